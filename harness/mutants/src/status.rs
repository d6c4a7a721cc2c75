//! Defects about revocation.

use std::collections::BTreeMap;

use jiff::Timestamp;
use sekisho_harness_protocol::{Peer, Reason};
use sekisho_harness_reference::{
    CERTIFICATE_HOLD, Certificate, Failure, Implementation, RevocationList, RevokedEntry, Standard, StatusChecker,
};

use crate::{Family, defect::Defect};

/// CRLReason keyCompromise (RFC 5280 section 5.3.1).
const KEY_COMPROMISE: u8 = 1;

pub(crate) const NEVER_ASKS_STATUS: Defect = Defect {
    name: "never-asks-status",
    family: Family::Status,
    english: "Never asks whether the certificate is revoked.",
    japanese: "証明書の失効を一度も確かめない。",
    build: || Implementation { status: Box::new(NeverAsksStatus), ..Implementation::default() },
};

struct NeverAsksStatus;

impl StatusChecker for NeverAsksStatus {
    fn check(&mut self, _: &Certificate, _: &Certificate, _: Timestamp, _: &mut dyn Peer) -> Result<(), Failure> {
        Ok(())
    }
}

pub(crate) const FAILS_OPEN: Defect = Defect {
    name: "fails-open",
    family: Family::Status,
    english: "Accepts the certificate when no trustworthy revocation list can be had.",
    japanese: "信頼できる失効リストが得られないとき、証明書を受け入れる。",
    build: || Implementation { status: Box::new(FailsOpen), ..Implementation::default() },
};

struct FailsOpen;

impl StatusChecker for FailsOpen {
    fn check(
        &mut self,
        certificate: &Certificate,
        issuer: &Certificate,
        at: Timestamp,
        peer: &mut dyn Peer,
    ) -> Result<(), Failure> {
        match Standard.check(certificate, issuer, at, peer) {
            Err(Failure::Refused(Reason::StatusUnavailable)) => Ok(()),
            known => known,
        }
    }
}

pub(crate) const IGNORES_CRL_SIGNATURE: Defect = Defect {
    name: "ignores-crl-signature",
    family: Family::Status,
    english: "Believes a revocation list without checking who signed it.",
    japanese: "失効リストの署名者を確かめずに信じる。",
    build: || Implementation { status: Box::new(IgnoresCrlSignature), ..Implementation::default() },
};

struct IgnoresCrlSignature;

impl StatusChecker for IgnoresCrlSignature {
    fn authentic(&self, _list: &RevocationList, _issuer: &Certificate) -> Result<(), Failure> {
        Ok(())
    }
}

pub(crate) const IGNORES_NEXT_UPDATE: Defect = Defect {
    name: "ignores-next-update",
    family: Family::Status,
    english: "Judges by a revocation list whose successor is overdue.",
    japanese: "次回更新時刻を過ぎた失効リストで判断する。",
    build: || Implementation { status: Box::new(IgnoresNextUpdate), ..Implementation::default() },
};

struct IgnoresNextUpdate;

impl StatusChecker for IgnoresNextUpdate {
    fn current(&self, list: &RevocationList, at: Timestamp) -> Result<(), Failure> {
        if list.this_update <= at { Ok(()) } else { Err(Reason::StatusStale.into()) }
    }
}

pub(crate) const IGNORES_THIS_UPDATE: Defect = Defect {
    name: "ignores-this-update",
    family: Family::Status,
    english: "Judges by a revocation list that is dated in the future.",
    japanese: "日付が未来の失効リストで判断する。",
    build: || Implementation { status: Box::new(IgnoresThisUpdate), ..Implementation::default() },
};

struct IgnoresThisUpdate;

impl StatusChecker for IgnoresThisUpdate {
    fn current(&self, list: &RevocationList, at: Timestamp) -> Result<(), Failure> {
        Standard.current(list, at.max(list.this_update))
    }
}

pub(crate) const IGNORES_PARTITION: Defect = Defect {
    name: "ignores-partition",
    family: Family::Status,
    english: "Looks the serial up in another municipality's list, where it never stands.",
    japanese: "別の市区町村の失効リストで照合し、載っているはずのない番号を探す。",
    build: || Implementation { status: Box::new(IgnoresPartition), ..Implementation::default() },
};

struct IgnoresPartition;

impl StatusChecker for IgnoresPartition {
    fn covers(&self, _list: &RevocationList, _point: &[u8]) -> Result<(), Failure> {
        Ok(())
    }
}

pub(crate) const TREATS_HOLD_AS_GOOD: Defect = Defect {
    name: "treats-hold-as-good",
    family: Family::Status,
    english: "Accepts a certificate that is suspended.",
    japanese: "一時保留中の証明書を受け入れる。",
    build: || Implementation { status: Box::new(TreatsHoldAsGood), ..Implementation::default() },
};

struct TreatsHoldAsGood;

impl StatusChecker for TreatsHoldAsGood {
    fn judge(&self, entry: &RevokedEntry) -> Result<(), Failure> {
        if entry.reason_code == Some(CERTIFICATE_HOLD) { Ok(()) } else { Standard.judge(entry) }
    }
}

pub(crate) const MATCHES_SERIAL_BY_LAST_BYTE: Defect = Defect {
    name: "matches-serial-by-last-byte",
    family: Family::Status,
    english: "Compares only the last byte of serial numbers and takes a stranger's entry for the holder's.",
    japanese: "発行番号の最後の一バイトだけを比べ、他人の失効を本人のものとする。",
    build: || Implementation { status: Box::new(MatchesSerialByLastByte), ..Implementation::default() },
};

