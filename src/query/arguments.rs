//! Joins the arguments a shell gave to the text of one query.

use super::fields;
use super::lexeme::{is_distance, operator_named};
use super::note::Note;

/// Joins arguments by spaces; one that is a field and a value with spaces
/// keeps its value whole, and a note says so if the value holds operators.
///
/// A single argument is a query as it stands: its spaces separate terms.
pub fn join_arguments(arguments: &[String]) -> (String, Vec<Note>) {
    let [query] = arguments else {
        let mut notes = Vec::new();
        let joined: Vec<String> = arguments.iter().map(|one| whole(one, &mut notes)).collect();
        return (joined.join(" "), notes);
    };
    (query.clone(), Vec::new())
}

fn whole(argument: &str, notes: &mut Vec<Note>) -> String {
    let Some((name, value)) = argument.split_once([':', '：']) else {
        return argument.to_owned();
    };
    let value = value.trim();
    let is_field = fields::find(name.trim_start_matches('-')).is_some();
    let is_plain = !value.contains(['"', '«', '»', '“', '”', '„', '(', ':', '：', '{']);
    if !is_field || !is_plain || !value.contains(char::is_whitespace) {
        return argument.to_owned();
    }
    let operates = |word: &str| {
        operator_named(word).is_some()
            || is_distance(word)
            || matches!(word, "|" | "&")
            || word.starts_with('-')
    };
    let quoted = format!("{name}:\"{value}\"");
    if value.split_whitespace().any(operates) {
        notes.push(Note::WholeValue { argument: quoted.clone() });
    }
    quoted
}

#[cfg(test)]
mod tests {
    use super::join_arguments;

    #[test]
    fn a_value_with_spaces_stays_whole_between_arguments() {
        for (arguments, query) in [
            (&["country:JP training"][..], "country:JP training"),
            (&["country:JP", "training"], "country:JP training"),
            (&["official:Abdullah Al-Ali", "x"], "official:\"Abdullah Al-Ali\" x"),
            (&["-مسؤول:عبدالله العلي", "x"], "-مسؤول:\"عبدالله العلي\" x"),
            (&["date:5 فبراير 2025", "x"], "date:\"5 فبراير 2025\" x"),
            (&["official:\"A B\" y", "x"], "official:\"A B\" y x"),
            (&["country:JP date:2025 z", "x"], "country:JP date:2025 z x"),
            (&["foo bar", "x"], "foo bar x"),
            (&[], ""),
        ] {
            let arguments: Vec<String> = arguments.iter().map(|a| a.to_string()).collect();
            assert_eq!(join_arguments(&arguments), (query.to_owned(), Vec::new()));
        }
    }

    #[test]
    fn a_whole_value_that_holds_an_operator_is_told() {
        for value in ["a OR b", "سفير أو وزير", "a -b", "a NEAR/3 b"] {
            let arguments = [format!("title:{value}"), "x".to_owned()];
            let (query, notes) = join_arguments(&arguments);
            assert_eq!(query, format!("title:\"{value}\" x"));
            assert_eq!(notes.len(), 1, "{value}");
        }
    }
}
