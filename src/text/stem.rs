//! Stems: the form by which full text is searched.
//!
//! A folded word comes in, its stem goes out: the lemma where the lexicon
//! knows one, else the word without what can safely be taken off. A letter is
//! only taken for a proclitic if what remains is known and the whole is not.
//! The same word always has the same stem, whatever the archive holds, and a
//! stem is its own stem.

use std::borrow::Cow;
use std::fmt;
use std::sync::{LazyLock, OnceLock};

use super::lexicon::{Kinds, Lexicon};
use super::{Script, WordMap};
use crate::model::hash_stem;

/// The article alif-lam, and lam-lam, which is li- before it.
const ARTICLE: &str = "\u{627}\u{644}";
const TO_THE: &str = "\u{644}\u{644}";
/// Conjunctions wa- and fa-.
const CONJUNCTIONS: [char; 2] = [AND, '\u{641}'];
const AND: char = '\u{648}';
/// Prepositions bi- and ka-, which no verb follows, and li-.
const PREPOSITIONS: [char; 2] = ['\u{628}', '\u{643}'];
const TO: char = '\u{644}';
/// Hamza on waw and on ya, and hamza alone.
const SEATED: [char; 2] = ['\u{624}', '\u{626}'];
const SEATED_BYTES: [[u8; 2]; 2] = [[0xd8, 0xa4], [0xd8, 0xa6]];
const HAMZA: &str = "\u{621}";
const LETTER: usize = 2;
/// Most bytes of a word; longer ones are none, and are left as they are.
const LONGEST: usize = 128;

/// An ending that means one thing even on an unknown word.
struct Ending {
    letters: &'static str,
    instead: &'static str,
    /// Only of words that had the article.
    definite: bool,
}

const ENDINGS: [Ending; 8] = [
    // -iyyin, -iyyatayn, -iyyun
    Ending { letters: "\u{64a}\u{64a}\u{646}", instead: "\u{64a}", definite: false },
    Ending { letters: "\u{64a}\u{62a}\u{64a}\u{646}", instead: "\u{64a}", definite: false },
    Ending { letters: "\u{64a}\u{648}\u{646}", instead: "\u{64a}", definite: true },
    // -at; with -ha and -hum; -atuha, -atuhum
    Ending { letters: "\u{627}\u{62a}", instead: "\u{647}", definite: false },
    Ending { letters: "\u{627}\u{62a}\u{647}\u{627}", instead: "\u{647}", definite: false },
    Ending { letters: "\u{627}\u{62a}\u{647}\u{645}", instead: "\u{647}", definite: false },
    Ending { letters: "\u{62a}\u{647}\u{627}", instead: "\u{647}", definite: false },
    Ending { letters: "\u{62a}\u{647}\u{645}", instead: "\u{647}", definite: false },
];

/// Participles begin with mim; -un and -in make them plural.
const MIM: char = '\u{645}';
const MASCULINE_PLURALS: [&str; 2] = ["\u{648}\u{646}", "\u{64a}\u{646}"];
const ALIF: char = '\u{627}';

/// Makes stems of folded words; reads its tables when it is first asked for one.
pub struct Stemmer {
    lexicon: LazyLock<Lexicon>,
    /// The names that are never cut into, and what gives them.
    protected: OnceLock<WordMap<()>>,
    names: fn() -> Vec<String>,
    english: rust_stemmers::Stemmer,
}

impl Stemmer {
    /// Makes a stemmer that never cuts into the names that `protected` gives.
    ///
    /// Names are single folded words, with the article where they have one.
    pub fn new(protected: fn() -> Vec<String>) -> Stemmer {
        Stemmer {
            lexicon: LazyLock::new(Lexicon::load),
            protected: OnceLock::new(),
            names: protected,
            english: rust_stemmers::Stemmer::create(rust_stemmers::Algorithm::English),
        }
    }

