//! The vocabulary and messages between the bench and an implementation under test.
