//! What a driver does around its work: reads the parameters of a request, without repeating what stands in them, and answers.

use serde::{Serialize, de::DeserializeOwned};
use serde_json::Value;

use crate::{ErrorCode, ErrorObject, Outcome};

/// The typed parameters of a request.
///
/// # Errors
/// [`ErrorCode::InvalidParams`], with what was expected. What came is left out: it may be a PIN of the wrong type.
pub fn parameters<T: DeserializeOwned>(params: Value) -> Result<T, ErrorObject> {
    serde_json::from_value(params).map_err(|error| ErrorObject::new(ErrorCode::InvalidParams, without_values(&error)))
}

/// The result of a request: what was done, or the refusal that a failure is.
///
/// # Errors
/// [`ErrorCode::Internal`] if it cannot be written as JSON, which no message of the protocol is known for.
pub fn result<T: Serialize, F>(done: Result<T, F>) -> Result<Value, ErrorObject>
where
    Outcome<T>: From<F>,
{
    let outcome = done.map_or_else(Outcome::from, Outcome::Done);
    serde_json::to_value(outcome).map_err(|error| ErrorObject::new(ErrorCode::Internal, error.to_string()))
}

/// What serde says, cut to the part that names members and types and no values.
fn without_values(error: &serde_json::Error) -> String {
    let text = error.to_string();
    if text.starts_with("missing field") {
        return text;
    }
    match text.find("expected ") {
        Some(at) => text.get(at..).unwrap_or_default().to_owned(),
        None => "expected parameters as the method's schema describes them".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ChangePin;
    use serde_json::json;

    #[test]
    fn a_pin_of_the_wrong_type_is_not_repeated() {
        let params =
            json!({"card": {"transport": "pcsc", "reader": "r"}, "pin": "signature", "current": 987_654, "new": "A"});
        let error = parameters::<ChangePin>(params).unwrap_err();
        assert_eq!(error.code, ErrorCode::InvalidParams.number());
        assert!(
            error.message.starts_with("expected a string") && !format!("{error:?}").contains("987654"),
            "{error:?}"
        );
        let error = parameters::<ChangePin>(json!({"secret": "987654"})).unwrap_err();
        assert_eq!(error.message, "missing field `card`");
    }
}
