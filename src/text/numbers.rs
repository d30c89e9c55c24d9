//! Numbers words in the order they are met: 0, 1, 2, …
//!
//! What is known of a word can then lie in a list, by the word's number. The
//! letters of all words lie in one string, so that a word takes no memory of its
//! own, and looking one up compares the letters of hardly any other.

use std::hash::BuildHasher;

use rustc_hash::FxBuildHasher;

/// Words and their numbers.
#[derive(Debug, Default)]
pub struct WordNumbers {
    letters: String,
    /// Where each word ends in the letters.
    ends: Vec<u32>,
    /// Each word at the first free place from that of its hash on; a power of two.
    places: Vec<Place>,
}

#[derive(Debug, Clone, Copy, Default)]
struct Place {
    /// The upper half of the word's hash.
    hash: u32,
    /// One more than its number; 0 where the place is free.
    next: u32,
    /// Its letters, here once more: to compare them takes one look elsewhere, not two.
    letters: (u32, u32),
}

impl WordNumbers {
    /// Makes room for so many words.
    pub fn with_room(words: usize) -> WordNumbers {
        let places = (words * 3 / 2).next_power_of_two();
        WordNumbers {
            letters: String::with_capacity(words * 10),
            ends: Vec::with_capacity(words),
            places: vec![Place::default(); places],
        }
    }

    /// How many words there are.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// How many bytes all words have.
    pub fn bytes(&self) -> usize {
        self.letters.len()
    }

    /// Forgets every word.
    pub fn clear(&mut self) {
        self.letters.clear();
        self.ends.clear();
        self.places.fill(Place::default());
    }

    /// The number of a word, if it has one.
    pub fn get(&self, word: &str) -> Option<u32> {
        if self.places.is_empty() {
            return None;
        }
        self.find(word, FxBuildHasher.hash_one(word)).ok()
    }

    /// The number of a word; the next one if it had none.
    pub fn add(&mut self, word: &str) -> u32 {
        if self.ends.len() * 4 >= self.places.len() * 3 {
            self.grow();
        }
        let hash = FxBuildHasher.hash_one(word);
        self.find(word, hash).unwrap_or_else(|free| {
            let start = self.letters.len() as u32;
            self.letters.push_str(word);
            let end = self.letters.len() as u32;
            self.ends.push(end);
            let next = self.ends.len() as u32;
            self.places[free] = Place { hash: upper(hash), next, letters: (start, end) };
            next - 1
        })
    }

    /// The word of a number.
    pub fn word(&self, number: u32) -> &str {
        let (start, end) = self.letters_of(number);
        &self.letters[start as usize..end as usize]
    }

    fn letters_of(&self, number: u32) -> (u32, u32) {
        let number = number as usize;
        let start = number.checked_sub(1).map_or(0, |before| self.ends[before]);
        (start, self.ends[number])
    }

    /// The number of a word, or the free place where it would stand.
    fn find(&self, word: &str, hash: u64) -> Result<u32, usize> {
        let last = self.places.len() - 1;
        let mut at = hash as usize & last;
        let same = |(start, end): (u32, u32)| {
            self.letters.as_bytes()[start as usize..end as usize] == *word.as_bytes()
        };
        loop {
            let place = self.places[at];
            let Some(number) = place.next.checked_sub(1) else { return Err(at) };
            if place.hash == upper(hash) && same(place.letters) {
                return Ok(number);
            }
            at = (at + 1) & last;
        }
    }

    /// The first free place for a word that has none.
    fn free(&self, hash: u64) -> usize {
        let last = self.places.len() - 1;
        let mut at = hash as usize & last;
        while self.places[at].next > 0 {
            at = (at + 1) & last;
        }
        at
    }

    fn grow(&mut self) {
        let places = (self.places.len() * 2).max(16);
        self.places.clear();
        self.places.resize(places, Place::default());
        for number in 0..self.ends.len() as u32 {
            let hash = FxBuildHasher.hash_one(self.word(number));
            let free = self.free(hash);
            let letters = self.letters_of(number);
            self.places[free] = Place { hash: upper(hash), next: number + 1, letters };
        }
    }
}

fn upper(hash: u64) -> u32 {
    (hash >> 32) as u32
}

#[cfg(test)]
mod tests {
    use super::WordNumbers;

    #[test]
    fn a_word_keeps_its_number_however_many_follow() {
        let mut numbers = WordNumbers::with_room(2);
        let words: Vec<String> = (0..5000).map(|n| format!("w{}", n * 7919 % 5003)).collect();
        for (number, word) in words.iter().enumerate() {
            assert_eq!(numbers.get(word), None);
            assert_eq!(numbers.add(word), number as u32);
            assert_eq!(numbers.add(&words[number / 2]), number as u32 / 2);
        }
        for (number, word) in words.iter().enumerate() {
            assert_eq!(numbers.get(word), Some(number as u32));
            assert_eq!(numbers.word(number as u32), word);
        }
        numbers.clear();
        assert_eq!((numbers.get("w0"), numbers.add("w0"), numbers.len()), (None, 0, 1));
    }
}
