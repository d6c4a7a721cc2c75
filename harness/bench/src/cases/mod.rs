//! The cases, one file a family. Every `const CASES` list is gathered here; a test compares them with what the files hold.

mod path;
mod pin_change;
mod pin_form;
mod pin_lockout;
mod pin_status;
mod pin_wrong;
mod reader_broken;
mod reader_card;
mod reader_certificate;
mod sign;
mod sign_trouble;
mod status_list;
mod status_revoked;
mod usage;
mod validity;
mod verify;

use sekisho_harness_protocol::Method;
use sekisho_reports_log::{Bilingual, SuiteText};

use crate::{Case, case::Need};

/// Every case, in the order of the report.
pub fn all() -> impl Iterator<Item = &'static Case> {
    [
        reader_certificate::CASES,
        reader_broken::CASES,
        reader_card::CASES,
        pin_status::CASES,
        pin_wrong::CASES,
        pin_lockout::CASES,
        pin_form::CASES,
        pin_change::CASES,
        sign::CASES,
        sign_trouble::CASES,
        verify::CASES,
        path::CASES,
        validity::CASES,
        usage::CASES,
        status_revoked::CASES,
        status_list::CASES,
    ]
    .into_iter()
    .flatten()
}

/// The titles of the suites.
#[must_use]
pub fn suites() -> Vec<SuiteText> {
    [
        ("reader", "Reading the card", "カードの読取り"),
        ("pin", "PINs and passwords", "暗証番号とパスワード"),
        ("sign", "Signing with the card", "カードによる署名"),
        ("verify", "The mathematics of a signature", "署名の数学的検証"),
        ("path", "The path to the certification authority", "認証局への証明書パス"),
        ("validity", "Validity in time", "有効期間"),
        ("usage", "Signature or login", "署名用か利用者証明用か"),
        ("status", "Revocation", "失効"),
    ]
    .map(|(id, en, ja)| SuiteText { id: id.to_owned(), title: Bilingual::new(en, ja) })
    .into()
}

const READ: &[Need] = &[Need::Method(Method::ReaderCertificate)];
const PIN_STATUS: &[Need] = &[Need::Method(Method::ReaderPinStatus)];
const CHANGE: &[Need] = &[Need::Method(Method::ReaderChangePin)];
const SIGN: &[Need] = &[Need::Method(Method::SignatureSign)];
const VERIFY: &[Need] = &[Need::Method(Method::SignatureVerify), Need::Anchors];
const VERIFY_AT: &[Need] = &[Need::Method(Method::SignatureVerify), Need::Anchors, Need::Clock];
const STATUS: &[Need] = &[Need::Method(Method::SignatureVerify), Need::Anchors, Need::Status];
const STATUS_AT: &[Need] = &[Need::Method(Method::SignatureVerify), Need::Anchors, Need::Status, Need::Clock];
