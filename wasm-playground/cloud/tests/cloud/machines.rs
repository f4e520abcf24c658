//! Machines of EC2: programs by the table of times and on a file's arrival, what is missed, what breaks, and what all of it costs.

use mini_cloud::{Checkpoint, ComparisonRequest, Event, Scenario, Session};
use serde_json::{Value, json};

use crate::flows::{in_order, obedient, play, session, story};

const SOME: &[&str] = &["instance", "program", "arguments", "trigger", "exit_code", "duration_ms", "reason", "key", "killed"];

/// A scenario that begins at 09:05 on 31 January with one machine, and a bucket.
fn with_machine(machine: Value, steps: Value) -> Value {
    let mut whole = json!({"name": "box", "type": "t3.medium", "patching": null});
    whole.as_object_mut().unwrap().extend(machine.as_object().unwrap().clone());
    json!({"functions": [], "buckets": [{"name": "data"}], "instances": [whole], "steps": steps})
}

fn put(key: &str) -> Value {
    json!({"put_object": {"bucket": "data", "key": key, "body": "1,2"}})
}

fn told(events: &[Event], kind: &str) -> Vec<Value> {
    let all = events.iter().map(|event| serde_json::to_value(event).unwrap());
    all.filter(|event| event["type"] == kind).collect()
}

fn logs(events: &[Event]) -> Vec<(String, String)> {
    let logs = events.iter().filter_map(Event::log);
    logs.map(|log| (log.log_group.clone().unwrap_or_default(), log.text.clone())).collect()
}

