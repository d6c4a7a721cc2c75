//! The requirement catalogue: what is tested, by which document and clause.
