//! Every format that is read, one row each, and which one an input has.
//!
//! The content tells first, the name second: a row's `recognise` is sure of what
//! it says yes to, and only where none is does the extension count.

use std::io::BufRead;

use super::encoding::is_utf7;
use super::piece::{Cut, Flow};
use super::skip::LISTED;
use super::{feed, json, mail, markdown, page, table, text, warc};

/// A format that articles are read from.
pub struct InputFormat {
    /// Its name in `--format`.
    pub name: &'static str,
    /// What file names end in.
    pub extensions: &'static [&'static str],
    /// One line of help.
    pub summary: &'static str,
    /// Whether the beginning of a content can be nothing else.
    recognise: fn(&str) -> bool,
    pub(super) read: Reader,
    /// The reader takes UTF-8 as it comes; others need the whole to tell.
    pub(super) streams: bool,
}

pub(super) type Reader = fn(&mut dyn BufRead, &mut Cut<'_>) -> Flow;

impl std::fmt::Debug for InputFormat {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.name)
    }
}

/// The table of formats, the surest first.
pub const INPUT_FORMATS: &[InputFormat] = &[
    InputFormat {
        name: "warc",
        extensions: &["warc", "arc"],
        summary: "a web archive, WARC or ARC: its pages",
        recognise: warc::recognise,
        read: warc::read,
        streams: false,
    },
    InputFormat {
        name: "feed",
        extensions: &["rss", "atom", "rdf", "xml"],
        summary: "an RSS or Atom feed: its items",
        recognise: feed::recognise,
        read: feed::read,
        streams: false,
    },
    InputFormat {
        name: "html",
        extensions: &["html", "htm", "xhtml"],
        summary: "a saved page: its article",
        recognise: page::recognise,
        read: page::read,
        streams: false,
    },
    InputFormat {
        name: "json",
        extensions: &["json", "jsonl", "ndjson"],
        summary: "an object, a list, or one object a line",
        recognise: json::recognise,
        read: json::read,
        streams: true,
    },
    InputFormat {
        name: "eml",
        extensions: &["eml", "mbox", "mht", "mhtml"],
        summary: "an e-mail, or a mailbox of them",
        recognise: mail::recognise,
        read: mail::read,
        streams: false,
    },
    InputFormat {
        name: "markdown",
        extensions: &["md", "markdown"],
        summary: "one article, with or without front matter",
        recognise: markdown::recognise,
        read: markdown::read,
        streams: false,
    },
    InputFormat {
        name: "csv",
        extensions: &["csv", "tsv", "tab"],
        summary: "a table with a header; commas, semicolons, tabs or bars",
        recognise: table::recognise,
        read: table::read,
        streams: true,
    },
    InputFormat {
        name: "text",
        extensions: &["txt", "text"],
        summary: "one article, the headline in its first line",
        recognise: text::recognise,
        read: text::read,
        streams: false,
    },
];

/// Other names of formats.
const ALIASES: [(&str, &str); 7] = [
    ("jsonl", "json"),
    ("tsv", "csv"),
    ("rss", "feed"),
    ("atom", "feed"),
    ("arc", "warc"),
    ("mbox", "eml"),
    ("md", "markdown"),
];

/// The format of this name.
pub fn input_format(name: &str) -> Option<&'static InputFormat> {
    let alias = ALIASES.iter().find(|(alias, _)| *alias == name);
    let name = alias.map_or(name, |(_, name)| name);
    INPUT_FORMATS.iter().find(|format| format.name == name)
}

/// A content that is known and not read, and what to do about it.
pub(super) type Other = (&'static str, &'static str);

const TEXT: &str = "save it as plain text or as a page";
const EXPORT: &str = "export it as CSV or JSON lines";
const UNPACK: &str = "unpack it and import the folder";

/// Contents that are known and not read, by the bytes they begin with.
const OTHER: [(&[u8], Other); 14] = [
    (b"%PDF", ("a PDF document", "`pdftotext` makes text of it")),
    (b"{\\rtf", ("an RTF document", TEXT)),
    (b"\xd0\xcf\x11\xe0", ("an old office document", TEXT)),
    (b"SQLite format 3\0", ("an SQLite database", EXPORT)),
    (b"PAR1", ("a Parquet file", EXPORT)),
    (b"7z\xbc\xaf\x27\x1c", ("a 7-Zip archive", UNPACK)),
    (b"Rar!", ("a RAR archive", UNPACK)),
    (b"BZh", ("a bzip2 file", "`bunzip2` unpacks it")),
    (b"\xfd7zXZ", ("an xz file", "`unxz` unpacks it")),
    (b"\x89PNG", ("a picture", LISTED)),
    (b"\xff\xd8\xff", ("a picture", LISTED)),
    (b"GIF8", ("a picture", LISTED)),
    (b"RIFF", ("a picture or a recording", LISTED)),
    (b"\x7fELF", ("a program", LISTED)),
];

