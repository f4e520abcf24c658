//! What `cargo xtask` does, a module for each job.
//!
//! - [`setup`] finds or installs what the machine must have; [`build`] makes the site from [`python`], [`redshift`], [`web`], [`theme`]
//!   and [`site`], and its pages' [`previews`]; [`serve`] shows it and rebuilds on change, [`room`] gives it to
//!   a room as it is;
//! - [`test`] runs the checks, some [`beside`] others, and [`report`] counts them; [`bench`] measures; [`bless`] rewrites the model's own expectations;
//! - [`new_lesson`] and [`new_exercise`] write what works, by the rules of [`authoring`]; [`check`] looks at one of them;
//! - [`meter`] is the pass that makes python.wasm count its own instructions.

pub mod authoring;
#[cfg(feature = "commands")]
pub mod bench;
#[cfg(feature = "commands")]
pub mod beside;
#[cfg(feature = "commands")]
pub mod bless;
#[cfg(feature = "commands")]
pub mod build;
#[cfg(feature = "commands")]
pub mod check;
pub mod fingerprint;
pub mod licences;
pub mod meter;
pub mod new_exercise;
pub mod new_lesson;
pub mod paths;
pub mod previews;
pub mod process;
pub mod python;
pub mod redshift;
pub mod report;
#[cfg(feature = "commands")]
pub mod room;
#[cfg(feature = "commands")]
pub mod serve;
pub mod setup;
pub mod site;
#[cfg(feature = "commands")]
pub mod test;
pub mod theme;
#[cfg(feature = "commands")]
pub mod web;

/// What went wrong, in a sentence for the person at the terminal.
pub type Problem = String;

/// Most of what xtask does either works or ends with such a sentence.
pub type Result<T = ()> = std::result::Result<T, Problem>;
