//! Names of resources in a template, and paths of files in a package: made of what a scenario calls things, unique, harmless.

use std::collections::{BTreeMap, BTreeSet};

use mini_cloud::Scenario;

use crate::lambdas;

/// What the template calls the things of a scenario. A logical id has letters and digits only
/// (<https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/resources-section-structure.html>).
#[derive(Clone, Debug, Default)]
pub(crate) struct Names {
    functions: BTreeMap<String, String>,
    buckets: BTreeMap<String, String>,
    queues: BTreeMap<String, String>,
    /// The stack.
    pub stack: String,
}

impl Names {
    pub fn of(scenario: &Scenario) -> Names {
        let mut taken = BTreeSet::new();
        let mut ids = |names: Vec<&str>, kind: &str| -> BTreeMap<String, String> {
            names.into_iter().map(|name| (name.to_owned(), unique(&mut taken, logical_id(name, kind)))).collect()
        };
        Names {
            functions: ids(lambdas(scenario).map(|function| function.name.as_str()).collect(), "Function"),
            buckets: ids(scenario.buckets.iter().map(|bucket| bucket.name.as_str()).collect(), "Bucket"),
            queues: ids(scenario.queues.iter().map(|queue| queue.name.as_str()).collect(), "Queue"),
            stack: "from-the-workbook".to_owned(),
        }
    }

    /// The logical id of a function of Lambda's.
    pub fn function(&self, name: &str) -> Option<&str> {
        self.functions.get(name).map(String::as_str)
    }

    /// The logical id of a bucket that the scenario has.
    pub fn bucket(&self, name: &str) -> &str {
        self.buckets.get(name).map_or("Bucket", String::as_str)
    }

    /// The parameter with the name that a bucket gets.
    pub fn bucket_parameter(&self, name: &str) -> String {
        format!("{}Name", self.bucket(name))
    }

    /// The logical id of a queue that the scenario has.
    pub fn queue(&self, name: &str) -> &str {
        self.queues.get(name).map_or("Queue", String::as_str)
    }
}

/// `in-box` and `Queue` give `InBoxQueue`; a name that says already what it is, `photos-bucket`, says it once.
fn logical_id(name: &str, kind: &str) -> String {
    let mut id = String::new();
    let mut begins = true;
    for letter in name.chars() {
        if letter.is_ascii_alphanumeric() {
            id.push(if begins { letter.to_ascii_uppercase() } else { letter });
            begins = false;
        } else {
            begins = true;
        }
    }
    if id.is_empty() || id.starts_with(|first: char| first.is_ascii_digit()) {
        id.insert_str(0, "The");
    }
    if !id.ends_with(kind) {
        id.push_str(kind);
    }
    id
}

/// The name itself, or with the first number behind it that makes it another.
fn unique(taken: &mut BTreeSet<String>, name: String) -> String {
    let free = (2..).map(|number| format!("{name}{number}"));
    let found = std::iter::once(name.clone()).chain(free).find(|name| !taken.contains(name)).unwrap_or(name);
    taken.insert(found.clone());
    found
}

/// A path below `folder` for something that has any name at all: no step leads out of the folder, and every system can write it.
pub(crate) fn harmless_path(folder: &str, name: &str) -> String {
    let parts = name.split(['/', '\\']).map(harmless_part).filter(|part| !part.is_empty());
    let path = parts.collect::<Vec<_>>().join("/");
    if path.is_empty() { format!("{folder}/object") } else { format!("{folder}/{path}") }
}

fn harmless_part(part: &str) -> String {
    let safe: String = part.chars().take(100).map(|letter| if is_harmless(letter) { letter } else { '_' }).collect();
    // Windows takes no name that ends with a point or a space, and "." and ".." lead elsewhere.
    let safe = safe.trim_end_matches(['.', ' ']);
    safe.to_owned()
}

fn is_harmless(letter: char) -> bool {
    !letter.is_control() && !matches!(letter, '<' | '>' | ':' | '"' | '|' | '?' | '*')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn logical_ids_are_letters_and_digits() {
        assert_eq!(logical_id("in-box", "Queue"), "InBoxQueue");
        assert_eq!(logical_id("photos-bucket", "Bucket"), "PhotosBucket");
        assert_eq!(logical_id("7up", "Function"), "The7upFunction");
        assert_eq!(logical_id("---", "Function"), "TheFunction");
    }

    #[test]
    fn no_two_things_have_one_id() {
        let mut taken = BTreeSet::new();
        let ids: Vec<String> = ["a-b", "a_b", "aB"].iter().map(|name| unique(&mut taken, logical_id(name, "Queue"))).collect();
        assert_eq!(ids, ["ABQueue", "ABQueue2", "ABQueue3"]);
    }

    #[test]
    fn no_path_leads_out_of_its_folder() {
        assert_eq!(harmless_path("objects", "in/a b.csv"), "objects/in/a b.csv");
        assert_eq!(harmless_path("objects", "../../etc/passwd"), "objects/etc/passwd");
        assert_eq!(harmless_path("objects", "/a//b"), "objects/a/b");
        assert_eq!(harmless_path("objects", "..\\c:\\x?\u{0}"), "objects/c_/x__");
        assert_eq!(harmless_path("objects", ".."), "objects/object");
    }
}
