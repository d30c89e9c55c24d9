//! A self-contained page: no script, no network.
//!
//! Text of articles is escaped by construction; the only thing taken over as it
//! is are addresses that begin with `http://` or `https://`.

use std::io::{self, Write};

use maud::{DOCTYPE, Markup, html};

use super::part::Part;
use super::sink::{Changes, Headers, Rows, Style};
use super::visible::is_right_to_left;
use crate::model::Cell;

/// What the page may load: its own style and nothing else.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; \
                      form-action 'none'";

/// Everything a page needs before its first table.
pub(super) fn page_head(title: &str) -> Markup {
    html! {
        meta charset="utf-8";
        meta http-equiv="Content-Security-Policy" content=(POLICY);
        meta name="viewport" content="width=device-width, initial-scale=1";
        meta name="generator" content="sijill";
        title { (title) }
        style { (maud::PreEscaped(include_str!("page.css"))) }
    }
}

/// Writes the rows of one table.
pub(super) struct HtmlRows {
    part: Part,
}

impl HtmlRows {
    /// Writes everything before the first row.
    pub fn begin(mut part: Part, headers: &[String], style: &Style) -> io::Result<HtmlRows> {
        let arabic = style.headers == Headers::Arabic || has_arabic(&style.title);
        let (lang, dir) = if arabic { ("ar", "rtl") } else { ("en", "ltr") };
        let head = html! { (page_head(&style.title)) };
        let row = html! { tr { @for header in headers { th scope="col" { (header) } } } };
        writeln!(
            part,
            "{}<html lang=\"{lang}\" dir=\"{dir}\"><head>{}</head><body><header><h1>{}</h1>\
             </header><div class=\"scroll\"><table><thead>{}</thead><tbody>",
            DOCTYPE.into_string(),
            head.into_string(),
            html! { (style.title) }.into_string(),
            row.into_string(),
        )?;
        Ok(HtmlRows { part })
    }
}

impl Rows for HtmlRows {
    fn row(&mut self, cells: &[Cell]) -> io::Result<()> {
        let row = html! { tr { @for cell in cells { (table_cell(cell)) } } };
        writeln!(self.part, "{}", row.into_string())
    }

    fn end(mut self: Box<Self>) -> io::Result<(Part, Changes)> {
        self.part.write_all(b"</tbody></table></div></body></html>\n")?;
        Ok((self.part, Changes::default()))
    }
}

/// Bytes of a text that wants a wide column.
const LONG: usize = 160;

/// One cell: a number at the end of its column, an address as a link, text in
/// its own direction.
pub(super) fn table_cell(cell: &Cell) -> Markup {
    match cell {
        Cell::Number(_) | Cell::Share(_) => html! { td.n { (cell.text()) } },
        Cell::Code(_) | Cell::Day(_) => html! { td.c { (cell.text()) } },
        Cell::Text(text) if text.starts_with("https://") || text.starts_with("http://") => {
            html! { td dir="ltr" { a href=(text) rel="noreferrer" { (text) } } }
        }
        cell => {
            let text = cell.text();
            html! { td.long[text.len() > LONG] dir="auto" { (text) } }
        }
    }
}

/// Text whose days keep the order of their parts, on one line.
pub(super) fn dated(text: &str) -> Markup {
    let is_part = |c: char| c.is_ascii_digit() || c == '-';
    let mut rest = text;
    let mut parts: Vec<(&str, bool)> = Vec::new();
    while let Some(first) = rest.chars().next() {
        let is_day = is_part(first);
        let end = rest.find(|c| is_part(c) != is_day).unwrap_or(rest.len());
        parts.push((&rest[..end], is_day));
        rest = &rest[end..];
    }
    html! {
        @for (part, is_day) in parts {
            @if is_day && part.contains('-') && part.len() > 1 { bdi.d dir="ltr" { (part) } }
            @else { (part) }
        }
    }
}

fn has_arabic(text: &str) -> bool {
    text.chars().any(is_right_to_left)
}
