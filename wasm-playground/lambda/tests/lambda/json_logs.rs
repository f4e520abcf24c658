//! Logs in the JSON format: Lambda's own records, their levels, and which of the function's records pass.
//!
//! Shapes are those of records on AWS: a cold start with the system level DEBUG (CloudWatch, 2024-05-20), a timeout (2026-07-09),
//! an init that timed out (python3.12, 2024-06-17). Milliseconds are the simulation's.

use mini_lambda::function::{ApplicationLogLevel, LogFormat, SystemLogLevel};
use mini_lambda::{FunctionConfig, InvokeRequest, Stop};
use serde_json::Value;

use crate::fake_engine::{FakeEngine, Process, Reply, raised, returned};
use crate::logs::tail_of;
use crate::world::{World, function};

fn json_function(level: SystemLogLevel) -> FunctionConfig {
    FunctionConfig { log_format: LogFormat::Json, system_log_level: Some(level), ..function() }
}

/// The log with the request's id made short and the invented digits of the runtime version cut out.
fn short_log(world: &World, request_id: &str) -> Vec<String> {
    let shorten = |text: String| {
        let text = text.replace(request_id, "RID");
        match text.split_once("::runtime:") {
            Some((before, after)) => format!("{before}::runtime:HASH{}", &after[64..]),
            None => text,
        }
    };
    world.log().into_iter().map(shorten).collect()
}

/// The types of Lambda's own records in order, with their phase and status.
fn records(world: &World) -> Vec<String> {
    let word = |record: &Value, key: &str| record[key].as_str().map(|word| format!(" {word}")).unwrap_or_default();
    let of_record = |text: String| {
        let event: Value = serde_json::from_str(&text).unwrap();
        let name = event["type"].as_str().unwrap().trim_start_matches("platform.").to_owned();
        let record = &event["record"];
        format!("{name}{}{}{}", word(record, "phase"), word(record, "status"), word(record, "errorType"))
    };
    world.log().into_iter().map(of_record).collect()
}

fn dying(process: &Process, event: &str) -> Result<Reply, Stop> {
    match event {
        "\"sleep\"" => process.sleep(10_000_000)?,
        "\"exit\"" => process.exit(1)?,
        "\"raise\"" => return raised("KeyError", "x"),
        _ => {}
    }
    returned("\"What's Up!\"")
}

#[test]
fn all_records_of_a_cold_start() {
    let engine = FakeEngine::handler(|process, _| {
        process.log(0x0e, "{\"level\": \"INFO\"}\n")?;
        process.sleep(8_000)?;
        returned("\"What's Up!\"")
    });
    let mut world = World::new(json_function(SystemLogLevel::Debug), engine);
    let request_id = world.invoke("{}").request_id;
    assert_eq!(
        short_log(&world, &request_id),
        [
            r#"{"time":"2026-01-31T09:05:00.000Z","type":"platform.initStart","record":{"initializationType":"on-demand","phase":"init","runtimeVersion":"python:3.14.v1","runtimeVersionArn":"arn:aws:lambda:us-east-1::runtime:HASH","functionName":"fn","functionVersion":"$LATEST"}}"#,
            r#"{"time":"2026-01-31T09:05:00.090Z","type":"platform.initRuntimeDone","record":{"initializationType":"on-demand","phase":"init","status":"success"}}"#,
            r#"{"time":"2026-01-31T09:05:00.090Z","type":"platform.initReport","record":{"initializationType":"on-demand","phase":"init","status":"success","metrics":{"durationMs":90.0}}}"#,
            r#"{"time":"2026-01-31T09:05:00.090Z","type":"platform.start","record":{"requestId":"RID","version":"$LATEST"}}"#,
            "{\"level\": \"INFO\"}\n",
            r#"{"time":"2026-01-31T09:05:00.100Z","type":"platform.runtimeDone","record":{"requestId":"RID","status":"success","spans":[{"name":"responseLatency","start":"2026-01-31T09:05:00.090Z","durationMs":10.5},{"name":"responseDuration","start":"2026-01-31T09:05:00.100Z","durationMs":0.0},{"name":"runtimeOverhead","start":"2026-01-31T09:05:00.100Z","durationMs":0.0}],"metrics":{"durationMs":10.5,"producedBytes":12}}}"#,
            r#"{"time":"2026-01-31T09:05:00.100Z","type":"platform.report","record":{"requestId":"RID","metrics":{"durationMs":10.5,"billedDurationMs":101,"memorySizeMB":128,"maxMemoryUsedMB":36,"initDurationMs":90.0},"status":"success"}}"#,
        ]
    );
}

