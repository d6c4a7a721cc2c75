//! A client of PC/SC that sends blocks to two readers in turns. It is a process of its own, because the library finds
//! its daemon by an environment variable.

use std::ffi::CString;
use std::io::Write;

use pcsc::{Card, Context, Protocols, Scope, ShareMode};

use crate::effort::Effort;
use crate::failure::Failure;
use crate::link::{Link, timed_block};
use crate::operation::Operation;
use crate::sample::{Sample, Subject};

/// The operations, those that write last.
const OPERATIONS: [Operation; 4] = [Operation::SelectFile, Operation::ReadBinary, Operation::Verify, Operation::Change];

/// The longest response here is 258 bytes.
const LONGEST_RESPONSE: usize = 512;

struct Reader {
    card: Card,
    buffer: [u8; LONGEST_RESPONSE],
}

impl Link for Reader {
    fn send(&mut self, command: &[u8]) -> Result<&[u8], Failure> {
        Ok(self.card.transmit(command, &mut self.buffer)?)
    }
}

/// Measures `pairs` pairs of blocks for every operation and writes each sample as one line. The first of the two readers
/// changes from pair to pair; rounds are numbered from `first_round` on. A block of each comes before, unmeasured.
///
/// # Errors
/// [`Failure`] if a reader does not answer as it should, or `out` cannot be written.
pub fn run_client(
    card: &str,
    echo: &str,
    effort: &Effort,
    (first_round, pairs): (u32, u32),
    out: &mut dyn Write,
) -> Result<(), Failure> {
    let context = Context::establish(Scope::User)?;
    let connect = |name: &str| {
        let name = CString::new(name).map_err(|_| Failure::ReaderName { name: name.to_owned() })?;
        let card = context.connect(&name, ShareMode::Shared, Protocols::ANY)?;
        Ok::<_, Failure>(Reader { card, buffer: [0; LONGEST_RESPONSE] })
    };
    let mut readers = [(Subject::CardInReader, connect(card)?), (Subject::EchoInReader, connect(echo)?)];
    for operation in OPERATIONS {
        let count = if operation.writes() { effort.reader_writes } else { effort.reader_commands };
        for (_, reader) in &mut readers {
            timed_block(reader, operation, count)?;
        }
        for round in first_round..first_round + pairs {
            for (subject, reader) in &mut readers {
                let seconds = timed_block(reader, operation, count)?;
                let sample = Sample { operation, subject: *subject, round, count, seconds };
                writeln!(out, "{sample}").map_err(Failure::io("print a sample"))?;
            }
            readers.reverse();
        }
    }
    Ok(())
}
