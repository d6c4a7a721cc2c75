//! The revocation list itself: missing, broken, forged, stale, or somebody else's. Each twin has its own fresh list.

use jiff::SignedDuration;
use sekisho_ca_sim::CrlReason;
use sekisho_harness_protocol::{Purpose, Reason};

use super::{STATUS, STATUS_AT};
use crate::{
    Bench, Case, Stop,
    case::case,
    holder::Holder,
    world::{Lists, Realm},
};

pub(super) const CASES: &[Case] = &[
    UNAVAILABLE,
    UNREADABLE,
    CUT_OFF,
    FORGED,
    ALTERED,
    STALE,
    JUST_STALE,
    FUTURE,
    OTHER_PARTITION,
    OTHER_LINE,
    OTHER_GENERATION,
    ONE_LIST_FOR_TWO_TOWNS,
    EACH_ITS_OWN,
];

const NONE: &[Reason] = &[Reason::StatusUnavailable];
const STALE_REASONS: &[Reason] = &[Reason::StatusStale];

/// Accepts with its own list, then is given these lists instead.
fn given(
    bench: &Bench,
    lists: impl Fn(&Bench, &Holder) -> Result<Lists, Stop>,
    reasons: &[Reason],
) -> Result<(), Stop> {
    let holder = bench.holder()?;
    let offer = bench.offer(&holder, Purpose::Signature)?;
    bench.verify(&offer).is_done()?;
    let lists = lists(bench, &holder)?;
    bench.publish(lists);
    bench.verify(&offer).is_refused_for_one_of(reasons)
}

const UNAVAILABLE: Case = case(
    "status.list.unavailable",
    "Accepts nothing while no revocation list can be had",
    "失効リストが得られない間は何も受け入れない",
)
.requirement("STAT-04")
.needs(STATUS)
.catches(&["fails-open"])
.run(|bench| given(bench, |_, _| Ok(Lists::Unavailable), NONE));

const UNREADABLE: Case = case(
    "status.list.unreadable",
    "Takes an answer that is no revocation list for none",
    "失効リストでない応答を、リストなしとして扱う",
)
.requirement("STAT-11")
.needs(STATUS)
.catches(&["fails-open"])
.run(|bench| given(bench, |_, _| Ok(Lists::Always(b"<html>TEST OBJECT</html>".to_vec())), NONE));

const CUT_OFF: Case = case(
    "status.list.cut-off",
    "Takes a list that ends too early for none",
    "途中で切れた失効リストを、リストなしとして扱う",
)
.requirement("STAT-11")
.needs(STATUS)
.catches(&["fails-open"])
.run(|bench| {
    given(
        bench,
        |bench, holder| {
            let list = bench.list_of(Realm::Own, holder, Purpose::Signature)?;
            Ok(Lists::Always(list[..list.len() - 40].to_vec()))
        },
        NONE,
    )
});

const FORGED: Case = case(
    "status.list.forged",
    "Does not believe a list that another key signed in the authority's name",
    "認証局を騙る別の鍵が署名した失効リストを信用しない",
)
.requirement("STAT-05")
.needs(STATUS)
.catches(&["ignores-crl-signature"])
.run(|bench| {
    given(bench, |bench, holder| Ok(Lists::Always(bench.list_of(Realm::Impostor, holder, Purpose::Signature)?)), NONE)
});

const ALTERED: Case = case(
    "status.list.altered",
    "Does not believe a list from which an entry was made unrecognisable",
    "項目が書き換えられた失効リストを信用しない",
)
.requirement("STAT-05")
.needs(STATUS)
.catches(&["ignores-crl-signature"])
.run(|bench| {
    given(
        bench,
        |bench, holder| {
            bench.revoke(holder, Purpose::Signature, CrlReason::KeyCompromise)?;
            let list = bench.list_of(Realm::Own, holder, Purpose::Signature)?;
            Ok(Lists::Always(holder.with_serial_changed(&list, Purpose::Signature)?))
        },
        NONE,
    )
});

const STALE: Case = case(
    "status.list.stale",
    "Does not rely on a list whose successor is overdue for a month",
    "次回更新日を1か月過ぎた失効リストに依拠しない",
)
.requirement("STAT-06")
.needs(STATUS_AT)
.catches(&["ignores-next-update"])
.run(|bench| aged(bench, SignedDuration::from_hours(30 * 24)));

const JUST_STALE: Case = case(
    "status.list.just-stale",
    "Does not rely on a list one second after its successor was due",
    "次回更新日時を1秒過ぎた失効リストに依拠しない",
)
.requirement("STAT-06")
.needs(STATUS_AT)
.catches(&["ignores-next-update"])
.run(|bench| aged(bench, SignedDuration::from_secs(1)));

fn aged(bench: &Bench, past_next_update: SignedDuration) -> Result<(), Stop> {
    given(
        bench,
        |bench, holder| {
            let list = bench.list_of(Realm::Own, holder, Purpose::Signature)?;
            bench.set_clock(bench.next_update()? + past_next_update);
            Ok(Lists::Always(list))
        },
        STALE_REASONS,
    )
}

