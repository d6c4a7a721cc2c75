//! `sekisho ca issue`: a synthetic resident gets certificates without a card.

use sekisho_ca_sim::{Line, jst_date};
use sekisho_jlis_sim_core::{Applicant, CertificateOrder, IssueSettings, Resident, Seed};

use super::issued;
use crate::{
    arguments::{CaIssue, Lines},
    authority,
    command::person,
    exit::Exit,
    failure::Failure,
    machine, output,
};

pub(super) fn execute(options: &CaIssue) -> Result<Exit, Failure> {
    if options.public_key.is_some() && options.line == Lines::Both {
        return Err(Failure::Usage("a public key is for one certificate; name its --line".to_owned()));
    }
    authority::is_not_its_file(&options.ca, options.out.as_deref())?;
    let mut opened = authority::open(&options.ca)?;
    let at = options.at.unwrap_or_else(machine::now);
    let seed = Seed::of_run(&options.seed);
    let today = jst_date(at);
    let person = options.person.unwrap_or_else(|| person::first(Applicant::Adult, &seed, today));
    let resident = Resident::synthetic(&seed, person, today);
    let (settings, rules) = (IssueSettings::default(), opened.authority.settings().clone());
    let order = CertificateOrder {
        resident: &resident,
        carrier: options.carrier.into(),
        at,
        generation: options.generation,
        settings: &settings,
        authority: &rules,
    };
    let mut made = Vec::new();
    // Keys are chosen before the first certificate: a pair of the pool is one person's.
    let wanted = options.line.named().iter().filter(|line| is_old_enough(&order, **line, options.line));
    let mut applications = Vec::new();
    for &line in wanted {
        let key = issued::key(options.public_key.as_deref(), &opened.authority, order.carrier, line)?;
        applications.push(order.application(line, key).map_err(Failure::usage)?);
    }
    if applications.is_empty() {
        let age = settings.signing_age;
        return Err(Failure::Usage(format!("nobody under {age} gets a signature certificate; name another --person")));
    }
    for application in &applications {
        made.push(opened.authority.issue(application).map_err(Failure::usage)?);
    }
    issued::record(&mut opened, &made, &options.ca, options.out.as_deref())?;
    if !options.json {
        output::remark(format_args!("for {} (synthetic), born {}", resident.name(), resident.birth));
    }
    issued::tell(&opened.authority, &made, options.json)?;
    Ok(Exit::Conforming)
}

fn is_old_enough(order: &CertificateOrder<'_>, line: Line, asked: Lines) -> bool {
    let old_enough = order.is_old_enough(line);
    if !old_enough && asked == Lines::Both {
        output::remark("too young for a signature certificate, so there is none");
    }
    old_enough
}
