//! Every mistake an author can make is named with file, line, column, and what to write instead.

mod small;

use small::{SmallBook, WITH_EXERCISE};

/// A chapter with one cell of this info string, which answers with its event.
fn cell(info: &str) -> SmallBook {
    SmallBook::new(&format!("# A\n\n```python,lambda,{info}\necho\n```\n"))
}

#[track_caller]
fn refused(info: &str, expected: &str) {
    let problem = cell(info).problem();
    assert!(problem.starts_with(expected), "{problem}");
}

#[test]
fn attributes() {
    refused("id=a,memroy=256", "src/a.md:3:23: a cell has no attribute `memroy`; write `memory`");
    refused("id=a,colour=red", "src/a.md:3:23: a cell has no attribute `colour`; the attributes are id, ");
    refused("id=a,memory=64", "src/a.md:3:30: `memory` is a whole number from 128 to 10240, not 64");
    refused("id=a,memory='128 64'", "src/a.md:3:30: `memory` is a whole number from 128 to 10240, not 64");
    refused("id=a,architecture=arm", "src/a.md:3:36: `architecture` is one of x86_64, arm64");
    refused("id=a,log-format=json", "src/a.md:3:34: `log-format` is one of Text, JSON");
    refused("id=a,era=2020", "src/a.md:3:27: `era` is the month in which the rules began: 2014-11, 2020-12, 2025-08");
    refused("id=a,times=2,pause=0", "src/a.md:3:37: `pause` is a whole number from 1 to 86400, not 0");
    refused("id=a,times=2,pause='60 60'", "src/a.md:3:37: `pause` has one number of seconds for all gaps between the calls");
    refused("id=a,pause=60", "src/a.md:3:29: `pause` has one number of seconds");
    refused("id=a,times=3,expect-each='[1, 2]'", "src/a.md:3:43: `expect-each` is a list with the response of each call, 3 here");
    refused("id=a,times=3,expect-billed='1 2'", "src/a.md:3:45: `expect-billed` has one range for all calls, or one for each, 3 here");
    refused("id=a,expect-billed=few", "src/a.md:3:37: `expect-billed` is in whole milliseconds");
    refused("id=a,timeout=soon", "src/a.md:3:31: `timeout` is a whole number from 1 to 900, not soon");
    refused("id=a,memory", "src/a.md:3:23: `memory` needs a value: write `memory=…`");
    refused("id=a,memory=128,memory=256", "src/a.md:3:34: `memory` is there twice; keep one");
    refused("id=a,settings=yes", "src/a.md:3:32: `settings` has no value: write `settings` alone");
    refused("id=a,async,async", "src/a.md:3:29: `async` is there twice; keep one");
    refused("id=a,files=../b.py", "src/a.md:3:29: `files` names files beside the lesson");
    refused("id=a,files=prices.py", "src/a.md:3:29: there is no src/a/prices.py; write it");
    refused("id=a,env.=x", "src/a.md:3:23: name the variable");
    refused("id=A1", "src/a.md:3:21: an id is lower-case letters");
    refused("title=x", "src/a.md:3:1: a cell needs an id");
    refused("id=a,expect-status=failed", "src/a.md:3:37: `expect-status` is success, error or timeout");
    refused("id=a,event='{\"a\": }'", "src/a.md:3:36: `event` is not JSON: expected value");
    refused("id=a,event='{}", "src/a.md:3:29: this quote is never closed");
}

#[test]
fn a_claim_that_the_run_does_not_keep() {
    refused("id=a,event='\"x\"',expect='\"y\"'", "src/a.md:3:42: cell `a`: expect says \"y\", the run gave \"x\"");
    refused(
        "id=a,expect-log=Init,expect-error=KeyError",
        "src/a.md:3:52: cell `a`: expect-error says an error of type KeyError, the run gave success with {}",
    );
}

/// A cell whose function gets an event that nobody waits for.
fn asynchronous(attributes: &str, code: &str) -> SmallBook {
    let book = SmallBook::new(&format!("```python,lambda,id=a,scenario=lost{attributes}\n{code}\n```\n"));
    book.write("src/a/lost.toml", "[[functions]]\nname = \"f\"\n[[steps]]\ntype = \"Event\"\nevent = 7\n[[steps]]\nuntil_idle = {}\n");
    book
}

