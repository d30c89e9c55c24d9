//! What the articles of a first load have met, roughly.
//!
//! Nearly every text is new: whether another has the same words, or a number of its
//! sketch, is asked of the archive seven times an article and nearly always denied. While
//! everything in an archive was stored by one import, a bit tells most of it.

use super::identity::Hash;

/// Bits for the numbers of sketches, as a power of two: with a million articles one
/// number in eleven is looked up in vain.
const BANDS: u32 = 26;
/// Bits for the hashes of texts.
const WORDS: u32 = 23;

/// What was met. What is not here was not; what is may have been.
#[derive(Debug)]
pub(super) struct Met {
    bands: Bits,
    words: Bits,
}

impl Default for Met {
    fn default() -> Met {
        Met { bands: Bits::new(BANDS), words: Bits::new(WORDS) }
    }
}

impl Met {
    pub fn meet_band(&mut self, band: u32) {
        self.bands.set(band);
    }

    pub fn may_hold_band(&self, band: u32) -> bool {
        self.bands.is_set(band)
    }

    pub fn meet_words(&mut self, words: &Hash) {
        self.words.set(head(words));
    }

    pub fn may_hold_words(&self, words: &Hash) -> bool {
        self.words.is_set(head(words))
    }
}

fn head(hash: &Hash) -> u32 {
    u32::from_le_bytes([hash[0], hash[1], hash[2], hash[3]])
}

/// A bit for each number below a power of two; of larger numbers the lower bits count.
#[derive(Debug)]
struct Bits(Vec<u64>);

impl Bits {
    fn new(power: u32) -> Bits {
        Bits(vec![0; 1 << (power - u64::BITS.ilog2())])
    }

    fn place(&self, number: u32) -> (usize, u64) {
        let word = number / u64::BITS;
        (word as usize & (self.0.len() - 1), 1 << (number % u64::BITS))
    }

    fn set(&mut self, number: u32) {
        let (word, bit) = self.place(number);
        self.0[word] |= bit;
    }

    fn is_set(&self, number: u32) -> bool {
        let (word, bit) = self.place(number);
        self.0[word] & bit != 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_met_is_held_and_little_else() {
        let mut met = Met::default();
        let numbers = |from: u32| (0..10_000).map(move |n| (from + n).wrapping_mul(0x9e37_79b1));
        numbers(0).for_each(|band| met.meet_band(band));
        assert!(numbers(0).all(|band| met.may_hold_band(band)));
        let others = numbers(10_000).filter(|band| met.may_hold_band(*band)).count();
        assert!(others < 20, "{others} of 10,000 that were not met are held");
        let words = |n: u8| [n; 16];
        met.meet_words(&words(7));
        assert!(met.may_hold_words(&words(7)) && !met.may_hold_words(&words(8)));
    }
}
