//! The right behaviour of every part.

use crate::{
    AnswerFilter, CardLink, CertificateFile, CertificateParser, EfReader, MessageSigner, PathBuilder, PinCommands,
    PinPolicy, PurposeRule, SignatureChecker, StatusChecker, StatusInterpreter, TokenFile, ValidityRule,
};

/// Takes every part as its trait's default methods have it. Whoever needs another behaviour implements that trait anew and
/// can still ask this one.
#[derive(Clone, Copy, Debug, Default)]
pub struct Standard;

impl CardLink for Standard {}
impl EfReader for Standard {}
impl CertificateFile for Standard {}
impl TokenFile for Standard {}
impl CertificateParser for Standard {}
impl PinPolicy for Standard {}
impl PinCommands for Standard {}
impl StatusInterpreter for Standard {}
impl MessageSigner for Standard {}
impl SignatureChecker for Standard {}
impl PathBuilder for Standard {}
impl PurposeRule for Standard {}
impl ValidityRule for Standard {}
impl StatusChecker for Standard {}
impl AnswerFilter for Standard {}
