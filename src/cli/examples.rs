//! The examples that stand under the help of each command.

/// The examples of a command.
struct Examples {
    command: &'static str,
    lines: &'static [(&'static str, &'static str)],
}

/// Every command; each line is what it does and what to type.
const EXAMPLES: &[Examples] = &[
    Examples {
        command: "import",
        lines: &[
            ("A folder and everything in it", "sijill import articles/"),
            (
                "What the file does not say, options do",
                "sijill import --source 'وكالة السارية' --published 2025-02-05 note.txt",
            ),
            ("Standard input", "cat wire.jsonl | sijill import -"),
        ],
    },
    Examples {
        command: "imports",
        lines: &[
            ("What was imported when", "sijill imports"),
            ("What could not be read", "sijill imports --failed"),
            ("The same for a script", "sijill imports --json"),
        ],
    },
    Examples {
        command: "query",
        lines: &[
            ("The newest five with both", "sijill query 'دولة:الكويت سفير limit:5'"),
            (
                "A file that spreadsheets open right",
                "sijill query 'country:@gcc date:2025' -o gulf.csv --force",
            ),
            (
                "Who met whom, for a script",
                "sijill query 'meet{with:KW}' --unit meeting --format jsonl",
            ),
        ],
    },
    Examples {
        command: "count",
        lines: &[
            ("The countries of an outlet's news", "sijill count 'country:KW' --by source"),
            ("Two dimensions", "sijill count '*' --by country,month"),
            ("Who met whom", "sijill count '*' --meetings --by host_country,guest_country"),
        ],
    },
    Examples {
        command: "show",
        lines: &[
            ("An article as it is stored", "sijill show a_xy3r8y9nek438v4p"),
            (
                "What is named in brackets, from the id of a meeting",
                "sijill show --marks m_xy3r8y9nek438v4p_0",
            ),
            ("All that a query finds", "sijill query 'country:JP' -0 | xargs -0 sijill show"),
        ],
    },
    Examples {
        command: "why",
        lines: &[
            ("The words that match", "sijill why a_xy3r8y9nek438v4p 'سفير صربيا'"),
            ("Fields, too", "sijill why a_xy3r8y9nek438v4p 'country:RS date:2025-01'"),
            (
                "Marked for a file",
                "sijill --color never why a_xy3r8y9nek438v4p 'دولة:صربيا' > why.txt",
            ),
        ],
    },
    Examples {
        command: "run",
        lines: &[
            ("Last month's articles", "sijill run last-month"),
            (
                "A report with charts",
                "sijill run country-meetings --set country=JP -o japan.html --force",
            ),
            ("What is new since the last time", "sijill run new-meetings --new --format csv"),
        ],
    },
    Examples {
        command: "list",
        lines: &[
            ("Countries with their articles", "sijill list countries"),
            ("The keys for `topic:`", "sijill list topics"),
            ("All officials, for a script", "sijill list officials --format jsonl"),
        ],
    },
    Examples {
        command: "stats",
        lines: &[
            ("What the archive holds", "sijill stats"),
            ("The same for a script", "sijill stats --json"),
            ("Of another archive", "sijill --archive sijill.db stats"),
        ],
    },
    Examples {
        command: "lint",
        lines: &[
            ("Every saved query", "sijill lint"),
            ("One file", "sijill lint queries/mine.toml"),
            ("Before a commit", "sijill --quiet lint queries/*.toml > /dev/null"),
        ],
    },
    Examples {
        command: "extract",
        lines: &[
            ("A file, as JSON", "sijill extract note.txt"),
            ("Relative dates from a day", "sijill extract note.txt --published 2025-02-06"),
            ("Word by word", "sijill extract note.txt --trace"),
        ],
    },
    Examples {
        command: "check",
        lines: &[
            ("The archive", "sijill check"),
            ("Everything again from its text", "sijill check --deep"),
            ("A copy", "sijill backup copy.db && sijill --archive copy.db check"),
        ],
    },
    Examples {
        command: "backup",
        lines: &[
            ("A copy of this moment", "sijill backup today.db"),
            ("One a day", "sijill backup \"sijill-$(date +%F).db\""),
            ("A copy that is looked at", "sijill backup safe.db && sijill --archive safe.db check"),
        ],
    },
    Examples {
        command: "pack",
        lines: &[
            ("The smallest file", "sijill pack small.db"),
            ("It is asked like any", "sijill pack sent.db && sijill --archive sent.db query '*'"),
            ("How small it is", "sijill pack tiny.db && ls -l tiny.db"),
        ],
    },
    Examples {
        command: "dump",
        lines: &[
            ("The archive as JSON lines", "sijill dump > archive.jsonl"),
            ("Compressed", "sijill dump | gzip > archive.jsonl.gz"),
            ("A new archive of them", "sijill dump | sijill --archive other.db load -"),
        ],
    },
    Examples {
        command: "load",
        lines: &[
            ("A new archive", "sijill dump > all.jsonl && sijill --archive new.db load all.jsonl"),
            ("From a pipe", "sijill dump | sijill --archive piped.db load -"),
            ("And checked", "sijill --archive piped.db check"),
        ],
    },
    Examples {
        command: "officials",
        lines: &[
            (
                "Two spellings of one person, told as the first",
                "sijill officials merge 'عبدالله العلي' 'Abdullah Al-Ali'",
            ),
            (
                "Two persons of one name, told apart by the state they serve",
                "sijill officials split 'محمد الأحمد' --country JO",
            ),
            (
                "What was corrected, and the last of it taken back",
                "sijill officials log; sijill officials undo",
            ),
        ],
    },
    Examples {
        command: "reextract",
        lines: &[
            ("After names were added", "sijill reextract"),
            ("Only count what would change", "sijill reextract --dry-run"),
            ("Everything", "sijill reextract --all"),
        ],
    },
    Examples {
        command: "names",
        lines: &[
            ("The folder beside the archive", "sijill names check"),
            ("Another folder", "sijill names check names/"),
            ("The columns of each file", "sijill help names"),
        ],
    },
    Examples {
        command: "completions",
        lines: &[
            ("In ~/.bashrc", "eval \"$(sijill completions bash)\""),
            ("For zsh", "sijill completions zsh > _sijill"),
            ("For fish", "sijill completions fish > sijill.fish"),
        ],
    },
    Examples {
        command: "man",
        lines: &[
            ("The program's page", "sijill man > sijill.1"),
            ("A command's page", "sijill man query > sijill-query.1"),
            ("The beginning of one", "sijill man run | head -n 20"),
        ],
    },
    Examples {
        command: "help",
        lines: &[
            ("The query language", "sijill help query"),
            ("Every column of every unit", "sijill help columns"),
            ("The help of a command", "sijill help run"),
        ],
    },
];

/// The command line with the examples of each command under its long help.
pub(super) fn with_examples(command: clap::Command) -> clap::Command {
    EXAMPLES.iter().fold(command, |command, examples| {
        match command.find_subcommand(examples.command) {
            Some(_) => command
                .mut_subcommand(examples.command, |one| one.after_long_help(page(examples.lines))),
            None => command,
        }
    })
}

fn page(lines: &[(&str, &str)]) -> String {
    let example = |(does, line): &(&str, &str)| format!("  {does}:\n    $ {line}\n");
    format!("Examples:\n{}", lines.iter().map(example).collect::<String>())
}
