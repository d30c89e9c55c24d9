//! What is known of words, by the word.
//!
//! Nearly every word is short enough to stand in the table itself, as three
//! numbers: looking it up reads one place of memory and compares no letters.

use std::hash::{Hash, Hasher};

use rustc_hash::{FxBuildHasher, FxHashMap};

/// Most bytes of a word that stands in the table.
const SHORT: usize = 24;

/// Words that stand near, a power of two.
const NEAR: usize = 1 << 12;

/// A word of at most that many bytes, filled up with zeros.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Key([u64; 3]);

/// The key of a word, made ahead of a look-up: look-ups that nothing stands between wait for
/// memory together and not one after another.
#[derive(Debug, Clone, Copy)]
pub struct WordKey(Option<Key>);

impl WordKey {
    /// The key of the word that the first bytes of a text are.
    #[inline]
    pub fn first(text: &str, bytes: usize) -> WordKey {
        WordKey(Key::first(text.as_bytes(), bytes))
    }

    /// The word itself, if there is one and it is short enough.
    #[inline]
    pub(super) fn short(&self) -> Option<Key> {
        self.0.filter(|key| *key != Key::EMPTY)
    }
}

/// A map from words; a word has no zero byte.
#[derive(Debug, Clone)]
pub struct WordMap<T> {
    short: FxHashMap<Key, T>,
    long: FxHashMap<Box<str>, T>,
    long_bytes: usize,
}

impl<T> Default for WordMap<T> {
    fn default() -> WordMap<T> {
        WordMap { short: FxHashMap::default(), long: FxHashMap::default(), long_bytes: 0 }
    }
}

impl<T> WordMap<T> {
    /// Makes room for so many words.
    pub fn with_room(words: usize) -> WordMap<T> {
        let short = FxHashMap::with_capacity_and_hasher(words, FxBuildHasher);
        WordMap { short, ..WordMap::default() }
    }

    /// How many words there are.
    pub fn len(&self) -> usize {
        self.short.len() + self.long.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// How many bytes the words have that are too long for the table.
    pub fn long_bytes(&self) -> usize {
        self.long_bytes
    }

    /// Forgets every word.
    pub fn clear(&mut self) {
        self.short.clear();
        self.long.clear();
        self.long_bytes = 0;
    }

    /// What is known of a word.
    #[inline]
    pub fn get(&self, word: &str) -> Option<&T> {
        match Key::of(word.as_bytes()) {
            Some(key) => self.short.get(&key),
            None => self.long.get(word),
        }
    }

    /// What is known of a word, to change it; at first what `new` gives.
    pub fn get_or_insert_with(&mut self, word: &str, new: impl FnOnce() -> T) -> &mut T {
        match Key::of(word.as_bytes()) {
            Some(key) => self.short.entry(key).or_insert_with(new),
            None => self.long.entry(word.into()).or_insert_with(|| {
                self.long_bytes += word.len();
                new()
            }),
        }
    }
}

/// What is known of the words met last, one at each place: so few that they stay where the
/// processor reads at once, with most words of a text among them.
#[derive(Debug, Clone)]
pub struct NearWords<T> {
    places: Vec<(Key, T)>,
}

impl<T: Copy + Default> Default for NearWords<T> {
    fn default() -> NearWords<T> {
        NearWords { places: vec![(Key::EMPTY, T::default()); NEAR] }
    }
}

impl<T: Copy> NearWords<T> {
    /// What is known of a word by its key, if it is here.
    #[inline]
    pub fn get(&self, key: &WordKey) -> Option<&T> {
        let key = key.short()?;
        let (here, known) = &self.places[key.near()];
        (*here == key).then_some(known)
    }

    /// Puts a word here, in the place of another.
    #[inline]
    pub fn put(&mut self, key: &WordKey, known: T) {
        if let Some(key) = key.short() {
            self.places[key.near()] = (key, known);
        }
    }
}

impl WordMap<u32> {
    /// The number of a word, in the order they are met: 0, 1, 2, …
    pub fn number(&mut self, word: &str) -> u32 {
        let next = self.len() as u32;
        *self.get_or_insert_with(word, || next)
    }
}

impl Key {
    /// That of no word.
    pub(super) const EMPTY: Key = Key([0; 3]);

    /// The first bytes of a word as a number.
    #[inline]
    pub(super) fn first_bytes(self) -> u64 {
        self.0[0]
    }

