//! What can go wrong when a server is started.

use std::net::SocketAddr;

/// An error of the server as a whole. What goes wrong on a connection is told to its client and nobody else.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum HttpError {
    /// The address cannot be listened on.
    #[error("cannot listen on {address}: {problem}; choose another address, or port 0 for any free one")]
    Address {
        /// The address.
        address: SocketAddr,
        /// What the system said.
        problem: String,
    },
    /// The system gives no threads or no means to wait for connections.
    #[error("cannot start the server: {problem}")]
    Runtime {
        /// What the system said.
        problem: String,
    },
    /// A value of the rule makes no sense.
    #[error("{field} must be at least 1")]
    Rule {
        /// The field.
        field: &'static str,
    },
}
