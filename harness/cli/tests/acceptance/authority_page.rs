//! The commands of the documentation about the authority, run as they stand there, each page in a fresh folder.

use std::io::{BufRead as _, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};

use crate::office::Office;
use crate::tool::{Said, Tool};

const PAGE: &str = include_str!("../../../../docs/authority.md");
const ENTRIES: &str = include_str!("../../../../docs/crl-entries.md");
const READMES: [&str; 2] = [include_str!("../../../../README.md"), include_str!("../../../../README.ja.md")];

/// Where the page lets the OCSP service listen. Here it takes a port that is free.
const ADDRESS: &str = "127.0.0.1:8080";

/// The blocks of commands of a page, or of other text.
fn blocks<'a>(page: &'a str, language: &str) -> Vec<&'a str> {
    let begin = format!("```{language}\n");
    page.split(&begin).skip(1).filter_map(|rest| rest.split_once("```")).map(|(block, _)| block).collect()
}

/// Runs a block in a folder; it ends at the first command that fails.
fn run(folder: &str, block: &str) -> Said {
    let program = Path::new(env!("CARGO_BIN_EXE_sekisho")).parent().unwrap().display().to_string();
    let script = format!("PATH=\"$1:$PATH\"\ncd \"$2\"\n{block}");
    Tool::new("sh", "dash").arguments(["-euc", &script, "sh", &program, folder]).run()
}

/// The OCSP service of a command of a page, until it is dropped.
struct Service {
    process: Child,
    address: String,
}

impl Service {
    fn start(folder: &str, command: &str) -> Self {
        let mut words: Vec<&str> = command.split_whitespace().skip(1).collect();
        match words.iter().position(|word| *word == ADDRESS) {
            Some(place) => words[place] = "127.0.0.1:0",
            None => words.extend(["--listen", "127.0.0.1:0"]),
        }
        let mut command = Command::new(env!("CARGO_BIN_EXE_sekisho"));
        command.args(words).current_dir(folder).stdin(Stdio::null()).stderr(Stdio::piped());
        let mut process = command.spawn().unwrap();
        let mut said = BufReader::new(process.stderr.take().unwrap()).lines().map_while(Result::ok);
        let url = said.find_map(|line| line.strip_prefix("OCSP listens at http://").map(str::to_owned));
        Self { process, address: url.unwrap().trim_end_matches('/').to_owned() }
    }
}

impl Drop for Service {
    fn drop(&mut self) {
        self.process.kill().unwrap();
        self.process.wait().unwrap();
    }
}

/// Runs every block, with the OCSP service in the background from its line on. What the last one printed.
fn run_all(folder: &str, blocks: &[&str]) -> String {
    let (mut service, mut printed) = (None::<Service>, Vec::new());
    for block in blocks {
        let is_service = |line: &&str| line.starts_with("sekisho ca ocsp");
        let commands: Vec<&str> = block.lines().filter(|line| !is_service(line)).collect();
        let here = service.as_ref().map_or(ADDRESS, |service| service.address.as_str());
        printed = run(folder, &commands.join("\n").replace(ADDRESS, here)).accepted();
        if let Some(command) = block.lines().find(is_service) {
            service = Some(Service::start(folder, command));
        }
    }
    String::from_utf8(printed).unwrap()
}

#[test]
fn the_commands_of_the_page_about_the_authority_work_one_after_the_other() {
    let folder = Office::empty();
    let blocks = blocks(PAGE, "sh");
    assert_eq!(blocks.len(), 4);
    let answered = run_all(&folder.name(""), &blocks);
    assert!(answered.contains("signer.pem: good"), "{answered}");
}

/// The block of both READMEs that begins so.
fn of_the_readmes(begin: &str) -> &'static str {
    let [english, japanese] =
        READMES.map(|readme| blocks(readme, "sh").into_iter().find(|block| block.starts_with(begin)));
    assert_eq!(english, japanese, "the READMEs differ");
    english.unwrap()
}

#[test]
fn the_commands_of_the_readmes_about_the_authority_alone_work_one_after_the_other() {
    let folder = Office::empty();
    run_all(&folder.name(""), &[of_the_readmes("sekisho ca init")]);
    assert!(std::fs::exists(folder.name("phone.pem")).unwrap());
}

/// With the certificate from the authority's record, which in the READMEs is read from the card.
#[test]
fn the_commands_of_the_readmes_about_a_revoked_card_end_with_a_refusal_by_openssl() {
    let folder = Office::empty();
    let made = "sekisho card new --out card.json --pin 1234 --password TEST123456\n\
                sekisho ca show --certificate signature:268435457 > signer.pem";
    run(&folder.name(""), made).accepted();
    let refused = run(&folder.name(""), of_the_readmes("sekisho ca revoke")).refused();
    assert!(refused.contains("certificate revoked"), "{refused}");
}

#[test]
fn the_command_and_the_file_of_the_page_about_entries_make_a_list() {
    let folder = Office::empty();
    let file = blocks(ENTRIES, "text")[0];
    folder.write("entries.txt", file);
    let command = blocks(ENTRIES, "sh")[0];
    run(&folder.name(""), &format!("sekisho ca init >/dev/null\n{command}")).accepted();
    assert!(std::fs::exists(folder.name("crl.der")).unwrap());
}
