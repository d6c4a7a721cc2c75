//! What the driver may ask of the bench while it works on a request.

use sekisho_harness_protocol::{ErrorCode, ErrorObject};
use serde_json::Value;

/// Serves the driver's call-backs.
pub(crate) trait CallBacks {
    /// Answers one call-back.
    ///
    /// # Errors
    /// An error goes to the driver as it is, for example [`ErrorCode::CardRemoved`].
    fn call_back(&mut self, method: &str, params: Value) -> Result<Value, ErrorObject>;
}

/// Refuses every call-back: for requests that need none.
impl CallBacks for () {
    fn call_back(&mut self, method: &str, _: Value) -> Result<Value, ErrorObject> {
        Err(ErrorObject::new(ErrorCode::MethodNotFound, format!("`{method}` is not to be called during this request")))
    }
}
