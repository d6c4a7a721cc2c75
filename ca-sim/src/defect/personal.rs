//! The six personal items of a signing certificate in the tree: otherNames of the subjectAltName.

use const_oid::db::rfc5280::ID_CE_SUBJECT_ALT_NAME;

use super::draft::Draft;
use super::place::Place;
use super::scene::Scene;
use super::tree::Node;
use crate::error::CaError;

/// Where all of them stand.
pub(super) const ITEMS: &[Place] = &[Place::Extension(ID_CE_SUBJECT_ALT_NAME)];

/// Their order in genuine certificates: .1, .4, .3, .5, .2, .6.
pub(super) const NAME: usize = 0;
pub(super) const BIRTH: usize = 1;
pub(super) const SEX: usize = 2;
pub(super) const ADDRESS: usize = 3;
pub(super) const NAME_SUBSTITUTES: usize = 4;
pub(super) const ADDRESS_SUBSTITUTES: usize = 5;

/// Changes the list of otherNames.
pub(super) fn change_all(
    draft: &mut Draft,
    change: impl FnOnce(&mut Vec<Node>) -> Result<(), CaError>,
) -> Result<(), CaError> {
    draft.extensions(|extensions, _| extensions.value(ID_CE_SUBJECT_ALT_NAME, |value| change(value.elements()?)))
}

/// Changes the string of one item.
pub(super) fn change_text(
    draft: &mut Draft,
    item: usize,
    change: impl FnOnce(&mut Node, &mut Scene) -> Result<(), CaError>,
) -> Result<(), CaError> {
    draft.extensions(|extensions, scene| {
        extensions.value(ID_CE_SUBJECT_ALT_NAME, |value| change(value.at(&[item, 1, 0])?, scene))
    })
}

/// Replaces octets of an item from this position on.
pub(super) fn overwrite(text: &mut Node, position: usize, octets: &[u8]) -> Result<(), CaError> {
    let text = text.octets()?;
    text.splice(position..(position + octets.len()).min(text.len()), octets.iter().copied());
    Ok(())
}

/// Exchanges the identifiers of two items, so that each says to be the other.
pub(super) fn exchange_identifiers(draft: &mut Draft, one: usize, other: usize) -> Result<(), CaError> {
    change_all(draft, |items| {
        let mut identifier = |item: usize| {
            let item = items.get_mut(item).ok_or(CaError::NotInTree { wanted: "a personal item" })?;
            Ok::<_, CaError>(item.at(&[0])?.clone())
        };
        let (first, second) = (identifier(one)?, identifier(other)?);
        for (item, identifier) in [(one, second), (other, first)] {
            if let Some(item) = items.get_mut(item) {
                *item.at(&[0])? = identifier;
            }
        }
        Ok(())
    })
}
