//! The licences of everything that the built book ships, on one page: book/licences.html.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::paths::Paths;
use crate::process::{cargo, output};
use crate::{Result, fingerprint, python, redshift};

/// One thing that is shipped: its name with version, the name of its licence, and the texts.
struct Shipped {
    name: String,
    licence: String,
    texts: Vec<String>,
}

/// Raised when the form of the page changes.
const FORM: &str = "3";

/// Collects the page once; [`copy`] puts it into each build of the book.
///
/// # Errors
/// When cargo cannot list the packages, or a file cannot be read.
pub fn collect(paths: &Paths) -> Result {
    let page = page_file(paths);
    let inputs = [
        paths.root.join("Cargo.lock"),
        python::room(paths).join("Cargo.lock"),
        redshift::room(paths).join("Cargo.lock"),
        redshift::room(paths).join("licences"),
        paths.root.join("package-lock.json"),
        paths.target.join("python/licences"),
    ];
    let fingerprint = format!("{FORM} {}", fingerprint::of_files(&inputs)?);
    fingerprint::unless_fresh(&page.with_extension("stamp"), &fingerprint, std::slice::from_ref(&page), || {
        let mut sections = BTreeMap::new();
        sections.insert("1. Python inside WebAssembly", texts_of(&paths.target.join("python/licences"))?);
        sections.insert("2. SQL inside WebAssembly", texts_of(&redshift::room(paths).join("licences"))?);
        sections.insert(
            "3. Rust inside WebAssembly",
            crates(&[paths.root.join("wasm-playground/web"), python::room(paths), redshift::room(paths)])?,
        );
        sections.insert("4. Scripts of the page", npm_packages(&paths.root)?);
        sections.insert("5. mdBook, which made the pages", crates_named(&paths.root, &["mdbook-html"])?);
        fingerprint::write(&page, render(&sections).as_bytes())
    })?;
    Ok(())
}

/// Puts the page into the built book.
///
/// # Errors
/// When it cannot be written.
pub fn copy(paths: &Paths) -> Result {
    let page = page_file(paths);
    let content = fs::read(&page).map_err(|error| format!("cannot read {}: {error}", page.display()))?;
    fingerprint::write(&paths.book().join("licences.html"), &content)
}

fn page_file(paths: &Paths) -> PathBuf {
    paths.target.join("licences.html")
}

/// Things that are no packages of a registry: a file of licence for each.
fn texts_of(folder: &Path) -> Result<Vec<Shipped>> {
    let mut files = Vec::new();
    fingerprint::collect(folder, &mut files)?;
    files.sort();
    let shipped = files.into_iter().map(|file| Shipped {
        name: file.file_stem().unwrap_or_default().to_string_lossy().into_owned(),
        licence: String::new(),
        texts: fs::read(&file).map(|text| String::from_utf8_lossy(&text).into_owned()).into_iter().collect(),
    });
    Ok(shipped.collect())
}

/// The crates that end up in the programs built from these packages; build scripts, macros and tests are not shipped.
fn crates(packages: &[PathBuf]) -> Result<Vec<Shipped>> {
    let mut found = BTreeMap::new();
    for package in packages {
        let metadata = metadata(package)?;
        let root = metadata["resolve"]["root"].as_str().ok_or("cargo metadata names no root package")?.to_owned();
        for id in reachable(&metadata, &root) {
            if let Some(package) = package_of(&metadata, &id).filter(|package| package["source"].is_string()) {
                let shipped = shipped_crate(package);
                found.insert(shipped.name.clone(), shipped);
            }
        }
    }
    Ok(found.into_values().collect())
}

fn crates_named(root: &Path, names: &[&str]) -> Result<Vec<Shipped>> {
    let metadata = metadata(&root.join("mdbook-lambda"))?;
    let packages = metadata["packages"].as_array().into_iter().flatten();
    Ok(packages.filter(|package| names.iter().any(|name| package["name"] == *name)).map(shipped_crate).collect())
}

fn metadata(package: &Path) -> Result<Value> {
    let text = output(
        cargo()
            .args(["metadata", "--format-version", "1", "--locked", "--filter-platform", "wasm32-unknown-unknown", "--manifest-path"])
            .arg(package.join("Cargo.toml")),
    )?;
    serde_json::from_str(&text).map_err(|error| format!("cargo metadata: {error}"))
}

fn package_of<'a>(metadata: &'a Value, id: &str) -> Option<&'a Value> {
    metadata["packages"].as_array()?.iter().find(|package| package["id"] == id)
}

