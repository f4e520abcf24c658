//! The Data API: statements go on as time does.

use std::rc::Rc;

use mini_cloud::{Checkpoint, Session};
use serde_json::{Value, json};

use crate::fake_sql::FakeSql;
use crate::world::{answers, engines, in_order, opened, session, story};

fn execute(sql: &str) -> Value {
    json!({"data": "ExecuteStatement", "with": {"Sql": sql, "ClusterIdentifier": "c", "Database": "dev", "DbUser": "etl"}})
}

fn with(mut wish: Value, more: &Value) -> Value {
    for (name, value) in more.as_object().unwrap() {
        wish["with"][name] = value.clone();
    }
    wish
}

fn ask(operation: &str, parameters: Value) -> Value {
    json!({"data": operation, "with": parameters})
}

/// What a function gets for its wishes.
fn answers_to(wishes: Value) -> Vec<Value> {
    let events = session(&json!({"redshift": {"sql": ["add 1 to t"]}, "steps": [{"invoke": "fn", "event": wishes}]})).run_events().unwrap();
    in_order(&events);
    answers(&events).remove(0)
}

fn refusal(wish: Value) -> (String, String) {
    let answer = answers_to(json!([wish]));
    let text = |key: &str| answer[0]["error"][key].as_str().unwrap_or_default().to_owned();
    (text("code"), text("message"))
}

#[test]
fn a_statement_is_submitted_picked_started_and_finished() {
    let status = || ask("DescribeStatement", json!({"Id": "<0>"}));
    let answers = answers_to(
        json!([execute("read 200 from t"), status(), {"sleep_s": 0.04}, status(), {"sleep_s": 0.06}, status(), {"sleep_s": 5}, status()]),
    );
    let seen: Vec<&Value> = [1, 3, 5, 7].iter().map(|index| &answers[*index]["output"]["Status"]).collect();
    assert_eq!(seen, ["SUBMITTED", "PICKED", "STARTED", "FINISHED"]);
    let (first, last) = (&answers[1]["output"], &answers[7]["output"]);
    // Unfinished: recorded in https://github.com/awslabs/amazon-redshift-utils/issues/515, read 2026-11-27.
    for (name, value) in [("Duration", -1), ("ResultRows", -1), ("ResultSize", -1), ("RedshiftPid", 0), ("RedshiftQueryId", 0)] {
        assert_eq!(first[name], value, "{name}");
    }
    assert_eq!((&first["HasResultSet"], &last["HasResultSet"]), (&json!(false), &json!(true)));
    assert_eq!(last["ResultRows"], 200);
    // 20 ms for the statement, 200 for 200,000 rows read, in nanoseconds.
    assert_eq!(last["Duration"], 220_000_000);
    assert_eq!((&last["QueryString"], &last["ClusterIdentifier"]), (&json!("read 200 from t"), &json!("c")));
    let times = ["CreatedAt", "UpdatedAt"].map(|name| last[name].as_i64().unwrap());
    assert_eq!(times[1] - times[0], 50_000 + 80_000 + 220_000);
}

#[test]
fn results_are_there_when_it_is_finished() {
    let result = |id: &str, more: Value| with(ask("GetStatementResult", json!({"Id": id})), &more);
    let answers = answers_to(json!([execute("read 501 from t"), result("<0>", json!({})), {"sleep_s": 2}, result("<0>", json!({})),
        result("<0>", json!({"NextToken": "500"})), execute("add 1 to t"), {"sleep_s": 2}, result("<5>", json!({}))]));
    for unfinished in [1, 7] {
        let error = &answers[unfinished]["error"];
        assert_eq!(error["message"], "Query does not have result. Please check query status with DescribeStatement.");
        assert_eq!((&error["code"], &answers[unfinished]["status"]), (&json!("ResourceNotFoundException"), &json!(400)));
    }
    let page = &answers[3]["output"];
    assert_eq!(
        page["Records"][0],
        json!([{"longValue": 1}, {"stringValue": "n1"}, {"isNull": true}, {"booleanValue": false}, {"doubleValue": 1.5}])
    );
    assert_eq!((page["Records"].as_array().unwrap().len(), &page["NextToken"], &page["TotalNumRows"]), (500, &json!("500"), &json!(501)));
    let column = &page["ColumnMetadata"][1];
    assert_eq!(
        (&column["name"], &column["typeName"], &column["precision"], &column["nullable"]),
        (&json!("name"), &json!("varchar"), &json!(5), &json!(1))
    );
    let last = &answers[4]["output"];
    assert_eq!((last["Records"].as_array().unwrap().len(), last.get("NextToken")), (1, None));
}

