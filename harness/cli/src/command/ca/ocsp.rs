//! `sekisho ca ocsp`: answers for the status of certificates, over HTTP or from file to file.

use std::{path::Path, sync::Arc, time::Duration};

use jiff::Timestamp;
use sekisho_ca_sim::{
    Authority, Line, Snapshot,
    ocsp::{OcspAnswer, OcspAnswers, OcspResponder, OcspRule, OcspSigner, OcspSigners},
};
use sekisho_jlis_sim_http::{HttpRule, OcspServer, OcspService};

use crate::{
    arguments::CaOcsp,
    authority::{self, Opened},
    command::{given, listening, written},
    exit::Exit,
    failure::Failure,
    machine, output,
};

/// How often the clock is looked at for the next snapshot.
const LOOK: Duration = Duration::from_secs(1);

pub(super) fn execute(options: &CaOcsp) -> Result<Exit, Failure> {
    match (&options.once, &options.out) {
        (Some(request), Some(answer)) => once(options, request, answer),
        _ => serve(options),
    }
}

/// Answers one request from the snapshot of the time.
fn once(options: &CaOcsp, request: &Path, answer: &Path) -> Result<Exit, Failure> {
    authority::is_not_its_file(&options.ca, Some(answer))?;
    let request = given::small(request)?;
    let now = options.at.unwrap_or_else(machine::now);
    let (_, responder) = responder(options, authority::open(&options.ca)?, now)?;
    let (said, path) = (responder.answer(&request, now), answer.display());
    match &said {
        OcspAnswer::Refused(fault) => output::remark(format_args!("{path}: {:?}: {fault}", said.status())),
        OcspAnswer::Signed { times, .. } => {
            output::remark(format_args!("{path}: from {} until {}", times.this_update(), times.next_update()));
        }
    }
    written::whole(answer, &said.into_der())?;
    Ok(Exit::Conforming)
}

/// Answers until it is killed, from a new snapshot whenever the rule asks for one.
fn serve(options: &CaOcsp) -> Result<Exit, Failure> {
    let fixed = options.at;
    let clock = move || fixed.unwrap_or_else(machine::now);
    let (endpoint, what) = (&options.listen, "an authority whose keys everybody knows");
    let addresses = listening::addresses(endpoint, endpoint.port, options.exposed, what)?;
    let address = addresses.first().ok_or_else(|| Failure::Environment(format!("{endpoint} has no address")))?;
    let first = clock();
    let (mut rule, responder_now) = responder(options, authority::open(&options.ca)?, first)?;
    let service = Arc::new(OcspService::new(clock));
    service.publish(Arc::new(responder_now));
    let most_octets = usize::try_from(rule.most_octets).unwrap_or(usize::MAX);
    let limits = HttpRule { workers: machine::processors(), most_octets, ..HttpRule::default() };
    let server = OcspServer::start(*address, Arc::clone(&service), limits).map_err(Failure::environment)?;
    output::remark(format_args!("OCSP listens at http://{}/", server.address()));
    let mut taken = rule.newest_snapshot(first).map_err(Failure::usage)?;
    let mut mentioned = taken;
    loop {
        machine::wait(LOOK);
        let now = clock();
        let due = rule.newest_snapshot(now).map_err(Failure::usage)?;
        if due == taken {
            continue;
        }
        match authority::open_at_once(&options.ca).and_then(|opened| responder(options, opened, now)) {
            Ok((changed, responder)) => {
                (rule, taken) = (changed, due);
                service.publish(Arc::new(responder));
            }
            // The old one holds until its nextUpdate, and the next look may succeed.
            Err(error) if mentioned != due => {
                mentioned = due;
                output::remark(format_args!("no snapshot of {due} yet: {error}"));
            }
            Err(_) => {}
        }
    }
}

/// The rule of the authority, and a responder with what its file says.
fn responder(options: &CaOcsp, mut opened: Opened, now: Timestamp) -> Result<(OcspRule, OcspResponder), Failure> {
    let authority = &mut opened.authority;
    let mut rule = authority.settings().ocsp;
    if options.direct {
        rule.signer = OcspSigner::Direct;
    }
    if options.pre_produced {
        rule.answers = OcspAnswers::PreProduced;
    }
    let taken = rule.newest_snapshot(now).map_err(Failure::usage)?;
    let numbers = |authority: &Authority| Line::BOTH.map(|line| authority.state().line(line).next_serial);
    let before = numbers(authority);
    let signers = OcspSigners::of(authority, rule, taken).map_err(Failure::usage)?;
    let snapshot = Snapshot::take(authority, taken).map_err(Failure::usage)?;
    // A responder that was certified is on record before it signs.
    if numbers(authority) != before {
        opened.save(&options.ca)?;
    }
    let responder = OcspResponder::new(Arc::new(signers), Arc::new(snapshot)).map_err(Failure::usage)?;
    Ok((rule, responder))
}
