//! The tables of columns, one for each unit.

use super::{MEETING_ID, UnitColumn};
use crate::archive::listed::{ListOf, Within};
use crate::model::Column;
use crate::model::Shown::{self, Always, Files, Named, Provenance};
use crate::model::ValueKind::{self, Code, Day, List, Number, Share, Text};

const fn column(
    (name, arabic): (&'static str, &'static str),
    kind: ValueKind,
    shown: Shown,
    sql: &'static str,
    summary: &'static str,
) -> UnitColumn {
    UnitColumn { column: Column { name, arabic, summary, kind, shown }, sql, list: None }
}

impl UnitColumn {
    /// The column with its list found faster.
    const fn listing(self, list: ListOf) -> UnitColumn {
        UnitColumn { list: Some(list), ..self }
    }
}

const ARTICLE_ID: UnitColumn = column(
    ("article_id", "رقم الخبر"),
    Code,
    Always,
    "a.key",
    "the article's id, stable across imports",
);
const PUBLISHED: UnitColumn = column(
    ("published_date", "تاريخ النشر"),
    Day,
    Always,
    "a.published",
    "the publication day, empty if not known",
);
const SOURCE: UnitColumn = column(("source", "المصدر"), Text, Always, "s.name", "the outlet");
const SOURCE_FILES: UnitColumn = column(("source", "المصدر"), Text, Files, "s.name", "the outlet");
const TITLE: UnitColumn = column(("title", "العنوان"), Text, Always, "a.headline", "the headline");
const TITLE_FILES: UnitColumn =
    column(("title", "العنوان"), Text, Files, "a.headline", "the headline of the article");
const ARTICLE_ID_FILES: UnitColumn = column(
    ("article_id", "رقم الخبر"),
    Code,
    Files,
    "a.key",
    "the article's id, stable across imports",
);
const URL: UnitColumn = column(("url", "الرابط"), Text, Files, "a.url", "where it was published");
const FILE: UnitColumn =
    column(("file", "الملف"), Text, Provenance, "a.file", "the file it was read from");
const LINE: UnitColumn =
    column(("line", "السطر"), Number, Provenance, "a.line", "the line of its record, from 1");
pub(super) const ARTICLE: &[UnitColumn] = &[
    ARTICLE_ID,
    PUBLISHED,
    SOURCE,
    column(("lang", "اللغة"), Code, Files, "a.lang", "the language, ISO 639-1"),
    column(
        ("countries", "الدول"),
        List,
        Always,
        "(SELECT group_concat(x, char(31)) FROM (SELECT DISTINCT e.name AS x FROM \
     mention m JOIN entity e ON e.id = m.entity WHERE m.paragraph_id BETWEEN a.id \
     << 12 AND a.id << 12 | 4095 AND e.kind = 'country' ORDER BY 1))",
        "the countries the article names, ISO 3166-1 alpha-2",
    )
    .listing(ListOf { kind: "country", within: Within::Article, id: "hit.id" }),
    TITLE,
    column(
        ("officials", "المسؤولون"),
        List,
        Files,
        "(SELECT group_concat(x, char(31)) FROM (SELECT name AS x FROM article_official \
     WHERE article_id = a.id GROUP BY name ORDER BY min(ordinal)))",
        "the office holders it names, in order of first mention",
    ),
    URL,
    column(
        ("duplicate_of", "تكرار"),
        Code,
        Files,
        "a.duplicate_of",
        "the id of the article whose text it repeats",
    ),
    column(("file", "الملف"), Text, Files, "a.file", "the file it was read from"),
    column(("line", "السطر"), Number, Files, "a.line", "the line of its record, from 1"),
    column(
        ("topics", "المواضيع"),
        List,
        Files,
        "(SELECT group_concat(x, char(31)) FROM (SELECT e.name AS x FROM entity e \
             WHERE e.kind = 'topic' AND EXISTS (SELECT 1 FROM article_entity x \
             WHERE x.entity = e.id AND x.article_id = a.id) ORDER BY 1))",
        "what it is about, by the keys of `sijill list topics`",
    ),
    column(
        ("meetings", "اللقاءات"),
        Number,
        Files,
        "(SELECT count(*) FROM meeting m WHERE m.article_id = a.id AND m.confidence >= 0.5)",
        "how many meetings it tells of",
    ),
    column(
        ("text", "النص"),
        Text,
        Named,
        "(SELECT group_concat(x, char(10)) FROM (SELECT p.text AS x FROM paragraph p \
     WHERE p.id BETWEEN a.id << 12 AND a.id << 12 | 4095 AND p.id & 4095 > 0 \
     ORDER BY p.id))",
        "everything below the headline, a line a paragraph",
    ),
];

