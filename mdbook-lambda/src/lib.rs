//! The book's preprocessor: finds Lambda cells and exercises in the Markdown, runs them, and puts what they did into the page.
//!
//! ```text
//! fences      which fences of a chapter are cells or exercises     attributes  what stands in the info string
//! cell_reader one fence -> a cell, every mistake placed            folder      one exercise folder, the same
//! cell        a cell -> scenario and checks
//! runner      scenario -> events and verdict, kept in a cache      html        a cell with its recording -> markup
//! workshop    a chapter, all of the above -> the chapter's new text
//! scenario    the file that says what is around a cell's code      claims      what a cell claims of the whole of it
//! story       what happened in a scenario, as a table
//! mistakes    the mistakes that a cell shows on purpose, and those that it must not show
//! calls       how often a cell is called, and what is between      billed      what it claims of billed time
//! gallery     the scenarios of the Playground, each held to its description
//! numbers     AWS's numbers in prose                               book        a whole book: `check_book`, `build_book`
//! cell_keys   the attributes of a cell by name
//! offers      what a cell offers its reader beside the code: files, settings, an asynchronous call
//! finish      what is left to do after mdBook has written the pages      policy      what a page may load, in its head
//! ```
//!
//! All other Markdown stays as it was, byte for byte. Every mistake is a [`Problem`] with file, line and column.

mod attributes;
mod billed;
mod book;
mod calls;
mod cell;
mod cell_keys;
mod cell_reader;
mod claims;
mod fences;
mod finish;
mod folder;
mod gallery;
mod html;
mod mistakes;
mod numbers;
mod offers;
mod offers_html;
mod place;
mod policy;
mod problem;
mod runner;
mod scenario;
mod story;
mod story_html;
mod tree;
mod workshop;

pub use book::{LambdaPreprocessor, Report, build_book, build_with, check_book, check_with};
pub use problem::Problem;
pub use runner::{EngineMaker, Runner, wasmtime};
