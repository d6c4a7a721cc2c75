//! Driver that connects OpenSC's PKCS#11 module to the bench.
