//! Which field of a record is which: the table of names, and what `--map` adds.

use std::collections::BTreeSet;
use std::fmt;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};

use serde_json::{Map, Value};

use super::markup::decode_references;
use super::prose;
use super::record::{Body, Record};
use super::skip::SkipReason;

/// A field of an article and the names it goes by in records.
pub struct RecordField {
    /// Its name in `--map`.
    pub name: &'static str,
    /// Other names; the first that is there wins. Letter case, what parts words and the Arabic
    /// article do not count.
    pub aliases: &'static [&'static str],
}

/// Every field of an article that a record can give.
pub const RECORD_FIELDS: &[RecordField] = &[
    RecordField { name: "id", aliases: &["guid", "uid"] },
    RecordField {
        name: "title", aliases: &["headline", "العنوان", "عنوان_الخبر"]
    },
    RecordField {
        name: "text",
        aliases: &[
            "body",
            "content",
            "content_html",
            "content_text",
            "articleBody",
            "article",
            "full_text",
            "maintext",
            "النص",
            "نص_الخبر",
            "المحتوى",
            "description",
            "summary",
        ],
    },
    RecordField {
        name: "date",
        aliases: &[
            "published",
            "pubDate",
            "pub_date",
            "published_at",
            "publishedAt",
            "publish_date",
            "date_published",
            "datePublished",
            "date_publish",
            "publication_date",
            "datetime",
            "created_at",
            "timestamp",
            "التاريخ",
            "تاريخ_النشر",
        ],
    },
    RecordField {
        name: "source",
        aliases: &[
            "outlet",
            "publisher",
            "publication",
            "site_name",
            "source_domain",
            "المصدر",
            "الصحيفة",
            "الوكالة",
        ],
    },
    RecordField { name: "dateline", aliases: &[] },
    RecordField { name: "url", aliases: &["link", "الرابط"] },
    RecordField { name: "lang", aliases: &["language", "اللغة"] },
];

/// Other names of fields, as `--map` gives them.
#[derive(Debug, Clone, Default)]
pub struct FieldMap {
    pairs: Vec<Pair>,
    /// The names met in records so far, while one that is given was not.
    there: Arc<Mutex<BTreeSet<String>>>,
}

/// A name that `--map` gives.
#[derive(Debug, Clone)]
struct Pair {
    /// The field's own name.
    field: &'static str,
    /// The name it has in the records.
    name: String,
    /// Whether a record had it.
    met: Arc<AtomicBool>,
}

/// A name that `--map` gives and no record has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unmet {
    /// The field's own name.
    pub field: &'static str,
    /// The name given for it.
    pub name: String,
    /// The likest of the names there are.
    pub nearest: Option<String>,
    /// The names there are.
    pub there: String,
}

