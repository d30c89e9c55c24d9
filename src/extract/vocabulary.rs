//! What the tables say of each word, looked up once and kept.
//!
//! News says the same words again and again. A word is looked up in every
//! table when it is first met; after that one look-up gives it. The tables
//! say the same of most words: what they say lies in a list without repetitions,
//! short enough for the rules to read again and again. Nothing here depends on where
//! a word stands.

use std::borrow::Cow;
use std::cell::OnceCell;
use std::mem;

use rustc_hash::FxHashMap;

use super::trace::Notes;
use crate::date::DateWord;
use crate::model::{NO_STEM, ParagraphKind, Stems, hash_stem};
use crate::names::{
    EnglishKind, FamilyName, Gazetteer, HeadForm, HeadTrait, ListedWord, OrganisationHead, Peel,
    Peelings, Trigger, WordKind,
};
use crate::text::{ListedStem, NearWords, Script, StemList, WordKey, WordTable, Words};

/// What is known of a word.
#[derive(Debug, Default, Clone, PartialEq, Eq, Hash)]
pub(super) struct Known {
    /// What it can be, perhaps behind clitics.
    pub behind: (WordKind, Peel),
    /// What it can be as it stands.
    pub kind: WordKind,
    /// No table has it, and it is a common word.
    pub common: bool,
    /// The same, but right after a given name it is a surname.
    pub surname: bool,
    /// The office head it is a form of, perhaps behind clitics.
    pub head: Option<(HeadForm, Peel)>,
    /// No mention of a person begins with it in Arabic: it is a particle, a verb, a
    /// common word or part of an office, and nothing else.
    pub plain: bool,
    pub english: EnglishKind,
    /// The head of an English office begins with it.
    pub begins_head: bool,
    /// What it says of a meeting.
    pub trigger: Option<Trigger>,
    pub date: DateWord,
    pub listed: ListedWord,
    /// Where it stands in the forms of organisations.
    pub organisation: ListedWord,
    /// The name of an organisation may begin with it.
    pub organisation_head: Option<(OrganisationHead, Peel)>,
    /// Leaders are called by it as a family's name, and whether it is no given name.
    pub family: Option<FamilyName>,
    /// Leaders are called by the family's name that it is, and no word is spelt so: where
    /// in it the name begins, behind a clitic or at once.
    pub leader: Option<usize>,
}

/// The stem of a word, made when it is first asked for.
struct Stem<'w> {
    word: &'w str,
    script: Script,
    made: OnceCell<Cow<'w, str>>,
}

impl Stem<'_> {
    fn get(&self, gazetteer: &Gazetteer) -> &str {
        self.made.get_or_init(|| gazetteer.stemmer().stem(self.word, self.script))
    }
}

impl Known {
    fn of(stem: &Stem, gazetteer: &Gazetteer) -> Known {
        let word = stem.word;
        let offices = &gazetteer.offices;
        let peelings = Peelings::of(word);
        let behind = offices.kind_behind_clitics(&peelings);
        let mut known = Known {
            behind,
            kind: if behind.1 == Peel::default() { behind.0 } else { WordKind::default() },
            trigger: gazetteer.encounters.get(&peelings),
            date: DateWord::of(word),
            listed: gazetteer.listed(&peelings),
            organisation: gazetteer.organisations().listed(&peelings),
            organisation_head: gazetteer.organisations().head(&peelings),
            family: gazetteer.leaders().family(word),
            ..Known::default()
        };
        match stem.script {
            Script::Arabic => {
                known.head = offices.head_behind_clitics(&peelings);
                // `عميد`: an office in front of what it is of, and a common noun elsewhere.
                let construct = |head: HeadForm| offices.traits(head).is(HeadTrait::CONSTRUCT);
                let free = known.head.is_none_or(|(head, _)| construct(head));
                let open = known.kind == WordKind::default() && free;
                known.common = open && is_common(stem, gazetteer);
                known.surname = known.common && is_like_surname(word);
                known.plain = known.head.is_none() && is_plain(&known);
                known.leader = leader(word, gazetteer);
            }
            Script::Other => {
                known.english = gazetteer.english.kind(word);
                known.begins_head = gazetteer.english.begins_head(word);
                known.leader = known.family.map(|_| 0);
            }
            Script::Digits => {}
        }
        known
    }
}

