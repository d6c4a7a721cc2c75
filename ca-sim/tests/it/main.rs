//! The authority seen from outside: by OpenSSL, an independent parser, and byte by byte. More judges are in `judges`.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test that cannot prepare its situation fails")]

mod authority_file;
mod birthdays;
mod certificate_subject;
mod crl_entries;
mod crl_index;
mod crl_stream;
mod defect_regions;
mod defects;
mod delta_lists;
mod dump;
mod export;
mod generations;
mod golden_objects;
mod golden_signatures;
mod inspect;
mod issuing;
mod issuing_many;
mod keys;
mod life_cycle;
mod listed;
mod ocsp;
mod parsers;
mod profile_bytes;
mod publishing;
mod revoking;
mod settings;
mod state_file;
mod world;
