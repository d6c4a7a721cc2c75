//! The card file: what is refused, and where the message points.

use sekisho_card_sim::{
    Application, Base64, CardFile, CardFileError, DataObject, Fault, FileId, Hex, KeyAccess, PinFormat, ReadAccess,
    RecordFile, SessionKey, StatusWord, Tag, TerminalCa, TokenLabel, jpki, token_info,
};
use serde_json::{Value, json};

use crate::support::card_file;

/// The sample card with one change, as text.
fn changed(change: impl FnOnce(&mut Value)) -> String {
    let mut json = serde_json::to_value(card_file()).unwrap();
    change(&mut json);
    json.to_string()
}

fn rule(path: &str, fault: Fault) -> Result<CardFile, CardFileError> {
    Err(CardFileError::Rule { path: path.to_owned(), fault })
}

#[test]
fn a_card_file_is_read_back_as_it_was_written() {
    let text = card_file().to_json().unwrap();
    assert_eq!(CardFile::parse(&text), Ok(card_file()));
    assert!(text.ends_with("}\n"));
}

#[test]
fn settings_that_are_left_out_have_their_defaults() {
    let text = changed(|json| json["settings"] = json!({ "extended_length": false }));
    let mut expected = card_file();
    expected.settings.extended_length = false;
    assert_eq!(CardFile::parse(&text), Ok(expected));
    assert_eq!(
        CardFile::parse(&changed(|json| drop(json.as_object_mut().unwrap().remove("settings")))),
        Ok(card_file())
    );
}

#[test]
fn text_that_is_not_json_is_refused_with_its_place() {
    for text in ["", "{", "not json", "{}{}"] {
        let error = CardFile::parse(text).unwrap_err();
        let expected = if text == "{}{}" { "field" } else { "syntax" };
        let got = if matches!(error, CardFileError::Syntax { line: 1, .. }) { "syntax" } else { "field" };
        assert_eq!(got, expected, "{text}");
    }
    let trailing = card_file().to_json().unwrap() + "x";
    assert!(matches!(CardFile::parse(&trailing), Err(CardFileError::Syntax { column: 1, .. })));
}

#[test]
fn a_field_of_the_wrong_type_a_missing_one_and_an_unknown_one_are_named() {
    type Change = fn(&mut Value);
    let cases: [(&str, Change); 8] = [
        ("applications[0].pins[1].limit", |json| json["applications"][0]["pins"][1]["limit"] = json!("five")),
        ("applications[0].pins[0].format.digits", |json| {
            json["applications"][0]["pins"][0]["format"] = json!({ "digits": -4 });
        }),
        ("applications[0].files[0].fid", |json| json["applications"][0]["files"][0]["fid"] = json!("1")),
        ("applications[0].files[0].content", |json| json["applications"][0]["files"][0]["content"] = json!("*")),
        ("applications[0].aid", |json| json["applications"][0]["aid"] = json!("D392")),
        ("atr", |json| json["atr"] = json!("3B 00")),
        ("settings.unknown_class", |json| json["settings"]["unknown_class"] = json!("6E")),
        ("applications[0].keys[0]", |json| {
            drop(json["applications"][0]["keys"][0].as_object_mut().unwrap().remove("access"));
        }),
    ];
    for (expected, change) in cases {
        match CardFile::parse(&changed(change)) {
            Err(CardFileError::Field { path, .. }) => assert_eq!(path, expected),
            other => panic!("expected a field error at {expected}, got {other:?}"),
        }
    }
    let unknown = changed(|json| json["applications"][0]["files"][0]["colour"] = json!("blue"));
    let Err(CardFileError::Field { path, detail, .. }) = CardFile::parse(&unknown) else { panic!("accepted") };
    assert_eq!(path, "applications[0].files[0].colour");
    assert!(detail.contains("unknown field `colour`"), "{detail}");
}

#[test]
fn a_card_file_of_another_version_or_of_a_real_card_is_refused() {
    let other = changed(|json| json["version"] = json!(1));
    assert_eq!(CardFile::parse(&other), rule("version", Fault::Version { expected: 2, got: 1 }));
    let real = changed(|json| json["test_object"] = json!(false));
    assert_eq!(CardFile::parse(&real), rule("test_object", Fault::NotATestObject));
}