#[test]
fn mistakes_that_have_a_name() {
    refused("id=a,mistake=global-stat", "src/a.md:3:31: no mistake is called `global-stat`; write `global-state`");
    refused("id=a,mistake=lost-event", "src/a.md:3:31: cell `a`: the run does not show the mistake `lost-event` that `mistake` names");
    let problem = asynchronous("", "raise KeyError").problem();
    assert!(problem.starts_with("src/a.md:1:1: cell `a`: the run shows the mistake `lost-event`: The event "), "{problem}");
    assert!(problem.contains(
        "failed 3 times, at last with KeyError. f keeps no dead letters, so it is gone. If that is meant, say so: `mistake=lost-event`"
    ));
    assert!(asynchronous(",mistake=lost-event", "raise KeyError").check().is_ok());
    assert!(asynchronous("", "echo").check().is_ok());
}

#[test]
fn claims_about_several_lines_of_one_event() {
    let claim = |key: &str| SmallBook::new(&format!("```python,lambda,id=a,{key}='one\\ntwo'\nprint one\nprint two\necho\n```\n"));
    assert!(claim("expect-no-log").check().is_ok(), "two lines that were printed are two events");
    assert!(claim("expect-log").problem().contains("no such line"));
}

#[test]
fn claims_about_each_call() {
    refused("id=a,times=2,event=1,expect-each='[1, 2]'", "src/a.md:3:51: cell `a`: expect-each says 2, the run gave 1");
    refused(
        "id=a,times=2,expect-billed='90..200 90..200'",
        "src/a.md:3:45: cell `a`: expect-billed says 90 to 200 ms for call 2, the run gave",
    );
}

#[test]
fn what_the_simulation_refuses_is_placed_at_the_cell() {
    refused("id=a,env.AWS_REGION=x", "src/a.md:3:1: cell `a`: functions[0].environment");
}

#[test]
fn ids_are_for_the_whole_book() {
    let book = cell("id=a");
    book.write("src/b.md", "```python,lambda,id=a\necho\n```\n").write("src/SUMMARY.md", "- [A](a.md)\n- [B](b.md)\n");
    assert_eq!(book.problem(), "src/b.md:1:1: the id `a` is taken by src/a.md:3; ids are for the whole book, choose another");
}

#[test]
fn empty_cells_and_unknown_numbers() {
    let empty = SmallBook::new("```python,lambda,id=a\n\n```\n");
    assert_eq!(empty.problem(), "src/a.md:1:1: this cell is empty; write a handler");
    let number = SmallBook::new("It is {{aws lambda.tiemout}}.\n");
    assert!(number.problem().starts_with("src/a.md:1:13: no number is called `lambda.tiemout`"));
}

#[test]
fn files_that_nobody_uses() {
    let book = SmallBook::new("# A\n");
    assert_eq!(book.write("src/b.md", "# B\n").problem(), "src/b.md:1:1: this chapter is not in SUMMARY.md; add it there or remove it");
    let book = SmallBook::new("# A\n");
    assert!(book.write("src/a/notes.txt", "x").problem().starts_with("src/a/notes.txt:1:1: nobody uses this file"));
    let book = SmallBook::new("# A\n");
    let expected = "src/a/prices.py:1:1: no cell uses this file; write `files=\"prices.py\"` into a cell of src/a.md, or remove it";
    assert_eq!(book.write("src/a/prices.py", "x").problem(), expected);
    let book = SmallBook::new("# A\n");
    book.write("src/a/greet/exercise.toml", "");
    assert!(book.problem().contains("no chapter names this exercise; put a fence ```lambda-exercise with id = \"greet\" into src/a.md"));
}

