//! Planted faults: cards with one mistake each, made by standing between the card and its reader. Each has to be found in
//! the course of a normal run, by a short sequence, which a card without the mistake passes.

mod messaging;
mod reading;
mod references;
mod security_status;
mod signing;

use super::{
    campaign::{self, Plan},
    chip::Chip,
    frame::Frame,
    subject,
};

/// A mistake. It speaks to the right card behind it as a reader would, and may say something of its own.
trait Fault {
    /// Answers one command.
    fn transmit(&mut self, card: &mut dyn Chip, command: &[u8], response: &mut Vec<u8>) {
        card.transmit(command, response);
    }

    /// Power went or came.
    fn power(&mut self) {}

    fn warm_reset(&mut self, card: &mut dyn Chip) {
        card.warm_reset();
    }
}

/// A card with a mistake.
struct Faulty<F> {
    card: Box<dyn Chip>,
    fault: F,
}

impl<F: Fault> Chip for Faulty<F> {
    fn power_on(&mut self) {
        self.fault.power();
        self.card.power_on();
    }

    fn power_off(&mut self) {
        self.fault.power();
        self.card.power_off();
    }

    fn warm_reset(&mut self) {
        self.fault.warm_reset(&mut *self.card);
    }

    fn transmit(&mut self, command: &[u8], response: &mut Vec<u8>) {
        self.fault.transmit(&mut *self.card, command, response);
    }
}

/// The longest sequence that a fault may need once it was made short.
const LONGEST: usize = 8;

/// Finds the fault, or fails.
fn find<F: Fault + Default>(name: &str) {
    let plan = Plan { sequences: campaign::SEQUENCES, seed: 0x0FA0_1757, regressions: None };
    let open = |tries: &[u8]| Faulty { card: Box::new(subject::open(tries)), fault: F::default() };
    let found = match campaign::run(&plan, open) {
        Ok(met) => panic!("nothing was found in {} sequences: {name}", met.sequences),
        Err(found) => found,
    };
    println!("{name}: found in sequence {}\n{}", found.after, found.story);
    assert!(found.steps.len() <= LONGEST, "{} steps are no short story", found.steps.len());
    let right = campaign::replay(&mut subject::open(&found.state.worn), &found);
    assert_eq!(right, Ok(()), "the card without the fault fails as well");
}

macro_rules! planted {
    ($($name:ident: $fault:ty;)*) => {
        $(#[test]
        fn $name() {
            find::<$fault>(stringify!($name));
        })*

        /// How many there are.
        const PLANTED: usize = [$(stringify!($name)),*].len();
    };
}

planted! {
    finds_that_the_last_try_is_free: references::LastTryIsFree;
    finds_that_a_blocked_reference_answers_6983: references::BlockedAsInIso;
    finds_that_asking_for_tries_spends_one: references::QuerySpends;
    finds_that_a_password_is_folded_to_capitals: references::FoldsCase;
    finds_that_a_change_needs_no_verification: references::ChangesUnverified;
    finds_that_an_overlong_value_spends_a_try: references::OverlongSpends;
    finds_that_a_value_of_the_wrong_length_is_free: references::WrongLengthIsFree;
    finds_that_asking_for_tries_tells_who_is_verified: references::QueryTellsVerified;
    finds_that_two_applications_share_a_counter: references::SharedCounter;
    finds_that_the_status_outlives_another_application: security_status::KeptInAnotherApplication;
    finds_that_the_status_outlives_a_loss_of_power: security_status::KeptWithoutPower;
    finds_that_a_value_is_verified_for_the_wrong_application: security_status::WrongApplication;
    finds_that_a_failed_verification_takes_nothing_back: security_status::FailureKeeps;
    finds_that_selecting_a_file_takes_the_status_away: security_status::FileForgets;
    finds_that_a_warm_reset_takes_the_status_away: security_status::ResetForgets;
    finds_that_a_failed_selection_leaves_the_application: security_status::FailedSelectionLeaves;
    finds_that_reading_at_the_end_is_empty: reading::EndIsEmpty;
    finds_that_an_extended_read_is_cut: reading::CutTo256;
    finds_that_record_0_is_the_first: reading::RecordZeroIsFirst;
    finds_that_one_file_has_no_gate: reading::GateMissing;
    finds_that_a_short_identifier_does_not_select: reading::ShortIdentifierDoesNotSelect;
    finds_that_a_data_object_is_cut: reading::ObjectIsCut;
    finds_that_filler_is_left_out: reading::NoFiller;
    finds_that_one_channel_is_taken_for_another: reading::ChannelIgnored;
    finds_that_the_wrong_key_signs: signing::WrongKey;
    finds_that_a_hash_is_signed_bare: signing::BareHash;
    finds_that_a_salt_repeats: signing::SaltRepeats;
    finds_that_a_challenge_repeats: signing::ChallengeRepeats;
    finds_that_a_signature_is_cut: signing::SignatureIsCut;
    finds_that_a_terminals_certificate_serves_twice: signing::CertificateServesTwice;
    finds_that_a_refused_secure_command_does_not_count: messaging::RefusalDoesNotCount;
    finds_that_a_plain_command_counts: messaging::PlainCounts;
}

const _: () = assert!(PLANTED >= 10);

/// Instructions that faults look for.
mod ins {
    pub(super) const VERIFY: u8 = 0x20;
    pub(super) const CHANGE: u8 = 0x24;
    pub(super) const SIGN: u8 = 0x2A;
    pub(super) const CHALLENGE: u8 = 0x84;
    pub(super) const TERMINAL: u8 = 0xA2;
    pub(super) const SELECT: u8 = 0xA4;
    pub(super) const READ: u8 = 0xB0;
    pub(super) const RECORD: u8 = 0xB2;
    pub(super) const DATA: u8 = 0xCA;
}

/// A plain command with this instruction.
fn plain(command: &[u8], instruction: u8) -> Option<Frame<'_>> {
    let frame = Frame::read(command)?;
    (matches!(command[0], 0x00 | 0x80) && frame.instruction == instruction).then_some(frame)
}

/// A value for a reference, in the clear.
fn presented(command: &[u8]) -> Option<Frame<'_>> {
    plain(command, ins::VERIFY).filter(|frame| !frame.data.is_empty())
}

/// The name in a SELECT of an application.
fn selected_name(command: &[u8]) -> Option<&[u8]> {
    plain(command, ins::SELECT).filter(|frame| frame.p1 == 0x04).map(|frame| frame.data)
}

/// The status word of an answer.
fn status(response: &[u8]) -> u16 {
    response.last_chunk().map_or(0, |status| u16::from_be_bytes(*status))
}

/// Answers a status word alone.
fn answer(response: &mut Vec<u8>, status: u16) {
    *response = status.to_be_bytes().to_vec();
}

/// Something that the fault sends to the card by itself; the status word that came back.
fn aside(card: &mut dyn Chip, command: &[u8]) -> u16 {
    let mut response = Vec::new();
    card.transmit(command, &mut response);
    status(&response)
}

/// A VERIFY in the clear.
fn verify(p2: u8, value: &[u8]) -> Vec<u8> {
    [&[0x00, ins::VERIFY, 0x00, p2, u8::try_from(value.len()).unwrap()], value].concat()
}

/// A value that no reference has.
fn verify_wrong(p2: u8) -> Vec<u8> {
    verify(p2, b"*")
}

/// A SELECT of an application.
fn select(name: &[u8]) -> Vec<u8> {
    [&[0x00, ins::SELECT, 0x04, 0x0C, u8::try_from(name.len()).unwrap()], name].concat()
}
