//! `sekisho ca export`: a certificate with its private key, for other software. Every private key is a published test key.

use sekisho_ca_sim::keys::{KeyPool, PemLabel, Pkcs12Content, Pkcs12Protection, pem, pem_chain};
use sekisho_jlis_sim_core::HolderKey;

use crate::{
    arguments::{CaExport, ExportFormat},
    authority,
    command::written,
    exit::Exit,
    failure::Failure,
    output,
};

pub(super) fn execute(options: &CaExport) -> Result<Exit, Failure> {
    if options.password.is_some() && options.format == ExportFormat::Pem {
        let problem = "PEM is written without a password; leave --password out, or add --format pkcs12";
        return Err(Failure::Usage(problem.to_owned()));
    }
    authority::is_not_its_file(&options.ca, options.out.as_deref())?;
    let authority = authority::read(&options.ca)?;
    let issued = authority::find(&authority, options.certificate)?;
    let name = authority::name_of(issued);
    let pool = KeyPool::committed().map_err(Failure::bench)?;
    let key = HolderKey::named(pool, &issued.key_name).map_err(Failure::usage)?.ok_or_else(|| {
        let key = &issued.key_name;
        Failure::Usage(format!("the private key of {name} ({key}) is not one of ours; export it where it was made"))
    })?;
    let pkcs8 = key.pkcs8_der().map_err(Failure::usage)?;
    let root = authority.root(issued.line, issued.generation).map_err(Failure::usage)?;
    let protection = match options.format {
        ExportFormat::Pem => None,
        ExportFormat::Pkcs12 => Some(Pkcs12Protection::Modern),
        ExportFormat::Pkcs12Legacy => Some(Pkcs12Protection::Legacy),
    };
    let content = match protection {
        None => {
            let key = pem(PemLabel::PrivateKey, &pkcs8);
            format!("{key}{}", pem_chain([&*issued.der, root])).into_bytes()
        }
        Some(protection) => {
            let content = Pkcs12Content { name: &name, pkcs8: &pkcs8, certificate: &issued.der, authorities: &[root] };
            let password = options.password.as_deref().unwrap_or_default();
            content.to_der(password, protection).map_err(Failure::usage)?
        }
    };
    match &options.out {
        Some(path) => {
            let mut file = written::begin_private(path)?;
            file.fill(&content)?;
            file.put()?;
            output::remark(format_args!("{}: {name}, with a private key that everybody knows", path.display()));
        }
        None => output::data(String::from_utf8_lossy(&content).trim_end()),
    }
    Ok(Exit::Conforming)
}
