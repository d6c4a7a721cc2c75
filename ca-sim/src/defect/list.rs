//! The list of defects: a row here for each record of a family.

use super::entry::Entry;
use super::{certificate, crl, ocsp};

/// Writes the enumeration, the list of all, and the way from a defect to its record from one table.
macro_rules! defects {
    ($($(#[$doc:meta])+ $variant:ident => $record:path,)+) => {
        /// A defect in a certificate, a revocation list or an OCSP answer. Match on it without a wildcard: a new one then shows every place
        /// that has to know of it.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Defect {
            $($(#[$doc])+ $variant,)+
        }

        impl Defect {
            /// Every defect, in the order of the families.
            pub const ALL: &[Self] = &[$(Self::$variant,)+];

            pub(super) fn entry(self) -> &'static Entry {
                match self {
                    $(Self::$variant => const { &$record },)+
                }
            }
        }
    };
}

defects! {
    /// `signed-by-stranger`
    SignedByStranger => certificate::signer::STRANGER,
    /// `signed-by-other-generation`
    SignedByOtherGeneration => certificate::signer::OTHER_GENERATION,
    /// `signed-by-own-key`
    SignedByOwnKey => certificate::signer::OWN_KEY,
    /// `signed-by-other-line`
    SignedByOtherLine => certificate::signer::OTHER_LINE,
    /// `issued-by-other-line`
    IssuedByOtherLine => certificate::signer::ISSUED_BY_OTHER_LINE,
    /// `signature-bit-flipped`
    SignatureBitFlipped => certificate::signature::BIT_FLIPPED,
    /// `signature-truncated`
    SignatureTruncated => certificate::signature::TRUNCATED,
    /// `signature-empty`
    SignatureEmpty => certificate::signature::EMPTY,
    /// `signature-algorithm-mismatch`
    SignatureAlgorithmMismatch => certificate::signature::ALGORITHM_MISMATCH,
    /// `signature-with-sha1`
    SignatureWithSha1 => certificate::signature::SHA_1,
    /// `signature-with-pss`
    SignatureWithPss => certificate::signature::PSS,
    /// `key-of-1024-bits`
    KeyOf1024Bits => certificate::key::WEAK,
    /// `key-exponent-one`
    KeyExponentOne => certificate::key::EXPONENT_ONE,
    /// `key-exponent-even`
    KeyExponentEven => certificate::key::EXPONENT_EVEN,
    /// `key-modulus-even`
    KeyModulusEven => certificate::key::MODULUS_EVEN,
    /// `key-parameters-missing`
    KeyParametersMissing => certificate::key::WITHOUT_PARAMETERS,
    /// `version-1-with-extensions`
    Version1WithExtensions => certificate::encoding::VERSION_1,
    /// `version-4`
    Version4 => certificate::encoding::VERSION_4,
    /// `serial-negative`
    SerialNegative => certificate::encoding::SERIAL_NEGATIVE,
    /// `serial-zero`
    SerialZero => certificate::encoding::SERIAL_ZERO,
    /// `serial-of-21-octets`
    SerialOf21Octets => certificate::encoding::SERIAL_TOO_LONG,
    /// `serial-with-leading-zero`
    SerialWithLeadingZero => certificate::encoding::SERIAL_PADDED,
    /// `trailing-data`
    TrailingData => certificate::encoding::TRAILING_DATA,
    /// `fourth-element`
    FourthElement => certificate::encoding::FOURTH_ELEMENT,
    /// `indefinite-length`
    IndefiniteLength => certificate::encoding::INDEFINITE_LENGTH,
    /// `length-with-leading-zero`
    LengthWithLeadingZero => certificate::encoding::LONG_LENGTH,
    /// `boolean-true-as-01`
    BooleanTrueAs01 => certificate::encoding::BOOLEAN_ONE,
    /// `default-value-written`
    DefaultValueWritten => certificate::encoding::DEFAULT_WRITTEN,
    /// `issuer-of-production`
    IssuerOfProduction => certificate::name::ISSUER_OF_PRODUCTION,
    /// `issuer-as-printable-string`
    IssuerAsPrintableString => certificate::name::ISSUER_PRINTABLE,
    /// `subject-empty`
    SubjectEmpty => certificate::name::SUBJECT_EMPTY,
    /// `issuer-alt-name-of-other-line`
    IssuerAltNameOfOtherLine => certificate::name::ISSUER_ALT_NAME_OF_OTHER_LINE,
    /// `subject-key-identifier-wrong`
    SubjectKeyIdentifierWrong => certificate::name::SUBJECT_KEY_IDENTIFIER_WRONG,
    /// `expired`
    Expired => certificate::validity::EXPIRED,
    /// `not-yet-valid`
    NotYetValid => certificate::validity::NOT_YET_VALID,
    /// `validity-reversed`
    ValidityReversed => certificate::validity::REVERSED,
    /// `generalized-time-before-2050`
    GeneralizedTimeBefore2050 => certificate::validity::GENERALIZED,
    /// `utc-time-without-seconds`
    UtcTimeWithoutSeconds => certificate::validity::WITHOUT_SECONDS,
    /// `utc-time-with-offset`
    UtcTimeWithOffset => certificate::validity::WITH_OFFSET,
    /// `ends-after-the-day`
    EndsAfterTheDay => certificate::validity::AFTER_THE_DAY,
    /// `critical-unknown-extension`
    CriticalUnknownExtension => certificate::extension::CRITICAL_UNKNOWN,
    /// `duplicate-extension`
    DuplicateExtension => certificate::extension::REPEATED,
    /// `distribution-point-of-other-partition`
    DistributionPointOfOtherPartition => certificate::extension::DISTRIBUTION_POINT_ELSEWHERE,
    /// `distribution-point-missing`
    DistributionPointMissing => certificate::extension::DISTRIBUTION_POINT_MISSING,
    /// `key-usage-missing`
    KeyUsageMissing => certificate::usage::MISSING,
    /// `key-usage-not-critical`
    KeyUsageNotCritical => certificate::usage::NOT_CRITICAL,
    /// `key-usage-without-digital-signature`
    KeyUsageWithoutDigitalSignature => certificate::usage::WITHOUT_DIGITAL_SIGNATURE,
    /// `key-usage-without-non-repudiation`
    KeyUsageWithoutNonRepudiation => certificate::usage::WITHOUT_NON_REPUDIATION,
    /// `key-usage-cert-sign`
    KeyUsageCertSign => certificate::usage::KEY_CERT_SIGN,
    /// `extended-key-usage-wrong`
    ExtendedKeyUsageWrong => certificate::usage::EXTENDED_WRONG,
    /// `extended-key-usage-missing`
    ExtendedKeyUsageMissing => certificate::usage::EXTENDED_MISSING,
    /// `ca-true`
    CaTrue => certificate::usage::AUTHORITY,
    /// `policies-missing`
    PoliciesMissing => certificate::policy::MISSING,
    /// `policies-not-critical`
    PoliciesNotCritical => certificate::policy::NOT_CRITICAL,
    /// `policy-of-other-line`
    PolicyOfOtherLine => certificate::policy::OF_OTHER_LINE,
    /// `policy-foreign`
    PolicyForeign => certificate::policy::FOREIGN_POLICY,
    /// `policy-of-test-under-production`
    PolicyOfTestUnderProduction => certificate::policy::OF_TEST_UNDER_PRODUCTION,
    /// `policy-of-production-under-test`
    PolicyOfProductionUnderTest => certificate::policy::OF_PRODUCTION_UNDER_TEST,
    /// `authority-key-identifier-of-other-generation`
    AuthorityKeyIdentifierOfOtherGeneration => certificate::identifier::OF_OTHER_GENERATION,
    /// `authority-serial-wrong`
    AuthoritySerialWrong => certificate::identifier::SERIAL_WRONG,
    /// `authority-key-identifier-missing`
    AuthorityKeyIdentifierMissing => certificate::identifier::MISSING,
    /// `root-without-basic-constraints`
    RootWithoutBasicConstraints => certificate::root::WITHOUT_BASIC_CONSTRAINTS,
    /// `root-not-ca`
    RootNotCa => certificate::root::NOT_AN_AUTHORITY,
    /// `root-without-cert-sign`
    RootWithoutCertSign => certificate::root::WITHOUT_CERT_SIGN,
    /// `root-without-crl-sign`
    RootWithoutCrlSign => certificate::root::WITHOUT_CRL_SIGN,
    /// `birth-and-sex-exchanged`
    BirthAndSexExchanged => certificate::personal_items::BIRTH_AND_SEX_EXCHANGED,
    /// `address-and-substitutes-exchanged`
    AddressAndSubstitutesExchanged => certificate::personal_items::ADDRESS_AND_SUBSTITUTES_EXCHANGED,
    /// `birth-twice`
    BirthTwice => certificate::personal_items::BIRTH_TWICE,
    /// `name-missing`
    NameMissing => certificate::personal_items::NAME_MISSING,
    /// `birth-partial`
    BirthPartial => certificate::personal_items::BIRTH_PARTIAL,
    /// `birth-impossible`
    BirthImpossible => certificate::personal_items::BIRTH_IMPOSSIBLE,
    /// `birth-wrong-era`
    BirthWrongEra => certificate::personal_items::BIRTH_WRONG_ERA,
    /// `sex-out-of-range`
    SexOutOfRange => certificate::personal_items::SEX_OUT_OF_RANGE,
    /// `substitutes-too-long`
    SubstitutesTooLong => certificate::personal_items::SUBSTITUTES_TOO_LONG,
    /// `substitutes-wrong-digit`
    SubstitutesWrongDigit => certificate::personal_items::SUBSTITUTES_DIGIT,
    /// `name-as-bmp-string`
    NameAsBmpString => certificate::personal_form::BMP,
    /// `name-as-printable-string`
    NameAsPrintableString => certificate::personal_form::PRINTABLE_JAPANESE,
    /// `name-broken-utf8`
    NameBrokenUtf8 => certificate::personal_form::BROKEN_UTF8,
    /// `birth-in-full-width-digits`
    BirthInFullWidthDigits => certificate::personal_form::FULL_WIDTH,
    /// `other-name-without-explicit-tag`
    OtherNameWithoutExplicitTag => certificate::personal_form::NOT_EXPLICIT,
    /// `crl-signed-by-stranger`
    CrlSignedByStranger => crl::issuer::STRANGER,
    /// `crl-signature-bit-flipped`
    CrlSignatureBitFlipped => crl::issuer::BIT_FLIPPED,
    /// `crl-signed-by-other-generation`
    CrlSignedByOtherGeneration => crl::issuer::SIGNED_BY_OTHER_GENERATION,
    /// `crl-of-other-generation`
    CrlOfOtherGeneration => crl::issuer::OF_OTHER_GENERATION,
    /// `crl-of-other-line`
    CrlOfOtherLine => crl::issuer::OF_OTHER_LINE,
    /// `crl-of-other-partition`
    CrlOfOtherPartition => crl::scope::OTHER_PARTITION,
    /// `crl-without-distribution-point`
    CrlWithoutDistributionPoint => crl::scope::WITHOUT_SCOPE,
    /// `crl-distribution-point-not-critical`
    CrlDistributionPointNotCritical => crl::scope::NOT_CRITICAL,
    /// `crl-of-authorities-only`
    CrlOfAuthoritiesOnly => crl::scope::AUTHORITIES_ONLY,
    /// `crl-of-attribute-certificates-only`
    CrlOfAttributeCertificatesOnly => crl::scope::ATTRIBUTES_ONLY,
    /// `crl-of-some-reasons`
    CrlOfSomeReasons => crl::scope::SOME_REASONS,
    /// `crl-indirect`
    CrlIndirect => crl::scope::INDIRECT,
    /// `crl-delta-as-complete`
    CrlDeltaAsComplete => crl::scope::DELTA,
    /// `crl-past-next-update`
    CrlPastNextUpdate => crl::time::PAST_NEXT_UPDATE,
    /// `crl-from-the-future`
    CrlFromTheFuture => crl::time::FROM_THE_FUTURE,
    /// `crl-without-next-update`
    CrlWithoutNextUpdate => crl::time::WITHOUT_NEXT_UPDATE,
    /// `crl-next-update-before-this-update`
    CrlNextUpdateBeforeThisUpdate => crl::time::NEXT_BEFORE_THIS,
    /// `crl-generalized-time-before-2050`
    CrlGeneralizedTimeBefore2050 => crl::time::GENERALIZED,
    /// `crl-utc-time-without-seconds`
    CrlUtcTimeWithoutSeconds => crl::time::WITHOUT_SECONDS,
    /// `crl-critical-unknown-extension`
    CrlCriticalUnknownExtension => crl::extension::CRITICAL_UNKNOWN,
    /// `crl-duplicate-extension`
    CrlDuplicateExtension => crl::extension::REPEATED,
    /// `crl-number-missing`
    CrlNumberMissing => crl::extension::NUMBER_MISSING,
    /// `crl-number-backwards`
    CrlNumberBackwards => crl::extension::NUMBER_BACKWARDS,
    /// `crl-number-of-21-octets`
    CrlNumberOf21Octets => crl::extension::NUMBER_TOO_LONG,
    /// `crl-authority-key-identifier-missing`
    CrlAuthorityKeyIdentifierMissing => crl::extension::IDENTIFIER_MISSING,
    /// `crl-version-1-with-extensions`
    CrlVersion1WithExtensions => crl::extension::VERSION_1,
    /// `crl-trailing-data`
    CrlTrailingData => crl::extension::TRAILING_DATA,
    /// `crl-entry-critical-unknown-extension`
    CrlEntryCriticalUnknownExtension => crl::entry::CRITICAL_UNKNOWN,
    /// `crl-entry-lost`
    CrlEntryLost => crl::entry::LOST,
    /// `crl-entry-twice`
    CrlEntryTwice => crl::entry::CONTRADICTORY,
    /// `crl-remove-from-crl-in-full-list`
    CrlRemoveFromCrlInFullList => crl::entry::REMOVED_IN_FULL_LIST,
    /// `crl-reason-7`
    CrlReason7 => crl::entry::REASON_SEVEN,
    /// `crl-revocation-in-the-future`
    CrlRevocationInTheFuture => crl::entry::IN_THE_FUTURE,
    /// `crl-empty-entries`
    CrlEmptyEntries => crl::entry::EMPTY,
    /// `ocsp-signed-by-stranger`
    OcspSignedByStranger => ocsp::signature::STRANGER,
    /// `ocsp-signature-empty`
    OcspSignatureEmpty => ocsp::signature::EMPTY,
    /// `ocsp-signature-bit-flipped`
    OcspSignatureBitFlipped => ocsp::signature::BIT_FLIPPED,
    /// `ocsp-responder-of-other-generation`
    OcspResponderOfOtherGeneration => ocsp::responder::OF_OTHER_GENERATION,
    /// `ocsp-responder-of-other-line`
    OcspResponderOfOtherLine => ocsp::responder::OF_OTHER_LINE,
    /// `ocsp-responder-without-purpose`
    OcspResponderWithoutPurpose => ocsp::responder::WITHOUT_PURPOSE,
    /// `ocsp-responder-expired`
    OcspResponderExpired => ocsp::responder::EXPIRED,
    /// `ocsp-responder-not-yet-valid`
    OcspResponderNotYetValid => ocsp::responder::NOT_YET_VALID,
    /// `ocsp-responder-missing`
    OcspResponderMissing => ocsp::responder::MISSING,
    /// `ocsp-responder-revoked`
    OcspResponderRevoked => ocsp::responder::REVOKED,
    /// `ocsp-responder-id-wrong`
    OcspResponderIdWrong => ocsp::responder::WRONG_ID,
    /// `ocsp-of-other-serial`
    OcspOfOtherSerial => ocsp::status::OTHER_SERIAL,
    /// `ocsp-of-other-issuer-key`
    OcspOfOtherIssuerKey => ocsp::status::OTHER_KEY_HASH,
    /// `ocsp-of-other-issuer-name`
    OcspOfOtherIssuerName => ocsp::status::OTHER_NAME_HASH,
    /// `ocsp-hash-algorithm-mismatch`
    OcspHashAlgorithmMismatch => ocsp::status::HASH_MISMATCH,
    /// `ocsp-contradictory-answers`
    OcspContradictoryAnswers => ocsp::status::CONTRADICTORY,
    /// `ocsp-good-for-never-issued`
    OcspGoodForNeverIssued => ocsp::status::GOOD_FOR_NEVER_ISSUED,
    /// `ocsp-revoked-without-time`
    OcspRevokedWithoutTime => ocsp::status::REVOKED_WITHOUT_TIME,
    /// `ocsp-undefined-status`
    OcspUndefinedStatus => ocsp::status::UNDEFINED_STATUS,
    /// `ocsp-without-answer`
    OcspWithoutAnswer => ocsp::status::NO_ANSWER,
    /// `ocsp-critical-unknown-extension`
    OcspCriticalUnknownExtension => ocsp::status::CRITICAL_UNKNOWN,
    /// `ocsp-stale`
    OcspStale => ocsp::time::STALE,
    /// `ocsp-from-the-future`
    OcspFromTheFuture => ocsp::time::FROM_THE_FUTURE,
    /// `ocsp-next-update-before-this-update`
    OcspNextUpdateBeforeThisUpdate => ocsp::time::NEXT_BEFORE_THIS,
    /// `ocsp-without-next-update`
    OcspWithoutNextUpdate => ocsp::time::WITHOUT_NEXT_UPDATE,
    /// `ocsp-produced-before-this-update`
    OcspProducedBeforeThisUpdate => ocsp::time::PRODUCED_EARLIER,
    /// `ocsp-this-update-as-utc-time`
    OcspThisUpdateAsUtcTime => ocsp::time::UTC_TIME,
    /// `ocsp-nonce-wrong`
    OcspNonceWrong => ocsp::nonce::OTHER,
    /// `ocsp-nonce-missing`
    OcspNonceMissing => ocsp::nonce::MISSING,
    /// `ocsp-nonce-too-long`
    OcspNonceTooLong => ocsp::nonce::TOO_LONG,
    /// `ocsp-error-with-answer`
    OcspErrorWithAnswer => ocsp::form::ERROR_WITH_ANSWER,
    /// `ocsp-status-4`
    OcspStatus4 => ocsp::form::UNUSED_STATUS,
    /// `ocsp-success-without-answer`
    OcspSuccessWithoutAnswer => ocsp::form::SUCCESS_WITHOUT_ANSWER,
    /// `ocsp-unknown-type`
    OcspUnknownType => ocsp::form::UNKNOWN_TYPE,
    /// `ocsp-trailing-data`
    OcspTrailingData => ocsp::form::TRAILING_DATA,
}
