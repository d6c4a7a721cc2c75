//! The measurements of the authority, small.

use std::path::Path;

use sekisho_benches::authority::{AuthorityEffort, AuthorityReport, Load, NationalReport, authority_speed};
use sekisho_benches::{Machine, replace_figures};

#[test]
fn every_part_of_the_authority_is_measured_beside_its_peer_and_every_figure_has_a_value() {
    let effort = AuthorityEffort::QUICK;
    let folder = tempfile::tempdir().unwrap();
    let speed = authority_speed(&effort, Path::new(env!("CARGO_BIN_EXE_authority")), folder.path(), |_| ()).unwrap();

    let issue = &speed.issue;
    for rates in [&issue.openssl, &issue.openssl_two, &issue.single, &issue.batch, &issue.two] {
        assert_eq!(rates.len(), effort.rounds);
        assert!(rates.iter().all(|rate| *rate > 0.0), "{issue:?}");
    }
    for (run, certificates) in speed.runs.iter().zip(effort.populations) {
        // Two lines of three generations.
        assert_eq!((run.certificates, run.lists), (certificates, effort.partitions * 2 * 3));
        assert_eq!(run.entries, certificates / 20);
        assert_eq!(run.with_files.len(), run.seconds.len());
    }
    let [fewer, more] = &speed.runs;
    assert_eq!((speed.entries_alone.lists, speed.entries_alone.entries), (6, more.entries));
    assert!(more.octets > fewer.octets);
    // A longer list has longer lengths at most, beside its entries.
    let each = (more.octets - fewer.octets) as f64 / (more.entries - fewer.entries) as f64;
    assert!((speed.sizes.combined_entry - each).abs() < 3.0, "{each} {:?}", speed.sizes);
    let loads = speed.ocsp.ours.iter().flat_map(|ours| [&ours.fresh, &ours.ahead, &ours.ahead_closed]);
    for loads in loads.chain([&speed.ocsp.openssl]) {
        assert_eq!(loads.len(), effort.rounds);
        assert!(loads.iter().all(|load: &Load| load.rate > 0.0 && load.median <= load.percentile_99), "{loads:?}");
    }

    let machine = Machine::look();
    let reports = [
        AuthorityReport { speed: &speed, machine: &machine }.to_string(),
        NationalReport { speed: &speed, machine: &machine }.to_string(),
    ];
    for report in reports {
        assert!(!report.contains("NaN") && !report.contains("inf ") && report.contains("| processor |"), "{report}");
    }
}

#[test]
fn both_pages_have_a_place_for_figures() {
    for page in ["performance-authority.md", "national-size.md"] {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs").join(page);
        let text = std::fs::read_to_string(path).unwrap();
        assert!(replace_figures(&text, "authority", "new").unwrap().contains("\n\nnew\n\n"), "{page}");
    }
}
