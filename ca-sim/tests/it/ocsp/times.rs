//! Snapshots, and when an answer may be given from one.

use std::sync::Arc;

use der::Decode as _;
use jiff::SignedDuration;
use sekisho_ca_sim::ocsp::{OcspAnswer, OcspFault, OcspResponder, OcspRule, OcspSigners, OcspStatus};
use sekisho_ca_sim::{Generation, Line, Status};
use x509_ocsp::{BasicOcspResponse, OcspResponse};

use super::scene::{SNAPSHOT, Scene, check};
use crate::world::at;

#[test]
fn snapshots_are_taken_every_quarter_of_an_hour() {
    let rule = OcspRule::default();
    for (now, newest) in [
        ("2026-11-26T03:15:00Z", "2026-11-26T03:15:00Z"),
        ("2026-11-26T03:29:59.999Z", "2026-11-26T03:15:00Z"),
        ("2026-11-26T03:30:00Z", "2026-11-26T03:30:00Z"),
        ("2026-11-25T15:00:00Z", "2026-11-25T15:00:00Z"),
        ("2026-11-25T14:59:59Z", "2026-11-25T14:45:00Z"),
    ] {
        assert_eq!(rule.newest_snapshot(at(now)), Ok(at(newest)), "{now}");
    }
}

#[test]
fn an_interval_that_does_not_divide_the_day_begins_anew_at_midnight_in_japan() {
    let rule = OcspRule { snapshot_minutes: 7 * 60, ..OcspRule::default() };
    assert_eq!(rule.newest_snapshot(at("2026-11-26T14:59:59Z")), Ok(at("2026-11-26T12:00:00Z")));
    assert_eq!(rule.newest_snapshot(at("2026-11-26T15:00:00Z")), Ok(at("2026-11-26T15:00:00Z")));
}

#[test]
fn nothing_is_answered_before_a_snapshot_or_after_its_life() {
    let mut scene = Scene::new();
    let responder = scene.responder(OcspRule::default());
    let sent = scene.request(&[&scene.good(Line::Signing, 1)]);
    for now in ["2026-11-26T03:15:00Z", "2026-11-26T03:45:00Z"] {
        assert_eq!(responder.answer(sent.der(), at(now)).status(), OcspStatus::Successful, "{now}");
    }
    for now in ["2026-11-26T03:14:59Z", "2026-11-26T03:45:01Z"] {
        let (this_update, next_update) = (at(SNAPSHOT), at("2026-11-26T03:45:00Z"));
        let fault = OcspFault::NotCurrent { this_update, next_update, now: at(now) };
        assert_eq!(fault.status(), OcspStatus::TryLater);
        assert_eq!(responder.answer(sent.der(), at(now)), OcspAnswer::Refused(fault));
    }
}

#[test]
fn an_answer_lives_for_as_many_minutes_as_the_setting_says() {
    let mut scene = Scene::new();
    let sent = scene.request(&[&scene.good(Line::Signing, 1)]);
    for (life_minutes, last) in [(1, "2026-11-26T03:16:00Z"), (90, "2026-11-26T04:45:00Z")] {
        let responder = scene.responder(OcspRule { life_minutes, ..OcspRule::default() });
        let OcspAnswer::Signed { der, .. } = responder.answer(sent.der(), at(last)) else { panic!("still alive") };
        let response = OcspResponse::from_der(&der).unwrap().response_bytes.unwrap();
        let basic = BasicOcspResponse::from_der(response.response.as_bytes()).unwrap();
        let single = &basic.tbs_response_data.responses[0];
        let next_update = single.next_update.unwrap().0.to_unix_duration().as_secs();
        assert_eq!(i64::try_from(next_update).unwrap(), at(last).as_second());
        let now = at(last) + SignedDuration::from_secs(1);
        let fault = OcspFault::NotCurrent { this_update: at(SNAPSHOT), next_update: at(last), now };
        assert_eq!(responder.answer(sent.der(), now), OcspAnswer::Refused(fault));
    }
}

#[test]
fn a_responder_that_ends_before_its_answers_do_is_replaced_before() {
    let mut scene = Scene::new();
    let generation = Generation::new(3).unwrap();
    // Its certificate is valid for 365 days, so until ten minutes after the snapshot.
    let ending = scene.authority.responder(Line::Signing, generation, at("2025-11-26T03:25:00Z")).unwrap();
    assert_eq!(
        scene.authority.responder(Line::Signing, generation, at(SNAPSHOT)).unwrap().certificate,
        ending.certificate
    );
    let signers = OcspSigners::of(&mut scene.authority, OcspRule::default(), at(SNAPSHOT)).unwrap();
    let responder = OcspResponder::new(Arc::new(signers), Arc::clone(&scene.snapshot)).unwrap();
    let sent = scene.request(&[&scene.good(Line::Signing, 3)]);
    let late = at("2026-11-26T03:45:00Z");
    let der = responder.answer(sent.der(), late).into_der();
    let verdicts = check(scene.root(Line::Signing, 3), late).check(&sent, &der).unwrap();
    assert_eq!(verdicts[0].status, Status::Good);
}

#[test]
fn settings_without_sense_are_named() {
    let default = OcspRule::default();
    assert_eq!(default.contradiction(), None);
    for (field, rule) in [
        ("ocsp.snapshot_minutes", OcspRule { snapshot_minutes: 0, ..default }),
        ("ocsp.snapshot_minutes", OcspRule { snapshot_minutes: 1441, ..default }),
        ("ocsp.life_minutes", OcspRule { life_minutes: 0, ..default }),
        ("ocsp.most_octets", OcspRule { most_octets: 0, ..default }),
        ("ocsp.most_requests", OcspRule { most_requests: 0, ..default }),
    ] {
        assert_eq!(rule.contradiction().map(|(field, _)| field), Some(field));
    }
}
