//! Asks the archive and prints the answer, for every command that does.

use jiff::civil::{Date, Weekday};
use std::io::IsTerminal;
use std::time::Duration;

use super::Global;
use super::account::Signals;
use super::explain::{explain_nothing, print_explanation};
use super::printing::{Plan, Printing, Usual};
use crate::archive::{Archive, Request, Unit};
use crate::error::{Error, Exit};
use crate::model::{Lang, Statement};
use crate::names::stemmer;
use crate::output::{Manifest, Resolved, Target};
use crate::query::{
    ArchiveNames, Binding, Context, Explanation, Known, Query, QueryError, explain, holds, lower,
    meeting_rows, paragraph_rows, parse_bound, print, resolve, without_a_day,
};
use crate::report::period_words;
use crate::text::fold;

/// How a query is asked.
#[derive(Debug, Clone, clap::Args)]
pub(super) struct Asking {
    #[command(flatten)]
    pub printing: Printing,
    /// Say what the query means and do not run it
    #[arg(long)]
    explain: bool,
    /// Exit with status 1 if nothing matches
    #[arg(long)]
    pub fail_empty: bool,
    #[command(flatten)]
    pub meaning: Meaning,
}

/// How long a person waits for an answer.
const SECONDS: u32 = 10;

/// What a query means beside its words.
#[derive(Debug, Clone, clap::Args)]
pub(super) struct Meaning {
    /// The most seconds that an answer may take; 0 for no limit [default: 10; none with --output]
    #[arg(long, value_name = "SECONDS")]
    timeout: Option<u32>,
    /// The day weeks start on
    #[arg(long, value_name = "DAY", default_value = "sunday", value_parser = weekday)]
    pub week_start: Weekday,
    /// What ends an answer before its time.
    #[arg(skip)]
    signals: Option<Signals>,
}

impl Meaning {
    /// The same of an answer that goes there. A person waits for what is printed, while a
    /// file takes the time it takes; nothing of it is left if a signal ends it.
    pub fn towards(&self, target: &Target) -> Meaning {
        let is_file = matches!(target, Target::File(_));
        let timeout = self.timeout.or(is_file.then_some(0));
        Meaning { timeout, signals: is_file.then(Signals::watch), ..self.clone() }
    }

    /// How a signal asked an answer to end, if one did.
    fn ended(&self) -> Option<Exit> {
        self.signals.as_ref().and_then(Signals::seen)
    }
}

fn weekday(name: &str) -> Result<Weekday, String> {
    match name {
        "sunday" => Ok(Weekday::Sunday),
        "monday" => Ok(Weekday::Monday),
        _ => Err("expected `sunday` or `monday`".to_owned()),
    }
}

/// A query as it was typed, and the values of its parameters.
#[derive(Debug, Clone, Copy)]
pub(super) struct Question<'a> {
    pub typed: &'a str,
    pub bindings: &'a [Binding],
}

/// Asks the archive what a query says and prints the answer; `usual` is what the
/// command prints unless told otherwise.
pub(super) fn ask(
    typed: &str,
    usual: &Usual,
    args: &Asking,
    global: &Global,
) -> Result<Exit, Error> {
    let plan = args.printing.plan(usual, global)?;
    let question = Question { typed, bindings: &[] };
    with_query(question, &args.meaning.towards(&plan.target), global, |asked| {
        answer(args, global, asked, (&plan, lower(asked.query)))
    })
}

/// Reads a query, opens the archive and hands both on.
pub(super) fn with_query(
    question: Question,
    meaning: &Meaning,
    global: &Global,
    run: impl FnOnce(&Asked) -> Result<Exit, Error>,
) -> Result<Exit, Error> {
    // What is wrong in any archive is refused before one is opened.
    if let Err(error) = understand(question, meaning, global, &ArchiveNames::tables()) {
        return Ok(refuse(&error, question.typed, global));
    }
    let mut archive = Archive::open(&global.archive)?;
    archive.register_holds(holds)?;
    let seconds = meaning.timeout.unwrap_or(SECONDS);
    let time = (seconds > 0).then(|| Duration::from_secs(u64::from(seconds)));
    let watched = meaning.clone();
    archive.answer_within(time, move || watched.ended().is_some())?;
    let names = ArchiveNames::new(&archive);
    let query = match understand(question, meaning, global, &names) {
        Ok(query) => query,
        Err(error) => return Ok(refuse(&error, question.typed, global)),
    };
    if !global.quiet {
        query.notes.iter().for_each(|note| say!("note: {note}"));
    }
    let exit = run(&Asked { archive: &archive, query: &query, names: &names })
        .map_err(|error| meaning.ended().map_or(error, Error::Ended))?;
    match names.failure() {
        Some(error) => Err(error.into()),
        None => Ok(exit),
    }
}

fn understand(
    question: Question,
    meaning: &Meaning,
    global: &Global,
    known: &ArchiveNames,
) -> Result<Query, QueryError> {
    let today = || today(global);
    let context =
        Context { today: &today, week_start: meaning.week_start, known, stemmer: stemmer() };
    resolve(&parse_bound(question.typed, question.bindings)?, &context)
}

/// The day that relative dates are reckoned from.
pub(super) fn today(global: &Global) -> Date {
    global.today.unwrap_or_else(|| jiff::ZonedDateTime::now().date())
}

pub(super) fn refuse(error: &QueryError, typed: &str, global: &Global) -> Exit {
    if global.errors == super::Errors::Json {
        let report = serde_json::to_string(&error.report()).expect("a report is plain data");
        say!("{report}");
    } else {
        say_part!("{}", error.render(typed, std::io::stderr().is_terminal()));
    }
    Exit::Usage
}