pub(super) const PARAGRAPH: &[UnitColumn] = &[
    column(
        ("paragraph_id", "رقم الفقرة"),
        Code,
        Always,
        "'p_' || substr(a.key, 3) || '_' || p.ordinal",
        "the article's id and the paragraph's number",
    ),
    PUBLISHED,
    SOURCE_FILES,
    column(("paragraph", "الفقرة"), Number, Files, "p.ordinal", "its number; 0 is the headline"),
    column(("kind", "النوع"), Code, Files, "p.kind", "headline, subheadline, heading or body"),
    column(("text", "النص"), Text, Always, "p.text", "its words"),
    column(
        ("countries", "الدول"),
        List,
        Files,
        "(SELECT group_concat(x, char(31)) FROM (SELECT DISTINCT e.name AS x FROM \
     mention m JOIN entity e ON e.id = m.entity WHERE m.paragraph_id = p.id AND \
     e.kind = 'country' ORDER BY 1))",
        "the countries it names, ISO 3166-1 alpha-2",
    )
    .listing(ListOf { kind: "country", within: Within::Paragraph, id: "p.id" }),
    column(
        ("officials", "المسؤولون"),
        List,
        Files,
        "(SELECT group_concat(x, char(31)) FROM (SELECT DISTINCT e.name AS x FROM \
     mention m JOIN entity e ON e.id = m.entity WHERE m.paragraph_id = p.id AND \
     e.kind = 'official' ORDER BY 1))",
        "the office holders it names",
    )
    .listing(ListOf { kind: "official", within: Within::Paragraph, id: "p.id" }),
    TITLE_FILES,
    URL,
    ARTICLE_ID_FILES,
    FILE,
    LINE,
    column(
        ("start", "البداية"),
        Number,
        Provenance,
        "p.start",
        "characters before it in the text it was read from",
    ),
];

pub(super) const MENTION: &[UnitColumn] = &[
    column(
        ("mention_id", "رقم الذكر"),
        Code,
        Always,
        "'n_' || substr(a.key, 3) || '_' || p.ordinal || '_' || m.start || '_' || \
     CASE e.kind WHEN 'country' THEN lower(e.name) \
     ELSE substr(e.kind, 1, 1) || substr(official_id(e.folded), 3, 6) END",
        "the article's id, the paragraph, the first character and what is named",
    ),
    PUBLISHED,
    column(("kind", "النوع"), Code, Always, "e.kind", "country, official, topic and the like"),
    column(
        ("name", "الاسم"),
        Text,
        Always,
        "e.name",
        "what is named: an ISO code, the fullest form of a name, a key",
    ),
    column(
        ("text", "النص"),
        Text,
        Always,
        "substr(p.text, m.start + 1, m.length)",
        "the words that name it",
    ),
    column(
        ("via", "الطريق"),
        Code,
        Files,
        "m.via",
        "by name, demonym, capital, coreference and the like",
    ),
    SOURCE_FILES,
    TITLE_FILES,
    URL,
    ARTICLE_ID_FILES,
    column(("rule", "القاعدة"), Code, Provenance, "m.rule", "the rule that found it"),
    FILE,
    LINE,
    column(
        ("paragraph", "الفقرة"),
        Number,
        Provenance,
        "p.ordinal",
        "the paragraph; 0 is the headline",
    ),
    column(
        ("start", "البداية"),
        Number,
        Provenance,
        "m.start",
        "characters before it in the paragraph",
    ),
    column(
        ("end", "النهاية"),
        Number,
        Provenance,
        "m.start + m.length",
        "where it ends, as characters of the paragraph",
    ),
    column(("quote", "الاقتباس"), Text, Provenance, "p.text", "the paragraph"),
    column(
        ("country_via", "مصدر الدولة"),
        Code,
        Provenance,
        "(SELECT o.country_via FROM article_official o WHERE o.article_id = a.id AND \
     o.entity = e.id ORDER BY o.ordinal LIMIT 1)",
        "what tells the state of an official's office in the article",
    ),
];

