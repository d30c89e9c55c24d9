//! Results as text: the only writer to standard output.

mod extraction;
mod stdout;

pub use extraction::JsonLines;
pub use stdout::Stdout;