struct MatchesSerialByLastByte;

impl StatusChecker for MatchesSerialByLastByte {
    fn find<'l>(&self, list: &'l RevocationList, certificate: &Certificate) -> Option<&'l RevokedEntry> {
        list.entries.iter().find(|entry| entry.serial.last() == certificate.serial.last())
    }
}

pub(crate) const ONLY_KEY_COMPROMISE_COUNTS: Defect = Defect {
    name: "only-key-compromise-counts",
    family: Family::Status,
    english: "Takes a certificate for revoked only if its key was compromised.",
    japanese: "鍵の危殆化による失効だけを失効とみなす。",
    build: || Implementation { status: Box::new(OnlyKeyCompromiseCounts), ..Implementation::default() },
};

struct OnlyKeyCompromiseCounts;

impl StatusChecker for OnlyKeyCompromiseCounts {
    fn judge(&self, entry: &RevokedEntry) -> Result<(), Failure> {
        if entry.reason_code == Some(KEY_COMPROMISE) { Standard.judge(entry) } else { Ok(()) }
    }
}

pub(crate) const IGNORES_REASON_CODE: Defect = Defect {
    name: "ignores-reason-code",
    family: Family::Status,
    english: "Never says why a certificate was revoked and calls a suspended one revoked.",
    japanese: "失効の理由を告げず、一時保留も失効と報告する。",
    build: || Implementation { status: Box::new(IgnoresReasonCode), ..Implementation::default() },
};

struct IgnoresReasonCode;

impl StatusChecker for IgnoresReasonCode {
    fn judge(&self, _entry: &RevokedEntry) -> Result<(), Failure> {
        Err(Reason::Revoked { reason_code: None }.into())
    }
}

pub(crate) const REUSES_FIRST_CRL: Defect = Defect {
    name: "reuses-first-crl",
    family: Family::Status,
    english: "Fetches one revocation list and judges everything after by that one.",
    japanese: "最初に得た失効リストを、その後のすべての判断に使い回す。",
    build: || Implementation { status: Box::new(ReusesFirstCrl::default()), ..Implementation::default() },
};

#[derive(Default)]
struct ReusesFirstCrl {
    first: Option<Vec<u8>>,
}

impl StatusChecker for ReusesFirstCrl {
    fn fetch(&mut self, point: &[u8], peer: &mut dyn Peer) -> Result<Vec<u8>, Failure> {
        if let Some(list) = &self.first {
            return Ok(list.clone());
        }
        let list = Standard.fetch(point, peer)?;
        self.first = Some(list.clone());
        Ok(list)
    }
}

pub(crate) const IGNORES_CRL_SIGNATURE_AND_PARTITION: Defect = Defect {
    name: "ignores-crl-signature-and-partition",
    family: Family::Status,
    english: "Believes any revocation list, whoever signed it and whatever part it is for.",
    japanese: "署名者も対象区分も確かめず、どの失効リストでも信じる。",
    build: || Implementation { status: Box::new(IgnoresCrlSignatureAndPartition), ..Implementation::default() },
};

struct IgnoresCrlSignatureAndPartition;

impl StatusChecker for IgnoresCrlSignatureAndPartition {
    fn authentic(&self, _list: &RevocationList, _issuer: &Certificate) -> Result<(), Failure> {
        Ok(())
    }

    fn covers(&self, _list: &RevocationList, _point: &[u8]) -> Result<(), Failure> {
        Ok(())
    }
}

pub(crate) const READS_ONLY_FIRST_ENTRY: Defect = Defect {
    name: "reads-only-first-entry",
    family: Family::Status,
    english: "Looks at the first entry of a revocation list and at no other.",
    japanese: "失効リストの最初の項目しか調べない。",
    build: || Implementation { status: Box::new(ReadsOnlyFirstEntry), ..Implementation::default() },
};

struct ReadsOnlyFirstEntry;

impl StatusChecker for ReadsOnlyFirstEntry {
    fn find<'l>(&self, list: &'l RevocationList, certificate: &Certificate) -> Option<&'l RevokedEntry> {
        list.entries.first().filter(|entry| entry.serial == certificate.serial)
    }
}

pub(crate) const REMEMBERS_REVOKED_SERIALS: Defect = Defect {
    name: "remembers-revoked-serials",
    family: Family::Status,
    english: "Remembers a revoked serial number without its issuer and refuses a namesake of the other line.",
    japanese: "失効した番号を発行者抜きで覚え、別系統の同じ番号の証明書を拒む。",
    build: || Implementation { status: Box::new(RemembersRevokedSerials::default()), ..Implementation::default() },
};

#[derive(Default)]
struct RemembersRevokedSerials {
    revoked: BTreeMap<Vec<u8>, Failure>,
}

impl StatusChecker for RemembersRevokedSerials {
    fn check(
        &mut self,
        certificate: &Certificate,
        issuer: &Certificate,
        at: Timestamp,
        peer: &mut dyn Peer,
    ) -> Result<(), Failure> {
        if let Some(remembered) = self.revoked.get(&certificate.serial) {
            return Err(remembered.clone());
        }
        let result = Standard.check(certificate, issuer, at, peer);
        if let Err(revoked @ Failure::Refused(Reason::Revoked { .. })) = &result {
            self.revoked.insert(certificate.serial.clone(), revoked.clone());
        }
        result
    }
}
