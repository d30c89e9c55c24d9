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
        let (met, told) = (grouped(meetings), grouped(articles));
        match (self.lang, days) {
            (Lang::En, _) => {
                let met_word = if meetings == 1 { "meeting" } else { "meetings" };
                let told_word = if articles == 1 { "article" } else { "articles" };
                let when = days.map_or(String::new(), |(first, last)| {
                    format!(" published from {first} to {last}")
                });
                format!("{met} {met_word} in {told} {told_word}{when}.")
            }
            (Lang::Ar, Some((first, last))) => {
                format!("{met} من اللقاءات في {told} من الأخبار المنشورة من {first} إلى {last}.")
            }
            (Lang::Ar, None) => format!("{met} من اللقاءات في {told} من الأخبار."),
        }
    }

    /// What stands over rows of which only so many are on the page.
    pub fn first_rows(&self, most: u64) -> String {
        let most = grouped(most as i64);
        match self.lang {
            Lang::En => format!("{}, the first {most}", self.rows),
            Lang::Ar => format!("{}، أول {most}", self.rows),
        }
    }
}

/// A number with its thousands set apart.
fn grouped(number: i64) -> String {
    let digits = number.to_string();
    let mut grouped = String::with_capacity(digits.len() + digits.len() / 3);
    for (place, digit) in digits.char_indices() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

const MONTHS: [[&str; 2]; 12] = [
    ["January", "يناير"],
    ["February", "فبراير"],
    ["March", "مارس"],
    ["April", "أبريل"],
    ["May", "مايو"],
    ["June", "يونيو"],
    ["July", "يوليو"],
    ["August", "أغسطس"],
    ["September", "سبتمبر"],
    ["October", "أكتوبر"],
    ["November", "نوفمبر"],
    ["December", "ديسمبر"],
];

/// A period for people: a whole year or month by its name, else its first and last day.
pub fn period_words(first: Date, last: Date, lang: Lang) -> String {
    let whole_years = first == first.first_of_year() && last == last.last_of_year();
    let whole_months = first == first.first_of_month() && last == last.last_of_month();
    if whole_years && first.year() == last.year() {
        return first.year().to_string();
    }
    if whole_months && (first.year(), first.month()) == (last.year(), last.month()) {
        let [english, arabic] = MONTHS[first.month() as usize - 1];
        let name = if lang == Lang::En { english } else { arabic };
        return format!("{name} {}", first.year());
    }
    match first == last {
        true => first.to_string(),
        false => format!("{first} – {last}"),
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn periods_are_named_as_people_name_them() {
        for (first, last, english, arabic) in [
            (date(2024, 1, 1), date(2024, 12, 31), "2024", "2024"),
            (date(2024, 2, 1), date(2024, 2, 29), "February 2024", "فبراير 2024"),
            (
                date(2024, 2, 1),
                date(2024, 2, 28),
                "2024-02-01 – 2024-02-28",
                "2024-02-01 – 2024-02-28",
            ),
            (
                date(2024, 2, 1),
                date(2025, 2, 28),
                "2024-02-01 – 2025-02-28",
                "2024-02-01 – 2025-02-28",
            ),
            (date(2024, 2, 7), date(2024, 2, 7), "2024-02-07", "2024-02-07"),
        ] {
            assert_eq!(period_words(first, last, Lang::En), english);
            assert_eq!(period_words(first, last, Lang::Ar), arabic);
        }
    }

    #[test]
    fn thousands_are_set_apart() {
        for (number, text) in [(7, "7"), (702, "702"), (10_994, "10,994"), (1_234_567, "1,234,567")]
        {
            assert_eq!(grouped(number), text);
        }
    }
}
