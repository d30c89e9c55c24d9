//! Other names of people, which no rule could join: bynames, noms de guerre.

use rustc_hash::FxHashMap;

use super::person::fold_name;
use super::row::rows;
use super::tables::PEOPLE;

/// The people with other names, loaded.
#[derive(Debug)]
pub struct People {
    /// The person, by each folded name.
    numbers: FxHashMap<String, usize>,
    people: Vec<Listed>,
}

/// A person with other names.
#[derive(Debug)]
struct Listed {
    name: &'static str,
    /// Folded, the name first.
    forms: Vec<String>,
}

impl People {
    pub(super) fn load() -> People {
        let mut people = People { numbers: FxHashMap::default(), people: Vec::new() };
        for row in rows(&PEOPLE) {
            let [name, alias, ..] = row.as_slice() else { continue };
            people.add(name, alias);
        }
        people
    }

    fn add(&mut self, name: &'static str, alias: &str) {
        let folded = fold_name(name);
        let number = self.numbers.get(&folded).copied().unwrap_or_else(|| {
            self.people.push(Listed { name, forms: vec![folded.clone()] });
            self.numbers.insert(folded, self.people.len() - 1);
            self.people.len() - 1
        });
        let alias = fold_name(alias);
        let forms = &mut self.people[number].forms;
        if !forms.contains(&alias) {
            forms.push(alias.clone());
        }
        self.numbers.entry(alias).or_insert(number);
    }

    /// The name to print and every folded form, the name's first, of whoever has
    /// this folded name.
    pub fn find(&self, folded: &str) -> Option<(&'static str, &[String])> {
        let listed = &self.people[*self.numbers.get(folded)?];
        Some((listed.name, &listed.forms))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_of_the_names_finds_the_person() {
        let people = People::load();
        for name in ["محمود عباس", "أبو مازن", "ابو مازن"] {
            let found = people.find(&fold_name(name)).map(|(name, _)| name);
            assert_eq!(found, Some("محمود عباس"), "{name}");
        }
        assert!(people.find("محمود").is_none());
    }
}