const FUTURE: Case = case(
    "status.list.from-the-future",
    "Does not rely on a list that says it was made tomorrow",
    "翌日作成とされる失効リストに依拠しない",
)
.requirement("STAT-07")
.needs(STATUS_AT)
.catches(&["ignores-this-update"])
.run(|bench| {
    given(
        bench,
        |bench, holder| {
            let now = bench.now();
            bench.set_clock(now + SignedDuration::from_hours(24));
            let list = bench.list_of(Realm::Own, holder, Purpose::Signature)?;
            bench.set_clock(now);
            Ok(Lists::Always(list))
        },
        &[Reason::StatusStale, Reason::StatusUnavailable],
    )
});

const OTHER_PARTITION: Case = case(
    "status.list.other-municipality",
    "Does not rely on the list of another municipality",
    "他の市区町村の失効リストに依拠しない",
)
.requirement("STAT-08")
.needs(STATUS)
.catches(&["ignores-partition"])
.run(|bench| {
    given(
        bench,
        |bench, holder| {
            bench.revoke(holder, Purpose::Signature, CrlReason::KeyCompromise)?;
            let elsewhere = bench.holder_elsewhere(holder)?;
            Ok(Lists::Always(bench.list_of(Realm::Own, &elsewhere, Purpose::Signature)?))
        },
        NONE,
    )
});

const OTHER_LINE: Case = case(
    "status.list.other-line",
    "Does not rely on the list of the authentication authority for a signature certificate",
    "署名用電子証明書に利用者証明用の失効リストを用いない",
)
.requirement("STAT-05")
.needs(STATUS)
.catches(&["ignores-crl-signature-and-partition"])
.run(|bench| {
    given(bench, |bench, holder| Ok(Lists::Always(bench.list_of(Realm::Own, holder, Purpose::Authentication)?)), NONE)
});

const OTHER_GENERATION: Case = case(
    "status.list.other-generation",
    "Does not rely on the same municipality's list by another generation of the authority",
    "同じ市区町村でも、認証局の別の世代が発行した失効リストに依拠しない",
)
.requirement("STAT-05")
.needs(STATUS)
.catches(&["ignores-crl-signature"])
.run(|bench| {
    let holder = bench.holder_of(Realm::Generations)?;
    let offer = bench.offer(&holder, Purpose::Signature)?;
    bench.verify(&offer).is_done()?;
    bench.revoke(&holder, Purpose::Signature, CrlReason::KeyCompromise)?;
    // The two lists have the same issuer name and distribution point: only key identifier and signature tell them apart.
    bench.publish(Lists::Always(bench.list_of_another_generation(&holder, Purpose::Signature)?));
    bench.verify(&offer).is_refused_for_one_of(NONE)
});

const ONE_LIST_FOR_TWO_TOWNS: Case = case(
    "status.list.two-towns",
    "Finds each of two revoked people on the one list of two towns that are romanised alike",
    "ローマ字表記が同じ二つの町が共有する失効リストで、両町の失効者をそれぞれ見つける",
)
.requirement("STAT-09")
.needs(STATUS)
.catches(&["reads-only-first-entry"])
.run(|bench| {
    let holders = bench.holders_of_one_list()?;
    let partition = |holder: &Holder| Ok::<_, Stop>(holder.partition(Purpose::Signature)?.to_string());
    bench.equals(
        "Both towns have the same distribution point",
        "両町の失効リスト配布点が同じである",
        partition(&holders[0])?,
        partition(&holders[1])?,
    )?;
    let offers = [bench.offer(&holders[0], Purpose::Signature)?, bench.offer(&holders[1], Purpose::Signature)?];
    for offer in &offers {
        bench.verify(offer).is_done()?;
    }
    let reasons = [CrlReason::AffiliationChanged, CrlReason::KeyCompromise];
    for (holder, reason) in holders.iter().zip(reasons) {
        bench.revoke(holder, Purpose::Signature, reason)?;
    }
    for (offer, reason) in offers.iter().zip(reasons) {
        bench.verify(offer).is_refused(Reason::Revoked { reason_code: Some(reason.code()) })?;
    }
    Ok(())
});

const EACH_ITS_OWN: Case = case(
    "status.list.each-its-own",
    "Checks each certificate against the list of its own municipality, one after the other",
    "各証明書をそれぞれの市区町村の失効リストで順に確認する",
)
.requirement("STAT-12")
.needs(STATUS)
.catches(&["reuses-first-crl"])
.run(|bench| {
    let first = bench.holder()?;
    let second = bench.holder_elsewhere(&first)?;
    let offers = (bench.offer(&first, Purpose::Signature)?, bench.offer(&second, Purpose::Signature)?);
    bench.verify(&offers.0).is_done()?;
    bench.verify(&offers.1).is_done()?;
    bench.revoke(&second, Purpose::Signature, CrlReason::AffiliationChanged)?;
    bench.verify(&offers.0).is_done()?;
    let code = Some(CrlReason::AffiliationChanged.code());
    bench.verify(&offers.1).is_refused(Reason::Revoked { reason_code: code })
});
