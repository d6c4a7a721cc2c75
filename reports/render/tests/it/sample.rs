//! A small log with every kind of verdict that a reader has to tell apart.

use sekisho_reports_log::{
    Bilingual, CaseFinished, CaseText, Certainty, Event, Exception, Exchange, FORMAT, IutDescription, Measured,
    RequirementText, RunFinished, RunStarted, Step, StepOutcome, SuiteText, Tally, Tool, VERSION, Verdict, Weight,
};

fn requirement(id: &str, document: &str, clause: &str, certainty: Certainty, en: &str, ja: &str) -> RequirementText {
    RequirementText {
        id: id.into(),
        document: document.into(),
        clause: clause.into(),
        certainty,
        effective_from: "2016-01-01".into(),
        effective_until: None,
        text: Bilingual::new(en, ja),
    }
}

fn requirements() -> Vec<RequirementText> {
    vec![
        requirement(
            "PIN-04",
            "J-LIS portal for JPKI, frequently asked questions; municipal guidance",
            "Lock after three wrong PINs or five wrong passwords in a row",
            Certainty::Confirmed,
            "One entry by the holder spends at most one try. A refused value is never sent again by the software itself.",
            "所持者の1回の入力で消費する照合は最大1回である。拒否された値をソフトウェアが自ら再送してはならない。",
        ),
        requirement(
            "READ-02",
            "Public descriptions of the JPKI card interface",
            "Access to the user authentication certificate (EF 000A)",
            Certainty::Confirmed,
            "The certificate for user authentication of a plastic card is read without a PIN.",
            "プラスチックのカードの利用者証明用電子証明書は、暗証番号なしで読み出す。",
        ),
        requirement(
            "SIGN-02",
            "Public descriptions of the JPKI card interface",
            "Private keys 0017 and 001A",
            Certainty::Confirmed,
            "The key that was asked for signs, and no other.",
            "指定された鍵だけで署名する。",
        ),
        requirement(
            "STAT-07",
            "RFC 5280",
            "5.1.2.4 This Update",
            Certainty::Inferred,
            "A list whose thisUpdate lies in the future is not used.",
            "thisUpdateが未来の失効リストは用いない。",
        ),
        requirement(
            "VER-03",
            "RFC 8017",
            "8.2.2 Signature verification operation, steps 3 and 4",
            Certainty::Confirmed,
            "The encoded message is compared as a whole with the expected one.",
            "符号化メッセージは全体を期待値と比較する。",
        ),
    ]
}

struct Row {
    id: &'static str,
    requirement: &'static str,
    title: (&'static str, &'static str),
    purpose: (&'static str, &'static str),
    verdict: Verdict,
    reason: Option<(&'static str, &'static str)>,
}

