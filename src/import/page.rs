//! Reads pages saved from news sites: the article without menus and the like,
//! and what the page says of itself.
//!
//! Which part is the article is told by the rules of the reader view of browsers.
//! They take long on pages that nest deep, so those, and pages that have no such
//! part, give all their text instead, and say so.

use std::io::BufRead;

use super::about_page::AboutPage;
use super::encoding::decode;
use super::markup::{Token, Tokens};
use super::piece::{Cut, Flow};
use super::prose;
use super::record::{Body, Defaults, Record};
use super::skip::SkipReason;
use super::whole::read_whole;
use crate::model::ParagraphKind;

/// Bytes of a page up to which its article is looked for.
const LARGEST: usize = 2 << 20;
/// Elements within each other up to which its article is looked for.
const DEEPEST: usize = 200;
/// Elements that a parser may have to make again for what was never closed.
const REPEATED: usize = 1_000_000;

/// A page begins with its type or one of the first elements.
pub(super) fn recognise(head: &str) -> bool {
    let start = head.trim_start();
    if start.get(..14).is_some_and(|begin| begin.eq_ignore_ascii_case("<!doctype html")) {
        return true;
    }
    const FIRST: [&str; 12] = [
        "html", "head", "body", "title", "meta", "div", "p", "article", "section", "table", "h1",
        "center",
    ];
    start.starts_with('<')
        && Tokens::of_page(head)
            .find_map(|token| match token {
                Token::Open(tag) => Some(FIRST.iter().any(|x| x.eq_ignore_ascii_case(tag.name))),
                _ => None,
            })
            .unwrap_or(false)
}

/// Reads a page, which is one article.
pub(super) fn read(bytes: &mut dyn BufRead, cut: &mut Cut<'_>) -> Flow {
    read_whole(bytes, cut, make)
}

/// Makes the fields of the article of a page.
pub(super) fn make(
    bytes: Vec<u8>,
    mut record: Record,
    options: &Defaults,
) -> Result<Record, SkipReason> {
    let declared = record.charset.take().or_else(|| declared(&bytes));
    let decoded = decode(bytes, declared.as_deref(), options.encoding);
    record.decoded(&decoded);
    let page = decoded.text.as_str();
    let about = AboutPage::of(page);
    let title = about.title.clone();
    let (title, parts) = match article(page) {
        Ok((found, parts)) => (found.or(title), parts),
        Err(why) => {
            record.notes.push(SkipReason::WholePage(why));
            (title, prose::of_page(page))
        }
    };
    let title = title.map(|title| about.headline(title));
    let mut parts = parts;
    let headed = matches!(parts.first(), Some((ParagraphKind::Heading, _)));
    // A fragment of a page has its headline in its first heading.
    record.title = title.or_else(|| headed.then(|| parts.remove(0).1));
    record.body = Body::Parts(without_title(record.title.as_deref(), parts));
    record.url = record.url.or(about.url);
    record.site = record.url.as_deref().and_then(site_of).map(str::to_owned);
    record.source = about.site;
    record.lang = about.lang;
    record.date = about.date;
    record.metadata = about.more;
    Ok(record)
}

/// The host of an address, as the name of its outlet.
pub(super) fn site_of(url: &str) -> Option<&str> {
    let (_, after) = url.split_once("://")?;
    let host = after.split(['/', '?', '#', ':']).next()?;
    let host = host.strip_prefix("www.").unwrap_or(host);
    (!host.is_empty()).then_some(host)
}

/// The headline is not repeated as the first paragraph.
fn without_title(title: Option<&str>, mut parts: Vec<prose::Part>) -> Vec<prose::Part> {
    if let (Some(title), Some((_, first))) = (title, parts.first())
        && first.trim() == title.trim()
        && parts.len() > 1
    {
        parts.remove(0);
    }
    parts
}

/// The encoding a page names in its first lines.
fn declared(bytes: &[u8]) -> Option<String> {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(4096)]).to_ascii_lowercase();
    let (_, after) = head.split_once("charset")?;
    let value = after.trim_start().strip_prefix('=')?.trim_start_matches([' ', '"', '\'']);
    let end = value.find(|c: char| !(c.is_ascii_alphanumeric() || "-_:.".contains(c)));
    Some(value[..end.unwrap_or(value.len())].to_owned()).filter(|name| !name.is_empty())
}

type Article = (Option<String>, Vec<prose::Part>);

