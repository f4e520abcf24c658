//! The page of limits and prices has every number of the data files, with where it was read.

use mdbook_lambda::sources;

use crate::chapters::read;

/// What stands in a data file and is no number of AWS's or OpenWhisk's that a reader could ask for.
const NO_NUMBERS: [(&str, &str); 9] = [
    ("s3.CONTENT_TYPE", "a word"),
    ("s3.OBJECT_BYTES", "the model's own"),
    ("s3.HISTORY_BYTES", "the model's own"),
    ("s3.SOURCE_ADDRESS", "the model's own"),
    ("openwhisk.NAMESPACE", "a word"),
    ("openwhisk.KIND", "a word"),
    ("openwhisk.IMAGE", "a word"),
    ("openwhisk.PROXY_VERSION", "a word"),
    ("openwhisk.CODE_FOLDER", "a word"),
];

#[test]
fn every_number_has_a_source_and_a_day() {
    let without: Vec<_> = sources()
        .into_iter()
        .filter(|source| !NO_NUMBERS.iter().any(|(name, _)| *name == source.name))
        .filter(|source| source.read.is_none() || (source.addresses.is_empty() && source.sentence.is_empty()))
        .map(|source| source.name)
        .collect();
    assert!(without.is_empty(), "write where these were read, and on which day: {without:#?}");
}

#[test]
fn every_number_is_on_the_page() {
    let page = read("limits-and-prices.md");
    let sources = sources();
    assert!(sources.len() > 80, "the data files have {} numbers", sources.len());
    let missing: Vec<_> = sources
        .iter()
        .map(|source| source.name.as_str())
        .filter(|name| !NO_NUMBERS.iter().any(|(other, _)| other == name))
        .filter(|name| !page.contains(&format!("{{{{source {name}}}}}")))
        .collect();
    assert!(missing.is_empty(), "src/limits-and-prices.md lacks {missing:#?}");
}

#[test]
fn each_row_has_a_number_and_its_source() {
    let page = read("limits-and-prices.md");
    let rows = page.lines().filter(|line| line.contains("{{source ") && line.starts_with('|'));
    let bare: Vec<_> = rows.filter(|row| !row.contains("{{aws ") && !row.contains("{{openwhisk ")).collect();
    assert!(bare.is_empty(), "numbers by hand: {bare:#?}");
}
