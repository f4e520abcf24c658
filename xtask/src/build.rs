//! `cargo xtask build`: everything, in order, into book/.

use std::process::Command;
use std::time::Instant;

use crate::paths::Paths;
use crate::process::{cargo, run};
use crate::{Result, licences, previews, python, redshift, site, theme, web};

/// Builds the static site into book/.
///
/// # Errors
/// The first step that fails.
pub fn build(paths: &Paths) -> Result {
    let started = Instant::now();
    playground(paths)?;
    book_builder(paths)?;
    book(paths)?;
    println!(
        "\nbook/ is ready after {:.1} min: static files that work from any folder of any web server",
        started.elapsed().as_secs_f64() / 60.0
    );
    Ok(())
}

/// Everything that the pages load: Python, the simulation, the page's scripts.
///
/// # Errors
/// The first step that fails.
pub fn playground(paths: &Paths) -> Result {
    step("1/6 python.wasm: Python for WebAssembly (about six minutes the first time, then seconds)", || python::build(paths))?;
    step("2/6 redshift.wasm: SQL for WebAssembly (about two minutes the first time, then seconds)", || redshift::build(paths))?;
    step("3/6 the simulation for the browser", || web::build(paths))?;
    step("4/6 the page's scripts and styles", || theme::build(paths))?;
    licences::collect(paths)?;
    site::assemble(paths)
}

/// The preprocessor that runs every cell while it builds the book, with the machine that runs them.
///
/// # Errors
/// When it does not compile.
pub fn book_builder(paths: &Paths) -> Result {
    step("5/6 the preprocessor, with wasmtime (about five minutes the first time)", || {
        run(cargo().args(["build", "--release", "--locked", "-p", "mdbook-lambda", "-p", "mini-lambda-cli"]).current_dir(&paths.root))
    })
}

/// The lessons, by the preprocessor that was built before: seconds, and no compiler. Whoever publishes says in `BOOK_ADDRESS` where the book
/// will be.
///
/// # Errors
/// When a lesson has a mistake; the text says where.
pub fn book(paths: &Paths) -> Result {
    step("6/6 the lessons: every cell is run and recorded", || {
        let address = std::env::var_os("BOOK_ADDRESS").unwrap_or_default();
        let mut builder = Command::new(paths.target.join("release/mdbook-lambda"));
        run(builder.args(["build", ".", "--address"]).arg(address).current_dir(&paths.root))?;
        licences::copy(paths)?;
        previews::draw(paths)
    })
}

fn step(name: &str, run: impl FnOnce() -> Result) -> Result {
    println!("\n[{name}]");
    let started = Instant::now();
    run()?;
    println!("[done in {:.0} s]", started.elapsed().as_secs_f64());
    Ok(())
}
