//! The example page in a real browser. Needs the Debian package chromium.

use std::{
    fs,
    io::{BufRead as _, BufReader, Write as _},
    net::{SocketAddr, TcpListener, TcpStream},
    path::Path,
    process::{Command, Stdio},
    sync::{Arc, Condvar, Mutex},
    thread,
    time::Duration,
};

use sekisho_card_sim::transport::{Carrier, Limits, Origins};

use crate::{
    listener::{Scene, each},
    vpcd::listener,
};

/// Put into the page for the test: the browser takes the page as loaded when the picture is there, and the picture comes
/// when the page has come to rest.
const UNTIL_AT_REST: &str = r#"<img src="/picture"><script>
  new MutationObserver(() => {
    if (!["reading", "not connected"].includes(document.getElementById("state").value)) fetch("/at-rest");
  }).observe(document.getElementById("state"), { childList: true, subtree: true });
</script>"#;

/// How long a page may take. It is never waited for.
const PATIENCE: Duration = Duration::from_secs(60);

/// Whether the page has come to rest.
type AtRest = Arc<(Mutex<bool>, Condvar)>;

/// Serves the page to whoever asks, until the test's process ends.
fn serve_page() -> SocketAddr {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/websocket/index.html");
    let page = fs::read_to_string(path).unwrap().replace("<script>", &format!("{UNTIL_AT_REST}<script>"));
    let listener: TcpListener = listener();
    let address = listener.local_addr().unwrap();
    let at_rest = AtRest::default();
    thread::spawn(move || {
        for stream in listener.incoming().map_while(Result::ok) {
            let (page, at_rest) = (page.clone(), Arc::clone(&at_rest));
            // The browser opens connections that it may never use.
            thread::spawn(move || answer(&stream, &page, &at_rest));
        }
    });
    address
}

fn answer(mut stream: &TcpStream, page: &str, at_rest: &AtRest) {
    let mut head = BufReader::new(stream).lines().map_while(Result::ok).take_while(|line| !line.is_empty());
    let Some(request) = head.next() else { return };
    head.for_each(drop);
    let page = match request.split(' ').nth(1) {
        Some("/picture") => {
            let state = at_rest.0.lock().unwrap();
            drop(at_rest.1.wait_timeout_while(state, PATIENCE, |at_rest| !*at_rest).unwrap());
            ""
        }
        Some("/at-rest") => {
            *at_rest.0.lock().unwrap() = true;
            at_rest.1.notify_all();
            ""
        }
        _ => page,
    };
    let length = page.len();
    let head =
        format!("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: {length}\r\nConnection: close\r\n\r\n");
    // The browser may have lost interest.
    let _ = stream.write_all([head.as_bytes(), page.as_bytes()].concat().as_slice());
}

/// Opens the page of this host, and gives what it shows once it has come to rest.
fn shown(scene: &Scene, host: &str) -> String {
    let page = serve_page();
    let profile = tempfile::tempdir().unwrap();
    let output = Command::new("chromium")
        .args(["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run"])
        .arg("--host-resolver-rules=MAP page.example 127.0.0.1")
        .arg(format!("--user-data-dir={}", profile.path().display()))
        .arg("--dump-dom")
        .arg(format!("http://{host}:{}/?card=ws://{}", page.port(), scene.address()))
        .stdin(Stdio::null())
        .output()
        .map_err(|error| format!("chromium, of the Debian package of that name: {error}"))
        .unwrap();
    String::from_utf8(output.stdout).unwrap()
}

fn scene(origins: Origins) -> Scene {
    Scene::new(Carrier::WebSocket(origins), each(), Limits::default())
}

#[test]
fn a_browser_reads_the_token_label_through_the_example_page() {
    let scene = scene(Origins::default());
    let page = shown(&scene, "localhost");
    for expected in [
        r#"<output id="atr">3BE000FF8131FE4514</output>"#,
        r#"<output id="label">JPKIAPICCTOKEN2</output>"#,
        r#"<output id="state">done</output>"#,
    ] {
        assert!(page.contains(expected), "{expected} is not in {page}");
    }
    assert_eq!(scene.tells("Ended"), "Ended { connection: 0, error: None }");
}

#[test]
fn a_page_of_a_foreign_host_gets_no_card() {
    let scene = scene(Origins::default());
    let page = shown(&scene, "page.example");
    assert!(page.contains("no card at") && page.contains(r#"<output id="atr"></output>"#), "{page}");
    scene.tells_of(r#"WebSocket(Origin { got: "http://page.example:"#);
}
