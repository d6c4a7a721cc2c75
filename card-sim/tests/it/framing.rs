//! Length-prefixed frames from hostile and from slow peers.

use std::io::{self, Read, Write};

use proptest::prelude::*;
use sekisho_card_sim::transport::{DriverKind, FrameError, FrameReader, LONGEST_FRAME, write_frame};

/// A stream that gives its bytes in these pieces.
struct Pieces(std::vec::IntoIter<Vec<u8>>);

impl Pieces {
    fn new(pieces: &[&[u8]]) -> Self {
        Self(pieces.iter().map(|piece| piece.to_vec()).collect::<Vec<_>>().into_iter())
    }
}

impl Read for Pieces {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        match self.0.next() {
            Some(piece) if piece.is_empty() => Err(io::ErrorKind::Interrupted.into()),
            Some(piece) => {
                buffer[..piece.len()].copy_from_slice(&piece);
                Ok(piece.len())
            }
            None => Ok(0),
        }
    }
}

/// All frames until the end or the first error.
fn frames(reader: &mut FrameReader<impl Read>) -> (Vec<Vec<u8>>, Option<FrameError>) {
    let mut frames = Vec::new();
    loop {
        match reader.next_frame() {
            Ok(Some(frame)) => frames.push(frame.to_vec()),
            Ok(None) => return (frames, None),
            Err(error) => return (frames, Some(error)),
        }
    }
}

#[test]
fn frames_are_read_however_they_are_cut() {
    let stream = [&[0, 1, 4][..], &[0, 5, 0, 0x84, 0, 0, 8], &[0, 1, 1]].concat();
    let expected = vec![vec![4], vec![0, 0x84, 0, 0, 8], vec![1]];
    for size in 1..=stream.len() {
        let pieces: Vec<&[u8]> = stream.chunks(size).collect();
        let mut reader = FrameReader::new(Pieces::new(&pieces), LONGEST_FRAME);
        let (got, error) = frames(&mut reader);
        assert!(error.is_none());
        assert_eq!(got, expected, "pieces of {size}");
    }
}

#[test]
fn a_length_that_arrives_alone_shows_a_driver_that_splits_frames() {
    let driver = |pieces: &[&[u8]]| {
        let mut reader = FrameReader::new(Pieces::new(pieces), LONGEST_FRAME);
        frames(&mut reader);
        reader.driver()
    };
    let whole: &[u8] = &[0, 1, 4];
    assert_eq!(driver(&[]), None);
    assert_eq!(driver(&[&[0, 1], &[4]]), Some(DriverKind::SplitsFrames));
    assert_eq!(driver(&[whole; 3]), None, "two sends may arrive together");
    assert_eq!(driver(&[whole; 4]), Some(DriverKind::SingleWrite));
    assert_eq!(driver(&[&whole.repeat(9)]), None, "frames in one piece show nothing but the first");
    let once = [whole, whole, whole, whole, &[0, 1], &[4], whole];
    assert_eq!(driver(&once), Some(DriverKind::SplitsFrames), "one send never arrives apart");
}

#[test]
fn an_empty_an_over_long_and_a_truncated_frame_are_told_apart() {
    let error = |longest: usize, stream: &[u8]| frames(&mut FrameReader::new(Pieces::new(&[stream]), longest)).1;
    assert!(matches!(error(10, &[0, 0]), Some(FrameError::Empty)));
    assert!(
        matches!(error(10, &[0, 11]), Some(FrameError::TooLong { most: 10, got: 11 })),
        "refused by its length alone"
    );
    assert!(error(11, &[0, 11, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]).is_none());
    assert!(matches!(error(10, &[0]), Some(FrameError::Truncated { expected: 2, got: 1 })));
    assert!(matches!(error(10, &[0, 5, 1, 2]), Some(FrameError::Truncated { expected: 7, got: 4 })));
}

#[test]
fn an_interrupted_read_is_tried_again() {
    let mut reader = FrameReader::new(Pieces::new(&[&[], &[0], &[], &[1, 7]]), LONGEST_FRAME);
    assert_eq!(frames(&mut reader).0, [[7]]);
}

#[test]
fn the_longest_frame_fits() {
    let payload = vec![0xAB; LONGEST_FRAME];
    let mut sent = Vec::new();
    write_frame(&mut sent, &mut Vec::new(), &payload).unwrap();
    assert_eq!(frames(&mut FrameReader::new(&sent[..], LONGEST_FRAME)).0, [payload]);
}

#[test]
fn a_frame_is_sent_in_one_write() {
    struct Writes(Vec<usize>);
    impl Write for Writes {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.0.push(bytes.len());
            Ok(bytes.len())
        }
        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }
    let (mut writes, mut scratch) = (Writes(Vec::new()), Vec::new());
    write_frame(&mut writes, &mut scratch, &[0x90, 0x00]).unwrap();
    write_frame(&mut writes, &mut scratch, &[0; 258]).unwrap();
    assert_eq!(writes.0, [4, 260]);
    assert!(matches!(write_frame(&mut writes, &mut scratch, &[]), Err(FrameError::Empty)));
    let error = write_frame(&mut writes, &mut scratch, &[0; 65536]);
    assert!(matches!(error, Err(FrameError::TooLong { most: LONGEST_FRAME, got: 65536 })));
    assert_eq!(writes.0.len(), 2, "nothing was sent of either");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn any_bytes_in_any_pieces_end_in_frames_or_one_error(
        pieces in prop::collection::vec(prop::collection::vec(any::<u8>(), 1..200), 0..20), longest in 1_usize..5000
    ) {
        let sent: usize = pieces.iter().map(Vec::len).sum();
        let (got, error) = frames(&mut FrameReader::new(Pieces(pieces.into_iter()), longest));
        let received: usize = got.iter().map(|frame| frame.len() + 2).sum();
        prop_assert!(got.iter().all(|frame| (1..=longest).contains(&frame.len())));
        match error {
            None => prop_assert_eq!(received, sent),
            Some(FrameError::TooLong { most, got }) => prop_assert!(most == longest && got > longest),
            Some(FrameError::Truncated { got, .. }) => prop_assert_eq!(received + got, sent),
            Some(FrameError::Empty) => prop_assert!(received + 2 <= sent),
            Some(other) => prop_assert!(false, "unexpected {other}"),
        }
    }
}
