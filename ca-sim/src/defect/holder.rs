//! The synthetic holder of an exhibit, drawn from its seed.

use jiff::Span;
use jiff::civil::{Date, date};

use super::draw::Draw;
use crate::error::CaError;
use crate::partition::Partition;
use crate::subject::{AuthenticationSubject, HolderItems, ReceptionWindow, Sex, SigningSubject};

const FAMILY_NAMES: [&str; 5] = ["試験", "見本", "架空", "例題", "模擬"];
const GIVEN_NAMES: [(&str, Sex); 6] = [
    ("太郎", Sex::Male),
    ("花子", Sex::Female),
    ("一郎", Sex::Male),
    ("文子", Sex::Female),
    ("次郎", Sex::Male),
    ("薫", Sex::Unknown),
];
/// Prefecture and municipality in romanised names, code without check digit, beginning of the address.
const TOWNS: [(&str, &str, &str, &str); 4] = [
    ("Tokyo-to", "Shibuya-ku", "13113", "東京都渋谷区"),
    ("Osaka-fu", "Sakai-shi-Kita-ku", "27146", "大阪府堺市北区"),
    ("Hokkaido", "Otaru-shi", "01203", "北海道小樽市"),
    ("Okinawa-ken", "Naha-shi", "47201", "沖縄県那覇市"),
];

/// The holder: nobody, as every text about them says.
pub(super) struct Holder {
    pub(super) birth: Date,
    pub(super) partition: Partition,
    /// A partition in which the holder is not.
    pub(super) elsewhere: Partition,
    items: HolderItems,
    window: ReceptionWindow,
}

impl Holder {
    pub(super) fn draw(draw: &mut Draw) -> Result<Self, CaError> {
        let [town, other] = two_of(&TOWNS, draw);
        let family = pick(&FAMILY_NAMES, draw);
        let (given, sex) = pick(&GIVEN_NAMES, draw);
        let birth = date_of_birth(draw);
        let name = format!("{family}\u{3000}{given}");
        let address = format!("{}架空町{}番地", town.3, 1 + draw.below(99));
        Ok(Self {
            birth,
            partition: Partition::new(town.0, town.1)?,
            elsewhere: Partition::new(other.0, other.1)?,
            items: HolderItems {
                name_substitutes: "0".repeat(name.chars().count()),
                name,
                sex,
                birth: format!("{}{}", era(birth), birth.strftime("%Y%m%d")),
                address_substitutes: "0".repeat(address.chars().count()),
                furigana: None,
                address,
            },
            window: ReceptionWindow::of_municipality(town.2)?,
        })
    }

    pub(super) fn signing_subject(&self) -> SigningSubject {
        SigningSubject { partition: self.partition.clone(), window: self.window.clone(), items: self.items.clone() }
    }

    pub(super) fn authentication_subject(&self) -> AuthenticationSubject {
        AuthenticationSubject { partition: self.partition.clone(), window: self.window.clone() }
    }
}

/// Of age, and born on a day that every month has.
fn date_of_birth(draw: &mut Draw) -> Date {
    let first = date(1950, 1, 1);
    let months = Span::new().months(i64::try_from(draw.below(50 * 12)).unwrap_or(0));
    let days = Span::new().days(i64::try_from(draw.below(28)).unwrap_or(0));
    first.checked_add(months).and_then(|month| month.checked_add(days)).unwrap_or(first)
}

/// The digit of the era: 3 Showa until 7 January 1989, then 4 Heisei. Nobody here is born later.
pub(super) fn era(birth: Date) -> u8 {
    if birth < date(1989, 1, 8) { 3 } else { 4 }
}

fn pick<T: Copy, const N: usize>(items: &[T; N], draw: &mut Draw) -> T {
    items[draw.index(N) % N]
}

/// Two different ones.
fn two_of<T: Copy, const N: usize>(items: &[T; N], draw: &mut Draw) -> [T; 2] {
    let first = draw.index(N) % N;
    let second = (first + 1 + draw.index(N - 1)) % N;
    [items[first], items[second]]
}
