//! Wrong on purpose: certificates, revocation lists and OCSP answers with one defect each.
//!
//! A [`Defect`] has a stable name, a sentence, the rule that it breaks and how sure that rule is. Its [`Exhibit`] has a
//! valid twin and the same objects with that one thing changed; whatever is signed and changed is signed anew by its
//! rightful signer, unless the signer is the defect. Which answer a verifier should give is not said here.
//!
//! Objects are changed in an editable tree of DER, which can write what no encoder for right objects can.

mod certificate;
mod crl;
mod draft;
mod draw;
mod entry;
mod exchange;
mod exhibit;
mod holder;
mod kind;
mod list;
mod objects;
mod ocsp;
mod personal;
mod place;
mod realm;
mod record;
mod requirement;
mod scene;
mod situation;
mod time;
mod tree;

pub use exhibit::Exhibit;
pub use kind::ObjectKind;
pub use list::Defect;
pub use objects::Objects;
pub use place::Place;
pub use requirement::{Certainty, Requirement};
pub use situation::Standing;
