//! The house keeps its shape: arrows between packages, first lines, file lengths, links.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use workbook_tests::root;

/// Every arrow between the packages of this house. A new one is the rarest change: it is made here and in ARCHITECTURE.md.
const ARROWS: &[(&str, &[&str])] = &[
    ("wasm-playground/lambda", &[]),
    ("wasm-playground/cloud", &["mini-lambda"]),
    ("wasm-playground/exercise", &["mini-cloud"]),
    ("wasm-playground/export", &["mini-cloud"]),
    ("wasm-playground/native", &["mini-lambda", "mini-cloud", "exercise"]),
    ("wasm-playground/web", &["mini-lambda", "mini-cloud", "exercise", "take-to-aws"]),
    ("wasm-playground/python", &[]),
    ("wasm-playground/redshift", &[]),
    ("mdbook-lambda", &["mini-lambda", "mini-cloud", "mini-lambda-cli", "exercise"]),
    ("tests", &["mini-lambda", "mini-cloud", "exercise", "take-to-aws", "mini-lambda-cli", "mdbook-lambda", "xtask"]),
    ("xtask", &[]),
];

/// What the core may use from outside: data formats, dates and hashes, nothing that reaches a machine.
const CORE_DEPENDENCIES: &[(&str, &[&str])] = &[
    ("wasm-playground/lambda", &["serde", "serde_json", "jiff", "sha2", "base64"]),
    ("wasm-playground/cloud", &["serde", "serde_json", "base64", "jiff", "md-5"]),
];

const MAXIMUM_LINES: usize = 400;