    /// The stem of one folded word.
    pub fn stem<'w>(&self, folded: &'w str, script: Script) -> Cow<'w, str> {
        match script {
            _ if folded.len() > LONGEST => Cow::Borrowed(folded),
            Script::Arabic => self.peel(level(folded)),
            Script::Other if folded.is_ascii() && folded.len() > 3 => {
                Cow::Owned(self.english.stem(folded).into_owned())
            }
            Script::Digits | Script::Other => Cow::Borrowed(folded),
        }
    }

    /// Whether a folded word is a form of a noun, adjective or verb of the
    /// lexicon. A bare preposition is taken for a letter of the word.
    pub fn is_word(&self, folded: &str) -> bool {
        self.is_word_of(folded, || self.stem(folded, Script::Arabic))
    }

    /// The same of a word whose stem `stem` gives.
    pub fn is_word_of<S: AsRef<str>>(&self, folded: &str, stem: impl FnOnce() -> S) -> bool {
        if folded.len() > LONGEST {
            return false;
        }
        let word = level(folded);
        let listed = |word: &str| self.lexicon.listed(word, Kinds::WORDS).is_some();
        let whole = || {
            let bare = word.starts_with(PREPOSITIONS) || word.starts_with(TO);
            !bare || word.contains(ARTICLE) || word.contains(TO_THE)
        };
        listed(&word) || (whole() && listed(stem().as_ref()))
    }

    /// Whether a folded word is in the lexicon as it stands.
    pub fn is_listed(&self, folded: &str) -> bool {
        folded.len() <= LONGEST && self.lexicon.listed(&level(folded), Kinds::WORDS).is_some()
    }

    /// The noun of the lexicon that a folded word is behind a bare preposition.
    pub fn bound_noun(&self, folded: &str) -> Option<&'static str> {
        let word = level(folded);
        let rest = word.strip_prefix(PREPOSITIONS).or_else(|| word.strip_prefix(TO))?;
        self.lexicon.listed(rest, Kinds::NOUN)
    }

    fn is_protected(&self, word: &str) -> bool {
        let protected = self.protected.get_or_init(|| {
            let mut names = WordMap::default();
            for name in (self.names)() {
                names.get_or_insert_with(&level(&name), || ());
            }
            names
        });
        protected.get(word).is_some()
    }

    /// Takes off what can be taken off until nothing can.
    fn peel<'w>(&self, mut word: Cow<'w, str>) -> Cow<'w, str> {
        loop {
            let next = match &word {
                Cow::Borrowed(word) => self.step(word),
                Cow::Owned(word) => Cow::Owned(self.step(word).into_owned()),
            };
            if next == word {
                return next;
            }
            word = next;
        }
    }

    fn step<'w>(&self, word: &'w str) -> Cow<'w, str> {
        if self.is_protected(word) {
            return Cow::Borrowed(word);
        }
        if let Some(lemma) = self.lexicon.listed(word, Kinds::ALL) {
            return Cow::Borrowed(lemma);
        }
        let layers = Layers::of(word);
        if let Some(name) = self.name(&layers) {
            return name;
        }
        let known = self.known(word, &layers);
        known.map_or_else(|| cut_unknown(word, layers.article()), Cow::Borrowed)
    }

    /// What the lexicon makes of a word that it does not list as it stands.
    fn known<'w>(&self, word: &'w str, layers: &Layers<'w>) -> Option<&'w str> {
        let lemma = |layer: &Layer<'w>| self.lexicon.lemma(layer.core, layer.kinds);
        let plain = word.strip_prefix(AND).and_then(|rest| self.lexicon.listed(rest, Kinds::ALL));
        plain
            .or_else(|| self.lexicon.listed(lam_noun(word)?, Kinds::NOUN))
            .or_else(|| layers.iter().find_map(lemma))
            .or_else(|| layers.iter().find_map(|layer| self.lexicon.nisba(layer.core)))
    }

    /// The protected name that shows in one of the layers.
    fn name<'w>(&self, layers: &Layers<'w>) -> Option<Cow<'w, str>> {
        layers.iter().find_map(|layer| {
            if self.is_protected(layer.core) {
                return Some(Cow::Borrowed(layer.core));
            }
            let full = layer.assimilated.then(|| [ARTICLE, layer.core].concat())?;
            self.is_protected(&full).then_some(Cow::Owned(full))
        })
    }
}

impl Default for Stemmer {
    fn default() -> Stemmer {
        Stemmer::new(Vec::new)
    }
}

impl fmt::Debug for Stemmer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Stemmer").finish_non_exhaustive()
    }
}

/// Spells every hamza that sits on waw or ya alone.
fn level(folded: &str) -> Cow<'_, str> {
    if folded.as_bytes().windows(2).any(|letter| SEATED_BYTES.contains(&[letter[0], letter[1]])) {
        return Cow::Owned(folded.replace(SEATED, HAMZA));
    }
    Cow::Borrowed(folded)
}

/// A word without some of its proclitics.
#[derive(Clone, Copy)]
struct Layer<'w> {
    core: &'w str,
    /// What the core may be, after what was taken off.
    kinds: Kinds,
    /// The article was there.
    article: bool,
    /// The article was there without its alif.
    assimilated: bool,
}

/// The ways to take proclitics off a word, the likelier first.
struct Layers<'w> {
    list: [Option<Layer<'w>>; 8],
}

impl<'w> Layers<'w> {
    fn of(word: &'w str) -> Layers<'w> {
        let bare = [Some((word, Kinds::ALL)), cut(word, &CONJUNCTIONS, Kinds::ALL)];
        let behind = |(core, _)| {
            cut(core, &PREPOSITIONS, Kinds::NOMINAL).or_else(|| cut(core, &[TO], Kinds::ALL))
        };
        let all = [bare[0], bare[1], bare[0].and_then(behind), bare[1].and_then(behind)];
        let definite = all.map(|way| Layer::definite(way?.0));
        let plain = all.map(|way| way.map(Layer::plain));
        let mut list = [None; 8];
        list[..4].copy_from_slice(&definite);
        list[4..].copy_from_slice(&plain);
        Layers { list }
    }

    fn iter(&self) -> impl Iterator<Item = &Layer<'w>> {
        self.list.iter().flatten()
    }

