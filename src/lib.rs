//! sijill keeps an archive of Arabic and English diplomatic news and answers
//! questions about it: who met whom, for which country, when, about what.
//!
//! Two lines run through the crate, each arrow one function:
//!
//! ```text
//! import   bytes ─read→ Document ─split→ Article ─extract→ Mentions ─store→ archive
//! query    text ─parse→ Syntax ─resolve→ Query ─lower→ Statement ─select→ Hit ─print→ output
//! ```

#![forbid(unsafe_code)]

pub mod archive;
pub mod cli;
pub mod date;
pub mod error;
pub mod extract;
pub mod import;
pub mod model;
pub mod names;
pub mod output;
pub mod query;
pub mod report;
pub mod text;
