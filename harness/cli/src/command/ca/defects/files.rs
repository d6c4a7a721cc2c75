//! The files of an exhibit: a folder with the defect's name, in it the twin, the wrong objects, and how to check them.

use std::path::Path;

use sekisho_ca_sim::Line;
use sekisho_ca_sim::defect::{Exhibit, Objects};
use sekisho_ca_sim::keys::{PemLabel, pem, pem_chain};

use super::readme;
use crate::{command::written, failure::Failure};

/// Subfolders of the twin and of the wrong objects.
pub(super) const RIGHT: &str = "right";
pub(super) const WRONG: &str = "wrong";

/// Writes the folder of an exhibit into this one.
pub(super) fn write(exhibit: &Exhibit, folder: &Path) -> Result<(), Failure> {
    let folder = folder.join(exhibit.defect.name());
    objects(exhibit.line, &exhibit.right, &folder.join(RIGHT))?;
    objects(exhibit.line, &exhibit.wrong, &folder.join(WRONG))?;
    written::whole(&folder.join("README.txt"), readme::text(exhibit).as_bytes())
}

/// Everything in DER, and in PEM what has a PEM form.
fn objects(line: Line, objects: &Objects, folder: &Path) -> Result<(), Failure> {
    std::fs::create_dir_all(folder).map_err(|error| written::failed(folder, &error))?;
    let issuer = objects.roots.get(usize::from(line == Line::Authentication)).map(Vec::as_slice);
    let roots = pem_chain(objects.roots.iter().map(Vec::as_slice));
    written::whole(&folder.join("roots.pem"), roots.as_bytes())?;
    written::whole(&folder.join("issuer.pem"), pem_chain(issuer).as_bytes())?;
    written::whole(&folder.join("ocsp-request.der"), &objects.ocsp_request)?;
    written::whole(&folder.join("ocsp-response.der"), &objects.ocsp_response)?;
    let files = [
        ("certificate", PemLabel::Certificate, &objects.certificate),
        ("crl", PemLabel::Crl, &objects.crl),
        ("previous-crl", PemLabel::Crl, &objects.previous_crl),
    ];
    for (name, label, der) in files {
        written::whole(&folder.join(format!("{name}.der")), der)?;
        written::whole(&folder.join(format!("{name}.pem")), pem(label, der).as_bytes())?;
    }
    Ok(())
}
