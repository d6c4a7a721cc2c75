//! `sekisho card show`.

use std::fs;

use sekisho_card_sim::{CardFile, FileId, ReadAccess, TransparentFile};
use serde::Serialize;

use crate::{arguments::CardShow, exit::Exit, failure::Failure, output};

/// What may be shown: neither PINs nor keys nor contents.
#[derive(Serialize)]
struct Shown {
    holder: String,
    profile: String,
    atr: String,
    applications: Vec<ShownApplication>,
}

#[derive(Serialize)]
struct ShownApplication {
    aid: String,
    name: String,
    files: Vec<ShownFile>,
}

#[derive(Serialize)]
struct ShownFile {
    fid: String,
    name: String,
    about: String,
}

pub(super) fn execute(options: &CardShow) -> Result<Exit, Failure> {
    let path = options.card.display();
    let text = fs::read_to_string(&options.card)
        .map_err(|error| Failure::Environment(format!("{path} cannot be read: {error}")))?;
    let card = CardFile::parse(&text).map_err(|error| Failure::Usage(format!("{path}: {error}")))?;
    let shown = shown(&card);
    if options.json {
        output::json(&shown)?;
        return Ok(Exit::Conforming);
    }
    output::data(format_args!("{path}: {} ({}), ATR {}", shown.holder, shown.profile, shown.atr));
    for application in &shown.applications {
        output::data(format_args!("{} {}", application.aid, application.name));
        for file in &application.files {
            output::data(format_args!("  {} {:<44} {}", file.fid, file.name, file.about));
        }
    }
    Ok(Exit::Conforming)
}

fn shown(card: &CardFile) -> Shown {
    let applications = card.applications.iter().map(|application| {
        let pins = application.pins.iter().map(|pin| ShownFile {
            fid: format!("{:04X}", pin.fid.value()),
            name: pin.name.clone(),
            about: format!("{} of {} tries left", pin.tries_left, pin.limit),
        });
        let keys = application.keys.iter().map(|key| ShownFile {
            fid: format!("{:04X}", key.fid.value()),
            name: key.name.clone(),
            about: match key.access.pins() {
                [] => "private key, free".to_owned(),
                pins => format!("private key, after {}", any_of(pins)),
            },
        });
        let files = application.files.iter().map(|file| ShownFile {
            fid: format!("{:04X}", file.fid.value()),
            name: file.name.clone(),
            about: about(file),
        });
        let mut files: Vec<_> = files.chain(pins).chain(keys).collect();
        files.sort_by(|one, other| one.fid.cmp(&other.fid));
        let aid = application.aid.as_bytes().iter().map(|octet| format!("{octet:02X}")).collect();
        ShownApplication { aid, name: application.name.clone(), files }
    });
    Shown {
        holder: card.holder.clone(),
        profile: card.profile.text().to_owned(),
        atr: card.atr.iter().map(|octet| format!("{octet:02X}")).collect(),
        applications: applications.collect(),
    }
}

fn about(file: &TransparentFile) -> String {
    let read = match &file.read {
        ReadAccess::Free => "free".to_owned(),
        ReadAccess::AnyOf(pins) => format!("after {}", any_of(pins)),
        ReadAccess::Unidentified => "purpose not publicly known".to_owned(),
        ReadAccess::Internal => "internal".to_owned(),
    };
    format!("{} of {} octets, {read}", file.content.len(), file.size)
}

fn any_of(pins: &[FileId]) -> String {
    pins.iter().map(FileId::to_string).collect::<Vec<_>>().join(" or ")
}