#[test]
fn what_it_does_is_there_when_it_is_finished_and_told_then() {
    let steps =
        json!([{"invoke": "fn", "event": [execute("add 30000 to t")]}, {"sql": "rows of t"}, {"advance_s": 5}, {"sql": "rows of t"}]);
    let mut session = session(&json!({"redshift": {}, "steps": steps}));
    let events = session.run_events().unwrap();
    in_order(&events);
    let told: Vec<String> = story(&events).into_iter().map(|line| line.split_once(' ').unwrap().1.to_owned()).collect();
    let expected = ["rows of t: 1 [[Some(\"0\")]]", "t +30000 ~0 -0", "add 30000 to t: 30000 []", "rows of t: 1 [[Some(\"30000\")]]"];
    assert_eq!(told, expected);
}

#[test]
fn an_idle_cloud_has_no_statement_under_way() {
    let steps = json!([{"invoke": "fn", "event": [execute("add 30000 to t")]}, {"until_idle": {}}, {"sql": "rows of t"}]);
    let events = session(&json!({"redshift": {}, "steps": steps})).run_events().unwrap();
    assert!(story(&events).last().unwrap().ends_with("rows of t: 1 [[Some(\"30000\")]]"), "{:?}", story(&events));
}

#[test]
fn a_batch_is_one_transaction() {
    let batch = |sqls: Value| json!({"data": "BatchExecuteStatement", "with": {"Sqls": sqls, "WorkgroupName": "w", "Database": "dev"}});
    let status = |id: &str| ask("DescribeStatement", json!({"Id": id}));
    let answers =
        answers_to(json!([batch(json!(["add 5 to t", "rows of t"])), batch(json!(["add 7 to t", "fail x", "add 9 to t"])), {"sleep_s": 3},
        status("<0>"), status("<1>"), execute("rows of t"), {"sleep_s": 3}, ask("GetStatementResult", json!({"Id": "<5>"}))]));
    let good = &answers[3]["output"];
    assert_eq!((&good["Status"], &good["HasResultSet"], &good["ResultRows"]), (&json!("FINISHED"), &json!(true), &json!(-1)));
    let parts: Vec<(&Value, &Value)> =
        good["SubStatements"].as_array().unwrap().iter().map(|part| (&part["Status"], &part["ResultRows"])).collect();
    assert_eq!(parts, [(&json!("FINISHED"), &json!(5)), (&json!("FINISHED"), &json!(1))]);
    assert_eq!(good["SubStatements"][1]["Id"], format!("{}:2", good["Id"].as_str().unwrap()));
    let bad = &answers[4]["output"];
    let parts: Vec<&Value> = bad["SubStatements"].as_array().unwrap().iter().map(|part| &part["Status"]).collect();
    assert_eq!((&bad["Status"], parts), (&json!("FAILED"), vec![&json!("FINISHED"), &json!("FAILED"), &json!("ABORTED")]));
    assert_eq!(bad["Error"], "ERROR: syntax error at or near \"x\" (line 1, column 6: \"x\")");
    assert_eq!(answers[7]["output"]["Records"][0][0]["longValue"], 6, "nothing of the second batch is there");
}

