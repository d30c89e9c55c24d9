//! Finds what a page says of itself: headline, day, outlet, language, address.
//!
//! Pages say so in elements of their head and in a JSON description for search
//! engines; the surest that can be read is taken.

use serde_json::{Map, Value};

use super::day::published_day;
use super::markup::{Tag, Token, Tokens, decode_references};

/// What a page says of itself.
#[derive(Debug, Default, PartialEq)]
pub(super) struct AboutPage {
    pub title: Option<String>,
    pub date: Option<String>,
    pub site: Option<String>,
    pub lang: Option<String>,
    pub url: Option<String>,
    /// Author and section, kept as metadata.
    pub more: Map<String, Value>,
    /// The first-rank headings, one of which may be the headline.
    pub headings: Vec<String>,
}

/// Names under which pages tell the day of publication, the surest first.
const DATES: [&str; 20] = [
    "article:published_time",
    "og:article:published_time",
    "article:published",
    "og:published_time",
    "datepublished",
    "parsely-pub-date",
    "sailthru.date",
    "cxenseparse:recs:publishtime",
    "publishdate",
    "publish-date",
    "publish_date",
    "published_date",
    "pubdate",
    "dc.date.issued",
    "dcterms.issued",
    "dc.date",
    "dcterms.date",
    "dcterms.created",
    "article.published",
    "date",
];
const TITLES: [&str; 4] = ["og:title", "twitter:title", "dc.title", "title"];
const SITES: [&str; 3] = ["og:site_name", "application-name", "dc.publisher"];
const AUTHORS: [&str; 4] = ["author", "article:author", "dc.creator", "parsely-author"];
const SECTIONS: [&str; 2] = ["article:section", "section"];

/// What stands between a headline and the name of its site.
const BESIDE_SITE: [char; 5] = ['|', '-', '\u{2013}', '\u{2014}', '\u{bb}'];
/// Headings of a page, and parts of a title, that are looked at.
const LOOKED_AT: usize = 16;

impl AboutPage {
    /// A title without the name of the site beside it: what is left is a heading of the
    /// page, or the rest is what the page calls its site.
    pub fn headline(&self, title: String) -> String {
        let is_heading = |text: &str| self.headings.iter().any(|heading| same(heading, text));
        let is_site = |text: &str| self.site.as_ref().is_some_and(|site| same(site, text));
        if is_heading(&title) {
            return title;
        }
        let is_headline = |part: &str, rest: &str| {
            // The name of the site may be a heading, too.
            let heading = is_heading(part) && part.len() > rest.len();
            !part.is_empty() && !is_site(part) && (heading || is_site(rest))
        };
        let cuts = title.char_indices().rev().filter(|(_, c)| BESIDE_SITE.contains(c));
        let headline = cuts.take(LOOKED_AT).find_map(|(place, sign)| {
            let before = title[..place].trim();
            let after = title[place + sign.len_utf8()..].trim();
            match (is_headline(before, after), is_headline(after, before)) {
                (true, _) => Some(before.to_owned()),
                (_, true) => Some(after.to_owned()),
                _ => None,
            }
        });
        headline.unwrap_or(title)
    }

    /// Looks through a page.
    pub fn of(page: &str) -> AboutPage {
        let mut gathered = Gathered::default();
        for token in Tokens::of_page(page) {
            gathered.take(&token);
        }
        gathered.about(page)
    }
}

/// Whether two texts are one but for their white space.
fn same(one: &str, other: &str) -> bool {
    let (one, other) = (one.split_whitespace(), other.split_whitespace());
    one.clone().next().is_some() && one.eq(other)
}

/// What the elements of a page hold, before the surest is chosen.
#[derive(Default)]
struct Gathered {
    metas: Vec<(String, String)>,
    times: Vec<String>,
    described: Described,
    title: String,
    /// The first-rank headings.
    headings: Vec<String>,
    in_heading: bool,
    lang: Option<String>,
    canonical: Option<String>,
    /// The element whose text comes next.
    open: Option<Open>,
}

#[derive(PartialEq)]
enum Open {
    Title,
    Description,
}

impl Gathered {
    fn take(&mut self, token: &Token<'_>) {
        match (token, self.headings.last_mut()) {
            (Token::Text(text), Some(heading)) if self.in_heading => {
                heading.push_str(&decode_references(text));
            }
            (Token::Close(name), _) if name.eq_ignore_ascii_case("h1") => self.in_heading = false,
            _ => {}
        }
        match token {
            Token::Open(tag) => self.open_tag(tag),
            Token::Text(text) => match self.open {
                Some(Open::Title) => self.title.push_str(&decode_references(text)),
                Some(Open::Description) => match serde_json::from_str(text.trim()) {
                    Ok(value) => self.described.take(&value),
                    Err(_) => self.described.take_broken(text),
                },
                None => {}
            },
            Token::Close(_) => self.open = None,
            Token::Verbatim(_) => {}
        }
    }

