//! Octet strings as they stand in messages: base64 for documents, hexadecimal for what passes over the card link.

use std::borrow::Cow;

use base64::{Engine as _, engine::general_purpose::STANDARD};
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};

/// Octets written in base64 with padding (RFC 4648 section 4).
#[derive(Clone, Debug, Default, Eq, PartialEq, Ord, PartialOrd)]
pub struct Base64Bytes(pub Vec<u8>);

/// Octets written as upper-case hexadecimal digits without separators; lower case is accepted on input.
#[derive(Clone, Debug, Default, Eq, PartialEq, Ord, PartialOrd)]
pub struct HexBytes(pub Vec<u8>);

impl Serialize for Base64Bytes {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&STANDARD.encode(&self.0))
    }
}

impl<'de> Deserialize<'de> for Base64Bytes {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = Cow::<'de, str>::deserialize(deserializer)?;
        STANDARD
            .decode(text.as_bytes())
            .map(Self)
            .map_err(|error| D::Error::custom(format!("expected base64 with padding (RFC 4648 section 4): {error}")))
    }
}

impl JsonSchema for Base64Bytes {
    fn schema_name() -> Cow<'static, str> {
        "Base64Bytes".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "string", "contentEncoding": "base64" })
    }
}

impl HexBytes {
    fn decode(text: &str) -> Option<Vec<u8>> {
        if !text.len().is_multiple_of(2) {
            return None;
        }
        text.as_bytes().chunks_exact(2).map(|pair| Some(hex_digit(pair[0])? << 4 | hex_digit(pair[1])?)).collect()
    }
}

fn hex_digit(character: u8) -> Option<u8> {
    match character {
        b'0'..=b'9' => Some(character - b'0'),
        b'a'..=b'f' => Some(character - b'a' + 10),
        b'A'..=b'F' => Some(character - b'A' + 10),
        _ => None,
    }
}

impl Serialize for HexBytes {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        const DIGITS: &[u8; 16] = b"0123456789ABCDEF";
        let text: String = self
            .0
            .iter()
            .flat_map(|octet| [DIGITS[usize::from(octet >> 4)] as char, DIGITS[usize::from(octet & 15)] as char])
            .collect();
        serializer.serialize_str(&text)
    }
}

impl<'de> Deserialize<'de> for HexBytes {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = Cow::<'de, str>::deserialize(deserializer)?;
        Self::decode(&text)
            .map(Self)
            .ok_or_else(|| D::Error::custom("expected pairs of hexadecimal digits without separators"))
    }
}

impl JsonSchema for HexBytes {
    fn schema_name() -> Cow<'static, str> {
        "HexBytes".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "string", "pattern": "^([0-9A-Fa-f]{2})*$" })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn octets_survive_both_spellings() {
        let octets: Vec<u8> = (0..=255).collect();
        let base64 = serde_json::to_string(&Base64Bytes(octets.clone())).unwrap();
        let hex = serde_json::to_string(&HexBytes(octets.clone())).unwrap();
        assert_eq!(serde_json::from_str::<Base64Bytes>(&base64).unwrap().0, octets);
        assert_eq!(serde_json::from_str::<HexBytes>(&hex).unwrap().0, octets);
        assert_eq!(serde_json::from_str::<HexBytes>(&hex.to_lowercase()).unwrap().0, octets);
    }

    #[test]
    fn half_an_octet_and_foreign_letters_are_refused() {
        for text in ["\"9\"", "\"9G\"", "\"90 00\"", "\"９０\""] {
            assert!(serde_json::from_str::<HexBytes>(text).is_err(), "{text}");
        }
    }
}
