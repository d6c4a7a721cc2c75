//! A card made from a recorded session.

mod card;
mod divergence;
mod recording;

pub use card::{Matching, Replay, ReplayObserver};
pub use divergence::{Divergence, SentCommand};
pub use recording::{Recording, RecordingError};
