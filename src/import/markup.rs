//! Cuts markup into tags and text, whatever state it is in.
//!
//! Reads pages and feeds alike: nothing is checked, nothing is expanded but
//! character references, and the time is linear in the length. What a tag means
//! is left to others.

use std::borrow::Cow;

/// A piece of markup; comments and declarations are read over.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Token<'t> {
    /// Text with its character references as they are.
    Text(&'t str),
    /// Text in which nothing is a reference.
    Verbatim(&'t str),
    Open(Tag<'t>),
    /// The name of the element that ends.
    Close(&'t str),
}

/// An opening tag.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Tag<'t> {
    pub name: &'t str,
    attributes: &'t str,
    /// It ends in `/>`.
    pub empty: bool,
}

impl<'t> Tag<'t> {
    /// The value of an attribute, with its references decoded.
    pub fn attribute(&self, name: &str) -> Option<Cow<'t, str>> {
        let mut rest = self.attributes;
        loop {
            rest = rest.trim_start_matches(|c: char| c.is_whitespace() || c == '/');
            let end = rest.find(|c: char| c.is_whitespace() || c == '=').unwrap_or(rest.len());
            let (found, after) = rest.split_at(end);
            if found.is_empty() && after.is_empty() {
                return None;
            }
            let after = after.trim_start();
            let (value, next) = match after.strip_prefix('=') {
                None => ("", after),
                Some(value) => attribute_value(value.trim_start()),
            };
            if found.eq_ignore_ascii_case(name) {
                return Some(decode_references(value));
            }
            rest = next;
        }
    }
}

/// A value and what follows it.
fn attribute_value(text: &str) -> (&str, &str) {
    for quote in ['"', '\''] {
        if let Some(inside) = text.strip_prefix(quote) {
            return inside.split_once(quote).unwrap_or((inside, ""));
        }
    }
    text.split_at(text.find(char::is_whitespace).unwrap_or(text.len()))
}

/// Text with its character references decoded once.
pub(super) fn decode_references(text: &str) -> Cow<'_, str> {
    if text.contains('&') { html_escape::decode_html_entities(text) } else { Cow::Borrowed(text) }
}

/// Elements of pages whose content is no markup.
const RAW: [&str; 5] = ["script", "style", "textarea", "title", "xmp"];

/// The tokens of a page or a feed.
pub(super) struct Tokens<'t> {
    text: &'t str,
    at: usize,
    /// Whether content of `script` and the like is no markup.
    page: bool,
    raw: Option<&'t str>,
    /// Whether quotation marks in tags are closed by others of their kind.
    quotes: bool,
}

impl<'t> Tokens<'t> {
    pub fn of_page(text: &'t str) -> Tokens<'t> {
        Tokens { text, at: 0, page: true, raw: None, quotes: true }
    }

    pub fn of_feed(text: &'t str) -> Tokens<'t> {
        Tokens { page: false, ..Tokens::of_page(text) }
    }

    /// Bytes of the text that are behind.
    pub fn position(&self) -> usize {
        self.at
    }

    fn rest(&self) -> &'t str {
        &self.text[self.at..]
    }

    /// Skips a bracket that ends with `end`; gives what is inside.
    fn bracket(&mut self, begin: usize, end: &str) -> &'t str {
        let inside = &self.rest()[begin..];
        let (content, length) = match inside.find(end) {
            Some(place) => (&inside[..place], place + end.len()),
            None => (inside, inside.len()),
        };
        self.at += begin + length;
        content
    }

