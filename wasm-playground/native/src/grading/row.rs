//! What is said of one exercise of one file, or of a file as a whole.

use serde::Serialize;

/// How it stands with a submission.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum State {
    /// All goals are reached.
    Passed,
    /// Some are not.
    Failed,
    /// It did more than grading waits for.
    Stopped,
    /// There is no code that could be judged; the message says why.
    NotGraded,
    /// The file cannot be read as an export; the message says why.
    BadFile,
    /// The file has ids that this book does not have.
    UnknownCells,
    /// The file is all right and has no exercise.
    NothingToGrade,
}

impl State {
    /// The word for it in tables, the same as in JSON.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            State::Passed => "passed",
            State::Failed => "failed",
            State::Stopped => "stopped",
            State::NotGraded => "not-graded",
            State::BadFile => "bad-file",
            State::UnknownCells => "unknown-cells",
            State::NothingToGrade => "nothing-to-grade",
        }
    }
}

/// One line of the result.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Row {
    /// The file, from the folder that was graded, with `/` between folders.
    pub file: String,
    /// Id of the exercise; none where the row is about the whole file.
    pub exercise: Option<String>,
    /// How it stands.
    pub state: State,
    /// Goals that were reached; none where nothing was judged.
    pub passed: Option<usize>,
    /// Goals that there are.
    pub checks: Option<usize>,
    /// The message of the first goal that was missed, or what is wrong with the file; empty where all is well.
    pub message: String,
    /// What else whoever grades should know; empty mostly.
    pub note: String,
}

/// All that was found in a folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Grades {
    /// Files that were looked at.
    pub files: usize,
    /// Codes that were handed in.
    pub submissions: usize,
    /// Codes that were judged: those that differ.
    pub judged: usize,
    /// The rows, in the order of the files' names and of the book.
    pub rows: Vec<Row>,
}

impl Grades {
    /// How many rows are in this state.
    #[must_use]
    pub fn count(&self, state: State) -> usize {
        self.rows.iter().filter(|row| row.state == state).count()
    }
}
