//! Heads of state and of government by name, whom the press names without their state.

use jiff::civil::Date;
use rustc_hash::{FxHashMap, FxHashSet};

use super::person::name_words;
use super::row::rows;
use super::tables::LEADERS;
use crate::model::{CountryCode, RoleClass};

/// A head of state or of government.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Leader {
    /// Each spelling of the given names, folded.
    given: Vec<Vec<String>>,
    /// Each spelling of the family's name, folded.
    family: Vec<Vec<String>>,
    /// The office.
    pub class: RoleClass,
    /// The state.
    pub state: CountryCode,
    /// The first and the last whole month in it.
    from: Month,
    to: Option<Month>,
}

/// A year and a month of it.
type Month = (i16, i8);

impl Leader {
    /// Whether the office was held on a day.
    pub fn holds_on(&self, day: Date) -> bool {
        let month = (day.year(), day.month());
        self.from <= month && self.to.is_none_or(|to| month <= to)
    }

    /// Whether the office was left before a day.
    pub fn has_left(&self, day: Date) -> bool {
        self.to.is_some_and(|to| to < (day.year(), day.month()))
    }

    fn is_called(&self, name: &[String]) -> bool {
        let family = self.family.iter().find(|family| name.ends_with(family));
        let given = family.map_or(&[][..], |family| &name[..name.len() - family.len()]);
        let alone = family.is_some() && self.given.is_empty() && given.is_empty();
        alone || self.given.iter().any(|known| !given.is_empty() && given.starts_with(known))
    }
}

/// A given name of `servant` and a name of God, which a family may be called by too.
fn is_servant(name: &str) -> bool {
    name.starts_with("عبدال")
}

/// A family's name by which leaders are called.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum FamilyName {
    /// Nobody's given name.
    Only,
    /// In some states one word serves as both.
    Given,
}

/// States with a crowned head (public knowledge).
const MONARCHIES: [&str; 27] = [
    "SA", "KW", "QA", "BH", "OM", "JO", "MA", "AE", "GB", "ES", "NL", "BE", "SE", "NO", "DK", "LU",
    "LI", "MC", "JP", "TH", "MY", "BN", "KH", "BT", "TO", "LS", "SZ",
];

/// The leaders, by the last word of their names.
#[derive(Debug)]
pub struct Leaders {
    by_last: FxHashMap<String, Vec<Leader>>,
    /// The families' names of one word that are no given name: not those of Arab states,
    /// where one word serves as both.
    families: FxHashSet<String>,
}

impl Leaders {
    /// The leaders; `arab` are the Arab states.
    pub(super) fn load(arab: &[CountryCode]) -> Leaders {
        let mut by_last: FxHashMap<String, Vec<Leader>> = FxHashMap::default();
        for leader in rows(&LEADERS).filter_map(|row| read(row.as_slice())) {
            let mut lasts: Vec<&String> = leader.family.iter().filter_map(|f| f.last()).collect();
            lasts.sort_unstable();
            lasts.dedup();
            for last in lasts {
                by_last.entry(last.clone()).or_default().push(leader.clone());
            }
        }
        let all = || by_last.values().flatten();
        let given: FxHashSet<&String> = all().flat_map(|l| l.given.iter().flatten()).collect();
        let foreign = |leader: &&Leader| !arab.contains(&leader.state);
        let called = all().filter(|leader| !leader.given.is_empty()).filter(foreign);
        let families = called
            .flat_map(|leader| &leader.family)
            .filter_map(|family| <&[String; 1]>::try_from(family.as_slice()).ok())
            .filter(|[family]| !given.contains(family) && !is_servant(family))
            .map(|[family]| family.clone())
            .collect();
        Leaders { by_last, families }
    }

    /// Whether a name that begins with a word, or with one spelt together with more, and ends
    /// in another may be a leader's: most are not, and that is told without comparing names.
    pub fn may_be_called(&self, first: &str, last: &str) -> bool {
        let begins = |name: &[String]| name.first().is_some_and(|word| word.starts_with(first));
        let called = |leader: &Leader| match leader.given.is_empty() {
            true => leader.family.iter().any(|name| begins(name)),
            false => leader.given.iter().any(|name| begins(name)),
        };
        self.by_last.get(last).is_some_and(|namesakes| namesakes.iter().any(called))
    }

    /// The leader of a full name: given name and family's.
    pub fn named(&self, name: &[String]) -> Option<&Leader> {
        self.offices(name).next()
    }