#[test]
fn a_request_may_wait_for_its_statement() {
    let answers = answers_to(json!([
        with(execute("read 200 from t"), &json!({"WaitTimeSeconds": 5})),
        with(ask("GetStatementResult", json!({"Id": "<0>"})), &json!({})),
        with(execute("read 3000 from t"), &json!({"WaitTimeSeconds": 1})),
        ask("DescribeStatement", json!({"Id": "<2>", "WaitTimeSeconds": 30})),
        with(execute("rows of t"), &json!({"WaitTimeSeconds": 31}))
    ]));
    assert_eq!((&answers[0]["output"]["Status"], &answers[0]["output"]["HasResultSet"]), (&json!("FINISHED"), &json!(true)));
    assert_eq!(answers[1]["output"]["TotalNumRows"], 200);
    assert_eq!((&answers[2]["output"]["Status"], &answers[3]["output"]["Status"]), (&json!("STARTED"), &json!("FINISHED")));
    assert_eq!(answers[4]["error"]["code"], "ValidationException");
}

#[test]
fn a_statement_may_be_cancelled_while_it_runs() {
    let cancel = |id: &str| ask("CancelStatement", json!({"Id": id}));
    let status = |id: &str| ask("DescribeStatement", json!({"Id": id}));
    let answers = answers_to(
        json!([execute("add 100000 to t"), {"sleep_s": 0.5}, status("<0>"), cancel("<0>"), status("<0>"), cancel("<0>"),
        {"sleep_s": 5}, with(execute("rows of t"), &json!({"WaitTimeSeconds": 5})), ask("GetStatementResult", json!({"Id": "<7>"})), cancel("<7>")]),
    );
    assert_eq!((&answers[2]["output"]["Status"], &answers[3]["output"]), (&json!("STARTED"), &json!({"Status": true})));
    assert_eq!(answers[4]["output"]["Status"], "ABORTED");
    let id = answers[0]["output"]["Id"].as_str().unwrap();
    // The sentence is AWS's, by moto 5.2.5.
    assert_eq!(answers[5]["error"]["message"], format!("Could not cancel a query that is already in ABORTED state with ID: {id}"));
    assert_eq!(answers[8]["output"]["Records"][0][0]["longValue"], 1, "what it did is gone");
    assert!(answers[9]["error"]["message"].as_str().unwrap().contains("already in FINISHED state"));
}

#[test]
fn what_cannot_be_is_refused() {
    let validation = |message: &str| ("ValidationException".to_owned(), message.to_owned());
    assert_eq!(
        refusal(ask("ExecuteStatement", json!({"Sql": "x", "Database": "d"}))),
        validation("Either ClusterIdentifier, WorkgroupName or SessionId must be provided.")
    );
    assert_eq!(refusal(ask("ExecuteStatement", json!({"Sql": "x", "WorkgroupName": "www"}))), validation("Database must be provided."));
    assert_eq!(refusal(execute(" ")).0, "ValidationException");
    assert_eq!(refusal(execute(&"x".repeat(102_401))).0, "ValidationException");
    let unused = with(execute("rows of t"), &json!({"Parameters": [{"name": "id", "value": "7"}]}));
    assert_eq!(refusal(unused), validation("Parameters list contains unused parameters. Unused parameters: [id]"));
    for more in [
        json!({"WithEvent": true}),
        json!({"SessionId": "s"}),
        json!({"SessionKeepAliveSeconds": 5}),
        json!({"ResultFormat": "CSV"}),
        json!({"Nonsense": 1}),
    ] {
        let (code, message) = refusal(with(execute("rows of t"), &more));
        assert_eq!(code, "NotImplemented", "{more}");
        assert!(message.contains(more.as_object().unwrap().keys().next().unwrap().as_str()), "{message}");
    }
    assert_eq!(
        refusal(ask("DescribeStatement", json!({"Id": "x"}))),
        validation(r"id must satisfy regex pattern: ^[a-z0-9]{8}(-[a-z0-9]{4}){3}-[a-z0-9]{12}(:\d+)?$")
    );
    let nobody = ask("DescribeStatement", json!({"Id": "70662acc-f334-46f8-b953-3a9546796d7k"}));
    assert_eq!(refusal(nobody), ("ResourceNotFoundException".to_owned(), "Query does not exist.".to_owned()));
}

