//! Fault scripts at the command line, and a served card to which they happen.

use std::fs;
use std::io::{Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::process::{Command, Stdio};

use crate::desk::{Desk, sekisho};

fn example(name: &str) -> String {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/faults").join(name).display().to_string()
}

#[test]
fn a_script_is_explained_one_sentence_a_fault() {
    let said = sekisho(["card", "faults", "check", &example("tearing-verify.json")]);
    assert_eq!(said.code, Some(0), "{}", said.text);
    let lines: Vec<&str> = said.text.lines().collect();
    assert_eq!(lines.len(), 2, "{}", said.text);
    assert!(lines[0].starts_with("after the try is spent: ") && lines[1].ends_with('.'), "{}", said.text);
}

#[test]
fn a_broken_script_is_named_with_its_field_and_serves_no_card() {
    let desk = Desk::new();
    let script = desk.name("faults.json");
    let text = fs::read_to_string(example("absent.json")).unwrap();
    fs::write(&script, text.replacen("\"nth\": 0", "\"nth\": \"never\"", 1)).unwrap();
    for command in
        [vec!["card", "faults", "check", &script], vec!["card", "serve", &desk.name("card.json"), "--faults", &script]]
    {
        let said = sekisho(&command);
        assert_eq!(said.code, Some(2), "{}", said.text);
        assert!(said.text.contains(&script) && said.text.contains("faults[0].when.power-on.nth"), "{}", said.text);
    }
    assert_eq!(sekisho(["card", "faults", "check", &desk.name("nothing.json")]).code, Some(5));
}

/// One exchange with a served card, as a reader's driver has it; nothing once the card is gone.
fn exchange(mut card: &TcpStream, command: &str) -> Option<String> {
    let command: Vec<u8> = hex(command);
    card.write_all(&u16::try_from(command.len()).unwrap().to_be_bytes()).unwrap();
    card.write_all(&command).unwrap();
    let mut length = [0; 2];
    card.read_exact(&mut length).ok()?;
    let mut answer = vec![0; usize::from(u16::from_be_bytes(length))];
    card.read_exact(&mut answer).ok()?;
    Some(answer.iter().map(|byte| format!("{byte:02X}")).collect())
}

fn hex(text: &str) -> Vec<u8> {
    (0..text.len()).step_by(2).map(|at| u8::from_str_radix(&text[at..at + 2], 16).unwrap()).collect()
}

#[test]
fn a_served_card_loses_its_power_comes_back_and_gives_no_free_try() {
    let desk = Desk::new();
    let reader = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = reader.local_addr().unwrap().to_string();
    let mut served = Command::new(env!("CARGO_BIN_EXE_sekisho"))
        .args(["card", "serve", &desk.name("card.json"), "--to", &address])
        .args(["--faults", &example("tearing-verify.json")])
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut answers = Vec::new();
    for _ in 0..3 {
        let (card, _) = reader.accept().unwrap();
        (&card).write_all(&[0, 1, 1]).unwrap();
        let commands = ["00A4040C0AD392F000260100000001", "00A4020C020018", "00200080", "002000800439393939"];
        answers.push(commands.map(|command| exchange(&card, command))[2..].to_vec());
    }
    served.kill().unwrap();
    let mut said = String::new();
    served.stderr.take().unwrap().read_to_string(&mut said).unwrap();
    served.wait().unwrap();
    let told = |tries: &str| Some(format!("63C{tries}"));
    // The power goes once the first wrong PIN has cost its try; a wrong PIN writes once, so the second fault does nothing.
    assert_eq!(answers, [[told("3"), None], [told("2"), told("1")], [told("1"), told("0")]], "{said}");
    assert!(said.contains("fault after the try is spent at command 4 (00 20 00 80)"), "{said}");
    assert!(!said.contains("before the tries come back"), "{said}");
}
