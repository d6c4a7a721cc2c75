//! The built-in implementation under test.
