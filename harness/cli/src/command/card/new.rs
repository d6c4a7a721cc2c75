//! `sekisho card new`: a synthetic person goes to the desk.

use jiff::{Span, Timestamp, tz::TimeZone};
use sekisho_ca_sim::{IssuedCertificate, jst_date, keys::KeyPool};
use sekisho_card_sim::{FileStore, StoreError};
use sekisho_jlis_sim_core::{
    CardAuthorityNames, CardKeys, CardNumbers, CardOrder, CardProfile, DrawingSettings, IssueSettings, Pins, Resident,
    Seed, matching_number_b, personalise, photo_jp2, portrait,
};
use serde::Serialize;

use super::faces;
use crate::{
    arguments::{CardNew, KeyNumbers},
    authority,
    command::person,
    exit::Exit,
    failure::Failure,
    machine, output,
};

#[derive(Serialize)]
struct Made {
    card: String,
    holder: String,
    birth: String,
    address: String,
    profile: &'static str,
    number: String,
    matching_number_b: String,
    authentication_pin: String,
    signature_password: String,
    text_pin: String,
    card_pin: String,
    /// PINs of what is loaded beside, in the order of the profile.
    loaded_pins: Vec<String>,
    certificates: Vec<Certificate>,
}

#[derive(Serialize)]
struct Certificate {
    name: String,
    partition: String,
    not_after: String,
    key: String,
    key_reused: bool,
}

pub(super) fn execute(options: &CardNew) -> Result<Exit, Failure> {
    if options.out.exists() {
        let exists = StoreError::Exists { path: options.out.clone() };
        return Err(Failure::usage(exists));
    }
    let profile = CardProfile::named(&options.profile).ok_or_else(|| unknown_profile(&options.profile))?;
    // An authority founded long ago would have ended by today.
    let (founded, at) = match options.at {
        Some(at) => (at, at),
        None => {
            let now = machine::now();
            (now, years_before(now, profile.issued_years_ago)?)
        }
    };
    let seed = Seed::of_run(&options.seed);
    let today = jst_date(at);
    let person = options.person.unwrap_or_else(|| person::first(profile.applicant, &seed, today));
    let resident = Resident::synthetic(&seed, person, today);
    let drawn = Pins::synthetic(&seed, person);
    let pins = Pins {
        authentication_pin: options.pin.clone().unwrap_or(drawn.authentication_pin),
        signature_password: options.password.clone().unwrap_or(drawn.signature_password),
        text_pin: options.text_pin.clone().unwrap_or(drawn.text_pin),
        card_pin: options.card_pin.clone().unwrap_or(drawn.card_pin),
    };
    let numbers = CardNumbers::synthetic(&seed, person).map_err(Failure::bench)?;
    let portrait_seed = seed.of(&format!("portrait/{person}"));
    let card_authority = match options.card_authority {
        KeyNumbers::Own => CardAuthorityNames::Own,
        KeyNumbers::TestCards => CardAuthorityNames::TestCards,
    };
    let settings = IssueSettings { card_authority, ..IssueSettings::default() };
    let photo = photo_jp2(&portrait(&portrait_seed), &DrawingSettings::default()).map_err(Failure::bench)?;
    let pool = KeyPool::committed().map_err(Failure::bench)?;
    let mut opened = authority::open_or_found(&options.ca, founded)?;
    let keys = CardKeys::unused(pool, &opened.authority).map_err(Failure::bench)?;
    let plan = profile.plan();
    let order =
        CardOrder { resident: &resident, photo: Some(&photo), pins: &pins, keys: &keys, numbers, plan: &plan, at };
    let made = personalise(&order, &settings, &mut opened.authority).map_err(Failure::usage)?;
    // The authority's record first: a certificate on a card that its authority does not know cannot be revoked.
    opened.save(&options.ca)?;
    FileStore::create(&options.out, &made.card).map_err(Failure::environment)?;
    if let Some(folder) = &options.faces {
        faces::draw(folder, &resident, &numbers, &made, &portrait_seed)?;
    }
    let certificates = [&made.signature, &made.authentication].into_iter().flatten().map(certificate).collect();
    let sum = Made {
        card: options.out.display().to_string(),
        holder: resident.name(),
        birth: resident.birth.to_string(),
        address: resident.address(),
        profile: profile.name,
        number: resident.number.digits(),
        matching_number_b: matching_number_b(&resident, &numbers, made.card_expiry)
            .map_err(Failure::bench)?
            .to_string(),
        authentication_pin: pins.authentication_pin,
        signature_password: pins.signature_password,
        text_pin: pins.text_pin,
        card_pin: pins.card_pin,
        loaded_pins: plan.loaded.iter().filter_map(|loaded| loaded.pin().map(str::to_owned)).collect(),
        certificates,
    };
    if options.json {
        output::json(&sum)?;
    } else {
        print(&sum);
    }
    Ok(Exit::Conforming)
}

fn unknown_profile(name: &str) -> Failure {
    Failure::Usage(format!("no card profile {name:?}; `sekisho card profiles` lists them"))
}

/// The same day this many years earlier.
fn years_before(now: Timestamp, years: u8) -> Result<Timestamp, Failure> {
    let zoned = now.to_zoned(TimeZone::UTC).checked_sub(Span::new().years(years)).map_err(Failure::bench)?;
    Ok(zoned.timestamp())
}

fn certificate(issued: &IssuedCertificate) -> Certificate {
    Certificate {
        name: authority::name_of(issued),
        partition: issued.partition.to_string(),
        not_after: issued.not_after.to_string(),
        key: issued.key_name.clone(),
        key_reused: issued.key_reused,
    }
}

fn print(made: &Made) {
    output::data(format_args!("{} (test object)", made.card));
    output::data(format_args!("  holder               {} (synthetic)", made.holder));
    output::data(format_args!("  born                 {}", made.birth));
    output::data(format_args!("  address              {}", made.address));
    output::data(format_args!("  profile              {}", made.profile));
    output::data(format_args!("  照合番号A            {}", made.number));
    output::data(format_args!("  照合番号B            {}", made.matching_number_b));
    output::data(format_args!("  authentication PIN   {}", made.authentication_pin));
    output::data(format_args!("  signature password   {}", made.signature_password));
    output::data(format_args!("  text PIN             {}", made.text_pin));
    output::data(format_args!("  card PIN             {}", made.card_pin));
    for pin in &made.loaded_pins {
        output::data(format_args!("  PIN of what is loaded {pin}"));
    }
    for certificate in &made.certificates {
        let reused = if certificate.key_reused { ", a key that another card has too" } else { "" };
        output::data(format_args!(
            "  certificate          {} in {} until {} with {}{reused}",
            certificate.name, certificate.partition, certificate.not_after, certificate.key
        ));
    }
}