    /// Every office that whoever is so called has held.
    pub fn offices(&self, name: &[String]) -> impl Iterator<Item = &Leader> {
        let namesakes = name.last().and_then(|last| self.by_last.get(last));
        namesakes.into_iter().flatten().filter(move |leader| leader.is_called(name))
    }

    /// Whether a state has a crowned head.
    pub fn is_crowned(state: CountryCode) -> bool {
        MONARCHIES.contains(&state.as_str())
    }

    /// The state of the one crowned head of a day who is called by a given name: `King Abdullah`,
    /// `الملك سلمان`. None where two are.
    pub fn monarch(&self, given: &str, day: Date) -> Option<CountryCode> {
        let begins = |names: &[Vec<String>]| {
            names.iter().any(|name| name.first().is_some_and(|word| word == given))
        };
        let called = |leader: &&Leader| match leader.given.is_empty() {
            true => begins(&leader.family),
            false => begins(&leader.given),
        };
        let crowned = |leader: &&Leader| {
            leader.class == RoleClass::HeadOfState && Leaders::is_crowned(leader.state)
        };
        let all = self.by_last.values().flatten().filter(crowned);
        let mut states = all.filter(called).filter(|leader| leader.holds_on(day)).map(|l| l.state);
        let state = states.next()?;
        states.all(|other| other == state).then_some(state)
    }

    /// Whether two names are one leader's in two spellings, or one of them the family's
    /// alone (`دونالد ترامب`, `ترمب`).
    pub fn are_one(&self, one: &[String], other: &[String]) -> bool {
        let (full, short) = if one.len() >= other.len() { (one, other) } else { (other, one) };
        let Some(leader) = self.named(full).filter(|leader| !leader.given.is_empty()) else {
            return false;
        };
        match short {
            [_] => leader.family.iter().any(|family| family == short),
            _ => self
                .named(short)
                .is_some_and(|named| std::ptr::eq(named, leader) || named == leader),
        }
    }

    /// Whom everybody knows on a day by a family's name alone, without an office: who leads a
    /// state or a government, and who holds another office and whose name is no given one.
    pub fn known_by(&self, family: &str, day: Date) -> Option<&Leader> {
        let alone = self.is_family_only(family);
        self.only_by(family, day).filter(|leader| alone || leader.class.is_leader())
    }

    /// The one who presides over a state, a government, a parliament or a church on a day and is
    /// called by a family's name, whatever word it is spelt like: only behind `الرئيس` or `البابا`
    /// it is one.
    pub fn presiding(&self, family: &str, day: Date) -> Option<&Leader> {
        let presides = |leader: &&Leader| {
            let other = matches!(leader.class, RoleClass::Legislator | RoleClass::Other);
            leader.class.is_leader() || other
        };
        let alone = |leader: &&Leader| leader.family.iter().any(|name| *name == [family]);
        let namesakes = self.by_last.get(family)?.iter().filter(presides).filter(alone);
        let mut holders = namesakes.filter(|leader| leader.holds_on(day));
        holders.next().filter(|_| holders.next().is_none())
    }

    /// The one holder of any office on a day who is called by a family's name alone.
    pub fn only_by(&self, family: &str, day: Date) -> Option<&Leader> {
        let namesakes = self.by_last.get(family)?;
        let alone = |leader: &&Leader| leader.family.iter().any(|name| *name == [family]);
        let mut holders = namesakes.iter().filter(|l| l.holds_on(day)).filter(alone);
        let first = holders.next()?;
        holders.next().is_none().then_some(first).filter(|_| !first.given.is_empty())
    }

    /// The family's name that a word is.
    pub fn family(&self, word: &str) -> Option<FamilyName> {
        match self.is_family(word) {
            true if self.is_family_only(word) => Some(FamilyName::Only),
            true => Some(FamilyName::Given),
            false => None,
        }
    }

    /// Whether a word is a family's name and no given name.
    pub fn is_family_only(&self, word: &str) -> bool {
        self.families.contains(word)
    }

    /// Whether leaders are called by a family's name.
    pub fn is_family(&self, family: &str) -> bool {
        self.by_last.contains_key(family)
    }

    /// The state of all who are called by a family's name alone; `None` where they are of
    /// several.
    pub fn state(&self, family: &str) -> Option<CountryCode> {
        let mut states = self.by_last.get(family)?.iter().map(|leader| leader.state);
        let first = states.next()?;
        states.all(|state| state == first).then_some(first)
    }

