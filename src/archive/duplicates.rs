//! Finds articles that repeat another's text, word for word or nearly.
//!
//! A text is a set of shingles: every three stems that follow each other. A
//! sketch is a few numbers, one of which two texts most likely share if they
//! share most shingles (MinHash in bands); it finds candidates, whose stored text
//! then decides. The same story of a wire, with another headline, dateline or a
//! paragraph less, is found. Reports that fill a form anew are none: those that
//! name different countries or officials tell of different meetings.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::params;
use rustc_hash::FxHashSet;

use super::ArchiveError;
use super::identity::{Hash, Identity};
use super::insert::Insert;
use super::rows::Rows;
use crate::model::{Analysed, Article, IndexText, NO_STEM, hash_stem, keys};

/// Numbers in a sketch.
const BANDS: usize = 6;
/// Smallest hashes that a number is made of.
const ROWS: usize = 3;
/// Stems in a shingle.
const SHINGLE: usize = 3;
/// Shingles below which a text is too short to be nearly another.
const FEWEST: usize = 24;
/// Share of the shingles of both texts that near duplicates have in common.
const LIKENESS: f64 = 0.6;
/// Share of the shingles of the shorter text that versions of one article have in common. Of
/// 80,000 pairs of articles of the same outlet one in a thousand has so much by chance.
const LEAST: f64 = 0.1;
/// The same where there are fewer than `FEWEST`.
const LEAST_OF_FEW: f64 = 0.5;
/// Share from which no liker one is looked for.
const ENOUGH: f64 = 0.9;
/// Days between the publications of near duplicates, at most.
const DAYS: i64 = 7;
/// Articles that share a number and are looked at.
const OLDEST: usize = 64;
/// Candidates whose text is compared.
const CANDIDATES: usize = 4;

static SKETCH: Insert =
    Insert::new("INSERT INTO sketch (band, article_id)", "(?, ?)", "ON CONFLICT DO NOTHING");

/// The sketch of a text, by its stems joined by spaces; empty for a short text.
pub(super) fn sketch(stems: &str) -> Vec<u32> {
    sketch_of(&hashes(stems))
}

/// The same, by the hashes of the stems.
pub fn sketch_of(stems: &[u64]) -> Vec<u32> {
    let shingles = shingles_in_order(stems);
    let mut different = FxHashSet::default();
    let enough = shingles.iter().any(|shingle| {
        different.insert(*shingle);
        different.len() >= FEWEST
    });
    if !enough {
        return Vec::new();
    }
    let begun: Vec<u64> = shingles.into_iter().map(begin).collect();
    let smallest: [u64; BANDS * ROWS] = std::array::from_fn(|row| least(&begun, row));
    let band = |(number, rows): (usize, &[u64])| {
        let joined = rows.iter().fold(number as u64, |sum, row| mix(sum ^ row));
        (joined >> 32) as u32
    };
    smallest.chunks(ROWS).enumerate().map(band).collect()
}

/// The smallest hash of a row that a shingle has, by what mixing begins with.
fn least(begun: &[u64], row: usize) -> u64 {
    // Mixing begins alike with a shingle and with the seed of the row, in either order.
    let seed = begin(0x9e37_79b9_7f4a_7c15_u64.wrapping_mul(row as u64 + 1));
    // The last step leaves the upper bits as they are: hardly any shingle needs it.
    let (mut least, mut most) = (u64::MAX, u64::MAX);
    for shingle in begun {
        let number = go_on(shingle ^ seed);
        if number <= most {
            least = least.min(end(number));
            most = least | u64::MAX >> KEPT;
        }
    }
    least
}

/// Spreads the bits of a number over all of it.
fn mix(number: u64) -> u64 {
    end(go_on(begin(number)))
}

fn begin(number: u64) -> u64 {
    number ^ (number >> 30)
}

