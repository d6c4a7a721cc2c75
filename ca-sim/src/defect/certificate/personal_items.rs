//! Defects of a signing certificate: which personal items there are, and what they say.

use crate::defect::entry::Entry;
use crate::defect::kind::ObjectKind;
use crate::defect::personal::{
    ADDRESS, ADDRESS_SUBSTITUTES, BIRTH, ITEMS, NAME, NAME_SUBSTITUTES, SEX, change_all, change_text,
    exchange_identifiers, overwrite,
};
use crate::defect::requirement::{Certainty, profile};
use crate::error::CaError;

pub(in crate::defect) const BIRTH_AND_SEX_EXCHANGED: Entry = Entry::new(
    ObjectKind::Certificate,
    "birth-and-sex-exchanged",
    [
        "The identifiers of date of birth (.4) and sex (.3) are exchanged.",
        "生年月日 (.4) と性別 (.3) の識別子が入れ替わっている。",
    ],
    profile("identifiers of the personal items", Certainty::Observed),
    ITEMS,
    |draft| exchange_identifiers(draft, BIRTH, SEX),
);

pub(in crate::defect) const ADDRESS_AND_SUBSTITUTES_EXCHANGED: Entry = Entry::new(
    ObjectKind::Certificate,
    "address-and-substitutes-exchanged",
    [
        "The identifiers of the address (.5) and of its substituted characters (.6) are exchanged, as in some public lists.",
        "住所 (.5) とその代替文字の使用位置 (.6) の識別子が入れ替わっている。公開されている一覧にも同じ誤りがある。",
    ],
    profile("identifiers of the personal items", Certainty::Observed),
    ITEMS,
    |draft| exchange_identifiers(draft, ADDRESS, ADDRESS_SUBSTITUTES),
);

pub(in crate::defect) const BIRTH_TWICE: Entry = Entry::new(
    ObjectKind::Certificate,
    "birth-twice",
    ["There are two dates of birth, which contradict each other.", "互いに矛盾する生年月日が 2 つある。"],
    profile("six personal items, each once", Certainty::Observed),
    ITEMS,
    |draft| {
        change_all(draft, |items| {
            let mut second = items.get(BIRTH).ok_or(CaError::NotInTree { wanted: "a date of birth" })?.clone();
            let text = second.at(&[1, 0])?;
            overwrite(text, 5, b"1231")?;
            items.push(second);
            Ok(())
        })
    },
);

pub(in crate::defect) const NAME_MISSING: Entry = Entry::new(
    ObjectKind::Certificate,
    "name-missing",
    ["There is no name.", "氏名がない。"],
    profile("six personal items, each once", Certainty::Observed),
    ITEMS,
    |draft| {
        change_all(draft, |items| {
            items.remove(NAME);
            Ok(())
        })
    },
);

pub(in crate::defect) const BIRTH_PARTIAL: Entry = Entry::new(
    ObjectKind::Certificate,
    "birth-partial",
    [
        "The day of birth is unknown, written as 00: the item is no date.",
        "生まれた日が不明で 00 と書かれており、日付にならない。",
    ],
    profile("date of birth with unknown parts as zeros", Certainty::Inferred),
    ITEMS,
    |draft| change_text(draft, BIRTH, |text, _| overwrite(text, 7, b"00")),
);

pub(in crate::defect) const BIRTH_IMPOSSIBLE: Entry = Entry::new(
    ObjectKind::Certificate,
    "birth-impossible",
    ["The date of birth is the 31st of February.", "生年月日が 2 月 31 日である。"],
    profile("date of birth: EYYYYMMDD", Certainty::Observed),
    ITEMS,
    |draft| change_text(draft, BIRTH, |text, _| overwrite(text, 5, b"0231")),
);

pub(in crate::defect) const BIRTH_WRONG_ERA: Entry = Entry::new(
    ObjectKind::Certificate,
    "birth-wrong-era",
    [
        "The era of the date of birth is Reiwa, but the year is long before it.",
        "生年月日の元号が令和だが、年はそれよりはるかに前である。",
    ],
    profile("date of birth: era and Gregorian year", Certainty::Observed),
    ITEMS,
    |draft| change_text(draft, BIRTH, |text, _| overwrite(text, 0, b"5")),
);

pub(in crate::defect) const SEX_OUT_OF_RANGE: Entry = Entry::new(
    ObjectKind::Certificate,
    "sex-out-of-range",
    ["The digit of the sex is neither 1, 2 nor 3.", "性別の数字が 1・2・3 のいずれでもない。"],
    profile("sex: 1, 2 or 3", Certainty::Observed),
    ITEMS,
    |draft| {
        change_text(draft, SEX, |text, scene| {
            let digit = b"0456789".get(scene.draw.index(7)).copied().unwrap_or(b'0');
            overwrite(text, 0, &[digit])
        })
    },
);

pub(in crate::defect) const SUBSTITUTES_TOO_LONG: Entry = Entry::new(
    ObjectKind::Certificate,
    "substitutes-too-long",
    [
        "There is a digit more about substituted characters than the name has characters.",
        "氏名の代替文字の使用位置の桁数が、氏名の文字数より 1 多い。",
    ],
    profile("one digit of substitution for each character", Certainty::Inferred),
    ITEMS,
    |draft| {
        change_text(draft, NAME_SUBSTITUTES, |text, _| {
            text.octets()?.push(b'0');
            Ok(())
        })
    },
);

pub(in crate::defect) const SUBSTITUTES_DIGIT: Entry = Entry::new(
    ObjectKind::Certificate,
    "substitutes-wrong-digit",
    [
        "A digit about substituted characters is 2; there are only 0 and 1.",
        "代替文字の使用位置に 0 と 1 以外の数字 2 がある。",
    ],
    profile("digits of substitution: 0 and 1", Certainty::Inferred),
    ITEMS,
    |draft| change_text(draft, NAME_SUBSTITUTES, |text, _| overwrite(text, 0, b"2")),
);
