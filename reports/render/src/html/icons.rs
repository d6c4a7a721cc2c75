//! The symbols beside verdicts and steps, drawn once and used by reference.

use maud::{Markup, PreEscaped, html};

/// Id and drawing of each symbol, on a field of 16 by 16.
const SYMBOLS: [(&str, &str); 14] = [
    ("pass", r#"<path d="M3 8.5l3.2 3.2L13 4.6"/>"#),
    ("fail", r#"<path d="M4 4l8 8M12 4l-8 8"/>"#),
    ("warn", r#"<path d="M8 2.5L14.2 13H1.8zM8 6.5v3M8 11.2v.1"/>"#),
    ("inconclusive", r#"<path d="M5.4 5.8a2.6 2.6 0 1 1 3.7 2.6c-.8.4-1.1.9-1.1 1.7M8 12.6v.1"/>"#),
    ("not-applicable", r#"<path d="M3.5 8h9"/>"#),
    ("skipped", r#"<path d="M3 4l5 4-5 4zM9 4l4 4-4 4"/>"#),
    ("hang", r#"<path d="M4 2.5h8M4 13.5h8M5 2.5c0 3 6 8 6 11M11 2.5c0 3-6 8-6 11"/>"#),
    ("crash", r#"<path d="M9.5 1.8L4 9h3.6L6.4 14.2 12 7H8.4z"/>"#),
    ("bench-error", r#"<circle cx="8" cy="8" r="5.6"/><path d="M8 4.8v3.8M8 11v.1"/>"#),
    ("accepted", r#"<path d="M4.5 14V2.5h7l-1.6 2.8 1.6 2.9h-7"/>"#),
    ("none", r#"<circle cx="8" cy="8" r="5.2" stroke-dasharray="2.4 2.4"/>"#),
    ("passed", r#"<path d="M3 8.5l3.2 3.2L13 4.6"/>"#),
    ("failed", r#"<path d="M4 4l8 8M12 4l-8 8"/>"#),
    ("noted", r#"<circle cx="8" cy="8" r="2" fill="currentColor"/>"#),
];

/// Defines the symbols; shows nothing.
pub(crate) fn symbols() -> Markup {
    html! {
        svg.symbols aria-hidden="true" width="0" height="0" {
            @for (id, drawing) in SYMBOLS {
                symbol id={ "i-" (id) } viewBox="0 0 16 16" { (PreEscaped(drawing)) }
            }
        }
    }
}