impl fmt::Display for Unmet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}`, which `--map {}={0}` names", self.name, self.field)
    }
}

impl Unmet {
    /// What was meant, perhaps, and what there is.
    pub fn near(&self) -> String {
        match &self.nearest {
            Some(nearest) => format!("did you mean `{nearest}`? (there are {})", self.there),
            None => format!("there are {}", self.there),
        }
    }
}

/// Names that are kept to be told.
const MOST_NAMES: usize = 200;

impl FieldMap {
    /// Reads `text=body,date=pub`; says what was expected where it is none.
    pub fn parse(text: &str) -> Result<FieldMap, String> {
        let mut map = FieldMap::default();
        for pair in text.split(',') {
            let (field, name) = pair
                .split_once('=')
                .ok_or_else(|| format!("expected FIELD=NAME, found `{pair}`"))?;
            let field = field.trim();
            let known = RECORD_FIELDS.iter().find(|known| known.name == field);
            let Some(known) = known else {
                let names: Vec<_> = RECORD_FIELDS.iter().map(|field| field.name).collect();
                return Err(format!("no field `{field}`; fields are {}", names.join(", ")));
            };
            let (name, met) = (name.trim().to_owned(), Arc::default());
            map.pairs.push(Pair { field: known.name, name, met });
        }
        Ok(map)
    }

    /// A name given that no record had, once records were read.
    pub fn unmet(&self) -> Option<Unmet> {
        let there = self.there.lock().ok()?;
        // Of several names for one field each record needs only one.
        let met = |pair: &&Pair| pair.met.load(Ordering::Relaxed);
        let unmet = |pair: &&Pair| !met(pair) && !there.contains(&pair.name);
        let pair = self.pairs.iter().find(unmet)?;
        let names: Vec<&str> = there.iter().map(String::as_str).collect();
        (!names.is_empty()).then(|| pair.unmet(&names))
    }

    /// Why a table with these columns is not read.
    pub(super) fn refuses(&self, columns: &[String]) -> Option<SkipReason> {
        let has = |name: &str| columns.iter().any(|column| same(name, column));
        let names: Vec<&str> = columns.iter().map(String::as_str).collect();
        let given = |field| self.pairs.iter().filter(move |pair| pair.field == field);
        let lacks = |pair: &&Pair| !given(pair.field).any(|pair| has(&pair.name));
        if let Some(pair) = self.pairs.iter().find(lacks) {
            return Some(SkipReason::NoColumn(pair.unmet(&names)));
        }
        let no_text = !columns.iter().any(|column| self.is_text(column));
        no_text.then(|| SkipReason::NoText { what: "column", there: listed(&names) })
    }

    /// Why an object is no record: it has no field for headline or text.
    pub(super) fn refuses_object(&self, object: &Map<String, Value>) -> Option<SkipReason> {
        let names: Vec<&str> = object.keys().map(String::as_str).collect();
        let text = ["title", "text"].into_iter().flat_map(|field| self.names(field));
        let none = !names.is_empty() && !text.into_iter().any(|name| find(object, name).is_some());
        none.then(|| {
            self.note(object);
            SkipReason::NoText { what: "field", there: listed(&names) }
        })
    }

    /// Keeps the names of a record while one that is given was not met.
    fn note(&self, object: &Map<String, Value>) {
        if self.pairs.iter().all(|pair| pair.met.load(Ordering::Relaxed)) {
            return;
        }
        if let Ok(mut there) = self.there.lock() {
            let room = MOST_NAMES.saturating_sub(there.len());
            there.extend(object.keys().take(room).cloned());
        }
    }

    /// Whether a name is that of a headline or a text.
    pub fn is_text(&self, column: &str) -> bool {
        ["title", "text"].iter().any(|field| self.names(field).any(|name| same(name, column)))
    }

    /// Whether a value has the text of an article, a summary at least.
    pub(super) fn has_body(&self, value: &Value) -> bool {
        self.names("text").any(|name| has(value, name))
    }

    /// Whether a value has more of an article than headline and summary.
    pub(super) fn has_full_text(&self, value: &Value) -> bool {
        self.names("text").any(|name| !SUMMARIES.contains(&name) && has(value, name))
    }

    /// Whether a value has a headline or a text and something besides: a text alone
    /// is a quotation.
    pub(super) fn is_article(&self, value: &Value) -> bool {
        let fields = RECORD_FIELDS.iter().map(|field| field.name);
        let there = |field: &str| self.names(field).any(|name| has(value, name));
        (there("title") || there("text")) && fields.filter(|field| there(field)).count() >= 2
    }

    /// Whether a value has sentences under a name that none of the fields has, and
    /// neither headline nor text.
    pub(super) fn is_strange(&self, value: &Value) -> bool {
        let is_sentence = |value: &Value| {
            value.as_str().is_some_and(|text| text.split_whitespace().nth(SENTENCE - 1).is_some())
        };
        value.as_object().is_some_and(|object| {
            object.values().any(is_sentence) && self.refuses_object(object).is_some()
        })
    }

    /// How many of these names are those of fields.
    pub fn known(&self, columns: &[&str]) -> usize {
        let known = |column: &str| {
            RECORD_FIELDS.iter().any(|field| self.names(field.name).any(|name| same(name, column)))
        };
        columns.iter().filter(|column| known(column.trim())).count()
    }

    /// The names of a field: those given, else its own and its aliases.
    fn names<'a>(&'a self, field: &'a str) -> impl Iterator<Item = &'a str> {
        let given = self.pairs.iter().filter(move |pair| pair.field == field);
        let given = given.map(|pair| pair.name.as_str());
        let own = RECORD_FIELDS.iter().filter(move |known| known.name == field);
        given.chain(
            own.flat_map(|field| std::iter::once(field.name).chain(field.aliases.iter().copied())),
        )
    }

    fn is_meant(&self, field: &str, name: &str) -> bool {
        name == field || self.pair(field, name).is_some()
    }

    fn pair(&self, field: &str, name: &str) -> Option<&Pair> {
        self.pairs.iter().find(|pair| pair.field == field && pair.name == name)
    }

    /// Takes the fields of an article out of an object; what is left is metadata.
    pub(super) fn record(&self, mut object: Map<String, Value>) -> Result<Record, SkipReason> {
        self.note(&object);
        let mut take = |field: &str| self.take(&mut object, field);
        let mut record = Record {
            external_id: take("id")?,
            title: take("title")?.map(|title| plain(&title)),
            date: take("date")?,
            dateline: take("dateline")?,
            source: take("source")?.map(|name| decode_references(&name).into_owned()),
            url: take("url")?,
            lang: take("lang")?,
            ..Record::default()
        };
        let text = take("text")?;
        if text.is_none() && record.title.is_some() {
            record.notes.extend(unread_text(&object));
        }
        record.body = body(text.unwrap_or_default());
        record.metadata = object;
        Ok(record)
    }

    /// Takes a field out of a record: a text, or a number as its digits. An empty
    /// text is as good as none.
    fn take(
        &self,
        object: &mut Map<String, Value>,
        field: &str,
    ) -> Result<Option<String>, SkipReason> {
        for name in self.names(field) {
            let Some((key, value)) = take_named(object, name) else { continue };
            if let Some(pair) = self.pair(field, name) {
                pair.met.store(true, Ordering::Relaxed);
            }
            match value {
                Value::Null => {}
                Value::String(text) if text.trim().is_empty() => {}
                Value::String(text) => return Ok(Some(text)),
                Value::Number(number) => return Ok(Some(number.to_string())),
                Value::Array(list) if field == "text" => match lines(&list) {
                    Some(text) => return Ok(Some(text)),
                    None => return Err(SkipReason::FieldType(key)),
                },
                Value::Object(mut outlet) if field == "source" => {
                    if let Some(Value::String(name)) = outlet.shift_remove("name") {
                        return Ok(Some(name));
                    }
                }
                // Under a name that is a guess, something else may stand.
                other if !self.is_meant(field, name) => {
                    object.insert(key, other);
                }
                _ => return Err(SkipReason::FieldType(key)),
            }
        }
        Ok(None)
    }
}

/// Names of texts that may be summaries of something else.
const SUMMARIES: [&str; 2] = ["description", "summary"];

/// Words that make a sentence of what might be a name.
const SENTENCE: usize = 8;
/// Words that make a text of what might be a caption.
const TEXT: usize = 20;

/// What to say of a record with no text of whose other fields one may hold it: the longest.
fn unread_text(object: &Map<String, Value>) -> Option<SkipReason> {
    let texts = object.iter().filter_map(|(name, value)| Some((name, value.as_str()?)));
    let (name, text) = texts.max_by_key(|(_, text)| text.len())?;
    let is_text = text.split_whitespace().nth(TEXT - 1).is_some();
    is_text.then(|| SkipReason::UnreadText(listed(&[name])))
}

fn has(value: &Value, name: &str) -> bool {
    value.as_object().and_then(|object| find(object, name)).is_some_and(|found| !found.is_null())
}

/// A value by its key, in any letter case, or by a path of keys with dots.
fn find<'v>(object: &'v Map<String, Value>, name: &str) -> Option<&'v Value> {
    let named = || object.iter().find(|(key, _)| same(name, key)).map(|(_, value)| value);
    object.get(name).or_else(named).or_else(|| {
        let (first, rest) = name.split_once('.')?;
        find(object.get(first)?.as_object()?, rest)
    })
}

impl Pair {
    fn unmet(&self, there: &[&str]) -> Unmet {
        let (field, name) = (self.field, self.name.clone());
        Unmet { field, nearest: nearest(&name, there), name, there: listed(there) }
    }
}

/// The likest of some names, if one is like.
fn nearest(name: &str, names: &[&str]) -> Option<String> {
    let name = name.to_lowercase();
    let likeness =
        |other: &str| strsim::normalized_damerau_levenshtein(&name, &other.to_lowercase());
    let likest = names.iter().max_by(|a, b| likeness(a).total_cmp(&likeness(b)))?;
    (likeness(likest) >= 0.5).then(|| (*likest).to_owned())
}

/// Names as they are told: not all of very many, and no whole texts.
pub(super) fn listed(names: &[&str]) -> String {
    const MOST: usize = 24;
    const LONGEST: usize = 40;
    let short = |name: &&str| match name.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", &name[..end]),
        None => (*name).to_owned(),
    };
    let more = names.len().saturating_sub(MOST);
    let mut listed: Vec<String> = names.iter().take(MOST).map(short).collect();
    if more > 0 {
        listed.push(format!("and {more} more"));
    }
    listed.join(", ")
}

/// Whether a column or key is meant by a name: `Full Text` by `full_text`, `عنوان` by `العنوان`.
fn same(name: &str, column: &str) -> bool {
    let column = column.trim();
    name.eq_ignore_ascii_case(column) || letters(name).eq(letters(column))
}

/// The letters of a name, small, without what parts its words and without the article.
fn letters(name: &str) -> impl Iterator<Item = char> {
    let bare = name.strip_prefix("ال").unwrap_or(name);
    bare.chars().filter(|c| !matches!(c, ' ' | '-' | '_')).map(|c| c.to_ascii_lowercase())
}

/// Takes a value out by its key or path.
fn take_named(object: &mut Map<String, Value>, name: &str) -> Option<(String, Value)> {
    if let Some(value) = object.shift_remove(name) {
        return Some((name.to_owned(), value));
    }
    if let Some(key) = object.keys().find(|key| same(name, key)).cloned() {
        let value = object.shift_remove(&key)?;
        return Some((key, value));
    }
    let (first, rest) = name.split_once('.')?;
    match object.get_mut(first)? {
        Value::Object(inner) => take_named(inner, rest),
        _ => None,
    }
}

/// A list of texts as lines; the pieces of one text as it, where some are objects that say how
/// they are shown, as Telegram has links and names.
fn lines(list: &[Value]) -> Option<String> {
    let pieces = list.iter().map(|piece| piece.get("text").unwrap_or(piece).as_str());
    let pieces: Option<Vec<&str>> = pieces.collect();
    let gap = if list.iter().any(Value::is_object) { "" } else { "\n" };
    Some(pieces?.join(gap))
}

/// A headline without markup and references.
pub(super) fn plain(text: &str) -> String {
    if !may_be_encoded(text) {
        return text.to_owned();
    }
    let text = if prose::is_escaped_markup(text) { decode_references(text) } else { text.into() };
    if prose::is_markup(&text) {
        let parts = prose::of_fragment(&text);
        parts.into_iter().map(|(_, text)| text).collect::<Vec<_>>().join(" ")
    } else {
        decode_references(&text).into_owned()
    }
}

/// Whether a text has any sign of markup or of references. Every byte is looked at, many at
/// once, which goes faster than to look for the first.
fn may_be_encoded(text: &str) -> bool {
    text.bytes().fold(0, |any, byte| any | u8::from(matches!(byte, b'<' | b'&'))) > 0
}

/// The text of a field: markup is read as such, else its references are decoded.
pub(super) fn body(text: String) -> Body {
    if !may_be_encoded(&text) {
        Body::Lines(text)
    } else if prose::is_escaped_markup(&text) {
        Body::Parts(prose::of_fragment(&decode_references(&text)))
    } else if prose::is_markup(&text) {
        Body::Parts(prose::of_fragment(&text))
    } else {
        Body::Lines(decode_references(&text).into_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn object(json: &str) -> Map<String, Value> {
        serde_json::from_str(json).unwrap()
    }

    #[test]
    fn names_in_any_case_paths_and_maps_find_their_fields() {
        let map = FieldMap::parse("text=story.words,date=seen").unwrap();
        let json = r#"{"Title":"خبر","story":{"words":"نص &quot;أول&quot;"},"seen":1738713600,
                       "source":{"id":null,"name":"وكالة"},"page":7}"#;
        let record = map.record(object(json)).unwrap();
        assert_eq!(record.title.as_deref(), Some("خبر"));
        assert!(matches!(&record.body, Body::Lines(text) if text == "نص \"أول\""));
        assert_eq!(record.date.as_deref(), Some("1738713600"));
        assert_eq!(record.source.as_deref(), Some("وكالة"));
        assert_eq!(record.metadata["page"], 7);
    }

    #[test]
    fn what_parts_the_words_of_a_name_does_not_count() {
        let json = r#"{"Headline":"A","Full Text":"B","Publish-Date":"2025-02-05","Publication":"C",
                       "fulltexture":"D"}"#;
        let record = FieldMap::default().record(object(json)).unwrap();
        assert_eq!(record.title.as_deref(), Some("A"));
        assert!(matches!(&record.body, Body::Lines(text) if text == "B"));
        assert_eq!(record.date.as_deref(), Some("2025-02-05"));
        assert_eq!(record.source.as_deref(), Some("C"));
        assert_eq!(record.metadata.len(), 1);
        let json = r#"{"عنوان":"A","نص الخبر":"B","تاريخ":"2025-02-05","مصدر":"C"}"#;
        let record = FieldMap::default().record(object(json)).unwrap();
        assert_eq!(record.title.as_deref(), Some("A"));
        assert_eq!(record.date.as_deref(), Some("2025-02-05"));
        assert!(record.metadata.is_empty());
    }

    #[test]
    fn a_map_that_is_none_is_refused() {
        assert!(FieldMap::parse("text").unwrap_err().contains("FIELD=NAME"));
        assert!(FieldMap::parse("words=text").unwrap_err().contains("fields are id, title"));
    }

    #[test]
    fn a_list_of_texts_is_a_text_and_another_value_is_not() {
        let map = FieldMap::default();
        let record = map.record(object(r#"{"text":["أ","ب"]}"#)).unwrap();
        assert!(matches!(&record.body, Body::Lines(text) if text == "أ\nب"));
        let pieces = r#"{"text":["زار ",{"type":"bold","text":"الوزير"}," طوكيو."]}"#;
        let record = map.record(object(pieces)).unwrap();
        assert!(matches!(&record.body, Body::Lines(text) if text == "زار الوزير طوكيو."));
        let refused = map.record(object(r#"{"title":["أ"]}"#)).unwrap_err();
        assert_eq!(refused, SkipReason::FieldType("title".into()));
    }
}
