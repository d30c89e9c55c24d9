//! One stream that rows are written to: standard output or a file.

use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

use super::{Stdout, Target};

/// One stream that rows are written to.
pub(super) enum Part {
    Stdout(Stdout),
    File(Box<Hashed>),
}

/// A file that is not in its place yet, and the hash of what it holds.
pub(super) struct Hashed {
    file: BufWriter<NamedTempFile>,
    hasher: blake3::Hasher,
}

impl Part {
    /// Opens standard output, or a file beside the target's.
    pub fn open(target: &Target) -> io::Result<Part> {
        Ok(match target {
            Target::Stdout => Part::Stdout(Stdout::lock()),
            Target::File(path) => {
                let file = NamedTempFile::new_in(folder_of(&followed(path)))?;
                let file = BufWriter::with_capacity(1 << 16, file);
                Part::File(Box::new(Hashed { file, hasher: blake3::Hasher::new() }))
            }
        })
    }

    /// Hands on what is left; what a silent drop would hide is told.
    pub fn end(mut self) -> io::Result<()> {
        self.flush()
    }

    /// Puts a complete file in its place, that of the file a link leads to, and gives its
    /// BLAKE3 hash.
    pub fn persist(self, path: &Path) -> io::Result<String> {
        let Part::File(hashed) = self else { return Ok(String::new()) };
        let file = hashed.file.into_inner().map_err(io::IntoInnerError::into_error)?;
        file.as_file().sync_all()?;
        set_usual_permissions(&file)?;
        file.persist(followed(path)).map_err(|error| error.error)?;
        Ok(hashed.hasher.finalize().to_hex().to_string())
    }
}

impl Write for Part {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self {
            Part::Stdout(writer) => writer.write(bytes),
            Part::File(hashed) => {
                let written = hashed.file.write(bytes)?;
                hashed.hasher.update(&bytes[..written]);
                Ok(written)
            }
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match self {
            Part::Stdout(writer) => writer.flush(),
            Part::File(hashed) => hashed.file.flush(),
        }
    }
}

/// The file that a link leads to, if it is one.
fn followed(path: &Path) -> PathBuf {
    match path.is_symlink() {
        true => path.canonicalize().unwrap_or_else(|_| path.to_owned()),
        false => path.to_owned(),
    }
}

pub(super) fn folder_of(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    }
}

/// A temporary file is for its owner alone; a result is for whoever may read.
#[cfg(unix)]
fn set_usual_permissions(file: &NamedTempFile) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    file.as_file().set_permissions(std::fs::Permissions::from_mode(0o644))
}

#[cfg(not(unix))]
fn set_usual_permissions(_: &NamedTempFile) -> io::Result<()> {
    Ok(())
}
