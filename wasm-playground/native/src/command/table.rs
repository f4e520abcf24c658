//! Rows of Redshift, for people and for programs.

use mini_cloud::{LookError, QueryResult, Session};
use serde_json::{Map, Value};

use super::outcome::Failure;

/// Rows of each table that are shown at the end of a time line.
const ROWS_SHOWN: usize = 3;
/// Characters of a value that are shown there.
const WIDTH: usize = 40;

/// Columns with lines between, and how many rows there are.
#[must_use]
pub fn for_people(result: &QueryResult) -> String {
    if result.columns.is_empty() {
        return match result.row_count {
            ..=-1 => format!("{}\n", result.command),
            1 => format!("{}, 1 row\n", result.command),
            rows => format!("{}, {rows} rows\n", result.command),
        };
    }
    let mut lines = grid(&result.columns, &result.rows, usize::MAX);
    lines.push(if result.rows.len() == 1 { "(1 row)".to_owned() } else { format!("({} rows)", result.rows.len()) });
    lines.iter().map(|line| format!("{line}\n")).collect()
}

/// Comma-separated values; NULL is nothing between commas, an empty text is `""`.
#[must_use]
pub fn csv(result: &QueryResult) -> String {
    let quoted = |text: &str| {
        let plain = !text.is_empty() && !text.contains([',', '"', '\n', '\r']);
        if plain { text.to_owned() } else { format!("\"{}\"", text.replace('"', "\"\"")) }
    };
    let line = |values: Vec<String>| format!("{}\n", values.join(","));
    let names = line(result.columns.iter().map(|name| quoted(name)).collect());
    let rows = result.rows.iter().map(|row| line(row.iter().map(|value| value.as_deref().map_or_else(String::new, quoted)).collect()));
    std::iter::once(names).chain(rows).collect()
}

/// A list with one object a row.
#[must_use]
pub fn json(result: &QueryResult) -> String {
    let object = |row: &Vec<Option<String>>| {
        let fields = result.columns.iter().cloned().zip(row.iter().map(|value| value.clone().map_or(Value::Null, Value::String)));
        Value::Object(Map::from_iter(fields))
    };
    format!("{}\n", Value::from_iter(result.rows.iter().map(object)))
}

/// The tables of a session as they are now, each with its first rows.
///
/// # Errors
/// [`Failure::Engine`] when the engine fails.
pub fn of_session(session: &Session) -> Result<Vec<String>, Failure> {
    let mut lines = Vec::new();
    for table in session.tables()? {
        let rows =
            table.rows.map_or_else(|| "a view".to_owned(), |rows| if rows == 1 { "1 row".to_owned() } else { format!("{rows} rows") });
        lines.push(format!("Table {}.{}: {rows}", table.schema, table.name));
        if table.rows == Some(0) {
            continue;
        }
        let query = format!("select * from {}.{} limit {ROWS_SHOWN}", in_quotes(&table.schema), in_quotes(&table.name));
        match session.look(&query) {
            Ok(result) => lines.extend(grid(&result.columns, &result.rows, WIDTH).into_iter().map(|line| format!("  {line}"))),
            Err(LookError::Engine(fault)) => return Err(fault.into()),
            Err(refused) => lines.push(format!("  {refused}")),
        }
    }
    Ok(lines)
}

fn in_quotes(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}

/// Names, a line, rows. Values longer than `most` characters are cut.
fn grid(columns: &[String], rows: &[Vec<Option<String>>], most: usize) -> Vec<String> {
    let cell = |value: &Option<String>| shortened(value.as_deref().unwrap_or("NULL"), most);
    let rows: Vec<Vec<String>> = rows.iter().map(|row| row.iter().map(cell).collect()).collect();
    let width = |index: usize| {
        let values = rows.iter().filter_map(|row| row.get(index)).map(|value| value.chars().count());
        values.chain(columns.get(index).map(|name| name.chars().count())).max().unwrap_or_default()
    };
    let widths: Vec<usize> = (0..columns.len()).map(width).collect();
    let line = |values: &[String]| {
        let padded = values.iter().zip(&widths).map(|(value, width)| format!("{value:width$}"));
        padded.collect::<Vec<_>>().join(" | ").trim_end().to_owned()
    };
    let rule = widths.iter().map(|width| "-".repeat(*width)).collect::<Vec<_>>().join("-+-");
    [line(columns), rule].into_iter().chain(rows.iter().map(|row| line(row))).collect()
}

/// The text in one line.
fn shortened(text: &str, most: usize) -> String {
    let line = text.replace('\n', "\\n").replace('\r', "\\r");
    if line.chars().count() > most { format!("{}…", line.chars().take(most).collect::<String>()) } else { line }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn result() -> QueryResult {
        let rows = vec![vec![Some("1".to_owned()), Some("Ada, \"L\"".to_owned())], vec![Some("22".to_owned()), None]];
        QueryResult {
            command: "SELECT".to_owned(),
            columns: vec!["id".to_owned(), "name".to_owned()],
            rows,
            row_count: 2,
            ..QueryResult::default()
        }
    }

    #[test]
    fn rows_in_three_forms() {
        assert_eq!(for_people(&result()), "id | name\n---+---------\n1  | Ada, \"L\"\n22 | NULL\n(2 rows)\n");
        assert_eq!(csv(&result()), "id,name\n1,\"Ada, \"\"L\"\"\"\n22,\n");
        assert_eq!(json(&result()), "[{\"id\":\"1\",\"name\":\"Ada, \\\"L\\\"\"},{\"id\":\"22\",\"name\":null}]\n");
    }

    #[test]
    fn statements_without_rows_say_what_they_did() {
        let done = |command: &str, row_count| QueryResult { command: command.to_owned(), row_count, ..QueryResult::default() };
        assert_eq!(for_people(&done("CREATE TABLE", -1)), "CREATE TABLE\n");
        assert_eq!(for_people(&done("INSERT", 1)), "INSERT, 1 row\n");
    }
}