#[test]
fn exercises() {
    let book = || {
        let book = SmallBook::new(WITH_EXERCISE);
        book.with_exercise();
        book
    };
    let problem = |file: &str, content: &str| book().write(file, content).problem();
    assert!(problem("src/a.md", "```lambda-exercise\ngreet\n```\n").contains("src/a.md:1:1: a lambda-exercise fence holds one line"));
    assert_eq!(
        problem("src/a/greet/starter.py", "return \"Hello, dear Ada!\""),
        "src/a/greet/starter.py:1:1: the starter passes all checks already; leave something to do"
    );
    assert_eq!(
        problem("src/a/greet/solution.py", "return \"Hello!\""),
        "src/a/greet/solution.py:1:1: the solution fails `greets`: expected \"Hello, dear Ada!\", got \"Hello!\"; correct it, or the check in exercise.toml"
    );
    assert_eq!(
        problem("src/a/greet/wrong-late.py", "return null"),
        "src/a/greet/wrong-late.py:1:1: this mistake gets the message of `answers` (expected a response other than null, got null), not that of `greets`; correct it, or [wrong] in exercise.toml"
    );
    assert!(problem("src/a/greet/wrong-late.py", "return \"Hello, dear Ada!\"").contains("this mistake passes all checks"));
    assert!(problem("src/a/greet/wrong-new.py", "echo").contains("add it to exercise.toml under [wrong]: \"wrong-new.py\""));
    assert!(problem("src/a/greet/notes.txt", "x").contains("remove it"));
    assert!(
        problem("src/a/greet/exercise.toml", "titel = \"x\"")
            .starts_with("src/a/greet/exercise.toml:1:1: an exercise has no key `titel`; write `title`")
    );
    let missing = book();
    std::fs::remove_file(missing.root().join("src/a/greet/solution.py")).unwrap();
    assert_eq!(missing.problem(), "src/a/greet/solution.py:1:1: there is no such file; write it: an exercise needs solution.py");
}

#[test]
fn all_mistakes_come_at_once_in_order() {
    let book = SmallBook::new("```python,lambda,id=b,x=1\necho\n```\n\n```python,lambda,id=c,y=1\necho\n```\n");
    let lines: Vec<usize> = book.check().unwrap_err().iter().map(|problem| problem.line).collect();
    assert_eq!(lines, [1, 5]);
}

#[test]
fn scenarios_and_claims_about_them() {
    let with = |info: &str, toml: &str| {
        let book = cell(info);
        book.write("src/a/around.toml", toml);
        book
    };
    let good = "[[functions]]\nname = \"shop\"\n[[steps]]\ntype = \"Event\"\n[[steps]]\nuntil_idle = {}\n";
    let refused = |info: &str, toml: &str, expected: &str| {
        let problem = with(info, toml).problem();
        assert!(problem.starts_with(expected), "{problem}");
    };
    assert!(with("id=a,scenario=around,event=7,expect=7,expect-attempts=success,expect-at=0", good).check().is_ok());
    refused(
        "id=a,scenario=around,expect-attempts=error",
        good,
        "src/a.md:3:55: cell `a`: expect-attempts says error, the run gave success",
    );
    refused("id=a,scenario=around,expect-at=1", good, "src/a.md:3:49: cell `a`: expect-at says runs that begin at 1 s, the run gave 0 s");
    refused("id=a,scenario=around,expect-each='[1]'", good, "src/a.md:3:51: cell `a`: expect-each says 1, the run gave {}");
    refused(
        "id=a,scenario=around,expect-attempts=failed",
        good,
        "src/a.md:3:55: `expect-attempts` is how many there are, or how each ended",
    );
    refused("id=a,scenario=around,expect-at=soon", good, "src/a.md:3:49: `expect-at` is the whole seconds");
    refused("id=a,scenario=around,expect-messages=[]", good, "src/a.md:3:55: `expect-messages` is JSON with a number");
    refused("id=a,scenario=around,times=2", good, "src/a.md:3:1: with `scenario`, the steps stand in its file");
    refused("id=a,scenario=around,event=1", "[[steps]]\nadvance_s = 1\n", "src/a.md:3:1: nobody gets this `event`: no step calls fn");
    refused(
        "id=a,scenario=around",
        "[[steps]]\nadvance_s = 1\n[[steps]]\nwait = 1\n",
        "src/a/around.toml:3:1: `steps`: is no step: it has none of",
    );
    refused("id=a,scenario=around", "[[steps]\n", "src/a/around.toml:1:9: this is not TOML");
    refused("id=a,scenario=Around", good, "src/a.md:3:32: `scenario` names a file beside the lesson");
    let nowhere = cell("id=a,scenario=nowhere").problem();
    assert!(nowhere.starts_with("src/a.md:3:32: there is no src/a/nowhere.toml; write it"), "{nowhere}");
    refused("id=a", good, "src/a/around.toml:1:1: no cell names this scenario; write `scenario=around` into a cell of src/a.md");
}