#[test]
fn a_time_out_on_a_warm_environment() {
    let mut world = World::new(FunctionConfig { timeout_s: 5, ..json_function(SystemLogLevel::Warn) }, FakeEngine::handler(dying));
    world.invoke("{}");
    assert_eq!(world.log(), [""; 0], "only failures are told");
    let request_id = world.invoke("\"sleep\"").request_id;
    assert_eq!(
        short_log(&world, &request_id),
        [
            r#"{"time":"2026-01-31T09:05:05.092Z","type":"platform.runtimeDone","record":{"requestId":"RID","status":"timeout","metrics":{"durationMs":5000.0,"producedBytes":0}}}"#,
            r#"{"time":"2026-01-31T09:05:05.092Z","type":"platform.report","record":{"requestId":"RID","metrics":{"durationMs":5000.0,"billedDurationMs":5000,"memorySizeMB":128,"maxMemoryUsedMB":36},"status":"timeout"}}"#,
        ]
    );
}

#[test]
fn what_each_level_lets_through() {
    // AWS's "System log level event mapping": start INFO, report INFO or WARN, initReport and runtimeDone DEBUG or WARN.
    let told = |level: Option<SystemLogLevel>, event: &str| {
        let function = FunctionConfig { system_log_level: level, ..json_function(SystemLogLevel::Info) };
        let mut world = World::new(function, FakeEngine::handler(dying));
        world.invoke(event);
        records(&world)
    };
    let usual = ["initStart init", "start", "report success"];
    assert_eq!(told(None, "{}"), usual);
    assert_eq!(told(Some(SystemLogLevel::Info), "{}"), usual);
    assert_eq!(told(Some(SystemLogLevel::Warn), "{}"), [""; 0]);
    // To Lambda an exception that the handler raised is no failure, as in text: the runtime client came through.
    assert_eq!(told(None, "\"raise\""), usual);
    let exit = ["runtimeDone error Runtime.ExitError", "report error Runtime.ExitError"];
    assert_eq!(told(Some(SystemLogLevel::Warn), "\"exit\""), exit);
    assert_eq!(told(None, "\"exit\""), ["initStart init", "start", exit[0], exit[1]]);
}

