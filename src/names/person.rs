//! The form by which a person's name is compared.

use crate::text::fold;

/// Folds a name: its folded words, with `عبد` joined to the word it governs.
pub fn fold_name(name: &str) -> String {
    name_words(name).join(" ")
}

/// The folded words of a name, `عبد الله` as one.
pub fn name_words(name: &str) -> Vec<String> {
    let folded = fold(name);
    let mut list: Vec<String> = Vec::with_capacity(4);
    for word in folded.split_ascii_whitespace() {
        match list.last_mut() {
            Some(servant) if servant == "عبد" && (word.starts_with("ال") || word == "ربه") => {
                servant.push_str(word)
            }
            // `Abdul Aziz`, `Abdel Fattah`.
            Some(servant) if matches!(servant.as_str(), "abdul" | "abdel") => {
                servant.push_str(word)
            }
            _ => list.push(word.to_owned()),
        }
    }
    list
}

#[cfg(test)]
mod tests {
    use super::fold_name;

    #[test]
    fn spellings_of_a_name_compare_equal() {
        for (one, other) in [
            ("عبد الله العلي", "عبدالله العلي"),
            ("عبد الرؤوف_الشريف", "عبدالرؤوف الشريف"),
            ("عبد ربه منصور", "عبدربه منصور"),
            ("محمّد بن سلمـان", "محمد بن سلمان"),
            ("Mukai Kenichirō", "mukai KENICHIRO"),
            ("Salman Bin Abdul Aziz", "Salman bin Abdulaziz"),
            ("Abdel Fattah Nour", "Abdelfattah Nour"),
        ] {
            assert_eq!(fold_name(one), fold_name(other));
        }
        assert_eq!(fold_name("عبد طه"), "عبد طه");
    }
}
