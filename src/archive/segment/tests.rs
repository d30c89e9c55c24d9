//! The segments built here against those that FTS5 builds.

use rusqlite::types::Value;

use super::merge::ENOUGH;
use super::*;

/// Numbers that look drawn by lot, the same in every run.
struct Lot(u64);

impl Lot {
    fn below(&mut self, end: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963);
        (self.0 >> 33) % end
    }

    /// A text of words of which few are met often and many hardly ever.
    fn text(&mut self, words: u64) -> String {
        let mut text = String::new();
        for _ in 0..words {
            let most = 1 << self.below(12);
            match self.below(most + 1) {
                0 => text.push_str("سفر"),
                1 => text.push_str(&"طويل".repeat(1 + self.below(40) as usize)),
                n if n % 7 == 0 => text.push_str(&format!("Word{n}")),
                n => text.push_str(&format!("كلم{n}")),
            }
            text.push(' ');
        }
        text
    }

    fn texts(&mut self, longest: u64) -> Texts {
        let (words, title) = (self.below(longest), self.below(9));
        let index = IndexText { body: self.text(words), title: self.text(title) };
        (index, format!("all c{} s{}", self.below(5), self.below(300)))
    }
}

fn archive(page_size: usize) -> Archive {
    let archive = Archive::open_for_trial("there/is/no.db".as_ref()).unwrap();
    let set = format!("INSERT INTO fts (fts, rank) VALUES ('pgsz', {page_size})");
    archive.run(&set).unwrap();
    archive.run("INSERT INTO fts (fts, rank) VALUES ('automerge', 0)").unwrap();
    // As one batch is one segment.
    archive.run("INSERT INTO fts (fts, rank) VALUES ('hashsize', 1000000000)").unwrap();
    archive
}

/// Has FTS5 make the changes.
fn leave_to_fts5(archive: &Archive, changes: &Changes) {
    archive.run("BEGIN").unwrap();
    let ids: BTreeSet<i64> = changes.removed.keys().chain(changes.added.keys()).copied().collect();
    for id in ids {
        for (texts, sql) in [
            (
                changes.removed.get(&id),
                "INSERT INTO fts (fts, rowid, body, title, facet) VALUES ('delete', ?, ?, ?, ?)",
            ),
            (
                changes.added.get(&id),
                "INSERT INTO fts (rowid, body, title, facet) VALUES (?, ?, ?, ?)",
            ),
        ] {
            if let Some((index, facet)) = texts {
                let values = params![id, index.body, index.title, facet];
                archive.connection.execute(sql, values).unwrap();
            }
        }
    }
    archive.run("COMMIT").unwrap();
}

/// Builds in the room that other changes were built in.
fn build(archive: &Archive, changes: &Changes) {
    let mut postings = Postings::default();
    let other = self::changes(&mut Lot(7), 5, 40).sort(&mut postings).lists;
    let mut room = lists::segment(&[other], 4030, Segment::default()).unwrap();
    room.clear();
    let Sorted { lists, sums } = changes.sort(&mut postings);
    let segment = lists::segment(&[lists], archive.index_page().unwrap(), room);
    archive.run("BEGIN").unwrap();
    archive.write_index(&sums, segment.as_ref()).unwrap();
    archive.run("COMMIT").unwrap();
}

fn rows(archive: &Archive, sql: &str) -> Vec<Vec<Value>> {
    let mut statement = archive.connection.prepare(sql).unwrap();
    let columns = statement.column_count();
    let row = |row: &rusqlite::Row<'_>| (0..columns).map(|column| row.get(column)).collect();
    statement.query_map([], row).unwrap().collect::<rusqlite::Result<_>>().unwrap()
}

/// Every record of the index.
fn records(archive: &Archive) -> [Vec<Vec<Value>>; 3] {
    [
        "SELECT id, block FROM fts_data ORDER BY id",
        "SELECT segid, term, pgno FROM fts_idx ORDER BY segid, term",
        "SELECT id, sz FROM fts_docsize ORDER BY id",
    ]
    .map(|sql| rows(archive, sql))
}

fn check(archive: &Archive) {
    archive.run("INSERT INTO fts (fts) VALUES ('integrity-check')").unwrap();
}

fn changes(lot: &mut Lot, articles: u64, longest: u64) -> Changes {
    let mut changes = Changes::default();
    for _ in 0..articles {
        let id = (738_000 + lot.below(4000) as i64) << 20 | lot.below(40) as i64;
        changes.added.insert(id, lot.texts(longest));
    }
    changes
}

