//! Defects about PINs and the status words that answer them.

use sekisho_harness_protocol::{CertificateKind, PinRef, Reason};
use sekisho_harness_reference::{
    CardChannel, EfReader, Failure, Implementation, PinCommands, PinPolicy, SW_BLOCKED, Standard, StatusInterpreter,
};

use crate::{Family, defect::Defect};

pub(crate) const DOES_NOT_UPPER_CASE_PASSWORD: Defect = Defect {
    name: "does-not-upper-case-password",
    family: Family::Pin,
    english: "Sends the signature password as typed, so lower case costs the holder a try.",
    japanese: "署名用暗証番号を小文字のまま送り、回数を一つ失わせる。",
    build: || Implementation { pins: Box::new(DoesNotUpperCasePassword), ..Implementation::default() },
};

struct DoesNotUpperCasePassword;

impl PinPolicy for DoesNotUpperCasePassword {
    fn entered(&self, pin: PinRef, typed: &str) -> Result<Vec<u8>, Reason> {
        Standard.entered(pin, typed)?;
        Ok(typed.as_bytes().to_vec())
    }

    fn chosen(&self, pin: PinRef, typed: &str) -> Result<Vec<u8>, Reason> {
        Standard.chosen(pin, typed)
    }
}

pub(crate) const SENDS_MALFORMED_PIN: Defect = Defect {
    name: "sends-malformed-pin",
    family: Family::Pin,
    english: "Sends a PIN to the card that cannot be right by its form, and so spends a try.",
    japanese: "形式から見て正しいはずのない暗証番号をカードへ送り、回数を減らす。",
    build: || Implementation { pins: Box::new(SendsMalformedPin), ..Implementation::default() },
};

struct SendsMalformedPin;

impl PinPolicy for SendsMalformedPin {
    fn entered(&self, _pin: PinRef, typed: &str) -> Result<Vec<u8>, Reason> {
        Ok(typed.to_ascii_uppercase().into_bytes())
    }

    fn chosen(&self, pin: PinRef, typed: &str) -> Result<Vec<u8>, Reason> {
        Standard.chosen(pin, typed)
    }
}

pub(crate) const TRUNCATES_PIN_TO_FOUR: Defect = Defect {
    name: "truncates-pin-to-four",
    family: Family::Pin,
    english: "Cuts a longer authentication PIN to its first four digits and sends those.",
    japanese: "四桁より長い利用者証明用暗証番号を先頭四桁に切り詰めて送る。",
    build: || Implementation { pins: Box::new(TruncatesPinToFour), ..Implementation::default() },
};

struct TruncatesPinToFour;

impl PinPolicy for TruncatesPinToFour {
    fn entered(&self, pin: PinRef, typed: &str) -> Result<Vec<u8>, Reason> {
        match typed.get(..4) {
            Some(cut) if pin == PinRef::Authentication => Standard.entered(pin, cut),
            _ => Standard.entered(pin, typed),
        }
    }
}

pub(crate) const VERIFIES_WRONG_REFERENCE: Defect = Defect {
    name: "verifies-wrong-reference",
    family: Family::Pin,
    english: "Mixes up the references of the two PINs.",
    japanese: "二つの暗証番号の参照先を取り違える。",
    build: || Implementation { pins: Box::new(VerifiesWrongReference), ..Implementation::default() },
};

struct VerifiesWrongReference;

impl PinPolicy for VerifiesWrongReference {
    fn reference(&self, pin: PinRef) -> Result<u16, Reason> {
        Standard.reference(match pin {
            PinRef::Authentication => PinRef::Signature,
            PinRef::Signature => PinRef::Authentication,
            other => other,
        })
    }
}

pub(crate) const MAKES_NEW_PIN_FIT: Defect = Defect {
    name: "makes-new-pin-fit",
    family: Family::Pin,
    english: "Pads or cuts a new PIN of the wrong length until it fits, and sets what the holder never chose.",
    japanese: "長さの合わない新しい暗証番号を詰めたり切ったりして、本人が選んでいない値を設定する。",
    build: || Implementation { pins: Box::new(MakesNewPinFit), ..Implementation::default() },
};

struct MakesNewPinFit;

impl PinPolicy for MakesNewPinFit {
    fn chosen(&self, pin: PinRef, typed: &str) -> Result<Vec<u8>, Reason> {
        let length = if pin == PinRef::Signature { 16 } else { 4 };
        let mut fitted = typed.to_ascii_uppercase().into_bytes();
        if pin == PinRef::Signature && fitted.len() >= 6 {
            fitted.truncate(length);
        } else {
            fitted.resize(length, b'0');
        }
        Standard.chosen(pin, &String::from_utf8_lossy(&fitted))
    }
}

pub(crate) const CHANGES_WITHOUT_UPPER_CASING: Defect = Defect {
    name: "changes-without-upper-casing",
    family: Family::Pin,
    english: "Sets a new signature password in lower case, which no other software can then enter.",
    japanese: "新しい署名用暗証番号を小文字のまま設定し、他のソフトでは入力できなくする。",
    build: || Implementation { pins: Box::new(ChangesWithoutUpperCasing), ..Implementation::default() },
};

