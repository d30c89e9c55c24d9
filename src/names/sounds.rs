//! Compares names across the two scripts by how their letters are written.
//!
//! `عبدالله` and `Abdullah` compare alike; so do two spellings of one script
//! that differ little. What goes in are folded words of names.

use std::sync::OnceLock;

use rustc_hash::FxHashMap;

use super::row::rows;
use super::tables::SOUNDS;
use crate::text::fold;

/// The letters of the article, and of the word for a family before its name.
const ARTICLE: [char; 2] = ['\u{627}', '\u{644}'];

/// No name is longer than this many letters in a comparison.
const LONGEST: usize = 40;

type Spellings = FxHashMap<char, Vec<&'static str>>;

fn spellings() -> &'static Spellings {
    static SPELLINGS: OnceLock<Spellings> = OnceLock::new();
    SPELLINGS.get_or_init(|| {
        let mut spellings = Spellings::default();
        for row in rows(&SOUNDS) {
            let [letter, list] = row.as_slice() else { continue };
            // Letters that fold to one share their spellings.
            if let Some(letter) = fold(letter).chars().next() {
                let list = list.split(' ').map(|s| if s == "-" { "" } else { s });
                spellings.entry(letter).or_default().extend(list);
            }
        }
        spellings
    })
}

/// Whether a folded word is in Arabic letters.
pub fn is_arabic(word: &str) -> bool {
    word.chars().next().is_some_and(|c| ('\u{600}'..'\u{780}').contains(&c))
}

/// How many letters keep two words of names from being one, whatever their
/// scripts: 0 for the same name.
pub fn name_distance(one: &str, other: &str) -> usize {
    match (is_arabic(one), is_arabic(other)) {
        (true, false) => across(one, other),
        (false, true) => across(other, one),
        (true, true) => strsim::osa_distance(bare(one), bare(other)),
        _ => strsim::osa_distance(one, other),
    }
}

/// How many letters of two words are compared: across the scripts those of the Latin word that
/// are always heard.
pub fn letters_compared(one: &str, other: &str) -> usize {
    let heard = |word: &str| word.bytes().filter(|letter| !is_vowel(*letter)).count().max(1);
    match (is_arabic(one), is_arabic(other)) {
        (true, false) => heard(other),
        (false, true) => heard(one),
        _ => one.chars().count().max(other.chars().count()),
    }
}

/// An Arabic word without the article.
fn bare(word: &str) -> &str {
    let rest = word.strip_prefix(ARTICLE[0]).and_then(|rest| rest.strip_prefix(ARTICLE[1]));
    rest.filter(|rest| rest.chars().count() > 2).unwrap_or(word)
}

/// The least edits between an Arabic word and a Latin one.
///
/// Short vowels are not written in Arabic, so Latin vowels cost nothing;
/// doubled letters neither, nor the l of an article before three letters or more. A u after
/// an a (`Saud`) is never short, and the alif after an article (`الأسد`) is heard. Words
/// with no consonant to share are never one.
fn across(arabic: &str, latin: &str) -> usize {
    let table = spellings();
    let arabic: Vec<char> = arabic.chars().take(LONGEST).collect();
    let latin: Vec<u8> = latin.bytes().filter(u8::is_ascii_alphanumeric).take(LONGEST).collect();
    let width = latin.len() + 1;
    let mut costs = vec![usize::MAX / 2; (arabic.len() + 1) * width];
    costs[0] = 0;
    for i in 0..=arabic.len() {
        for j in 0..=latin.len() {
            let cost = costs[i * width + j];
            let mut lower = |i: usize, j: usize, cost: usize| {
                let place = &mut costs[i * width + j];
                *place = cost.min(*place);
            };
            if j < latin.len() {
                let doubled = j > 0 && latin[j] == latin[j - 1];
                let short = is_vowel(latin[j]) && !(j > 0 && latin[j - 1..=j] == *b"au");
                lower(i, j + 1, cost + usize::from(!(doubled || short)));
            }
            let Some(letter) = arabic.get(i) else { continue };
            let with_article = arabic.len() > 4 && arabic[..2] == ARTICLE;
            let article = i == 1 && with_article;
            // `تش` is one sound, ch.
            let affricate = *letter == '\u{62a}' && arabic.get(i + 1) == Some(&'\u{634}');
            lower(i + 1, j, cost + usize::from(!article && !affricate));
            if j < latin.len() {
                lower(i + 1, j + 1, cost + 1);
            }
            // A word begins with a sound; only alef is put before one, and not by the article.
            let silent = match i {
                0 => *letter == ARTICLE[0],
                2 => !(with_article && *letter == ARTICLE[0]),
                _ => true,
            };
            for spelling in table.get(letter).into_iter().flatten() {
                if (silent || !spelling.is_empty()) && latin[j..].starts_with(spelling.as_bytes()) {
                    lower(i + 1, j + spelling.len(), cost);
                }
            }
        }
    }
    let spoken = arabic != ARTICLE && arabic.iter().any(|letter| is_consonant(*letter));
    costs[arabic.len() * width + latin.len()].max(usize::from(!spoken))
}

/// Whether an Arabic letter is ever written with a Latin consonant.
fn is_consonant(letter: char) -> bool {
    let mut list = spellings().get(&letter).into_iter().flatten();
    list.any(|spelling| spelling.bytes().any(|letter| !is_vowel(letter)))
}