    /// The word behind the article, long enough to stand without it.
    fn article(&self) -> Option<&'w str> {
        let definite = |layer: &&Layer| layer.article && layer.core.len() >= 3 * LETTER;
        self.iter().find(definite).map(|layer| layer.core)
    }
}

impl<'w> Layer<'w> {
    fn plain((core, kinds): (&'w str, Kinds)) -> Layer<'w> {
        Layer { core, kinds, article: false, assimilated: false }
    }

    fn definite(word: &'w str) -> Option<Layer<'w>> {
        let assimilated = word.starts_with(TO_THE);
        let core = word.strip_prefix(if assimilated { TO_THE } else { ARTICLE })?;
        let layer = Layer { core, kinds: Kinds::NOMINAL, article: true, assimilated };
        (core.len() >= 2 * LETTER).then_some(layer)
    }
}

fn cut<'w>(word: &'w str, letters: &[char], kinds: Kinds) -> Option<(&'w str, Kinds)> {
    let first = word.chars().next().filter(|first| letters.contains(first))?;
    let rest = &word[first.len_utf8()..];
    (rest.len() >= 2 * LETTER).then_some((rest, kinds))
}

/// The noun that begins with lam, if that is how lam-lam came to stand there.
fn lam_noun(word: &str) -> Option<&str> {
    let bare = word.strip_prefix(AND).unwrap_or(word);
    bare.strip_prefix(TO).filter(|_| bare.starts_with(TO_THE))
}

/// Takes a safe ending off an unknown word, and its article.
fn cut_unknown<'w>(word: &'w str, behind_article: Option<&'w str>) -> Cow<'w, str> {
    let core = behind_article.unwrap_or(word);
    if let Some(participle) = behind_article.and_then(singular_participle) {
        return Cow::Borrowed(participle);
    }
    let mut endings = ENDINGS.iter().filter(|e| !e.definite || behind_article.is_some());
    let cut = endings.find_map(|ending| {
        let base = core.strip_suffix(ending.letters)?;
        (base.len() >= 3 * LETTER).then(|| format!("{base}{}", ending.instead))
    });
    cut.map_or(Cow::Borrowed(core), Cow::Owned)
}

/// The singular of a participle, unless it is a broken plural like mafatih.
fn singular_participle(word: &str) -> Option<&str> {
    let base = MASCULINE_PLURALS.iter().find_map(|ending| word.strip_suffix(ending))?;
    let broken = base.chars().nth(2) == Some(ALIF) && base.len() == 4 * LETTER;
    (base.starts_with(MIM) && base.len() >= 4 * LETTER && !broken).then_some(base)
}

/// Stems already made, for texts in which the same words return.
///
/// Belongs to one thread and one stemmer; forgets everything when full.
#[derive(Debug, Default)]
pub struct StemCache {
    words: WordMap<u32>,
    stems: String,
    /// Where the stem of each word ends in the stems.
    ends: Vec<u32>,
}

impl StemCache {
    /// How many words are kept, and bytes of letters.
    const ROOM: usize = 1 << 17;
    const BYTES: usize = 1 << 22;

    /// The stem of one folded word, as `stemmer` makes it.
    pub fn stem<'s>(&'s mut self, stemmer: &Stemmer, folded: &'s str, script: Script) -> &'s str {
        if script == Script::Digits {
            return folded;
        }
        if self.words.len() >= StemCache::ROOM || self.words.long_bytes() >= StemCache::BYTES {
            *self = StemCache::default();
        }
        let number = self.words.number(folded) as usize;
        if number == self.ends.len() {
            self.stems.push_str(&stemmer.stem(folded, script));
            self.ends.push(self.stems.len() as u32);
        }
        let start = number.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.stems[start as usize..self.ends[number] as usize]
    }
}

/// Stems, each by its number.
#[derive(Debug, Default)]
pub struct StemList {
    letters: String,
    stems: Vec<ListedStem>,
}

/// A stem in the list.
#[derive(Debug, Clone, Copy, Default)]
pub struct ListedStem {
    /// Where it lies in the letters.
    start: u32,
    end: u32,
    hash: u64,
}

impl StemList {
    /// Adds a stem; its number.
    pub fn push(&mut self, stem: &str) -> u32 {
        let start = self.letters.len() as u32;
        self.letters.push_str(stem);
        self.stems.push(ListedStem {
            start,
            end: self.letters.len() as u32,
            hash: hash_stem(stem),
        });
        self.stems.len() as u32 - 1
    }

    /// Where the stem of a number lies; look-ups that nothing stands between wait for memory
    /// together.
    #[inline]
    pub fn find(&self, number: u32) -> ListedStem {
        self.stems.get(number as usize).copied().unwrap_or_default()
    }

    /// A stem that was found, and its hash.
    #[inline]
    pub fn read(&self, stem: ListedStem) -> (&str, u64) {
        (&self.letters[stem.start as usize..stem.end as usize], stem.hash)
    }

    /// Forgets every stem.
    pub fn clear(&mut self) {
        self.letters.clear();
        self.stems.clear();
    }
}
