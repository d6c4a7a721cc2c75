//! Defects in reaching the card and sending commands.

use sekisho_harness_protocol::{CardRef, Peer, Reason};
use sekisho_harness_reference::{
    CHUNK, CardChannel, CardLink, Certificate, EfReader, Failure, Implementation, JPKI_AID, MessageSigner, PinCommands,
    ResponseApdu, Standard, command_with_data, exchange, tries_of,
};

use crate::{Family, defect::Defect};

pub(crate) const MATCHES_ON_ATR: Defect = Defect {
    name: "matches-on-atr",
    family: Family::Link,
    english: "Recognises the card by one answer to reset and refuses the same card in another reader.",
    japanese: "特定のATRでカードを見分け、別のリーダーに置かれた同じカードを拒む。",
    build: || Implementation { files: Box::new(MatchesOnAtr), ..Implementation::default() },
};

struct MatchesOnAtr;

impl EfReader for MatchesOnAtr {
    fn select_application(&self, card: &mut dyn CardChannel) -> Result<(), Failure> {
        const CONTACT: [u8; 9] = [0x3B, 0xE0, 0x00, 0xFF, 0x81, 0x31, 0xFE, 0x45, 0x14];
        if card.answer_to_reset() != CONTACT {
            return Err(Reason::CardUnknown.into());
        }
        Standard.select_application(card)
    }
}

pub(crate) const SKIPS_CARD_IDENTIFICATION: Defect = Defect {
    name: "skips-card-identification",
    family: Family::Link,
    english: "Goes on after the card refused to select the JPKI application.",
    japanese: "公的個人認証APの選択をカードが拒んでも、そのまま処理を続ける。",
    build: || Implementation { files: Box::new(SkipsCardIdentification), ..Implementation::default() },
};

struct SkipsCardIdentification;

impl EfReader for SkipsCardIdentification {
    fn select_application(&self, card: &mut dyn CardChannel) -> Result<(), Failure> {
        exchange(card, &command_with_data([0x00, 0xA4, 0x04, 0x0C], &JPKI_AID)?).map(drop)
    }
}

pub(crate) const REPORTS_REMOVAL_AS_CARD_ERROR: Defect = Defect {
    name: "reports-removal-as-card-error",
    family: Family::Link,
    english: "Calls a card that was taken away a faulty card.",
    japanese: "途中で外されたカードを、カードの異常として報告する。",
    build: || Implementation { link: Box::new(ReportsRemovalAsCardError), ..Implementation::default() },
};

struct ReportsRemovalAsCardError;

impl CardLink for ReportsRemovalAsCardError {
    fn open<'p>(&self, card: &CardRef, peer: &'p mut dyn Peer) -> Result<Box<dyn CardChannel + 'p>, Failure> {
        Ok(Box::new(Misreporting(Standard.open(card, peer).map_err(misreport)?)))
    }
}

fn misreport(failure: Failure) -> Failure {
    match failure {
        Failure::Refused(Reason::CardRemoved) => Reason::CardError { status_word: None }.into(),
        other => other,
    }
}

struct Misreporting<'p>(Box<dyn CardChannel + 'p>);

impl CardChannel for Misreporting<'_> {
    fn answer_to_reset(&self) -> &[u8] {
        self.0.answer_to_reset()
    }

    fn transmit(&mut self, command: &[u8]) -> Result<Vec<u8>, Failure> {
        self.0.transmit(command).map_err(misreport)
    }

    fn close(&mut self) {
        self.0.close();
    }
}

pub(crate) const RETRIES_PIN_BY_ITSELF: Defect = Defect {
    name: "retries-pin-by-itself",
    family: Family::Link,
    english: "Sends a wrong PIN a second time without asking the holder.",
    japanese: "誤った暗証番号を、利用者に尋ねずもう一度送る。",
    build: || Implementation { pin_commands: Box::new(RetriesPinByItself), ..Implementation::default() },
};

struct RetriesPinByItself;

impl PinCommands for RetriesPinByItself {
    fn verify(&self, card: &mut dyn CardChannel, value: &[u8]) -> Result<u16, Failure> {
        let first = Standard.verify(card, value)?;
        if tries_of(first).is_some() { Standard.verify(card, value) } else { Ok(first) }
    }
}

pub(crate) const ASKS_TRIES_WITH_A_DUMMY_PIN: Defect = Defect {
    name: "asks-tries-with-a-dummy-pin",
    family: Family::Link,
    english: "Learns the tries left by sending a PIN that is surely wrong, and so spends one.",
    japanese: "残り回数を調べるために誤りと分かっている値を照合し、回数を一つ減らす。",
    build: || Implementation { pin_commands: Box::new(AsksTriesWithADummyPin), ..Implementation::default() },
};

struct AsksTriesWithADummyPin;

impl PinCommands for AsksTriesWithADummyPin {
    fn ask_tries(&self, card: &mut dyn CardChannel) -> Result<u16, Failure> {
        Standard.verify(card, b"DUMMY0")
    }
}

pub(crate) const IGNORES_SIGNING_STATUS: Defect = Defect {
    name: "ignores-signing-status",
    family: Family::Link,
    english: "Hands out whatever the card answered as a signature, an error status or short data included.",
    japanese: "署名命令の状態語や長さを見ず、カードの応答をそのまま署名として返す。",
    build: || Implementation { signer: Box::new(IgnoresSigningStatus), ..Implementation::default() },
};

struct IgnoresSigningStatus;

impl MessageSigner for IgnoresSigningStatus {
    fn accept(&self, response: ResponseApdu) -> Result<Vec<u8>, Failure> {
        Ok(response.data)
    }

    fn confirm(&self, _certificate: &Certificate, _content: &[u8], _signature: &[u8]) -> Result<(), Failure> {
        Ok(())
    }
}

pub(crate) const DROPS_LAST_BYTE_OF_LONG_READS: Defect = Defect {
    name: "drops-last-byte-of-long-reads",
    family: Family::Link,
    english: "Loses the last byte of data that takes more than one READ BINARY.",
    japanese: "複数回の読み出しが要るデータの最後の一バイトを落とす。",
    build: || Implementation { files: Box::new(DropsLastByteOfLongReads), ..Implementation::default() },
};

struct DropsLastByteOfLongReads;

impl EfReader for DropsLastByteOfLongReads {
    fn read(&self, card: &mut dyn CardChannel, length: usize) -> Result<Vec<u8>, Failure> {
        let mut read = Standard.read(card, length)?;
        if length > CHUNK {
            read.pop();
        }
        Ok(read)
    }
}

pub(crate) const WRAPS_READ_OFFSET_AT_256: Defect = Defect {
    name: "wraps-read-offset-at-256",
    family: Family::Link,
    english: "Keeps only the low byte of the read offset and reads the first 256 bytes again and again.",
    japanese: "読み出し位置の下位一バイトだけを送り、先頭の256バイトを繰り返し読む。",
    build: || Implementation { files: Box::new(WrapsReadOffsetAt256), ..Implementation::default() },
};

struct WrapsReadOffsetAt256;

impl EfReader for WrapsReadOffsetAt256 {
    fn read_chunk(&self, card: &mut dyn CardChannel, offset: usize, length: usize) -> Result<Vec<u8>, Failure> {
        Standard.read_chunk(card, offset % CHUNK, length)
    }
}
