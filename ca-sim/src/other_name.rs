//! The six personal items of a signing certificate, as otherNames of its subjectAltName.

use const_oid::ObjectIdentifier;
use der::{Any, Tag};
use x509_cert::ext::pkix::SubjectAltName;
use x509_cert::ext::pkix::name::{GeneralName, OtherName};

use crate::error::CaError;
use crate::oid::Oid;
use crate::subject::{HolderItems, Sex};

const NAME: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.392.200149.8.5.5.1");
const NAME_SUBSTITUTES: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.392.200149.8.5.5.2");
const SEX: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.392.200149.8.5.5.3");
const BIRTH: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.392.200149.8.5.5.4");
const ADDRESS: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.392.200149.8.5.5.5");
const ADDRESS_SUBSTITUTES: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.392.200149.8.5.5.6");

/// The subjectAltName in the order of genuine certificates: .1, .4, .3, .5, .2, .6.
/// A reading of the name follows if there is an identifier for it (chosen).
pub(crate) fn subject_alt_name(items: &HolderItems, furigana: Option<Oid>) -> Result<SubjectAltName, CaError> {
    let ordered = [
        (NAME, items.name.as_str()),
        (BIRTH, &items.birth),
        (SEX, items.sex.digit()),
        (ADDRESS, &items.address),
        (NAME_SUBSTITUTES, &items.name_substitutes),
        (ADDRESS_SUBSTITUTES, &items.address_substitutes),
    ];
    let reading = furigana.zip(items.furigana.as_deref()).map(|(oid, text)| (oid.0, text));
    let names = ordered.into_iter().chain(reading).map(|(type_id, text)| {
        let value = Any::new(Tag::Utf8String, text.as_bytes())?;
        Ok(GeneralName::OtherName(OtherName { type_id, value }))
    });
    Ok(SubjectAltName(names.collect::<Result<_, CaError>>()?))
}

/// The items in a subjectAltName that [`subject_alt_name`] wrote; none if one is missing or of another form.
pub(crate) fn holder_items(names: &SubjectAltName) -> Option<HolderItems> {
    let found = |wanted: &dyn Fn(ObjectIdentifier) -> bool| {
        let value = names.0.iter().find_map(|name| match name {
            GeneralName::OtherName(OtherName { type_id, value }) if wanted(*type_id) => Some(value),
            _ => None,
        })?;
        String::from_utf8(value.value().to_vec()).ok()
    };
    let text = |wanted: ObjectIdentifier| found(&|one| one == wanted);
    let known = [NAME, NAME_SUBSTITUTES, SEX, BIRTH, ADDRESS, ADDRESS_SUBSTITUTES];
    let digit = text(SEX)?;
    Some(HolderItems {
        name: text(NAME)?,
        name_substitutes: text(NAME_SUBSTITUTES)?,
        sex: [Sex::Male, Sex::Female, Sex::Unknown].into_iter().find(|sex| sex.digit() == digit)?,
        birth: text(BIRTH)?,
        address: text(ADDRESS)?,
        address_substitutes: text(ADDRESS_SUBSTITUTES)?,
        // Under whatever identifier it was written at the time.
        furigana: found(&|one| !known.contains(&one)),
    })
}
