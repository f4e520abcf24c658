//! `cargo xtask test`: everything that CI checks, counted.

use std::process::Command;

use crate::beside::{Beside, Priority};
use crate::paths::Paths;
use crate::process::{cargo, run};
use crate::report::{Count, Report, counted};
use crate::{Result, build, python, redshift, setup, theme, web};

/// What a stage does.
type Stage = fn(&Paths) -> Result<Count>;

/// Every stage, in an order in which each finds what it needs.
const STAGES: [(&str, Stage); 14] = [
    ("tools", |paths| tools(paths).map(none)),
    ("python.wasm", |paths| python::build(paths).map(none)),
    ("redshift.wasm", |paths| redshift::build(paths).map(none)),
    ("redshift's own tests", redshift::tests),
    ("playground and theme", |paths| build::playground(paths).map(none)),
    ("format", format),
    ("clippy", clippy),
    ("compiling the tests", |paths| compile(paths).map(none)),
    ("rust tests", rust_tests),
    ("house and links", |paths| workbook_tests(paths, &["tidy", "book"])),
    ("clippy of the modules", clippy_of_modules),
    ("typescript", typescript),
    ("scenarios, python, services", engine_tests),
    ("book and browser", browser_tests),
];

/// Runs the stages whose name contains one of `only` (all of them where it is empty) and prints the closing line.
///
/// # Errors
/// When a check failed.
pub fn test(paths: &Paths, only: &[String]) -> Result {
    let mut report = Report::default();
    if only.is_empty() {
        all(paths, &mut report)?;
    } else {
        let wanted = |name: &str| only.iter().any(|word| name.contains(word.as_str()));
        stages(paths, &mut report, wanted);
    }
    report.close()
}

/// All stages, in two pairs that run side by side: what is linked as one piece leaves a core idle, and so do browsers.
fn all(paths: &Paths, report: &mut Report) -> Result {
    let modules = ["python.wasm", "redshift.wasm", "redshift's own tests", "playground and theme"];
    let natives = ["format", "clippy", "compiling the tests", "rust tests", "house and links", "clippy of the modules"];
    let services = ["scenarios, python, services"];
    // First, since only one at a time may install packages.
    stages(paths, report, |name| name == "tools");

    // Neither waits for the other: the modules take as long as the rest.
    let beside = Beside::start(paths, &modules, Priority::Equal)?;
    stages(paths, report, |name| natives.contains(&name));
    report.adopt(&beside.finish()?, &modules);

    stages(paths, report, |name| name == "typescript");

    // Browsers are measured, so they go first.
    let beside = Beside::start(paths, &services, Priority::Lower)?;
    stages(paths, report, |name| name == "book and browser");
    report.adopt(&beside.finish()?, &services);
    Ok(())
}

fn stages(paths: &Paths, report: &mut Report, wanted: impl Fn(&str) -> bool) {
    for (name, stage) in STAGES.iter().filter(|(name, _)| wanted(name)) {
        report.stage(name, || stage(paths));
    }
}

fn none((): ()) -> Count {
    Count::default()
}

/// What the machine must have, installed before anything runs.
fn tools(paths: &Paths) -> Result {
    setup::wasm_compiler()?;
    setup::python_with_pip()?;
    setup::clang()?;
    setup::node_modules(&paths.root)?;
    setup::postgresql()?;
    setup::chromium()?;
    setup::firefox()?;
    setup::webkit().map(|_| ())
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
    Ok(none(()))
}

/// The packages that are WebAssembly modules.
fn clippy_of_modules(paths: &Paths) -> Result<Count> {
    web::clippy(paths)?;
    python::clippy(paths)?;
    redshift::clippy(paths)?;
    Ok(none(()))
}

/// Everything that later stages run, so that they only run it.
fn compile(paths: &Paths) -> Result {
    run(cargo()
        .args(["test", "--release", "--locked", "--no-run", "--workspace", "--exclude", "wasm-playground", "--exclude", "xtask"])
        .current_dir(&paths.root))?;
    // xtask's own in its own profile: what its commands need is compiled there already.
    run(cargo().args(["test", "--locked", "--no-run", "--package", "xtask"]).current_dir(&paths.root))?;
    build::book_builder(paths)
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
                "--exclude",
                "xtask",
            ])
            .current_dir(&paths.root),
    )?;
    let xtasks = counted(cargo().args(["test", "--locked", "--package", "xtask"]).current_dir(&paths.root))?;
    Ok(ours + xtasks + python::test(paths)?)
}

fn workbook_tests(paths: &Paths, names: &[&str]) -> Result<Count> {
    let tests = names.iter().flat_map(|name| ["--test", name]);
    counted(cargo().args(["test", "--release", "--locked", "-p", "workbook-tests", "--no-fail-fast"]).args(tests).current_dir(&paths.root))
}

/// The tests that run python.wasm, some of them beside CPython in Node.
const ENGINE_TESTS: [&str; 15] = [
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
    "grading",
    "contributing",
    "mistakes",
];

fn engine_tests(paths: &Paths) -> Result<Count> {
    setup::node_modules(&paths.root)?;
    workbook_tests(paths, &ENGINE_TESTS)
}

/// The book, whose every cell and exercise is run and judged while it is built, and the browsers that read it.
fn browser_tests(paths: &Paths) -> Result<Count> {
    build::book_builder(paths)?;
    build::book(paths)?;
    setup::node_modules(&paths.root)?;
    let (chromium, firefox, webkit) = (setup::chromium()?, setup::firefox()?, setup::webkit()?);
    let mut tests = Command::new("npm");
    tests.args(["run", "--silent", "test"]).env("CHROMIUM", chromium).env("FIREFOX", firefox).env("WEBKIT_DRIVER", webkit);
    counted(tests.current_dir(&paths.root))
}
