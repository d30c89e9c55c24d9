//! The rows: fields, scopes, directives and the values of closed fields.

use super::{
    Bound, Directive, Field, Flag, Part, RoleRow, Row, Scope, ScopeRow, Setting, Side, SortKey,
    Thing, ValueKind,
};
use crate::model::{Lang, MeetingKind, RoleClass};

const ARTICLE: &[Scope] = &[Scope::Article];
const PARTS: &[Scope] = &[Scope::Article, Scope::Para];

const MEETING: &[Scope] = &[Scope::Article, Scope::Meet];

const ANYWHERE: &[Scope] = &[Scope::Article, Scope::Para, Scope::Meet];

/// Names of fields in the query languages of mail and of search engines (Gmail, GitHub, notmuch,
/// Lucene), and what asks the same here.
pub(super) const ELSEWHERE: [(&str, &str); 14] = [
    ("after", "date:>"),
    ("before", "date:<"),
    ("from", "since:"),
    ("to", "until:"),
    ("newer", "since:"),
    ("older", "until:"),
    ("newer_than", "since:"),
    ("older_than", "until:"),
    ("in", "source:"),
    ("site", "url:"),
    ("intitle", "title:"),
    ("subject", "topic:"),
    ("person", "official:"),
    ("text", "body:"),
];

/// Every field, in the order of the manual.
pub const FIELDS: &[Field] = &[
    Field {
        name: "title",
        arabic: "عنوان",
        aliases: &["t"],
        summary: "words of the headline",
        example: "title:سفير",
        value: ValueKind::Text(Part::Title),
        inside: PARTS,
    },
    Field {
        name: "body",
        arabic: "نص",
        aliases: &[],
        summary: "words after the headline",
        example: "body:\"التعاون العسكري\"",
        value: ValueKind::Text(Part::Body),
        inside: PARTS,
    },
    Field {
        name: "country",
        arabic: "دولة",
        aliases: &["c", "بلد"],
        summary: "articles that name a country, by name, demonym or capital",
        example: "country:JP,BD",
        value: ValueKind::Country,
        inside: ANYWHERE,
    },
    Field {
        name: "official",
        arabic: "مسؤول",
        aliases: &["o", "مسئول"],
        summary: "articles in which an official occurs, under any form of the name",
        example: "official:\"عبدالله العلي\"",
        value: ValueKind::Official,
        inside: ANYWHERE,
    },
    Field {
        name: "role",
        arabic: "منصب",
        aliases: &[],
        summary: "someone holds an office of this kind",
        example: "role:ambassador",
        value: ValueKind::Role,
        inside: ANYWHERE,
    },
    Field {
        name: "host",
        arabic: "مضيف",
        aliases: &[],
        summary: "a meeting whose host is of a country, an office or a name",
        example: "host:\"وزير الدفاع\"",
        value: ValueKind::Party(Side::Host),
        inside: MEETING,
    },
    Field {
        name: "guest",
        arabic: "ضيف",
        aliases: &[],
        summary: "a meeting whose guest is of a country, an office or a name",
        example: "guest:JP",
        value: ValueKind::Party(Side::Guest),
        inside: MEETING,
    },
    Field {
        name: "with",
        arabic: "مع",
        aliases: &[],
        summary: "a meeting either side of which is of a country, an office or a name",
        example: "with:JP",
        value: ValueKind::Party(Side::With),
        inside: MEETING,
    },
    Field {
        name: "kind",
        arabic: "نوع",
        aliases: &[],
        summary: "a meeting of this kind: received, met, visited, called, signed, planned",
        example: "kind:received",
        value: ValueKind::Kind,
        inside: MEETING,
    },
    Field {
        name: "place",
        arabic: "مكان",
        aliases: &[],
        summary: "a meeting at this place, in the words of the article",
        example: "place:مكتب",
        value: ValueKind::Place,
        inside: MEETING,
    },
    Field {
        name: "event",
        arabic: "حدث",
        aliases: &[],
        summary: "a meeting was held, or a date is named, within a period",
        example: "event:2025-02",
        value: ValueKind::Event,
        inside: ANYWHERE,
    },
    Field {
        name: "topic",
        arabic: "موضوع",
        aliases: &[],
        summary: "what the article or the meeting is about",
        example: "topic:arms",
        value: ValueKind::Topic,
        inside: MEETING,
    },
    Field {
        name: "date",
        arabic: "تاريخ",
        aliases: &["d"],
        summary: "published within a period or range",
        example: "date:2025-01..2025-03",
        value: ValueKind::Period(Bound::Within),
        inside: ARTICLE,
    },
    Field {
        name: "since",
        arabic: "منذ",
        aliases: &[],
        summary: "published on the first day of a period or later",
        example: "since:30d",
        value: ValueKind::Period(Bound::Since),
        inside: ARTICLE,
    },
    Field {
        name: "until",
        arabic: "حتى",
        aliases: &[],
        summary: "published on the last day of a period or earlier",
        example: "until:2025-03",
        value: ValueKind::Period(Bound::Until),
        inside: ARTICLE,
    },
    Field {
        name: "source",
        arabic: "مصدر",
        aliases: &["s"],
        summary: "articles of an outlet",
        example: "source:KUNA",
        value: ValueKind::Source,
        inside: ARTICLE,
    },
    Field {
        name: "lang",
        arabic: "لغة",
        aliases: &[],
        summary: "articles in a language, ar or en",
        example: "lang:ar",
        value: ValueKind::Lang,
        inside: ARTICLE,
    },
    Field {
        name: "url",
        arabic: "رابط",
        aliases: &[],
        summary: "articles whose address begins so",
        example: "url:example.org/ar",
        value: ValueKind::Url,
        inside: ARTICLE,
    },
    Field {
        name: "file",
        arabic: "ملف",
        aliases: &[],
        summary: "articles read from a file, or from the files of a folder",
        example: "file:hawalli-governor.json",
        value: ValueKind::File,
        inside: ARTICLE,
    },
    Field {
        name: "id",
        arabic: "معرف",
        aliases: &[],
        summary: "the article with this id",
        example: "id:a_5c0f6d2e91b7",
        value: ValueKind::Id,
        inside: ARTICLE,
    },
    Field {
        name: "has",
        arabic: "فيه",
        aliases: &[],
        summary: "articles with a meeting, country, official, date or publication day",
        example: "has:meeting",
        value: ValueKind::Has,
        inside: ANYWHERE,
    },
    Field {
        name: "no",
        arabic: "بلا",
        aliases: &[],
        summary: "articles without one",
        example: "no:published",
        value: ValueKind::Lacks,
        inside: ANYWHERE,
    },
    Field {
        name: "is",
        arabic: "حالة",
        aliases: &[],
        summary: "duplicate or undated articles; certain or uncertain meetings",
        example: "is:duplicate",
        value: ValueKind::Is,
        inside: MEETING,
    },
    Field {
        name: "mentions",
        arabic: "ذكر",
        aliases: &[],
        summary: "how often the country or official beside it is named",
        example: "mentions:>=3 country:JP",
        value: ValueKind::Mentions,
        inside: PARTS,
    },
];

