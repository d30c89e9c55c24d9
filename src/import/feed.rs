//! Reads feeds: RSS of every version and Atom, item by item, and an entry of Atom alone.
//!
//! An item is cut out and made an article by itself, so that a broken one costs
//! only itself. Its day is taken as it is written, its text is the longest it
//! has. An item that another feed of the import had is the same article.

use std::borrow::Cow;
use std::io::BufRead;

use serde_json::{Map, Value};

use super::encoding::decode;
use super::fields::{body, plain};
use super::markup::{Tag, Token, Tokens, decode_references};
use super::piece::{At, Cut, Flow};
use super::record::{Body, Defaults, Record};
use super::skip::SkipReason;
use super::whole::read_limited;

/// A feed begins with its element, after declarations and comments.
pub(super) fn recognise(head: &str) -> bool {
    head.trim_start().starts_with('<') && (root(head).is_some_and(is_root) || is_entry(head))
}

/// An entry of Atom may be a document of its own.
fn is_entry(head: &str) -> bool {
    head.contains("http://www.w3.org/2005/Atom")
        && root(head).is_some_and(|name| local(name) == "entry")
}

/// The first element.
fn root(head: &str) -> Option<&str> {
    Tokens::of_feed(head).find_map(|token| match token {
        Token::Open(tag) => Some(tag.name),
        _ => None,
    })
}

fn is_root(name: &str) -> bool {
    ROOTS.contains(&local(name))
}

/// A name without its prefix.
fn local(name: &str) -> &str {
    name.rsplit(':').next().unwrap_or(name)
}

/// Reads a feed.
pub(super) fn read(bytes: &mut dyn BufRead, cut: &mut Cut<'_>) -> Flow {
    let bytes = match read_limited(bytes) {
        Ok(bytes) => bytes,
        Err(reason) => return cut.skip_all(reason),
    };
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(200)]).into_owned();
    let decoded = decode(bytes, declared(&head).as_deref(), cut.options.encoding);
    let feed = decoded.text.as_str();
    let channel = Channel::of(feed);
    let outlet = channel.title.clone().unwrap_or_default();
    let known = Record {
        source: channel.title.filter(|_| cut.options.source.is_none()),
        lang: channel.lang,
        encoding: Some(decoded.encoding.name()),
        ..Record::default()
    };
    let mut items = Items { tokens: Tokens::of_feed(feed), feed, closed: false, line: (0, 1) };
    let mut at = At::default();
    while let Some((item, line)) = items.next() {
        at = At { line, record: at.record + 1 };
        let fields = Elements::of(item, &ITEMS);
        let guid = fields.into_iter().find(|(tag, _)| matches!(local(tag.name), "guid" | "id"));
        match guid {
            Some((_, guid)) if !cut.first(&outlet, guid.trim()) => cut.repeated(at)?,
            _ => cut.known_bytes(at, item.as_bytes().to_vec(), make, known.clone())?,
        }
    }
    if decoded.replaced > 0 {
        let name = decoded.encoding.name();
        cut.skip_all(SkipReason::Replaced(name, decoded.replaced))?;
    }
    match items.closed || at.record == 1 && is_entry(feed) {
        true => Flow::Continue(()),
        false => cut.skip_all(SkipReason::Damaged("the feed does not end".to_owned())),
    }
}

/// The encoding an XML declaration names.
fn declared(head: &str) -> Option<String> {
    let declaration = head.trim_start_matches('\u{fffd}').trim_start().strip_prefix("<?xml")?;
    let (_, after) = declaration.split_once("encoding")?;
    let value = after.trim_start().strip_prefix('=')?.trim_start();
    let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    value[1..].split(quote).next().map(str::to_owned)
}

const ROOTS: [&str; 4] = ["rss", "feed", "RDF", "channel"];
const ITEMS: [&str; 2] = ["item", "entry"];

/// What a feed says of all its items.
struct Channel {
    title: Option<String>,
    lang: Option<String>,
}

impl Channel {
    fn of(feed: &str) -> Channel {
        let mut channel = Channel { title: None, lang: None };
        let before_items = Tokens::of_feed(feed).find_map(|token| match token {
            Token::Open(tag) => tag.attribute("xml:lang").map(Cow::into_owned),
            _ => None,
        });
        for (tag, content) in Elements::of(feed, &ROOTS) {
            match local(tag.name) {
                "title" if channel.title.is_none() => channel.title = filled(plain(&content)),
                "language" => channel.lang = filled(content.trim().to_owned()),
                name if ITEMS.contains(&name) && channel.title.is_some() => break,
                _ => {}
            }
        }
        channel.lang = channel.lang.or(before_items);
        channel
    }
}

