//! Writing a CRL of any size with bounded memory.
//!
//! DER puts lengths before contents, and the signature covers what comes before it. So the entries are gone through three
//! times: for their length (without encoding anything), for the hash, and to be written. x509-cert holds all entries at
//! once, and der's lengths end at 256 MiB; that is why this writer is our own. What it writes is judged by other software
//! in the tests.

use std::io::Write;

use super::entry::{EntryWriter, ROOM};
use super::rule::UnspecifiedReason;
use crate::der_parts::append_head;
use crate::error::CaError;
use crate::issuer::Issuer;
use crate::revocation::Revocation;
use crate::serial::Serial;

/// Version 2 (RFC 5280, 5.1.2.1): INTEGER 1.
const VERSION: [u8; 3] = [0x02, 0x01, 0x01];
/// Entries are collected to blocks of about this many octets before they are hashed or written.
const BLOCK: usize = 64 * 1024;

mod tag {
    pub(super) const BIT_STRING: u8 = 0x03;
    pub(super) const SEQUENCE: u8 = 0x30;
    /// crlExtensions, [0] EXPLICIT.
    pub(super) const EXTENSIONS: u8 = 0xA0;
}

/// Everything in a CRL but its entries and its signature, each part in DER.
pub(super) struct Frame {
    pub(super) algorithm: Vec<u8>,
    pub(super) issuer: Vec<u8>,
    pub(super) this_update: Vec<u8>,
    pub(super) next_update: Vec<u8>,
    pub(super) extensions: Vec<u8>,
}

impl Frame {
    /// Writes the CertificateList (RFC 5280, 5.1).
    pub(super) fn write<I: Iterator<Item = (Serial, Revocation)>>(
        &self,
        issuer: &Issuer,
        unspecified: UnspecifiedReason,
        entries: impl Fn() -> I,
        out: &mut dyn Write,
    ) -> Result<(), CaError> {
        let walk = |sink: &mut dyn FnMut(&[u8]) -> Result<(), CaError>| in_blocks(entries(), unspecified, sink);
        let writer = EntryWriter::new(unspecified);
        let mut length = 0;
        entries().try_for_each(|(serial, revocation)| {
            length += writer.length(serial, revocation)?;
            Ok::<_, CaError>(())
        })?;
        let (before, after) = self.around(length);
        let mut hash = issuer.algorithm().hasher();
        hash.update(&before);
        walk(&mut |block| {
            hash.update(block);
            Ok(())
        })?;
        hash.update(&after);
        let signature = issuer.sign_hash(&hash.finalize())?;

        let mut end = after;
        end.extend_from_slice(&self.algorithm);
        append_head(tag::BIT_STRING, signature.len() + 1, &mut end);
        // No unused bits.
        end.push(0);
        end.extend_from_slice(&signature);
        let mut start = Vec::new();
        append_head(tag::SEQUENCE, before.len() + length + end.len(), &mut start);
        start.extend_from_slice(&before);
        let mut write =
            |octets: &[u8]| out.write_all(octets).map_err(|error| CaError::Output { problem: error.to_string() });
        write(&start)?;
        walk(&mut write)?;
        write(&end)
    }

    /// What stands in the TBSCertList before its entries, and behind them, if they have this length together.
    fn around(&self, entries: usize) -> (Vec<u8>, Vec<u8>) {
        let mut fields = VERSION.to_vec();
        for part in [&self.algorithm, &self.issuer, &self.this_update, &self.next_update] {
            fields.extend_from_slice(part);
        }
        // An empty list must be absent (RFC 5280, 5.1.2.6).
        if entries > 0 {
            append_head(tag::SEQUENCE, entries, &mut fields);
        }
        let mut after = Vec::new();
        append_head(tag::EXTENSIONS, self.extensions.len(), &mut after);
        after.extend_from_slice(&self.extensions);
        let mut before = Vec::new();
        append_head(tag::SEQUENCE, fields.len() + entries + after.len(), &mut before);
        before.extend_from_slice(&fields);
        (before, after)
    }
}

/// Encodes entries and hands them on in blocks.
fn in_blocks(
    mut entries: impl Iterator<Item = (Serial, Revocation)>,
    unspecified: UnspecifiedReason,
    sink: &mut dyn FnMut(&[u8]) -> Result<(), CaError>,
) -> Result<(), CaError> {
    let mut writer = EntryWriter::new(unspecified);
    let mut block = vec![0; BLOCK];
    let mut length = 0;
    entries.try_for_each(|(serial, revocation)| {
        let mut rest = block.get_mut(length..).and_then(|rest| rest.first_chunk_mut::<ROOM>());
        if rest.is_none() {
            sink(block.get(..length).unwrap_or_default())?;
            length = 0;
            rest = block.first_chunk_mut();
        }
        // A block has room for hundreds.
        if let Some(room) = rest {
            length += writer.write(serial, revocation, room)?;
        }
        Ok::<_, CaError>(())
    })?;
    sink(block.get(..length).unwrap_or_default())
}
