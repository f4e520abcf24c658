//! CONTRIBUTING's first exercise, followed literally: its commands and files are read out of it and done in a copy of the book.

use std::fs;
use std::path::{Path, PathBuf};

use mdbook_lambda::{Problem, Report, Runner, build_with, check_path_with};
use pulldown_cmark::{CodeBlockKind, Event, Parser, Tag, TagEnd};
use workbook_tests::{engine, root};
use xtask::paths::Paths;
use xtask::{new_exercise, new_lesson};

const SECTION: &str = "A first exercise, from nothing in ten minutes";

/// One thing to do.
#[derive(Debug)]
enum Step {
    /// A line of a shell.
    Command(String),
    /// What the command before it prints.
    Prints(String),
    /// A file to write.
    File { path: String, text: String },
}

/// The steps of the section: its fences, each file's with the path that was named last before it.
fn steps() -> Vec<Step> {
    let text = fs::read_to_string(root().join("CONTRIBUTING.md")).expect("CONTRIBUTING.md");
    let (mut steps, mut is_inside, mut heading, mut fence) = (Vec::new(), false, None::<String>, None::<(String, String)>);
    let mut path = String::new();
    for event in Parser::new(&text) {
        match event {
            Event::Start(Tag::Heading { .. }) => heading = Some(String::new()),
            Event::End(TagEnd::Heading(_)) => is_inside = heading.take().is_some_and(|heading| heading == SECTION),
            Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(word))) if is_inside => fence = Some((word.to_string(), String::new())),
            Event::End(TagEnd::CodeBlock) => match fence.take() {
                Some((word, text)) if word == "sh" => steps.extend(text.lines().map(|line| Step::Command(line.to_owned()))),
                Some((word, text)) if word == "text" => steps.push(Step::Prints(text)),
                Some((_, text)) => steps.push(Step::File { path: path.clone(), text }),
                None => {}
            },
            Event::Code(code) if code.starts_with("src/") => path = code.to_string(),
            Event::Text(text) => match (&mut heading, &mut fence) {
                (Some(heading), _) => heading.push_str(&text),
                (None, Some((_, body))) => body.push_str(&text),
                (None, None) => {}
            },
            _ => {}
        }
    }
    steps
}

/// A copy of the book's sources. The page's scripts and styles are built elsewhere, and the appendix is no chapter of a small book.
fn copy_of_the_book() -> PathBuf {
    let copy = Path::new(env!("CARGO_TARGET_TMPDIR")).join("contributing");
    let _ = fs::remove_dir_all(&copy);
    let mut files = Vec::new();
    xtask::fingerprint::collect(&root().join("src"), &mut files).expect("src");
    for file in files {
        let to = copy.join(file.strip_prefix(root()).expect("it lies there"));
        fs::create_dir_all(to.parent().expect("it has a folder")).expect("a folder");
        fs::copy(&file, to).expect("copied");
    }
    let config = fs::read_to_string(root().join("book.toml")).expect("book.toml");
    let plain: Vec<&str> = config.lines().filter(|line| !line.starts_with("additional-") && !line.contains(".md\" = ")).collect();
    fs::write(copy.join("book.toml"), plain.join("\n")).expect("written");
    copy
}

fn check(copy: &Path, path: &str) -> Result<Report, Vec<Problem>> {
    check_path_with(copy, Path::new(path), &mut Runner::with_engine(&engine()))
}

/// What a command prints when something is wrong; nothing when all is well.
fn perform(copy: &Path, command: &str) -> String {
    let paths = Paths { root: copy.to_path_buf(), target: copy.join("target") };
    let (before, title) = command.split_once('"').map_or((command, ""), |(before, title)| (before, title.trim_end_matches('"')));
    let words: Vec<&str> = before.split_whitespace().collect();
    match words.as_slice() {
        ["cargo", "xtask", "new-lesson", path] => {
            new_lesson::new_lesson(&paths, path, title).map(drop).unwrap_or_else(|problem| panic!("{problem}"))
        }
        ["cargo", "xtask", "new-exercise", path] => {
            new_exercise::new_exercise(&paths, path).map(drop).unwrap_or_else(|problem| panic!("{problem}"))
        }
        ["cargo", "xtask", "check", path] => {
            return check(copy, path).err().into_iter().flatten().map(|problem| format!("{problem}\n")).collect();
        }
        ["rm", files @ ..] => {
            files.iter().for_each(|file| fs::remove_file(copy.join(file)).unwrap_or_else(|error| panic!("{file}: {error}")))
        }
        // At the end, once for all.
        ["cargo", "xtask", "serve"] => build(copy),
        _ => panic!("nobody knows the command {command}"),
    }
    String::new()
}

