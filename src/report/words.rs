//! The words of a page, in both languages.

use jiff::civil::Date;

use crate::model::Lang;

/// The words of a page in one language.
#[derive(Debug)]
pub(super) struct Words {
    lang: Lang,
    pub rows: &'static str,
    pub articles: &'static str,
    pub meetings: &'static str,
    pub unknown: &'static str,
    pub party: &'static str,
}

const ENGLISH: Words = Words {
    lang: Lang::En,
    rows: "Rows",
    articles: "Articles",
    meetings: "Meetings",
    unknown: "not known",
    party: "Party",
};

const ARABIC: Words = Words {
    lang: Lang::Ar,
    rows: "السجلات",
    articles: "الأخبار",
    meetings: "اللقاءات",
    unknown: "غير معروف",
    party: "الطرف",
};

impl Words {
    pub fn of(lang: Lang) -> &'static Words {
        match lang {
            Lang::Ar => &ARABIC,
            Lang::En => &ENGLISH,
        }
    }

    /// How much was found, and of which days.
    pub fn summary(&self, articles: i64, meetings: i64, days: Option<(Date, Date)>) -> String {
        match (self.lang, days) {
            (Lang::En, Some((first, last))) => format!(
                "{meetings} {} in {articles} {} published from {first} to {last}.",
                if meetings == 1 { "meeting" } else { "meetings" },
                if articles == 1 { "article" } else { "articles" },
            ),
            (Lang::En, None) => format!("{meetings} meetings in {articles} articles."),
            (Lang::Ar, Some((first, last))) => format!(
                "{meetings} من اللقاءات في {articles} من الأخبار المنشورة من {first} إلى {last}."
            ),
            (Lang::Ar, None) => {
                format!("{meetings} من اللقاءات في {articles} من الأخبار.")
            }
        }
    }
}