const ROWS: [Row; 9] = [
    Row {
        id: "reader.certificate.authentication",
        requirement: "READ-02",
        title: ("Reads the authentication certificate without a PIN", "暗証番号なしで利用者証明用電子証明書を読み出す"),
        purpose: (
            "A reader that asks for a PIN here spends tries for nothing.",
            "ここで暗証番号を求めると、照合回数を無駄に消費する。",
        ),
        verdict: Verdict::Pass,
        reason: None,
    },
    Row {
        id: "reader.certificate.removed",
        requirement: "READ-02",
        title: ("Says so when the card is removed while it is read", "読取り中のカード抜去を報告する"),
        purpose: ("Half a certificate must not look like a whole one.", "途中までの証明書を完全なものとして扱わない。"),
        verdict: Verdict::Crash,
        reason: Some(("The driver ended with signal 11 (SIGSEGV).", "ドライバがシグナル11（SIGSEGV）で終了した。")),
    },
    Row {
        id: "reader.pin.long-wait",
        requirement: "PIN-04",
        title: ("Answers a request for the tries left", "残り照合回数の問合せに応答する"),
        purpose: (
            "Nobody waits at a counter for a program that hangs.",
            "応答しないソフトウェアは窓口の業務を止める。",
        ),
        verdict: Verdict::Hang,
        reason: Some(("No answer within 10 s.", "10秒以内に応答がなかった。")),
    },
    Row {
        id: "reader.pin.no-silent-retry",
        requirement: "PIN-04",
        title: ("Spends no PIN try that the holder did not ask for", "所持者が求めていない照合を行わない"),
        purpose: (
            "Three lost tries lock the PIN, and the holder has to go to the municipal office.",
            "3回の失敗で暗証番号はロックされ、所持者は市区町村の窓口に行かなければならない。",
        ),
        verdict: Verdict::Fail,
        reason: None,
    },
    Row {
        id: "signature.sign.key",
        requirement: "SIGN-02",
        title: ("Signs with the authentication key when asked to", "指定された利用者証明用の鍵で署名する"),
        purpose: ("A login must not become a declaration of intent.", "ログインを意思表示の署名にしてはならない。"),
        verdict: Verdict::Pass,
        reason: None,
    },
    Row {
        id: "signature.sign.other-key",
        requirement: "SIGN-02",
        title: ("Signs with the signature key when asked to", "指定された署名用の鍵で署名する"),
        purpose: ("The same, the other way round.", "上記の逆の場合も同様である。"),
        verdict: Verdict::Skipped,
        reason: Some((
            "The driver does not have signature/sign for this key.",
            "ドライバにこの鍵のsignature/signがない。",
        )),
    },
    Row {
        id: "signature.verify.trailing-octets",
        requirement: "VER-03",
        title: (
            "Refuses a signature with octets behind the hash",
            "ハッシュ値の後に余分なオクテットがある署名を拒否する",
        ),
        purpose: ("A lax comparison lets a signature be forged.", "緩い比較は署名の偽造を許す。"),
        verdict: Verdict::Fail,
        reason: None,
    },
    Row {
        id: "status.list.from-the-future",
        requirement: "STAT-07",
        title: ("Does not use a list from the future", "未来の日時の失効リストを用いない"),
        purpose: ("Such a list shows a clock that is wrong.", "そのようなリストは時計の誤りを示している。"),
        verdict: Verdict::Warn,
        reason: None,
    },
    Row {
        id: "status.list.wall-clock",
        requirement: "STAT-07",
        title: ("Uses a list that was issued a second ago", "1秒前に発行された失効リストを用いる"),
        purpose: ("The border itself is no error.", "境界そのものは誤りではない。"),
        verdict: Verdict::NotApplicable,
        reason: Some(("The implementation takes its time from the machine.", "実装は時刻を実行環境から得る。")),
    },
];

pub(crate) fn started() -> RunStarted {
    let suite = |id: &str, en, ja| SuiteText { id: id.into(), title: Bilingual::new(en, ja) };
    let case = |row: &Row| CaseText {
        id: row.id.into(),
        suite: row.id.split('.').next().unwrap().into(),
        requirement: row.requirement.into(),
        title: Bilingual::new(row.title.0, row.title.1),
        purpose: Bilingual::new(row.purpose.0, row.purpose.1),
        weight: if row.requirement == "STAT-07" { Weight::Should } else { Weight::Must },
    };
    RunStarted {
        format: FORMAT.into(),
        version: VERSION,
        tool: Tool { name: "sekisho".into(), version: "0.1.0".into() },
        edition: "2026.1".into(),
        seed: "20261122".into(),
        iut: IutDescription {
            name: "Example Reader SDK".into(),
            version: "4.2.0".into(),
            vendor: Some("Example K.K. (架空)".into()),
            protocol: "1.0".into(),
            methods: ["reader/token", "reader/certificate", "reader/pin-status", "signature/sign", "signature/verify"]
                .map(str::to_owned)
                .to_vec(),
            card_access: "call-back".into(),
            clock: "wall".into(),
            anchors: "injected".into(),
            status: "call-back".into(),
            reasons: "exact".into(),
        },
        suites: vec![
            suite("reader", "Reading and PINs", "読取りと暗証番号"),
            suite("signature", "Signing and verifying", "署名と検証"),
            suite("status", "Revocation", "失効確認"),
        ],
        requirements: requirements(),
        edition_cases: u32::try_from(ROWS.len()).unwrap(),
        cases: ROWS.iter().map(case).collect(),
    }
}

