//! Mistakes in the files of an exercise, in fences and in the summary: each with file, line, column and what to write instead. And one
//! lesson that is checked by itself.

mod small;

use std::fs;
use std::path::Path;

use mdbook_lambda::{Report, Runner, check_path_with};
use small::{EXERCISE, SmallBook, SmallEngine, WITH_EXERCISE};

/// A mistake: what is done to a book that is right, and what the author reads.
struct Case {
    file: &'static str,
    /// What becomes of the file: a piece of it replaced, all of it, or nothing left.
    change: Change,
    expected: &'static str,
}

enum Change {
    Replace(&'static str, &'static str),
    Write(&'static str),
    Remove,
}

use Change::{Remove, Replace, Write};

const TOML: &str = "src/a/greet/exercise.toml";

const CASES: [Case; 24] = [
    Case {
        file: TOML,
        change: Replace("minutes = 3", "minuets = 3"),
        expected: "src/a/greet/exercise.toml:2:1: an exercise has no key `minuets`; write `minutes`",
    },
    Case {
        file: TOML,
        change: Replace("\"two\"", "\"\""),
        expected: "src/a/greet/exercise.toml:3:17: the second hint is empty; write one that says more",
    },
    Case { file: TOML, change: Replace(", \"three\"", ""), expected: "src/a/greet/exercise.toml:3:9: `hints` must be exactly three texts" },
    Case {
        file: TOML,
        change: Replace("id = \"greets\"", "id = \"answers\""),
        expected: "src/a/greet/exercise.toml:12:1: two checks are called `answers`; give each its own id",
    },
    Case {
        file: TOML,
        change: Replace("[wrong]\n\"wrong-late.py\" = \"greets\"", "[wrong]\n\"wrong-late.py\" = \"greet\""),
        expected: "src/a/greet/exercise.toml:17:1: `wrong-late.py`: no check has the id `greet`; the ids are answers, greets",
    },
    Case {
        file: TOML,
        change: Replace("[wrong]\n", "[wrong]\n\"late.py\" = \"greets\"\n"),
        expected: "src/a/greet/exercise.toml:17:1: `late.py`: files of common mistakes are called wrong-….py",
    },
    Case {
        file: TOML,
        change: Replace("minutes = 3", "minutes = 3\nminutes = 4"),
        expected: "src/a/greet/exercise.toml:3:1: this is not TOML: duplicate key",
    },
    Case {
        file: TOML,
        change: Replace("[[steps]]\nevent = { name = \"Ada\" }\n", ""),
        expected: "src/a/greet/exercise.toml:1:1: an exercise needs at least one step",
    },
    Case {
        file: TOML,
        change: Replace("[[steps]]", "[function]\nmemory_mb = 64\n[[steps]]"),
        expected: "src/a/greet/exercise.toml:5:1: `memory_mb`: ",
    },
    Case {
        file: TOML,
        change: Replace("[[steps]]", "[function]\nmemroy_mb = 256\n[[steps]]"),
        expected: "src/a/greet/exercise.toml:5:1: `memroy_mb`: ",
    },
    Case {
        file: TOML,
        change: Replace("[[steps]]", "[scenario]\nqueues = [{ name = \"q\", dealy_s = 1 }]\n[[steps]]"),
        expected: "src/a/greet/exercise.toml:5:25: `dealy_s`: ",
    },
    Case {
        file: TOML,
        change: Replace("event = { name = \"Ada\" }", "invoke = \"nobody\""),
        expected: "src/a/greet/exercise.toml:5:1: `invoke`: ",
    },
    Case { file: TOML, change: Remove, expected: "src/a.md:3:1: there is no src/a/greet/exercise.toml; write it, with starter.py" },
    Case {
        file: "src/a/greet/solution.py",
        change: Remove,
        expected: "src/a/greet/solution.py:1:1: there is no such file; write it: an exercise needs solution.py",
    },
    Case {
        file: "src/a/greet/starter.py",
        change: Remove,
        expected: "src/a/greet/starter.py:1:1: there is no such file; write it: an exercise needs starter.py",
    },
    Case {
        file: "src/a/greet/wrong-late.py",
        change: Remove,
        expected: "src/a/greet/wrong-late.py:1:1: there is no such file; write it, or take its line out of exercise.toml",
    },
    Case {
        file: "src/a/greet/solution.py",
        change: Write("return \"Hello!\""),
        expected: "src/a/greet/solution.py:1:1: the solution fails `greets`: expected \"Hello, dear Ada!\", got \"Hello!\"; correct it",
    },
    Case {
        file: "src/a/greet/starter.py",
        change: Write("return \"Hello, dear Ada!\""),
        expected: "src/a/greet/starter.py:1:1: the starter passes all checks already; leave something to do",
    },
    Case {
        file: "src/a/greet/wrong-late.py",
        change: Write("return null"),
        expected: "src/a/greet/wrong-late.py:1:1: this mistake gets the message of `answers`",
    },
    Case {
        file: "src/a/greet/wrong-early.py",
        change: Write("return 1"),
        expected: "src/a/greet/wrong-early.py:1:1: nobody uses this file; add it to exercise.toml under [wrong]",
    },
    Case {
        file: "src/a.md",
        change: Replace("lambda-exercise", "lambda-excercise"),
        expected: "src/a.md:3:4: no fence is called `lambda-excercise`; write `lambda-exercise`",
    },
    Case {
        file: "src/a.md",
        change: Replace("\"greet\"\n```\n", "\"greet\"\n"),
        expected: "src/a.md:3:1: this fence is never closed; write ``` on a line of its own where it ends",
    },
    Case {
        file: "src/SUMMARY.md",
        change: Replace("(a.md)", "(a.md)\n- [B](b/c.md)"),
        expected: "src/SUMMARY.md:4:7: there is no src/b/c.md; write it, or take this line away",
    },
    Case {
        file: "src/SUMMARY.md",
        change: Replace("(a.md)", "(a.md)\n- [B](a.md)"),
        expected: "src/SUMMARY.md:4:7: a.md is in line 3 already; keep one of them",
    },
];

#[test]
fn every_mistake_has_its_place_and_its_remedy() {
    let mut wrong = Vec::new();
    for Case { file, change, expected } in &CASES {
        let book = SmallBook::new(WITH_EXERCISE);
        book.with_exercise();
        assert!(book.check().is_ok(), "the book is right before anything is done to it");
        match change {
            Remove => fs::remove_file(book.root().join(file)).unwrap(),
            Write(content) => drop(book.write(file, content)),
            Replace(from, to) => {
                let text = book.read(file);
                assert!(text.contains(from), "{from:?} is in {file}");
                book.write(file, &text.replacen(from, to, 1));
            }
        }
        let problems: Vec<String> = book.check().err().into_iter().flatten().map(|problem| problem.to_string()).collect();
        if problems.len() != 1 || !problems[0].starts_with(expected) {
            wrong.push(format!("expected {expected}\n     got {problems:#?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_file_that_is_no_text_is_named() {
    let book = SmallBook::new(WITH_EXERCISE);
    book.with_exercise();
    fs::write(book.root().join("src/a/greet/starter.py"), b"# \xff").unwrap();
    assert_eq!(book.problem(), "src/a/greet/starter.py:1:1: this is no UTF-8 text; save it as UTF-8");
    let book = SmallBook::new("# A\n");
    fs::remove_file(book.root().join("src/SUMMARY.md")).unwrap();
    assert!(book.problem().starts_with("src/SUMMARY.md:1:1: cannot be read; write it"));
}

/// Two chapters, each with the exercise of its name.
fn two_chapters() -> SmallBook {
    let book = SmallBook::new(WITH_EXERCISE);
    book.with_exercise().write("src/SUMMARY.md", "# Summary\n\n- [A](a.md)\n- [B](b.md)\n");
    book.write("src/b.md", &WITH_EXERCISE.replace("greet", "wave")).write("src/b/wave/exercise.toml", EXERCISE);
    for file in ["starter.py", "solution.py", "wrong-late.py"] {
        book.write(&format!("src/b/wave/{file}"), &book.read(&format!("src/a/greet/{file}")));
    }
    book
}

fn check(book: &SmallBook, path: &str) -> Result<Report, String> {
    let checked = check_path_with(book.root(), Path::new(path), &mut Runner::with_engine(&SmallEngine));
    checked.map_err(|problems| problems.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"))
}

#[test]
fn one_lesson_is_checked_by_itself() {
    let book = two_chapters();
    for path in ["src/b.md", "src/b", "src/b/wave", "src/b/wave/", "./src/b/wave/starter.py", "src/a/../b/wave/exercise.toml"] {
        let report = check(&book, path).unwrap();
        assert_eq!((report.exercises, report.wrong_variants, report.ran), (1, 1, 3), "{path}");
    }
    book.write("src/b.md", &format!("{}\n```lambda-notes\nSay hello.\n```\n", book.read("src/b.md")));
    assert_eq!(check(&book, "src/b.md").map(|report| report.exercises), Ok(1), "a lesson may have notes");
    book.write("src/a/greet/solution.py", "return 1").write("src/a/notes.txt", "x");
    assert!(check(&book, "src/b.md").is_ok(), "what is wrong elsewhere is said there");
    assert!(check(&book, "src/a/greet").unwrap_err().starts_with("src/a/greet/solution.py:1:1: the solution fails"));
    book.write("src/a/greet/solution.py", "return \"Hello, dear Ada!\"");
    assert!(check(&book, "src/a/greet").unwrap_err().starts_with("src/a/notes.txt:1:1: nobody uses this file"));
    book.write("src/b.md", WITH_EXERCISE);
    assert!(check(&book, "src/b.md").unwrap_err().starts_with("src/b.md:3:1: the id `greet` is taken by src/a.md:3"));
}

#[test]
fn a_path_that_is_no_lesson_is_a_sentence() {
    let book = two_chapters();
    assert_eq!(check(&book, "src/c.md").unwrap_err(), "src/c.md:1:1: there is no such file or folder; check the path");
    assert!(check(&book, "book.toml").unwrap_err().starts_with("book.toml:1:1: this belongs to no lesson"));
    assert!(check(&book, "src/SUMMARY.md").unwrap_err().starts_with("src/SUMMARY.md:1:1: this belongs to no lesson"));
    book.write("src/c.md", "# C\n");
    assert!(check(&book, "src/c.md").unwrap_err().starts_with("src/c.md:1:1: this chapter is not in SUMMARY.md"));
}