/// The headline and the paragraphs of the article in a page, or why there are
/// none.
fn article(page: &str) -> Result<Article, &'static str> {
    if page.len() > LARGEST {
        return Err("it is too large");
    }
    if is_tangled(page) {
        return Err("its elements nest too deep");
    }
    #[cfg(feature = "html")]
    return readable(page);
    #[cfg(not(feature = "html"))]
    Err("this build has no `html`")
}

#[cfg(feature = "html")]
fn readable(page: &str) -> Result<Article, &'static str> {
    const NONE: &str = "no part of it reads like one";
    let mut reader = dom_smoothie::Readability::new(page, None, None).map_err(|_| NONE)?;
    let found = reader.parse().map_err(|_| NONE)?;
    let parts = prose::of_fragment(&found.content);
    if parts.is_empty() {
        return Err(NONE);
    }
    Ok((Some(found.title).filter(|title| !title.trim().is_empty()), parts))
}

/// Whether a parser would take long over a page: elements within elements, or
/// marks that were never closed and begin again in each block.
fn is_tangled(page: &str) -> bool {
    const UNCOUNTED: [&str; 28] = [
        "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source",
        "track", "wbr", "p", "li", "td", "th", "tr", "dt", "dd", "option", "thead", "tbody",
        "tfoot", "html", "head", "body", "param",
    ];
    const MARKS: [&str; 14] = [
        "a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt",
        "u",
    ];
    let named = |list: &[&str], name: &str| list.iter().any(|x| x.eq_ignore_ascii_case(name));
    let (mut depth, mut open_marks, mut repeated) = (0usize, 0usize, 0usize);
    for token in Tokens::of_page(page) {
        match token {
            Token::Open(tag) => {
                let mark = named(&MARKS, tag.name);
                open_marks += usize::from(mark);
                repeated += if mark { 0 } else { open_marks };
                depth += usize::from(!tag.empty && !named(&UNCOUNTED, tag.name));
            }
            Token::Close(name) => {
                open_marks = open_marks.saturating_sub(usize::from(named(&MARKS, name)));
                depth = depth.saturating_sub(usize::from(!named(&UNCOUNTED, name)));
            }
            Token::Text(_) | Token::Verbatim(_) => {}
        }
        if depth > DEEPEST || repeated > REPEATED {
            return true;
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::ParagraphKind::Body as Plain;

    fn read(page: &str) -> Record {
        make(page.as_bytes().to_vec(), Record::default(), &Defaults::default()).unwrap()
    }

    #[test]
    fn pages_are_told_from_text_and_other_markup() {
        for page in ["<!DOCTYPE html><p>", " <html>", "<!-- a --><div>", "<?xml?><html xmlns='x'>"]
        {
            assert!(recognise(page), "{page}");
        }
        for other in ["<rss>", "<opml>", "نص <b>", "<3", ""] {
            assert!(!recognise(other), "{other}");
        }
    }

    #[test]
    fn the_charset_of_a_page_is_found_in_both_forms() {
        for (page, charset) in [
            ("<meta charset=\"windows-1256\">", "windows-1256"),
            ("<meta http-equiv=x content='text/html; charset=ISO-8859-6'>", "iso-8859-6"),
        ] {
            assert_eq!(declared(page.as_bytes()).as_deref(), Some(charset));
        }
        assert_eq!(declared(b"<p>charset"), None);
    }

    #[test]
    fn a_page_that_nests_too_deep_gives_its_text_and_says_so() {
        let deep = format!("<html><title>خبر</title>{}نص.", "<div>".repeat(100_000));
        let record = read(&deep);
        assert_eq!(record.notes, [SkipReason::WholePage("its elements nest too deep")]);
        assert!(matches!(&record.body, Body::Parts(parts) if *parts == [(Plain, "نص.".into())]));
        assert_eq!(record.title.as_deref(), Some("خبر"));
    }

    #[test]
    fn hostile_pages_are_read_in_time() {
        let fonts: String = (0..190).map(|n| format!("<font size={n}>")).collect();
        for page in [
            format!("<html>{}", "<p>a".repeat(20_000)),
            format!("<html>{fonts}{}", "<p>a".repeat(20_000)),
            format!("<html>{}{}", "<div>".repeat(190), "<p>a</p>".repeat(3_000)),
            format!("<html>{}", "<table><tr><td>".repeat(30_000)),
            format!("<html>{}", "<a href=\"".repeat(30_000)),
        ] {
            let start = std::time::Instant::now();
            read(&page);
            assert!(start.elapsed().as_secs() < 60, "{}", &page[..40]);
        }
    }
}
