//! What leaves the program for spreadsheets, browsers and pages, opened again.

#![allow(clippy::unwrap_used, missing_docs)]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::{Value, json};

/// Text that a spreadsheet, a browser or a page would act on.
const PAYLOADS: &[&str] = &[
    "=HYPERLINK(\"http://example.org\",\"x\")",
    "=1+1",
    "=cmd|' /C calc'!A0",
    "=IMPORTXML(CONCAT(\"http://example.org\"),\"//a\")",
    "=WEBSERVICE(\"http://example.org\")",
    "+966501234567",
    "+1+1",
    "-1",
    "-2+3",
    "@SUM(1,2)",
    "\t=1+1",
    "\r=1+1",
    " =1+1",
    "\u{200f}=1+1",
    "\u{202e}=1+1",
    "\u{feff}=1+1",
    "\u{ff1d}1+1",
    "\u{ff0b}1",
    "\u{ff0d}1",
    "\u{ff20}SUM(1)",
    "'=1+1",
    "''=1+1",
    "12e4567",
    "00123",
    "1/2",
    "a,b;c\td",
    "say \"x\"",
    "two\nlines",
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "</style></td><b>x",
    "javascript:alert(1)",
    "\" onmouseover=\"alert(1)",
    "&lt;b&gt; &amp; &#60;",
    "[x](javascript:alert(1))",
    "| a | b |",
    "`code` *bold* _it_",
    "\u{202e}desrever\u{202c}",
    "\u{2067}isolate\u{2069}",
    "a\u{1b}[31mred",
    "قال «السفير»: نعم، ثم سكت",
];

struct Folder(tempfile::TempDir);

impl Folder {
    /// An archive with one article for each payload, which is its headline.
    fn with_payloads() -> Folder {
        let folder = Folder(tempfile::tempdir().unwrap());
        let lines: String = PAYLOADS
            .iter()
            .enumerate()
            .map(|(n, text)| {
                let day = format!("2025-01-{:02}", n % 28 + 1);
                json!({"id": n, "source": "x", "title": text, "text": "نص", "date": day})
                    .to_string()
                    + "\n"
            })
            .collect();
        fs::write(folder.path("in.jsonl"), lines).unwrap();
        folder.run(&["-q", "import", "in.jsonl"]);
        folder
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn run(&self, args: &[&str]) -> String {
        let out = Command::new(env!("CARGO_BIN_EXE_sijill"))
            .env_remove("SIJILL_ARCHIVE")
            .current_dir(self.0.path())
            .args(args)
            .output()
            .unwrap();
        assert!(out.status.success(), "{args:?}: {}", String::from_utf8_lossy(&out.stderr));
        String::from_utf8(out.stdout).unwrap()
    }

    fn read(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).unwrap()
    }
}

/// The headline as the archive keeps it: a headline is one line without white
/// space around it.
fn stored(folder: &Folder) -> Vec<String> {
    folder
        .run(&["query", "*", "--sort", "title", "--format", "jsonl"])
        .lines()
        .map(|line| serde_json::from_str::<Value>(line).unwrap()["title"].as_str().unwrap().into())
        .collect()
}

#[test]
fn no_cell_of_a_csv_file_is_a_formula_and_all_are_reversible() {
    let folder = Folder::with_payloads();
    folder.run(&["query", "*", "--sort", "title", "-o", "out.csv", "--columns", "title"]);
    let file = folder.read("out.csv");
    assert!(file.starts_with('\u{feff}') && file.contains("\r\n"));
    let mut reader = csv::Reader::from_reader(file.trim_start_matches('\u{feff}').as_bytes());
    let cells: Vec<String> = reader.records().map(|record| record.unwrap()[0].to_owned()).collect();
    let titles = stored(&folder);
    assert_eq!(cells.len(), PAYLOADS.len());
    for (cell, title) in cells.iter().zip(&titles) {
        let visible = cell.trim_start_matches(|c: char| {
            c.is_whitespace()
                || matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{feff}')
        });
        let runs = ['=', '+', '-', '@', '\u{ff1d}', '\u{ff0b}', '\u{ff0d}', '\u{ff20}'];
        assert!(!visible.starts_with(runs), "{cell:?}");
        let back = if cell == title { cell } else { cell.strip_prefix('\'').unwrap() };
        assert_eq!(back, title);
    }
    let manifest: Value = serde_json::from_str(&folder.read("out.csv.meta.json")).unwrap();
    let guarded = cells.iter().zip(&titles).filter(|(cell, title)| cell != title).count();
    assert_eq!(manifest["guarded_cells"], guarded);
    assert_eq!(manifest["rows"], PAYLOADS.len());
    assert_eq!(manifest["query"], "*");
    assert_eq!(manifest["unit"], "article");
    assert_eq!(manifest["columns"], json!(["title"]));
    let hash = blake3::hash(file.as_bytes()).to_hex().to_string();
    assert_eq!(manifest["files"], json!([{"name": "out.csv", "blake3": hash}]));
}