fn go_on(number: u64) -> u64 {
    let number = number.wrapping_mul(0xbf58_476d_1ce4_e5b9);
    (number ^ (number >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb)
}

/// Upper bits that the last step leaves as they are.
const KEPT: u32 = 31;

fn end(number: u64) -> u64 {
    number ^ (number >> KEPT)
}

fn shingles(stems: &str) -> FxHashSet<u64> {
    shingles_in_order(&hashes(stems)).into_iter().collect()
}

fn hashes(stems: &str) -> Vec<u64> {
    stems.split(' ').map(hash_stem).filter(|stem| *stem != NO_STEM).collect()
}

/// Every shingle as it stands, one that returns again and again.
fn shingles_in_order(stems: &[u64]) -> Vec<u64> {
    stems.windows(SHINGLE).map(|three| three.iter().fold(0, |sum, h| mix(sum ^ h))).collect()
}

/// The share of the shingles of two texts that both have.
fn likeness(one: &FxHashSet<u64>, other: &FxHashSet<u64>) -> f64 {
    let common = one.iter().filter(|shingle| other.contains(shingle)).count();
    common as f64 / (one.len() + other.len() - common).max(1) as f64
}

/// Whom and what an article names.
#[derive(Default)]
struct Named {
    countries: BTreeSet<String>,
    officials: BTreeSet<String>,
}

impl Named {
    /// Whether both can tell of one event: the shorter version names no country
    /// that the longer does not, and some official is in both.
    fn agrees(&self, other: &Named) -> bool {
        let countries = self.countries.is_subset(&other.countries)
            || other.countries.is_subset(&self.countries);
        let unnamed = self.officials.is_empty() || other.officials.is_empty();
        countries && (unnamed || !self.officials.is_disjoint(&other.officials))
    }
}

impl Rows<'_> {
    /// The first article with the same words, else the likest with nearly the
    /// same.
    pub(super) fn original(
        &self,
        analysed: &Analysed,
        identity: &Identity,
        id: i64,
    ) -> Result<Option<String>, ArchiveError> {
        let Some(words) = identity.words else { return Ok(None) };
        match self.same_words(&words)? {
            Some(same) => Ok(Some(same)),
            None => self.near_original(analysed, identity, id),
        }
    }

    /// The original of the first article with the same words. Nearly always there is
    /// none: SQLite would make ready to sort before it looks.
    fn same_words(&self, words: &Hash) -> Result<Option<String>, ArchiveError> {
        if self.met.as_ref().is_some_and(|met| !met.may_hold_words(words)) {
            return Ok(None);
        }
        let fetch = || -> rusqlite::Result<Option<String>> {
            let mut find = self.archive.connection.prepare_cached(
                "SELECT run_id, id, coalesce(duplicate_of, key) FROM article WHERE words = ?",
            )?;
            let mut first: Option<(i64, i64, String)> = None;
            for row in find.query_map([words], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))? {
                let row: (i64, i64, String) = row?;
                if first.as_ref().is_none_or(|first| (row.0, row.1) < (first.0, first.1)) {
                    first = Some(row);
                }
            }
            Ok(first.map(|(.., original)| original))
        };
        fetch().map_err(|e| self.archive.error(e))
    }

    fn near_original(
        &self,
        analysed: &Analysed,
        identity: &Identity,
        id: i64,
    ) -> Result<Option<String>, ArchiveError> {
        let candidates = self.candidates(&analysed.sketch, id)?;
        if candidates.is_empty() {
            return Ok(None);
        }
        let own = shingles(&analysed.index.body);
        let named = self.named_in(analysed, identity)?;
        let mut likest: Option<(f64, i64)> = None;
        for candidate in candidates {
            let stored = match self.segments.body(candidate) {
                Some(body) => shingles(body),
                None => shingles(&(self.analyse)(&self.paragraphs(candidate)?).body),
            };
            let likeness = likeness(&own, &stored);
            let same_story = likeness >= LIKENESS && named.agrees(&self.named(candidate)?);
            if same_story && likest.is_none_or(|(most, _)| likeness > most) {
                likest = Some((likeness, candidate));
            }
            if likest.is_some_and(|(most, _)| most >= ENOUGH) {
                break;
            }
        }
        match likest {
            Some((_, likest)) => {
                self.one("SELECT coalesce(duplicate_of, key) FROM article WHERE id = ?", [likest])
            }
            None => Ok(None),
        }
    }

    /// Whether an article can be a version of a stored one: it has the headline or some of the
    /// words of it.
    pub(super) fn is_version(&self, stored: i64, article: &Article) -> Result<bool, ArchiveError> {
        let former = (self.analyse)(&self.paragraphs(stored)?);
        let now = (self.analyse)(&article.paragraphs);
        let headline = !now.title.is_empty() && now.title == former.title;
        let all = |index: &IndexText| shingles(&format!("{} {}", index.title, index.body));
        let (now, former) = (all(&now), all(&former));
        let fewest = now.len().min(former.len());
        let least = if fewest < FEWEST { LEAST_OF_FEW } else { LEAST };
        let common = now.intersection(&former).count();
        Ok(headline || common as f64 >= least * fewest.max(1) as f64)
    }

    /// Whom and what an article names that is not stored yet.
    fn named_in(&self, analysed: &Analysed, identity: &Identity) -> Result<Named, ArchiveError> {
        let countries = analysed.found.countries.iter();
        let countries = countries.map(|country| country.code.to_string()).collect();
        let mut officials = BTreeSet::new();
        for (official, names) in analysed.found.officials.iter().zip(&analysed.folded_names) {
            if let Some(main) = names.first() {
                let article = || Ok(Some(identity.key.clone()));
                let told = self.told_as(main, official, &article)?;
                officials.insert(told.map_or_else(|| main.clone(), |told| told.key));
            }
        }
        Ok(Named { countries, officials })
    }

    /// Whom and what a stored article names.
    fn named(&self, id: i64) -> Result<Named, ArchiveError> {
        let mut named = Named::default();
        let mut add = |kind: &str, folded: String| match kind {
            "country" => named.countries.insert(folded),
            "official" => named.officials.insert(folded),
            _ => false,
        };
        let connection = &self.archive.connection;
        let stored =
            "SELECT DISTINCT e.kind, e.folded FROM mention m JOIN entity e ON e.id = m.entity
                      WHERE m.paragraph_id BETWEEN ?1 << 12 AND (?1 << 12) | 4095";
        let entity = "SELECT kind, folded FROM entity WHERE id = ?1";
        let mut fetch = |sql: &str, id: i64| -> rusqlite::Result<()> {
            let mut find = connection.prepare_cached(sql)?;
            let mut rows = find.query([id])?;
            while let Some(row) = rows.next()? {
                add(row.get_ref(0)?.as_str().unwrap_or_default(), row.get(1)?);
            }
            Ok(())
        };
        let fetched = match self.named.get(&id).filter(|_| self.waits(id)) {
            Some(counts) => {
                counts.iter().filter(|(_, n)| **n > 0).try_for_each(|(of, _)| fetch(entity, *of))
            }
            None => fetch(stored, id),
        };
        fetched.map_err(|e| self.archive.error(e))?;
        Ok(named)
    }

    /// Articles that share a number of a sketch, those that share most first;
    /// of about the same day.
    fn candidates(&self, sketch: &[u32], id: i64) -> Result<Vec<i64>, ArchiveError> {
        let connection = &self.archive.connection;
        let mut shared: BTreeMap<i64, usize> = BTreeMap::new();
        let collect = |shared: &mut BTreeMap<i64, usize>| -> rusqlite::Result<()> {
            // The oldest first: they are what later ones repeat.
            let mut find = connection.prepare_cached(
                "SELECT article_id FROM sketch WHERE band = ?1 ORDER BY article_id LIMIT ?2",
            )?;
            let met = self.met.as_ref();
            let may_hold = |band: &&u32| met.is_none_or(|met| met.may_hold_band(**band));
            for band in sketch.iter().filter(may_hold) {
                let stored = find.query_map(params![band, OLDEST as i64], |row| row.get(0))?;
                let mut oldest: Vec<i64> = stored.collect::<rusqlite::Result<_>>()?;
                let open = self.sketches.range((*band, i64::MIN)..=(*band, i64::MAX));
                oldest.extend(open.map(|(_, id)| id));
                oldest.sort_unstable();
                for candidate in oldest.into_iter().take(OLDEST) {
                    *shared.entry(candidate).or_default() += 1;
                }
            }
            Ok(())
        };
        collect(&mut shared).map_err(|e| self.archive.error(e))?;
        let day = |key: i64| keys::published(key).map(keys::day_number);
        let near = |candidate: &i64| match (day(*candidate), day(id)) {
            (Some(one), Some(other)) => (one - other).abs() <= DAYS,
            _ => true,
        };
        let mut found: Vec<(usize, i64)> = shared
            .into_iter()
            .filter(|(candidate, _)| near(candidate))
            .map(|(candidate, count)| (BANDS - count.min(BANDS), candidate))
            .collect();
        found.sort_unstable();
        Ok(found.into_iter().take(CANDIDATES).map(|(_, candidate)| candidate).collect())
    }

    /// Has the sketch of an article stored with the batch.
    pub(super) fn keep_sketch(&mut self, id: i64, sketch: &[u32]) {
        self.sketches.extend(sketch.iter().map(|band| (*band, id)));
        if let Some(met) = &mut self.met {
            sketch.iter().for_each(|band| met.meet_band(*band));
        }
    }

    /// Stores the sketches of the batch in the order of their keys.
    pub(super) fn insert_sketches(&mut self) -> Result<(), ArchiveError> {
        let rows: Vec<_> = std::mem::take(&mut self.sketches).into_iter().collect();
        self.insert_rows(&SKETCH, &rows, |(band, id), values| {
            values.push(band)?;
            values.push(id)
        })
    }

    pub(super) fn forget_sketch(&mut self, id: i64, stems: &str) -> Result<(), ArchiveError> {
        for band in sketch(stems) {
            if !self.sketches.remove(&(band, id)) {
                self.execute(
                    "DELETE FROM sketch WHERE band = ? AND article_id = ?",
                    params![band, id],
                )?;
            }
        }
        Ok(())
    }

    /// Notes that an article is taken out that others may repeat. Which of them
    /// follows it is settled when it is known whether it comes back: of many copies that
    /// are replaced or undone in turn, each would make all others change their original.
    pub(super) fn orphan_duplicates(&mut self, id: i64) -> Result<(), ArchiveError> {
        let key =
            self.one("SELECT key FROM article WHERE id = ? AND duplicate_of IS NULL", [id])?;
        self.orphaned.extend(key);
        Ok(())
    }

    /// The original of an article that is stored: none where that is itself, which
    /// was taken out a moment ago. Where it came back with another text, those that
    /// repeated its former one follow another at the end of the batch, or as soon as one
    /// more does: many that are replaced in turn need not follow each other.
    pub(super) fn settle(&mut self, key: &str, original: Option<String>) -> Option<String> {
        let own = original.as_deref() == Some(key);
        if self.orphaned.remove(key) && !own {
            self.abandoned.insert(key.to_owned());
        }
        original.filter(|_| !own)
    }

    /// Makes the first article that repeats another's text the original of the rest.
    pub(super) fn promote_duplicate(&mut self, key: &str) -> Result<(), ArchiveError> {
        let heir: Option<String> = self.one(
            "SELECT key FROM article WHERE duplicate_of = ? ORDER BY run_id, id LIMIT 1",
            [key],
        )?;
        let Some(heir) = heir else { return Ok(()) };
        self.unsealed.0.extend(self.repeating(key)?);
        self.execute(
            "UPDATE article SET duplicate_of = ?2 WHERE duplicate_of = ?1",
            params![key, heir],
        )?;
        self.execute("UPDATE article SET duplicate_of = NULL WHERE key = ?", [heir])
    }

    /// The articles that repeat another's text.
    fn repeating(&self, key: &str) -> Result<Vec<i64>, ArchiveError> {
        let find = || -> rusqlite::Result<Vec<i64>> {
            let mut statement = self
                .archive
                .connection
                .prepare_cached("SELECT id FROM article WHERE duplicate_of = ?")?;
            statement.query_map([key], |row| row.get(0))?.collect()
        };
        find().map_err(|e| self.archive.error(e))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A text of so many different words.
    fn text(words: std::ops::Range<usize>) -> String {
        words.map(|n| format!("w{n}")).collect::<Vec<_>>().join(" ")
    }

    fn share_a_band(one: &str, other: &str) -> bool {
        let (one, other) = (sketch(one), sketch(other));
        one.iter().any(|band| other.contains(band))
    }

    #[test]
    fn nearly_the_same_text_is_a_candidate_and_another_is_not() {
        let missed = (0..200)
            .filter(|n| {
                let from = n * 1000;
                let (whole, part) = (text(from..from + 200), text(from + 10..from + 185));
                !share_a_band(&whole, &part)
            })
            .count();
        assert!(missed <= 2, "{missed} of 200 are missed");
        let taken = (0..200)
            .filter(|n| share_a_band(&text(n * 1000..n * 1000 + 200), &text(500_000..500_200)))
            .count();
        assert_eq!(taken, 0);
    }

    #[test]
    fn likeness_is_the_share_of_common_shingles() {
        let whole = shingles(&text(0..102));
        assert!((likeness(&whole, &shingles(&text(0..52))) - 0.5).abs() < 1e-9);
        assert!((likeness(&whole, &whole) - 1.0).abs() < 1e-9);
    }

    #[test]
    fn a_short_text_has_no_sketch() {
        assert!(sketch(&text(0..20)).is_empty());
        assert_eq!(sketch(&text(0..40)).len(), BANDS);
    }
}
