//! JSON-RPC 2.0 envelopes, one a line.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// Requests are numbered by their sender; the two directions count apart.
pub type RequestId = u64;

/// A request. A notification (no `id`) is not part of this protocol.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Request {
    /// Always `2.0`.
    pub jsonrpc: String,
    /// Number of the request.
    pub id: RequestId,
    /// Method name.
    pub method: String,
    /// Named parameters.
    #[serde(default)]
    pub params: Value,
}

/// A response: exactly one of `result` and `error`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Response {
    /// Always `2.0`.
    pub jsonrpc: String,
    /// Number of the request that this answers.
    pub id: RequestId,
    /// The result.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub result: Option<Value>,
    /// The error.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub error: Option<ErrorObject>,
}

/// A JSON-RPC error.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ErrorObject {
    /// One of [`ErrorCode`], or a number of the peer's own.
    pub code: i64,
    /// For a person.
    pub message: String,
}

/// The error numbers of this protocol.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum ErrorCode {
    /// The message is not JSON or not a request (JSON-RPC 2.0 section 5.1).
    InvalidRequest,
    /// The driver does not have this method: the case is skipped.
    MethodNotFound,
    /// The parameters do not fit the method's schema.
    InvalidParams,
    /// The driver failed inside.
    Internal,
    /// The bench to the driver: the card is not (any more) there.
    CardRemoved,
    /// The bench to the driver: no such list can be had.
    StatusUnavailable,
}

impl ErrorCode {
    /// The number on the wire. The last two lie in the range that JSON-RPC leaves to applications.
    #[must_use]
    pub fn number(self) -> i64 {
        match self {
            Self::InvalidRequest => -32600,
            Self::MethodNotFound => -32601,
            Self::InvalidParams => -32602,
            Self::Internal => -32603,
            Self::CardRemoved => -32010,
            Self::StatusUnavailable => -32020,
        }
    }
}

/// A line, understood.
#[derive(Clone, Debug, PartialEq)]
pub enum Message {
    /// The peer asks.
    Request(Request),
    /// The peer answers.
    Response(Response),
}

/// Why a line is not a message.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
pub enum MessageError {
    /// Not JSON.
    #[error("expected one JSON object a line; {problem}")]
    NotJson {
        /// What the parser said.
        problem: String,
    },
    /// JSON, but neither a request nor a response of JSON-RPC 2.0.
    #[error("expected a JSON-RPC 2.0 request or response; {problem}")]
    NotJsonRpc {
        /// What is missing or wrong.
        problem: String,
    },
}

impl Message {
    /// Reads one line.
    ///
    /// # Errors
    /// [`MessageError`] says what was expected and what is wrong.
    pub fn parse(line: &str) -> Result<Self, MessageError> {
        let value: Value =
            serde_json::from_str(line).map_err(|error| MessageError::NotJson { problem: error.to_string() })?;
        let wrong = |problem: &str| MessageError::NotJsonRpc { problem: problem.to_owned() };
        let object = value.as_object().ok_or_else(|| wrong("the line is not an object"))?;
        if object.get("jsonrpc").and_then(Value::as_str) != Some("2.0") {
            return Err(wrong("the member `jsonrpc` is not \"2.0\""));
        }
        let is_request = object.contains_key("method");
        if !is_request && object.contains_key("result") == object.contains_key("error") {
            return Err(wrong("a response has exactly one of `result` and `error`"));
        }
        let problem = |error: serde_json::Error| MessageError::NotJsonRpc { problem: error.to_string() };
        if is_request {
            serde_json::from_value(value).map(Self::Request).map_err(problem)
        } else {
            serde_json::from_value(value).map(Self::Response).map_err(problem)
        }
    }
}

impl Request {
    /// A request with the envelope filled in.
    #[must_use]
    pub fn new(id: RequestId, method: &str, params: Value) -> Self {
        Self { jsonrpc: "2.0".to_owned(), id, method: method.to_owned(), params }
    }
}

impl Response {
    /// A successful response.
    #[must_use]
    pub fn result(id: RequestId, result: Value) -> Self {
        Self { jsonrpc: "2.0".to_owned(), id, result: Some(result), error: None }
    }

    /// An error response.
    #[must_use]
    pub fn error(id: RequestId, code: ErrorCode, message: impl Into<String>) -> Self {
        let error = ErrorObject { code: code.number(), message: message.into() };
        Self { jsonrpc: "2.0".to_owned(), id, result: None, error: Some(error) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_that_is_not_json_rpc_says_why() {
        assert!(matches!(Message::parse("hello"), Err(MessageError::NotJson { .. })));
        for line in [
            "[]",
            "{}",
            r#"{"jsonrpc":"2.0","id":1}"#,
            r#"{"jsonrpc":"2.0","id":1,"result":1,"error":{"code":1,"message":""}}"#,
            r#"{"jsonrpc":"2.0","id":-1,"method":"x"}"#,
        ] {
            assert!(matches!(Message::parse(line), Err(MessageError::NotJsonRpc { .. })), "{line}");
        }
    }

    #[test]
    fn requests_and_responses_are_told_apart() {
        let request = serde_json::to_string(&Request::new(7, "reader/token", Value::Null)).unwrap();
        assert!(matches!(Message::parse(&request).unwrap(), Message::Request(Request { id: 7, .. })));
        let response = serde_json::to_string(&Response::error(7, ErrorCode::MethodNotFound, "none")).unwrap();
        assert!(matches!(Message::parse(&response).unwrap(), Message::Response(Response { id: 7, .. })));
    }
}
