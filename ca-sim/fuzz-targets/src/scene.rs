//! An authority with a good, a held and a revoked certificate, and what answers for it at one instant.

use std::sync::{Arc, LazyLock};

use jiff::Timestamp;
use sekisho_ca_sim::keys::{KeyPool, PoolKeys};
use sekisho_ca_sim::ocsp::{
    CertIdHash, OcspAnswers, OcspRequestBuilder, OcspResponder, OcspRule, OcspSigners, RequestSignatureRule,
    SentOcspRequest,
};
use sekisho_ca_sim::{
    Application, AuthenticationSubject, Authority, CaError, Carrier, CrlReason, Generation, Line, Partition,
    ReceptionWindow, Serial, Settings, Snapshot, Subject, SubjectKey, Validity,
};

/// 2026-11-26T03:15:00Z, when the snapshot was taken; asked for five minutes later.
const TAKEN: i64 = 1_795_662_900;

/// What the targets share: making it takes longer than a thousand inputs.
pub(crate) struct Scene {
    /// The authority.
    pub(crate) authority: Authority,
    /// The authority's certificate in DER.
    pub(crate) root: Vec<u8>,
    /// The certificates: good, on hold, revoked.
    pub(crate) serials: [Serial; 3],
    /// Signs each answer when it is asked for.
    pub(crate) fresh: OcspResponder,
    /// Signs once what it can.
    pub(crate) pre_produced: OcspResponder,
    /// Signs each answer, and answers signed requests only.
    pub(crate) strict: OcspResponder,
    /// When they are asked.
    pub(crate) now: Timestamp,
}

/// The scene, or why it cannot be made.
pub(crate) fn scene() -> Result<&'static Scene, CaError> {
    static SCENE: LazyLock<Result<Scene, CaError>> = LazyLock::new(Scene::new);
    SCENE.as_ref().map_err(Clone::clone)
}

impl Scene {
    fn new() -> Result<Self, CaError> {
        let day = |days: i64| {
            let second = TAKEN + days * 86_400;
            Timestamp::from_second(second).map_err(|_| CaError::Time { at: Timestamp::MAX })
        };
        let mut authority = Authority::new(&Settings::default(), PoolKeys::genuine()?, day(-365)?)?;
        let serials =
            [issue(&mut authority, day(-5)?)?, issue(&mut authority, day(-5)?)?, issue(&mut authority, day(-5)?)?];
        authority.suspend(LINE, serials[1], day(-1)?)?;
        authority.revoke(LINE, serials[2], CrlReason::KeyCompromise, day(-1)?)?;
        let taken = day(0)?;
        let snapshot = Arc::new(Snapshot::take(&authority, taken)?);
        let mut responder = |answers, request_signature| {
            let rule = OcspRule { answers, request_signature, ..OcspRule::default() };
            let signers = OcspSigners::of(&mut authority, rule, day(-2)?)?;
            OcspResponder::new(Arc::new(signers), Arc::clone(&snapshot))
        };
        let fresh = responder(OcspAnswers::Fresh, RequestSignatureRule::Ignored)?;
        let pre_produced = responder(OcspAnswers::PreProduced, RequestSignatureRule::Ignored)?;
        let strict = responder(OcspAnswers::Fresh, RequestSignatureRule::Required)?;
        let now = Timestamp::from_second(TAKEN + 300).map_err(|_| CaError::Time { at: taken })?;
        let root = authority.root(LINE, Generation::FIRST)?.to_vec();
        Ok(Self { authority, root, serials, fresh, pre_produced, strict, now })
    }

    /// The request for the good certificate.
    pub(crate) fn request(&self) -> Result<SentOcspRequest, CaError> {
        OcspRequestBuilder::new(CertIdHash::Sha256).ask(&self.root, self.serials[0])?.build()
    }
}

const LINE: Line = Line::Authentication;

/// A resident's application for a certificate about this key.
pub(crate) fn application(settings: &Settings, key: SubjectKey, at: Timestamp) -> Result<Application, CaError> {
    let subject = AuthenticationSubject {
        partition: Partition::new("Tokyo-to", "Shibuya-ku")?,
        window: ReceptionWindow::of_municipality("13113")?,
    };
    let birth = jiff::civil::date(1990, 4, 1);
    let validity = Validity::of_holder(settings, Carrier::Card, at, birth, None)?;
    Ok(Application::for_card(Subject::Authentication(subject), key, validity))
}

fn issue(authority: &mut Authority, at: Timestamp) -> Result<Serial, CaError> {
    let key = KeyPool::committed()?.assign(0)?.subject_key();
    let application = application(authority.settings(), key, at)?;
    Ok(authority.issue(&application)?.serial)
}