/// Every scope.
pub const SCOPES: &[ScopeRow] = &[
    ScopeRow {
        scope: Scope::Para,
        name: "para",
        arabic: "فقرة",
        summary: "everything inside holds in one paragraph",
        example: "para{اليابان تدريب*}",
    },
    ScopeRow {
        scope: Scope::Meet,
        name: "meet",
        arabic: "لقاء",
        summary: "everything inside holds of one meeting",
        example: "meet{host:KW guest:JP}",
    },
];

/// Every directive.
pub const DIRECTIVES: &[Directive] = &[
    Directive {
        name: "sort",
        arabic: "ترتيب",
        summary: "orders by date, event, rank, source, title or id; `-` turns the order round",
        example: "sort:-date",
        setting: Setting::Sort,
    },
    Directive {
        name: "limit",
        arabic: "حد",
        summary: "gives at most so many articles",
        example: "limit:20",
        setting: Setting::Limit,
    },
    Directive {
        name: "offset",
        arabic: "تخطي",
        summary: "passes over so many articles first",
        example: "offset:20",
        setting: Setting::Offset,
    },
];

/// Every sort key with its English and its Arabic word.
pub const SORT_KEYS: &[(SortKey, &str, &str)] = &[
    (SortKey::Date, "date", "تاريخ"),
    (SortKey::Rank, "rank", "صلة"),
    (SortKey::Source, "source", "مصدر"),
    (SortKey::Title, "title", "عنوان"),
    (SortKey::Id, "id", "معرف"),
    (SortKey::Event, "event", "حدث"),
];

/// The words for each language a query can ask for; the first is canonical
/// in English, the second in Arabic.
pub const LANGS: &[(Lang, &[&str])] = &[
    (Lang::Ar, &["ar", "عربية", "arabic", "عربي", "العربية"]),
    (Lang::En, &["en", "إنجليزية", "english", "إنجليزي", "الإنجليزية", "انكليزي"]),
];

