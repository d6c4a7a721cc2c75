//! The words of a report for what the log says in codes.

use sekisho_reports_log::{Certainty, Conclusion, StepOutcome, Verdict, Weight};

use crate::{language::Words, run::Run};

/// What must stand at the top of every report.
pub(crate) const NOTICE: Words = Words::new(
    "The card and the certification authority in this test are simulated. This report is not a certification or \
     accreditation by J-LIS, the Digital Agency or any minister, and it relates only to the implementation and version \
     named here.",
    "この試験で用いたカードと認証局は、いずれも模擬のものです。本報告書は、地方公共団体情報システム機構（J-LIS）、デジタル庁\
     または主務大臣による認定・認証ではありません。また、ここに記した実装とその版についてのみ述べるものです。",
);

/// A verdict in a word or two.
pub(crate) const fn verdict(verdict: Option<Verdict>) -> Words {
    match verdict {
        Some(Verdict::Pass) => Words::new("Pass", "合格"),
        Some(Verdict::Fail) => Words::new("Fail", "不合格"),
        Some(Verdict::Warn) => Words::new("Warning", "警告"),
        Some(Verdict::Inconclusive) => Words::new("Inconclusive", "判定不能"),
        Some(Verdict::NotApplicable) => Words::new("Not applicable", "対象外"),
        Some(Verdict::Skipped) => Words::new("Skipped", "未実施"),
        Some(Verdict::Hang) => Words::new("Hang", "応答なし"),
        Some(Verdict::Crash) => Words::new("Crash", "異常終了"),
        Some(Verdict::BenchError) => Words::new("Bench error", "試験系の異常"),
        None => Words::new("No verdict", "判定なし"),
    }
}

/// What a verdict means, in one sentence.
pub(crate) const fn verdict_meaning(verdict: Verdict) -> Words {
    match verdict {
        Verdict::Pass => Words::new(
            "The implementation did what the requirement asks for, and the steps show it.",
            "要件どおりに動作し、その証拠が手順に残っている。",
        ),
        Verdict::Fail => Words::new("The implementation broke the requirement.", "要件に反する動作をした。"),
        Verdict::Warn => Words::new(
            "It departed from a recommendation, or from a requirement whose source is not certain.",
            "推奨事項、または出典が確実でない要件から外れた動作をした。",
        ),
        Verdict::Inconclusive => {
            Words::new("What was seen decides neither way.", "観測した内容からは合否を決められない。")
        }
        Verdict::NotApplicable => Words::new(
            "The implementation declares that the situation cannot be brought about with it.",
            "実装の申告により、その状況を作り出せない。",
        ),
        Verdict::Skipped => Words::new(
            "The implementation does not have the method, or the operator left the case out.",
            "実装に該当する機能がない、または試験者がケースを除いた。",
        ),
        Verdict::Hang => Words::new("No answer came before the deadline.", "期限までに応答がなかった。"),
        Verdict::Crash => Words::new("The implementation ended during a request.", "要求の処理中に実装が終了した。"),
        Verdict::BenchError => Words::new(
            "The bench itself went wrong; nothing is said about the implementation.",
            "試験系自体の異常であり、実装については何も述べていない。",
        ),
    }
}

/// Which cases were left out.
pub(crate) const PARTIAL: Words = Words::new("Only a part of the edition's cases was run", "版の一部のケースのみ実施");
/// Edition of the suite.
pub(crate) const EDITION: Words = Words::new("edition", "試験スイートの版");
/// Seed.
pub(crate) const SEED: Words = Words::new("seed", "シード");
/// An exception that covers nothing.
pub(crate) const STALE: Words = Words::new("Stale exception", "対象のない例外");

