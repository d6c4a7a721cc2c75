//! The role that each outside program plays.

use std::fmt;

use crate::error::JudgeError;
use crate::exhibit::Exhibit;
use crate::opinion::Opinion;

/// Software that is not ours and decides about exhibits.
pub trait Judge: fmt::Debug + Send + Sync {
    /// Its name, as a heading.
    fn name(&self) -> &'static str;

    /// Its version, as it says itself.
    ///
    /// # Errors
    /// [`JudgeError`] if it is not there or does not say.
    fn version(&self) -> Result<String, JudgeError>;

    /// One opinion for each exhibit, in their order.
    ///
    /// # Errors
    /// [`JudgeError`] if it is not there or breaks down. A refusal is no error.
    fn verdicts(&self, exhibits: &[Exhibit]) -> Result<Vec<Opinion>, JudgeError>;
}
