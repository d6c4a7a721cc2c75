//! `rustls-webpki`, the path validator behind rustls.

use std::time::Duration;

use rustls_pki_types::{CertificateDer, UnixTime};
use webpki::{
    ALL_VERIFICATION_ALGS, BorrowedCertRevocationList, CertRevocationList, EndEntityCert, Error, ExpirationPolicy,
    KeyUsage, RevocationCheckDepth, RevocationOptionsBuilder, UnknownStatusPolicy, anchor_from_trusted_cert,
};

use crate::error::JudgeError;
use crate::exhibit::Exhibit;
use crate::judge::Judge;
use crate::opinion::Opinion;

/// The crate as it is linked into this one. It validates end entities for TLS clients, and reads no OCSP responses.
#[derive(Debug, Clone, Copy, Default)]
pub struct RustlsWebpki;

impl Judge for RustlsWebpki {
    fn name(&self) -> &'static str {
        "rustls-webpki"
    }

    fn version(&self) -> Result<String, JudgeError> {
        // The crate does not tell.
        let locked = include_str!("../../../Cargo.lock").split_once("name = \"rustls-webpki\"\nversion = \"");
        let version = locked.and_then(|(_, rest)| rest.split('"').next()).map(str::to_owned);
        version
            .ok_or(JudgeError::BrokeDown { program: "rustls-webpki".to_owned(), said: "not in Cargo.lock".to_owned() })
    }

    fn verdicts(&self, exhibits: &[Exhibit]) -> Result<Vec<Opinion>, JudgeError> {
        Ok(exhibits.iter().map(judge).collect())
    }
}

fn judge(exhibit: &Exhibit) -> Opinion {
    if exhibit.ocsp.is_some() || exhibit.is_of_a_root() {
        return Opinion::NotApplicable;
    }
    match validate(exhibit) {
        Ok(()) => Opinion::Accepts,
        Err(error) => Opinion::refusal(&format!("{error:?}")),
    }
}

fn validate(exhibit: &Exhibit) -> Result<(), Error> {
    let roots: Vec<CertificateDer<'_>> = exhibit.roots.iter().map(|der| CertificateDer::from(der.as_slice())).collect();
    let anchors = roots.iter().map(anchor_from_trusted_cert).collect::<Result<Vec<_>, _>>()?;
    let crls = exhibit.crls.iter().map(|der| BorrowedCertRevocationList::from_der(der).map(CertRevocationList::from));
    let crls = crls.collect::<Result<Vec<_>, _>>()?;
    let crls: Vec<&CertRevocationList<'_>> = crls.iter().collect();
    // No builder without a list: then status is not asked for.
    let revocation = RevocationOptionsBuilder::new(&crls).ok().map(|options| {
        options
            .with_depth(RevocationCheckDepth::EndEntity)
            .with_status_policy(UnknownStatusPolicy::Deny)
            .with_expiration_policy(ExpirationPolicy::Enforce)
            .build()
    });
    let at = UnixTime::since_unix_epoch(Duration::from_secs(u64::try_from(exhibit.at.as_second()).unwrap_or_default()));
    let certificate = CertificateDer::from(exhibit.certificate.as_slice());
    EndEntityCert::try_from(&certificate)?
        .verify_for_usage(ALL_VERIFICATION_ALGS, &anchors, &[], at, KeyUsage::client_auth(), revocation, None)
        .map(|_| ())
}
