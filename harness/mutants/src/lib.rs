//! The built-in implementation with one named defect each, and the null drivers.
