//! Tells text whose lines were broken to fit a width from text whose lines are
//! paragraphs.
//!
//! Where lines were broken, hardly any has room left for the first word of the next,
//! and few end where a sentence does. In scripts with capitals the next line goes on
//! in a small letter. Neither is so of lines that are paragraphs of their own, however
//! alike their lengths.

use std::ops::RangeInclusive;

/// A line of a text that holds anything.
#[derive(Debug, Clone, Copy)]
pub(super) struct Line<'a> {
    /// Bytes of the text before its content.
    pub at: usize,
    /// Characters of the text before its content.
    pub start: usize,
    /// Characters of space before its content.
    pub indent: usize,
    /// Its content, without the space around it.
    pub content: &'a str,
    /// Whether it stands right below another one.
    pub below: bool,
}

impl Line<'_> {
    /// Whether it would have been broken if lines were; an address never is.
    fn is_too_long(&self) -> bool {
        self.content.chars().nth(*WIDTHS.end()).is_some() && self.content.contains(' ')
    }
}

/// How long the longest line of a broken text that goes on is, in characters.
const WIDTHS: RangeInclusive<usize> = 45..=100;
/// Characters a line may fall short of the width and still be full: there are
/// proportional types, and signs that were two.
const SLACK: usize = 3;
/// Fewest breaks that tell by the lengths of their lines.
const TELLING: usize = 3;

/// For each line of a text whether it goes on with the line before it.
pub(super) fn continued(lines: &[Line<'_>]) -> Vec<bool> {
    let mut continued = vec![false; lines.len()];
    if lines.iter().any(Line::is_too_long) {
        return continued;
    }
    let breaks = breaks(lines);
    let width = breaks.iter().map(|pair| width(pair.line)).max().unwrap_or(0);
    if is_wrapped(&breaks, width) {
        let indented = begins_indented(lines);
        for pair in &breaks {
            continued[pair.next_index] = pair.is_soft(width, indented);
        }
    }
    continued
}

/// Whether the paragraphs of a broken text begin further in than its lines.
fn begins_indented(lines: &[Line<'_>]) -> bool {
    let margin = lines.iter().map(|line| line.indent).min().unwrap_or(0);
    lines.windows(2).any(|pair| pair[1].indent > margin && !is_open(pair[0].content))
}

/// Two lines of one block of text.
struct Break<'a> {
    next_index: usize,
    line: &'a str,
    next: &'a str,
}

/// The breaks that may be within a paragraph: before a line that is neither indented
/// nor begins an item of a list.
fn breaks<'a>(lines: &[Line<'a>]) -> Vec<Break<'a>> {
    let margin = lines.iter().map(|line| line.indent).min().unwrap_or(0);
    let numbers: Vec<u32> = lines.iter().filter_map(|line| number(line.content)).collect();
    // A number has its neighbour in the list; `27.` alone ends `until March 27.`
    let listed =
        |content: &str| number(content).is_none_or(|n| n < 2 || numbers.contains(&(n - 1)));
    let pairs = lines.windows(2).enumerate();
    let within = pairs.filter(|(_, pair)| {
        let item =
            is_item(pair[1].content) && (!is_open(pair[0].content) || listed(pair[1].content));
        pair[1].below && pair[1].indent == margin && !item
    });
    within
        .map(|(index, pair)| Break {
            next_index: index + 1,
            line: pair[0].content,
            next: pair[1].content,
        })
        .collect()
}

/// Whether the lines of a text were broken to fit a width.
fn is_wrapped(breaks: &[Break<'_>], width: usize) -> bool {
    if !WIDTHS.contains(&width) {
        return false;
    }
    let open = breaks.iter().filter(|pair| is_open(pair.line));
    // A dateline that was cut off leaves the first line short.
    let later = open.clone().filter(|pair| pair.next_index > 1);
    let full = later.clone().filter(|pair| pair.is_full(width)).count();
    let mostly_full = 4 * full >= 3 * later.count() && 2 * open.clone().count() >= breaks.len();
    let small = open.filter(|pair| pair.goes_on_small()).count();
    breaks.len() >= TELLING && full > 1 && mostly_full || small > 0 && 2 * small >= breaks.len()
}

impl Break<'_> {
    fn is_soft(&self, width: usize, indented: bool) -> bool {
        let long = 2 * self::width(self.line) >= width;
        let first = self.next_index == 1;
        // Where paragraphs begin further in, what does not goes on.
        let within = indented && (long || first) || first && long;
        self.is_full(width) || is_open(self.line) && (within || self.goes_on_small())
    }

    /// Whether the next word had no room in the line.
    fn is_full(&self, width: usize) -> bool {
        let word = self.next.split_whitespace().next().unwrap_or("");
        self::width(self.line) + 1 + self::width(word) + SLACK > width
    }

    /// Whether the next line begins with a small letter.
    fn goes_on_small(&self) -> bool {
        self.next.chars().next().is_some_and(char::is_lowercase)
    }
}

