//! The SQL of the simulated Redshift: redshift.wasm beside a PostgreSQL server, and against what Redshift's documentation says.
//!
//! - tests/redshift/postgresql: the same statements run in both, and must give the same rows or fail with the same SQLSTATE. A statement that
//!   differs has a comment above it that says why, and names the page of Redshift's documentation.
//! - tests/redshift/documented: Redshift's own SQL. What must come out stands below each statement, and the page that it comes from above.

#[path = "redshift/bent.rs"]
mod bent;
#[path = "redshift/cases.rs"]
mod cases;
#[path = "redshift/database.rs"]
mod database;
#[path = "psycopg2/postgres.rs"]
mod postgres;
#[path = "redshift/psql.rs"]
mod psql;

use cases::{Case, cases_in};
use database::Redshift;
use postgres::Postgres;
use wasmparser::{Parser, Payload};
use workbook_tests::files_in;
use xtask::paths::Paths;

/// At least so many statements are compared with PostgreSQL, and so many with the documentation.
const FEWEST_COMPARED: usize = 200;
const FEWEST_DOCUMENTED: usize = 60;

#[test]
fn statements_do_what_they_do_in_postgresql() {
    let server = Postgres::start();
    let (mut compared, mut different) = (0, Vec::new());
    for file in files_in("tests/redshift/postgresql", "sql") {
        let name = file.file_name().and_then(|name| name.to_str()).unwrap_or_default().to_owned();
        let cases = cases_in(&file);
        // psql would wait for the end of a statement that has none.
        let one_by_one = name.contains("unfinished");
        let expected = psql::run_all(&server, &name, &cases, one_by_one);
        let redshift = Redshift::new();
        for (case, expected) in cases.iter().zip(&expected) {
            let actual = redshift.run(&case.sql);
            compared += 1;
            let same = expected.like(&actual);
            if same != case.differs.is_none() {
                let what = if same { "does not differ any more: take its comment away" } else { "differs" };
                different.push(format!("{name}: {}\n  {what}\n  PostgreSQL: {expected:?}\n  here:       {actual:?}", case.sql));
            }
        }
    }
    assert!(compared >= FEWEST_COMPARED, "only {compared} statements are compared");
    assert!(different.is_empty(), "{} of {compared} statements:\n{}", different.len(), different.join("\n"));
}

#[test]
fn redshift_s_own_sql_does_what_its_documentation_says() {
    let (mut checked, mut different) = (0, Vec::new());
    for file in files_in("tests/redshift/documented", "sql") {
        let name = file.file_name().and_then(|name| name.to_str()).unwrap_or_default().to_owned();
        let redshift = Redshift::new();
        let mut page: Option<String> = None;
        for case in cases_in(&file) {
            let Case { sql, expected, page: named, .. } = &case;
            page = named.clone().or(page);
            let actual = redshift.run(sql);
            if let Some(expected) = expected {
                checked += 1;
                assert!(page.as_deref().is_some_and(|page| page.starts_with("https://")), "{name}: no page above {sql}");
                if actual.told() != *expected {
                    different.push(format!("{name}: {sql}\n  documented: {expected:?}\n  here:       {:?}", actual.told()));
                }
            } else if actual.state != "00000" {
                different.push(format!("{name}: {sql}\n  {actual:?}"));
            }
        }
    }
    assert!(checked >= FEWEST_DOCUMENTED, "only {checked} statements are checked");
    assert!(different.is_empty(), "{} of {checked} statements:\n{}", different.len(), different.join("\n"));
}

/// Whatever a reader may type: statements of the files, bent at random. No trap, and no error that says the checks have let something through.
#[test]
fn bent_statements_are_answered_and_never_trap() {
    let mut statements = Vec::new();
    for folder in ["tests/redshift/postgresql", "tests/redshift/documented"] {
        for file in files_in(folder, "sql") {
            statements.extend(cases_in(&file).into_iter().map(|case| case.sql));
        }
    }
    let redshift = Redshift::new();
    for statement in &statements {
        redshift.run(statement);
    }
    bent::check(&statements, |sql| {
        let given = redshift.run(sql);
        let slipped = given.state == "XX000" && given.message.starts_with("the simulated Redshift could not");
        if slipped { Err(format!("{sql}\n{given:?}")) } else { Ok(()) }
    });
}