#[test]
fn pins_keep_their_limits_and_their_form() {
    let pin =
        |field: &str, value: Value| CardFile::parse(&changed(|json| json["applications"][0]["pins"][0][field] = value));
    let at = |field: &str| format!("applications[0].pins[0].{field}");
    assert_eq!(pin("limit", json!(0)), rule(&at("tries_left"), Fault::TriesAboveLimit { limit: 0, got: 3 }));
    assert_eq!(pin("limit", json!(16)), rule(&at("limit"), Fault::Limit { most: 15, got: 16 }));
    assert_eq!(pin("tries_left", json!(4)), rule(&at("tries_left"), Fault::TriesAboveLimit { limit: 3, got: 4 }));
    let form = Fault::PinFormat { expected: PinFormat::Digits(4) };
    assert_eq!(pin("value", json!("12345")), rule(&at("value"), form.clone()));
    assert_eq!(pin("value", json!("12 4")), rule(&at("value"), form));
    assert!(pin("tries_left", json!(0)).is_ok(), "a blocked card is a card");
}

#[test]
fn files_fit_and_are_unique_and_rules_name_existing_pins() {
    let mut long = card_file();
    long.applications[0].files[0].content.0 = vec![0x30; 1901];
    let fault = Fault::ContentTooLong { size: 1900, got: 1901 };
    assert_eq!(long.check().map(|()| long), rule("applications[0].files[0].content", fault));

    let mut twice = card_file();
    twice.applications[0].keys[1].fid = jpki::PRESENCE;
    let fault = Fault::DuplicateFile { fid: jpki::PRESENCE };
    assert_eq!(twice.check().map(|()| twice), rule("applications[0].keys[1].fid", fault));

    let mut same_name = card_file();
    same_name.applications.push(same_name.applications[0].clone());
    let fault = Fault::DuplicateApplication { aid: jpki::AID };
    assert_eq!(same_name.check().map(|()| same_name), rule("applications[1].aid", fault));

    let nowhere = FileId::new(0x0099);
    let mut no_pin = card_file();
    no_pin.applications[0].files[0].read = ReadAccess::AnyOf(vec![jpki::SIGNATURE_PASSWORD, nowhere]);
    let fault = Fault::UnknownPin { fid: nowhere };
    assert_eq!(no_pin.check().map(|()| no_pin), rule("applications[0].files[0].read", fault.clone()));

    let mut no_pin = card_file();
    no_pin.applications[0].keys[0].access = KeyAccess::AnyOf(vec![nowhere]);
    assert_eq!(no_pin.check().map(|()| no_pin), rule("applications[0].keys[0].access", fault));
}

#[test]
fn a_setting_that_would_grant_what_it_should_refuse_is_refused() {
    let mut granting = card_file();
    granting.settings.issuer_commands = StatusWord::OK;
    let fault = Fault::StatusGrants { got: StatusWord::OK };
    assert_eq!(granting.check().map(|()| granting), rule("settings.issuer_commands", fault));
}

#[test]
fn no_message_and_no_debug_output_repeats_a_pin_or_a_key() {
    let mut file = card_file();
    let shown = format!("{file:?}");
    assert!(!shown.contains(crate::support::PASSWORD) && !shown.contains("\"1234\""));
    assert!(shown.contains("PinValue(8 characters)") && shown.contains("Base64(2 bytes)"));
    file.applications[0].pins[1].value.0 = "secret-VALUE".to_owned();
    let error = file.check().unwrap_err();
    assert!(!format!("{error} {error:?}").contains("VALUE"));
    let number = changed(|json| json["applications"][0]["pins"][0]["value"] = json!(987_654));
    let error = CardFile::parse(&number).unwrap_err();
    assert!(!format!("{error} {error:?}").contains("987654"), "{error}");
    let misplaced: [fn(&mut Value); 4] = [
        |json| json["applications"][0]["pins"] = json!("987654"),
        |json| json["applications"][0]["pins"][0] = json!("987654"),
        |json| json["applications"][0]["pins"][0]["format"] = json!("987654"),
        |json| json["applications"][0]["pins"][0]["limit"] = json!("987654"),
    ];
    for misplace in misplaced {
        let error = CardFile::parse(&changed(misplace)).unwrap_err();
        assert!(!format!("{error} {error:?}").contains("987654"), "{error}");
    }
    let empty = changed(|json| json["applications"][0]["pins"][0]["limit"] = Value::Null);
    assert!(CardFile::parse(&empty).unwrap_err().to_string().contains("expected u8"), "what was expected stays");
}

