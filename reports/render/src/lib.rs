//! Consumers of the event log, one file per format.
