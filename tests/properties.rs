//! What holds for every input: generated articles, texts and archives.

#![allow(clippy::unwrap_used, missing_docs)]

use std::path::Path;

use jiff::civil::{Date, Weekday, date};
use proptest::prelude::*;
use sijill::archive::{Archive, Outcome, RunOf, Writer};
use sijill::extract::extract;
use sijill::import::{Analyst, index_text};
use sijill::model::{Article, Lang, Origin, Paragraph, ParagraphKind, PublishedFrom};
use sijill::names::Gazetteer;
use sijill::query::{self, ArchiveNames, Context, holds};
use sijill::text::{Words, fold};

const WORDS: &[&str] = &[
    "استقبل",
    "وزير",
    "الدفاع",
    "السفير",
    "الياباني",
    "الكويت",
    "طوكيو",
    "محمد",
    "العلي",
    "أمس",
    "وبحثا",
    "التعاون",
    "العسكري",
    "في",
    "مع",
    "5",
    "فبراير",
    "2025",
    "لليابان",
    "minister",
    "Japan",
    "met",
    "the",
    "ambassador",
    "واليابان",
    "سفيري",
    "بنغلاديش",
];

fn sentence() -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(WORDS), 1..14).prop_map(|words| words.join(" "))
}

/// Every Arabic and English word of the tables of offices, titles and meetings.
fn vocabulary() -> Vec<String> {
    let mut words: Vec<String> = WORDS.iter().map(|word| (*word).to_owned()).collect();
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/src/names");
    for table in std::fs::read_dir(folder).unwrap() {
        let path = table.unwrap().path();
        let small = path.metadata().unwrap().len() < 60_000;
        if path.extension().is_some_and(|extension| extension == "tsv") && small {
            let text = std::fs::read_to_string(&path).unwrap();
            let rows = text.lines().filter(|line| !line.starts_with('#'));
            words.extend(rows.flat_map(|row| row.split(['\t', '|'])).map(str::to_owned));
        }
    }
    words
}

/// Words of the tables with whatever may stand between them.
fn official_sounding() -> impl Strategy<Value = String> {
    let gap = prop::sample::select(vec![
        " ", " ", " ", "، ", " (", ") ", ". ", " «", "» ", "_", " و", "-",
    ]);
    let word = prop::sample::select(vocabulary());
    prop::collection::vec((word, gap), 1..24).prop_map(|parts| {
        parts.into_iter().flat_map(|(word, gap)| [word, gap.to_owned()]).collect()
    })
}

fn day() -> impl Strategy<Value = Option<Date>> {
    prop::option::of((1i8..=28).prop_map(|day| date(2025, 2, day)))
}

/// An article of these texts, the first of which is its headline.
fn plain(lang: Lang, texts: impl IntoIterator<Item = String>) -> Article {
    let paragraph = |(index, text)| {
        let kind = if index == 0 { ParagraphKind::Headline } else { ParagraphKind::Body };
        Paragraph { kind, start: 0, text }
    };
    Article {
        external_id: None,
        source: None,
        url: None,
        published: None,
        published_from: None,
        lang,
        paragraphs: texts.into_iter().enumerate().map(paragraph).collect(),
        metadata: None,
        origin: Origin { file: "-".to_owned(), line: 1, whole_file: None },
    }
}

fn article() -> impl Strategy<Value = Article> {
    let parts = (0u32..40, prop::collection::vec(sentence(), 1..4), day());
    parts.prop_map(|(id, texts, published)| Article {
        external_id: Some(id.to_string()),
        source: Some("كونا".to_owned()),
        published,
        published_from: published.map(|_| PublishedFrom::Source),
        ..plain(Lang::Ar, texts)
    })
}

fn store(path: &Path, articles: &[Article]) -> Vec<Outcome> {
    let archive = Archive::open_for_import(path).unwrap();
    let mut analyst = Analyst::default();
    let batch: Vec<_> = articles.iter().map(|a| analyst.analyse(a.clone(), None)).collect();
    let started = "2025-02-05T00:00:00Z";
    let run = RunOf { inputs: "-", started, rules: "0", outlet_country: None };
    let mut writer = Writer::begin(&archive, index_text, run).unwrap();
    let outcomes = writer.store(&batch, &mut |a| analyst.analyse(a.clone(), None)).unwrap();
    writer.finish("2025-02-05T00:00:00Z").unwrap();
    archive.close().unwrap();
    outcomes
}

