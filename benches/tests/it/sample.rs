//! The raw data can be read back.

use proptest::prelude::*;
use sekisho_benches::{Operation, Sample, SampleError, Subject};

#[test]
fn a_sample_is_one_line_of_csv_under_the_header() {
    let sample = Sample {
        operation: Operation::ReadBinary,
        subject: Subject::TracedCard,
        round: 3,
        count: 1_000,
        seconds: 0.25,
    };
    assert_eq!(sample.to_string(), "READ BINARY 256;card, traced;3;1000;0.250000000");
    assert_eq!(sample.to_string().parse(), Ok(sample));
    assert_eq!(Sample::CSV_HEADER.split(';').count(), sample.to_string().split(';').count());
}

#[test]
fn a_line_that_is_no_sample_says_what_is_wrong_with_it() {
    let parse = |line: &str| line.parse::<Sample>().unwrap_err();
    assert_eq!(parse("VERIFY;card;1;2"), SampleError::Fields { got: 4 });
    assert_eq!(parse("DANCE;card;1;2;3"), SampleError::Name { got: "DANCE".to_owned() });
    assert_eq!(parse("VERIFY;nobody;1;2;3"), SampleError::Name { got: "nobody".to_owned() });
    assert!(matches!(parse("VERIFY;card;-1;2;3"), SampleError::Whole(_)));
    assert!(matches!(parse("VERIFY;card;1;2;soon"), SampleError::Number(_)));
}

proptest! {
    #[test]
    fn no_line_makes_the_parser_panic(line in ".*") {
        let _ = line.parse::<Sample>();
    }

    #[test]
    fn what_parses_prints_itself_again(round: u32, count: u32, seconds in 0.0..1e6_f64) {
        let sample = Sample { operation: Operation::Sign, subject: Subject::OpensslSpeed, round, count, seconds };
        let read: Sample = sample.to_string().parse().unwrap();
        prop_assert_eq!(read.to_string(), sample.to_string());
    }
}
