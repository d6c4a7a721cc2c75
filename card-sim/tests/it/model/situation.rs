//! What can happen on a card, as the model sees it: a run has to meet all of it, so that it cannot become shallow unseen.

macro_rules! situations {
    ($($name:ident = $text:literal,)*) => {
        /// Something that the model saw happen.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub(super) enum Situation {
            $(#[doc = $text] $name,)*
        }

        impl Situation {
            pub(super) const ALL: &[Situation] = &[$(Situation::$name,)*];

            pub(super) fn text(self) -> &'static str {
                match self {
                    $(Situation::$name => $text,)*
                }
            }
        }
    };
}

situations! {
    NoPower = "a command to a card without power",
    PowerLossForgets = "power goes while a reference is verified",
    ResetKeeps = "a warm reset while a reference is verified",
    KeptOverReset = "the same application is selected again after a warm reset, and the status is still there",
    LostAfterReset = "another application is selected after a warm reset",
    ShortenedName = "an application is selected by the beginning of its name",
    AmbiguousName = "the beginning of a name that several applications share",
    FailedSelection = "a selection fails inside an application",
    Reselected = "the same application is selected again while a reference is verified",
    OtherClears = "another application is selected while a reference is verified",
    DomainClears = "the issuer security domain is selected while a reference is verified",
    ControlInformation = "a selection returns control information",
    MasterFile = "the master file is selected inside an application",
    ReadToTheEnd = "a read reaches exactly the end of the file",
    ReadOverTheEnd = "a read asks for more than the file has",
    ReadAtEnd = "a read begins at the end of the file",
    ReadPastEnd = "a read begins past the end of the file",
    ReadExtended = "a read returns more than 256 bytes",
    ReadOpened = "a protected file is read",
    ReadByAnother = "a protected file is read although the first reference of its rule is not verified",
    ReadRefused = "a protected file refuses",
    OneRecord = "one record is read",
    ManyRecords = "several records are read at once",
    RecordCut = "a record is longer than Le",
    RecordZero = "record 0 is asked for",
    RecordsOpened = "protected records are read",
    Query = "tries left are asked for",
    QueryOfBlocked = "tries left of a blocked reference are asked for",
    QueryOfVerified = "tries left of a verified reference are asked for",
    QueryInFiveBytes = "tries left are asked for with an empty body",
    Right = "a right value",
    RightResets = "a right value after failures",
    Wrong = "a wrong value",
    WrongTakesBack = "a wrong value while the reference is verified",
    LastTry = "a wrong value on the last try",
    Blocked = "a value for a blocked reference",
    RightWhileBlocked = "the right value for a blocked reference",
    Unlimited = "a wrong value for a reference without a limit",
    LowerCase = "the right value in lower case",
    Overlong = "a value of more than 16 bytes",
    SeveralVerified = "two references of one application are verified at once",
    Changed = "a value is changed",
    ChangedByKey = "a value is changed by CHANGE KEY",
    ChangeRefused = "a change without verification",
    ChangeOfBlocked = "a change of a blocked reference",
    ChangeMalformed = "a change to a value of the wrong form",
    ChangeByTheOther = "a change by the command that is not for this reference",
    NewValue = "a changed value is verified",
    OldValue = "the value at issue, after it was changed",
    SignedPlain = "a signature over data as given",
    SignedBareHash = "a signature over a bare hash",
    SignedHashedInfo = "a signature over a given hash",
    SignedInfo = "a signature over a hash that the card takes",
    SignedHashedPss = "a PSS signature over a given hash",
    SignedPss = "a PSS signature over a hash that the card takes",
    SignedByDefault = "a signature with the default key",
    SignedAgain = "a second signature after one verification",
    InternalAuthentication = "a challenge is signed",
    Challenge = "random bytes",
    ChallengeAtDomain = "random bytes outside of applications",
    NoChallenge = "a service's signature without a challenge",
    ServiceAccepted = "a service's signature is right",
    ServiceRefused = "a service's signature is wrong",
    ObjectOfApplication = "a data object of an application",
    LargeObject = "a data object of more than 256 bytes",
    ObjectTooLong = "a data object longer than Le",
    TerminalAccepted = "a terminal's certificate is accepted",
    TerminalRefused = "a terminal's certificate is refused",
    SessionOpened = "secure messaging begins",
    SessionReplaced = "secure messaging begins anew while a session lasts",
    SecureRead = "a file is read under secure messaging",
    SecureSelect = "a file is selected under secure messaging",
    SecureVerify = "a right value under secure messaging",
    SecureSelectsOther = "an application is selected under secure messaging",
    SecureRefused = "a command under secure messaging is refused, and the session goes on",
    SecureAfterRefusal = "a command succeeds under secure messaging after one was refused",
    SecureAfterPlain = "a command succeeds under secure messaging after a plain one",
    SecureLongLength = "a cryptogram with a length of two bytes",
    SessionMissing = "a session ends for want of objects",
    SessionIncorrect = "a session ends for a wrong object",
    SessionKept = "a session outlasts a selection of the same application",
    SessionLost = "a selection ends a session",
    NoSession = "secure messaging without a session",
}
