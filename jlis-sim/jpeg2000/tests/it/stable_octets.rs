//! The same pixels give the same octets, on every machine and after every update.

use sekisho_jlis_sim_jpeg2000::{Compression, encode};
use sha2::{Digest, Sha256};

use super::picture::soft;

fn hash(compression: Compression) -> String {
    format!("{:x}", Sha256::digest(encode(240, 320, &soft(240, 320), compression).unwrap()))
}

#[test]
fn a_lossless_file_is_known_by_its_hash() {
    assert_eq!(hash(Compression::Lossless), "286ba6df414ab5a6b618127916bbb7ff444a50447df019f398500376dbe5fe7c");
}

#[test]
fn a_file_within_a_budget_is_known_by_its_hash() {
    assert_eq!(
        hash(Compression::Within { octets: 2000 }),
        "15c2466ec0c6093513135fe62edce50db1db5440584f95c3b7b9d7f9a31324c3"
    );
}
