//! Defects of a signing certificate: how its personal items are encoded.

use crate::defect::entry::Entry;
use crate::defect::kind::ObjectKind;
use crate::defect::personal::{BIRTH, ITEMS, NAME, change_all, change_text};
use crate::defect::requirement::{Certainty, Requirement, profile, rfc5280};
use crate::defect::tree::PRINTABLE_STRING;
use crate::error::CaError;

const BMP_STRING: u8 = 0x1E;
const UTF8: Requirement = Requirement { document: "RFC 3629", clause: "3", certainty: Certainty::Standard };
const PRINTABLE: Requirement = Requirement { document: "ITU-T X.680", clause: "41.4", certainty: Certainty::Standard };

pub(in crate::defect) const BMP: Entry = Entry::new(
    ObjectKind::Certificate,
    "name-as-bmp-string",
    ["The name is a BMPString instead of a UTF8String.", "氏名が UTF8String ではなく BMPString である。"],
    profile("personal items are UTF8Strings", Certainty::Observed),
    ITEMS,
    |draft| {
        change_text(draft, NAME, |text, _| {
            let name = String::from_utf8_lossy(text.octets()?).into_owned();
            *text.octets()? = name.encode_utf16().flat_map(u16::to_be_bytes).collect();
            text.tag = BMP_STRING;
            Ok(())
        })
    },
);

pub(in crate::defect) const PRINTABLE_JAPANESE: Entry = Entry::new(
    ObjectKind::Certificate,
    "name-as-printable-string",
    [
        "The name is a PrintableString, which cannot have Japanese characters.",
        "氏名が、日本語の文字を含めない PrintableString である。",
    ],
    PRINTABLE,
    ITEMS,
    |draft| {
        change_text(draft, NAME, |text, _| {
            text.tag = PRINTABLE_STRING;
            Ok(())
        })
    },
);

pub(in crate::defect) const BROKEN_UTF8: Entry = Entry::new(
    ObjectKind::Certificate,
    "name-broken-utf8",
    ["The last character of the name is cut off in the middle.", "氏名の最後の文字が途中で切れている。"],
    UTF8,
    ITEMS,
    |draft| {
        change_text(draft, NAME, |text, _| {
            text.octets()?.pop();
            Ok(())
        })
    },
);

pub(in crate::defect) const FULL_WIDTH: Entry = Entry::new(
    ObjectKind::Certificate,
    "birth-in-full-width-digits",
    ["The date of birth is written in full-width digits.", "生年月日が全角数字で書かれている。"],
    profile("date of birth: nine ASCII digits", Certainty::Observed),
    ITEMS,
    |draft| {
        change_text(draft, BIRTH, |text, _| {
            let digits = String::from_utf8_lossy(text.octets()?).into_owned();
            let wide = digits.bytes().filter_map(|digit| char::from_u32(0xFEE0 + u32::from(digit)));
            *text.octets()? = wide.collect::<String>().into_bytes();
            Ok(())
        })
    },
);

pub(in crate::defect) const NOT_EXPLICIT: Entry = Entry::new(
    ObjectKind::Certificate,
    "other-name-without-explicit-tag",
    [
        "The value of the name stands in its otherName without the tag [0] around it.",
        "氏名の otherName の値に [0] EXPLICIT タグがない。",
    ],
    rfc5280("4.2.1.6"),
    ITEMS,
    |draft| {
        change_all(draft, |items| {
            let name = items.get_mut(NAME).ok_or(CaError::NotInTree { wanted: "a name" })?;
            let text = name.at(&[1, 0])?.clone();
            *name.at(&[1])? = text;
            Ok(())
        })
    },
);
