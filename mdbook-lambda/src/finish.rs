//! What is left to do after mdBook: exercises and answers as files of their own, the playground, the manifest, the 404 page, the
//! content security policy. And nothing that is kept back may be found.

use std::fs;
use std::path::{Path, PathBuf};

use crate::describe::{Described, with_description};
use crate::policy::with_policy;
use crate::secrets::{Answers, keep_answers_out, keep_solutions_out_of_search};

/// What the lessons want to have in the book beside their pages. Paths are from the book's root.
#[derive(Debug, Default)]
pub struct Shipment {
    /// Folders of exercises, which mdBook has copied whole.
    pub(crate) folders: Vec<PathBuf>,
    /// Scenarios of cells and quizzes, which mdBook has copied too.
    pub(crate) scenarios: Vec<PathBuf>,
    /// Files to write.
    pub(crate) files: Vec<(PathBuf, String)>,
    /// Lines that only solutions hold, with the exercise's name.
    pub(crate) solutions: Vec<(String, String)>,
    /// What each page is about.
    pub(crate) pages: Vec<Described>,
    /// The answers of quizzes.
    pub(crate) answers: Answers,
}

/// Finishes the pages that mdBook wrote into `book`. `site` holds the playground's files, if it was built; `address` is where the book will
/// be published, if that is known.
pub(crate) fn finish(site: &Path, book: &Path, shipment: &Shipment, address: Option<&str>) -> Result<(), String> {
    for folder in &shipment.folders {
        remove(&book.join(folder))?;
    }
    for file in &shipment.scenarios {
        let file = book.join(file);
        fs::remove_file(&file).map_err(|error| format!("{}: {error}", file.display()))?;
        // A folder that held nothing else goes with it; one that is not empty stays.
        let _ = file.parent().map(fs::remove_dir);
    }
    for (file, content) in &shipment.files {
        write(&book.join(file), content.as_bytes())?;
    }
    let manifest = playground(site, &book.join("playground"))?;
    each_page(book, &mut |file, page| {
        let page = match &manifest {
            Some(manifest) => with_manifest(&page, manifest),
            None => page,
        };
        let page = match file.file_name().is_some_and(|name| name == "404.html") {
            true => with_found_base(&page),
            false => page,
        };
        let page = with_description(&page, file.strip_prefix(book).unwrap_or(file), &shipment.pages, address);
        // Last: it has the hashes of all scripts of the page.
        with_policy(&page)
    })?;
    keep_solutions_out_of_search(book, &shipment.solutions)?;
    keep_answers_out(book, &shipment.answers)
}

/// Copies the playground's files and returns the manifest, without line breaks.
fn playground(site: &Path, folder: &Path) -> Result<Option<String>, String> {
    remove(folder)?;
    let Ok(manifest) = fs::read_to_string(site.join("manifest.json")) else {
        eprintln!("warning: {} has no manifest.json, so the pages cannot run anything; `cargo xtask build` makes it", site.display());
        return Ok(None);
    };
    let value: serde_json::Value =
        serde_json::from_str(&manifest).map_err(|error| format!("{}: {error}", site.join("manifest.json").display()))?;
    for entry in fs::read_dir(site).map_err(|error| format!("{}: {error}", site.display()))?.flatten() {
        if entry.file_name() != "manifest.json" && entry.path().is_file() {
            let content = fs::read(entry.path()).map_err(|error| format!("{}: {error}", entry.path().display()))?;
            write(&folder.join(entry.file_name()), &content)?;
        }
    }
    Ok(Some(crate::html::script_json(&value)))
}

/// Changes every page of the book.
fn each_page(folder: &Path, change: &mut dyn FnMut(&Path, String) -> String) -> Result<(), String> {
    for entry in fs::read_dir(folder).map_err(|error| format!("{}: {error}", folder.display()))?.flatten() {
        let path = entry.path();
        if path.is_dir() {
            each_page(&path, change)?;
        } else if path.extension().is_some_and(|ending| ending == "html") {
            let page = fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
            write(&path, change(&path, page).as_bytes())?;
        }
    }
    Ok(())
}

fn with_manifest(page: &str, manifest: &str) -> String {
    let script = format!("<script type=\"application/json\" id=\"playground-manifest\">{manifest}</script>\n</head>");
    page.replacen("</head>", &script, 1)
}

/// The 404 page stands at any depth of any sub-path. mdBook gives it one fixed base; this looks for the real one:
/// the shallowest folder of the address that has the book's table of contents.
fn with_found_base(page: &str) -> String {
    const BASE: &str = "<base href=\"/\">";
    let Some(toc) = page.split(['"', '\'']).find(|word| word.starts_with("toc") && word.ends_with(".js")) else {
        return page.to_owned();
    };
    let script = format!(
        "<script>(()=>{{let base='/';for(const part of location.pathname.split('/').slice(1)){{\
         const ask=new XMLHttpRequest();try{{ask.open('HEAD',base+'{toc}',false);ask.send();\
         if(ask.status===200){{const found=document.createElement('base');found.href=base;document.head.append(found);return}}}}catch{{}}\
         base+=part+'/'}}}})()</script>\n        {BASE}"
    );
    page.replacen(BASE, &script, 1)
}

fn remove(folder: &Path) -> Result<(), String> {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(format!("{}: {error}", folder.display())),
        _ => Ok(()),
    }
}

fn write(file: &Path, content: &[u8]) -> Result<(), String> {
    let result = file.parent().map_or(Ok(()), fs::create_dir_all).and_then(|()| fs::write(file, content));
    result.map_err(|error| format!("cannot write {}: {error}", file.display()))
}
