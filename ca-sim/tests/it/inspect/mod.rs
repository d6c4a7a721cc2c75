//! What `inspect` says about good, changed and broken objects.

mod good;
