//! A public key that an applicant brings along.

use std::path::Path;

use sekisho_ca_sim::{Authority, Line, SubjectKey, keys::PemLabel};

use crate::{command::given, failure::Failure};

/// The SubjectPublicKeyInfo in a file, as PEM or DER. Whether it is one is found out when it is put into a certificate.
pub(super) fn read(path: &Path, authority: &Authority) -> Result<SubjectKey, Failure> {
    let content = given::small(path)?;
    let spki_der = match der::pem::decode_vec(&content) {
        Ok((label, der)) if label == PemLabel::PublicKey.as_str() => der,
        Ok((label, _)) => {
            let problem = format!("{} holds a {label}; give a PUBLIC KEY", path.display());
            return Err(Failure::Usage(problem));
        }
        Err(_) => content,
    };
    if spki_der.is_empty() {
        return Err(Failure::Usage(format!("{} is empty; give a public key in PEM or DER", path.display())));
    }
    let certificates = Line::BOTH.into_iter().flat_map(|line| authority.state().line(line).certificates.values());
    let reused = certificates.into_iter().any(|issued| contains(&issued.der, &spki_der));
    Ok(SubjectKey { name: "the applicant's own".to_owned(), reused, spki_der })
}

fn contains(whole: &[u8], part: &[u8]) -> bool {
    whole.windows(part.len()).any(|window| window == part)
}