#[test]
fn names_must_be_those_of_the_scenario_if_it_has_any() {
    let sql: Rc<FakeSql> = Rc::default();
    let other = json!([execute("rows of t"), with(execute("rows of t"), &json!({"ClusterIdentifier": "etl"})),
        with(execute("rows of t"), &json!({"ClusterIdentifier": "etl", "Database": "elsewhere"})), {"sleep_s": 1}, ask("DescribeStatement", json!({"Id": "<2>"}))]);
    let scenario = json!({"redshift": {"cluster": "etl", "database": "dev"}, "steps": [{"invoke": "fn", "event": other}]});
    let events = opened(&scenario, &sql).unwrap().run_events().unwrap();
    let answers = answers(&events).remove(0);
    // AWS's sentence: https://github.com/aws/aws-cdk/issues/30536, read 2026-11-27.
    assert_eq!(answers[0]["error"]["message"], "Redshift endpoint doesn't exist in this region.");
    assert!(answers[1]["output"]["Id"].is_string());
    assert_eq!(
        (&answers[4]["output"]["Status"], &answers[4]["output"]["Error"]),
        (&json!("FAILED"), &json!("FATAL: database \"elsewhere\" does not exist"))
    );
    let without = json!({"steps": [{"invoke": "fn", "event": [execute("rows of t")]}]});
    let events = opened(&without, &sql).unwrap().run_events().unwrap();
    assert_eq!(crate::world::answers(&events)[0][0]["error"]["message"], "Redshift endpoint doesn't exist in this region.");
}

#[test]
fn the_same_token_is_the_same_statement() {
    let token = json!({"ClientToken": "once"});
    let twice = answers_to(json!([with(execute("add 1 to t"), &token), with(execute("add 1 to t"), &token), execute("add 1 to t")]));
    assert_eq!(twice[0]["output"]["Id"], twice[1]["output"]["Id"]);
    assert_ne!(twice[0]["output"]["Id"], twice[2]["output"]["Id"]);
}

#[test]
fn lists_of_statements_and_tables() {
    let place = json!({"ClusterIdentifier": "c", "Database": "dev"});
    let named = with(execute("fail x"), &json!({"StatementName": "nightly-1"}));
    let answers = answers_to(json!([execute("rows of t"), named, {"sleep_s": 2}, ask("ListStatements", json!({"Status": "ALL"})),
        ask("ListStatements", json!({"Status": "FAILED", "StatementName": "night"})), ask("ListStatements", json!({"MaxResults": 1})),
        ask("ListTables", place.clone()), with(ask("ListTables", place.clone()), &json!({"TablePattern": "o%"})),
        ask("ListSchemas", place.clone()), ask("ListDatabases", place.clone()), with(ask("DescribeTable", place), &json!({"Table": "t"}))]));
    assert_eq!(answers[3]["output"]["Statements"].as_array().unwrap().len(), 2);
    let failed = &answers[4]["output"]["Statements"];
    assert_eq!(
        (failed.as_array().unwrap().len(), &failed[0]["StatementName"], &failed[0]["Status"]),
        (1, &json!("nightly-1"), &json!("FAILED"))
    );
    assert_eq!((answers[5]["output"]["Statements"].as_array().unwrap().len(), &answers[5]["output"]["NextToken"]), (1, &json!("1")));
    assert_eq!(answers[6]["output"]["Tables"], json!([{"name": "t", "schema": "public", "type": "TABLE"}]));
    assert_eq!(answers[7]["output"]["Tables"], json!([]));
    assert_eq!(answers[8]["output"]["Schemas"], json!(["information_schema", "pg_catalog", "public"]));
    assert_eq!(answers[9]["output"]["Databases"], json!(["dev"]));
    let table = &answers[10]["output"];
    assert_eq!(
        (&table["TableName"], &table["ColumnList"][1]["columnDefault"], &table["ColumnList"][0]["nullable"]),
        (&json!("t"), &json!("'x'"), &json!(0))
    );
}

