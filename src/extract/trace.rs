//! Tells of each word of an article how it was read and what became of it.
//!
//! The rules leave a note where they turn something down, if anyone asked for
//! notes; what they took is in the extraction. Both are laid over the words here.

use std::cell::RefCell;
use std::ops::Range;

use super::reading::Reading;
use crate::model::{Extraction, Mention, PartOf, Span, TracedForm, TracedWord};
use crate::names::{Found, Peel, Tag};

/// Why a rule turned something down.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Note {
    paragraph: usize,
    words: Range<usize>,
    text: String,
}

/// The notes of one article.
#[derive(Debug, Default)]
pub(super) struct Notes {
    list: RefCell<Vec<Note>>,
}

impl Notes {
    /// Keeps a note once; rules try the same words more than once.
    pub fn add(&self, paragraph: usize, words: Range<usize>, text: String) {
        let note = Note { paragraph, words, text };
        let mut list = self.list.borrow_mut();
        if !list.contains(&note) {
            list.push(note);
        }
    }

    /// Takes all of them out.
    pub fn take(&self) -> Vec<Note> {
        self.list.take()
    }
}

/// Lays what was found and the notes over the words of an article.
pub(super) fn trace(readings: &[Reading], found: &Extraction, notes: &[Note]) -> Vec<TracedWord> {
    let parts = parts(found);
    let mut words = Vec::new();
    for reading in readings {
        for index in 0..reading.len() {
            let mut word = describe(reading, index);
            word.part_of = parts
                .iter()
                .filter(|(span, _)| {
                    span.paragraph == word.paragraph
                        && span.start < word.end
                        && word.start < span.end
                })
                .map(|(_, part)| part.clone())
                .collect();
            let here =
                |note: &&Note| note.paragraph == reading.paragraph && note.words.start == index;
            word.notes = notes.iter().filter(here).map(|note| said(reading, note)).collect();
            words.push(word);
        }
    }
    words
}

/// A note, with its words if they are more than one.
fn said(reading: &Reading, note: &Note) -> String {
    let end = note.words.end.min(reading.len());
    match end.saturating_sub(note.words.start) {
        0 | 1 => note.text.clone(),
        _ => format!("{}: {}", reading.words.originals(note.words.start..end), note.text),
    }
}

/// Everything that was found, with its place; a meeting at the first word that tells
/// of it.
fn parts(found: &Extraction) -> Vec<(Span, PartOf)> {
    let mut parts = Vec::new();
    let mut mentions = |what: &'static str, name: &str, mentions: &[Mention]| {
        for mention in mentions {
            let part = PartOf { what, name: name.to_owned(), rule: mention.rule };
            parts.push((mention.span, part));
        }
    };
    for country in &found.countries {
        mentions("country", country.code.as_str(), &country.mentions);
    }
    for official in &found.officials {
        mentions("official", &official.name, &official.mentions);
    }
    for person in &found.people {
        mentions("person", &person.name, &person.mentions);
    }
    for organisation in &found.organisations {
        mentions("organisation", &organisation.name, &organisation.mentions);
    }
    for group in &found.groups {
        mentions("group", &group.code, &group.mentions);
    }
    for date in &found.dates {
        let name = date.from.map_or_else(|| "open".to_owned(), |day| day.to_string());
        parts.push((date.span, PartOf { what: "date", name, rule: date.rule }));
    }
    for meeting in &found.meetings {
        let name = |name: &Option<String>| name.clone().unwrap_or_else(|| "—".to_owned());
        let name = format!("{} / {}", name(&meeting.host.name), name(&meeting.guest.name));
        let Span { paragraph, start, .. } = meeting.evidence.span;
        let span = Span { paragraph, start, end: start + 1 };
        parts.push((span, PartOf { what: "meeting", name, rule: meeting.rule }));
    }
    parts
}

