//! A place between the reader and the card, for tests of what software does when something on the way is odd.

use crate::transport::VirtualCard;

/// What passes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Passing<'a> {
    /// A command on its way to the card.
    Command(&'a [u8]),
    /// A response on its way to the reader.
    Response {
        /// The command, as it came from the reader's side.
        command: &'a [u8],
        /// The response, as it came from the card's side.
        response: &'a [u8],
    },
}

/// What becomes of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It passes as it is.
    Pass,
    /// These bytes pass in its place.
    Change(Vec<u8>),
    /// The reader gets these bytes as the response. A command does not reach the card then; of a response it is the same
    /// as [`Verdict::Change`].
    Answer(Vec<u8>),
    /// It is lost. The reader gets no response: over a connection it waits, and a caller in this process gets an empty one.
    Drop,
}

/// Decides about everything that passes. Any closure from [`Passing`] to [`Verdict`] is one.
pub trait Interceptor {
    /// Decides about one command or one response.
    fn decide(&mut self, passing: Passing<'_>) -> Verdict;
}

impl<F: FnMut(Passing<'_>) -> Verdict> Interceptor for F {
    fn decide(&mut self, passing: Passing<'_>) -> Verdict {
        self(passing)
    }
}

/// A card with an interceptor before it. It is a card itself, so it can be intercepted again: the outermost sees a command
/// first and a response last.
///
/// ```
/// use sekisho_card_sim::transport::{Intercepted, Passing, Verdict, VirtualCard};
/// # struct Echo;
/// # impl VirtualCard for Echo {
/// #     fn power_on(&mut self) {}
/// #     fn power_off(&mut self) {}
/// #     fn warm_reset(&mut self) {}
/// #     fn atr(&self) -> &[u8] { &[0x3B, 0x00] }
/// #     fn transmit(&mut self, command: &[u8], response: &mut Vec<u8>) {
/// #         response.clear();
/// #         response.extend_from_slice(command);
/// #         response.extend_from_slice(&[0x90, 0x00]);
/// #     }
/// # }
/// # let card = Echo;
/// // A card that claims to have lost its PIN tries, and whose other answers pass.
/// let blocked = |passing: Passing<'_>| match passing {
///     Passing::Command([_, 0x20, ..]) => Verdict::Answer(vec![0x69, 0x84]),
///     _ => Verdict::Pass,
/// };
/// let mut card = Intercepted::new(card, blocked);
///
/// let mut response = Vec::new();
/// card.transmit(&[0x00, 0x20, 0x00, 0x80], &mut response);
/// assert_eq!(response, [0x69, 0x84]);
/// card.transmit(&[0x00, 0x84, 0x00, 0x00, 0x08], &mut response);
/// assert!(response.ends_with(&[0x90, 0x00]));
/// ```
#[derive(Clone, Debug)]
pub struct Intercepted<C, I> {
    card: C,
    interceptor: I,
}

impl<C: VirtualCard, I: Interceptor> Intercepted<C, I> {
    /// Puts an interceptor before a card.
    pub fn new(card: C, interceptor: I) -> Self {
        Self { card, interceptor }
    }

    /// Takes the two apart again.
    pub fn into_parts(self) -> (C, I) {
        (self.card, self.interceptor)
    }
}

impl<C: VirtualCard, I: Interceptor> VirtualCard for Intercepted<C, I> {
    fn power_on(&mut self) {
        self.card.power_on();
    }

    fn power_off(&mut self) {
        self.card.power_off();
    }

    fn warm_reset(&mut self) {
        self.card.warm_reset();
    }

    fn atr(&self) -> &[u8] {
        self.card.atr()
    }

    fn transmit(&mut self, command: &[u8], response: &mut Vec<u8>) {
        match self.interceptor.decide(Passing::Command(command)) {
            Verdict::Pass => self.card.transmit(command, response),
            Verdict::Change(other) => self.card.transmit(&other, response),
            Verdict::Answer(answer) => {
                *response = answer;
                return;
            }
            Verdict::Drop => {
                response.clear();
                return;
            }
        }
        if response.is_empty() {
            // A card that has left or says nothing sends nothing that could be intercepted.
            return;
        }
        match self.interceptor.decide(Passing::Response { command, response }) {
            Verdict::Pass => {}
            Verdict::Change(other) | Verdict::Answer(other) => *response = other,
            Verdict::Drop => response.clear(),
        }
    }

    fn is_present(&self) -> bool {
        self.card.is_present()
    }
}