/// What stands in a tar archive after the name, the rights and the size of a file.
const TAR: (usize, &[u8]) = (257, b"ustar");

/// Files that saved pages and folders bring along, by their extensions.
const ALONG: [(&str, &str); 9] = [
    ("css", "a style sheet"),
    ("js", "a script"),
    ("mjs", "a script"),
    ("map", "a source map"),
    ("svg", "a picture"),
    ("ini", "a file of settings"),
    ("url", "a link"),
    ("webloc", "a link"),
    ("desktop", "a link"),
];

/// The format of an input by its first bytes, as they are and as text, and its
/// name; or what it is that is not read.
pub(super) fn format_of(
    bytes: &[u8],
    head: &str,
    name: &str,
) -> Result<&'static InputFormat, Other> {
    if let Some((_, other)) = OTHER.iter().find(|(start, _)| bytes.starts_with(start)) {
        return Err(*other);
    }
    if bytes.get(TAR.0..).is_some_and(|inside| inside.starts_with(TAR.1)) {
        return Err(("a tar archive", UNPACK));
    }
    let recognised = INPUT_FORMATS.iter().find(|format| (format.recognise)(head));
    // A mail says so itself where its text is UTF-7, and is read.
    if is_utf7(head) && recognised.is_none_or(|format| format.name != "eml") {
        return Err(("text in UTF-7", "`iconv -f UTF-7 -t UTF-8` makes text of it"));
    }
    if let Some(format) = recognised {
        return Ok(format);
    }
    if head.contains('\0') {
        return Err(("binary", LISTED));
    }
    let name = name.to_ascii_lowercase();
    let extension = name.rsplit(['/', '.']).next().unwrap_or("");
    if let Some((_, what)) = ALONG.iter().find(|(along, _)| *along == extension) {
        return Err((what, LISTED));
    }
    let named = INPUT_FORMATS.iter().find(|format| format.extensions.contains(&extension));
    match named {
        // What begins like markup and is no feed and no page is not read as text.
        _ if head.trim_start().starts_with("<?xml") => Err(("XML of another kind", LISTED)),
        Some(format) if ["warc", "feed"].contains(&format.name) => {
            Err(("named as what its content is not", LISTED))
        }
        Some(format) => Ok(format),
        None => input_format("text").ok_or(("unknown", LISTED)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(content: &str, name: &str) -> &'static str {
        format_of(content.as_bytes(), content, name).map_or_else(|other| other.0, |f| f.name)
    }

    #[test]
    fn the_content_tells_before_the_name() {
        for (content, name, expected) in [
            ("{\"title\":\"أ\"}", "a.txt", "json"),
            ("<html><body>", "a.json", "html"),
            ("<rss><channel>", "a.html", "feed"),
            ("WARC/1.0\r\n", "a.bin", "warc"),
            ("title,text\nأ,ب\n", "a.txt", "csv"),
            ("---\ntitle: أ\n---\nب", "a.txt", "markdown"),
            ("Message-ID: <a>\nSubject: b\n\nc", "a.txt", "eml"),
            ("عنوان\n\nنص", "a.md", "markdown"),
            ("a,b\nc,d", "a.csv", "csv"),
            ("عنوان\n\nنص", "a.csv.b", "text"),
            ("not json", "a.jsonl", "json"),
            ("%PDF-1.4", "a.txt", "a PDF document"),
            ("a\0b", "a.txt", "binary"),
            (
                "title,text\n+BjMGQQZKBjE- +BicGMwYqBkIGKAZE-,+BjMGQQZKBjE\n",
                "a.csv",
                "text in UTF-7",
            ),
            (
                "Message-ID: <a>\nSubject: b\n\n+BjMGQQZKBjE- +BjMGQQZKBjE- +BjMGQQZKBjE",
                "a.eml",
                "eml",
            ),
            ("+BjMGQQZKBjE", "a.txt", "text"),
            ("<?xml version='1.0'?><opml>", "a.xml", "XML of another kind"),
            ("نص", "a.rss", "named as what its content is not"),
            ("body { color: red }", "page_files/a.CSS", "a style sheet"),
            (&format!("a.txt{}ustar", "\0".repeat(252)), "a.tar", "a tar archive"),
        ] {
            assert_eq!(told(content, name), expected, "{content} {name}");
        }
    }

    #[test]
    fn names_and_extensions_are_unique() {
        let mut names: Vec<&str> = INPUT_FORMATS
            .iter()
            .flat_map(|format| std::iter::once(&format.name).chain(format.extensions))
            .copied()
            .collect();
        names.sort_unstable();
        let count = names.len();
        names.dedup();
        // `html`, `json`, `text`, `markdown`, `csv`, `eml` and `warc` are both.
        assert_eq!(count - names.len(), 7);
        for (alias, name) in ALIASES {
            assert_eq!(input_format(alias).map(|format| format.name), Some(name));
        }
    }
}
