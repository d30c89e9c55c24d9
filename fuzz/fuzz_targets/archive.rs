//! An archive with any bytes changed: it is opened, asked and checked, or refused with a word.
//!
//! Each five bytes of the input are a place and what is laid over the byte there.

#![no_main]

use std::fs;
use std::path::Path;
use std::sync::OnceLock;

use libfuzzer_sys::fuzz_target;
use sijill::archive::{Archive, RunOf, Writer, check};
use sijill::import::{Analyst, Defaults, Import, Inputs, index_text, read_articles};
use sijill::model::Article;

struct Sound {
    folder: tempfile::TempDir,
    bytes: Vec<u8>,
}

fn sound() -> &'static Sound {
    static SOUND: OnceLock<Sound> = OnceLock::new();
    SOUND.get_or_init(|| {
        let folder = tempfile::tempdir().expect("a folder can be made");
        let path = folder.path().join("sound.db");
        let archive = Archive::open_for_import(&path).expect("an archive can be made");
        let import = Import {
            inputs: Inputs::new(vec![Path::new("../tests/corpus/articles/wire.jsonl").into()]),
            defaults: Defaults::default(),
            outlet_country: None,
            jobs: 1,
            clock: String::new,
        };
        let (mut analyst, mut batch) = (Analyst::default(), Vec::new());
        read_articles(&import, &mut |item| {
            batch.extend(item.map(|article| analyst.analyse(article, None)));
        });
        let run = RunOf { inputs: "-", started: "", rules: "", outlet_country: None };
        let mut writer = Writer::begin(&archive, index_text, run).expect("an import begins");
        let analyse = &mut |article: &Article| analyst.analyse(article.clone(), None);
        writer.store(&batch, analyse).expect("articles are stored");
        writer.finish("").expect("an import ends");
        archive.close_import().expect("an archive closes");
        let bytes = fs::read(&path).expect("the archive can be read");
        Sound { folder, bytes }
    })
}

fuzz_target!(|changes: &[u8]| {
    let Sound { folder, bytes } = sound();
    let mut bytes = bytes.clone();
    for change in changes.chunks_exact(5) {
        let place = u32::from_le_bytes([change[0], change[1], change[2], change[3]]) as usize;
        let place = place % bytes.len();
        bytes[place] ^= change[4];
    }
    let path = folder.path().join("changed.db");
    fs::write(&path, &bytes).expect("the file can be written");
    let _ = check(&path, index_text, &mut |_| {});
    if let Ok(archive) = Archive::open(&path) {
        let _ = (archive.name_counts("country"), archive.name_counts("official"));
        let _ = archive.sources();
        let _ = archive.article("a_9etfbk8agsenby7q");
    }
    for beside in ["changed.db-journal", "changed.db-wal", "changed.db-shm"] {
        let _ = fs::remove_file(folder.path().join(beside));
    }
});
