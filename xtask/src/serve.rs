//! `cargo xtask serve`: the book on localhost, rebuilt and reloaded on change.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, mpsc};
use std::time::Duration;

use notify::{RecursiveMode, Watcher};
use tiny_http::{Header, Request, Response, Server};

use crate::paths::Paths;
use crate::{Result, build, site, theme};

/// Asks the server for the number of the present build and reloads the page when it changes.
const RELOAD: &str = "(()=>{let seen;const ask=async()=>{try{const now=await(await fetch('/__build')).text();if(seen&&seen!==now)location.reload();seen=now}catch{}setTimeout(ask,700)};ask()})()";

/// A file of its own, since a page's content security policy lets no other script stand in it.
const RELOAD_TAG: &str = "<script src=\"/__reload.js\"></script>";

/// What a changed file makes necessary.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Change {
    Lessons,
    Theme,
    Rust,
}

/// Builds everything, then serves book/ and watches the sources until the process is ended.
///
/// # Errors
/// When the first build fails, or no port is free.
pub fn serve(paths: &Paths, port: u16) -> Result {
    build::build(paths)?;
    let (server, port) = listen(port)?;
    let number = Arc::new(AtomicU64::new(1));
    println!(
        "\n  The book is at http://127.0.0.1:{port}/\n  Lessons, theme and Rust are watched: save a file and the page reloads. End with Ctrl+C.\n"
    );
    let serving = {
        let (book, number) = (paths.book(), Arc::clone(&number));
        std::thread::spawn(move || {
            for request in server.incoming_requests() {
                answer(request, &book, number.load(Ordering::Relaxed));
            }
        })
    };
    watch(paths, &number)?;
    serving.join().map_err(|_| "the server stopped".to_owned())
}

fn listen(wanted: u16) -> Result<(Server, u16)> {
    (wanted..=wanted.saturating_add(20))
        .find_map(|port| Server::http(("127.0.0.1", port)).ok().map(|server| (server, port)))
        .ok_or_else(|| format!("no free port from {wanted} on: name another with --port"))
}

fn watch(paths: &Paths, number: &AtomicU64) -> Result {
    let (sender, changes) = mpsc::channel();
    let mut watcher = notify::recommended_watcher(move |event: notify::Result<notify::Event>| {
        if let Ok(event) = event
            && !event.kind.is_access()
        {
            event.paths.into_iter().for_each(|path| drop(sender.send(path)));
        }
    })
    .map_err(|error| format!("cannot watch files: {error}"))?;
    for folder in ["src", "theme", "wasm-playground", "mdbook-lambda", "book.toml"] {
        watcher.watch(&paths.root.join(folder), RecursiveMode::Recursive).map_err(|error| format!("cannot watch {folder}: {error}"))?;
    }
    while let Ok(first) = changes.recv() {
        // An editor saves in several steps; wait until it is quiet.
        let mut changed = vec![first];
        while let Ok(next) = changes.recv_timeout(Duration::from_millis(150)) {
            changed.push(next);
        }
        let Some(change) = changed.iter().filter_map(|path| kind_of(&paths.root, path)).max() else { continue };
        let outcome = match change {
            Change::Lessons => build::book(paths),
            Change::Theme => theme::build(paths).and_then(|()| site::assemble(paths)).and_then(|()| build::book(paths)),
            Change::Rust => build::build(paths),
        };
        match outcome {
            Ok(()) => {
                number.fetch_add(1, Ordering::Relaxed);
                println!("rebuilt; the page reloads");
            }
            Err(problem) => println!("\n{problem}\n\nThe page still shows the last good build."),
        }
    }
    Ok(())
}

fn kind_of(root: &Path, path: &Path) -> Option<Change> {
    let path = path.strip_prefix(root).ok()?;
    let generated = path.components().any(|part| ["target", "dist", "node_modules"].iter().any(|name| part.as_os_str() == *name));
    let hidden = path.file_name().is_none_or(|name| name.to_string_lossy().starts_with('.') || name.to_string_lossy().ends_with('~'));
    if generated || hidden {
        return None;
    }
    Some(if path.starts_with("src") || path == Path::new("book.toml") {
        Change::Lessons
    } else if path.starts_with("theme") {
        Change::Theme
    } else {
        Change::Rust
    })
}

fn answer(request: Request, book: &Path, number: u64) {
    let url = request.url().split(['?', '#']).next().unwrap_or("/").to_owned();
    if url == "/__build" {
        let _ = request.respond(Response::from_string(number.to_string()));
        return;
    }
    if url == "/__reload.js" {
        let script = Response::from_string(RELOAD);
        let kind = Header::from_bytes("Content-Type", content_type(Path::new(&url)));
        let _ = request.respond(kind.into_iter().fold(script, Response::with_header));
        return;
    }
    let file = file_for(book, &url);
    let (status, file) = if file.is_file() { (200, file) } else { (404, book.join("404.html")) };
    let Ok(mut content) = fs::read(&file) else {
        let _ = request.respond(Response::from_string("nothing here").with_status_code(404));
        return;
    };
    let kind = content_type(&file);
    if kind.starts_with("text/html") {
        content.extend_from_slice(RELOAD_TAG.as_bytes());
    }
    let mut response = Response::from_data(content).with_status_code(status);
    for (name, value) in [("Content-Type", kind), ("Cache-Control", "no-cache")] {
        if let Ok(header) = Header::from_bytes(name, value) {
            response.add_header(header);
        }
    }
    // The reader may have closed the page meanwhile.
    let _ = request.respond(response);
}

/// The file that a URL path names; `..` and odd bytes lead to a file that does not exist.
pub(crate) fn file_for(book: &Path, url: &str) -> PathBuf {
    let mut file = book.to_path_buf();
    for part in url.split('/').filter(|part| !part.is_empty()) {
        if part == ".." || part.contains(['\\', '%', ':']) {
            return book.join("no such file");
        }
        file.push(part);
    }
    if file.is_dir() { file.join("index.html") } else { file }
}

pub(crate) fn content_type(file: &Path) -> &'static str {
    match file.extension().and_then(|extension| extension.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("json") => "application/json",
        Some("wasm") => "application/wasm",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("woff2") => "font/woff2",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_url_never_leaves_the_book() {
        for url in ["/../Cargo.toml", "/a/../../Cargo.toml", "/%2e%2e/Cargo.toml", "/..\\Cargo.toml"] {
            let file = file_for(Path::new("/book"), url);
            assert_eq!(file, Path::new("/book/no such file"), "{url}");
        }
    }

    #[test]
    fn a_lesson_needs_no_compiler() {
        let root = Path::new("/r");
        assert_eq!(kind_of(root, Path::new("/r/src/a.md")), Some(Change::Lessons));
        assert_eq!(kind_of(root, Path::new("/r/theme/cell.ts")), Some(Change::Theme));
        assert_eq!(kind_of(root, Path::new("/r/theme/dist/page.js")), None);
        assert_eq!(kind_of(root, Path::new("/r/wasm-playground/lambda/src/time.rs")), Some(Change::Rust));
    }
}
