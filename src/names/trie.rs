//! A trie of folded words that also finds words behind Arabic proclitics.
//!
//! A listed form is found as it stands and behind any clitics that `peel` takes off,
//! but never inside another word.

use std::borrow::Borrow;

use rustc_hash::{FxBuildHasher, FxHashMap};

use super::peel::{Peel, Peelings};
use crate::text::{WordMap, Words};

/// Where a word stands in the listed forms.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct ListedWord {
    /// Its number, if it is part of a form.
    number: Option<u32>,
    /// The nodes of the forms it begins, by what is peeled from it.
    starts: Box<[(u32, Peel)]>,
}

impl ListedWord {
    /// Whether a form begins with it.
    pub fn begins(&self) -> bool {
        !self.starts.is_empty()
    }
}

/// A trie from sequences of folded words to values.
#[derive(Debug)]
pub(super) struct Trie<T> {
    words: WordMap<FormWord>,
    /// From a node by a word to a node; those from the root stand with the words, for
    /// most forms have but one.
    edges: FxHashMap<(u32, u32), u32>,
    values: Vec<Values<T>>,
}

/// A word of the listed forms.
#[derive(Debug, Clone, Copy)]
struct FormWord {
    number: u32,
    /// The node of the forms that begin with it, or the root if none does.
    start: u32,
}

const ROOT: u32 = 0;
/// Room for the words of the tables, so that the maps do not grow while loading.
const ROOM: usize = 14_000;

/// The values of one node; nearly always none or one.
#[derive(Debug)]
enum Values<T> {
    None,
    One(T),
    Many(Vec<T>),
}

impl<T: Clone + PartialEq> Values<T> {
    fn as_slice(&self) -> &[T] {
        match self {
            Values::None => &[],
            Values::One(value) => std::slice::from_ref(value),
            Values::Many(values) => values,
        }
    }

    fn add(&mut self, value: T) {
        match self {
            Values::None => *self = Values::One(value),
            Values::One(one) => *self = Values::Many(vec![one.clone(), value]),
            Values::Many(values) => values.push(value),
        }
    }
}

impl<T: Clone + PartialEq> Trie<T> {
    pub fn new() -> Trie<T> {
        Trie::with_room(ROOM)
    }

    /// A trie with room for so many words.
    pub fn with_room(room: usize) -> Trie<T> {
        let mut values = Vec::with_capacity(room);
        values.push(Values::None);
        Trie {
            words: WordMap::with_room(room),
            edges: FxHashMap::with_capacity_and_hasher(room / 4, FxBuildHasher),
            values,
        }
    }

    /// Adds a value under a folded form of one or more words.
    pub fn insert(&mut self, folded: &str, value: T) {
        let mut node = ROOT;
        for word in folded.split(' ') {
            let number = self.words.len() as u32;
            let word = self.words.get_or_insert_with(word, || FormWord { number, start: ROOT });
            let fresh = self.values.len() as u32;
            node = match node {
                ROOT => {
                    if word.start == ROOT {
                        word.start = fresh;
                    }
                    word.start
                }
                _ => *self.edges.entry((node, word.number)).or_insert(fresh),
            };
            if node == fresh {
                self.values.push(Values::None);
            }
        }
        let values = &mut self.values[node as usize];
        if !values.as_slice().contains(&value) {
            values.add(value);
        }
    }

    /// Where a word stands in the listed forms.
    pub fn listed(&self, word: &Peelings) -> ListedWord {
        let start = |(form, peel)| Some((self.step(ROOT, form)?, peel));
        let number = self.words.get(word.whole()).map(|word| word.number);
        ListedWord { number, starts: word.iter().filter_map(start).collect() }
    }

    /// The longest listed form that begins at a word, behind as few clitics as
    /// possible: its values, how many words it has, what was peeled. `listed` says
    /// where each word by its place stands in the forms.
    pub fn longest<L: Borrow<ListedWord>>(
        &self,
        words: &Words,
        at: usize,
        listed: impl Fn(usize) -> L,
    ) -> Option<(&[T], usize, Peel)> {
        let mut best: Option<(&[T], usize, Peel)> = None;
        for (node, peel) in &listed(at).borrow().starts {
            if let Some((values, len)) = self.follow(words, at, *node, &listed)
                && best.is_none_or(|(_, longest, _)| len > longest)
            {
                best = Some((values, len, *peel));
            }
        }
        best
    }

