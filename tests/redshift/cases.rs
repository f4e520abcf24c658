//! Files of SQL: statements with an empty line between them, and comments that say what is expected.

use std::path::Path;

/// A statement and what its comments say.
#[derive(Clone, Debug, Default)]
pub struct Case {
    /// The statement.
    pub sql: String,
    /// `-- differs: why`.
    pub differs: Option<String>,
    /// `-- page: https://…`.
    pub page: Option<String>,
    /// `-- = a|b` for each row, or `-- ! SQLSTATE message`; `-- =` alone is no row.
    pub expected: Option<Vec<String>>,
}

/// The statements of a file.
///
/// # Panics
/// When it cannot be read, or a comment makes no sense.
pub fn cases_in(file: &Path) -> Vec<Case> {
    let text = std::fs::read_to_string(file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
    let mut cases = Vec::new();
    for block in text.split("\n\n") {
        let mut case = Case::default();
        let mut lines = Vec::new();
        for line in block.lines() {
            if let Some(reason) = line.strip_prefix("-- differs: ") {
                assert!(reason.len() > 20, "{}: no reason: {line}", file.display());
                case.differs = Some(reason.to_owned());
            } else if let Some(page) = line.strip_prefix("-- page: ") {
                case.page = Some(page.to_owned());
            } else if let Some(row) = line.strip_prefix("-- = ") {
                case.expected.get_or_insert_default().push(row.to_owned());
            } else if line == "-- =" {
                case.expected.get_or_insert_default();
            } else if line.starts_with("-- ! ") {
                case.expected.get_or_insert_default().push(line.trim_start_matches("-- ").to_owned());
            } else if !line.starts_with("--") {
                lines.push(line);
            }
        }
        case.sql = lines.join("\n").trim().to_owned();
        if case.sql.is_empty() {
            continue;
        }
        let page = case.page.as_deref().unwrap_or_default();
        assert!(
            case.differs.is_none() || page.starts_with("https://docs.aws.amazon.com/redshift/"),
            "{}: no page: {}",
            file.display(),
            case.sql
        );
        cases.push(case);
    }
    cases
}

/// What a statement gave.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Given {
    /// Its rows as text; `\N` is NULL.
    pub rows: Vec<Vec<String>>,
    /// Its SQLSTATE.
    pub state: String,
    /// The sentence of its error.
    pub message: String,
}

impl Given {
    /// Whether both gave the same rows, or failed with the same SQLSTATE. Decimals are compared as numbers: `1.50` is `1.5`.
    pub fn like(&self, other: &Given) -> bool {
        self.state == other.state && (self.state != "00000" || self.plain() == other.plain())
    }

    fn plain(&self) -> Vec<Vec<String>> {
        self.rows.iter().map(|row| row.iter().map(|value| plain(value)).collect()).collect()
    }

    /// As the comments of a file say it.
    pub fn told(&self) -> Vec<String> {
        if self.state == "00000" {
            self.rows.iter().map(|row| row.join("|")).collect()
        } else {
            vec![format!("! {} {}", self.state, self.message)]
        }
    }
}

fn plain(value: &str) -> String {
    let digits = value.strip_prefix('-').unwrap_or(value);
    match digits.split_once('.') {
        Some((whole, fraction)) if !whole.is_empty() && whole.bytes().chain(fraction.bytes()).all(|byte| byte.is_ascii_digit()) => {
            value.trim_end_matches('0').trim_end_matches('.').to_owned()
        }
        _ => value.to_owned(),
    }
}
