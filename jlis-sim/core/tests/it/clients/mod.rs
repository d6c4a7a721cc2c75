//! What public client software sends, played against the card of a synthetic resident with every application. The
//! sequences are data: `tests/clients`.

mod command;
mod expectation;
mod object;
mod person;
mod replay;
mod script;

use std::path::Path;

use person::Person;
use replay::play;
use script::Client;

fn replay(file: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/clients").join(file);
    let client: Client = toml::from_str(&std::fs::read_to_string(&path).unwrap()).unwrap();
    play(&client, &Person::with(client.card.as_deref().unwrap_or("plastic")));
}

/// One test a file, and none without a test.
macro_rules! clients {
    ($($test:ident: $file:literal;)*) => {
        $(
            #[test]
            fn $test() {
                replay($file);
            }
        )*

        #[test]
        fn every_file_of_commands_is_played() {
            let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/clients");
            let mut found: Vec<String> = std::fs::read_dir(folder)
                .unwrap()
                .map(|entry| entry.unwrap().file_name().into_string().unwrap())
                .filter(|name| name.ends_with(".toml"))
                .collect();
            found.sort();
            let mut played = vec![$($file),*];
            played.sort_unstable();
            assert_eq!(found, played);
        }
    };
}

clients! {
    opensc_goes_through: "opensc.toml";
    myna_goes_through: "myna.toml";
    libmyna_goes_through: "libmyna.toml";
    myna_card_goes_through: "myna-card.toml";
    jpki_rs_goes_through: "jpki-rs.toml";
    jsapdu_goes_through: "jsapdu.toml";
    pymyna_goes_through: "pymyna.toml";
    pyjpki_goes_through: "pyjpki.toml";
    sc_tools_sweeps_the_card_without_harm: "sc-tools-myna.toml";
    webusb_goes_through: "webusb-mynumbercard.toml";
    tret_goes_through: "tret-japan-nfc-reader.toml";
    jpki_local_signer_goes_through: "jpki-local-signer.toml";
    nfcpy_goes_through: "nfcpy-mynacard.toml";
    dlc_starter_reads_the_licence: "dlc-starter.toml";
}
