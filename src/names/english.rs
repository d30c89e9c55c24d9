//! The English words around offices and names.
//!
//! An office is known by its head (`foreign minister`) and told by the words
//! that stand with it; a word by its kinds. Both are tables, and looking one
//! up costs one hash of a folded word.

use rustc_hash::FxHashMap;

use super::gazetteer::Number;
use super::row::rows;
use super::tables::{ENGLISH_WORDS, OFFICES_EN};
use crate::model::{CountryCode, RoleClass};
use crate::text::fold;

/// The kinds of one bit and what the table and a trace call them.
const NAMES: &[(EnglishKind, &str)] = &[
    (EnglishKind::HONORIFIC, "honorific"),
    (EnglishKind::TITLE, "title"),
    (EnglishKind::ROYAL, "royal"),
    (EnglishKind::RANK, "rank"),
    (EnglishKind::PARTICLE, "particle"),
    (EnglishKind::FORMER, "former"),
    (EnglishKind::QUALIFIER, "qualifier"),
    (EnglishKind::PORTFOLIO, "portfolio"),
    (EnglishKind::FILLER, "filler"),
    (EnglishKind::STOP, "stop"),
    (EnglishKind::CLAUSE, "clause"),
    (EnglishKind::BEING, "being"),
    (EnglishKind::TITLED_ONLY, "titled_only"),
    (EnglishKind::RANK_PART, "rank_part"),
    (EnglishKind::FAMILY, "family"),
    (EnglishKind::BODY_END, "body_end"),
    (EnglishKind::WISH, "wish"),
    (EnglishKind::PROPOSAL, "proposal"),
    (EnglishKind::PAST, "past"),
    (EnglishKind::SAYING, "saying"),
    (EnglishKind::VENUE, "venue"),
    (EnglishKind::GATHERING, "gathering"),
    (EnglishKind::APPOINTING, "appointing"),
    (EnglishKind::ABROAD, "abroad"),
    (EnglishKind::RULER, "ruler"),
    (EnglishKind::FUNCTION, "function"),
];

/// What a single English word can be, as bits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct EnglishKind(u32);

impl EnglishKind {
    /// Before an office or a name: His Excellency.
    pub const HONORIFIC: EnglishKind = EnglishKind(1);
    /// Before a name: Sheikh.
    pub const TITLE: EnglishKind = EnglishKind(2);
    /// Before a name of a ruling house: Prince.
    pub const ROYAL: EnglishKind = EnglishKind(4);
    /// A military rank.
    pub const RANK: EnglishKind = EnglishKind(8);
    /// Joins two parts of a name: bin, van.
    pub const PARTICLE: EnglishKind = EnglishKind(16);
    /// Says that an office is past.
    pub const FORMER: EnglishKind = EnglishKind(32);
    /// Stands before an office: deputy, acting.
    pub const QUALIFIER: EnglishKind = EnglishKind(64);
    /// Part of the name of an office: finance.
    pub const PORTFOLIO: EnglishKind = EnglishKind(128);
    /// Between an office and its state: republic.
    pub const FILLER: EnglishKind = EnglishKind(256);
    /// Never part of a name.
    pub const STOP: EnglishKind = EnglishKind(512);
    /// Begins another clause.
    pub const CLAUSE: EnglishKind = EnglishKind(1024);
    /// A form of `be`.
    pub const BEING: EnglishKind = EnglishKind(2048);
    /// An office only with a capital, an article or a state.
    pub const TITLED_ONLY: EnglishKind = EnglishKind(4096);
    /// Goes with a rank and is none alone.
    pub const RANK_PART: EnglishKind = EnglishKind(8192);
    /// A stop that is also a family's name: May.
    pub const FAMILY: EnglishKind = EnglishKind(16384);
    /// What the name of a body ends with.
    pub const BODY_END: EnglishKind = EnglishKind(32768);
    /// Says shortly before a meeting that it is only wished for: ready, idea.
    pub const WISH: EnglishKind = EnglishKind(1 << 16);
    /// Says anywhere before a meeting that it is only proposed: suggested.
    pub const PROPOSAL: EnglishKind = EnglishKind(1 << 17);
    /// The past form of a verb of meeting: met.
    pub const PAST: EnglishKind = EnglishKind(1 << 18);
    /// A verb whose subject tells the news: said.
    pub const SAYING: EnglishKind = EnglishKind(1 << 19);
    /// A house in which people meet: palace.
    pub const VENUE: EnglishKind = EnglishKind(1 << 20);
    /// What those who stand by attend: reception.
    pub const GATHERING: EnglishKind = EnglishKind(1 << 21);
    /// A verb that puts somebody into an office: named.
    pub const APPOINTING: EnglishKind = EnglishKind(1 << 22);
    /// In the name of an office that is held abroad: envoy.
    pub const ABROAD: EnglishKind = EnglishKind(1 << 23);
    /// Says who somebody is before a comma and the name: strongman.
    pub const RULER: EnglishKind = EnglishKind(1 << 24);
    /// A word of grammar that a verb's subject may end before: in, and, will.
    pub const FUNCTION: EnglishKind = EnglishKind(1 << 25);

