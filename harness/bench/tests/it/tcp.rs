//! The card over TCP: a driver that asks for it finds the card on a loopback port.

use std::time::Duration;

use sekisho_harness_bench::IutCommand;
use sekisho_reports_log::Verdict;

use crate::support::run_cases;

/// Reads the freely readable certificates of the authentication line with nothing but sockets.
const DRIVER: &str = r#"
import base64, json, socket, sys
FILES = {"authentication": "000A", "authentication-ca": "000B"}
def answer(id, result):
    print(json.dumps({"jsonrpc": "2.0", "id": id, "result": result}), flush=True)
for line in sys.stdin:
    request = json.loads(line)
    if request["method"] == "initialize":
        answer(request["id"], {"protocol": "1.0", "name": "tcp", "version": "0", "methods": ["reader/certificate"], "card": "tcp"})
        continue
    host, port = request["params"]["card"]["address"].rsplit(":", 1)
    link = socket.create_connection((host, int(port)))
    def receive(length):
        data = b""
        while len(data) < length:
            more = link.recv(length - len(data))
            if not more:
                raise EOFError
            data += more
        return data
    def frame(data):
        link.sendall(len(data).to_bytes(2, "big") + data)
    def transmit(text):
        frame(bytes.fromhex(text))
        return receive(int.from_bytes(receive(2), "big"))
    try:
        frame(b"\x01")
        transmit("00A4040C0AD392F000260100000001")
        transmit("00A4020C02" + FILES[request["params"]["kind"]])
        head = transmit("00B0000004")
        length, data = int.from_bytes(head[2:4], "big") + 4, b""
        while len(data) < length:
            data += transmit("00B0%04X%02X" % (len(data), min(256, length - len(data)) % 256))[:-2]
        answer(request["id"], {"outcome": "done", "certificate": base64.b64encode(data).decode()})
    except EOFError:
        answer(request["id"], {"outcome": "refused", "reason": {"code": "card-removed"}})
"#;

#[test]
fn a_driver_that_asks_for_tcp_reads_the_card_and_sees_it_go() {
    let command =
        IutCommand { program: "python3".into(), arguments: vec!["-c".into(), DRIVER.into()], environment: Vec::new() };
    let ids = ["reader.certificate.authentication-ca", "reader.card.removed-while-reading"];
    let (_, finished) = run_cases(&command, &ids, Duration::from_secs(60)).unwrap();
    assert_eq!(finished[0].verdict, Verdict::Pass, "{:?}", finished[0].reason);
    assert_eq!(finished[1].verdict, Verdict::Pass, "{:?}", finished[1].reason);
}
