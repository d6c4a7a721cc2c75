//! EF 0006: the token information, of which the label is what a person sees.

use sekisho_harness_protocol::Reason;

use crate::Failure;

/// The elementary file of the token information.
pub(crate) const TOKEN_FILE: u16 = 0x0006;
/// The label stands in its first 32 octets (PKCS#11 `CK_TOKEN_INFO`).
pub(crate) const LABEL_LENGTH: usize = 32;

/// Reading the token information.
pub trait TokenFile: Send {
    /// The label without the spaces that pad it.
    ///
    /// # Errors
    /// `malformed-data` when it is not printable ASCII.
    fn label(&self, field: &[u8]) -> Result<String, Failure> {
        if !field.iter().all(|octet| octet.is_ascii_graphic() || *octet == b' ') {
            return Err(Reason::MalformedData.into());
        }
        let label: String = field.iter().copied().map(char::from).collect();
        Ok(label.trim_end_matches(' ').to_owned())
    }
}
