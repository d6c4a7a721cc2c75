//! From the certificate to a trust anchor. Each twin is the genuine certificate of the same person.

use sekisho_ca_sim::Names;
use sekisho_harness_protocol::{Purpose, Reason};

use super::VERIFY;
use crate::{Bench, Case, Stop, case::case, forge, holder::Holder, offer::Offer, world::Realm};

pub(super) const CASES: &[Case] = &[
    GENERATIONS,
    SAME_NAMES,
    SELF_SIGNED,
    UNKNOWN_AUTHORITY,
    ALTERED,
    OTHER_LINE,
    TEST_IN_PRODUCTION,
    PRODUCTION_IN_TEST,
    NO_CERTIFICATE,
];

const UNTRUSTED: &[Reason] = &[Reason::IssuerUntrusted];

/// The same person with a card of another authority; the signature is right, the issuer is not.
fn foreign(bench: &Bench, realm: Realm) -> Result<(Holder, Offer, Offer), Stop> {
    let holder = bench.holder()?;
    let twin = bench.offer(&holder, Purpose::Signature)?;
    bench.verify(&twin).is_done()?;
    let foreign = bench.offer(&bench.holder_of(realm)?, Purpose::Signature)?;
    let foreign = Offer { anchors: twin.anchors.clone(), ..foreign };
    Ok((holder, twin, foreign))
}

const GENERATIONS: Case = case(
    "path.anchors.generations",
    "Accepts certificates of two generations of an authority whose roots share one name",
    "同じ名称のルートを持つ認証局の、二つの世代の証明書を受け入れる",
)
.requirement("PATH-01")
.needs(VERIFY)
.catches(&["matches-issuer-by-name"])
.run(|bench| {
    let holder = bench.holder_of(Realm::Generations)?;
    bench.verify(&bench.offer(&holder, Purpose::Signature)?).is_done()?;
    // One distribution point serves all generations: from here on it has the list of the earlier one.
    let earlier = bench.earlier(&holder)?;
    bench.verify(&bench.offer(&earlier, Purpose::Signature)?).is_done().map(drop)
});

const SAME_NAMES: Case = case(
    "path.impostor.same-names",
    "Refuses a certificate by an authority that only has the right name",
    "名称だけが同じ認証局の証明書を拒否する",
)
.requirement("PATH-01")
.needs(VERIFY)
.catches(&["matches-issuer-by-name"])
.run(|bench| {
    let (_, _, foreign) = foreign(bench, Realm::Impostor)?;
    bench.verify(&foreign).is_refused_for_one_of(UNTRUSTED)
});

const SELF_SIGNED: Case = case(
    "path.impostor.self-signed",
    "Refuses a certificate that vouches for itself",
    "自己署名の利用者証明書を拒否する",
)
.requirement("PATH-02")
.needs(VERIFY)
.catches(&["accepts-self-signed"])
.run(|bench| {
    let holder = bench.holder()?;
    let twin = bench.offer(&holder, Purpose::Signature)?;
    bench.verify(&twin).is_done()?;
    let certificate =
        forge::reissued(&twin.certificate, holder.signature_key(), |tbs| tbs.issuer = tbs.subject.clone())?;
    bench.verify(&Offer { certificate, ..twin }).is_refused_for_one_of(UNTRUSTED)
});

const UNKNOWN_AUTHORITY: Case = case(
    "path.anchors.not-given",
    "Refuses a certificate of an authority that is not among the anchors it was given",
    "与えられたトラストアンカーにない認証局の証明書を拒否する",
)
.requirement("PATH-03")
.needs(VERIFY)
.catches(&["ignores-anchors", "trusts-any-jpki-name"])
.run(|bench| {
    let holder = bench.holder()?;
    let twin = bench.offer(&holder, Purpose::Signature)?;
    bench.verify(&twin).is_done()?;
    let anchors = bench.anchors_of(Realm::Impostor)?;
    bench.verify(&Offer { anchors, ..twin }).is_refused_for_one_of(UNTRUSTED)
});

