//! Finds what an article, or a paragraph of it, is about.

use super::reading::Reading;
use crate::names::{Gazetteer, Tag};

/// The topics of some paragraphs, in the order of the table.
pub(super) fn find<'r, 'a: 'r>(
    readings: impl Iterator<Item = &'r Reading<'a>>,
) -> Vec<&'static str> {
    let topics = &Gazetteer::get().topics;
    let mut places: Vec<usize> = readings
        .flat_map(|reading| &reading.forms)
        .flat_map(|form| form.tags)
        .filter_map(|tag| match tag {
            Tag::Topic(key) => topics.position(key),
            _ => None,
        })
        .collect();
    places.sort_unstable();
    places.dedup();
    places.into_iter().map(|place| topics.list()[place].key).collect()
}
