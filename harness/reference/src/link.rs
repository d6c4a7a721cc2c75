//! How the card is reached. An SDK replaces this part by its own transceive function.

use sekisho_harness_protocol::{CardId, CardRef, Peer};

use crate::{Failure, tcp_channel::TcpChannel};

/// An open card: command APDU in, response APDU out.
pub trait CardChannel {
    /// The answer to reset. It names the reader as much as the card, so it is shown, never judged.
    fn answer_to_reset(&self) -> &[u8];

    /// Sends one command APDU and returns the response APDU. Nothing is sent twice.
    ///
    /// # Errors
    /// `card-removed`, or the failure of the pipe.
    fn transmit(&mut self, command: &[u8]) -> Result<Vec<u8>, Failure>;

    /// Lets the card go. What goes wrong here no longer matters to the holder.
    fn close(&mut self);
}

/// Opens the card of a request.
pub trait CardLink: Send {
    /// Powers the card.
    ///
    /// # Errors
    /// `card-removed`; a PC/SC reader, for which another driver is needed.
    fn open<'p>(&self, card: &CardRef, peer: &'p mut dyn Peer) -> Result<Box<dyn CardChannel + 'p>, Failure> {
        match card {
            CardRef::CallBack { card } => Ok(Box::new(CallBackChannel::open(card, peer)?)),
            CardRef::Tcp { address } => Ok(Box::new(TcpChannel::open(address)?)),
            CardRef::Pcsc { .. } => {
                Err(Failure::Params("expected a card by call-back or TCP, got a PC/SC reader".to_owned()))
            }
        }
    }
}

struct CallBackChannel<'p> {
    card: CardId,
    answer_to_reset: Vec<u8>,
    peer: &'p mut dyn Peer,
}

impl<'p> CallBackChannel<'p> {
    fn open(card: &CardId, peer: &'p mut dyn Peer) -> Result<Self, Failure> {
        let answer_to_reset = peer.card_connect(card).map_err(|error| Failure::of_card_call(&error))?;
        Ok(Self { card: card.clone(), answer_to_reset, peer })
    }
}

impl CardChannel for CallBackChannel<'_> {
    fn answer_to_reset(&self) -> &[u8] {
        &self.answer_to_reset
    }

    fn transmit(&mut self, command: &[u8]) -> Result<Vec<u8>, Failure> {
        self.peer.card_transmit(&self.card, command).map_err(|error| Failure::of_card_call(&error))
    }

    fn close(&mut self) {
        drop(self.peer.card_disconnect(&self.card));
    }
}
