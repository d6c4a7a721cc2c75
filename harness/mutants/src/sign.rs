//! Defects in making signatures.

use sekisho_harness_protocol::{PinRef, Reason, SignatureAlgorithm};
use sekisho_harness_reference::{
    CardChannel, Certificate, EfReader, Failure, Implementation, MessageSigner, PinCommands, PinPolicy, Standard,
    pkcs1, tries_of,
};

use crate::{Family, defect::Defect};

pub(crate) const SIGNS_BARE_HASH: Defect = Defect {
    name: "signs-bare-hash",
    family: Family::Sign,
    english: "Has the card sign the bare hash without its DigestInfo.",
    japanese: "DigestInfoを付けず、ハッシュ値だけを署名させる。",
    build: || Implementation { signer: Box::new(SignsBareHash), ..Implementation::default() },
};

struct SignsBareHash;

impl MessageSigner for SignsBareHash {
    fn content(&self, algorithm: SignatureAlgorithm, message: &[u8]) -> Result<Vec<u8>, Failure> {
        pkcs1::digest(algorithm, message)
    }
}

pub(crate) const ALWAYS_SHA256: Defect = Defect {
    name: "always-sha256",
    family: Family::Sign,
    english: "Signs with SHA-256 whatever algorithm was asked for.",
    japanese: "指定された方式にかかわらずSHA-256で署名する。",
    build: || Implementation { signer: Box::new(AlwaysSha256), ..Implementation::default() },
};

struct AlwaysSha256;

impl MessageSigner for AlwaysSha256 {
    fn content(&self, _algorithm: SignatureAlgorithm, message: &[u8]) -> Result<Vec<u8>, Failure> {
        Standard.content(SignatureAlgorithm::RsaPkcs1Sha256, message)
    }
}

pub(crate) const HASHES_TWICE: Defect = Defect {
    name: "hashes-twice",
    family: Family::Sign,
    english: "Hashes the hash of the message.",
    japanese: "文書のハッシュ値をもう一度ハッシュする。",
    build: || Implementation { signer: Box::new(HashesTwice), ..Implementation::default() },
};

struct HashesTwice;

impl MessageSigner for HashesTwice {
    fn content(&self, algorithm: SignatureAlgorithm, message: &[u8]) -> Result<Vec<u8>, Failure> {
        Standard.content(algorithm, &pkcs1::digest(algorithm, message)?)
    }
}

pub(crate) const USES_AUTHENTICATION_KEY_FOR_SIGNATURE: Defect = Defect {
    name: "uses-authentication-key-for-signature",
    family: Family::Sign,
    english: "Uses the login key where the signature key was asked for.",
    japanese: "署名用の鍵を求められて、利用者証明用の鍵を使う。",
    build: || Implementation { signer: Box::new(UsesAuthenticationKeyForSignature), ..Implementation::default() },
};

struct UsesAuthenticationKeyForSignature;

impl MessageSigner for UsesAuthenticationKeyForSignature {
    fn key_file(&self, _pin: PinRef) -> Result<u16, Reason> {
        Standard.key_file(PinRef::Authentication)
    }
}

pub(crate) const REVERSES_SIGNATURE: Defect = Defect {
    name: "reverses-signature",
    family: Family::Sign,
    english: "Hands out the signature with its bytes in reverse order.",
    japanese: "署名のバイト順を逆にして返す。",
    build: || Implementation { signer: Box::new(ReversesSignature), ..Implementation::default() },
};

struct ReversesSignature;

impl MessageSigner for ReversesSignature {
    fn sign(&self, card: &mut dyn CardChannel, content: &[u8]) -> Result<Vec<u8>, Failure> {
        let mut signature = Standard.sign(card, content)?;
        signature.reverse();
        Ok(signature)
    }

    fn confirm(&self, _certificate: &Certificate, _content: &[u8], _signature: &[u8]) -> Result<(), Failure> {
        Ok(())
    }
}

pub(crate) const DROPS_MESSAGE_AFTER_64K: Defect = Defect {
    name: "drops-message-after-64k",
    family: Family::Sign,
    english: "Signs only the first 65536 bytes of a longer message.",
    japanese: "長い文書の先頭65536バイトだけに署名する。",
    build: || Implementation { signer: Box::new(DropsMessageAfter64k), ..Implementation::default() },
};

struct DropsMessageAfter64k;

impl MessageSigner for DropsMessageAfter64k {
    fn content(&self, algorithm: SignatureAlgorithm, message: &[u8]) -> Result<Vec<u8>, Failure> {
        Standard.content(algorithm, message.get(..0x10000).unwrap_or(message))
    }
}

pub(crate) const TRIMS_MESSAGE: Defect = Defect {
    name: "trims-message",
    family: Family::Sign,
    english: "Strips white space and zero bytes from the end of the message before signing.",
    japanese: "署名の前に、文書末尾の空白やゼロを取り除く。",
    build: || Implementation { signer: Box::new(TrimsMessage), ..Implementation::default() },
};

struct TrimsMessage;

impl MessageSigner for TrimsMessage {
    fn content(&self, algorithm: SignatureAlgorithm, message: &[u8]) -> Result<Vec<u8>, Failure> {
        let kept = message.iter().rposition(|octet| !(octet.is_ascii_whitespace() || *octet == 0));
        Standard.content(algorithm, &message[..kept.map_or(0, |last| last + 1)])
    }
}

pub(crate) const REFUSES_EMPTY_MESSAGE: Defect = Defect {
    name: "refuses-empty-message",
    family: Family::Sign,
    english: "Refuses to sign an empty message.",
    japanese: "空の文書への署名を拒む。",
    build: || Implementation { signer: Box::new(RefusesEmptyMessage), ..Implementation::default() },
};

struct RefusesEmptyMessage;

impl MessageSigner for RefusesEmptyMessage {
    fn content(&self, algorithm: SignatureAlgorithm, message: &[u8]) -> Result<Vec<u8>, Failure> {
        if message.is_empty() { Err(Reason::MalformedData.into()) } else { Standard.content(algorithm, message) }
    }
}

pub(crate) const CHECKS_BOTH_PINS_BEFORE_SIGNING: Defect = Defect {
    name: "checks-both-pins-before-signing",
    family: Family::Sign,
    english: "Refuses to sign with one key because the PIN of the other is blocked.",
    japanese: "もう一方の暗証番号が閉塞しているだけで、署名を拒む。",
    build: || Implementation { files: Box::new(ChecksBothPinsBeforeSigning), ..Implementation::default() },
};

struct ChecksBothPinsBeforeSigning;

impl EfReader for ChecksBothPinsBeforeSigning {
    fn select(&self, card: &mut dyn CardChannel, file: u16) -> Result<(), Failure> {
        let pins = [PinRef::Authentication, PinRef::Signature];
        let keys = pins.map(|pin| Standard.key_file(pin));
        if keys.contains(&Ok(file)) {
            for pin in pins {
                Standard.select(card, Standard.reference(pin)?)?;
                if tries_of(Standard.ask_tries(card)?) == Some(0) {
                    return Err(Reason::PinBlocked.into());
                }
            }
        }
        Standard.select(card, file)
    }
}
