//! Files that an operator gives, read whole unless they are far larger than what they should hold.

use std::{fs::File, io::Read as _, path::Path};

use crate::failure::Failure;

/// Octets beyond which nobody reads on.
const MOST: u64 = 1 << 20;

/// The content of a small file.
pub(super) fn small(path: &Path) -> Result<Vec<u8>, Failure> {
    let unreadable = |error| Failure::Environment(format!("{} cannot be read: {error}", path.display()));
    let mut content = Vec::new();
    File::open(path).map_err(unreadable)?.take(MOST + 1).read_to_end(&mut content).map_err(unreadable)?;
    if content.len() as u64 > MOST {
        return Err(Failure::Usage(format!("{} has more than {MOST} octets and was not read", path.display())));
    }
    Ok(content)
}