#[test]
fn cron_runs_a_program_whether_or_not_anybody_looks() {
    let events = play(&with_machine(
        json!({"files": {"etl.py": r#"{"sleep_ms": 1500}"#}, "cron": {"0 10 * * *": "etl.py --all", "@hourly": "python3 etl.py"}}),
        json!([{"advance_s": 3600}]),
    ));
    in_order(&events);
    assert_eq!(
        story(&events, SOME),
        [
            "0.000 instance.started box scenario",
            // 10:00 is 3,300 s after 09:05; a process takes 25 ms to begin. Lines of one minute run in the order of the table.
            "3300.000 program.started box etl.py [\"--all\"] cron",
            "3300.000 program.started box etl.py [] cron",
            "3301.525 program.finished box etl.py 0 1525 null",
            "3301.525 program.finished box etl.py 0 1525 null",
        ]
    );
    let started = &told(&events, "instance.started")[0];
    assert_eq!(started["usd_per_hour"], "0.0416");
    assert_eq!(started["instance_id"].as_str().map(str::len), Some(19));
    assert_eq!(logs(&events)[0], ("/var/log/etl.log".to_owned(), "runs with [\"--all\"]\n".to_owned()));
    let pids: Vec<u64> = told(&events, "program.started").iter().map(|event| event["pid"].as_u64().unwrap()).collect();
    assert_eq!(pids, [2001, 2002]);
}

#[test]
fn a_file_that_arrives_starts_its_program_with_bucket_and_key() {
    let events = play(&with_machine(
        json!({"files": {"load.py": "{}"}, "start_on": {"bucket": "data", "prefix": "in/", "suffix": ".csv"}}),
        json!([put("in/a.csv"), put("in/a.txt"), put("out/a.csv"), {"until_idle": {}}]),
    ));
    in_order(&events);
    let expected = [
        "0.000 instance.started box scenario",
        "0.000 object.created in/a.csv",
        "0.000 object.created in/a.txt",
        "0.000 object.created out/a.csv",
        // A second until S3 tells it, two until the agent has it: the model's.
        "3.000 program.started box load.py [\"data\",\"in/a.csv\"] arrival",
        "3.025 program.finished box load.py 0 25 null",
    ];
    assert_eq!(story(&events, SOME), expected);
}

#[test]
fn nobody_is_told_of_a_failure_and_nobody_tries_again() {
    let events = play(&with_machine(
        json!({"files": {"etl.py": r#"{"end": "fail"}"#}, "cron": {"30 9 * * *": "etl.py"}}),
        json!([{"advance_s": 80000}]),
    ));
    let ends = told(&events, "program.finished");
    assert_eq!(ends.len(), 1, "one run, one failure, no retry");
    assert_eq!(ends[0]["exit_code"], 1);
    let text: String = logs(&events).into_iter().map(|(_, text)| text).collect();
    assert!(text.contains("Traceback") && text.contains("ValueError"), "{text}");
}

#[test]
fn what_comes_while_the_machine_is_down_is_missed() {
    let events = play(&with_machine(
        json!({"files": {"load.py": "{}"}, "start_on": {"bucket": "data", "prefix": "in/"}, "cron": {"*/10 * * * *": "load.py"}}),
        json!([{"stop_instance": "box"}, put("in/lost"), {"advance_s": 1800}, {"start_instance": "box"}, put("in/early"),
               {"advance_s": 60}, put("in/seen"), {"advance_s": 60}]),
    ));
    in_order(&events);
    assert_eq!(
        story(&events, SOME),
        [
            "0.000 instance.started box scenario",
            "0.000 instance.stopped box step",
            "0.000 object.created in/lost",
            "3.000 program.missed box load.py arrival stopped in/lost",
            // Of the table of times only the first miss is told: 09:10. The others are as silent as they are on AWS.
            "300.000 program.missed box load.py cron stopped",
            "1800.000 object.created in/early",
            "1803.000 program.missed box load.py arrival booting in/early",
            // Five seconds until it runs, 23 until it has booted.
            "1805.000 instance.started box step",
            "1860.000 object.created in/seen",
            "1863.000 program.started box load.py [\"data\",\"in/seen\"] arrival",
            "1863.025 program.finished box load.py 0 25 null",
        ]
    );
}

#[test]
fn a_machine_that_is_started_for_its_work_waits_with_the_files() {
    let events = play(&with_machine(
        json!({"files": {"load.py": r#"{"sleep_ms": 2000}"#}, "start_on": {"bucket": "data", "prefix": "in/"},
               "started": false, "stop_when_done": true, "cron": {"@reboot": "load.py --boot"}}),
        json!([put("in/a"), {"advance_s": 10}, put("in/b"), {"until_idle": {}}]),
    ));
    in_order(&events);
    assert_eq!(
        story(&events, SOME),
        [
            "0.000 object.created in/a",
            "8.000 instance.started box arrival",
            "10.000 object.created in/b",
            "31.000 program.started box load.py [\"--boot\"] reboot",
            "31.000 program.started box load.py [\"data\",\"in/a\"] arrival",
            "31.000 program.started box load.py [\"data\",\"in/b\"] arrival",
            "33.025 program.finished box load.py 0 2025 null",
            "33.025 program.finished box load.py 0 2025 null",
            "33.025 program.finished box load.py 0 2025 null",
            "33.025 instance.stopped box done",
        ]
    );
    let stopped = &told(&events, "instance.stopped")[0];
    // 25.025 s, but a minute at least: 0.0416 / 60.
    assert_eq!((stopped["billed_s"].as_u64(), stopped["usd"].as_str()), (Some(60), Some("0.000693333333")));
    assert_eq!(stopped["busy_ms"], 2025, "three at once are busy once");
}

#[test]
fn patches_reboot_and_cut_off_what_runs() {
    let events = play(&with_machine(
        json!({"files": {"long.py": r#"{"sleep_ms": 3600000}"#, "etl.py": "{}"}, "patching": "0 10 * * *",
               "cron": {"0 10 * * *": "long.py", "2 10 * * *": "etl.py"}}),
        json!([{"advance_s": 4000}]),
    ));
    in_order(&events);
    assert_eq!(
        story(&events, SOME),
        [
            "0.000 instance.started box scenario",
            // At 10:00 patches are installed; two minutes later it reboots, whatever runs: SIGTERM, 128 + 15.
            "3300.000 program.started box long.py [] cron",
            "3300.000 instance.patched box",
            "3420.000 program.finished box long.py 143 120000 out_of_time",
            "3420.000 program.missed box etl.py cron rebooting",
        ]
    );
    assert!(told(&events, "instance.stopped").is_empty(), "a reboot is no stop, and is billed on");
}

#[test]
fn the_disk_stays_and_gets_full() {
    let write = |times: u64| json!({"write": [{"path": "/home/ec2-user/seen", "text": "0123456789abcdef", "times": times}]}).to_string();
    let run = |program: &str| json!({"run_program": {"instance": "box", "program": program}});
    let events = play(&with_machine(
        json!({"files": {"small.py": write(1), "big.py": write(70_000)}, "disk_free_mb": 1}),
        json!([run("small.py"), {"stop_instance": "box"}, {"start_instance": "box"}, {"advance_s": 60}, run("big.py"), run("small.py")]),
    ));
    let text: Vec<String> = logs(&events).into_iter().map(|(_, text)| text).collect();
    assert!(text[1].starts_with("wrote 0"), "{text:?}");
    // 28 is ENOSPC. A part finds room, as on Linux; the log line that tells of it does not.
    assert!(!told(&events, "instance.disk_full").is_empty());
    let last = told(&events, "program.finished").pop().unwrap();
    assert_eq!(last["exit_code"], 0);
}

#[test]
fn more_memory_than_there_is_ends_a_program() {
    let events = play(&with_machine(
        json!({"files": {"etl.py": r#"{"bytes": 500000000}"#}}),
        json!([{"run_program": {"instance": "box", "program": "etl.py"}}]),
    ));
    let end = &told(&events, "program.finished")[0];
    // SIGKILL of Linux: 128 + 9. 512 MB is the workbook's own cap, with 36 for the runtime.
    assert_eq!(
        (end["exit_code"].as_i64(), end["killed"].as_str(), end["max_memory_mb"].as_u64()),
        (Some(137), Some("out_of_memory"), Some(512))
    );
}

#[test]
fn services_know_the_machine_by_its_role() {
    let call = json!({"calls": [{"service": "sqs", "operation": "SendMessage", "body": "", "parameters": {
        "QueueUrl": "https://sqs.us-east-1.amazonaws.com/123456789012/q", "MessageBody": "hello"}}]});
    let mut scenario =
        with_machine(json!({"files": {"etl.py": call.to_string()}}), json!([{"run_program": {"instance": "box", "program": "etl.py"}}]));
    scenario["queues"] = json!([{"name": "q"}]);
    let events = play(&scenario);
    assert_eq!(told(&events, "message.sent")[0]["body"], "hello");
}

#[test]
fn a_month_of_nothing_costs_a_month() {
    let scenario = with_machine(json!({"cron": {}, "disk_gb": 8}), json!([{"advance_s": 2_592_000}]));
    let mut session = session(&scenario);
    let events = session.run_events().unwrap();
    let bill = session.bill();
    // 720 hours at 0.0416, and 8 GB at 0.08.
    let lines: Vec<(&str, &str, &str)> = bill.lines.iter().map(|line| (line.service, line.quantity.as_str(), line.usd.as_str())).collect();
    assert_eq!(lines, [("ec2", "2592000", "29.952000000000"), ("ebs", "8", "0.640000000000")]);
    assert_eq!(bill.total_usd, "30.592000000000");
    assert_eq!(bill.instances[0].busy_ms, 0);
    let days = told(&events, "instance.idle");
    assert_eq!(days.len(), 30);
    assert_eq!((days[1]["running_s"].as_u64(), days[1]["busy_ms"].as_u64()), (Some(86_400), Some(0)));
}

#[test]
fn both_ways_on_one_bill_and_where_the_lines_cross() {
    let mut scenario = with_machine(
        json!({"files": {"load.py": r#"{"sleep_ms": 2000}"#}, "start_on": {"bucket": "data", "prefix": "in/"}}),
        json!([put("in/a"), put("in/b"), {"advance_s": 86400}]),
    );
    scenario["functions"] = json!([{"name": "load", "memory_mb": 1024, "timeout_s": 30, "environment": {"DO": r#"{"sleep_ms": 1907}"#}}]);
    scenario["buckets"] =
        json!([{"name": "data", "notifications": [{"function": "load", "events": ["s3:ObjectCreated:*"], "prefix": "in/"}]}]);
    let mut session = session(&scenario);
    session.run_events().unwrap();
    let bill = session.bill();
    let load = &bill.functions[0];
    assert_eq!((load.runs, load.failed), (2, 0));
    // Both cold: 90 ms of init, 1,907 of sleep, 2.5 around it: 2,000 ms each. A GB-second is 0.0000166667, a request 0.0000002.
    assert_eq!((load.billed_ms, load.usd.as_str()), (4_000, "0.000067066800"));
    assert_eq!(load.usd_per_run, "0.000033533400");
    let request =
        ComparisonRequest::from_json(r#"{"functions": ["load"], "instance": "box", "runs_per_day": 24, "series": [0, 100000]}"#).unwrap();
    let compared = session.compare(&request).unwrap();
    assert_eq!(compared.lambda.usd_per_month, "0.024144048000");
    assert_eq!(compared.ec2.usd_per_month, "30.592000000000");
    assert_eq!(compared.cheaper, "lambda");
    // 30.592 / (30 · 0.0000335334) = 30,409.48…
    let crossing = compared.crossing.unwrap();
    assert_eq!(crossing.runs_per_day, 30_410);
    // A run is 2.025 s: 86,400 / 2.025.
    assert_eq!(crossing.most_runs_per_day, Some(42_666));
    assert_eq!(compared.series[0].lambda_usd, "0.000000000000");
    assert_eq!(compared.series[1].lambda_usd, "100.600200000000");
    let free = ComparisonRequest { free_tier: true, ..request };
    // 24 · 30 · 2 GB-seconds and 720 requests are within 400,000 and a million.
    assert_eq!(session.compare(&free).unwrap().lambda.usd_per_month, "0.000000000000");
    let unknown = ComparisonRequest { functions: vec!["other".to_owned()], ..free };
    assert!(session.compare(&unknown).unwrap_err().contains("has not run yet"));
}

#[test]
fn a_machine_that_is_stopped_in_between_costs_by_the_run() {
    let scenario = with_machine(
        json!({"files": {"load.py": r#"{"sleep_ms": 2000}"#}, "start_on": {"bucket": "data"}, "started": false, "stop_when_done": true}),
        json!([put("a"), {"until_idle": {}}, {"invoke": "load", "event": {"sleep_ms": 1907}}]),
    );
    let mut scenario = scenario;
    scenario["functions"] = json!([{"name": "load", "memory_mb": 1024, "timeout_s": 30}]);
    let mut session = session(&scenario);
    session.run_events().unwrap();
    let request = ComparisonRequest::from_json(r#"{"functions": ["load"], "instance": "box", "runs_per_day": 24}"#).unwrap();
    let compared = session.compare(&request).unwrap();
    // 720 minutes at 0.0416 an hour, and the disk.
    assert_eq!(compared.ec2.usd_per_month, "1.139200000000");
    assert_eq!(compared.ec2.usd_per_idle_month, "0.640000000000");
}

#[test]
fn a_checkpoint_keeps_disk_time_and_money() {
    let scenario = with_machine(
        json!({"files": {"etl.py": r#"{"write": [{"path": "/tmp/x", "text": "y"}], "sleep_ms": 90000}"#}, "cron": {"*/2 * * * *": "etl.py"},
               "start_on": {"bucket": "data"}}),
        json!([{"advance_s": 100}, put("a"), {"advance_s": 90}, {"stop_instance": "box"}, {"advance_s": 300}, {"start_instance": "box"}, {"advance_s": 400}]),
    );
    let parsed = Scenario::from_json(&scenario.to_string()).unwrap();
    let whole = play(&scenario);
    let mut session = Session::new(parsed.clone(), obedient());
    let mut pieces = Vec::new();
    for step in &parsed.steps {
        pieces.extend(session.step_events(step).unwrap());
        let stored = serde_json::to_string(&session.checkpoint()).unwrap();
        let checkpoint: Checkpoint = serde_json::from_str(&stored).unwrap();
        session = Session::restore(parsed.clone(), checkpoint, obedient());
        assert_eq!(serde_json::to_string(&session.checkpoint()).unwrap(), stored);
    }
    assert_eq!(story(&pieces, SOME), story(&whole, SOME));
    let mut again = Session::new(parsed, obedient());
    again.run_events().unwrap();
    assert_eq!(session.bill(), again.bill());
}

#[test]
fn code_of_a_function_lies_on_the_machine_and_follows_it() {
    let mut scenario = with_machine(
        json!({"code_of": "etl", "cron": {"@hourly": "etl.py"}}),
        json!([{"run_program": {"instance": "box", "program": "etl.py"}},
               {"update_function": {"name": "etl", "files": {"etl.py": r#"{"end": "exit"}"#}}},
               {"run_program": {"instance": "box", "program": "etl.py"}}]),
    );
    scenario["functions"] = json!([{"name": "etl", "handler": "etl.handler", "files": {"etl.py": "{}"}}]);
    let codes: Vec<i64> = told(&play(&scenario), "program.finished").iter().map(|end| end["exit_code"].as_i64().unwrap()).collect();
    assert_eq!(codes, [0, 1]);
}

#[test]
fn what_is_wrong_is_refused_with_its_place() {
    let refused = |machine: Value, place: &str, part: &str| {
        let error = Scenario::from_json(&with_machine(machine.clone(), json!([])).to_string()).unwrap_err();
        assert_eq!(error.path, place, "{error}");
        assert!(error.problem.contains(part), "{error}");
    };
    let files = json!({"a.py": "", "b.py": ""});
    refused(json!({"type": "t9.huge"}), "instances[0].type", "there is \"t3.nano\"");
    refused(json!({"files": files, "cron": {"61 * * * *": "a.py"}}), "instances[0].cron[\"61 * * * *\"]", "takes 0 to 59");
    refused(json!({"files": files, "cron": {"0 0 30 2 *": "a.py"}}), "instances[0].cron[\"0 0 30 2 *\"]", "never comes");
    refused(json!({"files": files, "cron": {"@daily": "c.py"}}), "instances[0].cron[\"@daily\"]", "its files are \"a.py\" and \"b.py\"");
    refused(json!({"files": files, "cron": {"@daily": "a.py >> x"}}), "instances[0].cron[\"@daily\"]", "shell");
    refused(json!({"files": files, "start_on": {"bucket": "nowhere"}}), "instances[0].start_on.bucket", "there is \"data\"");
    refused(json!({"files": files, "start_on": {"bucket": "data"}}), "instances[0].start_on.program", "say which program runs");
    refused(json!({"files": files, "start_on": {}}), "instances[0].start_on.bucket", "is missing");
    refused(json!({"files": {"../x": ""}}), "instances[0].files[\"../x\"]", "below /home/ec2-user");
    refused(json!({"disk_free_mb": 513}), "instances[0].disk_free_mb", "1 to 512");
    refused(json!({"disk_gb": 0}), "instances[0].disk_gb", "1 to 65536");
    refused(json!({"patching": "@reboot"}), "instances[0].patching", "cannot begin with one");
    refused(json!({"code_of": "fn"}), "instances[0].code_of", "no function named");
    refused(json!({"memory": 1}), "instances[0].memory", "no such key");
    let steps = |steps: Value| Scenario::from_json(&with_machine(json!({"files": files}), steps).to_string()).unwrap_err().to_string();
    assert_eq!(steps(json!([{"stop_instance": "other"}])), "steps[0].stop_instance: no instance named \"other\"; there is \"box\"");
    assert!(
        steps(json!([{"run_program": {"instance": "box", "program": "c.py"}}]))
            .starts_with("steps[0].run_program.program: the machine has no")
    );
    assert!(steps(json!([{"run_program": {"instance": "box"}}])).starts_with("steps[0].run_program.program: is missing"));
}
