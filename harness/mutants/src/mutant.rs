//! The list of mutants.

use sekisho_harness_reference::Implementation;

use crate::{Family, answer, defect::Defect, link, mathematics, parser, path, pin, purpose, sign, status, validity};

/// Writes the enum, the list of all and the way to each defect from one table, so that none can miss in one of them.
macro_rules! mutants {
    ($($variant:ident => $defect:path,)+) => {
        /// A defect of the built-in implementation. [`Mutant::says`] tells what each does wrong.
        #[derive(Clone, Copy, Debug, Eq, PartialEq, Ord, PartialOrd)]
        #[non_exhaustive]
        #[expect(missing_docs, reason = "each variant is described by Mutant::says, next to its code")]
        pub enum Mutant { $($variant,)+ }

        impl Mutant {
            /// Every mutant, family by family.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

            fn defect(self) -> &'static Defect {
                match self { $(Self::$variant => &$defect,)+ }
            }
        }
    };
}

mutants! {
    MatchesOnAtr => link::MATCHES_ON_ATR,
    SkipsCardIdentification => link::SKIPS_CARD_IDENTIFICATION,
    ReportsRemovalAsCardError => link::REPORTS_REMOVAL_AS_CARD_ERROR,
    RetriesPinByItself => link::RETRIES_PIN_BY_ITSELF,
    AsksTriesWithADummyPin => link::ASKS_TRIES_WITH_A_DUMMY_PIN,
    IgnoresSigningStatus => link::IGNORES_SIGNING_STATUS,
    DropsLastByteOfLongReads => link::DROPS_LAST_BYTE_OF_LONG_READS,
    WrapsReadOffsetAt256 => link::WRAPS_READ_OFFSET_AT_256,

    TakesOneLengthByte => parser::TAKES_ONE_LENGTH_BYTE,
    KeepsFiller => parser::KEEPS_FILLER,
    AcceptsAnyCertificateBytes => parser::ACCEPTS_ANY_CERTIFICATE_BYTES,
    AcceptsTrailingLength => parser::ACCEPTS_TRAILING_LENGTH,
    KeepsLabelPadding => parser::KEEPS_LABEL_PADDING,
    TakesUnreadableCertificateForUntrusted => parser::TAKES_UNREADABLE_CERTIFICATE_FOR_UNTRUSTED,
    RefusesLongerNames => parser::REFUSES_LONGER_NAMES,

    DoesNotUpperCasePassword => pin::DOES_NOT_UPPER_CASE_PASSWORD,
    SendsMalformedPin => pin::SENDS_MALFORMED_PIN,
    TruncatesPinToFour => pin::TRUNCATES_PIN_TO_FOUR,
    VerifiesWrongReference => pin::VERIFIES_WRONG_REFERENCE,
    MakesNewPinFit => pin::MAKES_NEW_PIN_FIT,
    ChangesWithoutUpperCasing => pin::CHANGES_WITHOUT_UPPER_CASING,
    NeedsNoPinForMissing => pin::NEEDS_NO_PIN_FOR_MISSING,
    Treats63c3AsLocked => pin::TREATS_63C3_AS_LOCKED,
    ReportsTriesBeforeTheFailure => pin::REPORTS_TRIES_BEFORE_THE_FAILURE,
    Reads6984AsWrongPin => pin::READS_6984_AS_WRONG_PIN,
    ReportsBlockedAsOneTryLeft => pin::REPORTS_BLOCKED_AS_ONE_TRY_LEFT,
    ChangesWrongReference => pin::CHANGES_WRONG_REFERENCE,
    ChecksBothPinsBeforeSigning => sign::CHECKS_BOTH_PINS_BEFORE_SIGNING,

    SignsBareHash => sign::SIGNS_BARE_HASH,
    AlwaysSha256 => sign::ALWAYS_SHA256,
    HashesTwice => sign::HASHES_TWICE,
    UsesAuthenticationKeyForSignature => sign::USES_AUTHENTICATION_KEY_FOR_SIGNATURE,
    ReversesSignature => sign::REVERSES_SIGNATURE,
    DropsMessageAfter64k => sign::DROPS_MESSAGE_AFTER_64K,
    TrimsMessage => sign::TRIMS_MESSAGE,
    RefusesEmptyMessage => sign::REFUSES_EMPTY_MESSAGE,

    AcceptsAnySignature => mathematics::ACCEPTS_ANY_SIGNATURE,
    FindsHashAnywhere => mathematics::FINDS_HASH_ANYWHERE,
    PadsShortSignature => mathematics::PADS_SHORT_SIGNATURE,
    TriesEveryHash => mathematics::TRIES_EVERY_HASH,
    OmitsDigestinfoCheck => mathematics::OMITS_DIGESTINFO_CHECK,
    IgnoresMessageTail => mathematics::IGNORES_MESSAGE_TAIL,
    KnowsSha256Only => mathematics::KNOWS_SHA256_ONLY,

    MatchesIssuerByName => path::MATCHES_ISSUER_BY_NAME,
    AcceptsSelfSigned => path::ACCEPTS_SELF_SIGNED,
    TrustsAnyJpkiName => path::TRUSTS_ANY_JPKI_NAME,
    IgnoresAnchors => path::IGNORES_ANCHORS,
    IgnoresEnvironment => path::IGNORES_ENVIRONMENT,

    IgnoresNotAfter => validity::IGNORES_NOT_AFTER,
    IgnoresNotBefore => validity::IGNORES_NOT_BEFORE,
    JudgesValidityByDay => validity::JUDGES_VALIDITY_BY_DAY,
    ExcludesLastSecond => validity::EXCLUDES_LAST_SECOND,
    ExcludesFirstHour => validity::EXCLUDES_FIRST_HOUR,

    IgnoresPurpose => purpose::IGNORES_PURPOSE,
    ReadsPurposeFromIssuerNameOnly => purpose::READS_PURPOSE_FROM_ISSUER_NAME_ONLY,

    NeverAsksStatus => status::NEVER_ASKS_STATUS,
    FailsOpen => status::FAILS_OPEN,
    IgnoresCrlSignature => status::IGNORES_CRL_SIGNATURE,
    IgnoresNextUpdate => status::IGNORES_NEXT_UPDATE,
    IgnoresThisUpdate => status::IGNORES_THIS_UPDATE,
    IgnoresPartition => status::IGNORES_PARTITION,
    TreatsHoldAsGood => status::TREATS_HOLD_AS_GOOD,
    MatchesSerialByLastByte => status::MATCHES_SERIAL_BY_LAST_BYTE,
    OnlyKeyCompromiseCounts => status::ONLY_KEY_COMPROMISE_COUNTS,
    IgnoresReasonCode => status::IGNORES_REASON_CODE,
    ReusesFirstCrl => status::REUSES_FIRST_CRL,
    IgnoresCrlSignatureAndPartition => status::IGNORES_CRL_SIGNATURE_AND_PARTITION,
    ReadsOnlyFirstEntry => status::READS_ONLY_FIRST_ENTRY,
    RemembersRevokedSerials => status::REMEMBERS_REVOKED_SERIALS,

    ReportsRevokedAsExpired => answer::REPORTS_REVOKED_AS_EXPIRED,
    ReportsEveryRefusalAsMalformed => answer::REPORTS_EVERY_REFUSAL_AS_MALFORMED,
    SwapsExpiredAndNotYetValid => answer::SWAPS_EXPIRED_AND_NOT_YET_VALID,
}

impl Mutant {
    /// The name on the command line and in the log.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.defect().name
    }

    /// The mutant of a name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|mutant| mutant.name() == name)
    }

    /// What it does wrong, in English and in Japanese.
    #[must_use]
    pub fn says(self) -> (&'static str, &'static str) {
        (self.defect().english, self.defect().japanese)
    }

    /// Where the defect sits.
    #[must_use]
    pub fn family(self) -> Family {
        self.defect().family
    }
}

/// The built-in implementation with this defect and no other.
#[must_use]
pub fn mutant(mutant: Mutant) -> Implementation {
    (mutant.defect().build)()
}
