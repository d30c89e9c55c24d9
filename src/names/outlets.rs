//! The outlets of the table, by the name an article gives as its source.

use rustc_hash::FxHashMap;

use super::countries::codes;
use super::row::rows;
use super::tables::OUTLETS;
use crate::model::CountryCode;
use crate::text::fold;

/// The states of outlets by their folded names, and by what is written: `الراي` is of Kuwait,
/// `الرأي` of Jordan.
#[derive(Debug)]
pub(super) struct Outlets(FxHashMap<String, Vec<CountryCode>>);

impl Outlets {
    pub(super) fn load() -> Outlets {
        let folded = rows(&OUTLETS).map(|row| (folded_key(row[0]), codes(row[1])));
        let mut outlets: FxHashMap<String, Vec<CountryCode>> = folded.collect();
        outlets.extend(rows(&OUTLETS).map(|row| (written_key(row[0]), codes(row[1]))));
        Outlets(outlets)
    }

    /// The states of the outlets of a name, the likeliest first, however its words are parted
    /// (`Al-Ghad`, `alghad`), with or without what says that it is an outlet (`صحيفة`).
    pub(super) fn get(&self, name: &str) -> Option<&[CountryCode]> {
        let named = |name: &str| {
            let written = self.0.get(&written_key(name));
            written.or_else(|| self.0.get(&folded_key(name))).map(Vec::as_slice)
        };
        named(name).or_else(|| named(bare(name)))
    }
}

/// An outlet's name without what says that it is one.
fn bare(name: &str) -> &str {
    const BEGIN: [&str; 7] = ["The ", "صحيفة ", "جريدة ", "موقع ", "وكالة ", "قناة ", "شبكة "];
    const END: [&str; 6] = [" Online", " News Agency", " News", " أونلاين", " الإخبارية", " نيوز"];
    let name = name.trim();
    let name = BEGIN.iter().find_map(|begin| name.strip_prefix(begin)).unwrap_or(name);
    END.iter().find_map(|end| name.strip_suffix(end)).unwrap_or(name)
}

/// The letters and digits of an outlet's name, as written.
fn written_key(name: &str) -> String {
    name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// The letters and digits of an outlet's name, folded.
fn folded_key(name: &str) -> String {
    fold(name).chars().filter(|c| c.is_alphanumeric()).collect()
}

#[cfg(test)]
mod tests {
    use crate::names::Gazetteer;

    #[test]
    fn an_outlet_is_known_by_what_stands_before_a_bracket_or_in_it() {
        let state = |name| Gazetteer::get().outlet(name).first().map(|state| state.to_string());
        for (name, code) in [
            ("The Daily Star (Bangladesh)", "BD"),
            ("The Daily Star (Lebanon)", "LB"),
            ("The Jordan Times", "JO"),
            ("الوطن (عمان)", "OM"),
            ("الرأي (عمان)", "JO"),
            ("الأيام (البحرين)", "BH"),
            ("وكالة السودان للأنباء (سونا)", "SD"),
            ("وكالة الأخبار المستقلة (موريتانيا)", "MR"),
            ("جريدة القبس", "KW"),
            ("عمون الإخبارية", "JO"),
        ] {
            assert_eq!(state(name).as_deref(), Some(code), "{name}");
        }
        assert_eq!(state("The Chronicle (weekly)"), None);
        assert_eq!(state("الراي").as_deref(), Some("KW"));
        assert_eq!(state("الرأي").as_deref(), Some("JO"));
    }
}
