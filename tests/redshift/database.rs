//! A database of redshift.wasm in wasmtime, with a bucket beside it.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;

use mini_cloud::{SqlDatabase, SqlEngine, SqlOutside};
use mini_lambda_cli::RedshiftEngine;
use serde_json::{Value, json};
use xtask::paths::Paths;

use crate::cases::Given;

/// The bucket that is called `bucket`.
#[derive(Default)]
struct Bucket(RefCell<BTreeMap<String, Vec<u8>>>);

impl SqlOutside for Bucket {
    fn objects(&self, bucket: &str, prefix: &str) -> Result<Vec<(String, Vec<u8>)>, String> {
        if bucket != "bucket" {
            return Err("NoSuchBucket".to_owned());
        }
        let objects = self.0.borrow();
        Ok(objects.iter().filter(|(key, _)| key.starts_with(prefix)).map(|(key, content)| (key.clone(), content.clone())).collect())
    }

    fn object(&self, bucket: &str, key: &str) -> Result<Vec<u8>, String> {
        if bucket != "bucket" {
            return Err("NoSuchBucket".to_owned());
        }
        self.0.borrow().get(key).cloned().ok_or_else(|| "NoSuchKey".to_owned())
    }
}

/// A database.
pub struct Redshift {
    database: RefCell<Box<dyn SqlDatabase>>,
    bucket: Rc<Bucket>,
    requests: Cell<u64>,
}

/// Objects that every database finds in the bucket: the files of tests/redshift/files.
fn files() -> BTreeMap<String, Vec<u8>> {
    let folder = workbook_tests::root().join("tests/redshift/files");
    let mut found = Vec::new();
    xtask::fingerprint::collect(&folder, &mut found).expect("tests/redshift/files");
    let key = |path: &std::path::Path| path.strip_prefix(&folder).expect("below it").to_string_lossy().into_owned();
    found.iter().map(|path| (key(path), std::fs::read(path).expect("a file can be read"))).collect()
}

impl Redshift {
    /// An empty one.
    pub fn new() -> Redshift {
        Redshift::of(None)
    }

    /// That of an image.
    pub fn of(image: Option<&[u8]>) -> Redshift {
        Redshift::try_of(image).unwrap_or_else(|fault| panic!("{fault}"))
    }

    /// That of an image, if it is one.
    pub fn try_of(image: Option<&[u8]>) -> Result<Redshift, String> {
        thread_local! {
            static ENGINE: RedshiftEngine = {
                let file = Paths::of_this_repository().redshift_wasm();
                let cache = file.with_file_name("cache");
                RedshiftEngine::at(file, cache)
            };
        }
        let database = ENGINE.with(|engine| engine.database(image)).map_err(|fault| fault.0)?;
        let bucket = Rc::new(Bucket(RefCell::new(files())));
        Ok(Redshift { database: RefCell::new(database), bucket, requests: Cell::new(0) })
    }

    /// Puts an object into the bucket.
    pub fn put(&self, key: &str, content: String) {
        self.bucket.0.borrow_mut().insert(key.to_owned(), content.into_bytes());
    }

    /// The answer to a statement, as it came: at 2026-01-31 09:05:00.
    pub fn answer(&self, sql: &str) -> String {
        self.requests.set(self.requests.get() + 1);
        let request =
            json!({"op": "execute", "session": "test", "sql": sql, "at_us": 1_769_850_300_000_000_i64, "seed": self.requests.get()});
        let outside: Rc<dyn SqlOutside> = self.bucket.clone();
        self.database.borrow_mut().call(&request.to_string(), outside).unwrap_or_else(|fault| panic!("{sql}: {fault:?}"))
    }

    /// What a statement gave.
    pub fn run(&self, sql: &str) -> Given {
        let answer: Value = serde_json::from_str(&self.answer(sql)).expect("answers are JSON");
        let error = &answer["error"];
        let mut rows = Vec::new();
        for result in answer["results"].as_array().expect("a list") {
            for row in result["rows"].as_array().into_iter().flatten() {
                rows.push(row.as_array().expect("a row").iter().map(text).collect());
            }
        }
        Given {
            rows,
            state: error["sqlstate"].as_str().unwrap_or("00000").to_owned(),
            message: error["message"].as_str().unwrap_or_default().to_owned(),
        }
    }

    /// All that is committed.
    pub fn image(&self) -> Vec<u8> {
        self.database.borrow_mut().image().unwrap_or_else(|fault| panic!("{fault:?}"))
    }
}

/// A value as psql shows it.
fn text(value: &Value) -> String {
    match value {
        Value::Null => "\\N".to_owned(),
        Value::Bool(true) => "t".to_owned(),
        Value::Bool(false) => "f".to_owned(),
        Value::String(text) => text.clone(),
        Value::Number(number) if number.is_f64() => number.as_f64().map_or_else(String::new, float),
        other => other.to_string(),
    }
}

/// The shortest digits; from 10^15 on with an exponent, as PostgreSQL's.
fn float(number: f64) -> String {
    let scientific = format!("{number:e}");
    let (mantissa, exponent) = scientific.split_once('e').expect("it has an exponent");
    let exponent: i32 = exponent.parse().expect("a number");
    if number != 0.0 && !(-4..15).contains(&exponent) {
        return format!("{mantissa}e{}{:02}", if exponent < 0 { '-' } else { '+' }, exponent.abs());
    }
    format!("{number}")
}