/// The items of a feed, each as it is written.
struct Items<'t> {
    tokens: Tokens<'t>,
    feed: &'t str,
    /// The element of the feed was closed.
    closed: bool,
    /// A place, and the line it is on.
    line: (usize, u64),
}

impl<'t> Items<'t> {
    /// The next item and the line it begins on.
    fn next(&mut self) -> Option<(&'t str, u64)> {
        let mut begin = self.tokens.position();
        let mut open: Option<(&str, usize)> = None;
        while let Some(token) = self.tokens.next() {
            match (token, open) {
                (Token::Open(tag), None) if ITEMS.contains(&local(tag.name)) && !tag.empty => {
                    open = Some((tag.name, begin));
                }
                (Token::Open(tag), None) => self.closed |= tag.empty && is_root(tag.name),
                (Token::Close(name), None) => self.closed |= is_root(name),
                (Token::Close(name), Some((opened, begin))) if name == opened => {
                    let (counted, line) = self.line;
                    let breaks = self.feed[counted..begin].matches('\n').count() as u64;
                    self.line = (begin, line + breaks);
                    return Some((&self.feed[begin..self.tokens.position()], line + breaks));
                }
                _ => {}
            }
            begin = self.tokens.position();
        }
        None
    }
}

fn filled(text: String) -> Option<String> {
    (!text.trim().is_empty()).then(|| text.trim().to_owned())
}

/// Makes the fields of an item.
fn make(bytes: Vec<u8>, mut record: Record, _: &Defaults) -> Result<Record, SkipReason> {
    let text = String::from_utf8_lossy(&bytes);
    let mut fields = Map::new();
    let (mut texts, mut dates): (Vec<String>, Vec<(u8, String)>) = (Vec::new(), Vec::new());
    for (tag, content) in Elements::of(&text, &ITEMS) {
        let content = content.trim();
        match local(tag.name) {
            "title" if !tag.name.starts_with("media") => record.title = Some(plain(content)),
            "guid" | "id" => record.external_id = filled(content.to_owned()),
            "link" => keep_link(&mut record, &tag, content),
            "encoded" | "content" | "description" | "summary" => texts.push(content.to_owned()),
            name @ ("pubDate" | "published" | "date" | "issued" | "updated" | "modified") => {
                dates.push((rank(name), content.to_owned()));
            }
            "creator" | "author" | "category" | "subject" => {
                let value = tag.attribute("term").map_or_else(|| plain(content), |t| t.into());
                keep(&mut fields, local(tag.name), value);
            }
            "language" => record.lang = filled(content.to_owned()),
            "post_type" if NO_POSTS.contains(&content) => return Err(not_of_site(content)),
            "status" if UNPUBLISHED.contains(&content) => return Err(not_of_site(content)),
            _ => {}
        }
    }
    dates.sort();
    record.date = dates.into_iter().map(|(_, date)| date).find(|date| !date.is_empty());
    // The full text stands beside the summary.
    record.body = texts.into_iter().max_by_key(String::len).map_or_else(Body::default, body);
    if let Some(about) = attribute_of_item(&text).filter(|_| record.external_id.is_none()) {
        record.external_id = Some(about);
    }
    if record.external_id == record.url {
        record.external_id = None;
    }
    record.metadata = fields;
    Ok(record)
}

/// What an export of WordPress holds beside posts and pages.
const NO_POSTS: [&str; 12] = [
    "attachment",
    "revision",
    "nav_menu_item",
    "custom_css",
    "customize_changeset",
    "oembed_cache",
    "user_request",
    "wp_block",
    "wp_template",
    "wp_template_part",
    "wp_global_styles",
    "wp_navigation",
];
/// The statuses of posts that its readers do not see.
const UNPUBLISHED: [&str; 5] = ["draft", "auto-draft", "pending", "future", "trash"];

fn not_of_site(word: &str) -> SkipReason {
    SkipReason::NotArticle(format!("`{word}` in an export of WordPress"))
}

/// The address of an RSS 1.0 item.
fn attribute_of_item(text: &str) -> Option<String> {
    match Tokens::of_feed(text).next() {
        Some(Token::Open(tag)) => tag.attribute("rdf:about").map(Cow::into_owned),
        _ => None,
    }
}

fn rank(name: &str) -> u8 {
    u8::from(matches!(name, "updated" | "modified"))
}

