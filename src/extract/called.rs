//! Whom a name may be a form of, among the people of an article.
//!
//! An article may name thousands who have a word in common; each name is compared with
//! those alone whose names share with it what `same_person` asks for.

use std::borrow::Cow;
use std::hash::{BuildHasher, Hash};

use rustc_hash::{FxBuildHasher, FxHashMap};

use super::people::{is_joint, is_link, is_son};
use crate::names::Gazetteer;

/// People by what their names have in common.
#[derive(Default)]
pub(super) struct Called {
    people: FxHashMap<u64, Vec<usize>>,
}

/// Something that two forms of one name have in common.
#[derive(Hash)]
enum Shared<'w> {
    /// A first, last or Latin word, without the article.
    Word(&'w str),
    /// The same, of those called by one word.
    Only(&'w str),
    /// The first word, the next that counts and the last, of a shorter form.
    Short([&'w str; 3]),
    /// The first word and one or two others that count, in order, of a fuller form.
    Full([&'w str; 3]),
    /// The last two words.
    Last([&'w str; 2]),
    /// The father of who is named in full.
    Father(&'w str),
    /// The father by whom alone somebody is called (`بن سلمان`).
    Son(&'w str),
    /// The name of a leader, whichever.
    Leading,
}

impl Called {
    /// Whom a name may be a form of, in order: `same_person` says who is.
    pub fn alike(&self, words: &[String]) -> Cow<'_, [usize]> {
        let first = match words {
            [] => return Cow::Borrowed(&[]),
            [only] => return Cow::Borrowed(self.of(&Shared::Word(bare(only)))),
            [first, ..] => first,
        };
        let mut alike = Vec::new();
        let mut take = |shared| alike.extend_from_slice(self.of(&shared));
        calling(words).for_each(|word| take(Shared::Only(word)));
        match shortened(words) {
            [_, _, ""] => take(Shared::Word(bare(first))),
            short => take(Shared::Full(short)),
        }
        take(Shared::Short([first, "", ""]));
        each_shorter(words, |short| take(Shared::Short(short)));
        last_two(words).into_iter().for_each(|two| take(Shared::Last(two)));
        match father(words) {
            Some((father, true)) => take(Shared::Father(father)),
            Some((father, false)) => take(Shared::Son(father)),
            None => {}
        }
        alike.sort_unstable();
        alike.dedup();
        Cow::Owned(alike)
    }

    /// Those called by one word, in order.
    pub fn only(&self, word: &str) -> &[usize] {
        self.of(&Shared::Only(bare(word)))
    }

    /// Those called by the name of a leader, if a name is one, too.
    pub fn leading(&self, words: &[String]) -> &[usize] {
        if is_leading(words) { self.of(&Shared::Leading) } else { &[] }
    }

    /// Adds a name of somebody.
    pub fn add(&mut self, words: &[String], person: usize) {
        let mut add = |shared: Shared| {
            let people = self.people.entry(FxBuildHasher.hash_one(shared)).or_default();
            if let Err(place) = people.binary_search(&person) {
                people.insert(place, person);
            }
        };
        calling(words).for_each(|word| add(Shared::Word(word)));
        if is_leading(words) {
            add(Shared::Leading);
        }
        match words {
            [] => return,
            [only] => return add(Shared::Only(bare(only))),
            _ => add(Shared::Short(shortened(words))),
        }
        each_shorter(words, |short| add(Shared::Full(short)));
        last_two(words).into_iter().for_each(|two| add(Shared::Last(two)));
        match father(words) {
            Some((father, true)) => add(Shared::Son(father)),
            Some((father, false)) => add(Shared::Father(father)),
            None => {}
        }
    }

    fn of(&self, shared: &Shared) -> &[usize] {
        self.people.get(&FxBuildHasher.hash_one(shared)).map_or(&[], Vec::as_slice)
    }
}

/// The words behind the first of a name that are more than joints between others, without
/// the article: `صباح الخالد` is `صباح خالد الحمد الصباح`.
fn counting(words: &[String]) -> impl Iterator<Item = &str> {
    words.iter().skip(1).map(String::as_str).filter(|word| !is_joint(word)).map(bare)
}

/// The first word of a name, the next that counts and the last; empty where there is none.
fn shortened(words: &[String]) -> [&str; 3] {
    let mut rest = counting(words);
    let next = rest.next().unwrap_or_default();
    let first = words.first().map_or("", String::as_str);
    rest.last().map_or([first, "", next], |last| [first, next, last])
}

/// What the forms of a name that leave words out may be shortened to.
fn each_shorter<'w>(words: &'w [String], mut take: impl FnMut([&'w str; 3])) {
    let Some(first) = words.first() else { return };
    for (place, last) in counting(words).enumerate() {
        take([first, "", last]);
        counting(words).take(place).for_each(|before| take([first, before, last]));
    }
}

/// Whether a name can be a leader's: in full, or the family's alone.
fn is_leading(words: &[String]) -> bool {
    let leaders = Gazetteer::get().leaders();
    match words {
        [only] => leaders.is_family(only),
        name => leaders.named(name).is_some(),
    }
}

fn last_two(words: &[String]) -> Option<[&str; 2]> {
    let [.., before, last] = words else { return None };
    (!is_link(before)).then_some([before, last])
}

/// The father in a name, and whether the name is his alone (`بن سلمان`).
pub(super) fn father(words: &[String]) -> Option<(&str, bool)> {
    match words {
        [son, father] if is_son(son) => Some((father, true)),
        [_, son, father, ..] if is_son(son) => Some((father, false)),
        // `محمد سالم ولد مرزوك`, by the house.
        [_, _, .., son, house] if son == "ولد" => Some((house, false)),
        _ => None,
    }
}

/// The words of a name of which a form of one word is one.
fn calling(words: &[String]) -> impl Iterator<Item = &str> {
    let ends = words.first().into_iter().chain(words.last());
    let inner = words.iter().filter(|word| word.is_ascii());
    ends.chain(inner).map(|word| bare(word))
}

fn bare(word: &str) -> &str {
    word.strip_prefix("ال").unwrap_or(word)
}

#[cfg(test)]
mod tests {
    use super::super::people::same_person;
    use super::Called;
    use crate::names::name_words;

    #[test]
    fn whoever_is_called_by_a_form_of_a_name_is_among_those_alike() {
        for (one, other) in [
            ("دونالد ترامب", "ترامب"),
            ("عادل بن أحمد الجبير", "عادل الجبير"),
            ("سيد طارق حسين", "طارق حسين"),
            ("خالد الفضالة", "فضالة"),
            ("محمد بن سلمان", "محمد"),
            ("محمد بن سلمان بن عبدالعزيز", "بن سلمان"),
            ("Carlos Valdivia Soto", "Valdivia"),
        ] {
            for (one, other) in [(one, other), (other, one)] {
                let (one, other) = (name_words(one), name_words(other));
                assert!(same_person(&one, &other), "{one:?} ~ {other:?}");
                let mut called = Called::default();
                called.add(&one, 7);
                called.add(&name_words("نجيب ميقاتي"), 8);
                assert_eq!(called.alike(&other).as_ref(), [7], "{one:?} ~ {other:?}");
            }
        }
    }

    /// Every name of up to four of some words.
    fn names_of(words: [&str; 5]) -> Vec<Vec<String>> {
        let mut names: Vec<Vec<String>> = vec![Vec::new()];
        for _ in 0..4 {
            let longer =
                |name: &Vec<String>| words.map(|w| [name.as_slice(), &[w.into()]].concat());
            let more: Vec<_> = names.iter().flat_map(longer).collect();
            names.extend(more);
        }
        names.sort();
        names.dedup();
        names.retain(|name| !name.is_empty());
        names
    }

    #[test]
    fn of_all_names_those_of_one_person_are_among_those_alike() {
        for words in [
            ["محمد", "بن", "سلمان", "ال", "السلمان"],
            ["ولد", "ابن", "الفضاله", "فضاله", "علي"],
            ["bin", "john", "al", "soto", "ben"],
        ] {
            let names = names_of(words);
            let mut called = Called::default();
            names.iter().enumerate().for_each(|(number, name)| called.add(name, number));
            let mut fewer = 0;
            for name in &names {
                let alike = called.alike(name);
                fewer += usize::from(alike.len() < names.len());
                for (number, other) in names.iter().enumerate() {
                    let missed = same_person(other, name) && alike.binary_search(&number).is_err();
                    assert!(!missed, "{other:?} ~ {name:?}");
                }
            }
            assert_eq!(fewer, names.len());
        }
    }
}