    /// The state of those of a class who are called by a family's name alone;
    /// `None` where they are of several.
    pub fn state_of(&self, family: &str, class: RoleClass) -> Option<CountryCode> {
        let namesakes = self.by_last.get(family)?;
        let mut states = namesakes.iter().filter(|l| l.class == class).map(|l| l.state);
        let first = states.next()?;
        states.all(|state| state == first).then_some(first)
    }
}

fn read(row: &[&'static str]) -> Option<Leader> {
    let [given, family, class, code, from, rest @ ..] = row else { return None };
    let spellings = |cell: &str| cell.split('|').map(name_words).collect::<Vec<_>>();
    Some(Leader {
        given: if *given == "-" { Vec::new() } else { spellings(given) },
        family: spellings(family),
        class: RoleClass::from_word(class)?,
        state: CountryCode::new(code)?,
        from: month(from, 1)?,
        to: match rest.first() {
            None | Some(&"-") => None,
            Some(to) => Some(month(to, 12)?),
        },
    })
}

/// `2017-05`; of a year alone the month given.
fn month(written: &str, of_year: i8) -> Option<Month> {
    let (year, month) = written.split_once('-').unwrap_or((written, ""));
    let month = if month.is_empty() { of_year } else { month.parse().ok()? };
    (1..=12).contains(&month).then_some((year.parse().ok()?, month))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::names::Gazetteer;

    #[test]
    fn a_crowned_head_is_known_by_one_name_and_the_day() {
        let leaders = Gazetteer::get().leaders();
        let state = |given, year, month| {
            leaders.monarch(given, jiff::civil::date(year, month, 5)).map(|state| state.to_string())
        };
        assert_eq!(state("abdullah", 2025, 3).as_deref(), Some("JO"));
        assert_eq!(state("abdullah", 2012, 3), None);
        assert_eq!(state("هيثم", 2025, 3).as_deref(), Some("OM"));
        assert_eq!(state("هيثم", 2015, 3), None);
        assert_eq!(state("سمير", 2025, 3), None);
    }

    #[test]
    fn a_full_name_and_a_family_name_find_their_state() {
        let leaders = Gazetteer::get().leaders();
        let named = |name: &str| leaders.named(&name_words(name)).map(|l| l.state.to_string());
        assert_eq!(named("دونالد ترمب").as_deref(), Some("US"));
        assert_eq!(named("عمر حسن البشير").as_deref(), Some("SD"));
        assert_eq!(named("كيم جونغ أون").as_deref(), Some("KP"));
        assert_eq!(named("Abdel Fattah El-Sisi").as_deref(), Some("EG"));
        assert_eq!(named("Mohammed bin Salman").as_deref(), Some("SA"));
        assert_eq!(named("Abdullah II").as_deref(), Some("JO"));
        assert_eq!(named("Haitham Badr"), None);
        assert_eq!(named("محمد ترامب"), None);
        assert_eq!(named("ترامب"), None);
        assert!(leaders.may_be_called("دونالد", "ترامب"));
        assert!(leaders.may_be_called("عبد", "السيسي"));
        assert!(leaders.may_be_called("abdullah", "ii"));
        assert!(!leaders.may_be_called("محمد", "ترامب"));
        let state = |family, class| leaders.state_of(family, class).map(|code| code.to_string());
        assert_eq!(state("هولاند", RoleClass::HeadOfState).as_deref(), Some("FR"));
        assert_eq!(state("هولاند", RoleClass::Minister), None);
        // One of Yemen, one of Iraq.
        assert_eq!(state("صالح", RoleClass::HeadOfState), None);
    }

    #[test]
    fn months_bound_the_office_not_the_state() {
        let leaders = Gazetteer::get().leaders();
        let class_on = |name: &str, year, month| {
            let day = jiff::civil::date(year, month, 15);
            leaders.offices(&name_words(name)).find(|l| l.holds_on(day)).map(|l| l.class)
        };
        assert_eq!(class_on("باراك أوباما", 2015, 12), Some(RoleClass::HeadOfState));
        assert_eq!(class_on("باراك أوباما", 2018, 1), None);
        assert_eq!(class_on("باراك أوباما", 2005, 1), None);
        assert_eq!(class_on("بوريس جونسون", 2018, 6), Some(RoleClass::ForeignMinister));
        assert_eq!(class_on("بوريس جونسون", 2018, 12), None);
        assert_eq!(class_on("بوريس جونسون", 2019, 8), Some(RoleClass::HeadOfGovernment));
        assert_eq!(class_on("دونالد ترامب", 2023, 5), None);
    }

    #[test]
    fn every_row_is_read() {
        assert!(rows(&LEADERS).all(|row| read(row.as_slice()).is_some()));
    }
}
