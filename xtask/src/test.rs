//! `cargo xtask test`: everything that CI checks, counted.

use std::process::Command;

use crate::paths::Paths;
use crate::process::{cargo, run};
use crate::report::{Count, Report, counted};
use crate::{Result, build, python, redshift, setup, theme, web};

/// What a stage does.
type Stage = fn(&Paths) -> Result<Count>;

/// Runs the stages whose name contains one of `only` (all of them where it is empty) and prints the closing line.
///
/// # Errors
/// When a check failed.
pub fn test(paths: &Paths, only: &[String]) -> Result {
    let stages: [(&str, Stage); 12] = [
        ("format", format),
        ("python.wasm", |paths| python::build(paths).map(none)),
        ("redshift.wasm", |paths| redshift::build(paths).map(none)),
        ("redshift's own tests", redshift::tests),
        ("playground and theme", |paths| build::playground(paths).map(none)),
        ("clippy", clippy),
        ("typescript", typescript),
        ("rust tests", rust_tests),
        ("house, book and links", |paths| workbook_tests(paths, &["tidy", "book"])),
        ("scenarios, python, lessons", engine_tests),
        ("book", |paths| build::book_builder(paths).and_then(|()| build::book(paths)).map(none)),
        ("browser", browser_tests),
    ];
    let wanted = |name: &str| only.is_empty() || only.iter().any(|word| name.contains(word.as_str()));
    let mut report = Report::default();
    for (name, stage) in stages {
        if wanted(name) {
            report.stage(name, || stage(paths));
        }
    }
    report.close()
}

fn none((): ()) -> Count {
    Count::default()
}

fn format(paths: &Paths) -> Result<Count> {
    run(cargo().args(["fmt", "--all", "--check"]).current_dir(&paths.root))?;
    run(cargo().args(["fmt", "--check"]).current_dir(python::room(paths)))?;
    run(cargo().args(["fmt", "--check"]).current_dir(redshift::room(paths)))?;
    Ok(none(()))
}

fn clippy(paths: &Paths) -> Result<Count> {
    let deny = ["--", "-D", "warnings"];
    run(cargo()
        .args(["clippy", "--release", "--locked", "--workspace", "--all-targets", "--exclude", "wasm-playground"])
        .args(deny)
        .current_dir(&paths.root))?;
    web::clippy(paths)?;
    python::clippy(paths)?;
    redshift::clippy(paths)?;
    Ok(none(()))
}

fn typescript(paths: &Paths) -> Result<Count> {
    theme::build(paths)?;
    run(Command::new("npm").args(["run", "--silent", "check"]).current_dir(&paths.root))?;
    // Words of the lessons are checked here, because the checker is one of Node's.
    run(Command::new("npm").args(["run", "--silent", "spell"]).current_dir(&paths.root))?;
    Ok(none(()))
}

fn rust_tests(paths: &Paths) -> Result<Count> {
    // Everything but the tests that need python.wasm; the browser's crate is tested in the browser.
    let ours = counted(
        cargo()
            .args([
                "test",
                "--release",
                "--locked",
                "--no-fail-fast",
                "--workspace",
                "--exclude",
                "workbook-tests",
                "--exclude",
                "wasm-playground",
            ])
            .current_dir(&paths.root),
    )?;
    Ok(ours + python::test(paths)?)
}

fn workbook_tests(paths: &Paths, names: &[&str]) -> Result<Count> {
    let tests = names.iter().flat_map(|name| ["--test", name]);
    counted(cargo().args(["test", "--release", "--locked", "-p", "workbook-tests", "--no-fail-fast"]).args(tests).current_dir(&paths.root))
}

/// The tests that run python.wasm, some of them beside CPython in Node.
const ENGINE_TESTS: [&str; 13] = [
    "scenarios",
    "guest",
    "python",
    "conformance",
    "redshift",
    "boto3",
    "pymongo",
    "psycopg2",
    "export",
    "fuzz",
    "meter",
    "etl",
    "lessons",
];

fn engine_tests(paths: &Paths) -> Result<Count> {
    setup::node_modules(&paths.root)?;
    workbook_tests(paths, &ENGINE_TESTS)
}

fn browser_tests(paths: &Paths) -> Result<Count> {
    setup::node_modules(&paths.root)?;
    let (chromium, firefox, webkit) = (setup::chromium()?, setup::firefox()?, setup::webkit()?);
    let mut tests = Command::new("npm");
    tests.args(["run", "--silent", "test"]).env("CHROMIUM", chromium).env("FIREFOX", firefox).env("WEBKIT_DRIVER", webkit);
    counted(tests.current_dir(&paths.root))
}
