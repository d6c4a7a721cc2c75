//! `sekisho ca renew`.

use jiff::civil::Date;
use sekisho_ca_sim::{Application, IssuedCertificate, Subject, Validity};
use sekisho_jlis_sim_core::era_birth_date;

use super::issued;
use crate::{arguments::CaRenew, authority, exit::Exit, failure::Failure, machine, output};

pub(super) fn execute(options: &CaRenew) -> Result<Exit, Failure> {
    authority::is_not_its_file(&options.ca, options.out.as_deref())?;
    let mut opened = authority::open(&options.ca)?;
    let old = authority::find(&opened.authority, options.certificate)?.clone();
    let at = options.at.unwrap_or_else(machine::now);
    let subject = old.subject().map_err(Failure::usage)?;
    let birth = birth(&old, &subject, options.birth)?;
    let settings = opened.authority.settings();
    let validity = Validity::of_renewal(settings, old.carrier, at, birth, old.not_after, options.card_expiry);
    let application = Application {
        subject,
        carrier: old.carrier,
        key: issued::key(options.public_key.as_deref(), &opened.authority, old.carrier, old.line)?,
        validity: validity.map_err(Failure::usage)?,
        generation: options.generation,
    };
    let renewed = [opened.authority.renew(old.serial, &application).map_err(Failure::usage)?];
    issued::record(&mut opened, &renewed, &options.ca, options.out.as_deref())?;
    let superseded = authority::name_of(&old);
    output::remark(format_args!("{superseded} is revoked since {} (superseded)", application.validity.not_before()));
    issued::tell(&opened.authority, &renewed, options.json)?;
    Ok(Exit::Conforming)
}

/// The holder's date of birth: what the certificate says, or what the operator knows.
fn birth(old: &IssuedCertificate, subject: &Subject, given: Option<Date>) -> Result<Date, Failure> {
    let name = authority::name_of(old);
    let written = match subject {
        Subject::Signing(subject) => era_birth_date(&subject.items.birth),
        Subject::Authentication(_) => None,
    };
    match (written, given) {
        (Some(written), Some(given)) if written != given => {
            Err(Failure::Usage(format!("{name} is for somebody born on {written}, not on {given}")))
        }
        (Some(birth), _) | (None, Some(birth)) => Ok(birth),
        (None, None) => {
            Err(Failure::Usage(format!("{name} does not tell when its holder was born; give --birth YYYY-MM-DD")))
        }
    }
}
