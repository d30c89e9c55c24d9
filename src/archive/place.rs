//! Makes a file whole beside its place and names it when it is on the disk.

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

use super::ArchiveError;

/// Has `make` fill a new file and gives it the name `target`, which is never seen
/// half made. Without `replace` a file that is there already is left alone.
pub(super) fn place<T>(
    target: &Path,
    replace: bool,
    make: impl FnOnce(&Path) -> Result<T, ArchiveError>,
) -> Result<T, ArchiveError> {
    let refused = |error| ArchiveError::refused(target, &error);
    if !replace && target.exists() {
        return Err(ArchiveError::Exists(target.to_owned()));
    }
    let folder = folder_of(target);
    let path = new_file(&folder).map_err(refused)?;
    let made = make(&path).inspect_err(|_| drop(remove_logs(&path)))?;
    File::open(&path).and_then(|file| file.sync_all()).map_err(refused)?;
    remove_logs(target).map_err(refused)?;
    let named = match replace {
        true => path.persist(target),
        false => path.persist_noclobber(target),
    };
    named.map_err(|error| refused(error.error))?;
    sync_folder(&folder).map_err(refused)?;
    Ok(made)
}

/// A log or journal of a file that was there before would be played into the new one.
fn remove_logs(target: &Path) -> io::Result<()> {
    for suffix in ["-wal", "-shm", "-journal"] {
        let mut name = target.as_os_str().to_owned();
        name.push(suffix);
        match fs::remove_file(name) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
            _ => {}
        }
    }
    Ok(())
}

fn new_file(folder: &Path) -> io::Result<tempfile::TempPath> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(".sijill-");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        builder.permissions(std::fs::Permissions::from_mode(0o666));
    }
    Ok(builder.tempfile_in(folder)?.into_temp_path())
}

/// Makes the names of a folder last.
pub(super) fn sync_folder(folder: &Path) -> io::Result<()> {
    if cfg!(unix) { File::open(folder)?.sync_all() } else { Ok(()) }
}

pub(super) fn folder_of(path: &Path) -> PathBuf {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder.to_owned(),
        _ => PathBuf::from("."),
    }
}
