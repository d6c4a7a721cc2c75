//! Tests of the renderers from outside, all against one small log.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod contradictions;
mod hostile;
mod html;
mod junit;
mod sample;
mod text;
