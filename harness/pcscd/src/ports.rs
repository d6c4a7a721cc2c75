//! Two neighbouring free ports.

use std::net::{Ipv4Addr, TcpListener};

use crate::PcscdError;

/// Below the ports that Linux gives to outgoing connections (32768 and up), so that a pair stays free while a daemon that
/// uses it is restarted.
const LOWEST: u16 = 20_000;
const PAIRS: u16 = 5_000;

/// A pair that was free a moment ago. Whoever uses it must expect that it is taken by then, and ask again.
pub(crate) fn free_pair() -> Result<[u16; 2], PcscdError> {
    loop {
        // The system hands out a port that nobody uses: different callers get different ones, so it serves as a die.
        let die = TcpListener::bind((Ipv4Addr::UNSPECIFIED, 0)).and_then(|listener| listener.local_addr());
        let die = die.map_err(PcscdError::system("listen on any port"))?.port();
        let first = LOWEST + die % PAIRS * 2;
        if is_free(first) && is_free(first + 1) {
            return Ok([first, first + 1]);
        }
    }
}

fn is_free(port: u16) -> bool {
    TcpListener::bind((Ipv4Addr::UNSPECIFIED, port)).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_pair_is_neighbouring_and_in_the_documented_range() {
        let [first, second] = free_pair().unwrap();
        assert_eq!(second, first + 1);
        assert!((20_000..30_000).contains(&first), "{first}");
    }
}
