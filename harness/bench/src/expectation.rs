//! The right answer to objects that are wrong on purpose: to whoever verifies a signature with the wrong objects of an
//! exhibit, at its instant, with its roots, and asks for the status where the exhibit answers: in the list, or, if the OCSP
//! answer is what is wrong, with that.
//!
//! The match has no wildcard: a new defect does not compile until its right answer stands here. How sure the broken rule is
//! stands with the defect; what is only inferred or chosen can at most warn, whatever the answer.

use sekisho_ca_sim::defect::Defect;
use sekisho_harness_protocol::Reason;

const NO_PATH: &[Reason] = &[Reason::IssuerUntrusted, Reason::SignatureInvalid];
const BROKEN_SIGNATURE: &[Reason] = &[Reason::SignatureInvalid, Reason::IssuerUntrusted, Reason::MalformedData];
const OTHER_ALGORITHM: &[Reason] =
    &[Reason::Unsupported, Reason::MalformedData, Reason::SignatureInvalid, Reason::IssuerUntrusted];
const UNUSABLE_KEY: &[Reason] = &[Reason::Unsupported, Reason::MalformedData, Reason::SignatureInvalid];
const NO_STATUS: &[Reason] = &[Reason::StatusUnavailable];
const UNUSABLE_STATUS: &[Reason] = &[Reason::StatusUnavailable, Reason::MalformedData, Reason::Unsupported];
const FORGED_STATUS: &[Reason] = &[Reason::StatusUnavailable, Reason::SignatureInvalid];
const REVOKED_OR_UNUSABLE: &[Reason] =
    &[Reason::Revoked { reason_code: None }, Reason::StatusUnavailable, Reason::MalformedData];
const STALE: &[Reason] = &[Reason::StatusStale, Reason::StatusUnavailable];
const STALE_OR_MALFORMED: &[Reason] = &[Reason::StatusStale, Reason::StatusUnavailable, Reason::MalformedData];
/// Revoked for keyCompromise, or the list is not used.
const LISTED: &[Reason] = &[
    Reason::Revoked { reason_code: Some(1) },
    Reason::Revoked { reason_code: None },
    Reason::StatusUnavailable,
    Reason::MalformedData,
];
const CONTRADICTORY: &[Reason] = &[
    Reason::Revoked { reason_code: Some(1) },
    Reason::Revoked { reason_code: None },
    Reason::OnHold,
    Reason::StatusUnavailable,
    Reason::MalformedData,
];
const REASON_7: &[Reason] = &[
    Reason::Revoked { reason_code: Some(7) },
    Reason::Revoked { reason_code: None },
    Reason::StatusUnavailable,
    Reason::MalformedData,
];
const ON_HOLD_OR_UNUSABLE: &[Reason] = &[
    Reason::OnHold,
    Reason::Revoked { reason_code: Some(8) },
    Reason::Revoked { reason_code: None },
    Reason::StatusUnavailable,
    Reason::MalformedData,
];

