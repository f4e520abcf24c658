//! Where each number was read: the comments above the constants that the simulation computes with, for `{{source lambda.TIMEOUT_S}}`.

/// The files of numbers, and the word that begins the names of their constants. Rules of billing are named by their month, `era.2020-12`.
const FILES: [(&str, &str); 9] = [
    ("lambda", include_str!("../../wasm-playground/lambda/src/figures.rs")),
    ("era", include_str!("../../wasm-playground/lambda/src/billing.rs")),
    ("openwhisk", include_str!("../../wasm-playground/lambda/src/openwhisk/figures.rs")),
    ("services", include_str!("../../wasm-playground/cloud/src/figures.rs")),
    ("sqs", include_str!("../../wasm-playground/cloud/src/sqs/figures.rs")),
    ("s3", include_str!("../../wasm-playground/cloud/src/s3/figures.rs")),
    ("redshift", include_str!("../../wasm-playground/cloud/src/redshift/figures.rs")),
    ("machines", include_str!("../../wasm-playground/cloud/src/ec2/figures.rs")),
    ("requests", include_str!("../../wasm-playground/cloud/src/bill/figures.rs")),
];

/// A number, and where it was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// The word of its file and the name of the constant: `lambda.TIMEOUT_S`.
    pub name: String,
    /// Addresses of the pages.
    pub addresses: Vec<String>,
    /// The last day on which one of them was read, `2026-11-22`.
    pub read: Option<String>,
    /// The sentence that says so, for what has no address.
    pub sentence: String,
}

/// All numbers, in the order of their files.
pub fn sources() -> Vec<Source> {
    FILES.iter().flat_map(|(word, text)| of_file(word, text)).collect()
}

/// What stands in the page for `{{source NAME}}`.
pub(crate) fn sentence(name: &str) -> Option<String> {
    let source = sources().into_iter().find(|source| source.name == name)?;
    let Some(read) = source.read.filter(|_| !source.addresses.is_empty()) else {
        return Some(source.sentence);
    };
    let links: Vec<String> = source.addresses.iter().map(|address| format!("[{}]({address})", label(address))).collect();
    Some(format!("{}, read {read}", links.join(", ")))
}

/// What a reader sees of an address: who publishes it, and the last part.
fn label(address: &str) -> String {
    let path = address.trim_start_matches("https://").trim_end_matches('/');
    let host = path.split('/').next().unwrap_or(path);
    let last = path.rsplit('/').next().unwrap_or(path);
    if last == host { host.to_owned() } else { format!("{host}: {}", last.trim_end_matches(".html").trim_end_matches(".md")) }
}

fn of_file(word: &str, text: &str) -> Vec<Source> {
    let mut found = Vec::new();
    let mut comment = String::new();
    for line in text.lines().map(str::trim) {
        if let Some(words) = line.strip_prefix("///") {
            comment.push_str(words);
            continue;
        }
        // Another attribute may stand between a comment and what it is about.
        if line == "#[default]" {
            continue;
        }
        if let Some(name) = named(word, line) {
            found.push(read(&format!("{word}.{name}"), &comment));
        }
        comment.clear();
    }
    found
}

/// The name of a constant, or of an era, that begins in this line.
fn named<'a>(word: &str, line: &'a str) -> Option<&'a str> {
    match word {
        "era" => line.strip_prefix("#[serde(rename = \"")?.split('"').next(),
        _ => line.strip_prefix("pub const ")?.split(':').next().filter(|name| !name.contains(' ')),
    }
}

fn read(name: &str, comment: &str) -> Source {
    let addresses = comment.split('<').skip(1).filter_map(|rest| rest.split('>').next()).filter(|address| address.starts_with("https://"));
    let days = comment.split("ead ").skip(1).filter_map(|rest| rest.get(..10)).filter(|day| is_day(day));
    let sentences: Vec<&str> = comment.split(". ").collect();
    let sentence = sentences.iter().rev().find(|sentence| sentence.contains("ead 20")).copied().unwrap_or_default();
    Source {
        name: name.to_owned(),
        addresses: addresses.map(str::to_owned).collect(),
        read: days.last().map(str::to_owned),
        sentence: sentence.trim().trim_end_matches('.').to_owned(),
    }
}

fn is_day(text: &str) -> bool {
    text.len() == 10 && text.chars().enumerate().all(|(at, c)| if at == 4 || at == 7 { c == '-' } else { c.is_ascii_digit() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_say_where_a_number_was_read() {
        let text = "/// Seconds.\n/// <https://a.org/limits.html>, read 2026-11-22.\npub const TIMEOUT_S: u32 = 900;\n\n/// MB. Recorded in a file, read 2026-11-23.\npub const SIZE: u32 = 1;\n";
        let found = of_file("lambda", text);
        assert_eq!(found.len(), 2);
        assert_eq!(
            (found[0].name.as_str(), found[0].addresses.as_slice()),
            ("lambda.TIMEOUT_S", ["https://a.org/limits.html".to_owned()].as_slice())
        );
        assert_eq!(found[0].read.as_deref(), Some("2026-11-22"));
        assert_eq!(found[1].sentence, "Recorded in a file, read 2026-11-23");
    }

    #[test]
    fn eras_are_numbers_too() {
        let eras: Vec<String> = sources().into_iter().map(|source| source.name).filter(|name| name.starts_with("era.")).collect();
        assert_eq!(eras, ["era.2014-11", "era.2020-12", "era.2025-08"]);
    }

    #[test]
    fn a_reference_becomes_a_link_with_a_day() {
        let text = sentence("lambda.TIMEOUT_S").unwrap();
        assert!(text.starts_with("[docs.aws.amazon.com: gettingstarted-limits](https://docs.aws.amazon.com/lambda/"), "{text}");
        assert!(text.contains(", read 20"), "{text}");
    }
}