#[test]
fn a_segment_is_byte_for_byte_what_fts5_writes() {
    for (page_size, articles, longest) in [(4030, 1200, 120), (500, 900, 90), (64, 2500, 30)] {
        let changes = changes(&mut Lot(page_size as u64), articles, longest);
        let (stock, built) = (archive(page_size), archive(page_size));
        leave_to_fts5(&stock, &changes);
        build(&built, &changes);
        let (stock, records) = (records(&stock), records(&built));
        for (stock, built) in stock.iter().zip(&records) {
            assert_eq!(stock.len(), built.len(), "records of pages of {page_size} bytes");
            for (stock, built) in stock.iter().zip(built) {
                assert_eq!(stock, built, "with pages of {page_size} bytes");
            }
        }
        check(&built);
        let inner = 1i64 << (SEGMENT - 1) | 1 << 31;
        let heights =
            |record: &&Vec<Value>| matches!(record[0], Value::Integer(id) if id & inner == inner);
        let high = records[0].iter().filter(heights).count();
        assert_eq!(high > 0, page_size == 64, "an index of a doclist has more than one level");
    }
}

#[test]
fn a_segment_of_several_lists_is_byte_for_byte_that_of_one() {
    for (page_size, parts) in [(4030, 7), (64, 3)] {
        let whole = changes(&mut Lot(parts), 900, 60);
        let mut some: Vec<Changes> = (0..parts).map(|_| Changes::default()).collect();
        let mut lot = Lot(9);
        for (id, texts) in &whole.added {
            some[lot.below(parts) as usize].added.insert(*id, texts.clone());
        }
        let mut postings = Postings::default();
        let of_one = [whole.sort(&mut postings).lists];
        let of_several: Vec<Lists> =
            some.iter().map(|some| some.sort(&mut postings).lists).collect();
        let [one, several] = [&of_one[..], &of_several]
            .map(|lists| lists::segment(lists, page_size, Segment::default()).unwrap());
        assert!(one.blocks().eq(several.blocks()));
        assert!((one.splits, one.pages) == (several.splits, several.pages));
    }
}

#[test]
fn of_an_article_in_several_lists_the_last_counts() {
    let (stock, built) = (archive(200), archive(200));
    let mut lot = Lot(11);
    let first = changes(&mut lot, 300, 40);
    let mut second = changes(&mut lot, 100, 40);
    for (number, (id, texts)) in first.added.iter().enumerate() {
        if number % 2 == 0 {
            second.removed.insert(*id, texts.clone());
        }
        if number % 4 == 0 {
            second.added.insert(*id, lot.texts(40));
        }
    }
    let mut building = building::Building::default();
    built.run("BEGIN").unwrap();
    for (changes, last) in [(&first, false), (&second, true)] {
        leave_to_fts5(&stock, changes);
        building.add(changes, 200, last);
        assert_eq!(building.segment.is_some(), last);
        built.write_index(&building.sums, building.segment.as_ref()).unwrap();
    }
    built.run("COMMIT").unwrap();
    check(&built);
    assert!(built.indexed().unwrap() == stock.indexed().unwrap());
    let sizes = "SELECT (SELECT block FROM fts_data WHERE id = 1), id, sz FROM fts_docsize";
    assert_eq!(rows(&built, sizes), rows(&stock, sizes));
}

#[test]
fn what_is_taken_out_and_put_in_again_is_what_fts5_writes() {
    for page_size in [4030, 64] {
        let mut lot = Lot(7);
        let first = changes(&mut lot, 600, 60);
        let mut second = changes(&mut lot, 300, 60);
        for (number, (id, texts)) in first.added.iter().enumerate() {
            if number % 3 > 0 {
                second.removed.insert(*id, texts.clone());
            }
            match number % 3 {
                1 => drop(second.added.insert(*id, lot.texts(60))),
                _ => drop(second.added.remove(id)),
            }
        }
        let (stock, built) = (archive(page_size), archive(page_size));
        for changes in [&first, &second] {
            leave_to_fts5(&stock, changes);
            build(&built, changes);
            assert!(records(&stock) == records(&built), "with pages of {page_size} bytes");
        }
        check(&built);
        assert!(stock.indexed().unwrap() == built.indexed().unwrap());
    }
}