struct ChangesWithoutUpperCasing;

impl PinPolicy for ChangesWithoutUpperCasing {
    fn chosen(&self, pin: PinRef, typed: &str) -> Result<Vec<u8>, Reason> {
        Standard.chosen(pin, typed)?;
        Ok(typed.as_bytes().to_vec())
    }
}

pub(crate) const NEEDS_NO_PIN_FOR_MISSING: Defect = Defect {
    name: "needs-no-pin-for-missing",
    family: Family::Pin,
    english: "Sends an invented PIN when the holder gave none, and so spends a try.",
    japanese: "暗証番号が渡されないとき勝手な値を照合し、回数を減らす。",
    build: || Implementation { pins: Box::new(NeedsNoPinForMissing), ..Implementation::default() },
};

struct NeedsNoPinForMissing;

impl PinPolicy for NeedsNoPinForMissing {
    fn precedes_reading(&self, _kind: CertificateKind) -> bool {
        true
    }

    fn missing(&self, pin: PinRef) -> Result<Vec<u8>, Reason> {
        Standard.entered(pin, if pin == PinRef::Authentication { "0000" } else { "000000" })
    }
}

pub(crate) const TREATS_63C3_AS_LOCKED: Defect = Defect {
    name: "treats-63c3-as-locked",
    family: Family::Pin,
    english: "Takes the answer that three tries are left for a blocked PIN.",
    japanese: "残り三回という応答を閉塞とみなす。",
    build: || Implementation { status_words: Box::new(Treats63c3AsLocked), ..Implementation::default() },
};

struct Treats63c3AsLocked;

impl StatusInterpreter for Treats63c3AsLocked {
    fn verified(&self, status_word: u16) -> Result<(), Reason> {
        if status_word == 0x63C3 { Err(Reason::PinBlocked) } else { Standard.verified(status_word) }
    }

    fn tries(&self, status_word: u16) -> Result<u8, Reason> {
        if status_word == 0x63C3 { Ok(0) } else { Standard.tries(status_word) }
    }
}

pub(crate) const REPORTS_TRIES_BEFORE_THE_FAILURE: Defect = Defect {
    name: "reports-tries-before-the-failure",
    family: Family::Pin,
    english: "Reports the tries that were left before the failed one, one too many.",
    japanese: "失敗する前の残り回数を報告し、実際より一回多く見せる。",
    build: || Implementation { status_words: Box::new(ReportsTriesBeforeTheFailure), ..Implementation::default() },
};

struct ReportsTriesBeforeTheFailure;

impl StatusInterpreter for ReportsTriesBeforeTheFailure {
    fn verified(&self, status_word: u16) -> Result<(), Reason> {
        Standard.verified(status_word).map_err(|reason| match reason {
            Reason::WrongPin { tries_left: Some(tries) } => Reason::WrongPin { tries_left: Some(tries + 1) },
            other => other,
        })
    }
}

pub(crate) const READS_6984_AS_WRONG_PIN: Defect = Defect {
    name: "reads-6984-as-wrong-pin",
    family: Family::Pin,
    english: "Calls a blocked PIN a wrong one, so the holder keeps trying.",
    japanese: "閉塞した暗証番号を単なる誤りと報告し、利用者に入力を続けさせる。",
    build: || Implementation { status_words: Box::new(Reads6984AsWrongPin), ..Implementation::default() },
};

struct Reads6984AsWrongPin;

impl StatusInterpreter for Reads6984AsWrongPin {
    fn verified(&self, status_word: u16) -> Result<(), Reason> {
        if status_word == SW_BLOCKED {
            return Err(Reason::WrongPin { tries_left: Some(0) });
        }
        Standard.verified(status_word)
    }
}

pub(crate) const REPORTS_BLOCKED_AS_ONE_TRY_LEFT: Defect = Defect {
    name: "reports-blocked-as-one-try-left",
    family: Family::Pin,
    english: "Reports one try left for a PIN that is blocked.",
    japanese: "閉塞した暗証番号を残り一回と報告する。",
    build: || Implementation { status_words: Box::new(ReportsBlockedAsOneTryLeft), ..Implementation::default() },
};

struct ReportsBlockedAsOneTryLeft;

impl StatusInterpreter for ReportsBlockedAsOneTryLeft {
    fn tries(&self, status_word: u16) -> Result<u8, Reason> {
        Standard.tries(status_word).map(|tries| tries.max(1))
    }
}

pub(crate) const CHANGES_WRONG_REFERENCE: Defect = Defect {
    name: "changes-wrong-reference",
    family: Family::Pin,
    english: "Sends the new value to the authentication PIN whichever PIN was to be changed.",
    japanese: "どの暗証番号の変更でも、新しい値を利用者証明用暗証番号の参照先へ送る。",
    build: || Implementation { pin_commands: Box::new(ChangesWrongReference), ..Implementation::default() },
};

struct ChangesWrongReference;

impl PinCommands for ChangesWrongReference {
    fn change(&self, card: &mut dyn CardChannel, new: &[u8]) -> Result<u16, Failure> {
        Standard.select(card, Standard.reference(PinRef::Authentication)?)?;
        Standard.change(card, new)
    }
}
