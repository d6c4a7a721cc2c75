//! What the server spends on its clients.

use std::time::Duration;

use crate::error::HttpError;

/// Limits of a server. No public source says what the real service allows; all values are chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HttpRule {
    /// Threads that serve connections, and sign.
    pub workers: usize,
    /// The most connections at a time. Whoever comes then waits until one of them ends.
    pub most_connections: usize,
    /// The most octets of the body of a request. A longer one is answered 413.
    pub most_octets: usize,
    /// How long a client may take for the head of a request, and how long a connection may lie idle before it.
    pub head_time: Duration,
    /// How long a client may take for the body of a request.
    pub body_time: Duration,
    /// How long a client may take nothing of an answer that is written to it.
    pub take_time: Duration,
    /// How long requests in progress may go on once the server is stopped.
    pub grace: Duration,
}

impl Default for HttpRule {
    fn default() -> Self {
        Self {
            workers: 1,
            most_connections: 1024,
            most_octets: 65_536,
            head_time: Duration::from_secs(10),
            body_time: Duration::from_secs(10),
            take_time: Duration::from_secs(10),
            grace: Duration::from_secs(5),
        }
    }
}

impl HttpRule {
    pub(crate) fn check(&self) -> Result<(), HttpError> {
        let numbers =
            [("workers", self.workers), ("most_connections", self.most_connections), ("most_octets", self.most_octets)];
        let zero = numbers.into_iter().find(|(_, number)| *number == 0);
        zero.map_or(Ok(()), |(field, _)| Err(HttpError::Rule { field }))
    }
}
