//! `sekisho explain CASE`.

use sekisho_harness_bench::{Need, Weight, cases};
use sekisho_harness_catalogue::Catalogue;
use sekisho_harness_mutants::Mutant;
use serde::Serialize;

use crate::{
    arguments::{Explain, Language},
    exit::Exit,
    failure::Failure,
    output,
};

#[derive(Serialize)]
struct Explanation<'a> {
    id: &'a str,
    says: &'a str,
    requirement: &'a str,
    requires: &'a str,
    document: &'a str,
    clause: &'a str,
    certainty: String,
    breaking_it: &'a str,
    needs: Vec<String>,
    catches: Vec<(&'a str, &'a str)>,
}

pub(super) fn execute(options: &Explain) -> Result<Exit, Failure> {
    let unknown = || Failure::Usage(format!("there is no case `{}`; `sekisho list` shows the ids", options.case));
    let case = cases::all().find(|case| case.id == options.case).ok_or_else(unknown)?;
    let catalogue = Catalogue::built_in().map_err(Failure::bench)?;
    let ja = options.lang == Language::Ja;
    let rule = catalogue.get(case.requirement);
    let rule = rule.ok_or_else(|| Failure::Bench(format!("no requirement {}", case.requirement)))?;
    let may_fail = rule.may_fail() && case.weight == Weight::Must;
    let mutant = |name: &&'static str| {
        let (en_says, ja_says) = Mutant::from_name(name).map_or(("", ""), Mutant::says);
        (*name, if ja { ja_says } else { en_says })
    };
    let explanation = Explanation {
        id: case.id,
        says: if ja { case.says.ja } else { case.says.en },
        requirement: case.requirement,
        requires: if ja { &rule.ja } else { &rule.en },
        document: &rule.document,
        clause: &rule.clause,
        certainty: format!("{:?}", rule.certainty).to_lowercase(),
        breaking_it: match (may_fail, ja) {
            (true, false) => "fails the run",
            (true, true) => "不適合となる",
            (false, false) => "is a warning",
            (false, true) => "警告となる",
        },
        needs: case.needs.iter().map(need).collect(),
        catches: case.catches.iter().map(mutant).collect(),
    };
    if options.json {
        output::json(&explanation)?;
    } else {
        print(&explanation, ja);
    }
    Ok(Exit::Conforming)
}

fn print(explanation: &Explanation<'_>, ja: bool) {
    let label = |en: &'static str, japanese: &'static str| if ja { japanese } else { en };
    output::data(format_args!("{}\n  {}\n", explanation.id, explanation.says));
    output::data(format_args!(
        "{} {}: {}",
        label("Requirement", "要件"),
        explanation.requirement,
        explanation.requires
    ));
    output::data(format_args!(
        "  {}: {}, {} ({})",
        label("Source", "出典"),
        explanation.document,
        explanation.clause,
        explanation.certainty
    ));
    output::data(format_args!("  {}: {}", label("Breaking it", "違反した場合"), explanation.breaking_it));
    output::data(format_args!("{}: {}", label("Needs", "前提"), explanation.needs.join(", ")));
    output::data(label("Mistakes it is proven to catch:", "検出が実証された誤り:"));
    for (name, says) in &explanation.catches {
        output::data(format_args!("  {name}: {says}"));
    }
}

fn need(need: &Need) -> String {
    match need {
        Need::Method(method) => method.name().to_owned(),
        Need::Clock => "clock: injected".to_owned(),
        Need::Anchors => "anchors: injected".to_owned(),
        Need::Status => "status: call-back".to_owned(),
    }
}
