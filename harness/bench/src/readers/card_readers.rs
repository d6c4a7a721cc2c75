//! Where cards are put for an implementation, by the way it asked for.

use std::{fmt, io, sync::Arc};

use sekisho_harness_protocol::CardAccess;

use super::pcsc::Place;
use super::{ByCallBack, Inserted, PcscReader, TcpReader};
use crate::card::SharedSlot;

/// Waits until the PC/SC service has noticed that a card is there (`true`) or gone (`false`).
pub type CardWatch = Arc<dyn Fn(bool) -> io::Result<()> + Send + Sync>;

/// A PC/SC reader of a running pcscd whose card we can be.
#[derive(Clone)]
pub struct VirtualReader {
    /// Its name for PC/SC clients.
    pub name: String,
    /// The port of its vpcd driver.
    pub port: u16,
    /// pcscd looks at its readers now and then only; a card that comes and goes between two looks was never there.
    pub watch: CardWatch,
    /// Where its card lies; empty at first.
    pub place: Place,
}

impl fmt::Debug for VirtualReader {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "VirtualReader({} on port {})", self.name, self.port)
    }
}

/// The readers of a run.
#[derive(Clone, Debug, Default)]
pub struct CardReaders {
    /// The reader for implementations that use PC/SC.
    pub pcsc: Option<VirtualReader>,
}

impl CardReaders {
    /// Puts a card where an implementation with this kind of access finds it.
    pub(crate) fn insert(&self, access: CardAccess, name: &str, slot: &SharedSlot) -> io::Result<Box<dyn Inserted>> {
        Ok(match access {
            CardAccess::CallBack => Box::new(ByCallBack(name.to_owned())),
            CardAccess::Tcp => Box::new(TcpReader::open(SharedSlot::clone(slot))?),
            CardAccess::Pcsc => {
                let reader = self.pcsc.as_ref().ok_or_else(|| {
                    io::Error::new(io::ErrorKind::NotFound, "the driver asks for PC/SC, and no pcscd was started")
                })?;
                Box::new(PcscReader::insert(reader, slot)?)
            }
        })
    }
}
