//! The page "What the card answers", from the tables in the card.

use std::fmt::Write as _;

use sekisho_card_sim::{
    Answered, BEFORE_EVERY_COMMAND, COMMANDS, Case, CommandShape, Operation, Parameter, STATUS_WORDS, answers,
};

const INTRODUCTION: &str = "# What the card answers

Generated from the tables in `card-sim/src/command` by `cargo run -p sekisho-card-sim --example write-answers`; a test holds the card to it.

A command is looked at in this order: header length, channel, class, instruction, P1-P2, length fields; then what it needs: selection, kind of file,
access rule, data. The first refusal is the answer. The order is chosen: which word a real card gives when several errors apply is not public.

A word with a setting is a choice; [known-and-chosen.md](known-and-chosen.md) lists them all, and the card's file changes them.
";

/// The whole page.
pub(crate) fn page() -> String {
    let mut page = INTRODUCTION.to_owned();
    page.push_str("\n## Before any command\n\n");
    table(&mut page, BEFORE_EVERY_COMMAND);
    let mut operations: Vec<Operation> = Vec::new();
    for shape in COMMANDS {
        if !operations.contains(&shape.operation) {
            operations.push(shape.operation);
        }
    }
    for operation in operations {
        let shapes: Vec<&CommandShape> = COMMANDS.iter().filter(|shape| shape.operation == operation).collect();
        let mut names: Vec<&str> = shapes.iter().map(|shape| shape.name).collect();
        names.dedup();
        let _ = writeln!(page, "\n## {}\n", names.join(", "));
        page.push_str("| CLA INS | P1 | P2 | Form |\n|---|---|---|---|\n");
        for shape in shapes {
            let forms: Vec<&str> = shape.cases.iter().map(|case| form(*case)).collect();
            let _ = writeln!(
                page,
                "| `{:02X} {:02X}` | {} | {} | {} |",
                shape.class,
                shape.instruction,
                parameter(shape.p1),
                parameter(shape.p2),
                forms.join("; ")
            );
        }
        page.push('\n');
        table(&mut page, answers(operation));
    }
    page.push_str("\n## Every status word\n\n| Word | Name | Meaning |\n|---|---|---|\n");
    for word in STATUS_WORDS {
        let _ = writeln!(page, "| `{}` | {} | {} |", word.status, word.name, word.meaning);
    }
    page
}

fn table(page: &mut String, answers: &[Answered]) {
    page.push_str("| Answer | When | Setting |\n|---|---|---|\n");
    for answer in answers {
        let setting = answer.setting.map_or(String::new(), |setting| format!("`{setting}`"));
        let word = answer.status.tries_left().map_or_else(|| answer.status.to_string(), |_| "63Cx".to_owned());
        let _ = writeln!(page, "| `{word}` | {} | {setting} |", answer.when);
    }
}

const fn form(case: Case) -> &'static str {
    match case {
        Case::One => "header alone",
        Case::Two => "Le",
        Case::Three => "data",
        Case::Four => "data and Le",
    }
}

fn parameter(parameter: Parameter) -> String {
    match parameter {
        Parameter::Any => "any".to_owned(),
        Parameter::Is(value) => format!("`{value:02X}`"),
        Parameter::Control => "`00` with control information, `0C` without".to_owned(),
        Parameter::Occurrence => "`00` or `0C`; `02` or `0E` for the next of a name".to_owned(),
        Parameter::Scheme => {
            "`00` data as given, `01` bare hash, `02` hash given, `03` hash by the card; `04`, `05` PSS of either"
                .to_owned()
        }
        Parameter::Reference => "`80` the current file, `81` to `9E` by short identifier".to_owned(),
        Parameter::ReferenceOrDefault => {
            "`00` the default key, `80` the current file, `81` to `9E` by short identifier".to_owned()
        }
        Parameter::Records => {
            "`04` one record, `05` all from it on; a short identifier in the high five bits".to_owned()
        }
        Parameter::OffsetOrShortId => {
            "`00` to `7F` high byte of the offset, `81` to `9E` a short identifier".to_owned()
        }
    }
}
