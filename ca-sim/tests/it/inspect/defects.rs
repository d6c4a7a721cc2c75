//! Which defects an object shows by itself.

use sekisho_ca_sim::defect::{Defect, Exhibit};

use super::explained;

#[test]
fn zz_print() {
    for defect in Defect::ALL {
        let exhibit = Exhibit::new(*defect, "sekisho").unwrap();
        for (name, right, wrong) in [
            ("cert", &exhibit.right.certificate, &exhibit.wrong.certificate),
            ("crl", &exhibit.right.crl, &exhibit.wrong.crl),
            ("previous", &exhibit.right.previous_crl, &exhibit.wrong.previous_crl),
        ] {
            let twin = explained(right);
            for difference in twin.differences() {
                println!(
                    "TWIN {} {name} {} {} {:?}",
                    defect.name(),
                    difference.path,
                    difference.rule.id,
                    difference.value
                );
            }
            if right != wrong {
                match sekisho_ca_sim::inspect::inspect(wrong, Default::default()) {
                    Err(error) => println!("{} {name}: error {error}", defect.name()),
                    Ok(found) => {
                        let list: Vec<_> = found.differences().map(|d| format!("{} {}", d.path, d.rule.id)).collect();
                        println!("{} {name}: {}", defect.name(), list.join("; "));
                    }
                }
            }
        }
    }
}
