//! OCSP over HTTP: POST with the request as body, or GET with the request in the path (RFC 6960, appendix A.1).

use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::Bytes;
use axum::extract::{DefaultBodyLimit, FromRequest, Path, Request, State};
use axum::http::header::{CONTENT_TYPE, IF_NONE_MATCH};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use base64::Engine as _;
use base64::alphabet::STANDARD;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};
use sekisho_ca_sim::ocsp::OcspAnswer;

use crate::cache;
use crate::ocsp_service::OcspService;
use crate::rule::HttpRule;

const REQUEST: &str = "application/ocsp-request";
const RESPONSE: &str = "application/ocsp-response";

/// Clients leave the padding out, or write it as `%3D`.
const BASE64: GeneralPurpose = GeneralPurpose::new(
    &STANDARD,
    GeneralPurposeConfig::new().with_decode_padding_mode(DecodePaddingMode::Indifferent),
);

#[derive(Clone)]
struct Served {
    service: Arc<OcspService>,
    body_time: Duration,
}

/// The routes of the service.
pub(crate) fn router(service: Arc<OcspService>, rule: &HttpRule) -> Router {
    let served = Served { service, body_time: rule.body_time };
    Router::new()
        .route("/", post(by_post))
        .route("/{*request}", get(by_get))
        .layer(DefaultBodyLimit::max(rule.most_octets))
        .with_state(served)
}

async fn by_post(State(served): State<Served>, request: Request) -> Response {
    if !is_ocsp_request(request.headers()) {
        return refused(&served, StatusCode::UNSUPPORTED_MEDIA_TYPE);
    }
    match tokio::time::timeout(served.body_time, Bytes::from_request(request, &())).await {
        Ok(Ok(body)) => answered(&served, &body, &Method::POST, &HeaderMap::new()),
        Ok(Err(rejection)) => refused(&served, rejection.status()),
        Err(_) => refused(&served, StatusCode::REQUEST_TIMEOUT),
    }
}

async fn by_get(
    State(served): State<Served>,
    path: Result<Path<String>, axum::extract::rejection::PathRejection>,
    method: Method,
    headers: HeaderMap,
) -> Response {
    // An address that ends with a slash gives two of them.
    let decoded = path.ok().and_then(|Path(path)| BASE64.decode(path.trim_start_matches('/')).ok());
    match decoded {
        Some(request) => answered(&served, &request, &method, &headers),
        None => refused(&served, StatusCode::BAD_REQUEST),
    }
}

/// Whether the body says that it is a request; parameters of the type do not matter.
fn is_ocsp_request(headers: &HeaderMap) -> bool {
    let value = headers.get(CONTENT_TYPE).and_then(|value| value.to_str().ok());
    let essence = value.and_then(|value| value.split(';').next());
    essence.is_some_and(|essence| essence.trim().eq_ignore_ascii_case(REQUEST))
}

/// Whatever the service answers, errors too, is a success of HTTP.
fn answered(served: &Served, request: &[u8], method: &Method, asked: &HeaderMap) -> Response {
    let now = served.service.now();
    let answer = served.service.answer(request, now);
    let mut headers = HeaderMap::new();
    cache::date(&mut headers, now);
    headers.insert(CONTENT_TYPE, HeaderValue::from_static(RESPONSE));
    match answer {
        OcspAnswer::Signed { der, times, pre_produced: true } if *method != Method::POST => {
            cache::kept(&mut headers, &der, times, now);
            if asked.get_all(IF_NONE_MATCH).iter().any(|tags| cache::is_known(tags, &der)) {
                headers.remove(CONTENT_TYPE);
                return (StatusCode::NOT_MODIFIED, headers).into_response();
            }
            (headers, der).into_response()
        }
        other => {
            cache::not_kept(&mut headers);
            (headers, other.into_der()).into_response()
        }
    }
}

fn refused(served: &Served, status: StatusCode) -> Response {
    let mut headers = HeaderMap::new();
    cache::date(&mut headers, served.service.now());
    cache::not_kept(&mut headers);
    (status, headers).into_response()
}
