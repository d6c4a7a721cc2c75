//! The card does what is measured, and the echo responder is a fair peer.

use sekisho_benches::{Echo, Failure, InProcess, Link, Operation, discard_trace, open_card, sample_card, timed_block};
use sekisho_card_sim::MemoryStore;
use sekisho_card_sim::transport::VirtualCard as _;

#[test]
fn the_card_answers_every_measured_command_again_and_again() {
    let card = || open_card(sample_card().unwrap(), MemoryStore).unwrap();
    for card in [card(), discard_trace(card())] {
        let mut link = InProcess::new(card);
        for operation in Operation::ALL {
            assert!(timed_block(&mut link, operation, 3).unwrap() > 0.0, "{operation}");
        }
    }
}

#[test]
fn the_echo_responder_answers_what_is_compared_in_the_length_of_the_card() {
    let mut echo = Echo::default();
    let mut response = vec![0xFF; 7];
    for operation in Operation::ALL.into_iter().filter(|operation| *operation != Operation::Sign) {
        for command in operation.preparation() {
            echo.transmit(command, &mut response);
            assert_eq!(response, [0x90, 0x00]);
        }
        echo.transmit(operation.command(), &mut response);
        assert!(operation.is_answered_by(&response), "{operation}: {response:02X?}");
    }
}

/// A card that refuses at once, and would look very fast.
struct Refusing;

impl Link for Refusing {
    fn send(&mut self, command: &[u8]) -> Result<&[u8], Failure> {
        Ok(if Operation::SelectFile.command() == command { &[0x6A, 0x82] } else { &[0x90, 0x00] })
    }
}

#[test]
fn a_refusal_is_a_failure_and_no_figure() {
    let failure = timed_block(&mut Refusing, Operation::SelectFile, 1).unwrap_err();
    assert!(matches!(failure, Failure::Answer { operation: Operation::SelectFile, got } if got == [0x6A, 0x82]));
}

#[test]
fn a_short_answer_is_a_failure_even_with_the_right_status_word() {
    let failure = timed_block(&mut Refusing, Operation::ReadBinary, 1).unwrap_err();
    assert!(matches!(failure, Failure::Answer { operation: Operation::ReadBinary, .. }));
}
