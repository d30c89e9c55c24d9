//! Compares what was found in an article with what a reader found.
//!
//! Countries and dates are sets. Officials match by name, `office` also by class
//! and state. Meetings are unordered pairs of parties, matched by name where both
//! sides have one, else by class and state.

use std::collections::BTreeSet;
use std::fmt;

use serde::Deserialize;
use sijill::model::{Extraction, OfficialFound, Party};
use sijill::text::fold;

/// The kinds that are scored.
pub const KINDS: [&str; 5] = ["countries", "officials", "office", "dates", "meetings"];

/// What a reader found.
#[derive(Debug, Deserialize)]
pub struct Gold {
    id: String,
    countries: Vec<String>,
    #[serde(default)]
    optional_countries: Vec<String>,
    officials: Vec<GoldOfficial>,
    dates: Vec<GoldDate>,
    meetings: Vec<GoldMeeting>,
}

#[derive(Debug, Deserialize)]
struct GoldOfficial {
    name: String,
    #[serde(default)]
    aliases: Vec<String>,
    role_class: Option<String>,
    country: Option<String>,
}

#[derive(Debug, Deserialize)]
struct GoldDate {
    from: Option<String>,
    to: Option<String>,
    #[serde(default)]
    vague: bool,
}

#[derive(Debug, Deserialize)]
struct GoldMeeting {
    a: GoldParty,
    b: GoldParty,
}

#[derive(Debug, Deserialize)]
struct GoldParty {
    name: Option<String>,
    role_class: Option<String>,
    country: Option<String>,
}

/// How many were right, wrong and missed.
#[derive(Debug, Clone, Copy, Default)]
pub struct Tally {
    hit: usize,
    wrong: usize,
    missed: usize,
}

impl Tally {
    fn share(self, of: usize) -> f64 {
        if of == 0 { 0.0 } else { self.hit as f64 / of as f64 }
    }

    fn precision(self) -> f64 {
        self.share(self.hit + self.wrong)
    }

    fn recall(self) -> f64 {
        self.share(self.hit + self.missed)
    }

    /// The harmonic mean of precision and recall.
    pub fn f1(self) -> f64 {
        let (p, r) = (self.precision(), self.recall());
        if p + r == 0.0 { 0.0 } else { 2.0 * p * r / (p + r) }
    }
}

/// The tallies of all kinds, and what did not match.
#[derive(Debug, Default)]
pub struct Tallies {
    of: [Tally; 5],
    notes: Vec<(usize, String)>,
}

impl Tallies {
    /// The tally of a kind.
    pub fn of(&self, kind: &str) -> Tally {
        KINDS.iter().position(|k| *k == kind).map(|k| self.of[k]).unwrap_or_default()
    }

    /// What was missed (-) or wrong (+) of a kind.
    pub fn notes(&self, kind: &str) -> String {
        let of_kind = self.notes.iter().filter(|(k, _)| KINDS[*k] == kind);
        of_kind.map(|(_, note)| note.as_str()).collect::<Vec<_>>().join("\n")
    }

