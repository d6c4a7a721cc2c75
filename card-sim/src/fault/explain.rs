//! A fault in words.

use std::{fmt, num::NonZeroU64};

use super::{
    effect::{Duplicate, Effect, Moment, Oversize, Part, ResetKind, Returns, SaveMoment, StatusFault, Truncation},
    pattern::CommandPattern,
    script::ScriptedFault,
    trigger::{Repeat, Trigger},
};

impl fmt::Display for ScriptedFault {
    /// One sentence: name, when, how often, what.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}{}, {}.", self.name, self.when, self.repeat, self.effect)
    }
}

impl fmt::Display for Trigger {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Command { matching, nth } => write!(f, "at number {nth} of the {matching}"),
            Self::Byte { nth } => write!(f, "at byte {nth} of the session"),
            Self::Chance { per_million, matching } => {
                write!(f, "with a chance of {per_million} in 1000000 at each of the {matching}")
            }
            Self::PowerOn { nth: 0 } => f.write_str("from the beginning"),
            Self::PowerOn { nth } => write!(f, "after power-on number {nth}"),
        }
    }
}

impl fmt::Display for CommandPattern {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("commands")?;
        let header = self.header.to_string();
        if !header.is_empty() {
            write!(f, " {header}")?;
        }
        match self.data {
            Some(true) => f.write_str(" with data"),
            Some(false) => f.write_str(" without data"),
            None => Ok(()),
        }
    }
}

impl fmt::Display for Repeat {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Once => f.write_str(", once"),
            Self::Persistent => f.write_str(" and from then on"),
            Self::Every(NonZeroU64::MIN) => f.write_str(", each time"),
            Self::Every(step) => write!(f, " and then every {step} times"),
        }
    }
}

impl fmt::Display for Effect {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Remove { at, returns } => write!(f, "the card leaves{} and {returns}", When(*at)),
            Self::PowerCut { save, at, octets, returns } => {
                let when = match at {
                    SaveMoment::Before => "before",
                    SaveMoment::During => "in the middle of",
                    SaveMoment::After => "after",
                };
                write!(f, "the power goes away {when} write {save} of the command")?;
                if let Some(octets) = octets {
                    write!(f, ", {octets} bytes of which are written")?;
                }
                write!(f, "; the card leaves and {returns}")
            }
            Self::Reset { kind, at } => write!(f, "there is a {kind} reset{}", When(*at)),
            Self::Answer { response, executed } => {
                write!(f, "{} bytes are the answer, ", response.len())?;
                f.write_str(if *executed {
                    "and the card gets the command too"
                } else {
                    "and the card gets no command"
                })
            }
            Self::Status(StatusFault::Fixed(status)) => write!(f, "the status word is {status}"),
            Self::Status(StatusFault::FlipBits(bits)) => write!(f, "{bits} bits of the status word are flipped"),
            Self::Delay(Part::Status) => f.write_str("the status word of the previous answer comes again"),
            Self::Delay(Part::Answer) => f.write_str("the previous answer comes again"),
            Self::Truncate(Truncation::Keep(bytes)) => write!(f, "the answer ends after {bytes} bytes"),
            Self::Truncate(Truncation::WithoutStatus) => f.write_str("the answer lacks its status word"),
            Self::Duplicate(Duplicate::Joined) => f.write_str("the answer comes twice, joined"),
            Self::Duplicate(Duplicate::Again) => f.write_str("the answer comes again for the next command"),
            Self::Oversize(Oversize::PastLe(bytes)) => write!(f, "the answer has {bytes} bytes more than Le asks for"),
            Self::Oversize(Oversize::Total(bytes)) => write!(f, "the answer is {bytes} bytes long"),
            Self::Empty => f.write_str("the answer is empty"),
            Self::FlipBits { count } => write!(f, "{count} bits of the response data are flipped"),
            Self::Garbage { length } => write!(f, "{length} random bytes are the answer"),
            Self::WaitingTimeExtension { requests, milliseconds } => {
                write!(f, "the card asks {requests} times for {milliseconds} ms more")
            }
            Self::Slow { milliseconds } => write!(f, "the card takes {milliseconds} ms longer"),
            Self::Interleave { commands, reset_before, reset_after } => {
                write!(f, "another client sends {} commands before it", commands.len())?;
                let mut reset = |kind: &Option<ResetKind>, when| match kind {
                    Some(kind) => write!(f, ", {when} a {kind} reset"),
                    None => Ok(()),
                };
                reset(reset_before, "after")?;
                reset(reset_after, "and then makes")
            }
        }
    }
}

impl fmt::Display for Returns {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Never => "never comes back",
            Self::NextPower => "comes back when the reader has noticed",
        })
    }
}

/// A moment; none is left to the trigger.
struct When(Option<Moment>);

impl fmt::Display for When {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            None => Ok(()),
            Some(Moment::BeforeCommand) => f.write_str(" before the command"),
            Some(Moment::CommandByte(byte)) => write!(f, " once {byte} bytes of the command have passed"),
            Some(Moment::ResponseByte(byte)) => {
                write!(f, " once the command is carried out and {byte} bytes of the answer have passed")
            }
        }
    }
}