/// A query that was understood, and the archive it asks.
pub(super) struct Asked<'a> {
    pub archive: &'a Archive,
    pub query: &'a Query,
    pub names: &'a ArchiveNames<'a>,
}

impl<'a> Asked<'a> {
    /// What names stand for.
    pub fn known(&self) -> &'a dyn Known {
        self.names
    }

    /// What a parameter was resolved to, in words if it is a period.
    pub fn meaning(&self, param: &str, lang: Lang) -> Option<String> {
        let typed = format!("{{{param}}}");
        let (_, meaning) = self.query.resolved.iter().find(|(part, _)| *part == typed)?;
        let days = meaning.split_once("..").map(|(first, last)| (first.parse(), last.parse()));
        match days {
            Some((Ok(first), Ok(last))) => Some(period_words(first, last, lang)),
            _ => Some(meaning.replace("..", " – ")),
        }
    }

    /// Whether it is the name or code of a country or of a group.
    pub fn is_country(&self, value: &str) -> bool {
        let folded = fold(value.trim_start_matches('@'));
        self.names.country(&folded).is_some() || self.names.group(&folded).is_some()
    }

    /// The names of countries, in a language.
    pub fn countries(&self, value: &str, lang: Lang) -> String {
        let name = |part: &str| {
            let code = self.names.country(&fold(part));
            code.map_or(part.to_owned(), |code| self.names.country_name(code, lang))
        };
        let join = if lang == Lang::Ar { "، " } else { ", " };
        value.split(',').map(name).collect::<Vec<_>>().join(join)
    }

    /// Which rows of a unit the answer has, of those in its articles.
    pub fn rows(&self, unit: &str) -> Option<Statement> {
        match unit {
            "meeting" | "pair" => Some(meeting_rows(self.query)),
            "paragraph" => paragraph_rows(self.query),
            _ => None,
        }
    }

    /// How many meetings are in none of the periods asked for because their day is not
    /// known, counted up to a thousand, and the query for them.
    pub fn undated(&self, unit: &Unit, lang: Lang) -> Result<Option<(String, String)>, Error> {
        let query = without_a_day(self.query).filter(|_| matches!(unit.name, "meeting" | "pair"));
        let Some((query, unit)) = query.zip(Unit::named("meeting")) else { return Ok(None) };
        let request = Request {
            articles: lower(&query),
            unit,
            only: Some(meeting_rows(&query)),
            columns: vec![&unit.columns[0]],
            sort: Vec::new(),
            limit: Some(1000),
        };
        let mut count = 0u32;
        self.archive.rows(&request, |_| {
            count += 1;
            Ok::<_, Error>(())
        })?;
        let number = match count {
            0 => return Ok(None),
            1000 => "1000+".to_owned(),
            count => count.to_string(),
        };
        Ok(Some((number, print(&query, lang, self.names))))
    }

    /// Says so of them.
    pub fn tell_undated(&self, unit: &Unit) -> Result<(), Error> {
        if let Some((count, query)) = self.undated(unit, Lang::En)? {
            say!(
                "note: meetings of no known day, which no period has: {count} \
                 (sijill query -u meeting '{query}')"
            );
        }
        Ok(())
    }

    /// What a report is made from: lines of a word and its value.
    pub fn about(
        &self,
        name: &str,
        lang: Lang,
        global: &Global,
    ) -> Result<Vec<(String, String)>, Error> {
        let words = match lang {
            Lang::En => ["Report", "Query", "Today", "Import", "Made by"],
            Lang::Ar => ["التقرير", "الاستعلام", "اليوم", "الاستيراد", "أعده"],
        };
        let values = [
            name.to_owned(),
            print(self.query, lang, self.names),
            today(global).to_string(),
            self.archive.last_run()?.to_string(),
            format!("sijill {}", env!("CARGO_PKG_VERSION")),
        ];
        Ok(words.map(str::to_owned).into_iter().zip(values).collect())
    }
}

/// Prints the rows of these articles.
pub(super) fn answer(
    args: &Asking,
    global: &Global,
    asked: &Asked,
    (plan, articles): (&Plan, Statement),
) -> Result<Exit, Error> {
    if args.explain {
        return print_explanation(asked, plan.format(), today(global));
    }
    let written = plan.print(asked, articles)?;
    plan.write_manifest(&written, || manifest(asked, today(global)))?;
    if !global.quiet {
        plan.report(&written);
        asked.tell_undated(plan.unit)?;
        if written.rows == 0 {
            explain_nothing(asked)?;
        }
    }
    Ok(if written.rows == 0 && args.fail_empty { Exit::Empty } else { Exit::Done })
}

/// What is to be said of an export, but for its rows.
fn manifest(asked: &Asked, today: Date) -> Result<Manifest, Error> {
    let Explanation { english, arabic, resolved, .. } = explain(asked.query, asked.names);
    let resolved =
        resolved.into_iter().map(|part| Resolved { typed: part.typed, meaning: part.means });
    Ok(Manifest {
        schema: 1,
        sijill: env!("CARGO_PKG_VERSION"),
        query: english,
        query_ar: arabic,
        resolved: resolved.collect(),
        today: today.to_string(),
        import_run: asked.archive.last_run()?,
        unit: "",
        columns: Vec::new(),
        rows: 0,
        guarded_cells: 0,
        files: Vec::new(),
    })
}
