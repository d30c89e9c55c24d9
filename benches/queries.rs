//! How fast questions are answered: milliseconds of a whole process, and of the
//! same question in plain SQL inside a running one.
//!
//! `cargo bench --bench queries -- ARCHIVE...` measures on archives of your own;
//! without one, on the sample. Each figure is the median of several rounds.

#![allow(missing_docs, clippy::unwrap_used)]

use std::env;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use rusqlite::{Connection, OpenFlags};

const ROUNDS: usize = 9;
const SIJILL: &str = env!("CARGO_BIN_EXE_sijill");

/// A question, and how one would ask it of the tables without knowing their keys.
const QUESTIONS: &[(&str, &str)] = &[
    (
        "country:JP date:2012-07 سفير sort:-date limit:20",
        "SELECT a.key FROM article a JOIN article_entity x ON x.article_id = a.id
         JOIN entity e ON e.id = x.entity AND e.kind = 'country' AND e.name = 'JP'
         WHERE a.id IN (SELECT rowid FROM fts WHERE fts MATCH '{body title} : سفير')
           AND a.published BETWEEN '2012-07-01' AND '2012-07-31'
         ORDER BY a.published DESC, a.key LIMIT 20",
    ),
    (
        "\"مجلس الوزراء\" sort:-date limit:20",
        "SELECT a.key FROM article a JOIN fts ON fts.rowid = a.id
         WHERE fts MATCH '{body title} : \"مجلس وزير\"'
         ORDER BY a.published DESC, a.key LIMIT 20",
    ),
    (
        "سفي* sort:-date limit:20",
        "SELECT a.key FROM article a JOIN fts ON fts.rowid = a.id
         WHERE fts MATCH '{body title} : سفي*' ORDER BY a.published DESC, a.key LIMIT 20",
    ),
    (
        "الملك limit:20",
        "SELECT a.key FROM article a JOIN fts ON fts.rowid = a.id
         WHERE fts MATCH '{body title} : ملك' ORDER BY rank LIMIT 20",
    ),
    (
        "para{سفير country:JP} limit:20",
        "SELECT DISTINCT a.key FROM article a JOIN paragraph p ON p.article_id = a.id
         JOIN mention m ON m.paragraph_id = p.id
         JOIN entity e ON e.id = m.entity AND e.kind = 'country' AND e.name = 'JP'
         WHERE p.text LIKE '%سفير%' ORDER BY a.published DESC, a.key LIMIT 20",
    ),
    (
        "meet{host:SA guest:JP} limit:20",
        "SELECT DISTINCT a.key FROM article a JOIN meeting m ON m.article_id = a.id
         WHERE m.host_country = 'SA' AND m.guest_country = 'JP'
         ORDER BY a.published DESC, a.key LIMIT 20",
    ),
    (
        "event:2012-07 limit:20",
        "SELECT DISTINCT a.key FROM article a JOIN event_date v ON v.paragraph_id >> 12 = a.id
         WHERE v.first BETWEEN '2012-07-01' AND '2012-07-31' AND v.last < '2012-08-01'
         ORDER BY a.published DESC, a.key LIMIT 20",
    ),
];

fn median(mut work: impl FnMut()) -> Duration {
    let mut times: Vec<Duration> = (0..ROUNDS)
        .map(|_| {
            let start = Instant::now();
            work();
            start.elapsed()
        })
        .collect();
    times.sort();
    times[ROUNDS / 2]
}

fn sijill(archive: &Path, arguments: &[&str]) {
    let status = Command::new(SIJILL)
        .arg("--archive")
        .arg(archive)
        .args(arguments)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status();
    assert!(status.unwrap().success());
}

fn measure(archive: &Path) {
    let connection =
        Connection::open_with_flags(archive, OpenFlags::SQLITE_OPEN_READ_ONLY).unwrap();
    let articles: i64 =
        connection.query_row("SELECT count(*) FROM article", [], |row| row.get(0)).unwrap();
    println!("{}: {articles} articles", archive.display());
    println!("{:>10} {:>12}", "sijill ms", "plain SQL ms");
    for (question, sql) in QUESTIONS {
        let whole = median(|| sijill(archive, &["-q", "query", question, "--format", "ids"]));
        let plain = median(|| {
            let mut statement = connection.prepare(sql).unwrap();
            let rows = statement.query_map([], |row| row.get::<_, String>(0)).unwrap();
            rows.for_each(|row| drop(row.unwrap()));
        });
        let ms = |time: Duration| time.as_secs_f64() * 1e3;
        println!("{:>10.1} {:>12.1}  {question}", ms(whole), ms(plain));
    }
}

fn main() {
    let named: Vec<PathBuf> =
        env::args().skip(1).filter(|arg| !arg.starts_with("--")).map(PathBuf::from).collect();
    if !named.is_empty() {
        named.iter().for_each(|archive| measure(archive));
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let archive = folder.path().join("sample.db");
    sijill(&archive, &["-q", "import", "tests/corpus/articles"]);
    measure(&archive);
}
