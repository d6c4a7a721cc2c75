//! A synthetic resident: nobody, at an address that does not exist, in a municipality that does.

use jiff::Span;
use jiff::civil::Date;
use sekisho_ca_sim::{HolderItems, Sex};

use crate::era::era_birth;
use crate::municipality::{Municipality, all_municipalities};
use crate::my_number::MyNumber;
use crate::seed::{Draw, Seed};

const FAMILY_NAMES: [&str; 8] = ["試験", "見本", "模擬", "架空", "例示", "検証", "標本", "仮名"];
const GIVEN_NAMES: [(&str, Sex); 12] = [
    ("太郎", Sex::Male),
    ("一郎", Sex::Male),
    ("次郎", Sex::Male),
    ("三郎", Sex::Male),
    ("大輔", Sex::Male),
    ("花子", Sex::Female),
    ("春子", Sex::Female),
    ("夏子", Sex::Female),
    ("秋子", Sex::Female),
    ("冬美", Sex::Female),
    ("光", Sex::Male),
    ("光", Sex::Female),
];

/// Oldest synthetic resident, in days.
const OLDEST_DAYS: u64 = 96 * 365;

/// A resident of the register. The fields are public: a case changes what it needs, such as the date of birth.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Resident {
    /// Family name.
    pub family_name: String,
    /// Given name.
    pub given_name: String,
    /// Where the resident is registered.
    pub municipality: Municipality,
    /// Address within the municipality.
    pub street: String,
    /// Sex.
    pub sex: Sex,
    /// Date of birth.
    pub birth: Date,
    /// Personal number, with a wrong check digit.
    pub number: MyNumber,
}

impl Resident {
    /// The `index`-th synthetic resident of a seed, living on the day `on`. Ages run from a day to 95 years, and every
    /// eighth resident is born on 29 February.
    #[must_use]
    pub fn synthetic(seed: &Seed, index: u64, on: Date) -> Self {
        let mut draw = seed.of(&format!("resident/{index}")).draw();
        let &(given_name, sex) = draw.one_of(&GIVEN_NAMES).unwrap_or(&GIVEN_NAMES[0]);
        let family_name = draw.one_of(&FAMILY_NAMES).unwrap_or(&FAMILY_NAMES[0]);
        let municipality = municipality(&mut draw);
        Self {
            family_name: (*family_name).to_owned(),
            given_name: given_name.to_owned(),
            municipality,
            street: format!("架空町一丁目{}番", full_width(1 + draw.below(99))),
            sex,
            birth: birth(&mut draw, on, index % 8 == 7),
            number: MyNumber::synthetic(std::array::from_fn(|_| digit(&mut draw))),
        }
    }

    /// Family and given name parted by a full-width space.
    #[must_use]
    pub fn name(&self) -> String {
        format!("{}\u{3000}{}", self.family_name, self.given_name)
    }

    /// The address from the prefecture on.
    #[must_use]
    pub fn address(&self) -> String {
        format!("{}{}{}", self.municipality.prefecture, self.municipality.name, self.street)
    }

    /// The personal items as the signing certificate writes them. No synthetic name needs a substitute character.
    #[must_use]
    pub fn items(&self) -> HolderItems {
        let unsubstituted = |text: &str| "0".repeat(text.chars().count());
        let (name, address) = (self.name(), self.address());
        HolderItems {
            name_substitutes: unsubstituted(&name),
            name,
            sex: self.sex,
            birth: era_birth(self.birth),
            address_substitutes: unsubstituted(&address),
            furigana: None,
            address,
        }
    }
}

fn municipality(draw: &mut Draw) -> Municipality {
    let all = all_municipalities();
    loop {
        match draw.one_of(all) {
            Some(place) if place.accepts_applications() => return *place,
            _ => {}
        }
    }
}

fn birth(draw: &mut Draw, on: Date, leap_day: bool) -> Date {
    let days = 1 + draw.below(OLDEST_DAYS);
    let birth = i64::try_from(days).ok().and_then(|days| on.checked_sub(Span::new().days(days)).ok()).unwrap_or(on);
    if !leap_day {
        return birth;
    }
    // The last 29 February until then; eight years hold at least one.
    (0..=8).find_map(|years| Date::new(birth.year() - years, 2, 29).ok().filter(|day| *day <= birth)).unwrap_or(birth)
}

fn digit(draw: &mut Draw) -> u8 {
    u8::try_from(draw.below(10)).unwrap_or(0)
}

fn full_width(number: u64) -> String {
    let wide = |digit: char| digit.to_digit(10).and_then(|digit| char::from_u32(0xFF10 + digit));
    number.to_string().chars().filter_map(wide).collect()
}