    /// The text up to the next `<` that can begin a tag.
    fn text(&mut self) -> Token<'t> {
        let rest = self.rest();
        let begins = |place: &usize| {
            let next = rest.as_bytes().get(place + 1);
            next.is_some_and(|b| b.is_ascii_alphabetic() || matches!(b, b'/' | b'!' | b'?'))
        };
        let end = rest.match_indices('<').map(|(place, _)| place).find(begins);
        let text = &rest[..end.unwrap_or(rest.len())];
        self.at += text.len();
        Token::Text(text)
    }

    /// The content of a script or title, up to its closing tag.
    fn raw(&mut self, name: &str) -> Option<Token<'t>> {
        let rest = self.rest();
        let closes = |place: &usize| {
            let after = rest.as_bytes().get(place + 2..place + 2 + name.len());
            after.is_some_and(|found| found.eq_ignore_ascii_case(name.as_bytes()))
        };
        let end = rest.match_indices("</").map(|(place, _)| place).find(closes);
        let text = &rest[..end.unwrap_or(rest.len())];
        self.at += text.len();
        (!text.is_empty()).then_some(Token::Text(text))
    }

    fn tag(&mut self) -> Token<'t> {
        let rest = self.rest();
        let end = self.tag_end(rest);
        let inside = rest[1..end].trim_end_matches('>');
        self.at += end.max(1);
        if let Some(name) = inside.strip_prefix('/') {
            return Token::Close(name.split(char::is_whitespace).next().unwrap_or(""));
        }
        let empty = inside.ends_with('/');
        let name_end = inside.find(|c: char| c.is_whitespace() || c == '/').unwrap_or(inside.len());
        let (name, attributes) = inside.split_at(name_end);
        if self.page && !empty && RAW.iter().any(|raw| raw.eq_ignore_ascii_case(name)) {
            self.raw = Some(name);
        }
        Token::Open(Tag { name, attributes, empty })
    }

    /// Where the tag at the start of `rest` is over.
    fn tag_end(&mut self, rest: &str) -> usize {
        if self.quotes {
            let mut quote = None;
            for (place, byte) in rest.bytes().enumerate() {
                match (quote, byte) {
                    (None, b'>') => return place + 1,
                    (None, b'"' | b'\'') => quote = Some(byte),
                    (Some(open), _) if byte == open => quote = None,
                    _ => {}
                }
            }
            // One is never closed: from here on they are letters like others.
            self.quotes = false;
        }
        rest.find('>').map_or(rest.len(), |place| place + 1)
    }
}

impl<'t> Iterator for Tokens<'t> {
    type Item = Token<'t>;

    fn next(&mut self) -> Option<Token<'t>> {
        if let Some(name) = self.raw.take()
            && let Some(token) = self.raw(name)
        {
            return Some(token);
        }
        loop {
            let rest = self.rest();
            let second = rest.as_bytes().get(1);
            if rest.is_empty() {
                return None;
            } else if rest.starts_with("<!--") {
                self.bracket(4, "-->");
            } else if rest.starts_with("<![CDATA[") {
                return Some(Token::Verbatim(self.bracket(9, "]]>")));
            } else if rest.starts_with("<!") || rest.starts_with("<?") {
                self.bracket(2, ">");
            } else if rest.starts_with('<')
                && second.is_some_and(|b| b.is_ascii_alphabetic() || *b == b'/')
            {
                return Some(self.tag());
            } else {
                return Some(self.text());
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_and_text_come_in_order() {
        let page = "<!doctype html><P class=\"a>b\" id=x>3 < 4<br/>a<!-- <p> -->b</P>";
        let shown: Vec<String> = Tokens::of_page(page)
            .map(|token| match token {
                Token::Text(text) => text.to_owned(),
                Token::Verbatim(text) => format!("[{text}]"),
                Token::Open(tag) => format!("+{}{}", tag.name, if tag.empty { "/" } else { "" }),
                Token::Close(name) => format!("-{name}"),
            })
            .collect();
        assert_eq!(shown, ["+P", "3 < 4", "+br/", "a", "b", "-P"]);
    }

    #[test]
    fn attributes_are_found_in_any_quotes() {
        let tag = |text| match Tokens::of_page(text).next() {
            Some(Token::Open(tag)) => tag,
            other => panic!("{other:?}"),
        };
        let meta = tag("<meta Name='date' content = \"a &amp; b\" lang=ar checked>");
        assert_eq!(meta.attribute("name").as_deref(), Some("date"));
        assert_eq!(meta.attribute("content").as_deref(), Some("a & b"));
        assert_eq!(meta.attribute("lang").as_deref(), Some("ar"));
        assert_eq!(meta.attribute("checked").as_deref(), Some(""));
        assert_eq!(meta.attribute("absent"), None);
        assert_eq!(tag("<a/>").attribute("href"), None);
    }

    #[test]
    fn scripts_are_no_markup_and_broken_tags_end() {
        let tokens = |text| Tokens::of_page(text).collect::<Vec<_>>().len();
        assert_eq!(tokens("<script>if (a</b) '<p>'</script>x"), 4);
        assert_eq!(tokens("<a href=\"x>y</a>"), 3);
        assert_eq!(tokens("<"), 1);
        assert_eq!(tokens("<a"), 1);
        assert_eq!(tokens("</"), 1);
    }

    #[test]
    fn any_markup_is_read_in_linear_time() {
        for part in ["<a \"", "<", "<!--", "<![CDATA[", "</", "<script>", "<a b='", "&amp", "<x "] {
            let text = part.repeat(200_000);
            let start = std::time::Instant::now();
            let count = Tokens::of_page(&text).count();
            assert!(start.elapsed().as_secs() < 20, "{part}: {count}");
        }
    }
}