/// The headline.
pub(crate) fn headline(run: &Run<'_>) -> Words {
    match run.finished.map(|finished| finished.conclusion) {
        Some(Conclusion::Conforming) if run.tally.number_excepted() > 0 && run.is_partial() => Words::new(
            "Conforms in the part that was run, except for accepted findings",
            "実施した一部のケースの範囲で、容認済みの所見を除き適合",
        ),
        Some(Conclusion::Conforming) if run.tally.number_excepted() > 0 => {
            Words::new("Conforms, except for accepted findings", "容認済みの所見を除き適合")
        }
        Some(Conclusion::Conforming) if run.is_partial() => {
            Words::new("Conforms in the part that was run", "実施した一部のケースの範囲で適合")
        }
        Some(Conclusion::Conforming) => Words::new("Conforms", "適合"),
        Some(Conclusion::NotConforming) => Words::new("Does not conform", "不適合"),
        Some(Conclusion::UnstableOrInconclusive) => Words::new("Unstable or inconclusive", "判定保留"),
        Some(Conclusion::BenchError) => Words::new("Bench error: no conclusion", "試験系の異常により結論なし"),
        None => Words::new("Cut short: no conclusion", "試験中断により結論なし"),
    }
}

/// What the headline rests on.
pub(crate) fn explanation(run: &Run<'_>) -> Words {
    match run.finished.map(|finished| finished.conclusion) {
        Some(Conclusion::Conforming) => Words::new(
            "In the cases that were run, no requirement was seen to be broken beyond what is listed below.",
            "実施したケースの範囲では、下に挙げるもののほかに要件への違反は認められませんでした。",
        ),
        Some(Conclusion::NotConforming) => Words::new(
            "At least one case failed, hung or crashed. Each is listed below with its evidence.",
            "不合格、応答なしまたは異常終了となったケースがあります。それぞれの証拠を下に示します。",
        ),
        Some(Conclusion::UnstableOrInconclusive) => Words::new(
            "Nothing passed, a case stayed undecided, or an exception covers nothing any more.",
            "合格したケースがない、判定不能のケースがある、または対象のない例外が残っています。",
        ),
        Some(Conclusion::BenchError) => Words::new(
            "The bench itself went wrong, so this run says nothing about the implementation.",
            "試験系自体に異常があったため、この試験は実装について何も述べません。",
        ),
        None => Words::new(
            "The run ended before its last case. What was recorded until then stands below.",
            "最後のケースに至る前に試験が終わりました。それまでの記録を下に示します。",
        ),
    }
}

/// How a step came out.
pub(crate) const fn outcome(outcome: StepOutcome) -> Words {
    match outcome {
        StepOutcome::Passed => Words::new("as expected", "期待どおり"),
        StepOutcome::Failed => Words::new("not as expected", "期待と相違"),
        StepOutcome::Noted => Words::new("noted", "記録"),
    }
}

/// How certain a requirement is.
pub(crate) const fn certainty(certainty: Certainty) -> Words {
    match certainty {
        Certainty::Confirmed => Words::new("confirmed", "確認済み"),
        Certainty::SingleSource => Words::new("single source", "出典1件"),
        Certainty::Inferred => Words::new("inferred", "推定"),
        Certainty::Chosen => Words::new("chosen by the bench", "試験系の選択"),
    }
}

/// How much a case weighs.
pub(crate) const fn weight(weight: Weight) -> Words {
    match weight {
        Weight::Must => Words::new("must", "必須"),
        Weight::Should => Words::new("should", "推奨"),
    }
}

pub(crate) const CASES: Words = Words::new("cases", "ケース");
pub(crate) const ACCEPTED: Words = Words::new("Accepted", "容認");
pub(crate) const EXPECTED: Words = Words::new("Expected", "期待");
pub(crate) const OBSERVED: Words = Words::new("Observed", "観測");
pub(crate) const STEP: Words = Words::new("Step", "手順");
pub(crate) const REASON: Words = Words::new("Reason", "理由");
pub(crate) const CONCLUSION: Words = Words::new("Conclusion", "結論");
pub(crate) const TESTED: Words = Words::new("Implementation under test", "試験対象の実装");