pub(super) const MEETING: &[UnitColumn] = &[
    column(
        ("meeting_id", "رقم اللقاء"),
        Code,
        Always,
        MEETING_ID,
        "the article's id and the meeting's number",
    ),
    column(
        ("event_date", "تاريخ اللقاء"),
        Day,
        Always,
        "m.day",
        "the day they met, empty if not known",
    ),
    column(
        ("kind", "النوع"),
        Code,
        Always,
        "m.kind",
        "received, met, visited, called, signed or planned",
    ),
    column(("host", "المضيف"), Text, Always, "m.host", "who received, or the first party"),
    column(
        ("host_role", "منصب المضيف"),
        Code,
        Files,
        "nullif(m.host_role, '')",
        "the class of the host's office",
    ),
    column(("host_country", "دولة المضيف"), Code, Always, "m.host_country", "the host's state"),
    column(("guest", "الضيف"), Text, Always, "m.guest", "the other party"),
    column(
        ("guest_role", "منصب الضيف"),
        Code,
        Files,
        "nullif(m.guest_role, '')",
        "the class of the guest's office",
    ),
    column(("guest_country", "دولة الضيف"), Code, Always, "m.guest_country", "the guest's state"),
    column(("place", "المكان"), Text, Files, "m.place", "where, in the words of the text"),
    column(
        ("topics", "المواضيع"),
        List,
        Files,
        "replace(m.topics, ' ', char(31))",
        "what they spoke of",
    ),
    column(
        ("quote", "الاقتباس"),
        Text,
        Files,
        "substr(p.text, m.start + 1, m.length)",
        "the sentence that says so",
    ),
    column(
        ("published_date", "تاريخ النشر"),
        Day,
        Files,
        "a.published",
        "the day the article was published",
    ),
    SOURCE_FILES,
    TITLE_FILES,
    URL,
    ARTICLE_ID_FILES,
    column(("confidence", "الثقة"), Share, Files, "m.confidence", "from 0 to 1"),
    column(
        ("attendees", "الحضور"),
        List,
        Files,
        "(SELECT group_concat(x, char(31)) FROM (SELECT coalesce(t.name, t.role) AS x FROM \
     attendee t WHERE t.article_id = m.article_id AND t.meeting = m.ordinal ORDER BY \
     t.ordinal))",
        "who stood by",
    ),
    column(("rule", "القاعدة"), Code, Provenance, "m.rule", "the rule that found it"),
    FILE,
    LINE,
    column(
        ("paragraph", "الفقرة"),
        Number,
        Provenance,
        "p.ordinal",
        "the paragraph of the quote; 0 is the headline",
    ),
    column(
        ("start", "البداية"),
        Number,
        Provenance,
        "m.start",
        "characters before the quote in the paragraph",
    ),
    column(
        ("end", "النهاية"),
        Number,
        Provenance,
        "m.start + m.length",
        "where the quote ends, as characters of the paragraph",
    ),
    column(
        ("host_country_via", "مصدر دولة المضيف"),
        Code,
        Provenance,
        "(SELECT o.country_via FROM article_official o WHERE o.article_id = a.id AND \
     o.entity = m.host_entity AND o.country = m.host_country ORDER BY o.ordinal LIMIT 1)",
        "what tells the host's state: demonym, genitive, outlet and the like",
    ),
    column(
        ("guest_country_via", "مصدر دولة الضيف"),
        Code,
        Provenance,
        "(SELECT o.country_via FROM article_official o WHERE o.article_id = a.id AND \
     o.entity = m.guest_entity AND o.country = m.guest_country ORDER BY o.ordinal LIMIT 1)",
        "what tells the guest's state",
    ),
];

