//! `sekisho card replay`: a recorded session as a card, until the process ends.

use std::{fs, sync::Arc};

use sekisho_card_sim::transport::{BoxedCard, Cards, Divergence, Matching, Recording, Replay};

use super::reach;
use crate::{arguments::CardReplay, exit::Exit, failure::Failure, output};

pub(super) fn execute(options: &CardReplay) -> Result<Exit, Failure> {
    let name = options.record.display().to_string();
    let text = fs::read_to_string(&options.record)
        .map_err(|error| Failure::Environment(format!("{name} cannot be read: {error}")))?;
    let recording = Recording::parse(&text).map_err(|error| Failure::Usage(format!("{name}: {error}")))?;
    let recording = Arc::new(recording);
    let matching = if options.lenient { Matching::Lenient } else { Matching::Strict };
    let play = move || -> BoxedCard {
        let tell = |divergence: &Divergence| output::remark(divergence);
        Box::new(Replay::new(Arc::clone(&recording), matching, Box::new(tell)))
    };
    if options.transport.listens() {
        // Each connection hears the session from its beginning.
        return reach::listen(&options.transport, vec![name], vec![Cards::each(move |_| Some(play()))]);
    }
    reach::connect(&options.transport.to, vec![name], vec![play()])
}
