//! `cargo xtask`: the commands of the house. Each is one function of the library.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};
use xtask::paths::Paths;
use xtask::{bench, bless, build, check, new_exercise, new_lesson, room, serve, test};

#[derive(Parser)]
#[command(name = "cargo xtask", about = "Builds, serves and checks the workbook.")]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Build everything and serve the book on localhost; rebuild and reload on change.
    Serve {
        /// Port; on localhost the next free one is taken when it is in use.
        #[arg(long, default_value_t = 3000)]
        port: u16,
        /// Serve the book that is built already to all machines of a room: no building, no internet.
        #[arg(long)]
        room: bool,
    },
    /// Build the static site into book/.
    Build,
    /// Write a new lesson that works, and name it in the summary.
    NewLesson {
        /// PART/NAME, as in concepts/cold-start.
        path: String,
        /// Its title, in quotes.
        title: String,
    },
    /// Write a new exercise that works, and put it into its lesson.
    NewExercise {
        /// PART/LESSON/NAME, as in concepts/cold-start/warm-up.
        path: String,
    },
    /// Check one lesson, exercise or quiz: what is wrong, where, and what to write instead.
    Check {
        /// A chapter below src, or the folder or a file of an exercise or quiz.
        path: PathBuf,
    },
    /// Run every check that CI runs; ends with a line that counts passed and failed tests.
    Test {
        /// Only the stages whose name contains one of these words (see the list that a full run prints).
        #[arg(value_name = "STAGE")]
        only: Vec<String>,
    },
    /// Measure sizes and times, side by side with Pyodide and MicroPython.
    Bench,
    /// Rewrite the expectations that are marked as the model's own; reviewed ones stay.
    Bless,
}

fn main() -> ExitCode {
    let paths = Paths::of_this_repository();
    let outcome = match Arguments::parse().command {
        Command::Serve { port, room: true } => room::serve(&paths, port),
        Command::Serve { port, room: false } => serve::serve(&paths, port),
        Command::Build => build::build(&paths),
        Command::NewLesson { path, title } => new_lesson::new_lesson(&paths, &path, &title).map(|next| println!("{next}")),
        Command::NewExercise { path } => new_exercise::new_exercise(&paths, &path).map(|next| println!("{next}")),
        Command::Check { path } => check::check(&paths, &path),
        Command::Test { only } => test::test(&paths, &only),
        Command::Bench => bench::bench(&paths),
        Command::Bless => bless::bless(&paths),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            eprintln!("\n{problem}");
            ExitCode::FAILURE
        }
    }
}