fn is_plain(known: &Known) -> bool {
    let (kind, peel) = known.behind;
    if kind == WordKind::default() {
        return known.common && !known.surname;
    }
    // What is a verb as it stands may be a name behind a preposition.
    let name = kind == WordKind::VERB && peel.preposition.is_some();
    let plain = WordKind::STOP.or(WordKind::VERB).or(WordKind::TAIL);
    kind.or(plain) == plain && !name
}

/// Whether a word that no table has is a common one: the lexicon of stems knows
/// it, and no given name is in it.
fn is_common(stem: &Stem, gazetteer: &Gazetteer) -> bool {
    let (word, stemmer) = (stem.word, gazetteer.stemmer());
    let is_word = || stemmer.is_word_of(word, || stem.get(gazetteer));
    let bare = word.strip_prefix("ال").unwrap_or(word);
    let given = |part: &str| gazetteer.offices.kind(part).is(WordKind::GIVEN);
    !given(bare)
        && !bare.strip_suffix('ي').is_some_and(given)
        && (is_word() || stemmer.bound_noun(word).is_some_and(|noun| !given(noun)))
}

/// Where the family's name by which leaders are called begins in a word, if no word or
/// given name is spelt so.
fn leader(word: &str, gazetteer: &Gazetteer) -> Option<usize> {
    let leaders = gazetteer.leaders();
    let name = match word.strip_prefix(['و', 'ل', 'ب', 'ف']) {
        Some(rest) if rest.chars().nth(4).is_some() && leaders.is_family(rest) => rest,
        _ => word,
    };
    if name.chars().nth(3).is_none() || !leaders.is_family(name) {
        return None;
    }
    let kind = gazetteer.offices.kind(name);
    let free =
        kind == WordKind::default() || kind == WordKind::GIVEN && leaders.is_family_only(name);
    let spelt = [name, word].iter().any(|form| gazetteer.stemmer().is_word(form));
    (free && !spelt).then_some(word.len() - name.len())
}

/// A masculine noun with the article (`وليد المعلم`).
fn is_like_surname(word: &str) -> bool {
    word.starts_with("ال") && !["ه", "ت", "ين", "ون"].iter().any(|ending| word.ends_with(ending))
}

/// A word that was met.
#[derive(Debug, Default, Clone, Copy)]
pub(super) struct Met {
    /// Its stem, once that is made.
    stem: StemOf,
    /// The place in the list of what is known of it, and the marks before.
    place: u32,
}

impl Met {
    /// The bits of the place; those above are marks.
    const PLACE: u32 = (1 << 23) - 1;
    /// It is a common word, but right after a given name.
    pub const SURNAME: u32 = 1 << 23;
    /// A listed form begins with it, or may be misspelt in it.
    pub const FORM: u32 = 1 << 24;
    /// A date begins with it.
    pub const DATE: u32 = 1 << 25;
    /// The form of an organisation begins with it.
    pub const ORGANISATION: u32 = 1 << 26;
    /// It is the head of an organisation's name.
    pub const HEAD: u32 = 1 << 27;
    /// It is a trigger.
    pub const TRIGGER: u32 = 1 << 28;
    /// Leaders are called by it.
    pub const LEADER: u32 = 1 << 29;
    /// It is plain.
    pub const PLAIN: u32 = 1 << 30;
    /// It is a form of an office head.
    pub const OFFICE: u32 = 1 << 31;

    /// A word with the marks for what is asked of every word of a text: few have any, and
    /// what is known of the others need not be looked at.
    fn new(stem: StemOf, place: u32, known: &Known) -> Met {
        let open = known.kind == WordKind::default() && !known.common;
        let marks = [
            (Met::SURNAME, known.surname),
            (Met::FORM, open || known.listed.begins()),
            (Met::DATE, known.date.begins()),
            (Met::ORGANISATION, known.organisation.begins()),
            (Met::HEAD, known.organisation_head.is_some()),
            (Met::TRIGGER, known.trigger.is_some()),
            (Met::LEADER, known.leader.is_some()),
            (Met::PLAIN, known.plain),
            (Met::OFFICE, known.head.is_some()),
        ];
        let marks = marks.into_iter().filter(|(_, holds)| *holds).map(|(mark, _)| mark);
        Met { stem, place: marks.fold(place & Met::PLACE, |all, mark| all | mark) }
    }

    /// Whether a word has a mark.
    pub fn is(self, mark: u32) -> bool {
        self.place & mark != 0
    }
}

