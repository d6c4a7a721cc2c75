//! Small pieces that every part of the page uses.

use maud::{Markup, Render, html};
use sekisho_reports_log::{Bilingual, Measured, Verdict};

use crate::{
    language::Words,
    untrusted::{NAME, TEXT, shown},
    words,
};

/// One of our own texts; the style sheet shows the language that is chosen.
pub(crate) fn word(words: Words) -> Markup {
    html! { span.en lang="en" { (words.en) } span.ja lang="ja" { (words.ja) } }
}

/// A text from the log.
pub(crate) fn text(text: &Bilingual) -> Markup {
    if text.en == text.ja {
        return shown(&text.en, TEXT).render();
    }
    html! { span.en lang="en" { (shown(&text.en, TEXT)) } span.ja lang="ja" { (shown(&text.ja, TEXT)) } }
}

/// A name from the log.
pub(crate) fn name(name: &str) -> String {
    shown(name, NAME)
}

/// The verdict as symbol and word; colour comes on top.
pub(crate) fn badge(verdict: Option<Verdict>) -> Markup {
    html! {
        span class={ "badge v-" (code(verdict)) } { (icon(code(verdict))) (word(words::verdict(verdict))) }
    }
}

/// The mark of findings that an exception covers.
pub(crate) fn accepted_badge() -> Markup {
    html! { span."badge v-accepted" { (icon("accepted")) (word(words::ACCEPTED)) } }
}

/// The code of a verdict in ids and classes.
pub(crate) fn code(verdict: Option<Verdict>) -> &'static str {
    verdict.map_or("none", Verdict::word)
}

/// A symbol that [`super::icons::symbols`] defines.
pub(crate) fn icon(code: &str) -> Markup {
    html! { svg.icon aria-hidden="true" { use href={ "#i-" (code) } {} } }
}

/// The fragment identifier of a case.
pub(crate) fn anchor(case: &str) -> String {
    let safe =
        |character: char| if character.is_ascii_alphanumeric() || "-.".contains(character) { character } else { '_' };
    format!("case-{}", shown(case, NAME).chars().map(safe).collect::<String>())
}

/// How long it took, where the log says so.
pub(crate) fn duration(measured: Option<&Measured>) -> Option<String> {
    let micros = measured?.duration_micros?;
    Some(if micros >= 1_000_000 {
        format!("{}.{} s", micros / 1_000_000, micros / 100_000 % 10)
    } else if micros >= 1_000 {
        format!("{} ms", micros / 1_000)
    } else {
        format!("{micros} \u{B5}s")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_duration_is_shown_in_the_unit_that_fits() {
        let of = |micros| duration(Some(&Measured { duration_micros: Some(micros), ..Measured::default() })).unwrap();
        assert_eq!([17, 1_234, 999_999, 12_345_678].map(of), ["17 \u{B5}s", "1 ms", "999 ms", "12.3 s"]);
        assert_eq!(duration(None), None);
    }

    #[test]
    fn an_anchor_has_no_character_that_means_something_in_a_page() {
        assert_eq!(anchor("reader.pin.a-b"), "case-reader.pin.a-b");
        assert_eq!(anchor("\"><script>"), "case-___script_");
    }
}
