//! Addresses to listen at: of this machine alone, unless somebody means it.

use std::net::{SocketAddr, ToSocketAddrs as _};

use crate::{arguments::Endpoint, failure::Failure};

/// The addresses of an endpoint with this port. `what` is what other machines could reach.
pub(super) fn addresses(endpoint: &Endpoint, port: u16, exposed: bool, what: &str) -> Result<Vec<SocketAddr>, Failure> {
    let addresses = (endpoint.host.as_str(), port).to_socket_addrs().map_err(|error| refused(endpoint, &error))?;
    let addresses: Vec<SocketAddr> = addresses.collect();
    match addresses.iter().find(|address| !address.ip().is_loopback() && !exposed) {
        Some(address) => Err(Failure::Usage(format!(
            "other machines could reach {what} at {address}; take 127.0.0.1, or say --exposed if you mean it"
        ))),
        None => Ok(addresses),
    }
}

pub(super) fn refused(endpoint: &Endpoint, error: &std::io::Error) -> Failure {
    Failure::Environment(format!("cannot listen at {endpoint}: {error}"))
}