fn ask(path: &Path, text: &str) -> Vec<String> {
    let archive = Archive::open(path).unwrap();
    archive.register_holds(holds).unwrap();
    let known = ArchiveNames::new(&archive);
    let stemmer = Gazetteer::get().stemmer();
    let week_start = Weekday::Sunday;
    let context = Context { today: &|| date(2025, 3, 1), week_start, known: &known, stemmer };
    let query = query::resolve(&query::parse(text).unwrap(), &context).unwrap();
    let keys = archive.select(&query::lower(&query)).unwrap();
    keys.iter().map(|key| archive.hit(*key).unwrap().headline).collect()
}

/// The check that the index would fail if a row went in or out of it wrongly.
fn index_is_sound(path: &Path) -> bool {
    let connection = rusqlite::Connection::open(path).unwrap();
    connection.execute_batch("INSERT INTO fts (fts) VALUES ('integrity-check')").is_ok()
}

proptest! {
    #![proptest_config(ProptestConfig {
        failure_persistence: None,
        cases: 48,
        ..ProptestConfig::default()
    })]

    #[test]
    fn importing_twice_is_importing_once(articles in prop::collection::vec(article(), 1..12)) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.db");
        store(&path, &articles);
        let again = store(&path, &articles);
        prop_assert!(again.iter().all(|outcome| *outcome == Outcome::Unchanged), "{:?}", again);
        prop_assert!(index_is_sound(&path));
    }

    #[test]
    fn a_changed_article_leaves_nothing_of_its_former_self(
        before in prop::collection::vec(article(), 1..10),
        after in prop::collection::vec(article(), 1..10),
    ) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.db");
        store(&path, &before);
        store(&path, &after);
        prop_assert!(index_is_sound(&path));
        let connection = rusqlite::Connection::open(&path).unwrap();
        let broken: i64 = connection
            .query_row("SELECT count(*) FROM pragma_foreign_key_check", [], |row| row.get(0))
            .unwrap();
        prop_assert_eq!(broken, 0);
        for word in ["اليابان", "سفير", "minister"] {
            let found = ask(&path, word);
            let (articles, indexed): (i64, i64) = connection
                .query_row(
                    "SELECT (SELECT count(*) FROM article), (SELECT count(*) FROM fts WHERE fts MATCH 'facet:all')",
                    [],
                    |row| Ok((row.get(0)?, row.get(1)?)),
                )
                .unwrap();
            prop_assert_eq!(articles, indexed);
            prop_assert!(found.len() as i64 <= articles);
        }
    }

    #[test]
    fn sql_finds_what_a_plain_match_finds(
        articles in prop::collection::vec(article(), 1..16),
        word in prop::sample::select(WORDS),
        phrase in prop::collection::vec(prop::sample::select(WORDS), 2..4),
    ) {
        // The last record of an id with the same content stands; others stand on their own.
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.db");
        store(&path, &articles);
        let stemmer = Gazetteer::get().stemmer();
        let stem = |text: &str| -> Vec<String> {
            let words = Words::of(text);
            let list = words.list().iter().enumerate();
            list.map(|(i, w)| stemmer.stem(words.folded(i), w.script).into_owned()).collect()
        };
        let unique: std::collections::BTreeSet<_> = articles
            .iter()
            .map(|a| {
                let texts: Vec<_> = a.paragraphs.iter().map(|p| p.text.clone()).collect();
                (a.external_id.clone(), texts, a.published)
            })
            .collect();
        let wanted = stem(word);
        let plain = unique.iter().filter(|(_, texts, _)| {
            texts.iter().any(|text| stem(text).windows(wanted.len()).any(|w| w == wanted))
        });
        prop_assert_eq!(ask(&path, &format!("({word})")).len(), plain.count());
        let folded = fold(&phrase.join(" "));
        let plain = unique.iter().filter(|(_, texts, _)| {
            texts.iter().any(|text| format!(" {} ", fold(text)).contains(&format!(" {folded} ")))
        });
        prop_assert_eq!(ask(&path, &format!("\"{}\"", phrase.join(" "))).len(), plain.count());
        let dated = unique.iter().filter(|(_, _, day)| day.is_some_and(|day| day.day() <= 14));
        prop_assert_eq!(ask(&path, "date:2025-02-01..2025-02-14").len(), dated.count());
    }
}

