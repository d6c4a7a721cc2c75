//! The command line of `sekisho card`.

use std::path::PathBuf;

use clap::{ArgGroup, Args, Subcommand, ValueEnum};
use jiff::Timestamp;
use sekisho_card_sim::{link::LinkKind, transport::Origin};

use super::Language;

#[derive(Debug, Subcommand)]
pub(crate) enum Card {
    /// Issue a card to a synthetic person.
    New(CardNew),
    /// List the kinds of card that `card new --profile` makes.
    Profiles(CardProfiles),
    /// Show what is on a card. PINs and keys are not shown.
    Show(CardShow),
    /// Put cards into virtual PC/SC readers, or let programs and browsers connect to them.
    Serve(CardServe),
    /// Fault scripts: what goes wrong with a card, and when.
    #[command(subcommand)]
    Faults(CardFaults),
    /// Compute how long a recorded trace takes on a link, in virtual time.
    Time(CardTime),
    /// Be a card that answers as it was recorded by `card serve --record`.
    Replay(CardReplay),
}

#[derive(Debug, Subcommand)]
pub(crate) enum CardFaults {
    /// Check a fault script, and explain each fault in a sentence.
    Check {
        /// The script (JSON).
        script: PathBuf,
    },
}

#[derive(Debug, Args)]
pub(crate) struct CardNew {
    /// The card's file. Nothing is overwritten.
    #[arg(long, value_name = "FILE")]
    pub(crate) out: PathBuf,
    /// The authority that issues, made if absent.
    #[arg(long, default_value = "sekisho-ca.json", value_name = "FILE")]
    pub(crate) ca: PathBuf,
    /// The population from which the person comes.
    #[arg(long, default_value = "sekisho")]
    pub(crate) seed: String,
    /// Which person of it, from 0; the first adult if absent.
    #[arg(long)]
    pub(crate) person: Option<u64>,
    /// Which kind of card; `sekisho card profiles` lists them.
    #[arg(long, default_value = "plastic", value_name = "NAME")]
    pub(crate) profile: String,
    /// The authentication PIN, four digits; drawn from the seed if absent.
    #[arg(long)]
    pub(crate) pin: Option<String>,
    /// The signature password, 6 to 16 capital letters and digits; drawn from the seed if absent.
    #[arg(long)]
    pub(crate) password: Option<String>,
    /// The PIN of the text application, four digits; drawn from the seed if absent.
    #[arg(long)]
    pub(crate) text_pin: Option<String>,
    /// The PIN of the common and the Basic Resident Register application, four digits; drawn from the seed if absent.
    #[arg(long)]
    pub(crate) card_pin: Option<String>,
    /// Which numbers the keys go by that sign the card's files: our own, which nobody else uses, or those of cards for tests,
    /// for which published software then says that the signatures are wrong.
    #[arg(long, value_enum, default_value_t)]
    pub(crate) card_authority: KeyNumbers,
    /// Also draw both sides of the card into this folder, as SVG to be printed and as PNG.
    #[arg(long, value_name = "FOLDER")]
    pub(crate) faces: Option<PathBuf>,
    /// Time of issue; if absent now, or long ago for a profile that has expired.
    #[arg(long, value_name = "RFC3339")]
    pub(crate) at: Option<Timestamp>,
    /// Print JSON.
    #[arg(long)]
    pub(crate) json: bool,
}

/// The numbering of the authority behind card-verifiable certificates.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq, ValueEnum)]
pub(crate) enum KeyNumbers {
    /// 9999023, 9999033 and 9999020.
    #[default]
    Own,
    /// 6000023, 6000033 and 6000020.
    TestCards,
}

