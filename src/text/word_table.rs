//! What is known of the words of many texts, in one place of memory a word.
//!
//! A table of many thousand words lies far from the processor. Where many are looked up, each
//! look-up tells first where it will read; the reads that follow wait for memory together, which
//! those of a map, each behind a comparison, do one after another.

use rustc_hash::FxHashMap;

use super::word_map::{Key, WordKey};

/// The least places that a table has once it has any, a power of two.
const LEAST: usize = 1 << 6;

/// Words and what is known of each. Whoever is looked up most is looked up before, elsewhere
/// (`NearWords`).
#[derive(Debug, Clone)]
pub struct WordTable<T> {
    /// A power of two of them, or none; the key of none is empty.
    places: Vec<(Key, T)>,
    short: usize,
    long: FxHashMap<Box<str>, T>,
    long_bytes: usize,
}

impl<T> Default for WordTable<T> {
    fn default() -> WordTable<T> {
        let long = FxHashMap::default();
        WordTable { places: Vec::new(), short: 0, long, long_bytes: 0 }
    }
}

impl<T: Copy + Default> WordTable<T> {
    /// How many words there are.
    pub fn len(&self) -> usize {
        self.short + self.long.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// How many bytes the words have that are too long for the table.
    pub fn long_bytes(&self) -> usize {
        self.long_bytes
    }

    /// Forgets every word and keeps the room.
    pub fn clear(&mut self) {
        self.places.fill((Key::EMPTY, T::default()));
        self.short = 0;
        self.long.clear();
        self.long_bytes = 0;
    }

    /// Reads the place where a word would stand, for nothing but to have it near when it is
    /// looked up.
    #[inline]
    pub fn touch(&self, key: &WordKey) -> u64 {
        let place = key.short().and_then(|key| self.places.get(self.place(key)));
        place.map_or(0, |(key, _)| key.first_bytes())
    }

    /// What is known of a word by its key.
    #[inline]
    pub fn get<'w>(&self, key: &WordKey, word: impl FnOnce() -> &'w str) -> Option<T> {
        let Some(key) = key.short() else { return self.long.get(word()).copied() };
        if self.places.is_empty() {
            return None;
        }
        let mut place = self.place(key);
        loop {
            let (here, known) = &self.places[place];
            if *here == key {
                return Some(*known);
            }
            if *here == Key::EMPTY {
                return None;
            }
            place = (place + 1) & (self.places.len() - 1);
        }
    }

    /// Adds a word that is not there.
    pub fn insert(&mut self, key: &WordKey, word: &str, known: T) {
        let Some(key) = key.short() else {
            self.long_bytes += word.len();
            self.long.insert(word.into(), known);
            return;
        };
        // Three of four places at most: where more are taken, a look-up reads on and on.
        if 4 * (self.short + 1) > 3 * self.places.len() {
            let room = (2 * self.places.len()).max(LEAST);
            let before =
                std::mem::replace(&mut self.places, vec![(Key::EMPTY, T::default()); room]);
            for (key, known) in before.into_iter().filter(|(key, _)| *key != Key::EMPTY) {
                self.put(key, known);
            }
        }
        self.put(key, known);
        self.short += 1;
    }

    fn put(&mut self, key: Key, known: T) {
        let mut place = self.place(key);
        while self.places[place].0 != Key::EMPTY {
            place = (place + 1) & (self.places.len() - 1);
        }
        self.places[place] = (key, known);
    }

    /// Where a word stands, if no other does.
    #[inline]
    fn place(&self, key: Key) -> usize {
        // The lower bits tell where it stands among those that are near.
        (key.mixed() >> 32) as usize & self.places.len().wrapping_sub(1)
    }
}

#[cfg(test)]
mod tests {
    use super::{LEAST, WordKey, WordTable};

    fn word(number: usize) -> String {
        match number % 5 {
            0 => format!("{}{number}", "ل".repeat(12)),
            _ => format!("w{}", number * 7919 % 60_013),
        }
    }

    #[test]
    fn a_word_is_what_was_said_of_it_however_many_follow() {
        let mut table = WordTable::default();
        let key = |word: &str| WordKey::first(word, word.len());
        for number in 0..20 * LEAST {
            let word = word(number);
            table.touch(&key(&word));
            assert_eq!(table.get(&key(&word), || &word), None, "{word}");
            table.insert(&key(&word), &word, number);
            assert_eq!((table.get(&key(&word), || &word), table.len()), (Some(number), number + 1));
        }
        for number in 0..20 * LEAST {
            let word = word(number);
            assert_eq!(table.get(&key(&word), || &word), Some(number), "{word}");
        }
        assert!(table.long_bytes() > 0);
        table.clear();
        assert!(table.is_empty() && table.long_bytes() == 0);
        assert_eq!(table.get(&key("w7919"), || "w7919"), None);
    }

    #[test]
    fn an_empty_word_is_one_too() {
        let mut table = WordTable::default();
        table.insert(&WordKey::first("w", 1), "w", 7);
        assert_eq!(table.get(&WordKey::first("", 0), || ""), None);
        table.insert(&WordKey::first("", 0), "", 8);
        assert_eq!(table.len(), 2);
    }
}
