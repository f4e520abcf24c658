//! A SQL engine for tests: a database that counts the rows of tables, with sessions and transactions, under a language of a few words.
//!
//! `add N to T`, `take N from T`, `rows of T`, `read N from T`, `copy T from BUCKET PREFIX`, `begin`, `commit`, `rollback`, `vacuum`,
//! `fail WORD` (refused, with the place of the word), `lock T` (would wait for whoever has written T). Several with `;` between.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use mini_cloud::{EngineFault, SqlDatabase, SqlEngine, SqlOutside};
use serde_json::{Value, json};

/// Makes databases, and remembers what they were asked.
#[derive(Default)]
pub struct FakeSql {
    /// All requests of all its databases.
    pub asked: Rc<RefCell<Vec<Value>>>,
    /// How many images were made.
    pub images: Rc<RefCell<usize>>,
}

type Counts = BTreeMap<String, i64>;

struct Counting {
    asked: Rc<RefCell<Vec<Value>>>,
    images: Rc<RefCell<usize>>,
    committed: Counts,
    sessions: BTreeMap<String, Open>,
}

#[derive(Clone, Default)]
struct Open {
    is_open: bool,
    failed: bool,
    added: Counts,
}

impl SqlEngine for FakeSql {
    fn database(&self, image: Option<&[u8]>) -> Result<Box<dyn SqlDatabase>, EngineFault> {
        let committed = match image {
            None => Counts::new(),
            Some(image) => serde_json::from_slice(image).map_err(|error| EngineFault(error.to_string()))?,
        };
        let (asked, images) = (Rc::clone(&self.asked), Rc::clone(&self.images));
        Ok(Box::new(Counting { asked, images, committed, sessions: BTreeMap::new() }))
    }
}

impl SqlDatabase for Counting {
    fn call(&mut self, request: &str, outside: Rc<dyn SqlOutside>) -> Result<String, EngineFault> {
        let request: Value = serde_json::from_str(request).unwrap();
        self.asked.borrow_mut().push(request.clone());
        let answer = match request["op"].as_str().unwrap() {
            "execute" => self.execute(&request, &*outside),
            "close" => {
                self.sessions.remove(request["session"].as_str().unwrap());
                json!({"transaction": "idle"})
            }
            "tables" => {
                let table = |(name, rows): (&String, &i64)| {
                    json!({"schema": "public", "name": name, "kind": "table", "rows": rows, "columns": [
                        {"name": "id", "type": "int4", "type_name": "integer", "precision": 10, "nullable": false},
                        {"name": "note", "type": "varchar", "type_name": "character varying", "length": 20, "nullable": true, "default": "'x'"}]})
                };
                json!({"tables": self.committed.iter().map(table).collect::<Vec<_>>()})
            }
            other => return Err(EngineFault(format!("no operation {other}"))),
        };
        Ok(answer.to_string())
    }

    fn image(&mut self) -> Result<Vec<u8>, EngineFault> {
        *self.images.borrow_mut() += 1;
        Ok(serde_json::to_vec(&self.committed).unwrap())
    }
}

impl Counting {
    fn execute(&mut self, request: &Value, outside: &dyn SqlOutside) -> Value {
        let (name, sql) = (request["session"].as_str().unwrap().to_owned(), request["sql"].as_str().unwrap());
        let autocommit = request["autocommit"].as_bool().unwrap();
        let mut session = self.sessions.get(&name).cloned().unwrap_or_default();
        if !autocommit {
            session.is_open = true;
        }
        let (mut results, mut error) = (Vec::new(), Value::Null);
        let mut begin = 1;
        for statement in sql.split(';') {
            let indent = statement.chars().take_while(|letter| letter.is_whitespace()).count();
            match self.statement(statement.trim(), &name, &mut session, begin + indent, outside) {
                Ok(result) => results.push(result),
                Err(refused) => {
                    error = refused;
                    break;
                }
            }
            begin += statement.chars().count() + 1;
        }
        if !error.is_null() {
            session.added.clear();
            session.failed = session.is_open;
        } else if !session.is_open {
            self.commit(&mut session);
        }
        let transaction = if session.failed {
            "failed"
        } else if session.is_open {
            "open"
        } else {
            "idle"
        };
        self.sessions.insert(name, session);
        json!({"results": results, "error": error, "transaction": transaction})
    }

    fn commit(&mut self, session: &mut Open) {
        for (table, rows) in std::mem::take(&mut session.added) {
            *self.committed.entry(table).or_default() += rows;
        }
    }

