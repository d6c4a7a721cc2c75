//! The whole way: client, pcscd, driver, and the two that answer.

use std::process::Command;

use sekisho_benches::{Effort, Operation, Subject, through_pcscd};

#[test]
fn blocks_go_to_card_and_echo_in_turns_whichever_reader_the_card_is_in() {
    let folder = tempfile::tempdir().unwrap();
    for place in [0, 1] {
        let samples = through_pcscd(place, folder.path(), |card, echo| {
            let mut client = Command::new(env!("CARGO_BIN_EXE_side-by-side"));
            client.args(["client", card, echo, "8", "2", "--quick"]);
            client
        })
        .unwrap();
        let operations = [Operation::SelectFile, Operation::ReadBinary, Operation::Verify, Operation::Change];
        let turns = [Subject::CardInReader, Subject::EchoInReader, Subject::EchoInReader, Subject::CardInReader];
        assert_eq!(samples.len(), turns.len() * operations.len());
        for (blocks, operation) in samples.chunks(turns.len()).zip(operations) {
            let count = if operation.writes() { Effort::QUICK.reader_writes } else { Effort::QUICK.reader_commands };
            for ((sample, subject), round) in blocks.iter().zip(turns).zip([8, 8, 9, 9]) {
                assert_eq!((sample.operation, sample.subject), (operation, subject));
                assert_eq!((sample.round, sample.count), (round, count));
                assert!(sample.seconds > 0.0);
            }
        }
    }
}
