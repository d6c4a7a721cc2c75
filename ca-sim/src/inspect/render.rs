//! The explanation in words.

use std::fmt::Write as _;

use super::finding::Finding;
use super::inspection::{Detail, Inspection};
use super::judgement::Judgement;
use super::kind::{CertificateKind, Kind, ListScope};
use super::text::{Language, Text, text};
use super::value::printable;
use crate::carrier::Carrier;
use crate::line::Line;

/// Writes an inspection as text: what the object is, each field, and how many differ.
pub(super) fn render(inspection: &Inspection, language: Language, detail: Detail) -> String {
    let mut out = String::new();
    let environment = text("environment", "環境").of(language);
    line(&mut out, &kind(&inspection.kind, language));
    line(&mut out, &format!("{environment}: {}", inspection.environment.text().of(language)));
    let is_shown = |finding: &&Finding| detail == Detail::Everything || finding.judgement == Judgement::Differs;
    for finding in inspection.findings.iter().filter(is_shown) {
        write_finding(&mut out, finding, language);
    }
    let differences = inspection.differences().count();
    let (total, omitted) = (inspection.findings.len(), inspection.omitted);
    out.push('\n');
    line(
        &mut out,
        &match language {
            Language::English => format!("{differences} of {total} findings differ from JPKI"),
            Language::Japanese => format!("{total}件中{differences}件がJPKIと相違"),
        },
    );
    if omitted > 0 {
        line(
            &mut out,
            &match language {
                Language::English => format!("{omitted} more findings of the same kinds are not shown"),
                Language::Japanese => format!("同種の指摘{omitted}件は省略"),
            },
        );
    }
    out
}

fn line(out: &mut String, text: &str) {
    out.push_str(text);
    out.push('\n');
}

fn write_finding(out: &mut String, finding: &Finding, language: Language) {
    let labels = [text("value", "値"), text("in JPKI", "JPKI"), text("why it matters", "影響")];
    let [value, jpki, why] = labels.map(|label| label.of(language));
    let mark = if finding.judgement == Judgement::Differs { "!" } else { " " };
    // Writing to a String cannot fail.
    let _ = writeln!(out, "\n{mark} {} @{}: {}", finding.path, finding.offset, finding.judgement.text().of(language));
    let _ = writeln!(out, "    {value}: {}", finding.value.in_words(language));
    let certainty = finding.certainty.text().of(language);
    let _ = writeln!(out, "    {jpki}: {} [{certainty}]", finding.rule.jpki.of(language));
    if finding.judgement == Judgement::Differs {
        let _ = writeln!(out, "    {why}: {}", finding.rule.why.of(language));
    }
}

fn kind(kind: &Kind, language: Language) -> String {
    match kind {
        Kind::Certificate(kind) => {
            let carrier = match kind {
                CertificateKind::Signing(carrier) | CertificateKind::Authentication(carrier) => {
                    carrier.map(carrier_text)
                }
                CertificateKind::Root(line) | CertificateKind::Responder(line) => line.map(line_text),
                CertificateKind::Other => None,
            };
            with(kind.text(), carrier, language)
        }
        Kind::Crl { line, scope, delta } => {
            let name = if *delta { text("delta CRL", "差分CRL") } else { text("CRL", "CRL") };
            let of = with(name, line.map(line_text), language);
            format!("{of}: {}", scope_in_words(scope, language))
        }
        Kind::OcspResponse { line } => with(text("OCSP response", "OCSP応答"), line.map(line_text), language),
    }
}

fn with(name: Text, addition: Option<Text>, language: Language) -> String {
    match (addition, language) {
        (None, _) => name.of(language).to_owned(),
        (Some(addition), Language::English) => format!("{}, {}", name.en, addition.en),
        (Some(addition), Language::Japanese) => format!("{}（{}）", name.ja, addition.ja),
    }
}

const fn line_text(line: Line) -> Text {
    match line {
        Line::Signing => text("signing", "署名用"),
        Line::Authentication => text("user authentication", "利用者証明用"),
    }
}

const fn carrier_text(carrier: Carrier) -> Text {
    match carrier {
        Carrier::Card => text("card", "カード"),
        Carrier::Phone => text("phone", "スマートフォン"),
        Carrier::NextCard => text("next card", "次期カード"),
    }
}

fn scope_in_words(scope: &ListScope, language: Language) -> String {
    let words = match scope {
        ListScope::Partition { prefecture, municipality } => {
            let partition = text("partition", "区分").of(language);
            return printable(&format!("{partition} {prefecture} / {municipality}"));
        }
        ListScope::Authorities => text("authorities (ARL)", "認証局（ARL）"),
        ListScope::Combined => text("all certificates of the authority", "認証局の全証明書"),
        ListScope::Unknown => text("scope unknown", "範囲不明"),
    };
    words.of(language).to_owned()
}
