//! A TCP stream whose reader acknowledges at once.
//!
//! The vpcd driver of Debian 12 sends a frame's length and payload in two writes with Nagle's algorithm on: the second
//! waits for the acknowledgement of the first, which Linux delays by some 40 ms. TCP_QUICKACK takes the delay away, but
//! the kernel forgets it, so it is set before every read. TCP_NODELAY on this side would not help.

use std::{
    io::{self, Read},
    net::TcpStream,
};

/// Sets TCP_QUICKACK before every read, where there is such an option.
pub(crate) struct QuickAck<'a>(pub(crate) &'a TcpStream);

impl Read for QuickAck<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        #[cfg(target_os = "linux")]
        {
            // Only a matter of speed: a stream that refuses is read all the same.
            let _ = std::os::linux::net::TcpStreamExt::set_quickack(self.0, true);
        }
        self.0.read(buffer)
    }
}