#[test]
fn a_copy_that_fails_says_why() {
    let scenario = json!({
        "buckets": [{"name": "data", "objects": {"in/a.csv": "bad\n"}}], "redshift": {},
        "steps": [{"invoke": "fn", "event": [execute("copy t from data in/"), {"sleep_s": 5}, ask("DescribeStatement", json!({"Id": "<0>"})),
            {"sql": "copy t from data in/"}, {"sql": "copy t from data none/"}, {"sql": "copy t from nowhere in/"}]}]});
    let events = session(&scenario).run_events().unwrap();
    in_order(&events);
    let told: Vec<String> = story(&events).into_iter().map(|line| line.split_once(' ').unwrap().1.to_owned()).collect();
    let sentence = "Load into table 't' failed.  Check 'stl_load_errors' system table for details.";
    assert_eq!(
        told,
        [
            "t not loaded: Invalid digit".to_owned(),
            format!("copy t from data in/: ERROR: {sentence}"),
            "t not loaded: Invalid digit".to_owned()
        ]
    );
    let answers = answers(&events).remove(0);
    assert_eq!(answers[2]["output"]["Error"], format!("ERROR: {sentence}"));
    assert_eq!(answers[3]["error"]["message"], sentence);
}

#[test]
fn statements_that_cannot_be_in_a_transaction_run_alone() {
    let answers = answers_to(json!([with(execute("vacuum"), &json!({"WaitTimeSeconds": 5}))]));
    assert_eq!(answers[0]["output"]["Status"], "FINISHED");
}

#[test]
fn a_statement_waits_for_a_lock() {
    let steps = json!([{"invoke": "fn", "event": [{"sql": "add 1 to t"}, execute("add 2 to t"), {"sleep_s": 3}, ask("DescribeStatement", json!({"Id": "<1>"})), {"sql": "commit"},
        {"sleep_s": 10}, ask("DescribeStatement", json!({"Id": "<1>"}))]}]);
    let events = session(&json!({"redshift": {}, "steps": steps})).run_events().unwrap();
    let answers = answers(&events).remove(0);
    assert_eq!((&answers[3]["output"]["Status"], &answers[6]["output"]["Status"]), (&json!("STARTED"), &json!("FINISHED")));
    // The other way round, the connection waits for the statement.
    let steps =
        json!([{"invoke": "fn", "event": [execute("add 50000 to t"), {"sleep_s": 0.3}, {"sql": "add 2 to t", "autocommit": true}]}]);
    let events = session(&json!({"redshift": {}, "steps": steps})).run_events().unwrap();
    let told = story(&events);
    assert!(told[0].ends_with(" t +50000 ~0 -0") && told[2].ends_with(" t +2 ~0 -0"), "{told:?}");
}

#[test]
fn a_statement_under_way_goes_on_after_a_checkpoint() {
    let scenario = json!({"redshift": {}, "steps": [{"invoke": "fn", "event": [execute("add 50000 to t"), {"sleep_s": 0.3}, ask("DescribeStatement", json!({"Id": "<0>"}))]},
        {"until_idle": {}}, {"sql": "rows of t"}]});
    let play_from = |stop_after: usize| {
        let mut session = opened(&scenario, &Rc::default()).unwrap();
        let steps = session.scenario().steps.clone();
        let mut events = Vec::new();
        for (index, step) in steps.iter().enumerate() {
            if index == stop_after {
                let stored = serde_json::to_string(&session.checkpoint()).unwrap();
                let checkpoint: Checkpoint = serde_json::from_str(&stored).unwrap();
                session = Session::restore(session.scenario().clone(), checkpoint, engines(&Rc::default()));
            }
            events.extend(session.step_events(step).unwrap());
        }
        story(&events)
    };
    assert_eq!(play_from(1), play_from(99));
    assert_eq!(play_from(2), play_from(99));
}
