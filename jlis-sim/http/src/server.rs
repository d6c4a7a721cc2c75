//! A running server, seen from code that blocks.

use std::net::{SocketAddr, TcpListener};
use std::sync::Arc;

use tokio::runtime::{Builder, Runtime};
use tokio::sync::watch;
use tokio::task::JoinHandle;

use crate::error::HttpError;
use crate::ocsp_service::OcspService;
use crate::rule::HttpRule;
use crate::{listener, ocsp_route};

/// An OCSP server that is running. It stops when it is told to, or is dropped; not from within another asynchronous
/// runtime.
#[derive(Debug)]
pub struct OcspServer {
    address: SocketAddr,
    stop: watch::Sender<bool>,
    /// Absent once it has stopped.
    running: Option<(Runtime, JoinHandle<()>)>,
    grace: std::time::Duration,
}

impl OcspServer {
    /// Starts to serve on this address; port 0 means any that is free. When this returns, clients can connect.
    ///
    /// # Errors
    /// [`HttpError::Address`] if the address cannot be had, [`HttpError::Rule`] or [`HttpError::Runtime`].
    pub fn start(address: SocketAddr, service: Arc<OcspService>, rule: HttpRule) -> Result<Self, HttpError> {
        rule.check()?;
        let unusable = |error: std::io::Error| HttpError::Address { address, problem: error.to_string() };
        let listener = TcpListener::bind(address).map_err(unusable)?;
        let bound = listener.local_addr().map_err(unusable)?;
        listener.set_nonblocking(true).map_err(unusable)?;

        let not_started = |error: std::io::Error| HttpError::Runtime { problem: error.to_string() };
        let mut builder = Builder::new_multi_thread();
        builder.worker_threads(rule.workers).thread_name("ocsp").enable_io().enable_time();
        let runtime = builder.build().map_err(not_started)?;
        let listener = {
            // Registers with the runtime, so it has to be entered.
            let _entered = runtime.enter();
            tokio::net::TcpListener::from_std(listener).map_err(not_started)?
        };
        let (stop, stopped) = watch::channel(false);
        let grace = rule.grace;
        let router = ocsp_route::router(service, &rule);
        let serving = runtime.spawn(listener::serve(listener, router, rule, stopped));
        Ok(Self { address: bound, stop, running: Some((runtime, serving)), grace })
    }

    /// The address with the port that it really has.
    #[must_use]
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Takes no more connections, ends idle ones, lets requests in progress go on for the rule's grace, and returns when
    /// all have ended.
    pub fn stop(mut self) {
        self.end();
    }

    fn end(&mut self) {
        let Some((runtime, serving)) = self.running.take() else { return };
        self.stop.send_replace(true);
        // It ends by itself within the grace; that it panicked is nothing that stopping could mend.
        let _ended = runtime.block_on(serving);
        runtime.shutdown_timeout(self.grace);
    }
}

impl Drop for OcspServer {
    fn drop(&mut self) {
        self.end();
    }
}