    fn statement(&mut self, sql: &str, name: &str, session: &mut Open, begin: usize, outside: &dyn SqlOutside) -> Result<Value, Value> {
        let refused = |sqlstate: &str, message: &str, position: Option<usize>| {
            Err(json!({"sqlstate": sqlstate, "message": message, "detail": null, "hint": null, "position": position}))
        };
        let words: Vec<&str> = sql.split_whitespace().collect();
        if session.failed && words.as_slice() != ["rollback"] && words.as_slice() != ["commit"] {
            return refused("25P02", "current transaction is aborted, commands ignored until end of transaction block", None);
        }
        let writer = |table: &str| {
            let others = self.sessions.iter().filter(|(other, _)| *other != name);
            others.filter(|(_, open)| open.is_open && open.added.contains_key(table)).map(|(other, _)| other.clone()).next()
        };
        match words.as_slice() {
            ["begin"] => {
                session.is_open = true;
                Ok(json!({"command": "BEGIN", "row_count": -1}))
            }
            ["commit"] | ["rollback"] => {
                let is_commit = words == ["commit"] && !session.failed;
                if is_commit {
                    self.commit(session);
                }
                *session = Open::default();
                Ok(json!({"command": if is_commit { "COMMIT" } else { "ROLLBACK" }, "row_count": -1}))
            }
            ["vacuum"] if session.is_open => refused("25001", "VACUUM cannot run inside a transaction block", None),
            ["vacuum"] => Ok(json!({"command": "VACUUM", "row_count": -1})),
            ["fail", word] => {
                let place = begin + sql.find(word).unwrap();
                refused("42601", &format!("syntax error at or near \"{word}\""), Some(place))
            }
            [verb @ ("add" | "take"), rows, "to" | "from", table] => {
                if let Some(other) = writer(table) {
                    let message = format!("could not obtain lock on relation \"{table}\"");
                    return Err(json!({"sqlstate": "55P03", "message": message, "position": null, "blocked_by": other}));
                }
                let count: i64 = rows.parse().unwrap();
                let (inserted, deleted) = if *verb == "add" { (count, 0) } else { (0, count) };
                *session.added.entry((*table).to_owned()).or_default() += inserted - deleted;
                Ok(json!({
                    "command": if *verb == "add" { "INSERT" } else { "DELETE" }, "row_count": count,
                    "changes": [{"schema": "public", "table": table, "inserted": inserted, "updated": 0, "deleted": deleted}],
                    "work": {"rows_read": 0, "rows_written": count, "bytes_read": 0}}))
            }
            ["rows", "of", table] => {
                let rows = self.committed.get(*table).copied().unwrap_or(0) + session.added.get(*table).copied().unwrap_or(0);
                Ok(json!({
                    "command": "SELECT", "row_count": 1, "columns": [{"name": "count", "type": "int8", "precision": 19, "nullable": 1}],
                    "rows": [[rows]], "reads": [{"schema": "public", "table": table}]}))
            }
            ["read", rows, "from", table] => {
                let count: i64 = rows.parse().unwrap();
                let column = |name: &str, kind: &str| json!({"name": name, "type": kind, "length": 5, "nullable": 1});
                let row = |number: i64| json!([number, format!("n{number}"), null, number % 2 == 0, 1.5]);
                Ok(json!({
                    "command": "SELECT", "row_count": count, "rows": (1..=count).map(row).collect::<Vec<_>>(),
                    "columns": [column("id", "int4"), column("name", "varchar"), column("none", "varchar"), column("even", "bool"), column("f", "float8")],
                    "reads": [{"schema": "public", "table": table}], "work": {"rows_read": count * 1_000}}))
            }
            ["copy", table, "from", bucket, prefix] => match outside.objects(bucket, prefix) {
                Err(code) => refused("XX000", &format!("S3ServiceException: {code}"), None),
                Ok(objects) if objects.is_empty() => refused("XX000", &format!("The specified S3 prefix '{prefix}' does not exist"), None),
                Ok(objects) => {
                    let bad = objects.iter().find(|(_, content)| content.starts_with(b"bad"));
                    if let Some((key, _)) = bad {
                        let row = json!({"filename": format!("s3://{bucket}/{key}"), "line_number": 1, "colname": "id", "raw_field_value": "bad", "err_code": 1207, "err_reason": "Invalid digit  "});
                        let message = format!("Load into table '{table}' failed.  Check 'stl_load_errors' system table for details.");
                        return Err(json!({"sqlstate": "XX000", "message": message, "position": null, "load_errors": [row]}));
                    }
                    let lines: usize = objects.iter().map(|(_, content)| content.split(|byte| *byte == b'\n').count() - 1).sum();
                    let bytes: usize = objects.iter().map(|(_, content)| content.len()).sum();
                    *session.added.entry((*table).to_owned()).or_default() += lines as i64;
                    Ok(json!({
                        "command": "COPY", "row_count": lines, "work": {"rows_written": lines, "bytes_read": bytes},
                        "changes": [{"schema": "public", "table": table, "inserted": lines, "updated": 0, "deleted": 0}],
                        "notices": [format!("Load into table '{table}' completed, {lines} record(s) loaded successfully.")]}))
                }
            },
            other => refused("42601", &format!("syntax error at or near {other:?}"), Some(begin)),
        }
    }
}
