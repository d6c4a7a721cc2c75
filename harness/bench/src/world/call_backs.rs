//! What the driver may ask of a world: its card, and revocation lists.

use sekisho_harness_protocol::{Base64Bytes, ErrorCode, ErrorObject, StatusCrl, StatusCrlDone};
use serde::Deserialize as _;
use serde_json::Value;

use super::World;
use crate::{card::TestCard, iut::CallBacks, readers::CardCallBacks};

/// Serves the call-backs of one request.
pub(crate) struct WorldCallBacks<'a> {
    pub(crate) world: &'a mut World,
    pub(crate) card: Option<&'a TestCard>,
}

impl CallBacks for WorldCallBacks<'_> {
    fn call_back(&mut self, method: &str, params: Value) -> Result<Value, ErrorObject> {
        if let Some(card) = self.card {
            let mut cards = CardCallBacks { name: card.name(), slot: card.slot() };
            if let Some(answer) = cards.call_back(method, &params) {
                return answer;
            }
        }
        if method != "status/crl" {
            return ().call_back(method, params);
        }
        let StatusCrl { distribution_point } = StatusCrl::deserialize(params)
            .map_err(|error| ErrorObject::new(ErrorCode::InvalidParams, error.to_string()))?;
        let crl = self.world.answer_for(&distribution_point.0).ok_or_else(|| {
            ErrorObject::new(ErrorCode::StatusUnavailable, "no list of this distribution point can be had")
        })?;
        serde_json::to_value(StatusCrlDone { crl: Base64Bytes(crl) })
            .map_err(|error| ErrorObject::new(ErrorCode::Internal, error.to_string()))
    }
}
