//! Cards from files.

use std::path::Path;

use sekisho_ca_sim::keys::KeyPool;
use sekisho_card_sim::{
    Card, CardFile, CardStore, FileStore, MemoryStore, StoreError,
    fault::{PowerLine, PoweredStore},
};
use sekisho_jlis_sim_core::PoolKeyLoader;

use crate::{failure::Failure, secure_random::SystemEntropy};

/// The card of a file, which it keeps up to date.
pub(super) fn from_file(path: &Path) -> Result<Card, Failure> {
    let (card, store) = FileStore::open(path).map_err(failure)?;
    open(path, card, Box::new(store))
}

/// The card of a file, whose memory is on a power line that can fail.
pub(super) fn from_file_on(power: PowerLine, path: &Path) -> Result<Card, Failure> {
    let (card, store) = FileStore::open(path).map_err(failure)?;
    open(path, card, Box::new(PoweredStore::new(store, power)))
}

/// A card like that of a file, which it leaves alone.
pub(super) fn copy_of_file(path: &Path) -> Result<Card, Failure> {
    open(path, FileStore::peek(path).map_err(failure)?, Box::new(MemoryStore))
}

fn open(path: &Path, card: CardFile, store: Box<dyn CardStore>) -> Result<Card, Failure> {
    let pool = KeyPool::committed().map_err(Failure::bench)?;
    let entropy = Box::new(SystemEntropy::open()?);
    Card::open(card, &PoolKeyLoader::new(pool), store, entropy)
        .map_err(|error| Failure::Usage(format!("{}: {error}", path.display())))
}

fn failure(error: StoreError) -> Failure {
    match error {
        StoreError::Broken { .. } => Failure::usage(error),
        other => Failure::environment(other),
    }
}
