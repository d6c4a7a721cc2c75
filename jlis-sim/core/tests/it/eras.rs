//! Era digit and Gregorian date.

use jiff::civil::date;
use sekisho_jlis_sim_core::{era_birth, era_date};

#[test]
fn the_day_of_change_belongs_to_the_new_era() {
    for (birth, written) in [
        (date(2019, 5, 1), "520190501"),
        (date(2019, 4, 30), "420190430"),
        (date(1989, 1, 8), "419890108"),
        (date(1989, 1, 7), "319890107"),
        (date(1926, 12, 25), "319261225"),
        (date(1926, 12, 24), "219261224"),
        (date(1912, 7, 30), "219120730"),
        (date(1912, 7, 29), "119120729"),
        (date(1868, 1, 24), "018680124"),
    ] {
        assert_eq!(era_birth(birth), written);
    }
}

#[test]
fn cards_print_the_era_and_call_its_first_year_gannen() {
    for (day, printed) in [
        (date(2026, 4, 15), "令和8年4月15日"),
        (date(2019, 5, 1), "令和元年5月1日"),
        (date(2019, 4, 30), "平成31年4月30日"),
        (date(1989, 1, 8), "平成元年1月8日"),
        (date(1989, 1, 7), "昭和64年1月7日"),
        (date(1926, 12, 24), "大正15年12月24日"),
        (date(1912, 7, 29), "明治45年7月29日"),
        (date(1868, 1, 24), "1868年1月24日"),
    ] {
        assert_eq!(era_date(day), printed);
    }
}
