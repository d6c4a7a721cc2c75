//! The bench as a case sees it: a world of its own, one implementation, and the means to compare.

use std::{cell::RefCell, fmt::Display};

use sekisho_harness_protocol::{Base64Bytes, CertificateKind};
use sekisho_harness_protocol::{
    CardAccess, ChangePin, ChangePinDone, DriverInfo, Method, Outcome, PinRef, PinStatus, PinStatusDone,
    ReadCertificate, ReadCertificateDone, ReadToken, ReadTokenDone, Sign, SignDone, SignatureAlgorithm, Verify,
    VerifyDone,
};
use sekisho_reports_log::Bilingual;
use serde::{Serialize, de::DeserializeOwned};

use crate::{
    Answer, Case, Stop, Stopwatch, TestCard, World,
    answer::misshapen,
    card::MOST_EXCHANGES,
    iut::{IutFault, Session, shortened},
    offer::Offer,
    readers::CardReaders,
    recorder::Recorder,
    words,
    world::WorldCallBacks,
};

/// What is kept of a value that an implementation returned.
const LONGEST_VALUE: usize = 500;

/// One case's bench. Nothing of it outlives the case but the evidence.
pub struct Bench<'run> {
    pub(crate) case: &'run Case,
    pub(crate) stopwatch: &'run dyn Stopwatch,
    pub(crate) readers: &'run CardReaders,
    pub(crate) session: RefCell<Session>,
    pub(crate) world: RefCell<World>,
    pub(crate) recorder: Recorder,
    /// What was typed in this case. Foreign text is freed of it before it is kept.
    secrets: RefCell<Vec<String>>,
    info: DriverInfo,
}

impl<'run> Bench<'run> {
    pub(crate) fn new(
        case: &'run Case,
        stopwatch: &'run dyn Stopwatch,
        readers: &'run CardReaders,
        session: Session,
        world: World,
    ) -> Self {
        let info = session.info().clone();
        Self {
            case,
            stopwatch,
            readers,
            session: RefCell::new(session),
            world: RefCell::new(world),
            recorder: Recorder::default(),
            secrets: RefCell::default(),
            info,
        }
    }

    pub(crate) fn iut_info(&self) -> &DriverInfo {
        &self.info
    }

    pub(crate) fn card_access(&self) -> CardAccess {
        self.info.card
    }

    // What the implementation is asked to do.

    pub(crate) fn read_token(&self, card: &TestCard) -> Answer<'_, ReadTokenDone> {
        let says = Bilingual::new("Read the token information", "トークン情報を読む");
        self.ask(Method::ReaderToken, says, &ReadToken { card: card.card_ref() }, Some(card))
    }

    pub(crate) fn read_certificate(
        &self,
        card: &TestCard,
        kind: CertificateKind,
        pin: Option<&str>,
    ) -> Answer<'_, ReadCertificateDone> {
        let says = words::read_certificate(kind, pin.is_some());
        self.secrets.borrow_mut().extend(pin.map(str::to_owned));
        let request = ReadCertificate { card: card.card_ref(), kind, pin: pin.map(str::to_owned) };
        self.ask(Method::ReaderCertificate, says, &request, Some(card))
    }

    pub(crate) fn pin_status(&self, card: &TestCard, pin: PinRef) -> Answer<'_, PinStatusDone> {
        let request = PinStatus { card: card.card_ref(), pin };
        self.ask(Method::ReaderPinStatus, words::pin_status(pin), &request, Some(card))
    }

    pub(crate) fn change_pin(
        &self,
        card: &TestCard,
        pin: PinRef,
        current: &str,
        new: &str,
    ) -> Answer<'_, ChangePinDone> {
        self.secrets.borrow_mut().extend([current.to_owned(), new.to_owned()]);
        let request = ChangePin { card: card.card_ref(), pin, current: current.to_owned(), new: new.to_owned() };
        self.ask(Method::ReaderChangePin, words::change_pin(pin), &request, Some(card))
    }

    pub(crate) fn sign(
        &self,
        card: &TestCard,
        key: PinRef,
        pin: &str,
        message: &[u8],
        algorithm: SignatureAlgorithm,
    ) -> Answer<'_, SignDone> {
        self.secrets.borrow_mut().push(pin.to_owned());
        let request =
            Sign { card: card.card_ref(), key, pin: pin.to_owned(), message: Base64Bytes(message.to_vec()), algorithm };
        self.ask(Method::SignatureSign, words::sign(key, message.len(), algorithm), &request, Some(card))
    }

    pub(crate) fn verify(&self, offer: &Offer) -> Answer<'_, VerifyDone> {
        let request: Verify = offer.request(&self.info, self.world.borrow().now());
        self.ask(Method::SignatureVerify, offer.says(), &request, None)
    }

    fn ask<T: DeserializeOwned>(
        &self,
        method: Method,
        says: Bilingual,
        request: &impl Serialize,
        card: Option<&TestCard>,
    ) -> Answer<'_, T> {
        Answer { bench: self, method, says, outcome: self.exchange(method, request, card) }
    }

    fn exchange<T: DeserializeOwned>(
        &self,
        method: Method,
        request: &impl Serialize,
        card: Option<&TestCard>,
    ) -> Result<Outcome<T>, Stop> {
        let name = method.name();
        let params = serde_json::to_value(request).map_err(|error| Stop::bench("writing a request", error))?;
        let result = {
            let mut world = self.world.borrow_mut();
            let mut call_backs = WorldCallBacks { world: &mut world, card };
            self.session.borrow_mut().call(name, params, &mut call_backs, self.stopwatch)
        };
        if let Some(card) = card {
            card.new_lines().into_iter().for_each(|line| self.recorder.exchange(self.case.id, line));
            if card.is_flooded() {
                return Err(Stop::Iut(IutFault::Protocol {
                    problem: format!("expected at most {MOST_EXCHANGES} commands to a card"),
                    line: "more commands".to_owned(),
                }));
            }
        }
        let outcome = result
            .map_err(Stop::Iut)
            .and_then(|value| serde_json::from_value(value.clone()).map_err(|error| misshapen(name, &error, &value)));
        outcome.map_err(|stop| stop.without(&self.secrets.borrow()))
    }

    // What the bench looks at itself.

    /// Expects two values to be equal.
    pub(crate) fn equals<T: PartialEq + Display>(
        &self,
        en: &str,
        ja: &str,
        expected: T,
        observed: T,
    ) -> Result<(), Stop> {
        let equal = expected == observed;
        let observed = shortened(&observed.to_string(), LONGEST_VALUE);
        self.looks_right(Bilingual::new(en, ja), expected.to_string(), observed, equal)
    }

    /// Records a comparison that was made elsewhere.
    pub(crate) fn looks_right(
        &self,
        says: Bilingual,
        expected: String,
        observed: String,
        right: bool,
    ) -> Result<(), Stop> {
        self.record(says, expected, observed, right);
        if right { Ok(()) } else { Err(Stop::Failed) }
    }

    pub(crate) fn record(
        &self,
        says: Bilingual,
        expected: impl Into<String>,
        observed: impl Into<String>,
        passed: bool,
    ) {
        self.recorder.step(self.case.id, says, expected.into(), observed.into(), passed);
    }
}
