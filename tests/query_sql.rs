//! The statements of queries, run on a small archive with known answers.

#![expect(clippy::too_many_lines, reason = "tables of rows")]
#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use jiff::civil::{Weekday, date};
use rusqlite::functions::FunctionFlags;
use rusqlite::types::Value as SqlValue;
use rusqlite::{Connection, params, params_from_iter};
use sijill::model::{CountryCode, Lang, Statement, Value, keys};
use sijill::names::Gazetteer;
use sijill::query::{self, Context, Known, Query};
use sijill::text::Words;

const SCHEMA: &str = "
    CREATE TABLE source(id INTEGER PRIMARY KEY, name TEXT NOT NULL);
    CREATE TABLE article(id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, source_id INTEGER,
        lang TEXT NOT NULL, headline TEXT NOT NULL);
    CREATE TABLE paragraph(id INTEGER PRIMARY KEY, text TEXT NOT NULL);
    CREATE TABLE article_entity(entity INTEGER, article_id INTEGER,
        PRIMARY KEY(entity, article_id)) WITHOUT ROWID;
    CREATE VIRTUAL TABLE fts USING fts5(body, title, facet, content='', tokenize='ascii');
    INSERT INTO source VALUES (1, 'Reuters'), (2, 'KUNA');";

/// Key, day (0 for none), source, language, countries, officials, paragraphs.
type Row = (&'static str, i32, i64, &'static str, &'static str, &'static [i64], &'static str);

const ARTICLES: &[Row] = &[
    ("a_1", 20250205, 2, "ar", "jp bd kw", &[7], "وزير الدفاع يستقبل السفير|بحثا التعاون العسكري"),
    ("a_2", 20250205, 2, "ar", "jp", &[], "سفير اليابان|التعاون غير العسكري"),
    ("a_3", 20250131, 1, "en", "jp", &[7], "Japan and training|military cooperation talks"),
    ("a_4", 20250301, 1, "en", "bd", &[], "Training in Dhaka|military|cooperation"),
    ("a_5", 20241231, 1, "en", "kw", &[], "Kuwait|training trains trained"),
    ("a_6", 0, 2, "ar", "jp", &[], "السفيرة|السفيرة اليابانية"),
    ("a_7", 0, 1, "en", "sa", &[60], "Riyadh|nothing to see"),
    ("a_8", 20250205, 1, "en", "", &[], "Or|not and"),
];

fn archive() -> Connection {
    let db = Connection::open_in_memory().unwrap();
    db.execute_batch(SCHEMA).unwrap();
    let flags = FunctionFlags::SQLITE_DETERMINISTIC | FunctionFlags::SQLITE_UTF8;
    db.create_scalar_function("holds", 2, flags, |context| {
        let (pattern, text): (String, String) = (context.get(0)?, context.get(1)?);
        Ok(query::holds(&pattern, &text))
    })
    .unwrap();
    for (sequence, row) in (1..).zip(ARTICLES.iter().rev()) {
        insert(&db, row, sequence);
    }
    db
}

fn insert(db: &Connection, row: &Row, sequence: i64) {
    let (key, day, source, lang, countries, officials, text) = *row;
    let id = sequence
        + match day {
            0 => (sequence * 100) << 20,
            day => keys::first_key(date(
                (day / 10000) as i16,
                (day / 100 % 100) as i8,
                (day % 100) as i8,
            )),
        };
    let paragraphs: Vec<&str> = text.split('|').collect();
    db.execute(
        "INSERT INTO article VALUES (?, ?, ?, ?, ?)",
        params![id, key, source, lang, paragraphs[0]],
    )
    .unwrap();
    for (ordinal, text) in paragraphs.iter().enumerate() {
        let id = keys::paragraph_key(id, ordinal);
        db.execute("INSERT INTO paragraph VALUES (?, ?)", params![id, text]).unwrap();
    }
    let mut facet = format!("all l{lang} s{source}");
    countries.split_whitespace().for_each(|code| facet.push_str(&format!(" c{code}")));
    for official in officials {
        facet.push_str(&format!(" o{official}"));
        db.execute("INSERT INTO article_entity VALUES (?, ?)", params![official, id]).unwrap();
    }
    db.execute(
        "INSERT INTO fts(rowid, body, title, facet) VALUES (?, ?, ?, ?)",
        params![id, stems(&paragraphs[1..].join(" ")), stems(paragraphs[0]), facet],
    )
    .unwrap();
}

fn stems(text: &str) -> String {
    let (words, stemmer) = (Words::of(text), Gazetteer::get().stemmer());
    let stem = |i: usize| stemmer.stem(words.folded(i), words.list()[i].script).into_owned();
    (0..words.len()).map(stem).collect::<Vec<_>>().join(" ")
}

struct Few;

impl Known for Few {
    fn country(&self, folded: &str) -> Option<CountryCode> {
        CountryCode::new(folded)
    }
    fn group(&self, folded: &str) -> Option<Vec<CountryCode>> {
        match folded {
            "gcc" => ["KW", "SA"].iter().map(|code| CountryCode::new(code)).collect(),
            // So many codes that another list does not fit beside it.
            "arab" => {
                let pairs = ('a'..='z').flat_map(|a| ('a'..='z').map(move |b| format!("{a}{b}")));
                pairs.take(240).map(|code| CountryCode::new(&code)).collect()
            }
            _ => None,
        }
    }
    fn near_countries(&self, _: &str) -> Vec<String> {
        Vec::new()
    }
    fn country_name(&self, code: CountryCode, _: Lang) -> String {
        code.to_string()
    }
    fn officials(&self, words: &[String]) -> Vec<(i64, String)> {
        match words[0].as_str() {
            "ali" => vec![(7, "Ali".to_owned())],
            "mohammed" => (0..40_000).map(|n| (60 + n, "Mohammed".to_owned())).collect(),
            _ => Vec::new(),
        }
    }
    fn near_officials(&self, _: &[String]) -> Vec<(String, u32)> {
        Vec::new()
    }
    fn sources(&self, folded: &str) -> Vec<(i64, String)> {
        match folded {
            "reuters" => vec![(1, "Reuters".to_owned())],
            "kuna" => vec![(2, "KUNA".to_owned())],
            "all" => (1..400).map(|id| (id, "outlet".to_owned())).collect(),
            _ => Vec::new(),
        }
    }
    fn near_sources(&self, _: &str) -> Vec<String> {
        Vec::new()
    }
}

fn resolved(text: &str) -> Query {
    let stemmer = Gazetteer::get().stemmer();
    let today = date(2025, 2, 5);
    let context = Context { today: &|| today, week_start: Weekday::Sunday, known: &Few, stemmer };
    query::resolve(&query::parse(text).unwrap(), &context).unwrap()
}

fn values(statement: &Statement) -> Vec<SqlValue> {
    let value = |value: &Value| match value {
        Value::Integer(number) => SqlValue::Integer(*number),
        Value::Text(text) => SqlValue::Text(text.clone()),
    };
    statement.values.iter().map(value).collect()
}

/// The last digits of the keys found, in their order, and how many are counted.
fn found(db: &Connection, text: &str) -> (String, i64) {
    let query = resolved(text);
    let statement = query::lower(&query);
    let mut select = db.prepare(&statement.sql).unwrap_or_else(|e| panic!("{text}: {e}"));
    let rows = select.query_map(params_from_iter(values(&statement)), |row| row.get(0));
    let ids: Vec<i64> =
        rows.unwrap().map(|id| id.unwrap_or_else(|e| panic!("{text}: {e}"))).collect();
    let key = |id: &i64| -> String {
        db.query_row("SELECT key FROM article WHERE id = ?", [id], |row| row.get(0)).unwrap()
    };
    let keys: Vec<String> = ids.iter().map(|id| key(id)[2..].to_owned()).collect();
    let statement = query::count(&query);
    let count =
        db.query_row(&statement.sql, params_from_iter(values(&statement)), |row| row.get(0));
    (keys.join(" "), count.unwrap())
}

#[test]
fn statements_find_what_the_query_says() {
    let db = archive();
    for (text, keys) in [
        ("*", "4 1 2 8 3 5 6 7"),
        ("country:jp", "1 2 3 6"),
        ("country:jp,bd", "4 1 2 3 6"),
        ("country:jp country:bd", "1"),
        ("country:jp -country:kw", "2 3 6"),
        ("country:@gcc", "1 5 7"),
        ("country:(@gcc -kw)", "7"),
        ("-country:jp", "4 8 5 7"),
        ("-(country:jp OR country:bd)", "8 5 7"),
        ("NOT (country:jp country:kw)", "4 2 8 3 5 6 7"),
        ("country:jp OR -lang:en", "1 2 3 6"),
        ("country:kw OR NOT (source:kuna OR country:bd)", "1 8 3 5 7"),
        ("date:2025-02", "1 2 8"),
        ("date:2025-01..2025-02 country:jp", "1 2 3"),
        ("since:2025-02-01", "4 1 2 8"),
        ("since:2025-02-01 until:2025-02 since:2024 until:2026", "1 2 8"),
        ("since:2025-03 until:2025-02", ""),
        ("since:2025-02-01 limit:2", "4 1"),
        ("since:2025-02-01 until:2025-02 country:jp limit:9", "1 2"),
        ("country:jp (date:2024 OR \"military cooperation\") limit:2 sort:-date", "3"),
        ("until:2024", "5"),
        ("-date:2025", "5 6 7"),
        ("date:2024,2025-03", "4 5"),
        ("date:2024 OR country:sa", "5 7"),
        ("date:2024 OR (country:jp (lang:en OR date:2025-02))", "1 2 3 5"),
        ("date:2025-02 country:jp -official:ali", "2"),
        ("official:ali", "1 3"),
        ("official:nobody", ""),
        ("-official:nobody date:2024", "5"),
        ("official:mohammed", "7"),
        ("-official:mohammed date:2024", "5"),
        ("source:all lang:ar", "1 2 6"),
        ("country:@arab", "4 1"),
        ("country:(@arab -@gcc) source:all", "4"),
        ("lang:en country:jp", "3"),
        ("id:a_5", "5"),
        ("id:a_5,a_1", "1 5"),
        ("-id:a_5 lang:en", "4 8 3 7"),
        ("\"لا وجود\" OR id:a_1", "1"),
        ("* limit:2", "4 1"),
        ("* limit:2 offset:1", "1 2"),
        ("* limit:3 offset:5", "5 6 7"),
        ("* offset:6", "6 7"),
        ("country:jp limit:1", "1"),
        ("country:jp limit:9", "1 2 3 6"),
        ("date:2025 OR country:sa limit:2", "4 1"),
        ("* sort:date", "5 3 1 2 8 4 6 7"),
        ("* sort:-date limit:4", "4 1 2 8"),
        ("* sort:id limit:2", "1 2"),
        ("* sort:-id limit:2", "8 7"),
        ("lang:en sort:title", "3 5 8 7 4"),
        ("* sort:source", "1 2 6 3 4 5 7 8"),
        ("* sort:-source limit:3", "3 4 5"),
    ] {
        let (found, count) = found(&db, text);
        assert_eq!(found, keys, "{text}: {}", query::lower(&resolved(text)).sql);
        if !text.contains("limit") && !text.contains("offset") {
            assert_eq!(count as usize, keys.split_whitespace().count(), "{text}");
        }
    }
}

#[test]
fn words_find_whatever_their_order() {
    let db = archive();
    for (text, keys) in [
        ("training", "3 4 5"),
        ("train*", "3 4 5"),
        ("title:training", "3 4"),
        ("body:training", "5"),
        ("title:(training OR kuwait)", "3 4 5"),
        ("training -title:training", "5"),
        ("\"military cooperation\"", "3"),
        ("military cooperation", "3 4"),
        ("\"التعاون العسكري\"", "1"),
        ("body:\"military cooperation\"", "3"),
        ("title:\"military cooperation\"", ""),
        ("-\"military cooperation\" lang:en", "4 5 7 8"),
        ("\"military cooperation\" OR \"التعاون العسكري\"", "1 3"),
        ("\"military cooperation\" OR date:2024", "3 5"),
        ("=السفيرة", "6"),
        ("=السفير", "1"),
        ("title:=السفيرة OR id:a_1", "1 6"),
        ("training date:2025-01..2025-02", "3"),
        ("\"or\" \"not\"", "8"),
        ("nothing OR or", "7 8"),
    ] {
        let (found, count) = found(&db, text);
        let mut sorted: Vec<&str> = found.split_whitespace().collect();
        sorted.sort_unstable();
        assert_eq!(sorted.join(" "), keys, "{text}: {}", query::lower(&resolved(text)).sql);
        assert_eq!(count as usize, sorted.len(), "{text}");
    }
}

#[test]
fn a_word_in_the_headline_ranks_first() {
    let db = archive();
    let (best_first, _) = found(&db, "training");
    assert!(!best_first.starts_with('5'), "{best_first}");
    let (worst_first, _) = found(&db, "training sort:-rank");
    let reversed: Vec<&str> = best_first.split(' ').rev().collect();
    assert_eq!(worst_first, reversed.join(" "));
    assert_eq!(found(&db, "training sort:-date").0, "4 3 5");
    assert_eq!(found(&db, "\"military cooperation\" sort:-date limit:5").0, "3");
}

#[test]
fn the_largest_queries_run() {
    let db = archive();
    let deep_and = "(training (kuwait OR ".repeat(32) + "japan" + &")".repeat(64);
    let deep_not = "-(a ".repeat(64) + "b" + &")".repeat(64);
    let deep_mixed = "(date:2025 OR (training ".repeat(32) + "japan" + &")".repeat(64);
    let wide = (0..256).map(|n| format!("w{n}")).collect::<Vec<_>>().join(" OR ");
    let split = (0..128).map(|n| format!("\"a{n} b\"")).collect::<Vec<_>>().join(" ");
    let dates = (0..256).map(|n| format!("{}", 1700 + n)).collect::<Vec<_>>().join(",");
    for text in [deep_and, deep_not, deep_mixed, wide, split, format!("date:{dates}")] {
        found(&db, &text);
    }
}