    fn open_tag(&mut self, tag: &Tag<'_>) {
        let named = |name: &str| tag.name.eq_ignore_ascii_case(name);
        let filled = |name: &str| tag.attribute(name).filter(|value| !value.trim().is_empty());
        self.open = None;
        if named("meta") {
            let name = filled("property").or_else(|| filled("name")).or_else(|| filled("itemprop"));
            if let (Some(name), Some(content)) = (name, filled("content")) {
                self.metas.push((name.trim().to_ascii_lowercase(), content.trim().to_owned()));
            }
        } else if tag.attribute("itemprop").is_some_and(|name| name == "datePublished") {
            let date = filled("content").or_else(|| filled("datetime"));
            self.metas.extend(date.map(|date| ("datepublished".to_owned(), date.into_owned())));
        } else if named("time") {
            self.times.extend(filled("datetime").map(|time| time.into_owned()));
        } else if named("html") {
            self.lang = filled("lang").or_else(|| filled("xml:lang")).map(|lang| lang.into());
        } else if named("link") {
            let canonical = filled("rel").is_some_and(|rel| rel.eq_ignore_ascii_case("canonical"));
            if canonical && self.canonical.is_none() {
                self.canonical = filled("href").map(|href| href.into_owned());
            }
        } else if named("h1") && self.headings.len() < LOOKED_AT {
            self.headings.push(String::new());
            self.in_heading = true;
        } else if named("title") && self.title.is_empty() {
            self.open = Some(Open::Title);
        } else if named("script") {
            let json = filled("type").is_some_and(|kind| kind.contains("ld+json"));
            self.open = json.then_some(Open::Description);
        }
    }

    fn meta(&self, names: &[&str]) -> Option<String> {
        names.iter().find_map(|name| {
            let (_, content) = self.metas.iter().find(|(found, _)| found == name)?;
            Some(content.clone())
        })
    }

    fn about(mut self, page: &str) -> AboutPage {
        let described = self.described.date.take();
        let metas = DATES.iter().filter_map(|name| self.meta(&[name]));
        let dates = described.into_iter().chain(metas).chain(self.times.clone());
        let mut dates = dates;
        let date = dates.find(|date| published_day(date).is_some());
        let absolute = |url: &String| url.starts_with("http://") || url.starts_with("https://");
        let url = self.canonical.take().filter(absolute);
        let url = url.or_else(|| self.meta(&["og:url"]).filter(absolute));
        let title = self.described.headline.take().or_else(|| self.meta(&TITLES));
        let title = title.or_else(|| Some(self.title.trim().to_owned()));
        let mut more = Map::new();
        let author = self.described.author.take().or_else(|| self.meta(&AUTHORS));
        for (key, value) in [("author", author), ("category", self.meta(&SECTIONS))] {
            if let Some(value) = value {
                more.insert(key.to_owned(), Value::String(value));
            }
        }
        AboutPage {
            title: title.filter(|title| !title.is_empty()),
            date,
            site: self.meta(&SITES).or_else(|| self.described.publisher.take()),
            lang: self.lang.take().or_else(|| self.described.lang.take()),
            url: url.or_else(|| saved_from(page)),
            more,
            headings: self.headings,
        }
    }
}

/// The address browsers write into pages they save.
fn saved_from(page: &str) -> Option<String> {
    let head: String = page.chars().take(2000).collect();
    let (_, after) = head.split_once("saved from url=(")?;
    let (_, url) = after.split_once(')')?;
    let url = url.split_whitespace().next()?;
    (url.starts_with("http")).then(|| url.to_owned())
}

/// The description of an article for search engines.
#[derive(Default)]
struct Described {
    headline: Option<String>,
    date: Option<String>,
    publisher: Option<String>,
    author: Option<String>,
    lang: Option<String>,
}

impl Described {
    /// Looks for an article in a value, its lists and its graph.
    fn take(&mut self, value: &Value) {
        match value {
            Value::Array(list) => list.iter().for_each(|value| self.take(value)),
            Value::Object(object) => {
                if let Some(graph) = object.get("@graph") {
                    self.take(graph);
                }
                if object.contains_key("datePublished") || is_article(object) {
                    self.take_article(object);
                }
            }
            _ => {}
        }
    }

    /// Takes the day out of a description that is not valid: sites write line breaks
    /// into its texts and commas before its brackets.
    fn take_broken(&mut self, text: &str) {
        let value = text.split_once("\"datePublished\"").and_then(|(_, after)| {
            let value = after.trim_start().strip_prefix(':')?.trim_start().strip_prefix('"')?;
            value.split('"').next()
        });
        self.date = self.date.take().or_else(|| value.map(str::to_owned));
    }

    fn take_article(&mut self, object: &Map<String, Value>) {
        let text = |key: &str| name_of(object.get(key)?);
        self.headline = self.headline.take().or_else(|| text("headline"));
        let date = || text("datePublished").or_else(|| text("dateCreated"));
        self.date = self.date.take().or_else(date);
        self.publisher = self.publisher.take().or_else(|| text("publisher"));
        self.author = self.author.take().or_else(|| text("author"));
        self.lang = self.lang.take().or_else(|| text("inLanguage"));
    }
}