/// Where the stem of a word is: most are letters of the word itself, which need not be kept.
#[derive(Debug, Default, Clone, Copy)]
struct StemOf(u32);

impl StemOf {
    /// It is not made.
    const UNMADE: StemOf = StemOf(0);
    /// It is part of the word.
    const INSIDE: u32 = 1 << 31;
    /// Most bytes of a word that a stem may be part of.
    const LONGEST: usize = 1 << 15;

    /// The stem of a word; what is no part of the word goes to the list.
    fn new(stem: &str, word: &str, list: &mut StemList) -> StemOf {
        match word.find(stem).filter(|_| word.len() < StemOf::LONGEST) {
            Some(start) => StemOf(StemOf::INSIDE | (start as u32) << 16 | stem.len() as u32),
            None => StemOf(list.push(stem) + 1),
        }
    }

    /// Its number in the list, if it stands there.
    fn listed(self) -> Option<u32> {
        if self.0 & StemOf::INSIDE == 0 { self.0.checked_sub(1) } else { None }
    }

    /// The stem as part of its word.
    fn inside(self, word: &str) -> Option<&str> {
        let start = (self.0 & !StemOf::INSIDE) >> 16;
        let len = self.0 & 0xffff;
        let within = self.0 & StemOf::INSIDE != 0;
        word.get(start as usize..(start + len) as usize).filter(|_| within)
    }
}

/// Some words, with the stems that are no part of their words.
#[derive(Debug, Default)]
struct Generation {
    met: WordTable<Met>,
    stems: StemList,
}

impl Generation {
    fn clear(&mut self) {
        self.met.clear();
        self.stems.clear();
    }
}

/// The words met so far.
#[derive(Debug)]
pub(super) struct Vocabulary {
    gazetteer: &'static Gazetteer,
    /// Those met lately, and those before them.
    late: Generation,
    early: Generation,
    /// The words that return most, perhaps.
    near: NearWords<Met>,
    /// Whether stems are asked for.
    indexing: bool,
    /// The keys of the words looked up last, those of them that are not near, and their stems,
    /// for their room.
    keys: Vec<WordKey>,
    far: Vec<(usize, u64)>,
    found: Vec<ListedStem>,
    /// What is known of words, each but once.
    list: Vec<Known>,
    places: FxHashMap<Known, u32>,
    nothing: Known,
    /// Why rules turned something down, if anyone asked.
    notes: Option<Notes>,
}

impl Vocabulary {
    /// How many words a generation has: with those of an article as many as a table has room
    /// for before it grows. When there are more, the next one begins, which takes over each
    /// word that returns; the one before the last is forgotten.
    const ROOM: usize = (3 << 16) - (1 << 12);
    /// How many bytes the longest of them may take.
    const LONG_BYTES: usize = 1 << 23;

    pub fn new(gazetteer: &'static Gazetteer) -> Vocabulary {
        Vocabulary {
            gazetteer,
            late: Generation::default(),
            early: Generation::default(),
            near: NearWords::default(),
            indexing: false,
            keys: Vec::new(),
            far: Vec::new(),
            found: Vec::new(),
            list: Vec::new(),
            places: FxHashMap::default(),
            nothing: Known::default(),
            notes: None,
        }
    }

    /// Asks the rules for notes from now on; there are none yet.
    pub fn take_notes(&mut self) {
        self.notes = Some(Notes::default());
    }

    pub fn notes(&self) -> Option<&Notes> {
        self.notes.as_ref()
    }

    /// Makes room for the words of another article.
    pub fn make_room(&mut self) {
        let Generation { met, .. } = &self.late;
        if met.long_bytes() > Vocabulary::LONG_BYTES || met.len() > Vocabulary::ROOM {
            mem::swap(&mut self.late, &mut self.early);
            self.late.clear();
            self.near = NearWords::default();
        }
    }

    /// Makes the stem of each new word from now on.
    pub fn make_stems(&mut self) {
        self.indexing = true;
    }

