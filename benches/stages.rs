//! How fast each stage is: megabytes of text a second, on one core.
//!
//! `cargo bench` measures on the sample, repeated; `cargo bench -- FILE...` on
//! files of your own. Each figure is the median of several rounds, and where the
//! system tells how long a thread ran, waiting for a core does not count. Every
//! round of an extraction begins with an empty vocabulary.

#![allow(missing_docs, clippy::unwrap_used)]

use std::env;
use std::fs;
use std::hint::black_box;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use jiff::civil::{Weekday, date};
use sijill::archive::{Archive, Identity, Incoming, RunOf, Writer};
use sijill::date::find_dates;
use sijill::extract::Extractor;
use sijill::import::{
    Analyst, Defaults, Import, Inputs, Progress, Skip, index_text, read_articles, run,
};
use sijill::model::{Analysed, Article};
use sijill::names::Gazetteer;
use sijill::query::{ArchiveNames, Context, lower, parse, resolve};
use sijill::text::{Script, StemCache, Words};

const ROUNDS: usize = 7;

fn inputs() -> Vec<PathBuf> {
    let named: Vec<PathBuf> =
        env::args().skip(1).filter(|arg| !arg.starts_with("--")).map(PathBuf::from).collect();
    if named.is_empty() { vec![PathBuf::from("tests/corpus/articles")] } else { named }
}

fn import(paths: Vec<PathBuf>) -> Import {
    Import {
        inputs: Inputs::new(paths),
        defaults: Defaults::default(),
        outlet_country: None,
        jobs: std::thread::available_parallelism().map_or(1, usize::from),
        clock: || "2025-01-01T00:00:00Z".to_owned(),
    }
}

/// The articles of the inputs, repeated up to about four megabytes.
fn articles(import: &Import) -> Vec<Article> {
    let mut read = Vec::new();
    read_articles(import, &mut |item| read.extend(item));
    let size = bytes(&read).max(1);
    let times = (4_000_000 / size).clamp(1, 400);
    read.iter().cycle().take(read.len() * times).cloned().collect()
}

fn bytes(articles: &[Article]) -> usize {
    articles.iter().flat_map(|article| &article.paragraphs).map(|p| p.text.len()).sum()
}

/// How long this thread ran so far, by the system's count.
fn ran() -> Option<Duration> {
    let told = fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    Some(Duration::from_nanos(told.split(' ').next()?.parse().ok()?))
}

/// How long this thread runs for some work; by the clock where nothing tells.
fn run_time(work: impl FnOnce()) -> Duration {
    let before = ran();
    let elapsed = elapsed(work);
    let ran = before.zip(ran()).map(|(before, after)| after - before);
    ran.unwrap_or(elapsed)
}

/// How long all threads of this program ran so far, in hundredths of a second.
fn all_ran() -> Option<Duration> {
    let told = fs::read_to_string("/proc/self/stat").ok()?;
    let mut numbers = told.rsplit(')').next()?.split_whitespace().skip(11);
    let mut next = || numbers.next()?.parse::<u64>().ok();
    Some(Duration::from_millis(10 * (next()? + next()?)))
}

/// How long some work takes by the clock.
fn elapsed(work: impl FnOnce()) -> Duration {
    let start = Instant::now();
    work();
    start.elapsed()
}

fn median(mut time: impl FnMut() -> Duration) -> Duration {
    let mut times: Vec<Duration> = (0..ROUNDS).map(|_| time()).collect();
    times.sort();
    times[ROUNDS / 2]
}

fn rate(name: &str, size: usize, mut work: impl FnMut()) {
    let seconds = median(|| run_time(&mut work)).as_secs_f64();
    println!("{name:<28}{:>9.1} MB/s", size as f64 / 1e6 / seconds);
}

struct Silent;

impl Progress for Silent {
    fn skipped(&mut self, _: &Skip) {}
    fn stored(&mut self, _: u64) {}
}

fn stages(articles: &[Article]) {
    let size = bytes(articles);
    let texts: Vec<&str> =
        articles.iter().flat_map(|a| &a.paragraphs).map(|p| p.text.as_str()).collect();
    let gazetteer = Gazetteer::get();
    rate("fold and cut into words", size, || {
        texts.iter().for_each(|text| drop(black_box(Words::of(text))));
    });
    let mut stems = StemCache::default();
    rate("words and stems", size, || {
        for text in &texts {
            let words = Words::of(text);
            for (index, word) in words.list().iter().enumerate() {
                black_box(stems.stem(gazetteer.stemmer(), words.folded(index), word.script));
            }
        }
    });
    rate("words and gazetteer", size, || {
        let mut extractor = Extractor::default();
        texts.iter().for_each(|text| {
            black_box(extractor.count_forms(text));
        });
    });
    rate("words and dates", size, || {
        for text in &texts {
            black_box(find_dates(&Words::of(text), Some(date(2025, 3, 12))));
        }
    });
    rate("whole extraction", size, || {
        let mut extractor = Extractor::default();
        articles.iter().for_each(|a| drop(black_box(extractor.extract(a, None))));
    });
    rate("extraction and index words", size, || {
        let mut analyst = Analyst::default();
        articles.iter().for_each(|a| drop(black_box(analyst.analyse(a.clone(), None))));
    });
    rate("index words alone", size, || {
        articles.iter().for_each(|a| drop(black_box(index_text(&a.paragraphs))));
    });
}