/// What the tables say of a word.
fn describe(reading: &Reading, index: usize) -> TracedWord {
    let gazetteer = reading.gazetteer();
    let word = reading.words.list()[index];
    let folded = reading.folded(index);
    let span = reading.span(&(index..index + 1), 0);
    let (kind, peel) = reading.kind_behind_clitics(index);
    let head = reading.head_behind_clitics(index);
    let own = reading.kind(index);
    let mut kinds = if own.names().is_empty() { kind.names() } else { own.names() };
    let english = reading.english(index).names();
    if !english.is_empty() {
        kinds = english;
    }
    let begins = reading.organisation_head(index).map(|_| "begins an organisation");
    kinds.extend(begins);
    let known = (!kind.names().is_empty()).then_some(peel);
    let behind = head.map(|(_, peel)| peel).or(known).unwrap_or_default();
    TracedWord {
        paragraph: reading.paragraph,
        word: index,
        start: span.start,
        end: span.end,
        text: reading.words.original(index).to_owned(),
        fold: folded.to_owned(),
        stem: gazetteer.stemmer().stem(folded, word.script).into_owned(),
        peeled: peeled(behind),
        kinds,
        head: head.map(|(form, _)| gazetteer.offices.head_name(form).to_owned()),
        encounter: reading.trigger(index).map(|trigger| trigger.name()),
        forms: forms(reading, index),
        ..TracedWord::default()
    }
}

fn peeled(peel: Peel) -> Option<String> {
    let conjunction = peel.conjunction.then_some('و');
    let clitics: String = conjunction.into_iter().chain(peel.preposition).collect();
    (!clitics.is_empty()).then_some(clitics)
}

/// The listed forms that begin with a word, and which of them was taken.
fn forms(reading: &Reading, index: usize) -> Vec<TracedForm> {
    let taken = reading.form_at(index);
    let verdict = |found: &Found| match taken {
        Some(form) if form.words.start < index => "inside a longer form",
        Some(form) if form.words.len() > found.len => "shorter than another",
        Some(form) if form.tags.contains(&Tag::Shield) => "shields its words",
        Some(form) if form.peel != found.peel => "behind other clitics",
        Some(_) => "longest",
        None => "left",
    };
    let describe = |found: Found| TracedForm {
        text: reading.words.originals(index..index + found.len).to_owned(),
        verdict: verdict(&found),
        names: found.tags.iter().map(tag_name).collect::<Vec<_>>().join(", "),
    };
    reading.gazetteer().all_forms(&reading.words, index).into_iter().map(describe).collect()
}

fn tag_name(tag: &Tag) -> String {
    match tag {
        Tag::Country { code, via, guard: "", .. } => format!("country {code} by {}", via.as_str()),
        Tag::Country { code, via, guard, .. } => {
            format!("country {code} by {}, guard {guard}", via.as_str())
        }
        Tag::Group(id) => format!("group {id}"),
        Tag::Topic(key) => format!("topic {key}"),
        Tag::Shield => "nothing (shields.tsv)".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use crate::extract::Extractor;
    use crate::model::{Article, Lang, ParagraphKind};

    fn article(text: &str) -> Article {
        Article::of_texts(Lang::Ar, text.lines().map(|line| (ParagraphKind::Body, line)))
    }

    #[test]
    fn a_trace_finds_what_an_extraction_finds() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/corpus/articles");
        let (mut plain, mut traced) = (Extractor::default(), Extractor::default());
        for entry in std::fs::read_dir(folder).unwrap() {
            let article = article(&std::fs::read_to_string(entry.unwrap().path()).unwrap());
            let (found, words) = traced.trace(&article, None);
            assert_eq!(found, plain.extract(&article, None));
            let mentions = found.countries.iter().map(|country| country.mentions.len());
            let first = words.iter().flat_map(|word| &word.part_of);
            assert!(first.filter(|part| part.what == "country").count() >= mentions.sum());
        }
    }

    #[test]
    fn words_say_why_they_were_left() {
        let text = "طلب مبلغ مالي كبير.\nلن يلتقي وزير الخارجية سفير اليابان.\nفاز ريال مدريد.";
        let (_, words) = Extractor::default().trace(&article(text), None);
        for (word, why) in [
            ("مالي", "guards.tsv mali: not_before"),
            ("كبير", "the head alone is a common noun"),
            ("يلتقي", "no meeting: it is denied"),
            ("ريال", "shields.tsv"),
        ] {
            let notes = &words.iter().find(|traced| traced.text == word).unwrap().notes;
            assert!(notes.iter().any(|note| note.contains(why)), "{word}: {notes:?}");
        }
    }
}
