//! The runner and the conformance cases.
