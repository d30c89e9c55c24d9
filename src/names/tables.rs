//! The tables of the gazetteer: which there are and what their columns hold.
//!
//! Each is a `.tsv` file compiled in; a user's file of that name adds rows, checked as said here.

use super::table::{Column, Holds, Table, column, optional};

const LANG: Column = column("lang", Holds::OneOf(&["ar", "en"]));
const FORM: Column = column("form", Holds::Form);
const CODE: Column = column("code", Holds::State);
const NOTE: Column = optional("note", Holds::Any, "");

/// The classes an office can give.
const CLASSES: Holds = Holds::OneOf(&[
    "head_of_state",
    "head_of_government",
    "crown_prince",
    "royal",
    "foreign_minister",
    "defence_minister",
    "minister",
    "deputy_minister",
    "ambassador",
    "diplomat",
    "military",
    "governor",
    "legislator",
    "international",
    "spokesperson",
    "other",
    "served",
    "none",
]);

macro_rules! table {
    ($name:ident, $file:tt, $summary:tt, $example:tt, $columns:expr) => {
        table!($name, $file, $summary, $example, $columns, false);
    };
    ($name:ident, $file:tt, $summary:tt, $example:tt, $columns:expr, $first:tt) => {
        pub(super) static $name: Table = Table {
            file: $file,
            summary: $summary,
            columns: $columns,
            example: $example,
            text: include_str!($file),
            added_first: $first,
        };
    };
}

