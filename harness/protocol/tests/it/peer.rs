//! The driver's loop against hostile and ordinary input.

use sekisho_harness_protocol::{ErrorCode, Handler, Message, Peer, serve};
use serde_json::{Value, json};

struct Echo;

impl Handler for Echo {
    fn handle(
        &mut self,
        method: &str,
        params: Value,
        peer: &mut dyn Peer,
    ) -> Result<Value, sekisho_harness_protocol::ErrorObject> {
        match method {
            "card" => {
                let atr = peer.card_connect(&"c".to_owned());
                Ok(json!({ "removed": atr.is_err_and(|error| error.is_card_removed()) }))
            }
            _ => Ok(params),
        }
    }
}

fn converse(input: &str) -> Vec<Value> {
    let mut output = Vec::new();
    serve(input.as_bytes(), &mut output, &mut Echo).unwrap();
    String::from_utf8(output).unwrap().lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

#[test]
fn garbage_between_requests_is_passed_over_and_the_requests_are_answered() {
    let lines = converse("noise\n\n{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"x\",\"params\":{\"a\":1}}\n[1,2]\n");
    assert_eq!(lines, [json!({"jsonrpc": "2.0", "id": 1, "result": {"a": 1}})]);
}

#[test]
fn a_call_back_is_sent_before_the_answer_and_its_refusal_is_understood() {
    let removed = ErrorCode::CardRemoved.number();
    let input = format!(
        "{{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"card\"}}\n{{\"jsonrpc\":\"2.0\",\"id\":1,\"error\":{{\"code\":{removed},\"message\":\"gone\"}}}}\n"
    );
    let lines = converse(&input);
    assert_eq!(lines[0]["method"], "card/connect");
    assert_eq!(lines[1]["result"]["removed"], true);
}

#[test]
fn input_that_ends_inside_a_call_back_still_yields_an_answer() {
    let lines = converse("{\"jsonrpc\":\"2.0\",\"id\":9,\"method\":\"card\"}\n");
    assert_eq!(lines.len(), 2);
    assert_eq!(lines[1]["result"]["removed"], false);
    assert!(matches!(Message::parse(&lines[1].to_string()), Ok(Message::Response(_))));
}
