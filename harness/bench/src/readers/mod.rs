//! The ways in which a card reaches the implementation.

mod call_back;
mod card_readers;
mod pcsc;
mod slot_link;
mod tcp;

use sekisho_harness_protocol::CardRef;

pub(crate) use call_back::CardCallBacks;
pub use card_readers::{CardReaders, CardWatch, VirtualReader};
pub(crate) use pcsc::PcscReader;
pub(crate) use tcp::TcpReader;

/// A card that can be reached. Dropping it takes the card away.
pub(crate) trait Inserted {
    /// How a request names the card.
    fn card_ref(&self) -> CardRef;
}

/// A card that is reached by call-back: there is nothing to keep running.
pub(crate) struct ByCallBack(pub(crate) String);

impl Inserted for ByCallBack {
    fn card_ref(&self) -> CardRef {
        CardRef::CallBack { card: self.0.clone() }
    }
}
