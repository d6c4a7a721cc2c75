//! Accepting connections, within the limits of the rule, until the server is stopped.

use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::service::TowerToHyperService;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{Semaphore, watch};
use tokio::task::JoinSet;

use crate::rule::HttpRule;
use crate::write_deadline::WriteDeadline;

/// The most octets of a request's head, which for GET has the OCSP request in it.
const HEAD_OCTETS: usize = 16 * 1024;
/// How long nothing is accepted after the system could not give a connection, having run out of descriptors for instance.
const PAUSE: Duration = Duration::from_millis(100);

/// Serves connections until `stop` is true, then lets those end that are in the middle of a request.
pub(crate) async fn serve(listener: TcpListener, router: Router, rule: HttpRule, mut stop: watch::Receiver<bool>) {
    let places = Arc::new(Semaphore::new(rule.most_connections.min(Semaphore::MAX_PERMITS)));
    let mut connections = JoinSet::new();
    let stopping = stop.clone();
    loop {
        let accepted = async {
            let place = Arc::clone(&places).acquire_owned().await.ok()?;
            match listener.accept().await {
                Ok((stream, _)) => Some((place, stream)),
                Err(_) => {
                    tokio::time::sleep(PAUSE).await;
                    None
                }
            }
        };
        tokio::select! {
            biased;
            _ = stop.wait_for(|stopped| *stopped) => break,
            // The end of connections is taken note of, so that their records do not pile up.
            Some(_) = connections.join_next(), if !connections.is_empty() => {}
            accepted = accepted => {
                let Some((place, stream)) = accepted else { continue };
                let serving = connection(stream, router.clone(), rule.clone(), stopping.clone());
                connections.spawn(async move {
                    serving.await;
                    drop(place);
                });
            }
        }
    }
    drop(listener);
    let ended = async { while connections.join_next().await.is_some() {} };
    // Whoever is not ready by then is cut off when the set is dropped.
    let _in_time = tokio::time::timeout(rule.grace, ended).await.is_ok();
}

/// Serves one connection with as many requests as it brings. What goes wrong on it concerns its client alone.
async fn connection(stream: TcpStream, router: Router, rule: HttpRule, mut stop: watch::Receiver<bool>) {
    // An answer is one small write, which must not wait for company.
    let _delayed = stream.set_nodelay(true);
    let stream = WriteDeadline::new(stream, rule.take_time);
    let serving = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(rule.head_time)
        .max_buf_size(HEAD_OCTETS)
        // The service has a clock of its own.
        .auto_date_header(false)
        .serve_connection(TokioIo::new(stream), TowerToHyperService::new(router));
    let mut serving = pin!(serving);
    tokio::select! {
        _ = serving.as_mut() => return,
        _ = stop.wait_for(|stopped| *stopped) => serving.as_mut().graceful_shutdown(),
    }
    let _ended = serving.await;
}