    fn follow<L: Borrow<ListedWord>>(
        &self,
        words: &Words,
        at: usize,
        mut node: u32,
        listed: &impl Fn(usize) -> L,
    ) -> Option<(&[T], usize)> {
        let mut best = None;
        let mut len = 1;
        loop {
            let values = self.values[node as usize].as_slice();
            if !values.is_empty() {
                best = Some((values, len));
            }
            let next = at + len;
            if next >= words.len() || breaks(words, next) {
                return best;
            }
            let Some(word) = listed(next).borrow().number else { return best };
            match self.edges.get(&(node, word)) {
                Some(child) => node = *child,
                None => return best,
            }
            len += 1;
        }
    }

    /// Every listed form that begins at a word, as `longest` has it.
    pub fn all(&self, words: &Words, at: usize) -> Vec<(&[T], usize, Peel)> {
        let mut all = Vec::new();
        for (start, peel) in &self.listed(&Peelings::of(words.folded(at))).starts {
            let (mut node, mut len) = (*start, 1);
            loop {
                let values = self.values[node as usize].as_slice();
                if !values.is_empty() {
                    all.push((values, len, *peel));
                }
                let next = at + len;
                if next >= words.len() || breaks(words, next) {
                    break;
                }
                match self.step(node, words.folded(next)) {
                    Some(child) => node = child,
                    None => break,
                }
                len += 1;
            }
        }
        all
    }

    /// The values of exactly this folded form, as listed.
    pub fn get(&self, folded: &str) -> &[T] {
        let node = folded.split(' ').try_fold(ROOT, |node, word| self.step(node, word));
        node.map_or(&[], |node| self.values[node as usize].as_slice())
    }

    /// The node that a word leads to.
    fn step(&self, node: u32, word: &str) -> Option<u32> {
        let word = self.words.get(word)?;
        match node {
            ROOT => Some(word.start).filter(|start| *start != ROOT),
            _ => self.edges.get(&(node, word.number)).copied(),
        }
    }
}

/// Whether what stands before a word keeps it from being of one form with the
/// word before.
fn breaks(words: &Words, at: usize) -> bool {
    if words.list()[at].spaced {
        return false;
    }
    let gap = words.gap(at);
    gap.chars()
        .any(|c| matches!(c, ',' | '،' | ';' | '؛' | ':' | '!' | '?' | '؟' | '(' | ')' | '\n'))
        || gap.contains(". ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn trie() -> Trie<u8> {
        let mut trie = Trie::new();
        for (form, value) in [
            ("اليابان", 1),
            ("الولايات المتحده", 2),
            ("بنما", 3),
            ("كوريا", 4),
            ("كوريا الشماليه", 5),
        ] {
            trie.insert(form, value);
        }
        trie
    }

    #[test]
    fn clitics_are_peeled_and_other_words_left_alone() {
        let trie = trie();
        for (text, value, letters) in [
            ("اليابان", Some(1), 0),
            ("واليابان", Some(1), 1),
            ("لليابان", Some(1), 0),
            ("وباليابان", Some(1), 2),
            ("بالولايات المتحدة", Some(2), 1),
            ("بنما", Some(3), 0),
            ("اليابانية", None, 0),
            ("كوريا، الشمالية", Some(4), 0),
            ("#كوريا_الشمالية", Some(5), 0),
        ] {
            let words = Words::of(text);
            let found = trie.longest(&words, 0, |at| trie.listed(&Peelings::of(words.folded(at))));
            assert_eq!(found.map(|(values, _, _)| values[0]), value, "{text}");
            if let Some((_, _, peel)) = found {
                assert_eq!(peel.letters, letters, "{text}");
            }
        }
    }
}
