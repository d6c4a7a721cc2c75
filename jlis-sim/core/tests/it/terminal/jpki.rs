//! 公的個人認証AP, on cards and phones.

use openssl::hash::MessageDigest;
use openssl::sha::sha256;
use openssl::x509::X509;

use super::rsa::Key;
use super::{CLOSED, NOT_FOUND, OK, Terminal, case_3};

/// What distinguishes one application from another, and the secrets that open it.
pub(crate) struct Opening<'a> {
    pub(crate) aid: &'a [u8],
    /// The authentication PIN; none where the reference is blocked.
    pub(crate) pin: Option<&'a str>,
    /// The signature password; none where the reference is blocked.
    pub(crate) password: Option<&'a str>,
    /// In a phone the authentication certificate needs the PIN too.
    pub(crate) is_phone: bool,
}

/// What was read.
pub(crate) struct Read {
    /// First text of the token information.
    pub(crate) label: String,
    /// Whether signing and authentication certificate are said to be there.
    pub(crate) presence: [bool; 2],
    pub(crate) signature: Option<X509>,
    pub(crate) authentication: Option<X509>,
    pub(crate) roots: [X509; 2],
}

/// Signs with both keys in every scheme.
pub(crate) type Signing = fn(&mut Terminal<'_>, &X509);

/// Reads all of it. Where a key can be used, `signing` uses it.
pub(crate) fn read(terminal: &mut Terminal<'_>, opening: &Opening<'_>, signing: Signing) -> Read {
    assert_eq!(terminal.select(opening.aid), OK);
    let label = token_label(&terminal.read(0x0006).unwrap());
    let presence = presence(&terminal.read(0x0008).unwrap());
    let roots = [0x0002, 0x000B].map(|fid| certificate(&terminal.read(fid).unwrap()).unwrap());
    for root in &roots {
        assert!(root.verify(&root.public_key().unwrap()).unwrap());
    }
    // Before any PIN: the signing certificate is closed, and in a phone the other one too.
    assert_eq!(terminal.read(0x0001), Err(CLOSED));
    let free = terminal.read(0x000A);
    assert_eq!(free.as_ref().err(), opening.is_phone.then_some(&CLOSED));
    for (fid, there) in [(0x001A, presence[0]), (0x0017, presence[1])] {
        assert_eq!(terminal.select_file(fid), if there { OK } else { NOT_FOUND }, "key {fid:04X}");
        if there {
            assert_eq!(terminal.sign(0x00, 0x80, b"abc").1, CLOSED);
        }
    }
    let mut signature = None;
    if terminal.open(0x001B, opening.password, 5) {
        signature = certificate(&terminal.read(0x0001).unwrap());
        assert_eq!(signature.is_some(), presence[0]);
        try_key(terminal, 0x001A, signature.as_ref(), signing);
    } else {
        assert_eq!(terminal.read(0x0001), Err(CLOSED));
    }
    let mut authentication = free.ok().and_then(|file| certificate(&file));
    if terminal.open(0x0018, opening.pin, 3) {
        let opened = certificate(&terminal.read(0x000A).unwrap());
        assert!(opening.is_phone || opened == authentication);
        authentication = opened;
        try_key(terminal, 0x0017, authentication.as_ref(), signing);
    }
    assert_eq!(authentication.is_some(), presence[1]);
    for (leaf, root) in [(&signature, &roots[0]), (&authentication, &roots[1])] {
        let Some(leaf) = leaf else { continue };
        assert!(leaf.verify(&root.public_key().unwrap()).unwrap());
        let issuer = leaf.issuer_name().entries_by_nid(openssl::nid::Nid::ORGANIZATIONNAME).next().unwrap();
        assert_eq!(issuer.data().as_slice(), b"JPKI-TEST");
    }
    Read { label, presence, signature, authentication, roots }
}

fn try_key(terminal: &mut Terminal<'_>, fid: u16, certificate: Option<&X509>, signing: Signing) {
    match certificate {
        Some(certificate) => {
            assert_eq!(terminal.select_file(fid), OK);
            signing(terminal, certificate);
        }
        None => assert_eq!(terminal.select_file(fid), NOT_FOUND),
    }
}

/// Signatures of the current key, an RSA key, in all six schemes.
pub(crate) fn sign_with_rsa(terminal: &mut Terminal<'_>, certificate: &X509) {
    let key = Key(certificate.public_key().unwrap().rsa().unwrap());
    let message = b"what the terminal asks the card to sign";
    let hash = sha256(message);
    let mut signed = |scheme, data: &[u8]| {
        let (signature, status) = terminal.sign(scheme, 0x80, data);
        assert_eq!(status, OK, "scheme {scheme:02X}");
        signature
    };
    assert_eq!(key.opened(&signed(0x00, b"hello")), b"hello");
    assert_eq!(key.opened(&signed(0x01, message)), hash);
    key.checks(message, &signed(0x02, &hash));
    key.checks(message, &signed(0x03, message));
    key.checks_pss(message, &signed(0x04, &hash));
    key.checks_pss(message, &signed(0x05, message));
    assert_ne!(signed(0x05, message), signed(0x05, message), "the salt is drawn anew");
    assert_eq!(terminal.sign(0x06, 0x80, message).1, 0x6A86);
}

/// Signatures of the current key, a key on P-384: `r || s` over a hash value of 48 octets, and nothing else.
pub(crate) fn sign_with_p384(terminal: &mut Terminal<'_>, certificate: &X509) {
    let key = certificate.public_key().unwrap().ec_key().unwrap();
    assert_eq!(key.group().curve_name(), Some(openssl::nid::Nid::SECP384R1));
    let hash = openssl::hash::hash(MessageDigest::sha384(), b"what the terminal asks the card to sign").unwrap();
    let (signature, status) = terminal.sign(0x00, 0x80, &hash);
    assert_eq!((signature.len(), status), (96, OK));
    let number = |octets: &[u8]| openssl::bn::BigNum::from_slice(octets).unwrap();
    let numbers = openssl::ecdsa::EcdsaSig::from_private_components(number(&signature[..48]), number(&signature[48..]));
    assert!(numbers.unwrap().verify(&hash, &key).unwrap());
    for scheme in 0x01..=0x05 {
        assert_eq!(terminal.sign(scheme, 0x80, &hash[..32]).1, 0x6985, "scheme {scheme:02X}");
    }
    // A DigestInfo, as for RSA, would lose its end; a shorter value is of another hash function.
    for length in [0x33, 0x2F, 0x20] {
        assert_eq!(terminal.sign(0x00, 0x80, &vec![0x5A; length]).1, 0x6985, "{length} octets");
    }
}

/// Presents a terminal's certificate in two pieces; the last status word.
pub(crate) fn present_terminal(terminal: &mut Terminal<'_>, aid: &[u8], certificate: &[u8]) -> u16 {
    assert_eq!(terminal.select(aid), OK);
    assert_eq!(terminal.select_file(0x0016), OK);
    let (body, signature) = certificate.split_at(307);
    terminal.ok(&case_3([0x80, 0xA2, 0x06, 0xC1], body));
    terminal.send(&case_3([0x80, 0xA2, 0x00, 0xC1], signature)).1
}

fn token_label(info: &[u8]) -> String {
    assert_eq!(info.len(), 160);
    assert_eq!(info[96..100], [0x00, 0x00, 0x04, 0x0D], "flags");
    assert_eq!(info[144..], *b"9999999999999999", "time");
    String::from_utf8(info[..32].to_vec()).unwrap().trim_end_matches(' ').to_owned()
}

fn presence(octets: &[u8]) -> [bool; 2] {
    assert_eq!((octets.len(), octets[2]), (3, 0x00));
    [octets[0], octets[1]].map(|octet| {
        assert!(matches!(octet, 0x8F | 0x00), "{octet:02X}");
        octet == 0x8F
    })
}

/// The certificate in a file, whose size its DER says; the rest is 00.
fn certificate(file: &[u8]) -> Option<X509> {
    assert_eq!(file.len(), 1900);
    let length = match *file {
        [0x30, 0x82, high, low, ..] => 4 + usize::from(u16::from_be_bytes([high, low])),
        _ => 0,
    };
    assert!(file[length..].iter().all(|octet| *octet == 0x00));
    (length > 0).then(|| X509::from_der(&file[..length]).unwrap())
}
