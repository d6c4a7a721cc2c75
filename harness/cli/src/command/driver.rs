//! `sekisho driver`: the built-in implementation, a mutant of it, or a null driver, on standard input and output.

use std::io::{stdin, stdout};

use sekisho_harness_mutants::{Mutant, NullDriver, mutant};
use sekisho_harness_protocol::{CardAccess, Handler, serve};
use sekisho_harness_reference::Implementation;

use crate::{arguments::Driver, exit::Exit, failure::Failure};

pub(super) fn execute(options: &Driver) -> Result<Exit, Failure> {
    let mut handler: Box<dyn Handler> = match (&options.mutant, &options.null) {
        (Some(name), _) => {
            let named =
                Mutant::from_name(name).ok_or_else(|| Failure::Usage(format!("there is no mutant `{name}`")))?;
            Box::new(mutant(named))
        }
        (None, Some(name)) => {
            let unknown = || Failure::Usage(format!("there is no null driver `{name}`"));
            Box::new(NullDriver::from_name(name).ok_or_else(unknown)?)
        }
        (None, None) if options.tcp => {
            Box::new(Implementation { card_access: CardAccess::Tcp, ..Implementation::default() })
        }
        (None, None) => Box::new(Implementation::default()),
    };
    serve(stdin().lock(), stdout().lock(), &mut *handler).map_err(Failure::environment)?;
    Ok(Exit::Conforming)
}
