//! Both sides of a card, drawn beside its file.

use std::{fs, path::Path};

use sekisho_jlis_sim_core::{
    CardFace, CardNumbers, CardSide, PersonalisedCard, RenderError, Resident, Seed, card_face_png, card_face_svg,
    portrait,
};

use crate::{command::written, failure::Failure};

/// Writes `front` and `back` into a folder, as SVG and as PNG.
pub(super) fn draw(
    folder: &Path,
    resident: &Resident,
    numbers: &CardNumbers,
    made: &PersonalisedCard,
    portrait_seed: &Seed,
) -> Result<(), Failure> {
    fs::create_dir_all(folder)
        .map_err(|error| Failure::Environment(format!("cannot make the folder {}: {error}", folder.display())))?;
    let failed = |error: RenderError| Failure::bench(error);
    let (name, address) = (resident.name(), resident.address());
    let (code, photo) = (numbers.security_code.to_string(), portrait(portrait_seed));
    let face = CardFace {
        name: &name,
        address: &address,
        birth: resident.birth,
        sex: resident.sex,
        expiry: made.card_expiry,
        security_code: &code,
        photo: &photo,
        number: &resident.number,
    };
    for (side, stem) in [(CardSide::Front, "front"), (CardSide::Back, "back")] {
        written::whole(
            &folder.join(stem).with_extension("svg"),
            card_face_svg(&face, side).map_err(failed)?.as_bytes(),
        )?;
        written::whole(&folder.join(stem).with_extension("png"), &card_face_png(&face, side).map_err(failed)?)?;
    }
    Ok(())
}