/// The kinds of meetings.
pub const KINDS: &[Row<MeetingKind>] = &[
    (MeetingKind::Received, "received", "استقبال"),
    (MeetingKind::Met, "met", "اجتماع"),
    (MeetingKind::Visited, "visited", "زيارة"),
    (MeetingKind::Called, "called", "اتصال"),
    (MeetingKind::Signed, "signed", "توقيع"),
    (MeetingKind::Planned, "planned", "مقرر"),
];

/// What `has:` and `no:` take.
pub const THINGS: &[Row<Thing>] = &[
    (Thing::Meeting, "meeting", "لقاء"),
    (Thing::Country, "country", "دولة"),
    (Thing::Official, "official", "مسؤول"),
    (Thing::Date, "date", "تاريخ"),
    (Thing::Published, "published", "نشر"),
];

/// What `is:` takes.
pub const FLAGS: &[Row<Flag>] = &[
    (Flag::Duplicate, "duplicate", "مكرر"),
    (Flag::Undated, "undated", "بلا-تاريخ"),
    (Flag::Certain, "certain", "مؤكد"),
    (Flag::Uncertain, "uncertain", "غير-مؤكد"),
];

/// The kinds of offices by name; `minister` is any minister.
pub const ROLES: &[RoleRow] = &[
    RoleRow {
        classes: &[RoleClass::HeadOfState],
        name: "head_of_state",
        arabic: "رئيس الدولة",
        aliases: &[
            "king",
            "president",
            "emir",
            "sultan",
            "monarch",
            "ملك",
            "أمير",
            "سلطان",
            "رئيس الجمهورية",
            "عاهل",
        ],
    },
    RoleRow {
        classes: &[RoleClass::HeadOfGovernment],
        name: "head_of_government",
        arabic: "رئيس الحكومة",
        aliases: &["prime minister", "premier", "pm", "رئيس الوزراء", "رئيس مجلس الوزراء"],
    },
    RoleRow {
        classes: &[RoleClass::CrownPrince],
        name: "crown_prince",
        arabic: "ولي العهد",
        aliases: &[],
    },
    RoleRow {
        classes: &[RoleClass::Royal],
        name: "royal",
        arabic: "فرد من الأسرة الحاكمة",
        aliases: &["royals"],
    },
    RoleRow {
        classes: &[RoleClass::ForeignMinister],
        name: "foreign_minister",
        arabic: "وزير الخارجية",
        aliases: &["fm"],
    },
    RoleRow {
        classes: &[RoleClass::DefenceMinister],
        name: "defence_minister",
        arabic: "وزير الدفاع",
        aliases: &["defense minister"],
    },
    RoleRow {
        classes: &[RoleClass::ForeignMinister, RoleClass::DefenceMinister, RoleClass::Minister],
        name: "minister",
        arabic: "وزير",
        aliases: &["ministers", "وزراء"],
    },
    RoleRow {
        classes: &[RoleClass::DeputyMinister],
        name: "deputy_minister",
        arabic: "وكيل وزارة",
        aliases: &["undersecretary", "نائب وزير", "وكيل الوزارة"],
    },
    RoleRow {
        classes: &[RoleClass::Ambassador],
        name: "ambassador",
        arabic: "سفير",
        aliases: &["ambassadors", "سفراء", "سفيرة"],
    },
    RoleRow {
        classes: &[RoleClass::Diplomat],
        name: "diplomat",
        arabic: "دبلوماسي",
        aliases: &["diplomats", "consul", "attache", "دبلوماسيون", "قنصل", "ملحق"],
    },
    RoleRow {
        classes: &[RoleClass::Military],
        name: "military",
        arabic: "عسكري",
        aliases: &["officer", "commander", "ضابط", "قائد"],
    },
    RoleRow {
        classes: &[RoleClass::Governor],
        name: "governor",
        arabic: "محافظ",
        aliases: &["governors", "حاكم"],
    },
    RoleRow {
        classes: &[RoleClass::Legislator],
        name: "legislator",
        arabic: "نائب",
        aliases: &["mp", "senator", "نواب"],
    },
    RoleRow {
        classes: &[RoleClass::International],
        name: "international",
        arabic: "مسؤول دولي",
        aliases: &[],
    },
    RoleRow {
        classes: &[RoleClass::Spokesperson],
        name: "spokesperson",
        arabic: "متحدث",
        aliases: &["spokesman", "spokeswoman", "ناطق"],
    },
    RoleRow {
        classes: &[RoleClass::Other], name: "other", arabic: "منصب آخر", aliases: &[]
    },
];