    #[inline]
    fn of(word: &[u8]) -> Option<Key> {
        let len = word.len();
        let eight =
            |at: usize| word[at..].first_chunk().map_or(0, |part| u64::from_le_bytes(*part));
        let four = |at: usize| word[at..].first_chunk().map_or(0, |part| u32::from_le_bytes(*part));
        // The last bytes are read together with some before them, which are shifted out.
        Some(Key(match len {
            0..4 => [word.iter().rev().fold(0, |all, byte| all << 8 | u64::from(*byte)), 0, 0],
            4..=8 => [u64::from(four(0)) | u64::from(four(len - 4)) << (8 * (len - 4)), 0, 0],
            9..=16 => [eight(0), eight(len - 8) >> (8 * (16 - len)), 0],
            17..=SHORT => [eight(0), eight(8), eight(len - 8) >> (8 * (SHORT - len))],
            _ => return None,
        }))
    }
}

impl Key {
    /// The key of the first bytes of a text: where more follow, without a branch on how many
    /// there are, which differs from word to word.
    #[inline]
    fn first(text: &[u8], bytes: usize) -> Option<Key> {
        let first: &[u8; SHORT] = match text.first_chunk() {
            Some(first) if bytes <= SHORT => first,
            _ => return Key::of(&text[..bytes]),
        };
        let part = |number: usize| {
            let eight =
                first[8 * number..].first_chunk().map_or(0, |part| u64::from_le_bytes(*part));
            eight & MASKS[bytes][number]
        };
        Some(Key([part(0), part(1), part(2)]))
    }
}

/// By the bytes of a word, the bits that are its own in the numbers of a key.
const MASKS: [[u64; 3]; SHORT + 1] = masks();

const fn masks() -> [[u64; 3]; SHORT + 1] {
    let mut masks = [[0; 3]; SHORT + 1];
    let mut bytes = 0;
    while bytes <= SHORT {
        let mut byte = 0;
        while byte < bytes {
            masks[bytes][byte / 8] |= 0xff << (8 * (byte % 8));
            byte += 1;
        }
        bytes += 1;
    }
    masks
}

impl Key {
    /// Where the word stands among those that are near.
    #[inline]
    fn near(self) -> usize {
        self.mixed() as usize % NEAR
    }

    /// A number in which every bit has a part in every bit.
    #[inline]
    pub(super) fn mixed(self) -> u64 {
        let [one, two, three] = self.0;
        let mixed = |a: u64, b: u64| {
            let product = u128::from(a) * u128::from(b);
            product as u64 ^ (product >> 64) as u64
        };
        mixed(one ^ 0x243f_6a88_85a3_08d3, two ^ 0x1319_8a2e_0370_7344)
            ^ mixed(three ^ 0xa409_3822_299f_31d0, 0x9e37_79b9_7f4a_7c15)
    }
}

impl Hash for Key {
    /// Every bit has a part in every bit, which the hasher alone does not see to.
    #[inline]
    fn hash<H: Hasher>(&self, state: &mut H) {
        state.write_u64(self.mixed());
    }
}

#[cfg(test)]
mod tests {
    use super::{Key, NEAR, NearWords, SHORT, WordKey, WordMap};

    #[test]
    fn a_word_keeps_its_number_however_many_follow() {
        let mut numbers = WordMap::with_room(2);
        let long = "ل".repeat(SHORT / 2);
        let word = |n: usize| match n % 3 {
            0 => format!("{long}{n}"),
            _ => format!("w{}", n * 7919 % 5003),
        };
        let words: Vec<String> = (0..5000).map(word).collect();
        for (number, word) in words.iter().enumerate() {
            assert_eq!(numbers.get(word), None);
            assert_eq!(numbers.number(word), number as u32);
            assert_eq!(numbers.number(&words[number / 2]), number as u32 / 2);
        }
        for (number, word) in words.iter().enumerate() {
            assert_eq!(numbers.get(word), Some(&(number as u32)));
        }
        assert!(numbers.long_bytes() > 0);
        numbers.clear();
        assert_eq!((numbers.get("w1"), numbers.long_bytes()), (None, 0));
        assert_eq!((numbers.number("w1"), numbers.len()), (0, 1));
    }

    #[test]
    fn a_word_that_is_near_is_the_one_that_was_put() {
        let mut near = NearWords::default();
        let words: Vec<String> = (0..2 * NEAR).map(|n| format!("word{n}")).collect();
        let key = |word: &str| WordKey::first(word, word.len());
        let (mut kept, mut replaced) = (0, 0);
        for (number, word) in words.iter().enumerate() {
            assert_eq!(near.get(&key(word)), None, "{word}");
            near.put(&key(word), number);
            assert_eq!(near.get(&key(word)), Some(&number));
        }
        for (number, word) in words.iter().enumerate() {
            match near.get(&key(word)) {
                Some(known) => {
                    assert_eq!(*known, number);
                    kept += 1;
                }
                None => replaced += 1,
            }
        }
        assert!(kept > NEAR / 2 && replaced >= NEAR, "{kept} {replaced}");
        let long = "w".repeat(SHORT + 1);
        near.put(&key(&long), 7);
        assert_eq!((near.get(&key(&long)), near.get(&key(""))), (None, None));
    }

    #[test]
    fn a_key_has_every_byte_of_its_word_in_its_place() {
        let word = b"abcdefghijklmnopqrstuvwxyz";
        for len in 0..=SHORT {
            let Key(key) = Key::of(&word[..len]).unwrap();
            let bytes: Vec<u8> = key.map(u64::to_le_bytes).concat();
            assert_eq!(bytes[..len], word[..len]);
            assert!(bytes[len..].iter().all(|byte| *byte == 0));
        }
        assert_eq!(Key::of(&word[..SHORT + 1]), None);
    }

    #[test]
    fn a_word_before_others_has_the_same_key() {
        let text = "abcdefghijklmnopqrstuvwxyz".repeat(2);
        let bytes = text.as_bytes();
        for len in 0..text.len() {
            assert_eq!(Key::of(&bytes[..len]), Key::first(bytes, len), "{len}");
        }
    }
}