/// Builds a book of the new lesson alone: all others are built where the whole book is.
fn build(copy: &Path) {
    fs::write(copy.join("src/SUMMARY.md"), "# Summary\n\n- [Tea time](concepts/tea-time.md)\n").expect("written");
    let others = fs::read_dir(copy.join("src")).expect("src").chain(fs::read_dir(copy.join("src/concepts")).expect("concepts"));
    for path in others.map(|entry| entry.expect("listed").path()) {
        let stays =
            ["SUMMARY.md", "concepts", "tea-time.md", "tea-time"].iter().any(|name| path.file_name().is_some_and(|own| own == *name));
        match path.is_dir() {
            _ if stays => {}
            true => fs::remove_dir_all(path).expect("removed"),
            false => fs::remove_file(path).expect("removed"),
        }
    }
    let report = build_with(copy, None, &copy.join("site"), Runner::with_engine(&engine())).unwrap_or_else(|problems| panic!("{problems}"));
    assert_eq!((report.exercises, report.wrong_variants, report.cells), (1, 2, 2));
    let page = fs::read_to_string(copy.join("book/index.html")).expect("the first chapter");
    assert!(page.contains("Exercise: Tea for two"), "the exercise is in the page");
    assert!(copy.join("book/concepts/tea-time/two-cups/exercise.json").is_file());
}

#[test]
fn a_first_exercise_from_nothing() {
    let (copy, steps) = (copy_of_the_book(), steps());
    assert!(steps.len() > 10, "the section {SECTION:?} of CONTRIBUTING.md has steps: {steps:?}");
    let mut steps = steps.into_iter().peekable();
    while let Some(step) = steps.next() {
        match step {
            Step::Command(command) => {
                let printed = perform(&copy, &command);
                let expected = match steps.next_if(|next| matches!(next, Step::Prints(_))) {
                    Some(Step::Prints(text)) => text,
                    _ => String::new(),
                };
                assert_eq!(printed, expected, "{command}");
            }
            Step::File { path, text } => {
                assert!(copy.join(&path).parent().is_some_and(Path::is_dir), "{path}: its folder is there by now");
                fs::write(copy.join(&path), text).unwrap_or_else(|error| panic!("{path}: {error}"));
            }
            Step::Prints(text) => panic!("which command prints this?\n{text}"),
        }
    }
}

/// Nothing is overwritten, no id is given twice, and a refusal leaves all as it was.
#[test]
fn what_cannot_be_new_is_refused() {
    let copy = Path::new(env!("CARGO_TARGET_TMPDIR")).join("not-new");
    let _ = fs::remove_dir_all(&copy);
    fs::create_dir_all(copy.join("src/money")).expect("a folder");
    let summary = "# Summary\n\n- [A bill](money/bill.md)\n";
    fs::write(copy.join("src/SUMMARY.md"), summary).expect("written");
    fs::write(copy.join("src/money/bill.md"), "# A bill\n\n```python,lambda,id=tea\nx\n```\n").expect("written");
    let paths = Paths { root: copy.clone(), target: copy.join("target") };
    let lesson = |path: &str, title: &str| new_lesson::new_lesson(&paths, path, title).expect_err(path);
    assert!(lesson("money/bill", "x").starts_with("src/money/bill.md is there already, and nothing is overwritten"));
    assert!(lesson("money/tea", "x").starts_with("the id `tea` is taken by src/money/bill.md"));
    assert!(lesson("tea/time", "x").starts_with("there is no part `tea`; the parts are money"));
    assert!(lesson("money/Tea", "x").contains("`Tea` in `money/Tea` is no name"));
    assert!(lesson("money/../x", "x").contains("is not PART/NAME"));
    assert!(lesson("money/new", " ").starts_with("the title is one line of words"));
    let exercise = |path: &str| new_exercise::new_exercise(&paths, path).expect_err(path);
    assert!(exercise("money/no/x").starts_with("there is no lesson src/money/no.md; write it first: `cargo xtask new-lesson money/no"));
    assert!(exercise("money/bill/tea").starts_with("the id `tea` is taken"));
    assert_eq!(fs::read_to_string(copy.join("src/SUMMARY.md")).expect("it is there"), summary);
    assert_eq!(fs::read_dir(copy.join("src/money")).expect("it is there").count(), 1);
    new_exercise::new_exercise(&paths, "money/bill/cups").expect("a new one");
    assert!(exercise("money/bill/cups").starts_with("src/money/bill/cups is there already"));
}
