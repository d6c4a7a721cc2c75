//! What the binary needs to start.

use crate::tool::Tool;

#[test]
fn the_bench_starts_without_a_pcsc_or_pkcs11_library() {
    let needed = Tool::new("ldd", "libc-bin").arguments([env!("CARGO_BIN_EXE_sekisho")]).run().accepted();
    let needed = String::from_utf8(needed).unwrap();
    assert!(needed.contains("libc.so"), "{needed}");
    for library in ["pcsclite", "opensc", "p11-kit", "pkcs11"] {
        assert!(!needed.contains(library), "{needed}");
    }
}
