//! Defects in cutting data out of files.

use sekisho_harness_protocol::Reason;
use sekisho_harness_reference::{
    CardChannel, Certificate, CertificateFile, CertificateParser, EfReader, Failure, Implementation, LONGEST_FILE,
    Standard, TokenFile,
};

use crate::{Family, defect::Defect};

pub(crate) const TAKES_ONE_LENGTH_BYTE: Defect = Defect {
    name: "takes-one-length-byte",
    family: Family::Parser,
    english: "Reads only the last of the two length bytes, so anything above 255 bytes is cut.",
    japanese: "二バイトの長さの下位だけを読み、255バイトを超えるデータを切り落とす。",
    build: || Implementation { certificates: Box::new(TakesOneLengthByte), ..Implementation::default() },
};

struct TakesOneLengthByte;

impl CertificateFile for TakesOneLengthByte {
    fn announced_length(&self, [tag, form, _, low]: [u8; 4]) -> Result<usize, Failure> {
        Standard.announced_length([tag, form, 0, low])
    }
}

pub(crate) const KEEPS_FILLER: Defect = Defect {
    name: "keeps-filler",
    family: Family::Parser,
    english: "Hands out the filler of the file as part of the certificate.",
    japanese: "ファイルの余白を証明書の一部として返す。",
    build: || Implementation { certificates: Box::new(KeepsFiller), ..Implementation::default() },
};

struct KeepsFiller;

impl CertificateFile for KeepsFiller {
    fn cut_out(&self, card: &mut dyn CardChannel, files: &dyn EfReader) -> Result<Vec<u8>, Failure> {
        read_up_to(LONGEST_FILE, card, files)
    }
}

pub(crate) const ACCEPTS_ANY_CERTIFICATE_BYTES: Defect = Defect {
    name: "accepts-any-certificate-bytes",
    family: Family::Parser,
    english: "Never looks whether the bytes that it hands out are a certificate.",
    japanese: "返すデータが証明書の形をしているか確かめない。",
    build: || Implementation { certificates: Box::new(AcceptsAnyCertificateBytes), ..Implementation::default() },
};

struct AcceptsAnyCertificateBytes;

impl CertificateFile for AcceptsAnyCertificateBytes {
    fn announced_length(&self, [_, _, high, low]: [u8; 4]) -> Result<usize, Failure> {
        Ok(4 + usize::from(u16::from_be_bytes([high, low])))
    }

    fn cut_out(&self, card: &mut dyn CardChannel, files: &dyn EfReader) -> Result<Vec<u8>, Failure> {
        let header = <[u8; 4]>::try_from(files.read(card, 4)?).unwrap_or_default();
        read_up_to(self.announced_length(header)?, card, files)
    }
}

pub(crate) const ACCEPTS_TRAILING_LENGTH: Defect = Defect {
    name: "accepts-trailing-length",
    family: Family::Parser,
    english: "Takes a certificate that announces more bytes than its file has, silently cut.",
    japanese: "ファイルより長いと称する証明書を、黙って切り詰めて受け取る。",
    build: || Implementation { certificates: Box::new(AcceptsTrailingLength), ..Implementation::default() },
};

struct AcceptsTrailingLength;

impl CertificateFile for AcceptsTrailingLength {
    fn cut_out(&self, card: &mut dyn CardChannel, files: &dyn EfReader) -> Result<Vec<u8>, Failure> {
        let header = <[u8; 4]>::try_from(files.read(card, 4)?).unwrap_or_default();
        read_up_to(self.announced_length(header)?, card, files)
    }
}

fn read_up_to(length: usize, card: &mut dyn CardChannel, files: &dyn EfReader) -> Result<Vec<u8>, Failure> {
    let mut read = Vec::new();
    while read.len() < length.min(LONGEST_FILE) {
        let chunk = files.read_chunk(card, read.len(), length - read.len())?;
        if chunk.is_empty() {
            break;
        }
        read.extend(chunk);
    }
    Ok(read)
}

pub(crate) const KEEPS_LABEL_PADDING: Defect = Defect {
    name: "keeps-label-padding",
    family: Family::Parser,
    english: "Hands out the token label with the spaces that pad it.",
    japanese: "トークン名を埋め草の空白ごと返す。",
    build: || Implementation { token: Box::new(KeepsLabelPadding), ..Implementation::default() },
};

struct KeepsLabelPadding;

impl TokenFile for KeepsLabelPadding {
    fn label(&self, field: &[u8]) -> Result<String, Failure> {
        Standard.label(field)?;
        Ok(field.iter().copied().map(char::from).collect())
    }
}

pub(crate) const TAKES_UNREADABLE_CERTIFICATE_FOR_UNTRUSTED: Defect = Defect {
    name: "takes-unreadable-certificate-for-untrusted",
    family: Family::Parser,
    english: "Says of bytes that are no certificate that their issuer is not trusted.",
    japanese: "証明書でないデータについて、発行者が信頼できないと報告する。",
    build: || Implementation { parser: Box::new(TakesUnreadableCertificateForUntrusted), ..Implementation::default() },
};

struct TakesUnreadableCertificateForUntrusted;

impl CertificateParser for TakesUnreadableCertificateForUntrusted {
    fn parse(&self, der: &[u8]) -> Result<Certificate, Failure> {
        Certificate::parse(der).map_err(|_| Reason::IssuerUntrusted.into())
    }
}

pub(crate) const REFUSES_LONGER_NAMES: Defect = Defect {
    name: "refuses-longer-names",
    family: Family::Parser,
    english: "Cannot read a name in a certificate that is longer than 127 bytes.",
    japanese: "証明書の中の127バイトを超える名前を読めない。",
    build: || Implementation { parser: Box::new(RefusesLongerNames), ..Implementation::default() },
};

struct RefusesLongerNames;

impl CertificateParser for RefusesLongerNames {
    fn parse(&self, der: &[u8]) -> Result<Certificate, Failure> {
        let certificate = Certificate::parse(der)?;
        let long_form = |name: &[u8]| name.get(1).is_some_and(|length| *length >= 0x80);
        if long_form(&certificate.issuer) || long_form(&certificate.subject) {
            return Err(Reason::MalformedData.into());
        }
        Ok(certificate)
    }
}
