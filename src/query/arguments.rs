//! Joins the arguments a shell gave to the text of one query.

use super::fields;

/// Joins arguments by spaces; one that is a field and a value with spaces
/// keeps its value whole.
///
/// A single argument is a query as it stands: its spaces separate terms.
pub fn join_arguments(arguments: &[String]) -> String {
    match arguments {
        [query] => query.clone(),
        several => several.iter().map(|one| whole(one)).collect::<Vec<_>>().join(" "),
    }
}

fn whole(argument: &str) -> String {
    let Some((name, value)) = argument.split_once([':', '：']) else {
        return argument.to_owned();
    };
    let value = value.trim();
    let is_field = fields::find(name.trim_start_matches('-')).is_some();
    let is_plain = !value.contains(['"', '«', '»', '“', '”', '„', '(', ')', ':', '：', '{']);
    match is_field && is_plain && value.contains(char::is_whitespace) {
        true => format!("{name}:\"{value}\""),
        false => argument.to_owned(),
    }
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
            assert_eq!(join_arguments(&arguments), query);
        }
    }
}
