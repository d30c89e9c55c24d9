//! How an answer is printed: the options, and what they come to.

use std::path::{Path, PathBuf};

use super::Global;
use super::answer::Asked;
use super::underway::Underway;
use crate::archive::{Request, SortKey, UNITS, Unit, UnitColumn};
use crate::error::Error;
use crate::model::{Column, Shown, Statement};
use crate::output::{
    FORMATS, Format, Headers, Manifest, Sink, Stdout, Style, Target, Written, numbered,
};

/// Where an answer goes, and in which format.
#[derive(Debug, Clone, clap::Args)]
pub(super) struct Writing {
    /// The output format [default: by the extension of --output, else a table]
    #[arg(short, long, value_name = "FORMAT", value_parser = format)]
    format: Option<Format>,
    /// Write to a file instead of standard output, `-`
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Write over the output file if it is there
    #[arg(long)]
    force: bool,
    /// The language of the headers: en, ar or both; values stay as scripts know them
    #[arg(long, value_name = "LANG", default_value = "en", value_parser = headers)]
    headers: Headers,
    /// Begin CSV or TSV with a byte order mark [default: in files]
    #[arg(long, overrides_with = "no_bom")]
    bom: bool,
    /// Write CSV and TSV without a byte order mark
    #[arg(long)]
    no_bom: bool,
    /// Leave text that a spreadsheet takes for a formula as it is
    #[arg(long)]
    raw: bool,
}

/// What the rows of an answer are.
#[derive(Debug, Clone, clap::Args)]
pub(super) struct Printing {
    /// What one row is: article, paragraph, mention, meeting, pair, official or country
    #[arg(short, long, value_name = "UNIT", value_parser = unit)]
    unit: Option<&'static Unit>,
    /// The columns to print, separated by commas; `sijill help columns` lists them
    #[arg(long, value_name = "NAMES", value_delimiter = ',')]
    columns: Vec<String>,
    /// The columns to sort by, separated by commas; `-` before one: largest first
    #[arg(long, value_name = "NAMES", value_delimiter = ',', allow_hyphen_values = true)]
    sort: Vec<String>,
    /// Print at most so many rows
    #[arg(long, value_name = "N", value_parser = limit, allow_negative_numbers = true)]
    limit: Option<u64>,
    /// Add where each row comes from: rule, file, line, paragraph, characters, quote
    #[arg(long)]
    provenance: bool,
    /// End each id with a NUL, for `xargs -0`; implies --format ids
    #[arg(short = '0', long)]
    null: bool,
    #[command(flatten)]
    writing: Writing,
}

fn unit(name: &str) -> Result<&'static Unit, String> {
    let names = || UNITS.iter().map(|row| row.name).collect::<Vec<_>>().join(", ");
    Unit::named(name).ok_or_else(|| format!("expected one of {}", names()))
}

fn format(name: &str) -> Result<Format, String> {
    let names = || FORMATS.iter().map(|row| row.name).collect::<Vec<_>>().join(", ");
    Format::named(name).ok_or_else(|| format!("expected one of {}", names()))
}

fn limit(typed: &str) -> Result<u64, String> {
    typed.parse().ok().filter(|limit| *limit > 0).ok_or("expected a whole number, from 1".into())
}

fn headers(name: &str) -> Result<Headers, String> {
    match name {
        "en" => Ok(Headers::English),
        "ar" => Ok(Headers::Arabic),
        "both" => Ok(Headers::Both),
        _ => Err("expected `en`, `ar` or `both`".to_owned()),
    }
}

/// What a command prints unless told otherwise.
#[derive(Debug, Clone)]
pub(super) struct Usual {
    /// What one row is.
    pub unit: &'static Unit,
    /// The columns by name; the unit's usual ones if empty.
    pub columns: Vec<String>,
    /// The columns to sort by.
    pub sort: Vec<String>,
    /// The title of a page or a sheet.
    pub title: String,
}

impl Usual {
    /// Articles, in the order of the query.
    pub fn articles(title: &str) -> Usual {
        let unit = &UNITS[0];
        Usual { unit, columns: Vec::new(), sort: Vec::new(), title: title.to_owned() }
    }
}

/// Rows and where they go, every name in it looked up.
#[derive(Debug)]
pub(super) struct Plan {
    pub target: Target,
    pub unit: &'static Unit,
    style: Style,
    columns: Vec<&'static UnitColumn>,
    sort: Vec<SortKey>,
    limit: Option<u64>,
    quiet: bool,
}