    /// What several folders give together.
    pub fn sum<'a>(parts: impl IntoIterator<Item = &'a Tallies>) -> Tallies {
        let mut sum = Tallies::default();
        for part in parts {
            for (all, one) in sum.of.iter_mut().zip(part.of) {
                all.hit += one.hit;
                all.wrong += one.wrong;
                all.missed += one.missed;
            }
            sum.notes.extend(part.notes.iter().cloned());
        }
        sum
    }

    /// Adds an article.
    pub fn add(&mut self, gold: &Gold, found: &Extraction) {
        self.add_countries(gold, found);
        self.add_officials(gold, found);
        self.add_dates(gold, found);
        self.add_meetings(gold, found);
    }

    #[allow(clippy::too_many_arguments)]
    fn count(&mut self, kind: usize, id: &str, hits: usize, missed: &[String], wrong: &[String]) {
        let tally = &mut self.of[kind];
        tally.hit += hits;
        tally.missed += missed.len();
        tally.wrong += wrong.len();
        let note = |sign: char, what: &String| (kind, format!("{sign} {id} {what}"));
        self.notes.extend(missed.iter().map(|what| note('-', what)));
        self.notes.extend(wrong.iter().map(|what| note('+', what)));
    }

    fn add_countries(&mut self, gold: &Gold, found: &Extraction) {
        let have: BTreeSet<String> = found.countries.iter().map(|c| c.code.to_string()).collect();
        self.add_sets(0, &gold.id, &gold.countries, &gold.optional_countries, &have);
    }

    fn add_dates(&mut self, gold: &Gold, found: &Extraction) {
        let interval = |d: &GoldDate| Some(format!("{} {}", d.from.as_ref()?, d.to.as_ref()?));
        let of = |vague: bool| -> Vec<String> {
            gold.dates.iter().filter(|d| d.vague == vague).filter_map(interval).collect()
        };
        let have = found.dates.iter().filter_map(|d| Some(format!("{} {}", d.from?, d.to?)));
        self.add_sets(3, &gold.id, &of(false), &of(true), &have.collect());
    }

    #[allow(clippy::too_many_arguments)]
    fn add_sets(
        &mut self,
        kind: usize,
        id: &str,
        want: &[String],
        may: &[String],
        have: &BTreeSet<String>,
    ) {
        let want: BTreeSet<String> = want.iter().cloned().collect();
        let missed: Vec<String> = want.difference(have).cloned().collect();
        let wrong: Vec<String> =
            have.difference(&want).filter(|code| !may.contains(code)).cloned().collect();
        self.count(kind, id, want.len() - missed.len(), &missed, &wrong);
    }

    fn add_officials(&mut self, gold: &Gold, found: &Extraction) {
        let pairs = pair_up(&gold.officials, &found.officials, is_same);
        let mut missed: Vec<String> = pairs.missed.iter().map(|g| g.name.clone()).collect();
        let strangers = pairs.rest.iter().filter(|f| !gold.officials.iter().any(|g| is_same(g, f)));
        let mut wrong: Vec<String> = strangers.map(|f| f.name.clone()).collect();
        self.count(1, &gold.id, pairs.hits.len(), &missed, &wrong);
        let (right, off): (Vec<_>, Vec<_>) = pairs.hits.iter().partition(|(g, f)| has_office(g, f));
        let say = off.iter().map(|(g, f)| {
            let want = (g.role_class.as_deref().unwrap_or("-"), g.country.as_deref());
            format!("{}: {want:?} got {}/{:?}", g.name, f.role_class, f.country)
        });
        let said: Vec<String> = say.collect();
        missed.extend(said.iter().cloned());
        wrong.extend(said);
        self.count(2, &gold.id, right.len(), &missed, &wrong);
    }

    fn add_meetings(&mut self, gold: &Gold, found: &Extraction) {
        let pairs = pair_up(&gold.meetings, &found.meetings, |g, m| {
            (fits(&g.a, &m.host) && fits(&g.b, &m.guest))
                || (fits(&g.a, &m.guest) && fits(&g.b, &m.host))
        });
        let side = |name: &Option<String>, class: String| name.clone().unwrap_or(class);
        let gold_side =
            |p: &GoldParty| side(&p.name, format!("{:?}/{:?}", p.role_class, p.country));
        let class = |p: &Party| p.role_class.map_or("-", |class| class.as_str());
        let side = |p: &Party| side(&p.name, format!("{}/{:?}", class(p), p.country));
        let missed: Vec<String> = pairs
            .missed
            .iter()
            .map(|g| format!("{} ~ {}", gold_side(&g.a), gold_side(&g.b)))
            .collect();
        let wrong: Vec<String> =
            pairs.rest.iter().map(|m| format!("{} ~ {}", side(&m.host), side(&m.guest))).collect();
        self.count(4, &gold.id, pairs.hits.len(), &missed, &wrong);
    }
}

impl fmt::Display for Tallies {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (kind, tally) in KINDS.iter().zip(&self.of) {
            let (p, r) = (tally.precision(), tally.recall());
            let gold = tally.hit + tally.missed;
            writeln!(f, "{kind:<10} P {p:.3}  R {r:.3}  F1 {:.3}  ({gold})", tally.f1())?;
        }
        Ok(())
    }
}

/// Gold and found, one to one.
struct Pairs<'a, G, F> {
    hits: Vec<(&'a G, &'a F)>,
    missed: Vec<&'a G>,
    rest: Vec<&'a F>,
}

fn pair_up<'a, G, F>(
    gold: &'a [G],
    found: &'a [F],
    same: impl Fn(&G, &F) -> bool,
) -> Pairs<'a, G, F> {
    let mut pairs = Pairs { hits: Vec::new(), missed: Vec::new(), rest: found.iter().collect() };
    for wanted in gold {
        match pairs.rest.iter().position(|f| same(wanted, f)) {
            Some(place) => pairs.hits.push((wanted, pairs.rest.remove(place))),
            None => pairs.missed.push(wanted),
        }
    }
    pairs
}

fn has_office(gold: &GoldOfficial, found: &OfficialFound) -> bool {
    gold.role_class.as_deref() == Some(found.role_class.as_str())
        && gold.country == found.country.map(|code| code.to_string())
}

fn is_same(gold: &GoldOfficial, found: &OfficialFound) -> bool {
    let forms = std::iter::once(&found.name).chain(&found.aliases);
    let gold_forms: Vec<&String> = std::iter::once(&gold.name).chain(&gold.aliases).collect();
    forms.into_iter().any(|one| gold_forms.iter().any(|other| same_name(one, other)))
}

/// Equal, or two names of which one's words are all in the other and at least
/// two.
fn same_name(one: &str, other: &str) -> bool {
    let (one, other) = (words(one), words(other));
    if one.is_empty() || other.is_empty() {
        return false;
    }
    let shared = one.intersection(&other).count();
    one == other || (shared >= 2 && (one.is_subset(&other) || other.is_subset(&one)))
}

fn words(name: &str) -> BTreeSet<String> {
    let joined = format!(" {} ", fold(name)).replace(" عبد ال", " عبدال");
    joined.split_whitespace().map(str::to_owned).collect()
}

fn fits(gold: &GoldParty, found: &Party) -> bool {
    match (&gold.name, &found.name) {
        (Some(one), Some(other)) => same_name(one, other) || words(other).is_subset(&words(one)),
        _ => {
            gold.role_class.as_deref() == found.role_class.map(|class| class.as_str())
                && gold.country == found.country.map(|code| code.to_string())
        }
    }
}