#[test]
fn an_error_object_is_no_response() {
    let mut world = World::new(json_function(SystemLogLevel::Debug), FakeEngine::handler(dying));
    let request_id = world.invoke("\"raise\"").request_id;
    let log = short_log(&world, &request_id);
    let done = log.iter().find(|text| text.contains("platform.runtimeDone")).unwrap();
    assert!(done.ends_with(r#""record":{"requestId":"RID","status":"success","metrics":{"durationMs":2.5,"producedBytes":0}}}"#), "{done}");
}

#[test]
fn a_function_that_does_not_load() {
    let failing = || FakeEngine::new(|process| process.fail_init("Runtime.ImportModuleError", "x"), |_, _| returned("null"));
    let function = FunctionConfig { application_log_level: Some(ApplicationLogLevel::Fatal), ..json_function(SystemLogLevel::Info) };
    let mut world = World::new(function, failing());
    let request_id = world.invoke("{}").request_id;
    assert_eq!(
        records(&world),
        [
            "initStart init",
            "initRuntimeDone init error Runtime.ImportModuleError",
            "initReport init error Runtime.ImportModuleError",
            "initRuntimeDone invoke error Runtime.ImportModuleError",
            "initReport invoke error Runtime.ImportModuleError",
            "start",
            "runtimeDone error Runtime.ImportModuleError",
            "report error Runtime.ImportModuleError",
        ]
    );
    assert!(short_log(&world, &request_id)[2].ends_with(
        r#"{"initializationType":"on-demand","phase":"init","status":"error","errorType":"Runtime.ImportModuleError","metrics":{"durationMs":90.0}}}"#
    ));
}

#[test]
fn an_init_that_takes_too_long() {
    let slow = FakeEngine::new(|process| process.sleep(11_000_000), |_, _| returned("null"));
    let mut world = World::new(FunctionConfig { timeout_s: 30, ..json_function(SystemLogLevel::Info) }, slow);
    world.invoke("{}");
    assert_eq!(
        world.log()[1],
        r#"{"time":"2026-01-31T09:05:10.000Z","type":"platform.initReport","record":{"initializationType":"on-demand","phase":"init","status":"timeout","metrics":{"durationMs":10000.0}}}"#
    );
    assert_eq!(records(&world), ["initStart init", "initReport init timeout", "start", "report success"]);
}

#[test]
fn the_functions_own_records_pass_by_level() {
    // https://docs.aws.amazon.com/lambda/latest/dg/monitoring-cloudwatchlogs-log-level.html, read 2026-11-22: the level is the
    // record's; a line on a standard stream is INFO unless it is JSON with a level and a time.
    let passed = |format: LogFormat, level: Option<ApplicationLogLevel>| {
        let engine = FakeEngine::handler(|process, _| {
            process.log(0x0a, "debug\n")?;
            process.log(0x0e, "info\n")?;
            process.log(0x12, "warning\n")?;
            process.log(0x16, "error")?;
            process.print("printed\n")?;
            process.print_error("{\"level\": \"ERROR\", \"timestamp\": \"2026-01-31T09:05:00Z\"}\n")?;
            process.print("the end")?;
            returned("null")
        });
        let function = FunctionConfig { log_format: format, application_log_level: level, ..function() };
        let mut world = World::new(function, engine);
        world.invoke("{}");
        let own =
            |text: &String| ["debug", "info", "warning", "error", "printed", "{\"level", "the end"].iter().any(|own| text.starts_with(own));
        world
            .log()
            .iter()
            .filter(|text| own(text))
            .map(|text| text.split(['\n', ':']).next().unwrap().to_owned())
            .collect::<Vec<_>>()
            .join(" ")
    };
    let all = "debug info warning error printed {\"level\" the end";
    assert_eq!(passed(LogFormat::Text, None), all);
    assert_eq!(passed(LogFormat::Json, Some(ApplicationLogLevel::Trace)), all);
    assert_eq!(passed(LogFormat::Json, None), "info warning error printed {\"level\" the end", "INFO is the default");
    assert_eq!(passed(LogFormat::Json, Some(ApplicationLogLevel::Warn)), "warning error {\"level\"");
    assert_eq!(passed(LogFormat::Json, Some(ApplicationLogLevel::Error)), "error {\"level\"");
    assert_eq!(passed(LogFormat::Json, Some(ApplicationLogLevel::Fatal)), "");
}

#[test]
fn the_runtime_client_is_told_by_variables() {
    // LocalStack test_lambda_common.py test_introspection_invoke, 2026-01-12: they are not there unless LoggingConfig says so.
    let variables = |function: FunctionConfig| {
        let engine = FakeEngine::handler(|process, _| {
            let of = |name: &str| process.spec.variables.get(name).cloned().unwrap_or_default();
            returned(&format!("{} {}", of("AWS_LAMBDA_LOG_FORMAT"), of("AWS_LAMBDA_LOG_LEVEL")))
        });
        World::new(function, engine).invoke("{}").payload
    };
    assert_eq!(variables(function()), " ");
    assert_eq!(variables(json_function(SystemLogLevel::Warn)), "JSON INFO");
    let debug = FunctionConfig { application_log_level: Some(ApplicationLogLevel::Debug), ..json_function(SystemLogLevel::Info) };
    assert_eq!(variables(debug), "JSON DEBUG");
}

#[test]
fn the_tail_is_all_of_a_cold_start_a_record_a_line() {
    // A `LogResult` of 2024-05-20 begins with platform.initStart, and each of its lines is a record: no newline at the end.
    let engine = FakeEngine::handler(|process, _| {
        process.log(0x0e, "{\"level\": \"INFO\"}\n")?;
        process.log(0x16, "{\"level\": \"ERROR\"}")?;
        returned("null")
    });
    let mut world = World::new(json_function(SystemLogLevel::Debug), engine);
    let mut types = || {
        let tail = tail_of(&mut world, &InvokeRequest::of("fn"));
        let record = |line: &str| serde_json::from_str::<Value>(line).unwrap();
        let name = |record: Value| record["type"].as_str().or(record["level"].as_str()).unwrap().to_owned();
        tail.split('\n').map(|line| name(record(line))).collect::<Vec<_>>().join(" ").replace("platform.", "")
    };
    assert_eq!(types(), "initStart initRuntimeDone initReport start INFO ERROR runtimeDone report");
    assert_eq!(types(), "start INFO ERROR runtimeDone report");
}
