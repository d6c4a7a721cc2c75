//! The simulated JPKI certification authority: profiles, issue, revoke, CRL, keys.
