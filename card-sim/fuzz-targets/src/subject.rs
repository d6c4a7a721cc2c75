//! What a watched conversation needs of a card, so that a test can put a faulty one in its place.

use sekisho_card_sim::{Card, CardFile, transport::VirtualCard};

/// A card whose memory can be looked into.
pub trait Subject: VirtualCard {
    /// The card as it would be saved now.
    fn file(&self) -> &CardFile;
}

impl Subject for Card {
    fn file(&self) -> &CardFile {
        Self::file(self)
    }
}
