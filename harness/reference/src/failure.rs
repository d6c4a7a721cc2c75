//! Why a request was not done: one type from the card link up to the answer.

use sekisho_harness_protocol::{CallError, ErrorCode, ErrorObject, Reason};

/// Why a request was not done.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum Failure {
    /// The implementation declines; this is an answer, not an error.
    #[error("refused: {}", .0.code())]
    Refused(Reason),
    /// The parameters do not fit the method.
    #[error("{0}")]
    Params(String),
    /// The pipe to the bench or the cryptographic library failed.
    #[error("{0}")]
    Internal(String),
}

impl From<Reason> for Failure {
    fn from(reason: Reason) -> Self {
        Self::Refused(reason)
    }
}

impl From<openssl::error::ErrorStack> for Failure {
    fn from(error: openssl::error::ErrorStack) -> Self {
        Self::Internal(format!("OpenSSL failed: {error}"))
    }
}

impl Failure {
    /// What a failed call-back about the card means: a card that is gone is an answer, anything else is a broken pipe.
    #[must_use]
    pub fn of_card_call(error: &CallError) -> Self {
        if error.is_card_removed() { Self::Refused(Reason::CardRemoved) } else { Self::Internal(error.to_string()) }
    }

    /// The JSON-RPC error for what is no refusal.
    pub(crate) fn into_error_object(self) -> ErrorObject {
        let code = if matches!(self, Self::Params(_)) { ErrorCode::InvalidParams } else { ErrorCode::Internal };
        ErrorObject::new(code, self.to_string())
    }
}
