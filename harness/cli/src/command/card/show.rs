//! `sekisho card show`.

use std::fs;

use sekisho_card_sim::{Application, CardFile, DataObject, FileId, KeyPurpose, ReadAccess};
use serde::Serialize;

use crate::{arguments::CardShow, exit::Exit, failure::Failure, output};

/// What may be shown: neither PINs nor keys nor contents.
#[derive(Serialize)]
struct Shown {
    holder: String,
    profile: String,
    atr: String,
    /// What GET DATA returns while no application is selected.
    objects: Vec<ShownObject>,
    applications: Vec<ShownApplication>,
}

#[derive(Serialize)]
struct ShownApplication {
    aid: String,
    name: String,
    files: Vec<ShownFile>,
    objects: Vec<ShownObject>,
}

#[derive(Serialize)]
struct ShownFile {
    fid: String,
    name: String,
    about: String,
}

#[derive(Serialize)]
struct ShownObject {
    tag: String,
    name: String,
    octets: usize,
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
    print_objects(&shown.objects);
    for application in &shown.applications {
        output::data(format_args!("{} {}", application.aid, application.name));
        for file in &application.files {
            output::data(format_args!("  {} {:<44} {}", file.fid, file.name, file.about));
        }
        print_objects(&application.objects);
    }
    Ok(Exit::Conforming)
}

fn print_objects(objects: &[ShownObject]) {
    for object in objects {
        output::data(format_args!("  {} {:<44} {} octets, object", object.tag, object.name, object.octets));
    }
}

fn shown(card: &CardFile) -> Shown {
    let applications = card.applications.iter().map(|application| {
        let aid = application.aid.as_bytes().iter().map(|octet| format!("{octet:02X}")).collect();
        let objects = objects(&application.objects);
        ShownApplication { aid, name: application.name.clone(), files: files(application), objects }
    });
    Shown {
        holder: card.holder.clone(),
        profile: card.profile.text().to_owned(),
        atr: card.atr.iter().map(|octet| format!("{octet:02X}")).collect(),
        objects: objects(&card.issuer_domain.objects),
        applications: applications.collect(),
    }
}

/// Everything that SELECT finds in an application, by identifier.
fn files(application: &Application) -> Vec<ShownFile> {
    let shown = |fid: FileId, name: &str, about: String| ShownFile {
        fid: format!("{:04X}", fid.value()),
        name: name.to_owned(),
        about,
    };
    let files = application.files.iter().map(|file| {
        let about = format!("{} of {} octets, {}", file.content.len(), file.size, rule(&file.read));
        shown(file.fid, &file.name, about)
    });
    let records = application.records.iter().map(|file| {
        let count = file.records.len();
        let about = format!("{count} record{}, {}", if count == 1 { "" } else { "s" }, rule(&file.read));
        shown(file.fid, &file.name, about)
    });
    let pins = application
        .pins
        .iter()
        .map(|pin| shown(pin.fid, &pin.name, format!("reference, {} of {} tries left", pin.tries_left, pin.limit)));
    let keys = application.keys.iter().map(|key| {
        let kind = match key.purpose {
            KeyPurpose::Signature => "private key",
            KeyPurpose::InternalAuthentication => "private key for INTERNAL AUTHENTICATE",
        };
        let about = match key.access.pins() {
            [] => format!("{kind}, free"),
            pins => format!("{kind}, after {}", any_of(pins)),
        };
        shown(key.fid, &key.name, about)
    });
    let external = application
        .external_keys
        .iter()
        .map(|key| shown(key.fid, &key.name, "reference, public key for EXTERNAL AUTHENTICATE".to_owned()));
    let mut all: Vec<_> = files.chain(records).chain(pins).chain(keys).chain(external).collect();
    all.sort_by(|one, other| one.fid.cmp(&other.fid));
    all
}

fn objects(objects: &[DataObject]) -> Vec<ShownObject> {
    let shown = |object: &DataObject| ShownObject {
        tag: format!("{:04X}", object.tag.value()),
        name: object.name.clone(),
        octets: object.content.len(),
    };
    objects.iter().map(shown).collect()
}

fn rule(read: &ReadAccess) -> String {
    match read {
        ReadAccess::Free => "free".to_owned(),
        ReadAccess::AnyOf(pins) => format!("after {}", any_of(pins)),
        ReadAccess::Unidentified => "purpose not publicly known".to_owned(),
        ReadAccess::Internal => "internal".to_owned(),
    }
}

fn any_of(pins: &[FileId]) -> String {
    pins.iter().map(FileId::to_string).collect::<Vec<_>>().join(" or ")
}
