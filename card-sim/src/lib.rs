//! The virtual My Number Card: command layer, files, PINs, applications, transports.