pub(crate) fn step(case: &str, index: u32, says: (&str, &str), values: Option<(&str, &str)>) -> Event {
    let outcome = match values {
        Some((expected, observed)) if expected == observed => StepOutcome::Passed,
        Some(_) => StepOutcome::Failed,
        None => StepOutcome::Noted,
    };
    Event::unmeasured(Step {
        case: case.into(),
        index,
        says: Bilingual::new(says.0, says.1),
        outcome,
        expected: values.map(|(expected, _)| expected.into()),
        observed: values.map(|(_, observed)| observed.into()),
    })
}

fn exchange(case: &str, step: Option<u32>, index: u32, line: &str) -> Event {
    Event::unmeasured(Exchange { case: case.into(), step, index, line: line.into() })
}

fn evidence() -> Vec<Event> {
    let retry = "reader.pin.no-silent-retry";
    let octets = "signature.verify.trailing-octets";
    vec![
        exchange("reader.certificate.authentication", Some(1), 1, "SELECT JPKI application -> 9000"),
        exchange("reader.certificate.authentication", Some(1), 2, "SELECT authentication certificate (000A) -> 9000"),
        step(
            "reader.certificate.authentication",
            1,
            ("Read the authentication certificate", "利用者証明用電子証明書を読み出す"),
            Some(("done, 1586 octets", "done, 1586 octets")),
        ),
        step(retry, 1, ("Insert a card with three tries left", "残り3回のカードを入れる"), None),
        exchange(retry, Some(2), 1, "SELECT JPKI application -> 9000"),
        exchange(retry, Some(2), 2, "SELECT authentication PIN (0018) -> 9000"),
        exchange(retry, Some(2), 3, "VERIFY authentication PIN (4 octets, redacted) -> 63C2 wrong, 2 tries left"),
        exchange(retry, Some(2), 4, "VERIFY authentication PIN (4 octets, redacted) -> 63C1 wrong, 1 try left"),
        step(
            retry,
            2,
            ("Sign with a wrong PIN", "誤った暗証番号で署名を求める"),
            Some(("refused: wrong-pin, 2 tries left", "refused: wrong-pin, 1 try left")),
        ),
        step(retry, 3, ("Count the tries that were spent", "消費された照合回数を数える"), Some(("1", "2"))),
        step("signature.sign.key", 1, ("Verify with the certificate", "証明書で検証する"), Some(("valid", "valid"))),
        step(
            octets,
            1,
            ("Verify the untouched signature", "改変していない署名を検証する"),
            Some(("accepted", "accepted")),
        ),
        step(
            octets,
            2,
            ("Verify the forged signature", "偽造した署名を検証する"),
            Some(("refused: signature-invalid", "accepted")),
        ),
        step(
            "status.list.from-the-future",
            1,
            ("Verify with a list dated tomorrow", "翌日付けの失効リストで検証する"),
            Some(("refused: status-stale", "accepted")),
        ),
    ]
}

pub(crate) fn finished() -> Vec<CaseFinished> {
    let exception = |row: &Row| {
        (row.id == "signature.verify.trailing-octets").then(|| Exception {
            cases: "signature.verify.*".into(),
            reason: "Fixed in 4.3, which ships in March".into(),
            owner: "sdk-team".into(),
            expires: "2027-03-31".into(),
        })
    };
    let of = |row: &Row| CaseFinished {
        case: row.id.into(),
        verdict: row.verdict,
        reason: row.reason.map(|(en, ja)| Bilingual::new(en, ja)),
        exception: exception(row),
    };
    ROWS.iter().map(of).collect()
}

/// The log without measured parts.
pub(crate) fn events() -> Vec<Event> {
    let cases = finished();
    let tally = Tally::of(&cases);
    let mut events = vec![Event::unmeasured(started())];
    events.extend(evidence());
    events.extend(cases.into_iter().map(Event::unmeasured));
    events.push(Event::unmeasured(RunFinished::of(tally, Vec::new())));
    events
}

/// The same with measured parts.
pub(crate) fn measured_events() -> Vec<Event> {
    let mut events = events();
    let last = events.len() - 1;
    for (position, event) in events.iter_mut().enumerate() {
        let at = (position == 0).then(|| "2026-11-22T12:34:56+09:00".to_owned());
        let host = (position == 0).then(|| "Linux x86_64".to_owned());
        let duration = if position == last { 1_234_567 } else { 12_345 };
        event.measured = Some(Measured { at, host, duration_micros: Some(duration), shard: None });
    }
    events
}
