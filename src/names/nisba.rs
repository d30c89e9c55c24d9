//! Inflects the Arabic adjective of nationality.
//!
//! From the masculine singular without article (`ياباني`) the forms that the
//! press writes: gender, number, case and article. Both words of a double
//! adjective inflect together (`الكورية الشمالية`); where the first is a noun
//! (`جنوب سوداني`) it only takes the article.

use super::gazetteer::{Nisba, Number};

const ENDINGS: [(&str, Number, bool); 9] = [
    ("ي", Number::Singular, false),
    ("يا", Number::Singular, false),
    ("يه", Number::Singular, true),
    ("يان", Number::Dual, false),
    ("يين", Number::Plural, false),
    ("يون", Number::Plural, false),
    ("يات", Number::Plural, true),
    ("يتين", Number::Dual, true),
    ("يتان", Number::Dual, true),
];

/// The bytes that a space, the article and the longest ending take.
const LONGEST: usize = 12;

/// Every folded form of a folded adjective, with what each says.
pub(super) fn forms(base: &str) -> Vec<(String, Nisba)> {
    let words: Vec<&str> = base.split(' ').collect();
    let mut forms = Vec::with_capacity(ENDINGS.len() * 2);
    for (ending, number, feminine) in ENDINGS {
        for definite in [false, true] {
            let nisba = Nisba { number, feminine, definite };
            forms.push((inflect(&words, ending, definite, false), nisba));
            if words.len() > 1 && definite {
                forms.push((inflect(&words, ending, definite, true), nisba));
            }
        }
    }
    forms
}

/// `both` gives a second word the article even where the first is a noun.
fn inflect(words: &[&str], ending: &str, definite: bool, both: bool) -> String {
    let adjectives = words.iter().all(|word| word.ends_with('ي'));
    let letters = words.iter().map(|word| word.len() + LONGEST).sum();
    let mut form = String::with_capacity(letters);
    for (index, word) in words.iter().enumerate() {
        if index > 0 {
            form.push(' ');
        }
        // A base that begins like the article is none: `ألماني`, `الألماني`.
        if definite && (index == 0 || adjectives || both) {
            form.push_str("ال");
        }
        match word.strip_suffix('ي') {
            Some(stem) => {
                form.push_str(stem);
                form.push_str(ending);
            }
            None => form.push_str(word),
        }
    }
    form
}

#[cfg(test)]
mod tests {
    use super::forms;

    #[test]
    fn both_words_of_a_double_adjective_inflect() {
        let all: Vec<String> = forms("كوري شمالي").into_iter().map(|(form, _)| form).collect();
        for form in ["كوري شمالي", "الكوريه الشماليه", "كوريين شماليين", "الكوري الشمالي"]
        {
            assert!(all.iter().any(|f| f == form), "{form} is not among {all:?}");
        }
    }

    #[test]
    fn what_begins_like_the_article_takes_it_too() {
        let all: Vec<String> = forms("الماني").into_iter().map(|(form, _)| form).collect();
        for form in ["الماني", "الالماني", "الالمانيه", "المانيين"] {
            assert!(all.iter().any(|f| f == form), "{form} is not among {all:?}");
        }
    }

    #[test]
    fn a_noun_before_the_adjective_only_takes_the_article() {
        let all: Vec<String> = forms("جنوب سوداني").into_iter().map(|(form, _)| form).collect();
        for form in ["الجنوب سوداني", "الجنوب السوداني", "جنوب سودانيه"]
        {
            assert!(all.iter().any(|f| f == form), "{form} is not among {all:?}");
        }
    }
}
