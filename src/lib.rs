//! sijill keeps an archive of Arabic and English diplomatic news and answers
//! questions about it: who met whom, for which country, when, about what.
//!
//! Two lines run through the crate, each arrow one function:
//!
//! ```text
//! import   bytes ─read→ Document ─split→ Article ─extract→ Mentions ─store→ archive
//! query    text ─parse→ Syntax ─resolve→ Query ─lower→ Statement ─select→ Hit ─print→ output
//! ```

pub mod date;
pub mod model;
pub mod query;
pub mod text;