table!(
    COUNTRIES,
    "countries.tsv",
    "names, adjectives, nationals and capitals of states",
    "KW\tar\talias\tبلد الصداقة",
    &[
        CODE,
        LANG,
        column("type", Holds::OneOf(&["short", "official", "alias", "nisba", "plural", "capital"])),
        column("form", Holds::FormOrNone),
        optional("guard", Holds::Guard, ""),
        NOTE,
    ]
);
table!(
    CODES,
    "codes.tsv",
    "three-letter codes of states",
    "XS\tXSL",
    &[CODE, column("alpha_3", Holds::Word)]
);
table!(
    GROUPS,
    "groups.tsv",
    "groups of states and their members",
    "nordic\tar\tدول الشمال\tDK,FI,IS,NO,SE",
    &[column("group", Holds::Key), LANG, FORM, optional("members", Holds::States, "-"),]
);
table!(
    GUARDS,
    "guards.tsv",
    "conditions under which a guarded form counts",
    "river\tnot_before\tنهر|ضفاف",
    &[
        column("guard", Holds::Any),
        column(
            "test",
            Holds::OneOf(&[
                "not_next",
                "not_next_bare",
                "not_before",
                "not_near",
                "before",
                "next",
                "near",
                "other",
                "not_name",
                "capitals",
                "rivals",
                "whole",
                "shielded",
                "marked",
                "not_after_definite",
                "not_between",
                "after_definite",
                "after_verb",
                "begins",
                "not_doubled",
                "not_measured",
                "not_typed",
                "not_peeled",
            ])
        ),
        optional("words", Holds::Cues, "-"),
    ]
);
table!(
    SHIELDS,
    "shields.tsv",
    "longer phrases that hold a listed form and name no state",
    "ar\tشارع طوكيو\ta street",
    &[LANG, FORM, NOTE]
);
table!(
    PLACES,
    "places.tsv",
    "places that English news names instead of a state",
    "US\tcity\tSpringvale",
    &[CODE, column("kind", Holds::OneOf(&["city", "region", "seat"])), FORM]
);
table!(
    OUTLETS,
    "outlets.tsv",
    "the state an outlet writes from",
    "صوت الخليج\tQA",
    &[FORM, column("code", Holds::States)]
);
table!(
    OFFICES,
    "offices.tsv",
    "Arabic offices: the head word, the words that tell which office it is, its class",
    "ar\tوزير\tالسياحة|سياحة\tminister",
    &[
        column("lang", Holds::OneOf(&["ar"])),
        column("head", Holds::Form),
        optional("cue", Holds::Cues, "-"),
        column("class", CLASSES),
        optional("plural", Holds::Any, "-"),
        optional("state", Holds::Any, "-"),
    ],
    true
);
table!(
    HEADS,
    "heads.tsv",
    "how the head word of an Arabic office behaves",
    "قنصل\tabroad",
    &[
        column("head", Holds::Form),
        column(
            "traits",
            Holds::SomeOf(&[
                "serves",
                "within",
                "abroad",
                "words",
                "article",
                "place",
                "president",
                "deputy",
                "construct",
                "over",
                "portfolio",
                "members",
            ])
        ),
    ]
);
table!(
    OFFICES_EN,
    "offices_en.tsv",
    "English offices: the head, the words that tell which office it is, its class",
    "high representative\t-\tinternational",
    &[column("head", Holds::Form), optional("cue", Holds::Cues, "-"), column("class", CLASSES)],
    true
);
table!(
    ENGLISH_WORDS,
    "english_words.tsv",
    "what single English words are around offices and names",
    "title\tdatuk tunku",
    &[
        column(
            "kind",
            Holds::OneOf(&[
                "honorific",
                "title",
                "royal",
                "rank",
                "particle",
                "former",
                "qualifier",
                "portfolio",
                "filler",
                "stop",
                "clause",
                "being",
                "rank_part",
                "titled_only",
                "family",
                "body_end",
                "wish",
                "proposal",
                "past",
                "saying",
                "venue",
                "gathering",
                "appointing",
                "abroad",
                "ruler",
                "function",
            ])
        ),
        column("forms", Holds::Words),
    ]
);
table!(
    TITLES,
    "titles.tsv",
    "words that stand before a name and address its bearer",
    "ar\ttitle\tالأستاذة",
    &[
        LANG,
        column(
            "kind",
            Holds::OneOf(
                &["honorific", "title", "royal", "king", "rank", "after_rank", "pronoun",]
            )
        ),
        column("form", Holds::Word),
    ]
);
table!(
    MARKS,
    "marks.tsv",
    "Arabic words that tell how to read a name or an office beside them",
    "former\tالمنصرف",
    &[
        column(
            "kind",
            Holds::OneOf(&[
                "joint",
                "son",
                "former",
                "acting",
                "accredited",
                "within",
                "toward",
                "namesake",
                "homeland",
                "own_country",
                "counterpart",
                "side",
                "bureau",
                "district",
                "ordinal",
                "organisation",
                "venue",
                "kin",
                "family_first",
                "party",
            ])
        ),
        column("form", Holds::Word),
    ]
);
table!(
    GIVEN_NAMES,
    "given_names.tsv",
    "given names, so that a name is known without a title",
    "كينيتشيرو",
    &[column("form", Holds::Word)]
);
table!(
    PEOPLE,
    "people.tsv",
    "other names of one person, who is one official of the archive",
    "محمود عباس\tأبو مازن",
    &[column("name", Holds::Form), column("alias", Holds::Form)]
);
table!(
    ORGANISATIONS,
    "organisations.tsv",
    "organisations by name, and the state of a national one",
    "gulf-rail\tar\tهيئة سكك الخليج\t-",
    &[column("id", Holds::Key), LANG, FORM, optional("country", Holds::States, "-"),]
);
table!(
    ORGANISATION_HEADS,
    "organisation_heads.tsv",
    "words that the name of an organisation begins with",
    "ar\tمفوضية\t-\t-",
    &[
        LANG,
        column("head", Holds::Word),
        optional("traits", Holds::SomeOf(&["home", "named", "ends"]), "-"),
        optional("not_next", Holds::Cues, "-"),
    ]
);
table!(
    VERBS,
    "verbs.tsv",
    "Arabic verbs, before which a name ends",
    "استضاف\tيستضيف",
    &[column("perfect", Holds::Word), optional("imperfect", Holds::Word, "-")]
);
table!(
    SOUNDS,
    "sounds.tsv",
    "how Arabic letters of names are written in Latin letters",
    "ق\tq k g gh",
    &[column("letter", Holds::Word), column("spellings", Holds::Any)]
);
table!(
    STOPS,
    "stops.tsv",
    "words that end a name or an office",
    "ar\tفيما",
    &[LANG, column("form", Holds::Word)]
);
table!(
    TAILS,
    "tails.tsv",
    "words that go on with the name of an office",
    "ar\tالسياحة",
    &[LANG, column("form", Holds::Word)]
);
table!(
    ENCOUNTERS,
    "encounters.tsv",
    "words that say that two parties meet",
    "ar\treceive\tاستضاف",
    &[LANG, column("kind", Holds::OneOf(super::encounters::KINDS)), FORM,]
);
table!(
    HOUSES,
    "houses.tsv",
    "ruling houses, so that a prince has a state",
    "آل نهيان\tAE",
    &[FORM, CODE, optional("told", Holds::OneOf(&["sheikh"]), "")]
);
table!(
    LEADERS,
    "leaders.tsv",
    "leaders, whom the press names without their state",
    "سانا\tمارين\thead_of_government\tFI\t2020\t2022",
    &[
        optional("given", Holds::Cues, "-"),
        column("family", Holds::Cues),
        column("class", CLASSES),
        CODE,
        column("from", Holds::Key),
        optional("to", Holds::Key, "-"),
    ]
);
table!(
    FIGURES,
    "figures.tsv",
    "other people in public life, whom the press names without their state",
    "JP\tموكاي كينيتشيرو|Mukai Kenichiro",
    &[optional("code", Holds::State, "-"), column("names", Holds::Cues)]
);
table!(MONARCHIES, "monarchies.tsv", "states that have no president", "AE", &[CODE]);
table!(
    BOUND_OFFICES,
    "bound_offices.tsv",
    "offices that some states alone have, or never",
    "en\tlord mayor\tonly\tGB,IE",
    &[
        LANG,
        column("words", Holds::Cues),
        column("sense", Holds::OneOf(&["only", "never"])),
        column("states", Holds::States),
    ]
);
table!(
    TOPICS,
    "topics.tsv",
    "topics and the phrases that tell them",
    "space\tالفضاء\tspace\tar\tوكالة الفضاء",
    &[
        column("topic", Holds::Key),
        optional("title_ar", Holds::Any, ""),
        optional("title_en", Holds::Any, ""),
        LANG,
        FORM,
    ]
);

/// Every table, in the order of the manual.
pub static TABLES: &[&Table] = &[
    &COUNTRIES,
    &CODES,
    &GROUPS,
    &GUARDS,
    &SHIELDS,
    &PLACES,
    &OUTLETS,
    &OFFICES,
    &HEADS,
    &OFFICES_EN,
    &ENGLISH_WORDS,
    &TITLES,
    &MARKS,
    &GIVEN_NAMES,
    &PEOPLE,
    &ORGANISATIONS,
    &ORGANISATION_HEADS,
    &SOUNDS,
    &VERBS,
    &STOPS,
    &TAILS,
    &ENCOUNTERS,
    &HOUSES,
    &LEADERS,
    &FIGURES,
    &MONARCHIES,
    &BOUND_OFFICES,
    &TOPICS,
];