    /// Looks the words up; those that are new are learnt.
    pub fn learn(&mut self, words: &Words) -> Vec<Met> {
        let key = |index| {
            let (text, bytes) = words.folded_from(index);
            WordKey::first(text, bytes)
        };
        let (mut keys, mut far) = (mem::take(&mut self.keys), mem::take(&mut self.far));
        keys.clear();
        far.clear();
        keys.extend((0..words.len()).map(key));
        let near = keys.iter().enumerate().map(|(index, key)| match self.near.get(key) {
            Some(met) => *met,
            None => {
                far.push((index, 0));
                Met::default()
            }
        });
        let mut met: Vec<Met> = near.collect();
        // One after another, with nothing between: they wait for memory together.
        for (index, first) in &mut far {
            *first = self.late.met.touch(&keys[*index]);
        }
        for (index, _) in &far {
            let (index, key) = (*index, &keys[*index]);
            let word = || words.folded(index);
            met[index] = match self.late.met.get(key, word) {
                Some(met) => met,
                None => self.meet(key, word(), words.list()[index].script),
            };
            self.near.put(key, met[index]);
        }
        (self.keys, self.far) = (keys, far);
        for (_, met) in words.list().iter().zip(&mut met).filter(|(word, _)| word.borrowed) {
            *met = self.borrowed(*met);
        }
        met
    }

    /// `ڤايد`, which folds to `فايد`: no word of Arabic is spelt so, with a clitic or without.
    #[cold]
    fn borrowed(&mut self, met: Met) -> Met {
        let known = self.known(Some(&met)).clone();
        let behind = (known.kind, Peel::default());
        let place = self.place(Known { behind, common: false, ..known });
        Met { place: met.place & !Met::PLACE | place & Met::PLACE, ..met }
    }

    /// The place of what is known of a word.
    fn place(&mut self, known: Known) -> u32 {
        let next = self.list.len() as u32;
        *self.places.entry(known).or_insert_with_key(|known| {
            self.list.push(known.clone());
            next
        })
    }

    /// Learns a word, or takes it over from the generation before.
    #[cold]
    #[inline(never)]
    fn meet(&mut self, key: &WordKey, folded: &str, script: Script) -> Met {
        let met = match self.early.met.get(key, || folded) {
            Some(early) => {
                let stems = &mut self.late.stems;
                let listed = early.stem.listed().map(|number| self.early.stems.find(number));
                let moved = |stem| StemOf(stems.push(self.early.stems.read(stem).0) + 1);
                Met { stem: listed.map_or(early.stem, moved), ..early }
            }
            None => self.learn_word(folded, script),
        };
        self.late.met.insert(key, folded, met);
        met
    }

    fn learn_word(&mut self, folded: &str, script: Script) -> Met {
        let stem = Stem { word: folded, script, made: OnceCell::new() };
        let place = self.place(Known::of(&stem, self.gazetteer));
        if self.indexing {
            stem.get(self.gazetteer);
        }
        let stems = &mut self.late.stems;
        let made = stem.made.into_inner();
        let stem = made.map_or(StemOf::UNMADE, |stem| StemOf::new(&stem, folded, stems));
        Met::new(stem, place, &self.list[place as usize])
    }

    /// Adds the stems of the words of a paragraph.
    pub fn push_stems(
        &mut self,
        (words, met): (&Words, &[Met]),
        kind: ParagraphKind,
        stems: &mut Stems,
    ) {
        let stemmer = self.gazetteer.stemmer();
        let column = stems.index.column(kind);
        column.reserve(words.text().len());
        let mut hashes = (kind != ParagraphKind::Headline).then_some(&mut stems.hashes);
        let list = &self.late.stems;
        self.found.clear();
        self.found.extend(met.iter().filter_map(|met| met.stem.listed()).map(|n| list.find(n)));
        let mut listed = self.found.iter();
        for (index, met) in met.iter().enumerate() {
            if !column.is_empty() {
                column.push(' ');
            }
            let word = words.folded(index);
            let made;
            let (stem, hash) = match met.stem.inside(word) {
                Some(stem) => (stem, hash_stem(stem)),
                None => match met.stem.listed().and_then(|_| listed.next()) {
                    Some(stem) => list.read(*stem),
                    None => {
                        made = stemmer.stem(word, words.list()[index].script);
                        (made.as_ref(), hash_stem(&made))
                    }
                },
            };
            column.push_str(stem);
            if let Some(hashes) = hashes.as_mut().filter(|_| hash != NO_STEM) {
                hashes.push(hash);
            }
        }
    }

    /// What is known of a word that was met; nothing of none.
    pub fn known(&self, met: Option<&Met>) -> &Known {
        met.and_then(|met| self.list.get((met.place & Met::PLACE) as usize))
            .unwrap_or(&self.nothing)
    }

    pub fn gazetteer(&self) -> &'static Gazetteer {
        self.gazetteer
    }
}