    /// The kinds that tell something of a meeting and begin no office or name.
    pub const OF_MEETINGS: EnglishKind = EnglishKind::WISH
        .or(EnglishKind::PROPOSAL)
        .or(EnglishKind::PAST)
        .or(EnglishKind::SAYING)
        .or(EnglishKind::VENUE)
        .or(EnglishKind::GATHERING)
        .or(EnglishKind::APPOINTING);

    /// Whether it is any of these kinds.
    pub fn is(self, kinds: EnglishKind) -> bool {
        self.0 & kinds.0 != 0
    }

    /// Whether it is none but these kinds.
    pub fn is_only(self, kinds: EnglishKind) -> bool {
        self.0 & !kinds.0 == 0
    }

    /// Both kinds.
    pub const fn or(self, other: EnglishKind) -> EnglishKind {
        EnglishKind(self.0 | other.0)
    }

    /// The names of its kinds.
    pub fn names(self) -> Vec<&'static str> {
        NAMES.iter().filter(|(kind, _)| self.is(*kind)).map(|(_, name)| *name).collect()
    }

    pub(super) fn from_word(word: &str) -> EnglishKind {
        let known = NAMES.iter().find(|(_, name)| *name == word);
        known.map_or_else(EnglishKind::default, |(kind, _)| *kind)
    }
}

/// A form of an office's head.
#[derive(Debug, Clone)]
pub struct EnglishHead {
    words: Vec<String>,
    number: Number,
    /// The head it is a form of.
    head: usize,
}

impl EnglishHead {
    /// How many words it has.
    #[expect(clippy::len_without_is_empty, reason = "a head has at least one word")]
    pub fn len(&self) -> usize {
        self.words.len()
    }

    /// One holder or several.
    pub fn number(&self) -> Number {
        self.number
    }
}

#[derive(Debug)]
struct Row {
    head: usize,
    cues: Vec<String>,
    class: Option<RoleClass>,
}

/// What stands with the head of an office.
#[derive(Debug, Clone, Copy)]
pub struct Setting<'p> {
    /// All its words, folded, with a space before, between and after.
    pub phrase: &'p str,
    /// It names a state.
    pub state: bool,
    /// The state it names first, if that is known.
    pub own: Option<CountryCode>,
    /// A state and nothing else stands with the head.
    pub plain: bool,
    /// The head stands alone.
    pub bare: bool,
    /// It names a part of a state.
    pub region: bool,
    /// It names an organisation of states.
    pub group: bool,
}

/// The English tables, loaded.
#[derive(Debug)]
pub struct English {
    kinds: FxHashMap<String, EnglishKind>,
    /// Forms by first word, the longest first.
    heads: FxHashMap<String, Vec<EnglishHead>>,
    rows: Vec<Row>,
}

impl English {
    pub(super) fn load() -> English {
        let mut english = English { kinds: kinds(), heads: FxHashMap::default(), rows: Vec::new() };
        let mut names: Vec<String> = Vec::new();
        for row in rows(&OFFICES_EN) {
            let [name, cue, class] = row.as_slice() else { continue };
            let name = fold(name);
            let known = names.iter().position(|known| *known == name);
            let head = known.unwrap_or_else(|| {
                english.add_head(&name, names.len());
                names.push(name);
                names.len() - 1
            });
            let cues = cue.split('|').filter(|cue| *cue != "-").map(str::to_owned).collect();
            english.rows.push(Row { head, cues, class: RoleClass::from_word(class) });
        }
        for forms in english.heads.values_mut() {
            forms.sort_by_key(|form| std::cmp::Reverse(form.len()));
        }
        english
    }

    fn add_head(&mut self, name: &str, head: usize) {
        for (form, number) in [(name.to_owned(), Number::Singular), (plural(name), Number::Plural)]
        {
            let words: Vec<String> = form.split(' ').map(str::to_owned).collect();
            let first = words[0].clone();
            self.heads.entry(first).or_default().push(EnglishHead { words, number, head });
        }
    }

