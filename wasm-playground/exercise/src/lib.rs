//! Exercises and quizzes: the formats of `exercise.toml` and `….quiz.toml`, the judge that says from events alone whether an exercise
//! is solved, and the mistakes that have a name.
//!
//! - [`Exercise::parse`] reads the file and refuses with line, column and what to write instead;
//! - [`Quiz::parse`] reads a quiz; a [`Subject`] makes of a prediction's value what the judge can hold against a run;
//! - [`Showcase`] is a scenario of the Playground's gallery, in the same form and with checks of the same kind;
//! - [`Exercise::scenario`] puts somebody's code into the exercise's scenario, ready for `mini_cloud`;
//! - [`judge`] holds the [`Check`]s against the [`mini_cloud::Event`]s of the run and gives a [`Verdict`]; [`judge_with`] asks the
//!   database of the run as well;
//! - [`mistakes`] names the mistakes that a run shows; [`mistakes_with`] also those that show only when calls are made again;
//! - [`written_at`] finds the place in such a file that the simulation has refused.
//!
//! Nothing here runs code, reads files or looks at anybody's source text, so all of it works in the browser too.

mod check;
mod check_reader;
mod decimal;
mod error;
mod format;
mod judge;
mod mistakes;
mod observed;
mod prediction;
mod quiz;
mod quiz_reader;
mod rows;
mod scenario_file;
mod showcase;
mod stored;
mod suggest;
mod toml_reader;
mod written_at;

pub use check::{Amount, Check, Expectation, OutcomeStatus};
pub use error::{ExerciseError, line_and_column};
pub use format::{Exercise, FILE_KEYS, file_for_handler};
pub use judge::{CheckResult, Verdict, judge, judge_with};
pub use mistakes::{KINDS as MISTAKES, Mistake, MistakeKind, Rehearsal, Stage, mistakes, mistakes_with};
pub use prediction::{Claim, Subject};
pub use quiz::{Choice, CodeFrom, Find, Guess, Line, Order, Prediction, Question, QuestionKind, Quiz};
pub use rows::{FinalState, Rows, Wanted};
pub use scenario_file::ScenarioFile;
pub use showcase::Showcase;
pub use stored::Stored;
pub use suggest::nearest;
pub use written_at::{Form, written_at};
