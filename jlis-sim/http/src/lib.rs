//! The services of J-LIS over HTTP: OCSP so far (RFC 6960, appendix A; RFC 5019, sections 5 and 6).
//!
//! [`OcspServer::start`] gives a handle that blocks: the asynchronous runtime is inside, and ends here. What is answered is
//! the business of `sekisho-ca-sim`; the time is a parameter, and snapshots are replaced by whoever runs the server.

mod cache;
mod clock;
mod error;
mod listener;
mod ocsp_route;
mod ocsp_service;
mod rule;
mod server;
mod write_deadline;

pub use clock::Clock;
pub use error::HttpError;
pub use ocsp_service::OcspService;
pub use rule::HttpRule;
pub use server::OcspServer;
