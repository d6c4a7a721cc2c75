//! Where cards are put for an implementation, by the way it asked for.

use std::io;

use sekisho_harness_protocol::CardAccess;

use super::{ByCallBack, Inserted, PcscReader, TcpReader};
use crate::card::SharedSlot;

/// A PC/SC reader of a running pcscd whose card we can be.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct VirtualReader {
    /// Its name for PC/SC clients.
    pub name: String,
    /// The port of its vpcd driver.
    pub port: u16,
}

/// The readers of a run.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
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
                Box::new(PcscReader::insert(&reader.name, reader.port, SharedSlot::clone(slot))?)
            }
        })
    }
}