const ALTERED: Case = case(
    "path.altered.birth-date",
    "Refuses a certificate in which a digit of the birth date was changed",
    "生年月日の1桁が書き換えられた証明書を拒否する",
)
.requirement("PATH-05")
.needs(VERIFY)
.catches(&["matches-issuer-by-name"])
.run(|bench| {
    let holder = bench.holder()?;
    let twin = bench.offer(&holder, Purpose::Signature)?;
    bench.verify(&twin).is_done()?;
    let certificate = forge::with_text_changed(&twin.certificate, &holder.birth_in_certificate())?;
    bench
        .verify(&Offer { certificate, ..twin })
        .is_refused_for_one_of(&[Reason::IssuerUntrusted, Reason::SignatureInvalid])
});

const OTHER_LINE: Case = case(
    "path.anchors.other-line",
    "Refuses a signature certificate when only the authentication authority is trusted",
    "利用者証明用の認証局だけを信頼する場合、署名用電子証明書を拒否する",
)
.requirement("PATH-03")
.needs(VERIFY)
.catches(&["ignores-anchors"])
.run(|bench| {
    let holder = bench.holder()?;
    let twin = bench.offer(&holder, Purpose::Signature)?;
    bench.verify(&twin).is_done()?;
    let anchors = bench.anchors_of(Realm::Own)?.into_iter().skip(1).collect();
    bench.verify(&Offer { anchors, ..twin }).is_refused_for_one_of(UNTRUSTED)
});

const TEST_IN_PRODUCTION: Case = case(
    "path.environment.test-in-production",
    "Refuses a JPKI-TEST certificate where production authorities are trusted",
    "本番の認証局を信頼する環境でJPKI-TESTの証明書を拒否する",
)
.requirement("PATH-04")
.needs(VERIFY)
.catches(&["ignores-environment", "ignores-anchors", "trusts-any-jpki-name"])
.run(|bench| {
    let production = bench.holder_of(Realm::Named(Box::new(Names::production_shape())))?;
    let twin = bench.offer(&production, Purpose::Signature)?;
    bench.verify(&twin).is_done()?;
    let test = bench.offer(&bench.holder()?, Purpose::Signature)?;
    bench
        .verify(&Offer { anchors: twin.anchors, ..test })
        .is_refused_for_one_of(&[Reason::TestEnvironment, Reason::IssuerUntrusted])
});

const PRODUCTION_IN_TEST: Case = case(
    "path.environment.production-in-test",
    "Refuses a production-named certificate where the test authorities are trusted",
    "テスト認証局を信頼する環境で本番名の証明書を拒否する",
)
.requirement("PATH-04")
.needs(VERIFY)
.catches(&["ignores-environment", "ignores-anchors", "trusts-any-jpki-name"])
.run(|bench| {
    let (_, _, foreign) = foreign(bench, Realm::Named(Box::new(Names::production_shape())))?;
    bench.verify(&foreign).is_refused_for_one_of(&[Reason::TestEnvironment, Reason::IssuerUntrusted])
});

const NO_CERTIFICATE: Case = case(
    "path.altered.not-a-certificate",
    "Refuses octets that are no certificate",
    "証明書でないオクテット列を拒否する",
)
.requirement("PATH-05")
.needs(VERIFY)
.catches(&["takes-unreadable-certificate-for-untrusted"])
.run(|bench| {
    let holder = bench.holder()?;
    let twin = bench.offer(&holder, Purpose::Signature)?;
    bench.verify(&twin).is_done()?;
    let half = twin.certificate[..twin.certificate.len() / 2].to_vec();
    for certificate in [Vec::new(), b"TEST OBJECT".to_vec(), half] {
        bench.verify(&Offer { certificate, ..twin.clone() }).is_refused(Reason::MalformedData)?;
    }
    Ok(())
});