#[derive(Debug, Args)]
pub(crate) struct CardProfiles {
    /// Language of the descriptions.
    #[arg(long, value_enum, default_value_t)]
    pub(crate) lang: Language,
    /// Print JSON.
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Debug, Args)]
pub(crate) struct CardShow {
    /// The card's file.
    pub(crate) card: PathBuf,
    /// Print JSON.
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Debug, Args)]
pub(crate) struct CardServe {
    /// The card for the first reader, one for the second, and, where cards listen, for each following port.
    #[arg(required = true, value_name = "FILE")]
    pub(crate) cards: Vec<PathBuf>,
    #[command(flatten)]
    pub(crate) transport: Transport,
    /// Give each connection a fresh copy of the card in memory. Nothing is written to the file. For listening cards.
    #[arg(long, requires = "listening")]
    pub(crate) copies: bool,
    /// Let the faults of this script happen to each card, and print each time that one strikes.
    #[arg(long, value_name = "FILE", conflicts_with = "copies")]
    pub(crate) faults: Option<PathBuf>,
    /// Compute how long each command takes on this link, in virtual time, and print it: contact, type-b-106, type-b-212,
    /// type-b-424, type-b-848 or bluetooth.
    #[arg(long, value_name = "LINK", conflicts_with = "copies")]
    pub(crate) link: Option<LinkKind>,
    /// Let that time really pass before the answer is given.
    #[arg(long, requires = "link")]
    pub(crate) really_wait: bool,
    /// Print each exchange, decoded and without secrets.
    #[arg(long)]
    pub(crate) trace: bool,
    /// Append each exchange to this file as a replayable record, one JSON object a line, without secrets.
    #[arg(long, value_name = "FILE")]
    pub(crate) record: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(crate) struct CardReplay {
    /// What `card serve --record` wrote, of one card.
    #[arg(value_name = "RECORD")]
    pub(crate) record: PathBuf,
    /// Look each command up anywhere behind the last one, and answer zeros where the record hides the answer. Without
    /// this, any other command than the next recorded one answers 6F00, and so does a hidden answer.
    #[arg(long)]
    pub(crate) lenient: bool,
    #[command(flatten)]
    pub(crate) transport: Transport,
}

/// How the card is reached.
#[derive(Debug, Args)]
#[command(group(ArgGroup::new("listening").args(["listen", "websocket"])))]
pub(crate) struct Transport {
    /// Connect to the vpcd driver of a pcscd; the second card goes to the next port.
    #[arg(long, value_name = "HOST:PORT", default_value = "127.0.0.1:35963")]
    pub(crate) to: Endpoint,
    /// Listen for length-prefixed frames: from a vpcd driver in reversed mode, or from any program over TCP. The second
    /// card has the next port.
    #[arg(long, value_name = "HOST:PORT", conflicts_with = "to")]
    pub(crate) listen: Option<Endpoint>,
    /// Listen for WebSockets, one message a frame. The second card has the next port.
    #[arg(long, value_name = "HOST:PORT", conflicts_with = "to")]
    pub(crate) websocket: Option<Endpoint>,
    /// Serve pages of this origin too, such as https://example.com; may be given several times. Without it, pages of
    /// localhost only.
    #[arg(long = "origin", value_name = "ORIGIN", requires = "websocket")]
    pub(crate) origins: Vec<Origin>,
    /// Listen at an address that other machines can reach. The card asks nobody for a password.
    #[arg(long, requires = "listening")]
    pub(crate) exposed: bool,
}

/// A host and a port.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) struct Endpoint {
    /// A name or an address; IPv6 without its brackets.
    pub(crate) host: String,
    pub(crate) port: u16,
}

impl std::str::FromStr for Endpoint {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let expected = || "expected HOST:PORT, such as 127.0.0.1:35963 or [::1]:35963".to_owned();
        let (host, port) = text.rsplit_once(':').ok_or_else(expected)?;
        let bare = host.strip_prefix('[').and_then(|rest| rest.strip_suffix(']'));
        if host.is_empty() || (bare.is_none() && host.contains(':')) {
            return Err(expected());
        }
        Ok(Self { host: bare.unwrap_or(host).to_owned(), port: port.parse().map_err(|_| expected())? })
    }
}

impl std::fmt::Display for Endpoint {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        if self.host.contains(':') {
            write!(f, "[{}]:{}", self.host, self.port)
        } else {
            write!(f, "{}:{}", self.host, self.port)
        }
    }
}

#[derive(Debug, Args)]
pub(crate) struct CardTime {
    /// The trace: what `card serve --record` writes.
    pub(crate) trace: PathBuf,
    /// The link: contact, type-b-106, type-b-212, type-b-424, type-b-848 or bluetooth.
    #[arg(long, value_name = "LINK")]
    pub(crate) link: LinkKind,
    /// Print JSON, with the parameters of the link.
    #[arg(long)]
    pub(crate) json: bool,
}
