//! The simulated JPKI certification authority: profiles, life cycle, CRL, OCSP, keys, and objects wrong on purpose.
//!
//! An [`Authority`] holds the two lines of JPKI, *signing* and *user authentication*, each with overlapping generations
//! that share one name and have a self-signed root each. It issues certificates with the byte-level profile of genuine
//! ones, suspends, releases, renews and revokes them, and publishes one CRL per generation and municipality. A
//! [`Snapshot`] is what the status services know at one instant; [`ocsp`] answers from it. [`defect`] names what can be
//! wrong with each object, and [`inspect`] explains any object against the profile.
//!
//! Every time is a parameter and every key comes from a committed pool of published test keys, so the same calls give
//! the same bytes.
//!
//! Where the real authority's behaviour is not public, the value is a field of [`Settings`] whose documentation says
//! "chosen".

mod application;
mod authority;
mod authority_file;
mod birthday;
mod carrier;
mod certificate;
mod certificate_parts;
mod certificate_subject;
mod crl;
mod crl_state;
pub mod defect;
mod der_parts;
mod dn;
mod error;
mod extension;
mod generation;
mod history;
pub mod inspect;
mod issuer;
pub mod keys;
mod life_cycle;
mod line;
mod names;
pub mod ocsp;
mod oid;
mod other_name;
mod partition;
mod profile;
mod reason;
mod revocation;
mod serial;
mod settings;
mod snapshot;
mod state;
mod state_file;
mod subject;
mod time;
mod validity;

pub use application::{Application, Subject};
pub use authority::{Authority, PublishedCrl, Responder};
pub use authority_file::AuthorityFile;
pub use birthday::{BirthdayRule, IssueDayBirthday, LeapDayBirthday};
pub use carrier::Carrier;
pub use certificate::{IssuedCertificate, SubjectKey};
pub use crl::{
    CrlDistribution, CrlEntries, CrlError, CrlHeader, CrlIdentity, CrlIndex, CrlPart, CrlRule, CrlScope, EntriesError,
    EntryPart, UnspecifiedReason, UpdateTimes,
};
pub use crl_state::{CrlState, MadeCrl};
pub use error::CaError;
pub use generation::Generation;
pub use history::{Act, Change, History};
pub use life_cycle::{FinalDate, LifeCycleRule};
pub use line::Line;
pub use names::{Names, Policies};
pub use oid::Oid;
pub use partition::Partition;
pub use reason::CrlReason;
pub use revocation::{Revocation, Status};
pub use serial::Serial;
pub use settings::{SerialRule, Settings};
pub use snapshot::{RevokedCertificate, Snapshot};
pub use state::{AuthorityState, FormatVersion, GenerationState, LineState, ResponderState};
pub use state_file::{load, parse_state};
pub use subject::{AuthenticationSubject, HolderItems, ReceptionWindow, Sex, SigningSubject};
pub use time::{end_of_day_jst, jst_date};
pub use validity::Validity;