fn is_article(object: &Map<String, Value>) -> bool {
    let kind = object.get("@type").and_then(Value::as_str);
    kind.is_some_and(|kind| kind.ends_with("Article") || kind.ends_with("Posting"))
}

/// A text, the name of an object, or that of the first of a list.
fn name_of(value: &Value) -> Option<String> {
    let text = match value {
        Value::String(text) => decode_references(text.trim()).into_owned(),
        Value::Object(object) => object.get("name")?.as_str()?.trim().to_owned(),
        Value::Array(list) => match list.first()? {
            Value::Array(_) => return None,
            first => return name_of(first),
        },
        _ => return None,
    };
    (!text.is_empty()).then_some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_surest_description_is_taken() {
        let page = r#"<html lang="ar-KW"><head><title>خبر &amp; آخر - صحيفة</title>
            <meta property="og:title" content="خبر &amp; آخر">
            <meta name="date" content="soon"><meta name="pubdate" content="25/01/2016">
            <meta property="og:site_name" content="صحيفة"><meta name="author" content="مراسل">
            <link rel="canonical" href="https://example.org/1"></head>
            <time datetime="2016-01-24">"#;
        let about = AboutPage::of(page);
        assert_eq!(about.title.as_deref(), Some("خبر & آخر"));
        assert_eq!(about.date.as_deref(), Some("25/01/2016"));
        assert_eq!(about.site.as_deref(), Some("صحيفة"));
        assert_eq!(about.lang.as_deref(), Some("ar-KW"));
        assert_eq!(about.url.as_deref(), Some("https://example.org/1"));
        assert_eq!(about.more["author"], "مراسل");
    }

    #[test]
    fn a_headline_is_a_title_without_the_name_of_the_site() {
        for (title, site, heading, headline) in [
            (
                "سفير الهند في الوزارة - نشرة الخليج",
                "",
                "سفير الهند في الوزارة",
                "سفير الهند في الوزارة",
            ),
            ("سفير الهند في الوزارة | نشرة", "نشرة", "", "سفير الهند في الوزارة"),
            ("نشرة | سفير الهند في الوزارة", "نشرة", "", "سفير الهند في الوزارة"),
            ("السفير - وداعاً \u{2013} نشرة", "", "السفير - <b>وداعاً</b>", "السفير - وداعاً"),
            // The heading is the name of the site, or nothing like the title.
            ("سفير الهند في الوزارة | نشرة", "", "نشرة", "سفير الهند في الوزارة | نشرة"),
            ("السفير - لقاء", "", "أخبار", "السفير - لقاء"),
            ("السفير - لقاء", "", "السفير - لقاء", "السفير - لقاء"),
        ] {
            let page = format!(
                "<title>{title}</title><meta property='og:site_name' content='{site}'>\
                 <h1>{heading}</h1>"
            );
            let about = AboutPage::of(&page);
            assert_eq!(about.headline(title.to_owned()), headline, "{title} {site} {heading}");
        }
    }

    #[test]
    fn a_json_description_counts_before_the_head() {
        let page = r#"<title>x</title><meta name="date" content="2020-01-01">
            <script type="application/ld+json">{"@graph":[{"@type":"WebSite","name":"y"},
            {"@type":"NewsArticle","headline":"خبر","datePublished":"2025-02-05T10:00:00+03:00",
             "publisher":{"name":"وكالة"},
             "author":[{"name":"مراسل"}],"inLanguage":"ar"}]}</script>"#;
        let about = AboutPage::of(page);
        assert_eq!(about.title.as_deref(), Some("خبر"));
        assert_eq!(about.date.as_deref(), Some("2025-02-05T10:00:00+03:00"));
        assert_eq!((about.site.as_deref(), about.lang.as_deref()), (Some("وكالة"), Some("ar")));
    }

    #[test]
    fn the_day_of_a_description_counts_in_any_state() {
        for page in [
            "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"headline\":\"أ\nب\",\
             \"datePublished\": \"2025-02-05T10:00:00Z\",}</script>",
            "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\
             \"dateCreated\":\"2025-02-05\"}</script>",
            "<span itemprop='datePublished' content='2025-02-05'>أمس</span>",
            "<time itemprop='datePublished' datetime='2025-02-05'>أمس</time>",
        ] {
            let date = AboutPage::of(page).date;
            assert!(date.is_some_and(|date| date.starts_with("2025-02-05")), "{page}");
        }
    }

    #[test]
    fn the_address_of_a_saved_page_is_found() {
        let page = "<!-- saved from url=(0025)https://example.org/a/b -->\n<html><title>x</title>";
        assert_eq!(AboutPage::of(page).url.as_deref(), Some("https://example.org/a/b"));
    }
}