#[test]
fn a_profile_that_the_token_information_contradicts_is_refused() {
    let mut card = card_file();
    card.profile = TokenLabel::JukiCard;
    let fault = Fault::TokenLabel { expected: "JPKIAPICCTOKEN", got: "JPKIAPICCTOKEN2".to_owned() };
    assert_eq!(card.check().map(|()| card.clone()), rule("profile", fault));
    let files = &mut card.applications[0].files;
    files.iter_mut().find(|file| file.fid == jpki::TOKEN_INFO).unwrap().content.0 = token_info(TokenLabel::JukiCard);
    assert_eq!(card.check(), Ok(()), "changed together");
    card.profile = TokenLabel::Android;
    card.applications[0].files.retain(|file| file.fid != jpki::TOKEN_INFO);
    assert_eq!(card.check(), Ok(()), "no file to contradict it");
}

#[test]
fn rules_about_keys_records_and_data_objects_name_what_breaks_them() {
    type Change = fn(&mut Application);
    let object = || DataObject { tag: Tag::new(0x5F51), name: "ATR".to_owned(), content: Base64::default() };
    assert_eq!(object().tag.to_string(), "5F51");
    let at = |field: &str| format!("applications[0].{field}");
    let broken = |change: Change| {
        let mut file = card_file();
        change(&mut file.applications[0]);
        file.check().map(|()| file)
    };
    let nowhere = FileId::new(0x0099);
    let no_key = Fault::NoSignatureKey { fid: nowhere };
    assert_eq!(broken(|jpki| jpki.default_key = Some(FileId::new(0x0099))), rule(&at("default_key"), no_key));
    let grants = Fault::StatusGrants { got: StatusWord::OK };
    let refused: Change = |jpki| jpki.session_key = SessionKey::Refused(StatusWord::OK);
    assert_eq!(broken(refused), rule(&at("session_key"), grants));
    let no_pin: Change =
        |jpki| jpki.session_key = SessionKey::Encrypted { pin: FileId::new(0x0099), pkcs8: Base64(vec![1]) };
    assert_eq!(broken(no_pin), rule(&at("session_key.pin"), Fault::UnknownPin { fid: nowhere }));
    let ca = |fid, length| TerminalCa {
        fid,
        key_id: Hex(vec![7; length]),
        modulus: Base64::default(),
        exponent: Hex::default(),
    };
    let mut file = card_file();
    file.applications[0].terminal_ca = Some(ca(jpki::PRESENCE, 16));
    let fault = Fault::NoInternalFile { fid: jpki::PRESENCE };
    assert_eq!(file.check().map(|()| file.clone()), rule(&at("terminal_ca.fid"), fault));
    file.applications[0].terminal_ca = Some(ca(jpki::TERMINAL_CA_KEY, 15));
    let fault = Fault::KeyIdLength { expected: 16, got: 15 };
    assert_eq!(file.check().map(|()| file), rule(&at("terminal_ca.key_id"), fault));

    let mut file = card_file();
    file.issuer_domain.objects = vec![object(), object()];
    let fault = Fault::DuplicateObject { tag: Tag::new(0x5F51) };
    assert_eq!(file.check().map(|()| file), rule("issuer_domain.objects[1].tag", fault));

    let mut file = card_file();
    let records = vec![Base64::default(); 255];
    let fid = FileId::new(0x0003);
    file.applications[0].records.push(RecordFile { fid, name: String::new(), read: ReadAccess::Free, records });
    let fault = Fault::Records { most: 254, what: "records", got: 255 };
    assert_eq!(file.check().map(|()| file), rule(&at("records[0].records"), fault));
}
