//! What `cargo xtask` does, a module for each job.
//!
//! - [`setup`] finds or installs what the machine must have; [`build`] makes the site from [`python`], [`redshift`], [`web`], [`theme`]
//!   and [`site`]; [`serve`] shows it and rebuilds on change, [`room`] gives it to
//!   a room as it is;
//! - [`test`] runs the checks, some [`beside`] others, and [`report`] counts them; [`bench`] measures; [`bless`] rewrites the model's own expectations;
//! - [`new_lesson`] and [`new_exercise`] write what works, by the rules of [`authoring`]; [`check`] looks at one of them;
//! - [`meter`] is the pass that makes python.wasm count its own instructions.

pub mod authoring;
pub mod bench;
pub mod beside;
pub mod bless;
pub mod build;
pub mod check;
pub mod fingerprint;
pub mod licences;
pub mod meter;
pub mod new_exercise;
pub mod new_lesson;
pub mod paths;
pub mod process;
pub mod python;
pub mod redshift;
pub mod report;
pub mod room;
pub mod serve;
pub mod setup;
pub mod site;
pub mod test;
pub mod theme;
pub mod web;

/// What went wrong, in a sentence for the person at the terminal.
pub type Problem = String;

/// Most of what xtask does either works or ends with such a sentence.
pub type Result<T = ()> = std::result::Result<T, Problem>;