fn is_vowel(letter: u8) -> bool {
    matches!(letter, b'a' | b'e' | b'i' | b'o' | b'u' | b'y')
}

/// The folded words of a name as they are compared: the article, the word for a
/// family and `abd` with the word they go with, Latin `bin` and `ibn` as one.
pub fn sound_words(name: &str) -> Vec<String> {
    let mut list: Vec<String> = Vec::new();
    let mut open = false;
    for word in super::name_words(name) {
        let joins = matches!(
            word.as_str(),
            "al" | "el"
                | "ul"
                | "abd"
                | "abdul"
                | "abdel"
                | "abdal"
                | "ad"
                | "an"
                | "ar"
                | "as"
                | "ash"
                | "at"
                | "az"
                | "ال"
        );
        match list.last_mut().filter(|_| open) {
            Some(last) => last.push_str(&word),
            None => list.push(word),
        }
        open = joins;
    }
    list
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Lists, the least share of their names that sound alike, and most others that do.
    const FLOORS: [(&str, f64, usize); 2] =
        [("wikidata_person_ar_en.16.tsv", 0.841, 36), ("google_ar2en.train.tsv", 0.876, 55)];

    #[test]
    fn a_name_sounds_alike_in_both_scripts() {
        for (arabic, latin) in [
            ("عبدالله العلي", "Abdullah Al-Ali"),
            ("موكاي كينيتشيرو", "Mukai Kenichiro"),
            ("محمد بن سلمان", "Mohammed bin Salman"),
            ("محمد", "Muhammad"),
            ("حسين", "Hussein"),
            ("عبدالرحمن", "Abdul Rahman"),
            ("عبدالرحمن", "Abd ar-Rahman"),
            ("فيصل بن فرحان", "Faisal bin Farhan"),
            ("خالد", "Khaled"),
            ("يوسف", "Youssef"),
        ] {
            let (one, other) = (sound_words(arabic), sound_words(latin));
            assert_eq!(one.len(), other.len(), "{arabic} {latin}");
            for (one, other) in one.iter().zip(&other) {
                let distance = name_distance(one, other);
                assert!(
                    distance <= usize::from(one.chars().count() > 6),
                    "{one} {other} {distance}"
                );
            }
        }
    }

    #[test]
    fn a_short_latin_name_is_not_every_family() {
        for (arabic, latin) in [
            ("آل", "y"),
            ("آل", "u"),
            ("آل", "Yi"),
            ("آل", "Li"),
            ("آل", "Lee"),
            ("آل", "Ali"),
            ("الله", "Lee"),
            ("ا", "II"),
            ("عمر", "Mr"),
            ("علي", "Li"),
        ] {
            assert!(name_distance(&fold(arabic), &fold(latin)) > 0, "{arabic} {latin}");
        }
        for (arabic, latin) in [
            ("يي", "Yi"),
            ("لي", "Lee"),
            ("لي", "Li"),
            ("علي", "Ali"),
            ("العلي", "Ali"),
            ("عمر", "Omar"),
            ("آلاء", "Alaa"),
            ("هو", "Hu"),
            ("استالين", "Stalin"),
            ("آل سعود", "Al Saud"),
            ("آل سعود", "Saud"),
        ] {
            let (one, other) = (sound_words(arabic), sound_words(latin));
            assert_eq!((one.len(), other.len()), (1, 1), "{arabic} {latin}");
            assert_eq!(name_distance(&one[0], &other[0]), 0, "{arabic} {latin}");
        }
    }

    /// Of lists of names in both scripts, if they are there: how many sound alike, and
    /// how many of two that stand apart in the list do.
    #[test]
    fn names_of_lists_sound_alike() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/target/dev/names");
        for (file, least, most) in FLOORS {
            let Ok(list) = std::fs::read_to_string(format!("{path}/{file}")) else {
                println!("skipped: target/dev/names/{file} is absent");
                continue;
            };
            let pairs: Vec<(String, String)> = list
                .lines()
                .filter_map(|line| line.rsplit_once('\t'))
                .map(|(one, other)| (fold(one.rsplit('\t').next().unwrap_or(one)), fold(other)))
                .filter(|(one, other)| !one.contains(' ') && !other.contains(' '))
                .collect();
            let alike = pairs.iter().filter(|(one, other)| name_distance(one, other) == 0).count();
            let apart = (1..=10).flat_map(|step| pairs.iter().zip(pairs.iter().skip(step * 97)));
            let wrong = apart.filter(|((one, _), (_, other))| name_distance(one, other) == 0);
            let wrong = wrong.count();
            let share = alike as f64 / pairs.len() as f64;
            println!("{file}: {share:.4} of {} alike, {wrong} others", pairs.len());
            assert!(share >= least && wrong <= most, "{file}");
        }
    }

    #[test]
    fn other_names_sound_otherwise() {
        for (arabic, latin) in [
            ("الأسد", "AlSaud"),
            ("السد", "Saud"),
            ("سيد", "Saud"),
            ("الأمير", "Almir"),
            ("محمد", "Ahmad"),
            ("خالد", "Walid"),
            ("سالم", "Sami"),
            ("طارق", "Tamim"),
            ("علي", "Omar"),
            ("بارك", "Burke Smith"),
        ] {
            assert!(name_distance(&fold(arabic), &fold(latin)) > 0, "{arabic} {latin}");
        }
    }
}