impl Printing {
    /// Looks up every name and refuses a target that must not be written.
    pub fn plan(&self, usual: &Usual, global: &Global) -> Result<Plan, Error> {
        let unit = self.unit.unwrap_or(usual.unit);
        let Destination { target, mut style } = self.writing.destination(&usual.title, global)?;
        if self.null {
            if let Some(other) = self.writing.format.filter(|format| *format != Format::Ids) {
                return Err(Error::NullFormat(other.name()));
            }
            (style.format, style.null) = (Some(Format::Ids), true);
        }
        let own = std::ptr::eq(unit, usual.unit);
        let names = match (self.columns.is_empty(), own) {
            (true, true) => &usual.columns,
            _ => &self.columns,
        };
        let sort = match (self.sort.is_empty(), own) {
            (true, true) => &usual.sort,
            _ => &self.sort,
        };
        let plan = Plan {
            columns: self.chosen_columns(unit, names, style.format)?,
            sort: sort.iter().map(|key| sort_key(unit, key)).collect::<Result<_, _>>()?,
            style,
            limit: self.limit,
            quiet: global.quiet,
            target,
            unit,
        };
        if let Some(path) = plan.exported() {
            // What is written beside the file takes no other's place either.
            check_file(&Manifest::beside(path), self.writing.force, global)?;
            check_file(&numbered(path, 1), self.writing.force, global)?;
        }
        Ok(plan)
    }

    /// The folder that `--output` names, made if it is not there; several results
    /// need one.
    pub fn folder(&self, several: bool) -> Result<Option<PathBuf>, Error> {
        let Some(path) = &self.writing.output else { return Ok(None) };
        let named = path.to_string_lossy().ends_with(['/', std::path::MAIN_SEPARATOR]);
        match named || path.is_dir() {
            true => {
                let failed = |error| output_error(&Target::File(path.clone()), error);
                std::fs::create_dir_all(path).map_err(failed)?;
                Ok(Some(path.clone()))
            }
            false if several => Err(Error::NeedsFolder(path.clone())),
            false => Ok(None),
        }
    }

    /// Writes to a file of this name in a folder: a page if it is a report.
    pub fn write_into(&mut self, folder: &Path, name: &str, is_report: bool) {
        let usual = if is_report { Format::Html } else { Format::Csv };
        let format = *self.writing.format.get_or_insert(usual);
        self.writing.output = Some(folder.join(format!("{name}.{}", format.extension())));
    }

    fn chosen_columns(
        &self,
        unit: &'static Unit,
        names: &[String],
        format: Option<Format>,
    ) -> Result<Vec<&'static UnitColumn>, Error> {
        if format == Some(Format::Ids) {
            return match &self.columns[..] {
                [] => Ok(vec![&unit.columns[0]]),
                [name] => Ok(vec![named_column(unit, name)?]),
                names => Err(Error::IdColumns(names.len())),
            };
        }
        if names.is_empty() {
            let table = matches!(format, None | Some(Format::Table));
            return Ok(unit.columns.iter().filter(|c| self.is_shown(&c.column, table)).collect());
        }
        let mut columns = Vec::new();
        for name in names {
            columns.push(named_column(unit, name)?);
        }
        if self.provenance {
            let more = unit.columns.iter().filter(|c| c.column.shown == Shown::Provenance);
            columns.extend(more.filter(|c| !names.iter().any(|name| name == c.column.name)));
        }
        Ok(columns)
    }

    fn is_shown(&self, column: &Column, table: bool) -> bool {
        match column.shown {
            Shown::Always => true,
            Shown::Files => !table || self.provenance,
            Shown::Provenance => self.provenance,
            Shown::Named => false,
        }
    }
}

/// A target and how it is written.
pub(super) struct Destination {
    pub target: Target,
    pub style: Style,
}

impl Writing {
    /// Looks at the target and refuses one that must not be written.
    pub fn destination(&self, title: &str, global: &Global) -> Result<Destination, Error> {
        let target = match self.output.clone() {
            Some(path) if path.as_os_str() != "-" => Target::File(path),
            _ => Target::Stdout,
        };
        if let Target::File(path) = &target {
            check_file(path, self.force, global)?;
            self.note_format(path, global);
        }
        let file = matches!(target, Target::File(_));
        let format = self.chosen_format(&target)?;
        self.check_format(format.map_or("table", Format::name))?;
        let style = Style {
            format,
            headers: self.headers,
            bom: (file || self.bom) && !self.no_bom,
            guard: file && !self.raw,
            null: false,
            title: title.to_owned(),
        };
        Ok(Destination { target, style })
    }

    /// Refuses options that the format has no use for, rather than leave them out.
    fn check_format(&self, format: &'static str) -> Result<(), Error> {
        let tables = ["csv", "tsv"].contains(&format);
        let headless = ["json", "jsonl", "ids"].contains(&format);
        match () {
            () if self.bom && !tables => Err(Error::NotOfFormat { option: "--bom", format }),
            () if self.headers != Headers::English && headless => {
                Err(Error::NotOfFormat { option: "--headers", format })
            }
            () => Ok(()),
        }
    }

    /// Says that a file is not what its name says.
    fn note_format(&self, path: &Path, global: &Global) {
        if let (Some(format), Some(named)) = (self.format, Format::of_path(path))
            && format != named
            && !global.quiet
        {
            say!(
                "note: `{}` is written as {}, not {}",
                path.display(),
                format.name(),
                named.name()
            );
        }
    }

