//! `mdbook-lambda`: the preprocessor of mdBook's protocol, and the builder of the whole book.

use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use mdbook_lambda::{LambdaPreprocessor, Runner, build_book, check_path, check_with};
use mdbook_preprocessor::Preprocessor;

const USAGE: &str = "usage: mdbook-lambda                                mdBook's preprocessor protocol on stdin and stdout
       mdbook-lambda supports RENDERER              exit code 0 for html
       mdbook-lambda build [BOOK] [--dest-dir DIR] [--address URL]
                                                    builds the book as static files, to be published at this address
       mdbook-lambda check [BOOK]                   runs every cell and exercise, builds nothing
       mdbook-lambda check PATH                     the same of one lesson: a chapter, or an exercise or quiz of it";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let outcome = match words.as_slice() {
        [] => preprocess(),
        ["supports", renderer] => return if *renderer == "html" { ExitCode::SUCCESS } else { ExitCode::FAILURE },
        ["build", rest @ ..] => build(rest),
        ["check"] => check(Path::new(".")),
        ["check", root] => check(Path::new(root)),
        ["-h" | "--help"] => {
            println!("{USAGE}");
            Ok(())
        }
        _ => Err(USAGE.to_owned()),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("{message}");
            ExitCode::FAILURE
        }
    }
}

fn preprocess() -> Result<(), String> {
    let mut input = String::new();
    std::io::stdin().read_to_string(&mut input).map_err(|error| error.to_string())?;
    let (context, book) = mdbook_preprocessor::parse_input(input.as_bytes())
        .map_err(|error| format!("this is not what mdBook writes to a preprocessor ({error:#}).\n{USAGE}"))?;
    let book = LambdaPreprocessor::with_wasmtime(&context.root).run(&context, book).map_err(|error| format!("{error:#}"))?;
    let output = serde_json::to_vec(&book).map_err(|error| error.to_string())?;
    std::io::stdout().write_all(&output).map_err(|error| error.to_string())
}

fn build(words: &[&str]) -> Result<(), String> {
    let (mut root, mut destination, mut address) = (None, None, None);
    let mut words = words.iter().copied();
    while let Some(word) = words.next() {
        let place = match word {
            "--dest-dir" => &mut destination,
            "--address" => &mut address,
            _ if word.starts_with('-') || root.is_some() => return Err(USAGE.to_owned()),
            _ => {
                root = Some(word);
                continue;
            }
        };
        *place = Some(words.next().ok_or(USAGE)?);
    }
    let destination = destination.map(std::path::absolute).transpose().map_err(|error| error.to_string())?;
    // A machine that publishes may not know its address; it says so with an empty text.
    let address = address.filter(|address| !address.is_empty());
    let report = build_book(&whole(root.unwrap_or("."))?, destination.as_deref(), address)?;
    println!("{report}");
    Ok(())
}

/// A whole book, or the lesson that a path belongs to.
fn check(path: &Path) -> Result<(), String> {
    let report = match book_around(path) {
        Some((root, path)) => check_path(&root, &path),
        None => {
            let root = whole(&path.to_string_lossy())?;
            check_with(&root, &mut Runner::with_wasmtime(&root))
        }
    };
    let report = report.map_err(|problems| problems.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"))?;
    println!("{report}");
    Ok(())
}

/// The book in which a path lies, and the path, if it is not the book itself.
fn book_around(path: &Path) -> Option<(PathBuf, PathBuf)> {
    let path = std::path::absolute(path).ok()?;
    let root = path.ancestors().skip(1).find(|folder| folder.join("book.toml").is_file())?.to_path_buf();
    (!path.join("book.toml").is_file()).then_some((root, path))
}

fn whole(root: &str) -> Result<PathBuf, String> {
    let root = std::path::absolute(root).map_err(|error| error.to_string())?;
    if root.join("book.toml").is_file() { Ok(root) } else { Err(format!("{} has no book.toml; name the folder of a book", root.display())) }
}