fn keep_link(record: &mut Record, tag: &Tag<'_>, content: &str) {
    let own = tag.attribute("rel").is_none_or(|rel| rel == "alternate");
    let address = tag.attribute("href").map_or_else(|| content.to_owned(), |href| href.into());
    if own && record.url.is_none() {
        record.url = filled(address);
    }
}

fn keep(fields: &mut Map<String, Value>, name: &str, value: String) {
    match fields.get_mut(name) {
        _ if value.is_empty() => {}
        Some(Value::Array(list)) => list.push(Value::String(value)),
        Some(one) => *one = Value::Array(vec![one.take(), Value::String(value)]),
        None => {
            fields.insert(name.to_owned(), Value::String(value));
        }
    }
}

/// The elements directly within some others, with the text in each; markup in an
/// element is given as it is written.
struct Elements<'t> {
    tokens: Tokens<'t>,
    text: &'t str,
    within: &'t [&'t str],
}

impl<'t> Elements<'t> {
    fn of(text: &'t str, within: &'t [&'t str]) -> Elements<'t> {
        Elements { tokens: Tokens::of_feed(text), text, within }
    }
}

/// Markup whose elements have a prefix, as in `xhtml:p`, without it.
fn unprefixed(markup: &str) -> String {
    let prefix = markup.trim_start().strip_prefix('<').and_then(|inside| {
        let (prefix, name) = inside.split_once(':')?;
        let letters = prefix.bytes().all(|byte| byte.is_ascii_alphanumeric());
        (letters && name.starts_with("div")).then_some(prefix)
    });
    match prefix {
        Some(prefix) => {
            markup.replace(&format!("<{prefix}:"), "<").replace(&format!("</{prefix}:"), "</")
        }
        None => markup.to_owned(),
    }
}

impl<'t> Iterator for Elements<'t> {
    type Item = (Tag<'t>, String);

    fn next(&mut self) -> Option<(Tag<'t>, String)> {
        let tag = loop {
            match self.tokens.next()? {
                Token::Open(tag) if !self.within.contains(&local(tag.name)) => break tag,
                _ => {}
            }
        };
        if tag.empty {
            return Some((tag, String::new()));
        }
        let (mut content, mut depth, mut markup) = (String::new(), 1, false);
        let begin = self.tokens.position();
        let mut end = begin;
        while depth > 0 {
            end = self.tokens.position();
            match self.tokens.next() {
                Some(Token::Text(text)) => content.push_str(&decode_references(text)),
                Some(Token::Verbatim(text)) => content.push_str(text),
                Some(Token::Open(inner)) => {
                    markup = true;
                    depth += usize::from(!inner.empty && inner.name == tag.name);
                }
                Some(Token::Close(name)) => depth -= usize::from(name == tag.name),
                None => break,
            }
        }
        // Atom writes markup as elements of its own.
        let content = if markup { unprefixed(&self.text[begin..end]) } else { content };
        Some((tag, content))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn feeds_are_told_from_pages() {
        assert!(recognise("<?xml version=\"1.0\"?><!-- a --><rss version=\"2.0\">"));
        assert!(recognise("<rdf:RDF xmlns=\"x\">"));
        assert!(recognise("\n<feed xmlns='http://www.w3.org/2005/Atom'>"));
        assert!(recognise("<entry xmlns='http://www.w3.org/2005/Atom'><title>"));
        assert!(!recognise("<entry><title>"));
        assert!(!recognise("<!doctype html><html>"));
        assert!(!recognise("<opml><body>"));
    }

    #[test]
    fn the_declared_encoding_is_found() {
        assert_eq!(
            declared("<?xml version='1.0' encoding='windows-1256'?>").unwrap(),
            "windows-1256"
        );
        assert_eq!(declared("<rss>"), None);
    }

    #[test]
    fn the_elements_of_an_item_come_with_their_text() {
        let item = "<item><title>a &amp; b</title><m:x><title>no</title></m:x>\
                    <content type='xhtml'><div>c</div></content><link href='u'/></item>";
        let found: Vec<(String, String)> = Elements::of(item, &ITEMS)
            .map(|(tag, content)| (tag.name.to_owned(), content))
            .collect();
        let expected = [
            ("title", "a & b"),
            ("m:x", "<title>no</title>"),
            ("content", "<div>c</div>"),
            ("link", ""),
        ];
        assert_eq!(found, expected.map(|(name, text)| (name.to_owned(), text.to_owned())));
    }
}