    /// `None` on a terminal without `--format`: a table or lines.
    fn chosen_format(&self, target: &Target) -> Result<Option<Format>, Error> {
        match (self.format, target) {
            (Some(format), _) => Ok(Some(format)),
            (None, Target::Stdout) if Stdout::is_terminal() => Ok(None),
            (None, Target::Stdout) => Ok(Some(Format::Table)),
            (None, Target::File(path)) => match Format::of_path(path) {
                Some(format) => Ok(Some(format)),
                None => Err(Error::UnknownFormat(path.clone())),
            },
        }
    }
}

fn named_column(unit: &'static Unit, name: &str) -> Result<&'static UnitColumn, Error> {
    unit.column(name).ok_or_else(|| Error::Column { name: name.to_owned(), unit: unit.name })
}

fn sort_key(unit: &'static Unit, key: &str) -> Result<SortKey, Error> {
    SortKey::read(unit, key).ok_or_else(|| Error::Column {
        name: key.trim_start_matches('-').to_owned(),
        unit: unit.name,
    })
}

fn check_file(path: &Path, force: bool, global: &Global) -> Result<(), Error> {
    spare_archive(path, &global.archive)?;
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    match folder.filter(|folder| !folder.is_dir()) {
        _ if path.is_dir() => Err(Error::IsFolder(path.to_owned())),
        _ if path.exists() && !path.is_file() => Err(Error::NoPlainFile(path.to_owned())),
        _ if path.exists() && !force => Err(Error::Exists(path.to_owned())),
        Some(missing) => Err(Error::NoFolder(missing.to_owned())),
        None => Ok(()),
    }
}

/// Nothing takes the place of the archive or of a file beside it that belongs to it.
pub(super) fn spare_archive(path: &Path, archive: &Path) -> Result<(), Error> {
    let is_of_archive = ["", "-wal", "-shm", "-journal"].iter().any(|end| {
        let mut name = archive.as_os_str().to_owned();
        name.push(end);
        is_same_file(path, Path::new(&name))
    });
    if is_of_archive { Err(Error::IsArchive(path.to_owned())) } else { Ok(()) }
}

/// Whether two paths lead to one file, over links too.
pub(super) fn is_same_file(one: &Path, other: &Path) -> bool {
    matches!((one.canonicalize(), other.canonicalize()), (Ok(one), Ok(other)) if one == other)
}

impl Plan {
    /// The format, where one was chosen.
    pub fn format(&self) -> Option<Format> {
        self.style.format
    }

    /// Writes the rows of these articles.
    pub fn print(&self, asked: &Asked, articles: Statement) -> Result<Written, Error> {
        let request = Request {
            articles,
            unit: self.unit,
            only: asked.rows(self.unit.name),
            columns: self.columns.clone(),
            sort: self.sort.clone(),
            limit: self.limit,
        };
        let headings = self.columns.iter().map(|column| (&column.column).into()).collect();
        let failed = |error| output_error(&self.target, error);
        let mut underway = Underway::begin(&self.target, self.style.format, self.quiet);
        let mut sink = Sink::open(&self.target, headings, self.style.clone()).map_err(failed)?;
        asked.archive.rows(&request, |cells| {
            underway.row();
            sink.row(cells).map_err(failed)
        })?;
        sink.finish().map_err(failed)
    }

    /// The file that a manifest is to stand beside: one for spreadsheets.
    fn exported(&self) -> Option<&Path> {
        match (&self.target, self.style.format) {
            (Target::File(path), Some(Format::Csv | Format::Tsv)) => Some(path),
            _ => None,
        }
    }

    /// Writes beside an exported file what it is.
    pub fn write_manifest(
        &self,
        written: &Written,
        about: impl FnOnce() -> Result<Manifest, Error>,
    ) -> Result<(), Error> {
        let Some(path) = self.exported() else { return Ok(()) };
        let mut manifest = about()?;
        manifest.unit = self.unit.name;
        manifest.columns = self.columns.iter().map(|column| column.column.name).collect();
        manifest.record(written);
        manifest.write(path).map_err(|error| output_error(&self.target, error))
    }

    /// Says what was written where, and what was changed on the way.
    pub fn report(&self, written: &Written) {
        report(&self.target, written);
    }
}

/// Says what was written where, and what was changed on the way.
pub(super) fn report(target: &Target, written: &Written) {
    if written.changes.guarded > 0 {
        say!(
            "note: {} cells begin with `'` so that no spreadsheet runs them (see --raw)",
            written.changes.guarded
        );
    }
    if written.changes.cut > 0 {
        say!(
            "note: {} cells were cut at the 32,767 characters a spreadsheet holds; csv and \
                 jsonl keep all",
            written.changes.cut
        );
    }
    if let Target::File(_) = target {
        let files: Vec<_> = written.files.iter().map(|(p, _)| p.display().to_string()).collect();
        let rows = if written.rows == 1 { "row" } else { "rows" };
        say!("{} {rows} in {}", written.rows, files.join(", "));
    }
}

pub(super) fn output_error(target: &Target, error: std::io::Error) -> Error {
    match target {
        Target::Stdout => Error::Stdout(error),
        Target::File(path) => {
            let text = error.to_string();
            let reason = text.split(" (os error").next().unwrap_or(&text).to_lowercase();
            Error::Output { path: path.clone(), reason }
        }
    }
}