#[test]
fn redshift_wasm_has_the_two_imports_and_the_exports_of_its_protocol() {
    let wasm =
        std::fs::read(Paths::of_this_repository().redshift_wasm()).expect("target/redshift/redshift.wasm: run `cargo xtask build` first");
    let (mut imports, mut exports) = (Vec::new(), Vec::new());
    for payload in Parser::new(0).parse_all(&wasm) {
        match payload.expect("a valid module") {
            Payload::ImportSection(section) => {
                for import in section.into_imports() {
                    let import = import.expect("a valid import");
                    imports.push(format!("{}.{}", import.module, import.name));
                }
            }
            Payload::ExportSection(section) => {
                exports.extend(section.into_iter().map(|export| export.expect("a valid export").name.to_owned()))
            }
            _ => {}
        }
    }
    imports.sort();
    exports.sort();
    assert_eq!(imports, ["host.call", "host.take"]);
    assert_eq!(exports, ["allocate", "answer", "execute", "image", "memory", "open"]);
}

#[test]
fn an_image_goes_on_with_what_was_committed() {
    let redshift = Redshift::new();
    redshift.run("create table t (id int identity(1,1), v varchar(5))");
    redshift.run("insert into t (v) values ('a'), ('b')");
    redshift.run("begin");
    redshift.run("insert into t (v) values ('open')");
    let image = redshift.image();
    // What is open goes on where it was, and is not in the image.
    assert_eq!(redshift.run("select count(*) from t").told(), ["3"]);
    let again = Redshift::of(Some(&image));
    assert_eq!(again.run("select count(*) from t").told(), ["2"]);
    again.run("insert into t (v) values ('c')");
    assert_eq!(again.run("select max(id) from t").told(), ["3"]);
    assert!(Redshift::try_of(Some(b"no image of ours")).is_err());
}

#[test]
fn the_same_requests_give_the_same_answers_byte_for_byte() {
    let answers = || {
        let redshift = Redshift::new();
        [
            "create table t (a int, b float)",
            "insert into t select n, random() from generate_series(1, 50) as n",
            "select * from t order by b",
            "select getdate(), md5(sum(b)::varchar) from t",
        ]
        .map(|sql| redshift.answer(sql))
    };
    assert_eq!(answers(), answers());
}

/// Loads as large as the lessons' largest. Run it with `--nocapture` to see the times.
#[test]
fn a_hundred_thousand_rows_load_and_one_more_does_not() {
    let redshift = Redshift::new();
    redshift.run("create table big (id bigint, name varchar(20), amount decimal(10,2), placed timestamp)");
    let line = |number: i64| format!("{number},name {number},{}.{:02},2026-01-31 09:05:00\n", number % 1000, number % 100);
    redshift.put("ten/a.csv", (0..10_000).map(line).collect());
    redshift.put("hundred/a.csv", (10_000..100_000).map(line).collect());
    redshift.put("more/a.csv", line(1));
    for prefix in ["ten", "hundred"] {
        let start = std::time::Instant::now();
        let loaded = redshift.run(&format!("copy big from 's3://bucket/{prefix}/' iam_role default csv"));
        assert_eq!(loaded.state, "00000", "{loaded:?}");
        println!("COPY of {prefix} thousand rows: {} ms", start.elapsed().as_millis());
    }
    // 0 + 1 + … + 99,999 is 99,999 · 100,000 / 2. Whole parts 0 to 999 a hundred times each, hundredths 0 to 99 a thousand times each:
    // 100 · 499,500 + 1,000 · 4,950 / 100.
    assert_eq!(redshift.run("select count(*), sum(id), sum(amount) from big").told(), ["100000|4999950000|49999500.00"]);
    let refused = redshift.run("copy big from 's3://bucket/more/' iam_role default csv");
    assert_eq!(refused.state, "53400");
    assert!(refused.message.contains("100000 rows"), "{refused:?}");
    assert_eq!(redshift.run("select count(*) from big").told(), ["100000"]);
}