fn width(text: &str) -> usize {
    text.chars().count()
}

/// Whether a line does not end where a sentence does.
fn is_open(line: &str) -> bool {
    let line = line.trim_end_matches(['"', '”', '»', '\'', '’', ')', ']']);
    !line.ends_with(['.', '!', '?', '؟', ':', '…'])
}

/// The number of an item that a line begins with.
fn number(line: &str) -> Option<u32> {
    let digits = line.chars().take_while(char::is_ascii_digit).count();
    is_item(line).then(|| line[..digits].parse().ok())?
}

/// Whether a line begins an item of a list, a quoted line or a row of a table.
fn is_item(line: &str) -> bool {
    let digits = line.chars().take_while(|c| c.is_numeric()).map(char::len_utf8).sum();
    let (number, rest) = line.split_at(digits);
    let mut rest = rest.chars();
    let (mark, after) = (rest.next(), rest.next());
    let spaced = after.is_none_or(char::is_whitespace);
    match mark {
        Some('.' | ')' | '-') if !number.is_empty() => spaced,
        Some('>' | '|' | '*' | '•' | '▪' | '●' | '#') => number.is_empty(),
        Some('-' | '–' | '—' | '+' | '·') => number.is_empty() && spaced,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::super::text::split_paragraphs;

    fn texts(text: &str) -> Vec<String> {
        split_paragraphs(text).into_iter().map(|(_, text)| text).collect()
    }

    #[test]
    fn a_broken_text_is_joined_up_to_its_paragraphs() {
        let text = "The foreign minister of Malta received the\n\
                    ambassador of Japan on Monday and talked with him of the\n\
                    grain that both states want to buy from the Danube ports\n\
                    in the coming year, the ministry said.\n    \
                    Malta has no ambassador in Tokyo. The consul general of\n\
                    Italy has acted for the government of Malta there since last\n\
                    August.\n    \
                    TABLE  1985  1986\n     \
                    Grain    12    14\n";
        let paragraphs = texts(text);
        assert_eq!(paragraphs.len(), 4, "{paragraphs:#?}");
        assert!(paragraphs[0].contains("received the ambassador of Japan"));
        assert!(paragraphs[1].ends_with("since last August."));
    }

    #[test]
    fn a_day_of_the_month_that_begins_a_line_is_no_item() {
        let text = "The talks of the grain council in Valletta will end on March\n\
                    27. The ministers of the two states mean to sign what\n\
                    they have agreed upon, and to go home before the feast.\n    \
                    They listed what is left to be settled by the envoys:\n\
                    1. The price of grain in the coming year at the port\n\
                    2. The ships that are to bring it from the Danube ports\n";
        let paragraphs = texts(text);
        assert!(paragraphs[0].contains("end on March 27. The ministers"), "{paragraphs:#?}");
        assert_eq!(paragraphs.len(), 4, "{paragraphs:#?}");
    }

    #[test]
    fn however_short_a_dateline_left_the_first_line_it_goes_on() {
        let text = "Foreign Minister Ugo\n\
                    Mifsud said that Malta would send its ambassador to the\n\
                    talks on the grain of the Danube ports, which both of\n\
                    the states want to buy in the coming year.\n    \
                    Malta has no ambassador in Tokyo. The consul general of\n\
                    Italy acts for it there.\n";
        let paragraphs = texts(text);
        assert_eq!(paragraphs.len(), 2, "{paragraphs:#?}");
        assert!(paragraphs[0].starts_with("Foreign Minister Ugo Mifsud said"));
        assert_eq!(texts(&text.replace("    Malta", "Malta")).len(), 3);
    }

    #[test]
    fn a_line_with_room_left_goes_on_where_paragraphs_begin_further_in() {
        let text = "The ministry of trade of Malta said on Monday that the new\n\
                    rate of the lira would stand, the central bank governor\n\
                    Carmelo Borg said in a speech to the bankers of the port.\n    \
                    It was told earlier this week by the minister of state\n\
                    Ugo Mifsud that talks went on with the Danube ports on the\n\
                    grain of the coming year.\n";
        let paragraphs = texts(text);
        assert_eq!(paragraphs.len(), 2, "{paragraphs:#?}");
        assert!(paragraphs[0].contains("governor Carmelo Borg"));
        assert!(paragraphs[1].contains("state Ugo Mifsud"));
    }

    #[test]
    fn broken_arabic_is_joined_too() {
        let text = "استقبل وزير الخارجية في مكتبه بديوان عام الوزارة اليوم\n\
                    سفير اليابان لدى الدولة، وجرى خلال اللقاء بحث العلاقات\n\
                    الثنائية وسبل تعزيزها في مختلف المجالات. وأكد الجانبان\n\
                    أهمية مواصلة التشاور.\n\
                    حضر اللقاء مدير إدارة آسيا.\n";
        let paragraphs = texts(text);
        assert_eq!(paragraphs.len(), 2, "{paragraphs:#?}");
        assert!(paragraphs[0].contains("اليوم سفير اليابان"));
    }

    #[test]
    fn the_shortest_broken_text_goes_on_in_a_small_letter() {
        let text = "Malta's foreign minister will receive the ambassador of\nJapan";
        assert_eq!(texts(text).len(), 2);
        let text = "Malta's foreign minister will receive the Japanese\nambassador";
        assert_eq!(texts(text).len(), 1);
    }

    #[test]
    fn lines_that_are_paragraphs_stay_apart() {
        for text in [
            // Sentences of one line each, of much the same length.
            "وصل وزير الخارجية إلى العاصمة اليابانية طوكيو صباح اليوم.\n\
             وكان في استقباله بالمطار نائب وزير الخارجية الياباني.\n\
             ويلتقي الوزير غدا رئيس الوزراء وعددا من كبار المسؤولين.\n\
             ثم يتوجه بعد ذلك إلى سيول في زيارة تستغرق ثلاثة أيام.",
            // Verses.
            "سلام على أرض بها كان مولدي وأهلي وأصحابي\n\
             وأيام لهو ما نسيت طيبها\n\
             إذا ذكرت يوما بكى القلب شوقه وأرخى من الأجفان دمعا\n\
             فيا ليت شعري هل تعود ليالينا",
            // Headlines.
            "Minister of foreign affairs in Tokyo for talks\n\
             Grain exports up by half\n\
             New ambassador arrives in the capital by sea",
            // Items of a list.
            "- وزير الخارجية يستقبل سفير اليابان في ديوان الوزارة\n\
             - وزير الدفاع يتفقد القوات البحرية في قاعدتها الجنوبية\n\
             - وزير التجارة يبحث مع نظيره المغربي تبادل البضائع بحرا\n\
             - وزير النقل يفتتح الميناء الجديد بحضور سفراء الدول كلها",
            // A paragraph longer than any line, and a table.
            "Here are the ports of Malta at which the ships with grain from the Danube will call \
             in the coming year, the ministry said on Monday:\n\
             14:30 the port of the capital, for the ships of Japan\n\
             15:30 the port of the south, for the ships of Italy\n\
             15:45 the port of the north, for the ships of Spain",
            // Short lines.
            "ministers:\nforeign affairs\ndefence\ntrade",
        ] {
            assert_eq!(texts(text).len(), text.lines().count(), "{text}");
        }
    }

    #[test]
    fn a_heading_in_a_broken_text_stays_apart() {
        let text = "The foreign minister of Malta received the ambassador of\n\
                    Japan on Monday and talked with him of the grain that\n\
                    both states want to buy from the ports of the Danube in\n\
                    the coming year, the ministry said.\n\
                    Ports and prices\n\
                    Malta has no ambassador in Tokyo. The consul general of\n\
                    Italy acts for it there.\n";
        assert_eq!(texts(text).len(), 3);
    }
}