fn reachable(metadata: &Value, root: &str) -> BTreeSet<String> {
    let nodes: BTreeMap<&str, &Value> =
        metadata["resolve"]["nodes"].as_array().into_iter().flatten().filter_map(|node| Some((node["id"].as_str()?, node))).collect();
    let is_macro = |id: &str| package_of(metadata, id).is_some_and(|package| package["targets"].to_string().contains("\"proc-macro\""));
    let (mut seen, mut waiting) = (BTreeSet::new(), vec![root.to_owned()]);
    while let Some(id) = waiting.pop() {
        if is_macro(&id) || !seen.insert(id.clone()) {
            continue;
        }
        for dependency in nodes.get(id.as_str()).and_then(|node| node["deps"].as_array()).into_iter().flatten() {
            let shipped = dependency["dep_kinds"].as_array().into_iter().flatten().any(|kind| kind["kind"].is_null());
            if let Some(id) = dependency["pkg"].as_str().filter(|_| shipped) {
                waiting.push(id.to_owned());
            }
        }
    }
    seen
}

fn shipped_crate(package: &Value) -> Shipped {
    let folder = package["manifest_path"].as_str().map(Path::new).and_then(Path::parent);
    let texts = folder.map(texts_in).unwrap_or_default();
    let licence = package["license"].as_str().unwrap_or("see text");
    Shipped {
        name: format!("{} {}", package["name"].as_str().unwrap_or_default(), package["version"].as_str().unwrap_or_default()),
        licence: match package["repository"].as_str().filter(|_| texts.is_empty()) {
            Some(repository) => format!("{licence} (its package has no text; {repository})"),
            None => licence.to_owned(),
        },
        texts,
    }
}

/// The packages that package-lock.json installs for shipping; those for development only are left out. So are the fonts of the preview
/// pictures: their licence (OFL-1.1, clause 5) does not ask anything of documents that were made with them.
fn npm_packages(root: &Path) -> Result<Vec<Shipped>> {
    let lock = fs::read_to_string(root.join("package-lock.json")).map_err(|error| format!("package-lock.json: {error}"))?;
    let lock: Value = serde_json::from_str(&lock).map_err(|error| format!("package-lock.json: {error}"))?;
    let packages = lock["packages"].as_object().into_iter().flatten();
    let shipped = packages.filter(|(place, package)| !place.is_empty() && package["dev"] != true && package["optional"] != true).map(
        |(place, package)| Shipped {
            name: format!("{} {}", place.trim_start_matches("node_modules/"), package["version"].as_str().unwrap_or_default()),
            licence: package["license"].as_str().unwrap_or("see text").to_owned(),
            texts: texts_in(&root.join(place)),
        },
    );
    Ok(shipped.collect())
}

fn texts_in(folder: &Path) -> Vec<String> {
    let mut files: Vec<PathBuf> =
        fs::read_dir(folder).into_iter().flatten().filter_map(std::result::Result::ok).map(|entry| entry.path()).collect();
    files.retain(|file| {
        let name = file.file_name().unwrap_or_default().to_string_lossy().to_uppercase();
        file.is_file() && ["LICENSE", "LICENCE", "COPYING", "NOTICE", "UNLICENSE"].iter().any(|start| name.starts_with(start))
    });
    files.sort();
    files.iter().filter_map(|file| fs::read(file).ok()).map(|text| String::from_utf8_lossy(&text).into_owned()).collect()
}

fn render(sections: &BTreeMap<&str, Vec<Shipped>>) -> String {
    // The same text stands in hundreds of crates: it is printed once, and named by its number.
    let mut numbers: BTreeMap<&str, usize> = BTreeMap::new();
    let mut page = String::from(
        "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\">\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\"><meta name=\"viewport\" content=\"width=device-width\"><title>Licences</title>\
         <style>body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}pre{white-space:pre-wrap;font-size:.8rem}:root{color-scheme:light dark}</style>\
         <h1>Licences of what this book ships</h1><p><a href=\"index.html\">Back to the book</a>. Its own code is MIT or Apache-2.0, its text CC BY 4.0.</p>",
    );
    for (title, entries) in sections {
        let _ = write!(page, "<h2>{title}</h2><ul>");
        for entry in entries {
            let _ = write!(page, "<li>{}", escape(&entry.name));
            if !entry.licence.is_empty() {
                let _ = write!(page, ": {}", escape(&entry.licence));
            }
            for text in &entry.texts {
                let next = numbers.len() + 1;
                let number = *numbers.entry(text).or_insert(next);
                let _ = write!(page, " <a href=\"#text-{number}\">[{number}]</a>");
            }
            page.push_str("</li>");
        }
        page.push_str("</ul>");
    }
    page.push_str("<h2>Texts</h2>");
    let mut texts: Vec<(usize, &str)> = numbers.into_iter().map(|(text, number)| (number, text)).collect();
    texts.sort_unstable();
    for (number, text) in texts {
        let _ = write!(page, "<h3 id=\"text-{number}\">[{number}]</h3><pre>{}</pre>", escape(text));
    }
    page.push_str("</html>\n");
    page
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