    /// What a folded word can be.
    pub fn kind(&self, folded: &str) -> EnglishKind {
        self.kinds.get(folded).copied().unwrap_or_default()
    }

    /// Whether a head begins with a folded word.
    pub fn begins_head(&self, folded: &str) -> bool {
        self.heads.contains_key(folded)
    }

    /// The longest head that begins with a folded word; `word(n)` gives the
    /// folded word `n` places after it, if it goes on with it.
    pub fn head<'w>(
        &self,
        first: &str,
        word: impl Fn(usize) -> Option<&'w str>,
    ) -> Option<&EnglishHead> {
        self.heads.get(first)?.iter().find(|form| {
            form.words.iter().enumerate().skip(1).all(|(n, w)| word(n) == Some(w.as_str()))
        })
    }

    /// The class of an office; `None` if it is no public one.
    pub fn class(&self, head: &EnglishHead, setting: Setting) -> Option<RoleClass> {
        let mut of_head = self.rows.iter().filter(|row| row.head == head.head);
        of_head
            .find(|row| row.cues.is_empty() || row.cues.iter().any(|cue| holds(cue, setting)))?
            .class
    }
}

fn holds(cue: &str, setting: Setting) -> bool {
    match cue {
        "STATE" => setting.state,
        "PLAIN" => setting.plain,
        "BARE" => setting.bare,
        "REGION" => setting.region,
        "GROUP" => setting.group,
        words => match words.split_once('@') {
            Some((words, code)) => {
                let own = setting.own.is_some() && setting.own == CountryCode::new(code);
                own && stand_in(setting.phrase, words)
            }
            None => stand_in(setting.phrase, words),
        },
    }
}

/// Whether whole words stand together in an office: a search from each space on, as a general
/// one costs more to set up than so short a phrase to read.
fn stand_in(phrase: &str, words: &str) -> bool {
    phrase.match_indices(' ').any(|(at, space)| {
        let rest = phrase.get(at + space.len()..).and_then(|rest| rest.strip_prefix(words));
        rest.is_some_and(|rest| rest.starts_with(' '))
    })
}

fn kinds() -> FxHashMap<String, EnglishKind> {
    let mut kinds: FxHashMap<String, EnglishKind> = FxHashMap::default();
    for row in rows(&ENGLISH_WORDS) {
        let [kind, forms] = row.as_slice() else { continue };
        for form in forms.split(' ') {
            let known = kinds.entry(form.to_owned()).or_default();
            *known = known.or(EnglishKind::from_word(kind));
        }
    }
    kinds
}

/// The plural of a head: of its noun, which comes first before `of` and `general`.
fn plural(name: &str) -> String {
    let first_is_noun = name.contains(" of ")
        || name.contains(" in ")
        || name.ends_with(" general") && name != "general"
        || name.starts_with("charge ");
    match name.split_once(' ') {
        Some((noun, rest)) if first_is_noun => format!("{} {rest}", plural_of(noun)),
        _ => plural_of(name),
    }
}

fn plural_of(noun: &str) -> String {
    if let Some(stem) = noun.strip_suffix('y') {
        return format!("{stem}ies");
    }
    if let Some(stem) = noun.strip_suffix("man") {
        return format!("{stem}men");
    }
    format!("{noun}s")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_with_a_head_tell_the_office() {
        let english = English::load();
        for (office, state, bare, class) in [
            ("deputy foreign minister", false, false, Some(RoleClass::DeputyMinister)),
            ("foreign minister", false, false, Some(RoleClass::ForeignMinister)),
            ("minister of foreign trade", false, false, Some(RoleClass::Minister)),
            ("foreign ministers", false, false, Some(RoleClass::ForeignMinister)),
            ("minister", false, true, Some(RoleClass::Minister)),
            ("president", true, false, Some(RoleClass::HeadOfState)),
            ("president of the company", false, false, None),
            ("un secretary general", false, false, Some(RoleClass::International)),
            ("secretary of state", false, false, Some(RoleClass::ForeignMinister)),
        ] {
            let words: Vec<&str> = office.split(' ').collect();
            let head = (0..words.len())
                .find_map(|at| english.head(words[at], |n| words.get(at + n).copied()))
                .unwrap_or_else(|| panic!("{office}"));
            let phrase = format!(" {office} ");
            let (own, region, group) = (None, false, false);
            let setting =
                Setting { phrase: &phrase, state, own, plain: state, bare, region, group };
            assert_eq!(english.class(head, setting), class, "{office}");
        }
    }
}
