//! The card in the reader that the library opens.

use std::rc::Rc;

use jpki::Card;
use jpki::pcsc::{Context, PcscCard};
use sekisho_harness_protocol::Reason;

use crate::failure::Failure;

/// A card over the library's own transport.
pub(crate) type Connected = Rc<Card<PcscCard<'static>, ()>>;

/// Connects, or waits for a card as long as the library does: for ever.
pub(crate) fn connect(reader: &str) -> Result<Connected, Failure> {
    let service = pcsc::Context::establish(pcsc::Scope::User)?;
    let readers = service.list_readers_owned()?;
    match readers.first() {
        Some(first) if first.to_string_lossy() == reader => {}
        Some(first) => {
            let detail =
                format!("the library opens the first reader, {first:?}, and takes no name; asked for {reader:?}");
            return Err(Failure::new(Reason::Unsupported, detail));
        }
        None => return Err(Failure::new(Reason::CardRemoved, "there is no reader")),
    }
    let context = Context::try_new()?;
    let card = context.open()?.connect(context)?;
    Ok(Rc::new(Card::new(Box::new(card))))
}
