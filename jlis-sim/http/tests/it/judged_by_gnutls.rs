//! GnuTLS's `ocsptool` as a client of the running service.

use sekisho_ca_sim::ocsp::{OcspRule, OcspSigner};

use crate::scene::{Desk, Scene, said};

#[test]
fn ocsptool_asks_and_finds_the_signature_good() {
    let scene = Scene::new(OcspRule { signer: OcspSigner::Direct, ..OcspRule::default() });
    let server = scene.serve();
    let desk = Desk::new();
    desk.put_certificate("root.pem", scene.root());
    desk.put_certificate("holder.pem", &scene.held.der);
    let ask = format!("--ask=http://{}/", server.address());
    let arguments =
        [&ask, "--load-issuer", "root.pem", "--load-cert", "holder.pem", "--load-signer", "root.pem", "--nonce"];
    let text = said(&desk.run("ocsptool", &arguments));
    for expected in ["Response Status: Successful", "Certificate Status: revoked", "Verifying OCSP Response: Success"] {
        assert!(text.contains(expected), "no {expected:?} in {text}");
    }
}
