//! Tests about the repository itself: which crate may import which, how long a file may grow, one generation of RustCrypto,
//! and that the two READMEs say the same. There is nothing to import here.
