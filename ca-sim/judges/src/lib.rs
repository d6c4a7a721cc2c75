//! Shows objects of the simulated authority to software that is not ours and collects what each says.
//!
//! An [`Exhibit`] is a question: may this certificate be relied on, given this evidence? A [`Judge`] is a program or a
//! library that answers it, and its [`Opinion`] is kept in its own words. No judge is taught our profile: what they
//! disagree about is written down in `docs/outside-software.md`, and the profile stays as it is.

mod cryptography;
mod defects;
mod desk;
mod error;
mod exhibit;
mod gnutls;
mod good;
mod interpreter;
mod java;
mod job;
mod judge;
mod openssl;
mod opinion;
mod page;
mod pkilint;
mod scene;
mod table;
mod webpki;

pub use cryptography::PythonCryptography;
pub use defects::twins;
pub use error::JudgeError;
pub use exhibit::{Exhibit, Kind, OcspExchange, Purpose};
pub use gnutls::GnuTls;
pub use good::{StatusAnswer, good_objects, status_answers};
pub use java::Java;
pub use judge::Judge;
pub use openssl::{OpenSsl, OpenSslWithDeltas};
pub use opinion::Opinion;
pub use page::{Masked, differing, masked, versions};
pub use pkilint::{Allowance, Pkilint};
pub use scene::Scene;
pub use table::{DefectTable, RightAnswer};
pub use webpki::RustlsWebpki;