#[test]
fn fts5_goes_on_with_what_was_built() {
    let mut lot = Lot(3);
    let (stock, built) = (archive(200), archive(200));
    let mut all: BTreeMap<i64, Texts> = BTreeMap::new();
    for round in 0..6 {
        let mut changes = changes(&mut lot, 200, 40);
        let again: Vec<i64> = all.keys().copied().step_by(5).collect();
        let again = again.into_iter().chain(changes.added.keys().copied().collect::<Vec<_>>());
        for id in again {
            if let Some(texts) = all.remove(&id) {
                changes.removed.insert(id, texts);
            }
        }
        all.extend(changes.added.clone());
        leave_to_fts5(&stock, &changes);
        match round % 2 {
            0 => build(&built, &changes),
            _ => leave_to_fts5(&built, &changes),
        }
        // What FTS5 remembers of the segments is not what there was before.
        let found = "SELECT count(*) FROM fts WHERE fts MATCH 'facet:all'";
        assert_eq!(rows(&built, found), rows(&stock, found));
        assert_eq!(rows(&built, found), [[Value::Integer(all.len() as i64)]]);
        if round == 3 {
            built.run("INSERT INTO fts (fts, rank) VALUES ('merge', -20)").unwrap();
            build(&built, &Changes::default());
        }
        check(&built);
    }
    assert!(built.indexed().unwrap() == stock.indexed().unwrap());
    built.run("INSERT INTO fts (fts) VALUES ('optimize')").unwrap();
    check(&built);
    assert!(built.indexed().unwrap() == stock.indexed().unwrap());
    let sizes = "SELECT (SELECT block FROM fts_data WHERE id = 1), id, sz FROM fts_docsize";
    assert_eq!(rows(&built, sizes), rows(&stock, sizes));
}

#[test]
fn many_segments_become_one_between_two_batches() {
    let mut lot = Lot(5);
    let (stock, built) = (archive(200), archive(200));
    defer_merges(&built).unwrap();
    let (mut counts, mut used) = (Vec::new(), BTreeSet::new());
    for _ in 0..2 * ENOUGH + 1 {
        let mut changes = changes(&mut lot, 20, 30);
        changes.added.retain(|id, _| used.insert(*id));
        leave_to_fts5(&stock, &changes);
        build(&built, &changes);
        merge_index(&built).unwrap();
        let structure = built.structure().unwrap();
        assert!(!structure.is_merging());
        counts.push(structure.most_of_a_level());
    }
    let few = 1..ENOUGH;
    let expected: Vec<usize> = few.clone().chain([1]).chain(few).chain([2, 2]).collect();
    assert_eq!(counts, expected);
    check(&built);
    assert!(built.indexed().unwrap() == stock.indexed().unwrap());
}

#[test]
fn segments_that_are_merged_in_part_are_joined_by_others() {
    let mut lot = Lot(6);
    let (stock, built) = (archive(64), archive(64));
    defer_merges(&built).unwrap();
    let (mut merging, mut used) = (0, BTreeSet::new());
    for _ in 0..4 * ENOUGH {
        let mut changes = changes(&mut lot, 40, 60);
        changes.added.retain(|id, _| used.insert(*id));
        leave_to_fts5(&stock, &changes);
        let Sorted { lists, sums } = changes.sort(&mut Postings::default());
        let segment = lists::segment(&[lists], 64, Segment::default());
        built.run("BEGIN").unwrap();
        merge_part(&built).unwrap();
        built.write_index(&sums, segment.as_ref()).unwrap();
        built.run("INSERT INTO fts (fts, rank) VALUES ('merge', 30)").unwrap();
        built.run("COMMIT").unwrap();
        merging += usize::from(built.structure().unwrap().is_merging());
    }
    assert!(merging > 4, "{merging}");
    merge_index(&built).unwrap();
    assert!(built.structure().unwrap().most_of_a_level() < ENOUGH);
    check(&built);
    assert!(built.indexed().unwrap() == stock.indexed().unwrap());
}

#[test]
fn an_index_whose_segments_are_not_told_is_refused() {
    let archive = archive(4030);
    archive.connection.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, false).unwrap();
    archive.run("UPDATE fts_data SET block = x'00000000050101' WHERE id = 10").unwrap();
    let Sorted { lists, sums } = changes(&mut Lot(1), 3, 9).sort(&mut Postings::default());
    let segment = lists::segment(&[lists], 4030, Segment::default());
    let written = archive.write_index(&sums, segment.as_ref());
    assert!(matches!(written, Err(ArchiveError::Damaged { .. })));
    let shadow = "DELETE FROM fts_data WHERE id = 10";
    assert!(archive.run(shadow).is_err(), "records of FTS5 are guarded again");
}
