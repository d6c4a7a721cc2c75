//! The script in `docs/python-reader`.

use std::path::Path;
use std::process::{Command, Output};

use sekisho_harness_drivers_scene::{Issued, Scene, issued, pins};
use sekisho_harness_protocol::Base64Bytes;
use sekisho_jlis_sim_core::{CardPlan, IssueSettings};
use serde_json::{Value, json};

/// The interpreter that Debian's package belongs to, whatever else is in the path.
const PYTHON: &str = "/usr/bin/python3";

fn run(scene: &Scene, arguments: &[&str]) -> Output {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../docs/python-reader/reader.py");
    let mut reader = Command::new(PYTHON);
    reader.arg(script).args(arguments).envs(scene.pcscd.environment()).env("PYTHONIOENCODING", "utf-8");
    reader.output().unwrap()
}

fn card() -> Issued {
    issued(&CardPlan::plastic(), &IssueSettings::default())
}

fn printed(output: &Output) -> Value {
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).unwrap()
}

fn surface_of(card: &Issued) -> Value {
    let image = |fid, tag| serde_json::to_value(Base64Bytes(card.surface_object(fid, [0xDF, tag]))).unwrap();
    json!({
        "birth": "1980-02-17",
        "sex": if card.resident.sex.digit() == "1" { "male" } else { "female" },
        "expiry": card.personalised.card_expiry.to_string(),
        "name_image": image(0x0002, 0x25),
        "address_image": image(0x0002, 0x26),
        "photo": image(0x0002, 0x27),
        "security_code_image": image(0x0002, 0x2A),
        "number_image": image(0x0005, 0x41),
    })
}

#[test]
fn a_script_with_pyscard_reads_text_number_and_surface_of_the_resident() {
    let card = card();
    let scene = Scene::with(card.personalised.card.clone());
    let arguments = ["--text-pin", &pins().text_pin, "--matching-number-a", &card.matching_number_a()];
    let read = printed(&run(&scene, &arguments));
    let text = json!({
        "name": card.resident.name(),
        "address": card.resident.address(),
        "birth": "1980-02-17",
        "sex": if card.resident.sex.digit() == "1" { "male" } else { "female" },
    });
    let number = card.resident.number.digits();
    assert_eq!(read, json!({ "text": text, "number": number, "surface": surface_of(&card) }));
}

#[test]
fn matching_number_b_opens_text_and_the_front_of_the_card() {
    let card = card();
    let scene = Scene::with(card.personalised.card.clone());
    let read = printed(&run(&scene, &["--matching-number-b", &card.matching_number_b()]));
    assert_eq!(read["text"]["name"], card.resident.name());
    let mut front = surface_of(&card);
    front.as_object_mut().unwrap().remove("number_image");
    assert_eq!((read.get("number"), &read["surface"]), (None, &front));
}

#[test]
fn a_refusal_names_the_command_and_the_status_and_not_the_secret() {
    let scene = Scene::with(card().personalised.card);
    let output = run(&scene, &["--matching-number-a", "000000000000"]);
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(String::from_utf8_lossy(&output.stderr).trim_end(), "reader.py: 00200080 -> 63C9");
}
