//! The same seed draws the same on every machine and in every version.

use proptest::prelude::*;
use sekisho_jlis_sim_core::Seed;

/// The expected values come from `openssl enc -chacha20` over zeros with the SHA-256 key and a zero nonce, read as 64-bit
/// little-endian numbers.
#[test]
fn a_seed_draws_what_it_has_always_drawn() {
    let seed = Seed::of_run("2026-11-22");
    let mut draw = seed.of("resident/7").draw();
    let numbers: Vec<u64> = (0..6).map(|_| draw.below(1000)).collect();
    assert_eq!(numbers, [929, 153, 362, 717, 172, 579]);
    let mut octets = [0; 8];
    draw.fill(&mut octets);
    assert_eq!(octets, [174, 136, 114, 114, 152, 42, 228, 103]);
}

#[test]
fn things_with_different_names_or_runs_draw_differently() {
    let first = |run: &str, name: &str| Seed::of_run(run).of(name).draw().below(u64::MAX);
    let all = [first("a", "bc"), first("ab", "c"), first("a", "bd"), first("b", "bc")];
    for (index, one) in all.iter().enumerate() {
        assert!(!all[..index].contains(one));
    }
}

#[test]
fn every_number_below_the_bound_is_drawn_about_equally_often() {
    let mut draw = Seed::of_run("dice").draw();
    let mut counts = [0_u32; 6];
    for _ in 0..60_000 {
        counts[usize::try_from(draw.below(6)).unwrap()] += 1;
    }
    // Five standard deviations of a fair die are 457.
    assert!(counts.iter().all(|count| count.abs_diff(10_000) < 457), "{counts:?}");
}

/// With a bound of three quarters of the range, a plain remainder would favour the lowest quarter two to one.
#[test]
fn a_bound_near_the_whole_range_is_drawn_without_bias() {
    let mut draw = Seed::of_run("near the range").draw();
    let bound = 3 << 62;
    let low = (0..30_000).filter(|_| draw.below(bound) < 1 << 62).count();
    assert!(low.abs_diff(10_000) < 410, "{low}");
}

#[test]
fn one_of_nothing_is_nothing() {
    let mut draw = Seed::of_run("empty").draw();
    assert_eq!(draw.one_of::<u8>(&[]), None);
    assert_eq!(draw.below(0), 0);
}

proptest! {
    #[test]
    fn a_draw_stays_below_its_bound(run in ".{0,8}", bound in 1..=u64::MAX) {
        prop_assert!(Seed::of_run(&run).draw().below(bound) < bound);
    }
}