fn whole_import(paths: Vec<PathBuf>) {
    let import = import(paths);
    let folder = tempfile::tempdir().unwrap();
    let mut read = Vec::new();
    read_articles(&import, &mut |item| read.extend(item));
    let size = bytes(&read);
    let mut round = 0;
    let path = |round: usize| folder.path().join(format!("{round}.db"));
    let seconds = median(|| {
        round += 1;
        elapsed(|| {
            let archive = Archive::open_for_import(&path(round)).unwrap();
            run(&import, &archive, &mut Silent).unwrap();
            archive.close().unwrap();
        })
    })
    .as_secs_f64();
    let archive = fs::metadata(path(round)).unwrap().len();
    println!(
        "{:<28}{:>9.1} MB/s, {:.0} articles/s, {:.2} bytes of archive a byte of text",
        "import, all stages",
        size as f64 / 1e6 / seconds,
        read.len() as f64 / seconds,
        archive as f64 / size as f64
    );
}

/// What an import does of its time, on whatever threads: reads, analyses, stores, indexes.
fn shares(paths: Vec<PathBuf>) {
    let import = import(paths);
    let mut read = Vec::new();
    let reading = run_time(|| read_articles(&import, &mut |item| read.extend(item)));
    let size = bytes(&read);
    let folder = tempfile::tempdir().unwrap();
    let archive = Archive::open_for_import(&folder.path().join("shares.db")).unwrap();
    let clock = "2025-01-01T00:00:00Z";
    let run = RunOf { inputs: "", started: clock, rules: "", outlet_country: None };
    let mut writer = Writer::begin(&archive, index_text, run).unwrap();
    let mut analyst = Analyst::default();
    let [mut analysing, mut storing, mut stored] = [Duration::ZERO; 3];
    let count = read.len();
    let mut read = read.into_iter();
    loop {
        let mut batch: Vec<(Identity, Analysed)> = Vec::new();
        analysing += run_time(|| {
            batch.extend(
                read.by_ref()
                    .take(2000)
                    .map(|article| (Identity::of(&article), analyst.analyse(article, None))),
            );
        });
        if batch.is_empty() {
            break;
        }
        let incoming: Vec<_> =
            batch.iter().map(|(identity, one)| Incoming::Analysed(one, identity)).collect();
        let before = all_ran();
        storing += run_time(|| {
            let analyse = &mut |_: &Article| unreachable!("every article is analysed");
            black_box(writer.put_batch(&incoming, analyse).unwrap());
            writer.commit().unwrap();
        });
        let ran = before.zip(all_ran()).map(|(before, after)| after - before);
        stored += ran.unwrap_or_default();
    }
    let ending = run_time(|| {
        black_box(writer.finish(clock).unwrap());
    });
    let stages = [
        ("read", reading),
        ("analyse and extract", analysing),
        ("store and merge the index", storing),
        ("build the index", stored.saturating_sub(storing)),
        ("end", ending),
    ];
    let whole: Duration = stages.iter().map(|(_, time)| *time).sum();
    for (name, time) in stages {
        let seconds = time.as_secs_f64();
        println!(
            "  {name:<26}{:>9.1} MB/s, {:.0} µs an article, {:.0} % of the work",
            size as f64 / 1e6 / seconds,
            seconds * 1e6 / count as f64,
            100.0 * seconds / whole.as_secs_f64()
        );
    }
}

fn parsing() {
    let text = "country:JP,KW دولة:الكويت date:2025-01..2025-03 \"التعاون العسكري\" سفير وزير \
                (training OR تدريب*) -lang:en source:KUNA official:العلي limit:20";
    let known = ArchiveNames::tables();
    let stemmer = Gazetteer::get().stemmer();
    let week_start = Weekday::Sunday;
    let context = Context { today: &|| date(2025, 3, 12), week_start, known: &known, stemmer };
    let each = |time: Duration| time.as_secs_f64() * 1e6 / 1000.0;
    let parsed = || (0..1000).for_each(|_| drop(black_box(parse(text))));
    let lowered = || {
        for _ in 0..1000 {
            black_box(lower(&resolve(&parse(text).unwrap(), &context).unwrap()));
        }
    };
    let parsed = median(|| run_time(parsed));
    let lowered = median(|| run_time(lowered));
    println!("{:<28}{:>9.1} µs", "parse a ten-term query", each(parsed));
    println!("{:<28}{:>9.1} µs", "parse, resolve and lower it", each(lowered));
}

fn main() {
    let tables = elapsed(|| {
        black_box(Gazetteer::get());
    });
    let stemmer = elapsed(|| {
        // Its tables are read for its first word.
        black_box(Gazetteer::get().stemmer().stem("سفير", Script::Arabic));
    });
    println!("{:<28}{:>9.1} ms", "load the gazetteers", tables.as_secs_f64() * 1e3);
    println!("{:<28}{:>9.1} ms", "load the stemmer", stemmer.as_secs_f64() * 1e3);
    let paths = inputs();
    stages(&articles(&import(paths.clone())));
    whole_import(paths.clone());
    shares(paths);
    parsing();
}
