//! The book's preprocessor: finds Lambda cells, exercises and quizzes in the Markdown, runs them, and puts what they did into the page.
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
//! quizzes     the quizzes of the book, settled last                quiz_truth  what is right in a question, by the run of a cell
//! quiz_html   a quiz -> markup that says nothing of it             quiz_answers  answers.json, and the appendix with all answers
//! markdown    Markdown of a quiz -> HTML, or plain words
//! numbers     numbers in prose, by name: aws_numbers               book        a whole book: `check_book`, `build_book`
//! sources     where each number was read                           event_library   an event of a service, field by field
//! describe    what a page is about, for search engines and previews
//! one_lesson  one lesson checked by itself: `check_path`          summary     where SUMMARY.md names what is not there
//! cell_keys   the attributes of a cell by name                     monthly     what it claims of a month's bill
//! offers      what a cell offers its reader beside the code: files, settings, an asynchronous call
//! syllabus    all lessons with minutes, exercises, notes      syllabus_html  the pages that list them
//! plan        plans for workshops                              notes    what a presenter says
//! secrets     what no page and no search index may say
//! finish      what is left to do after mdBook has written the pages      policy      what a page may load, in its head
//! ```
//!
//! All other Markdown stays as it was, byte for byte. Every mistake is a [`Problem`] with file, line and column.

mod attributes;
mod aws_numbers;
mod billed;
mod book;
mod calls;
mod cell;
mod cell_keys;
mod cell_reader;
mod claims;
mod describe;
mod event_library;
mod fences;
mod finish;
mod folder;
mod gallery;
mod html;
mod markdown;
mod mistakes;
mod monthly;
mod notes;
mod numbers;
mod offers;
mod offers_html;
mod one_lesson;
mod place;
mod plan;
mod policy;
mod problem;
mod quiz_answers;
mod quiz_html;
mod quiz_truth;
mod quizzes;
mod runner;
mod scenario;
mod secrets;
mod sources;
mod story;
mod story_html;
mod summary;
mod syllabus;
mod syllabus_html;
mod tree;
mod workshop;

pub use aws_numbers::aws as aws_number;
pub use book::{LambdaPreprocessor, Report, build_book, build_with, check_book, check_with};
pub use one_lesson::{check_path, check_path_with};
pub use problem::Problem;
pub use runner::{EngineMaker, Runner, wasmtime};
pub use sources::{Source, sources};