#[test]
fn the_same_archive_gives_the_same_bytes() {
    let folder = Folder::with_payloads();
    for name in ["out.csv", "out.xlsx", "out.html", "out.json", "out.md"] {
        let mut bytes = Vec::new();
        for _ in 0..2 {
            let args = ["--today", "2025-03-01", "query", "*", "-o", name, "--force"];
            folder.run(&args);
            bytes.push(fs::read(folder.path(name)).unwrap());
        }
        assert!(bytes[0] == bytes[1], "{name}");
    }
}

#[test]
fn nothing_of_the_data_is_markup_in_a_page() {
    let folder = Folder::with_payloads();
    for args in [
        &["query", "*", "-o", "out.html", "--force"][..],
        &["run", "source-coverage", "--set", "period=2025", "-o", "out.html", "--force"][..],
    ] {
        folder.run(args);
        let page = folder.read("out.html");
        for markup in ["<script", "<img", "<b>x", "onerror=alert(1)>", "href=\"javascript"] {
            assert!(!page.contains(markup), "{markup}");
        }
        assert!(page.contains("Content-Security-Policy"));
        assert!(page.contains("&lt;script&gt;"));
    }
}

#[test]
fn nothing_of_the_data_moves_a_terminal() {
    let folder = Folder::with_payloads();
    for format in ["table", "lines", "md"] {
        let shown = folder.run(&["query", "*", "--format", format]);
        let active = |c: &char| {
            (c.is_control() && *c != '\n')
                || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
        };
        assert_eq!(shown.chars().find(active), None, "{format}");
    }
}

/// Opens a file in LibreOffice and gives it back as CSV; `None` where there is none.
fn through_libreoffice(folder: &Folder, name: &str, filter: &str) -> Option<Vec<Vec<String>>> {
    let office = ["soffice", "libreoffice"].iter().find(|office| {
        Command::new(office).arg("--version").output().is_ok_and(|out| out.status.success())
    });
    let Some(office) = office else {
        println!("skipped: LibreOffice is not installed");
        return None;
    };
    let profile = format!("-env:UserInstallation=file://{}", folder.path("profile").display());
    let out = Command::new(office)
        .current_dir(folder.0.path())
        .args([
            &profile,
            "--headless",
            filter,
            "--convert-to",
            "csv:Text - txt - csv (StarCalc):44,34,76",
        ])
        .args(["--outdir", "back", name])
        .output()
        .unwrap();
    assert!(out.status.success(), "{}", String::from_utf8_lossy(&out.stderr));
    let stem = Path::new(name).file_stem().unwrap().to_str().unwrap();
    let text = folder.read(&format!("back/{stem}.csv"));
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes());
    Some(reader.records().map(|r| r.unwrap().iter().map(str::to_owned).collect()).collect())
}

#[test]
fn spreadsheets_open_what_was_written() {
    let folder = Folder::with_payloads();
    let columns = "article_id,published_date,title";
    for (name, infilter) in [
        ("out.csv", "--infilter=CSV:44,34,76,1"),
        ("book.xlsx", "--infilter=Calc MS Excel 2007 XML"),
    ] {
        folder.run(&["query", "*", "--sort", "title", "-o", name, "--columns", columns]);
        let Some(rows) = through_libreoffice(&folder, name, infilter) else { return };
        assert_eq!(rows.len(), PAYLOADS.len() + 1, "{name}");
        let titles = stored(&folder);
        for (row, title) in rows[1..].iter().zip(&titles) {
            assert_eq!(row.len(), 3);
            assert!(row[0].starts_with("a_") && row[0].len() == 18, "{row:?}");
            let guarded = format!("'{title}");
            // Numbers typed as such are a spreadsheet's own reading of CSV.
            let numeric = title.parse::<f64>().is_ok() || title == "1/2";
            let same = row[2] == *title || row[2] == guarded;
            assert!(same || (numeric && name == "out.csv"), "{name}: {:?} for {title:?}", row[2]);
        }
    }
}

/// A workbook holds 32,767 characters of a cell, CSV any number; a NUL is dropped by
/// whoever takes the file for text, and nothing of its cell beside it.
#[test]
fn a_long_cell_and_a_nul_pass_through_spreadsheets() {
    let folder = Folder(tempfile::tempdir().unwrap());
    let long = "س".repeat(40_000);
    let records = [("2025-01-02", long.as_str()), ("2025-01-01", "قبل\u{0}بعد")];
    let lines = records.map(|(day, text)| {
        json!({"id": day, "title": "عنوان", "text": text, "date": day}).to_string() + "\n"
    });
    fs::write(folder.path("in.jsonl"), lines.concat()).unwrap();
    folder.run(&["-q", "import", "in.jsonl"]);
    for (name, infilter, kept, nul) in [
        ("out.csv", "--infilter=CSV:44,34,76,1", 40_000, "قبلبعد"),
        ("book.xlsx", "--infilter=Calc MS Excel 2007 XML", 32_767, "قبل\u{0}بعد"),
    ] {
        folder.run(&["query", "*", "-o", name, "--columns", "article_id,text"]);
        let Some(rows) = through_libreoffice(&folder, name, infilter) else { return };
        let texts: Vec<&str> = rows[1..].iter().map(|row| row[1].as_str()).collect();
        assert!(texts[0] == "س".repeat(kept), "{name}: {}", texts[0].chars().count());
        assert_eq!(texts[1..], [nul], "{name}");
    }
}
