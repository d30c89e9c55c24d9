//! `sijill show`: one article, and who met whom in it.

use super::Global;
use crate::archive::{Archive, ArticleText};
use crate::error::{Error, Exit};
use crate::model::{MeetingRow, ParagraphKind, PartyRow};
use crate::output::{Marking, print_page, visible_lines, with_names};

/// Show an article and who met whom in it
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The ids of articles, or of meetings, paragraphs and mentions in them
    #[arg(required = true, value_name = "ID", value_parser = super::copied_id)]
    ids: Vec<String>,
    /// Mark what is named in brackets, with what it is: `[اليابان|JP]`
    #[arg(long)]
    marks: bool,
}

pub(super) fn run(args: &Args, global: &Global) -> Result<Exit, Error> {
    let archive = Archive::open(&global.archive)?;
    let marking = Marking { color: global.color.is_on(), brackets: args.marks };
    let mut page = String::new();
    for id in &args.ids {
        let article = archive.article(&key(id))?.ok_or_else(|| Error::NoArticle(id.clone()))?;
        check_part(id, &article)?;
        if !page.is_empty() {
            page.push_str("\n\n");
        }
        page.push_str(&visible_lines(&head(&article)));
        page.push_str(&body(&article, marking));
    }
    print_page(&page).map_err(Error::Stdout)?;
    Ok(Exit::Done)
}

/// The id of the article that an id of something in it begins with.
fn key(id: &str) -> String {
    match id.split('_').collect::<Vec<_>>()[..] {
        ["m" | "p" | "n", article, _, ..] => format!("a_{article}"),
        _ => id.to_owned(),
    }
}

/// Refuses the id of a meeting or paragraph that the article has not.
fn check_part(id: &str, article: &ArticleText) -> Result<(), Error> {
    let (what, there) = match id.split('_').collect::<Vec<_>>()[..] {
        ["m", ..] if article.meetings.iter().all(|meeting| meeting.id != id) => {
            let ids = article.meetings.iter().map(|meeting| meeting.id.as_str());
            ("meeting", ids.collect::<Vec<_>>().join(", "))
        }
        ["p" | "n", key, number, ..]
            if number.parse().is_ok_and(|number| article.paragraphs.len() <= number) =>
        {
            let last = article.paragraphs.len().saturating_sub(1);
            ("paragraph", format!("p_{key}_0 to p_{key}_{last}"))
        }
        _ => return Ok(()),
    };
    Err(Error::NoPart { id: id.to_owned(), what, there })
}

fn body(article: &ArticleText, marking: Marking) -> String {
    let mut page = String::new();
    for (place, paragraph) in article.paragraphs.iter().enumerate() {
        let here = article.named.iter().filter(|span| span.paragraph == place).cloned();
        let text = with_names(&paragraph.text, &here.collect::<Vec<_>>(), marking);
        let rule = if paragraph.kind == ParagraphKind::Headline { "# " } else { "" };
        page.push_str(&format!("\n{rule}{text}\n"));
    }
    page
}

fn head(article: &ArticleText) -> String {
    let hit = &article.hit;
    let published = hit.published.map(|day| day.to_string());
    let mut page = String::new();
    for (name, value) in [
        ("id", Some(hit.id.clone())),
        ("published", published),
        ("source", hit.source.clone()),
        ("url", hit.url.clone()),
        ("file", Some(format!("{}:{}", hit.file, hit.line))),
        ("repeats", hit.duplicate_of.clone()),
        ("countries", Some(hit.countries.join(" | ")).filter(|list| !list.is_empty())),
        ("officials", Some(hit.officials.join(" | ")).filter(|list| !list.is_empty())),
    ] {
        if let Some(value) = value {
            page.push_str(&format!("{name:<10}{value}\n"));
        }
    }
    for meeting in &article.meetings {
        page.push_str(&meeting_lines(meeting));
    }
    page
}

fn meeting_lines(meeting: &MeetingRow) -> String {
    let MeetingRow { id, kind, host, guest, quote, confidence, .. } = meeting;
    let day = meeting.day.as_deref().unwrap_or("no day known");
    let stood_by = match &meeting.attendees[..] {
        [] => String::new(),
        some => {
            let names: Vec<String> = some.iter().map(party).collect();
            format!("          attended by {}\n", names.join(", "))
        }
    };
    format!(
        "meeting   {id}: {kind}, {day}: {} and {} ({confidence:.1})\n{stood_by}          {}\n",
        party(host),
        party(guest),
        quote.trim()
    )
}

fn party(party: &PartyRow) -> String {
    let role = Some(party.role.replace('_', " ")).filter(|role| !role.is_empty());
    let office = [role, party.country.clone()];
    let office = office.into_iter().flatten().collect::<Vec<_>>().join(", ");
    match &party.name {
        Some(name) => format!("{name} ({office})"),
        None => office,
    }
}
