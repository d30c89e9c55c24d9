//! `sijill run`: saved queries and reports.

use std::path::Path;

use super::Global;
use super::answer::{Asked, Asking, Question, answer, with_query};
use super::printing::{Usual, output_error};
use crate::archive::{Telling, telling_of};
use crate::error::{Error, Exit};
use crate::model::{Lang, Statement};
use crate::output::{Format, Target};
use crate::query::{Binding, lower};
use crate::report::{self, Answer, Found, Param, ParamKind, ReportError, SavedQuery};

/// Run saved queries and reports
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Their names; `sijill list queries` lists them
    #[arg(required = true, value_name = "NAME")]
    queries: Vec<String>,
    /// Set a parameter of the queries that have it (can be repeated)
    #[arg(long, value_name = "PARAM=VALUE")]
    set: Vec<String>,
    /// Only articles imported since the query last ran with this option
    #[arg(long, conflicts_with_all = ["limit", "explain"])]
    new: bool,
    /// The language of a report's own words: ar or en
    #[arg(long, value_name = "LANG", default_value = "ar", value_parser = lang)]
    lang: Lang,
    #[command(flatten)]
    asking: Asking,
}

fn lang(name: &str) -> Result<Lang, String> {
    match name {
        "ar" => Ok(Lang::Ar),
        "en" => Ok(Lang::En),
        _ => Err("expected `ar` or `en`".to_owned()),
    }
}

pub(super) fn run(args: &Args, global: &Global) -> Result<Exit, Error> {
    let folders = super::lint::folders(global);
    let mut runs = Vec::new();
    for name in &args.queries {
        let found = report::find(name, &folders)?;
        runs.push((name, found));
    }
    check_settings(&runs, &args.set)?;
    let folder = args.asking.printing.folder(args.queries.len() > 1)?;
    let mut exit = Exit::Done;
    for (name, found) in runs {
        let bindings = bindings(&found.query, &args.set);
        if !global.quiet {
            let used = &found.place;
            found.hidden.iter().for_each(|place| say!("note: {place} is not used: {used}"));
        }
        let done =
            run_one(args, global, &Run { name, found, bindings, folder: folder.as_deref() })?;
        exit = if done == Exit::Done { exit } else { done };
    }
    Ok(exit)
}

/// One saved query with its values.
struct Run<'a> {
    name: &'a str,
    found: Found,
    bindings: Vec<Binding>,
    /// The folder that results go to, if they do.
    folder: Option<&'a Path>,
}

fn run_one(args: &Args, global: &Global, run: &Run) -> Result<Exit, Error> {
    let saved = &run.found.query;
    let mut asking = args.asking.clone();
    if let Some(folder) = run.folder {
        asking.printing.write_into(folder, run.name, !saved.tables.is_empty());
    }
    let usual = Usual {
        unit: saved.unit,
        columns: saved.columns.clone(),
        sort: saved.sort.clone(),
        title: title(saved, &run.bindings, args.lang, &|_, value| value.to_owned()),
    };
    let plan = asking.printing.plan(&usual, global)?;
    let question = Question { typed: &saved.text, bindings: &run.bindings };
    let meaning = asking.meaning.towards(&plan.target);
    let mut telling = None;
    let exit = with_query(question, &meaning, global, |asked| {
        check_countries(saved, &run.bindings, asked)?;
        let mut articles = lower(asked.query);
        if args.new {
            let begun = telling.insert(Telling::begin(&global.archive, run.name)?);
            articles = begun.new_among(articles);
        }
        match plan.format() {
            Some(Format::Html) => write_report(args, global, run, asked, (articles, &plan.target)),
            _ => answer(&asking, global, asked, (&plan, articles)),
        }
    });
    // Only now is the archive closed that was read from.
    match (telling, &exit) {
        (Some(telling), Ok(Exit::Done | Exit::Empty)) => telling.told()?,
        (Some(telling), Ok(_)) => telling.give_up()?,
        // The first error is the one to report.
        (Some(telling), Err(_)) => drop(telling.give_up()),
        (None, _) => {}
    }
    exit
}