fn manifest(folder: &str) -> toml::Table {
    let path = root().join(folder).join("Cargo.toml");
    fs::read_to_string(&path)
        .unwrap_or_else(|error| panic!("{}: {error}", path.display()))
        .parse()
        .unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn dependencies(folder: &str, sections: &[&str]) -> BTreeSet<String> {
    let manifest = manifest(folder);
    sections
        .iter()
        .filter_map(|section| manifest.get(*section))
        .filter_map(toml::Value::as_table)
        .flat_map(|table| table.keys().cloned())
        .collect()
}

#[test]
fn arrows_are_those_of_the_list() {
    let ours: BTreeSet<String> =
        ARROWS.iter().map(|(folder, _)| manifest(folder)["package"]["name"].as_str().expect("a package has a name").to_owned()).collect();
    for (folder, allowed) in ARROWS {
        let allowed: BTreeSet<String> = allowed.iter().map(|name| (*name).to_owned()).collect();
        let found: BTreeSet<String> = dependencies(folder, &["dependencies", "dev-dependencies", "build-dependencies"])
            .into_iter()
            .filter(|name| ours.contains(name))
            .collect();
        let extra: Vec<_> = found.difference(&allowed).collect();
        assert!(extra.is_empty(), "{folder} points to {extra:?}, which is no arrow of this house: see ARCHITECTURE.md");
    }
}

#[test]
fn arrows_are_those_of_the_drawing() {
    let drawing = fs::read_to_string(root().join("ARCHITECTURE.md")).expect("ARCHITECTURE.md");
    for (folder, arrows) in ARROWS {
        let name = manifest(folder)["package"]["name"].as_str().expect("a package has a name").to_owned();
        let line = format!(
            "| `{name}` | {} |",
            if arrows.is_empty() {
                "nobody".to_owned()
            } else {
                arrows.iter().map(|arrow| format!("`{arrow}`")).collect::<Vec<_>>().join(", ")
            }
        );
        assert!(drawing.contains(&line), "ARCHITECTURE.md lacks the line {line}");
    }
}

#[test]
fn the_core_uses_nothing_that_reaches_a_machine() {
    for (folder, allowed) in CORE_DEPENDENCIES {
        for name in dependencies(folder, &["dependencies"]) {
            assert!(name.starts_with("mini-") || allowed.contains(&name.as_str()), "{folder} uses {name}, which is not on its list");
        }
        let clippy = fs::read_to_string(root().join(folder).join("clippy.toml")).unwrap_or_default();
        for banned in ["std::time::Instant::now", "std::time::SystemTime::now", "std::thread::sleep", "std::fs::read", "std::env::var"] {
            assert!(clippy.contains(banned), "{folder}/clippy.toml does not ban {banned}");
        }
    }
}

#[test]
fn every_package_takes_the_lints_of_the_house() {
    for (folder, _) in ARROWS.iter().filter(|(folder, _)| !["wasm-playground/python", "wasm-playground/redshift"].contains(folder)) {
        let lints = manifest(folder).get("lints").and_then(|lints| lints.get("workspace")).and_then(toml::Value::as_bool);
        assert_eq!(lints, Some(true), "{folder}/Cargo.toml lacks [lints] workspace = true");
    }
}

fn sources() -> Vec<PathBuf> {
    let mut files = Vec::new();
    for folder in ["wasm-playground", "mdbook-lambda", "theme", "tests", "xtask"] {
        xtask::fingerprint::collect(&root().join(folder), &mut files).expect("folders can be listed");
    }
    files.retain(|file| !file.components().any(|part| part.as_os_str() == "dist"));
    files
}

fn with_extension(extensions: &[&str]) -> Vec<(PathBuf, String)> {
    sources()
        .into_iter()
        .filter(|file| file.extension().and_then(|extension| extension.to_str()).is_some_and(|extension| extensions.contains(&extension)))
        .map(|file| {
            let text = fs::read_to_string(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
            (file, text)
        })
        .collect()
}

#[test]
fn every_file_says_what_its_one_job_is() {
    let mut silent = Vec::new();
    for (file, text) in with_extension(&["rs", "ts", "mjs"]) {
        let first = text.lines().find(|line| !line.starts_with("#!")).unwrap_or_default();
        if !first.starts_with("//!") && !first.starts_with("/**") {
            silent.push(file);
        }
    }
    assert!(silent.is_empty(), "these files do not begin with a line of documentation: {silent:#?}");
}

#[test]
fn files_fit_in_the_head() {
    let long: Vec<_> = with_extension(&["rs", "ts", "mjs", "py", "css"])
        .into_iter()
        .map(|(file, text)| (text.lines().count(), file))
        .filter(|(lines, _)| *lines > MAXIMUM_LINES)
        .collect();
    assert!(long.is_empty(), "split these where their subject splits: {long:#?}");
}

#[test]
fn names_say_what_is_inside() {
    let vague: Vec<_> = sources()
        .into_iter()
        .filter(|file| {
            file.file_stem().is_some_and(|stem| ["utils", "util", "common", "helpers", "helper", "misc"].iter().any(|name| stem == *name))
        })
        .collect();
    assert!(vague.is_empty(), "{vague:#?}");
}

#[test]
fn no_generated_file_is_tracked() {
    let listed = std::process::Command::new("git").args(["ls-files"]).current_dir(root()).output().expect("git");
    let tracked = String::from_utf8_lossy(&listed.stdout).into_owned();
    let generated: Vec<_> = tracked
        .lines()
        .filter(|file| {
            ["book/", "target/", "node_modules/", "theme/dist/"].iter().any(|folder| file.starts_with(folder)) || file.ends_with(".wasm")
        })
        .collect();
    assert!(generated.is_empty(), "{generated:#?}");
}

/// Links in the Markdown that developers read. Those of the lessons are checked where the book is built.
#[test]
fn links_lead_somewhere() {
    let mut documents: Vec<PathBuf> =
        fs::read_dir(root()).expect("the repository").filter_map(Result::ok).map(|entry| entry.path()).collect();
    xtask::fingerprint::collect(&root().join("src"), &mut documents).expect("src");
    xtask::fingerprint::collect(&root().join("wasm-playground"), &mut documents).expect("wasm-playground");
    documents.retain(|path| path.extension().is_some_and(|extension| extension == "md"));
    let mut broken = Vec::new();
    let anchors: BTreeMap<PathBuf, BTreeSet<String>> = documents.iter().map(|path| (path.clone(), headings(path))).collect();
    for document in &documents {
        for link in links(document) {
            if link.contains("://") || link.starts_with("mailto:") {
                continue;
            }
            let (path, anchor) = link.split_once('#').map_or((link.as_str(), None), |(path, anchor)| (path, Some(anchor)));
            let target = if path.is_empty() { document.clone() } else { normal(&document.parent().unwrap_or(root()).join(path)) };
            let there = target.exists() && anchor.is_none_or(|anchor| anchors.get(&target).is_none_or(|known| known.contains(anchor)));
            if !there {
                broken.push(format!("{}: {link}", document.strip_prefix(root()).unwrap_or(document).display()));
            }
        }
    }
    assert!(broken.is_empty(), "broken links: {broken:#?}");
}

fn links(document: &Path) -> Vec<String> {
    use pulldown_cmark::{Event, Options, Parser, Tag};
    let text = fs::read_to_string(document).unwrap_or_default();
    Parser::new_ext(&text, Options::all())
        .filter_map(|event| match event {
            Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) => Some(dest_url.into_string()),
            _ => None,
        })
        .collect()
}

/// The ids that mdBook and GitHub give to headings.
fn headings(document: &Path) -> BTreeSet<String> {
    use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
    let text = fs::read_to_string(document).unwrap_or_default();
    let (mut ids, mut heading) = (BTreeSet::new(), None::<String>);
    for event in Parser::new_ext(&text, Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES | Options::ENABLE_HEADING_ATTRIBUTES) {
        match event {
            Event::Start(Tag::Heading { id, .. }) => {
                heading = Some(String::new());
                ids.extend(id.map(pulldown_cmark::CowStr::into_string));
            }
            Event::Text(text) | Event::Code(text) => heading.iter_mut().for_each(|heading| heading.push_str(&text)),
            Event::End(TagEnd::Heading(_)) => ids.extend(heading.take().map(|heading| slug(&heading))),
            _ => {}
        }
    }
    ids
}

fn slug(heading: &str) -> String {
    heading
        .chars()
        .filter(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_'))
        .map(|c| if c == ' ' { '-' } else { c.to_ascii_lowercase() })
        .collect()
}

fn normal(path: &Path) -> PathBuf {
    let mut normal = PathBuf::new();
    for part in path.components() {
        match part {
            std::path::Component::ParentDir => drop(normal.pop()),
            std::path::Component::CurDir => {}
            part => normal.push(part),
        }
    }
    normal
}
