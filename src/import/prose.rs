//! Makes paragraphs of markup: the text between the tags, cut where a block
//! begins or ends.
//!
//! What a reader of the page does not see (scripts, styles) is left out; white
//! space counts as one space, as on a page. Nothing else of the text is changed.

use super::markup::{Token, Tokens, decode_references};
use crate::model::ParagraphKind;

/// A paragraph of markup, before its place is known.
pub(super) type Part = (ParagraphKind, String);

/// Elements whose content is not shown.
const HIDDEN: [&str; 9] =
    ["script", "style", "noscript", "template", "iframe", "svg", "object", "head", "math"];
/// Elements of a page that hold no article.
const AROUND: [&str; 6] = ["nav", "footer", "aside", "button", "select", "menu"];
/// Elements that flow within a paragraph; all others begin and end one.
const INLINE: [&str; 33] = [
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "del", "dfn", "em", "font",
    "i", "img", "ins", "kbd", "label", "mark", "q", "s", "samp", "small", "span", "strike",
    "strong", "sub", "sup", "time", "tt", "u", "var", "wbr",
];
/// Elements that are never closed.
const VOID: [&str; 8] = ["br", "hr", "img", "input", "link", "meta", "source", "wbr"];

/// The paragraphs of a piece of markup.
pub(super) fn of_fragment(markup: &str) -> Vec<Part> {
    gather(markup, &HIDDEN)
}

/// The paragraphs of a whole page, without what surrounds articles where that
/// leaves anything.
pub(super) fn of_page(page: &str) -> Vec<Part> {
    let hidden: Vec<&str> = HIDDEN.iter().chain(&AROUND).copied().collect();
    let parts = gather(page, &hidden);
    if parts.is_empty() { of_fragment(page) } else { parts }
}

/// Whether a text is markup: it has tags that part paragraphs or mark words.
pub(super) fn is_markup(text: &str) -> bool {
    const TELLING: [&str; 14] = [
        "p",
        "br",
        "div",
        "a",
        "b",
        "i",
        "strong",
        "em",
        "span",
        "img",
        "ul",
        "table",
        "h2",
        "blockquote",
    ];
    let is_tag = |name: &str| TELLING.iter().any(|tag| tag.eq_ignore_ascii_case(name));
    text.contains('<')
        && Tokens::of_page(text).any(|token| match token {
            Token::Open(tag) => is_tag(tag.name),
            Token::Close(name) => is_tag(name),
            _ => false,
        })
}

/// Whether a text is markup whose brackets are escaped once more.
pub(super) fn is_escaped_markup(text: &str) -> bool {
    text.contains("&lt;") && !is_markup(text) && is_markup(&decode_references(text))
}

#[derive(Default)]
struct Gathered {
    parts: Vec<Part>,
    open: String,
    heading: bool,
    /// White space is due before the next word.
    space: bool,
}

impl Gathered {
    fn push(&mut self, text: &str) {
        for c in text.chars() {
            if matches!(c, ' ' | '\t' | '\n' | '\r' | '\u{c}') {
                self.space = true;
            } else {
                if self.space && !self.open.is_empty() {
                    self.open.push(' ');
                }
                self.space = false;
                self.open.push(c);
            }
        }
    }

    fn flush(&mut self) {
        let text = self.open.trim();
        if !text.is_empty() {
            let kind = if self.heading { ParagraphKind::Heading } else { ParagraphKind::Body };
            self.parts.push((kind, text.to_owned()));
        }
        self.open.clear();
        self.space = false;
    }
}

fn gather(markup: &str, hidden: &[&str]) -> Vec<Part> {
    let mut gathered = Gathered::default();
    let named = |list: &[&str], name: &str| list.iter().any(|x| x.eq_ignore_ascii_case(name));
    // The hidden element that is open, and how often.
    let mut within: Option<(&str, usize)> = None;
    for token in Tokens::of_page(markup) {
        match (&mut within, token) {
            (Some((name, depth)), Token::Open(tag)) if tag.name.eq_ignore_ascii_case(name) => {
                *depth += usize::from(!tag.empty);
            }
            (Some((name, depth)), Token::Close(closed)) if closed.eq_ignore_ascii_case(name) => {
                *depth -= 1;
                if *depth == 0 {
                    within = None;
                }
            }
            (Some(_), _) => {}
            (None, Token::Text(text)) => gathered.push(&decode_references(text)),
            (None, Token::Verbatim(text)) => gathered.push(text),
            (None, Token::Open(tag)) if named(hidden, tag.name) => {
                if !tag.empty && !named(&VOID, tag.name) {
                    within = Some((tag.name, 1));
                }
            }
            (None, Token::Open(tag)) => {
                if !named(&INLINE, tag.name) {
                    gathered.flush();
                    gathered.heading = is_heading(tag.name);
                }
            }
            (None, Token::Close(name)) => {
                if !named(&INLINE, name) {
                    gathered.flush();
                    gathered.heading = false;
                }
            }
        }
    }
    gathered.flush();
    gathered.parts
}

fn is_heading(name: &str) -> bool {
    matches!(name.as_bytes(), [b'h' | b'H', b'1'..=b'6'])
}

#[cfg(test)]
mod tests {
    use super::*;
    use ParagraphKind::{Body, Heading};

    #[test]
    fn blocks_are_paragraphs_and_inline_elements_are_not() {
        let markup = "<h2>عنوان</h2><p>استقبل <b>الوزير</b>\n  السفير&nbsp;الياباني.</p>\
                      <script>var x = '<p>لا</p>';</script>سطر<br>آخر &amp; غيره<!-- لا -->";
        let parts = of_fragment(markup);
        let expected = [
            (Heading, "عنوان"),
            (Body, "استقبل الوزير السفير\u{a0}الياباني."),
            (Body, "سطر"),
            (Body, "آخر & غيره"),
        ];
        assert_eq!(parts, expected.map(|(kind, text)| (kind, text.to_owned())));
    }

    #[test]
    fn what_surrounds_an_article_is_left_out_of_a_page() {
        let page = "<body><nav><a>الرئيسية</a></nav><p>خبر.</p><footer>حقوق</footer></body>";
        assert_eq!(of_page(page), [(Body, "خبر.".to_owned())]);
        assert_eq!(of_page("<nav>خبر.</nav>"), [(Body, "خبر.".to_owned())]);
    }

    #[test]
    fn markup_is_told_from_text_with_signs() {
        for (text, markup, escaped) in [
            ("<p>خبر", true, false),
            ("خبر<br/>آخر", true, false),
            ("3 < 4 و 5 > 2", false, false),
            ("<كذا>", false, false),
            ("&lt;p&gt;خبر&lt;/p&gt;", false, true),
            ("3 &lt; 4", false, false),
        ] {
            assert_eq!((is_markup(text), is_escaped_markup(text)), (markup, escaped), "{text}");
        }
    }
}