pub(super) const PAIR: &[UnitColumn] = &[
    column(
        ("pair_id", "رقم الثنائي"),
        Code,
        Always,
        "'x_' || min(m.host_country, m.guest_country) || '_' || max(m.host_country, \
     m.guest_country)",
        "both codes",
    ),
    column(
        ("country_a", "الدولة الأولى"),
        Code,
        Always,
        "min(m.host_country, m.guest_country)",
        "one state",
    ),
    column(
        ("country_b", "الدولة الثانية"),
        Code,
        Always,
        "max(m.host_country, m.guest_country)",
        "the other",
    ),
    column(("meetings", "اللقاءات"), Number, Always, "count(*)", "how many meetings of theirs"),
    column(
        ("articles", "الأخبار"),
        Number,
        Always,
        "count(DISTINCT hit.id)",
        "how many articles tell of them",
    ),
    column(("first_date", "أول لقاء"), Day, Always, "min(m.day)", "the day of the first known one"),
    column(("last_date", "آخر لقاء"), Day, Always, "max(m.day)", "the day of the last known one"),
];

pub(super) const OFFICIAL: &[UnitColumn] = &[
    column(
        ("official_id", "رقم المسؤول"),
        Code,
        Always,
        "official_id(e.folded)",
        "made of the name",
    ),
    column(("name", "الاسم"), Text, Always, "e.name", "the fullest form of the name"),
    column(
        ("role", "المنصب"),
        Text,
        Always,
        "(SELECT o2.role FROM article_official o2 WHERE o2.entity = e.id \
     ORDER BY o2.article_id DESC, o2.ordinal LIMIT 1)",
        "the office in the newest article that names them",
    ),
    column(
        ("role_class", "فئة المنصب"),
        Code,
        Files,
        "(SELECT o2.role_class FROM article_official o2 WHERE o2.entity = e.id \
     ORDER BY o2.article_id DESC, o2.ordinal LIMIT 1)",
        "its class",
    ),
    column(
        ("country", "الدولة"),
        Code,
        Always,
        "(SELECT o2.country FROM article_official o2 WHERE o2.entity = e.id \
     ORDER BY o2.article_id DESC, o2.ordinal LIMIT 1)",
        "its state",
    ),
    column(
        ("accredited_to", "معتمد لدى"),
        Code,
        Files,
        "(SELECT o2.accredited_to FROM article_official o2 WHERE o2.entity = e.id \
     ORDER BY o2.article_id DESC, o2.ordinal LIMIT 1)",
        "where an envoy serves",
    ),
    column(
        ("articles", "الأخبار"),
        Number,
        Always,
        "count(DISTINCT hit.id)",
        "how many articles name them",
    ),
    column(
        ("first_date", "أول ذكر"),
        Day,
        Files,
        "date((min(CASE WHEN hit.id >> 20 >= 3652 THEN hit.id END) >> 20) + 1721425.5)",
        "the publication day of the first",
    ),
    column(
        ("last_date", "آخر ذكر"),
        Day,
        Always,
        "date((max(CASE WHEN hit.id >> 20 >= 3652 THEN hit.id END) >> 20) + 1721425.5)",
        "the publication day of the last",
    ),
    column(
        ("aliases", "أسماء أخرى"),
        List,
        Files,
        "(SELECT group_concat(x, char(31)) FROM (SELECT l.folded AS x FROM alias l \
     WHERE l.entity = e.id AND l.folded <> e.folded ORDER BY 1))",
        "other forms of the name, folded",
    ),
    column(
        ("country_via", "مصدر الدولة"),
        Code,
        Provenance,
        "(SELECT o2.country_via FROM article_official o2 WHERE o2.entity = e.id \
     ORDER BY o2.article_id DESC, o2.ordinal LIMIT 1)",
        "what tells its state: demonym, genitive, outlet and the like",
    ),
];

pub(super) const COUNTRY: &[UnitColumn] = &[
    column(("country_id", "رقم الدولة"), Code, Always, "'c_' || e.name", "made of the code"),
    column(("country", "الدولة"), Code, Always, "e.name", "ISO 3166-1 alpha-2"),
    column(("articles", "الأخبار"), Number, Always, "count(*)", "how many articles name it"),
    column(("mentions", "الذكر"), Number, Always, "sum(x.n)", "how often"),
    column(
        ("first_date", "أول ذكر"),
        Day,
        Files,
        "date((min(CASE WHEN hit.id >> 20 >= 3652 THEN hit.id END) >> 20) + 1721425.5)",
        "the publication day of the first",
    ),
    column(
        ("last_date", "آخر ذكر"),
        Day,
        Always,
        "date((max(CASE WHEN hit.id >> 20 >= 3652 THEN hit.id END) >> 20) + 1721425.5)",
        "the publication day of the last",
    ),
];
