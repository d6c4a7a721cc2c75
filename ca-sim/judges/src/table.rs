//! What each judge does with each defect.

use std::thread;

use sekisho_ca_sim::CrlReason;
use sekisho_ca_sim::defect::{Defect, Standing};

use crate::defects;
use crate::error::JudgeError;
use crate::exhibit::{Exhibit, Kind};
use crate::judge::Judge;
use crate::opinion::Opinion;

/// The right answer to the wrong object of a defect.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RightAnswer {
    /// In words.
    pub words: &'static str,
    /// Whether everybody has to refuse it.
    pub refusal: bool,
}

/// Every judge's opinion of every defect.
#[derive(Debug, Clone)]
pub struct DefectTable {
    pub(crate) tools: Vec<Tool>,
    pub(crate) rows: Vec<Row>,
}

/// A judge, as the page names it.
#[derive(Debug, Clone)]
pub(crate) struct Tool {
    pub(crate) name: &'static str,
    pub(crate) version: String,
}

/// A defect.
#[derive(Debug, Clone)]
pub(crate) struct Row {
    pub(crate) defect: Defect,
    pub(crate) kind: Kind,
    /// How the twin stands, unless it is good.
    pub(crate) twin: Option<&'static str>,
    pub(crate) right: RightAnswer,
    /// One pair for each tool.
    pub(crate) verdicts: Vec<Verdict>,
}

/// A judge's opinions of a pair.
#[derive(Debug, Clone)]
pub(crate) struct Verdict {
    pub(crate) twin: Opinion,
    pub(crate) wrong: Opinion,
}

impl DefectTable {
    /// Shows every defect and its twin to every judge, all judges at once.
    ///
    /// # Errors
    /// [`JudgeError`] if an exhibit cannot be made or a judge breaks down.
    pub fn ask(judges: &[&dyn Judge], right: impl Fn(Defect) -> RightAnswer) -> Result<Self, JudgeError> {
        let (mut rows, mut exhibits) = (Vec::new(), Vec::new());
        for &defect in Defect::ALL {
            let made = defects::made(defect)?;
            exhibits.extend(defects::exhibits(&made));
            let (kind, twin) = (defects::kind(defect), standing(made.standing));
            rows.push(Row { defect, kind, twin, right: right(defect), verdicts: Vec::new() });
        }
        let mut tools = Vec::new();
        for (tool, opinions) in heard(judges, &exhibits)? {
            tools.push(tool);
            for (row, pair) in rows.iter_mut().zip(opinions.chunks_exact(2)) {
                if let [twin, wrong] = pair {
                    row.verdicts.push(Verdict { twin: twin.clone(), wrong: wrong.clone() });
                }
            }
        }
        Ok(Self { tools, rows })
    }
}

type Heard = (Tool, Vec<Opinion>);

fn heard(judges: &[&dyn Judge], exhibits: &[Exhibit]) -> Result<Vec<Heard>, JudgeError> {
    let hear = |judge: &dyn Judge| {
        let tool = Tool { name: judge.name(), version: judge.version()? };
        Ok((tool, judge.verdicts(exhibits)?))
    };
    thread::scope(|scope| {
        let asked: Vec<_> = judges.iter().map(|&judge| scope.spawn(move || hear(judge))).collect();
        let broke_down = |_| JudgeError::BrokeDown { program: "a judge".to_owned(), said: "panic".to_owned() };
        asked.into_iter().map(|answer| answer.join().map_err(broke_down)?).collect()
    })
}

fn standing(standing: Standing) -> Option<&'static str> {
    match standing {
        Standing::Good => None,
        Standing::Listed(CrlReason::CertificateHold) => Some("on hold"),
        Standing::Listed(_) => Some("revoked"),
        Standing::NeverIssued => Some("never issued"),
    }
}