proptest! {
    #![proptest_config(ProptestConfig {
        failure_persistence: None,
        cases: 400,
        ..ProptestConfig::default()
    })]

    #[test]
    fn every_mention_is_found_again_at_its_offset(article in article()) {
        let found = extract(&article, None);
        let text = |span: &sijill::model::Span| -> String {
            let paragraph = &article.paragraphs[span.paragraph].text;
            paragraph.chars().skip(span.start).take(span.end - span.start).collect()
        };
        for country in &found.countries {
            for mention in &country.mentions {
                prop_assert_eq!(&text(&mention.span), &mention.text);
            }
        }
        for official in &found.officials {
            for mention in &official.mentions {
                prop_assert_eq!(&text(&mention.span), &mention.text);
            }
        }
        for day in &found.dates {
            prop_assert_eq!(&text(&day.span), &day.text);
        }
        for meeting in &found.meetings {
            prop_assert_eq!(&text(&meeting.evidence.span), &meeting.evidence.text);
        }
    }

    #[test]
    fn no_text_stops_the_extraction(
        text in prop_oneof!["\\PC{0,200}", official_sounding()],
        title in prop_oneof![".{0,60}", official_sounding()],
    ) {
        for lang in [Lang::Ar, Lang::En] {
            let article = Article {
                published: Some(date(2025, 2, 5)),
                published_from: Some(PublishedFrom::Option),
                ..plain(lang, [title.clone(), text.clone()])
            };
            let _ = Analyst::default().analyse(article, None);
        }
    }
}

/// A text may begin with what closes or joins, and what is told may be one word.
#[test]
fn no_mark_stops_the_extraction() {
    let texts =
        ["President Roy met Envoy Noor", "الرئيس بوتين استقبل الوزير المفوض", "Roy", "وزير"];
    for mark in [")", "(", "-", "\u{201d}", "\u{bb}", "\u{60c}", "/", "_", "'", ".", "#"] {
        for text in texts {
            let marked = [
                format!("{mark}{text}"),
                format!("{mark} {text}{mark}"),
                text.replace(' ', mark),
                text.replace(' ', &format!(" {mark}")),
            ];
            for (text, lang) in marked.iter().flat_map(|text| [(text, Lang::Ar), (text, Lang::En)])
            {
                extract(&plain(lang, [text.clone(), text.clone()]), None);
            }
        }
    }
}

/// A text may be cut off anywhere: at a limit of letters, within a dateline, in a bracket.
/// `SIJILL_LONG=1` cuts at every letter.
#[test]
fn no_cut_stops_the_extraction() {
    let step = if std::env::var_os("SIJILL_LONG").is_some() { 1 } else { 17 };
    let texts = [
        "RIYADH, May 3 (SPA) -- Foreign Minister A. B. Al-Noor (pictured) met \u{201c}Dr.\u{201d} J. Roy, \
         the U.S. envoy, on Sunday, 5/3/2025, in Paris (France).",
        "الرياض (واس) - استقبل معالي د. أ. العلي، وزير «الدفاع»، أمس (الأحد) 5/3/2025 م: سفيري",
    ];
    for text in texts {
        let letters: Vec<char> = text.chars().collect();
        let starts = (0..letters.len()).step_by(step);
        for (from, end) in starts.flat_map(|from| (from..=letters.len()).map(move |to| (from, to)))
        {
            let cut: String = letters[from..end].iter().collect();
            for lang in [Lang::Ar, Lang::En] {
                extract(&plain(lang, ["Title".to_owned(), cut.clone()]), None);
            }
        }
    }
}

/// Any word may be the last of a paragraph: each word of the corpus behind those before it, and
/// each once behind a date.
#[test]
fn no_word_needs_one_behind_it() {
    const BEFORE: usize = 9;
    const DATES: [&str; 4] = ["On Monday they", "After the June 8 talks", "والاثنين", "وفي 5 يونيو"];
    let mut read = 0;
    let mut known = std::collections::BTreeSet::new();
    for folder in ["articles", "agencies", "traps"] {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus").join(folder);
        for file in std::fs::read_dir(root).unwrap() {
            let text = std::fs::read_to_string(file.unwrap().path()).unwrap_or_default();
            let words: Vec<&str> = text.split_whitespace().collect();
            read += words.len();
            let parts =
                (1..=words.len()).map(|end| words[end.saturating_sub(BEFORE)..end].join(" "));
            let lang = if text.contains('\u{627}') { Lang::Ar } else { Lang::En };
            let new: Vec<&str> =
                words.iter().copied().filter(|word| known.insert((*word).to_owned())).collect();
            let dated = new.iter().flat_map(|word| DATES.map(|date| format!("{date} {word}")));
            extract(&plain(lang, parts.chain(dated).collect::<Vec<_>>()), None);
        }
    }
    assert!(read > 10_000, "{read} words");
}