/// A field that takes names of people too would take a misspelt country for one.
fn check_countries(saved: &SavedQuery, bindings: &[Binding], asked: &Asked) -> Result<(), Error> {
    for (param, binding) in saved.params.iter().zip(bindings) {
        let values = binding.value.split(',').map(str::trim);
        let unknown = values.into_iter().find(|value| !asked.is_country(value));
        if let (ParamKind::Country, Some(value)) = (param.kind, unknown) {
            let (param, value) = (param.name.clone(), value.to_owned());
            return Err(ReportError::Country { param, value }.into());
        }
    }
    Ok(())
}

/// Refuses a setting that none of the queries has.
fn check_settings(runs: &[(&String, Found)], set: &[String]) -> Result<(), Error> {
    for setting in set {
        let (param, _) =
            setting.split_once('=').ok_or_else(|| ReportError::Setting(setting.clone()))?;
        let has = |saved: &SavedQuery| saved.params.iter().any(|known| known.name == param);
        if !runs.iter().any(|(_, found)| has(&found.query))
            && let Some((query, found)) = runs.first()
        {
            let known = found.query.params.iter().map(|param| param.name.clone()).collect();
            let (query, name) = ((*query).clone(), param.to_owned());
            return Err(ReportError::Param { query, name, known }.into());
        }
    }
    Ok(())
}

/// The values of the parameters: those that are set, else the usual ones.
fn bindings(saved: &SavedQuery, set: &[String]) -> Vec<Binding> {
    let mut bindings: Vec<Binding> = saved.params.iter().map(Param::binding).collect();
    for (param, value) in set.iter().filter_map(|setting| setting.split_once('=')) {
        if let Some(binding) = bindings.iter_mut().find(|binding| binding.name == param) {
            binding.value = value.to_owned();
        }
    }
    bindings
}

/// The title with the values of the parameters, as `shown` gives them.
fn title(
    saved: &SavedQuery,
    bindings: &[Binding],
    lang: Lang,
    shown: &dyn Fn(&Param, &str) -> String,
) -> String {
    let mut title = saved.title.of(lang).to_owned();
    for (binding, param) in bindings.iter().zip(&saved.params) {
        let value = shown(param, &binding.value);
        title = title.replace(&format!("{{{}}}", binding.name), &value);
    }
    title
}

fn write_report(
    args: &Args,
    global: &Global,
    run: &Run,
    asked: &Asked,
    (articles, target): (Statement, &Target),
) -> Result<Exit, Error> {
    let saved = &run.found.query;
    let shown = |param: &Param, value: &str| match param.kind {
        ParamKind::Country => asked.countries(value, args.lang),
        ParamKind::Period => {
            asked.meaning(&param.name, args.lang).unwrap_or_else(|| value.to_owned())
        }
        _ => value.to_owned(),
    };
    let meetings = asked.rows("meeting");
    let articles = match (saved.unit.name, &meetings) {
        ("meeting" | "pair", Some(meetings)) => telling_of(meetings, articles),
        _ => articles,
    };
    let mut about = asked.about(run.name, args.lang, global)?;
    if let Some((count, query)) = asked.undated(saved.unit, args.lang)? {
        let undated = match args.lang {
            Lang::Ar => "لقاءات بلا يوم معروف",
            Lang::En => "Meetings of no known day",
        };
        about.push((undated.to_owned(), format!("{count} ({query})")));
    }
    let answer = Answer {
        saved,
        title: title(saved, &run.bindings, args.lang, &shown),
        articles,
        meetings,
        rows: asked.rows(saved.unit.name),
        archive: asked.archive,
        known: asked.known(),
        lang: args.lang,
        about,
    };
    let written = answer.report()?.write(target).map_err(|error| output_error(target, error))?;
    if !global.quiet {
        super::printing::report(target, &written);
        asked.tell_undated(saved.unit)?;
    }
    Ok(if written.rows == 0 && args.asking.fail_empty { Exit::Empty } else { Exit::Done })
}