/// The right answer.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Expectation {
    /// Refusal, with any of these reasons.
    Refused(&'static [Reason]),
    /// The verifier's choice: acceptance, or refusal with any of these reasons. The rule binds whoever makes the object, and
    /// no document obliges a verifier to refuse it.
    Free(&'static [Reason]),
    /// Refusal, with any of these reasons, by whoever uses the personal items; whoever verifies the signature alone need not
    /// look at them.
    RefusedWhereRead(&'static [Reason]),
}

impl Expectation {
    /// The reasons that are right for a refusal.
    #[must_use]
    pub const fn reasons(self) -> &'static [Reason] {
        match self {
            Self::Refused(reasons) | Self::Free(reasons) | Self::RefusedWhereRead(reasons) => reasons,
        }
    }

    /// Whether this answer to a request that reads no personal item is right: acceptance, or refusal with a reason.
    #[must_use]
    pub fn allows(self, answer: &Result<(), Reason>) -> bool {
        match answer {
            Ok(()) => !matches!(self, Self::Refused(_)),
            Err(reason) => self.reasons().contains(reason),
        }
    }

    /// What it means, in a few words: English, Japanese.
    #[must_use]
    pub const fn words(self) -> [&'static str; 2] {
        match self {
            Self::Refused(_) => ["to be refused", "拒否しなければならない"],
            Self::Free(_) => ["may be accepted or refused", "受け入れても拒否してもよい"],
            Self::RefusedWhereRead(_) => {
                ["to be refused by whoever uses the personal items", "個人情報を利用する者は拒否しなければならない"]
            }
        }
    }

    /// The right answer to a defect.
    #[must_use]
    pub const fn of(defect: Defect) -> Self {
        match defect {
            // The path ends at no anchor; whoever takes the anchor with the right name finds that the signature is wrong.
            Defect::SignedByStranger
            | Defect::SignedByOtherGeneration
            | Defect::SignedByOwnKey
            | Defect::SignedByOtherLine => Self::Refused(NO_PATH),
            Defect::SignatureBitFlipped | Defect::SignatureTruncated | Defect::SignatureEmpty => {
                Self::Refused(BROKEN_SIGNATURE)
            }
            Defect::SignatureAlgorithmMismatch | Defect::SignatureWithSha1 => Self::Refused(OTHER_ALGORITHM),
            Defect::SignatureWithPss => Self::Free(OTHER_ALGORITHM),
            // Or the list, that of the signing line, is found to be of another issuer.
            Defect::IssuedByOtherLine => {
                Self::Refused(&[Reason::WrongPurpose, Reason::IssuerUntrusted, Reason::StatusUnavailable])
            }
            Defect::IssuerOfProduction => {
                Self::Refused(&[Reason::IssuerUntrusted, Reason::TestEnvironment, Reason::SignatureInvalid])
            }

            Defect::KeyOf1024Bits | Defect::KeyExponentOne | Defect::KeyExponentEven | Defect::KeyModulusEven => {
                Self::Refused(UNUSABLE_KEY)
            }
            Defect::KeyParametersMissing => Self::Free(UNUSABLE_KEY),

            Defect::Expired => Self::Refused(&[Reason::Expired]),
            Defect::NotYetValid => Self::Refused(&[Reason::NotYetValid]),
            Defect::ValidityReversed => Self::Refused(&[Reason::NotYetValid, Reason::Expired, Reason::MalformedData]),

            Defect::Version1WithExtensions => {
                Self::Free(&[Reason::MalformedData, Reason::Unsupported, Reason::WrongPurpose])
            }
            Defect::FourthElement => Self::Refused(&[Reason::MalformedData]),
            // Conforming software should be prepared for any version, and for serial numbers that no issuer may give
            // (RFC 5280, 4.1.2.1 and 4.1.2.2).
            Defect::Version4 => Self::Free(&[Reason::MalformedData, Reason::Unsupported]),
            // The signature is over the DER of what is signed (RFC 5280, 4.1.1.3): whoever encodes it again finds another hash.
            Defect::SerialWithLeadingZero
            | Defect::IndefiniteLength
            | Defect::LengthWithLeadingZero
            | Defect::BooleanTrueAs01
            | Defect::DefaultValueWritten => Self::Free(BROKEN_SIGNATURE),
            Defect::SerialNegative
            | Defect::SerialZero
            | Defect::SerialOf21Octets
            | Defect::TrailingData
            | Defect::SubjectEmpty
            | Defect::GeneralizedTimeBefore2050
            | Defect::UtcTimeWithoutSeconds
            | Defect::UtcTimeWithOffset
            | Defect::EndsAfterTheDay => Self::Free(&[Reason::MalformedData]),

            Defect::CriticalUnknownExtension => {
                Self::Refused(&[Reason::Unsupported, Reason::MalformedData, Reason::IssuerUntrusted])
            }
            Defect::DuplicateExtension
            | Defect::IssuerAsPrintableString
            | Defect::IssuerAltNameOfOtherLine
            | Defect::SubjectKeyIdentifierWrong
            | Defect::AuthorityKeyIdentifierOfOtherGeneration
            | Defect::AuthoritySerialWrong
            | Defect::AuthorityKeyIdentifierMissing => Self::Free(&[Reason::MalformedData, Reason::IssuerUntrusted]),
            Defect::DistributionPointOfOtherPartition => Self::Refused(NO_STATUS),
            Defect::DistributionPointMissing => Self::Refused(&[Reason::StatusUnavailable, Reason::MalformedData]),

            Defect::KeyUsageWithoutNonRepudiation
            | Defect::ExtendedKeyUsageWrong
            | Defect::PolicyOfOtherLine
            | Defect::PolicyForeign => Self::Refused(&[Reason::WrongPurpose]),
            Defect::PoliciesMissing => Self::Refused(&[Reason::WrongPurpose, Reason::MalformedData]),
            // Or a list of holders' certificates says nothing about it (RFC 5280, 6.3.3 (b)(2)(ii)).
            Defect::CaTrue => Self::Refused(&[Reason::WrongPurpose, Reason::MalformedData, Reason::StatusUnavailable]),
            Defect::PolicyOfTestUnderProduction | Defect::PolicyOfProductionUnderTest => {
                Self::Refused(&[Reason::TestEnvironment, Reason::WrongPurpose])
            }
            // nonRepudiation alone is enough for a signature, keyCertSign without cA binds the issuer, and without keyUsage or
            // extKeyUsage a key is limited to nothing (RFC 5280, 4.2.1.3 and 4.2.1.12).
            Defect::KeyUsageWithoutDigitalSignature
            | Defect::KeyUsageCertSign
            | Defect::KeyUsageMissing
            | Defect::KeyUsageNotCritical
            | Defect::ExtendedKeyUsageMissing
            | Defect::PoliciesNotCritical => Self::Free(&[Reason::WrongPurpose, Reason::MalformedData]),

            // Of an anchor, name and key count; the rest may be looked at (RFC 5280, 6.1.1 (d); RFC 5937).
            Defect::RootWithoutBasicConstraints | Defect::RootNotCa | Defect::RootWithoutCertSign => {
                Self::Free(&[Reason::IssuerUntrusted, Reason::MalformedData])
            }
            Defect::RootWithoutCrlSign => Self::Refused(NO_STATUS),

            Defect::BirthAndSexExchanged
            | Defect::AddressAndSubstitutesExchanged
            | Defect::BirthTwice
            | Defect::NameMissing
            | Defect::BirthImpossible
            | Defect::BirthWrongEra
            | Defect::SexOutOfRange
            | Defect::SubstitutesTooLong
            | Defect::SubstitutesWrongDigit
            | Defect::NameAsBmpString
            | Defect::NameAsPrintableString
            | Defect::NameBrokenUtf8
            | Defect::BirthInFullWidthDigits
            | Defect::OtherNameWithoutExplicitTag => Self::RefusedWhereRead(&[Reason::MalformedData]),
            // A day that nobody knows may be genuine; what must not happen is that a date is made of it.
            Defect::BirthPartial => Self::Free(&[Reason::MalformedData]),

            Defect::CrlSignedByStranger
            | Defect::CrlSignatureBitFlipped
            | Defect::CrlSignedByOtherGeneration
            | Defect::CrlOfOtherGeneration
            | Defect::CrlOfOtherLine => Self::Refused(FORGED_STATUS),
            Defect::CrlOfOtherPartition
            | Defect::CrlOfAuthoritiesOnly
            | Defect::CrlOfAttributeCertificatesOnly
            | Defect::CrlOfSomeReasons => Self::Refused(NO_STATUS),
            Defect::CrlDeltaAsComplete
            | Defect::CrlCriticalUnknownExtension
            | Defect::CrlEntryCriticalUnknownExtension => Self::Refused(UNUSABLE_STATUS),
            Defect::CrlPastNextUpdate | Defect::CrlFromTheFuture => Self::Refused(STALE),
            Defect::CrlNextUpdateBeforeThisUpdate => Self::Refused(STALE_OR_MALFORMED),
            // What clients do without nextUpdate is expressly not specified (RFC 5280, 5.1.2.5).
            Defect::CrlWithoutNextUpdate | Defect::CrlNumberBackwards => Self::Free(STALE),
            Defect::CrlWithoutDistributionPoint
            | Defect::CrlDistributionPointNotCritical
            | Defect::CrlIndirect
            | Defect::CrlGeneralizedTimeBefore2050
            | Defect::CrlUtcTimeWithoutSeconds
            | Defect::CrlDuplicateExtension
            | Defect::CrlNumberMissing
            | Defect::CrlNumberOf21Octets
            | Defect::CrlAuthorityKeyIdentifierMissing
            | Defect::CrlVersion1WithExtensions
            | Defect::CrlTrailingData
            | Defect::CrlEmptyEntries => Self::Free(UNUSABLE_STATUS),
            // Only whoever remembers the list of the day before can notice.
            Defect::CrlEntryLost => Self::Free(LISTED),
            // Validation takes removeFromCRL for a release wherever it stands (RFC 5280, 6.3.3 (k)).
            Defect::CrlRemoveFromCrlInFullList => Self::Free(ON_HOLD_OR_UNUSABLE),
            Defect::CrlEntryTwice => Self::Refused(CONTRADICTORY),
            Defect::CrlReason7 => Self::Refused(REASON_7),
            Defect::CrlRevocationInTheFuture => Self::Refused(LISTED),

            // The certificate of a responder of another authority is not signed by the issuer.
            Defect::OcspSignedByStranger
            | Defect::OcspSignatureEmpty
            | Defect::OcspSignatureBitFlipped
            | Defect::OcspResponderOfOtherGeneration
            | Defect::OcspResponderOfOtherLine => Self::Refused(FORGED_STATUS),
            Defect::OcspResponderWithoutPurpose
            | Defect::OcspResponderExpired
            | Defect::OcspResponderNotYetValid
            | Defect::OcspResponderMissing
            | Defect::OcspResponderIdWrong
            | Defect::OcspOfOtherSerial
            | Defect::OcspOfOtherIssuerKey
            | Defect::OcspOfOtherIssuerName
            | Defect::OcspWithoutAnswer => Self::Refused(NO_STATUS),
            // Without ocsp-nocheck it is for the client to say whether a responder is looked up (RFC 6960, 4.2.2.2.1), and
            // good may mean no more than not revoked (2.2).
            Defect::OcspResponderRevoked | Defect::OcspGoodForNeverIssued => Self::Free(NO_STATUS),
            Defect::OcspHashAlgorithmMismatch
            | Defect::OcspUndefinedStatus
            | Defect::OcspCriticalUnknownExtension
            | Defect::OcspErrorWithAnswer
            | Defect::OcspStatus4
            | Defect::OcspSuccessWithoutAnswer
            | Defect::OcspUnknownType => Self::Refused(UNUSABLE_STATUS),
            Defect::OcspContradictoryAnswers | Defect::OcspRevokedWithoutTime => Self::Refused(REVOKED_OR_UNUSABLE),
            Defect::OcspStale | Defect::OcspFromTheFuture | Defect::OcspNonceWrong => Self::Refused(STALE),
            Defect::OcspNextUpdateBeforeThisUpdate | Defect::OcspNonceTooLong => Self::Refused(STALE_OR_MALFORMED),
            // nextUpdate is optional (RFC 6960, 4.2.1), and a client may take an answer without its nonce (RFC 9654, 2.1).
            Defect::OcspWithoutNextUpdate | Defect::OcspNonceMissing => Self::Free(STALE),
            Defect::OcspProducedBeforeThisUpdate | Defect::OcspThisUpdateAsUtcTime | Defect::OcspTrailingData => {
                Self::Free(UNUSABLE_STATUS)
            }
        }
    }
}
