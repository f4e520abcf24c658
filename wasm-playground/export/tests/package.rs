//! What a package holds. Names of properties: <https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-resource-function.html>
//! and its pages for events, read 2026-11-27; that AWS's rules hold is checked by cfn-lint in tests/export.rs of the house.

use std::collections::BTreeMap;

use mini_cloud::Scenario;
use serde_json::{Value, json};
use take_to_aws::{Content, NothingForAws, files};

fn package(scenario: &Value) -> BTreeMap<String, Content> {
    files(&Scenario::from_json(&scenario.to_string()).unwrap(), "A title").unwrap()
}

fn text(files: &BTreeMap<String, Content>, path: &str) -> String {
    let content = files.get(path).unwrap_or_else(|| panic!("no {path}; there is {:?}", files.keys()));
    String::from_utf8(content.bytes().to_vec()).unwrap()
}

#[track_caller]
fn holds(text: &str, lines: &str) {
    assert!(text.contains(lines), "{lines}\nis not in\n{text}");
}

#[test]
fn a_function_and_its_settings() {
    let files = package(&json!({
        "functions": [{"name": "orders", "handler": "lib/app.handler", "files": {"lib/app.py": "code\n"}, "runtime": "python3.13",
            "memory_mb": 512, "timeout_s": 30, "architecture": "arm64", "environment": {"MODE": "on"}, "ephemeral_storage_mb": 1024,
            "log_format": "JSON", "application_log_level": "DEBUG", "reserved_concurrency": 5}],
        "steps": [{"invoke": "orders", "event": {"big": 12345678901234567890_u64, "exact": 1.0}}]}));
    assert_eq!(text(&files, "functions/orders/lib/app.py"), "code\n");
    let template = text(&files, "template.yaml");
    holds(&template, "\nTransform: AWS::Serverless-2016-10-31\n");
    holds(
        &template,
        "  OrdersFunction:\n    Type: AWS::Serverless::Function\n    Properties:\n      FunctionName: orders\n      Runtime: python3.13\n",
    );
    holds(&template, "      Handler: lib/app.handler\n      CodeUri: functions/orders/\n      MemorySize: 512\n      Timeout: 30\n");
    holds(&template, "      Architectures:\n        - arm64\n      EphemeralStorage:\n        Size: 1024\n");
    holds(&template, "      Environment:\n        Variables:\n          MODE: \"on\"\n");
    holds(
        &template,
        "      LoggingConfig:\n        LogFormat: JSON\n        ApplicationLogLevel: DEBUG\n      ReservedConcurrentExecutions: 5\n",
    );
    assert!(!template.contains("Policies"), "code that does not call AWS gets no rights");
    assert_eq!(text(&files, "events/1.json"), r#"{"big":12345678901234567890,"exact":1.0}"#);
    holds(&text(&files, "README.md"), "sam remote invoke OrdersFunction --stack-name from-the-workbook --event-file events/1.json\n");
}

#[test]
fn what_calls_it_and_where_its_events_go() {
    let files = package(&json!({
        "functions": [
            {"name": "work", "handler": "app.handler", "files": {"app.py": "import boto3\n"}, "dead_letter_queue": "dead", "maximum_retry_attempts": 1,
             "on_success": "arn:aws:lambda:us-east-1:123456789012:function:next", "on_failure": "arn:aws:s3:::kept"},
            {"name": "next", "handler": "app.handler", "files": {"app.py": "code\n"}}],
        "buckets": [{"name": "kept", "notifications": [{"function": "work", "events": ["s3:ObjectCreated:*"], "prefix": "in/", "suffix": ".csv"}]}],
        "queues": [{"name": "dead"}, {"name": "in", "redrive": {"dead_letter_queue": "dead", "max_receive_count": 3}}],
        "event_sources": [{"queue": "in", "function": "work", "batch_size": 5, "batching_window_s": 2, "report_batch_item_failures": true}],
        "schedules": [{"name": "nightly", "expression": "cron(0 2 * * ? *)", "function": "work", "input": {"full": true}}],
        "steps": [{"invoke": "work", "type": "Event"}]}));
    let template = text(&files, "template.yaml");
    holds(&template, "      DeadLetterQueue:\n        Type: SQS\n        TargetArn: !GetAtt DeadQueue.Arn\n");
    holds(
        &template,
        "      EventInvokeConfig:\n        MaximumRetryAttempts: 1\n        DestinationConfig:\n          OnSuccess:\n            Type: Lambda\n",
    );
    holds(&template, "            Destination: !Sub \"arn:${AWS::Partition}:s3:::${KeptBucketName}\"\n");
    holds(&template, "        - S3CrudPolicy:\n            BucketName: !Ref KeptBucketName\n");
    holds(&template, "        - LambdaInvokePolicy:\n            FunctionName: next\n");
    holds(
        &template,
        "          Type: S3\n          Properties:\n            Bucket: !Ref KeptBucket\n            Events:\n              - \"s3:ObjectCreated:*\"\n",
    );
    holds(&template, "                  - Name: suffix\n                    Value: \".csv\"\n");
    holds(
        &template,
        "            BatchSize: 5\n            MaximumBatchingWindowInSeconds: 2\n            FunctionResponseTypes:\n              - ReportBatchItemFailures\n",
    );
    holds(&template, "            Schedule: \"cron(0 2 * * ? *)\"\n            Input: \"{\\\"full\\\":true}\"\n");
    holds(&template, "      RedrivePolicy:\n        deadLetterTargetArn: !GetAtt DeadQueue.Arn\n        maxReceiveCount: 3\n");
    holds(&text(&files, "README.md"), "--parameter InvocationType=Event\n");
}

#[test]
fn two_queues_that_give_up_to_each_other_can_be_made() {
    let queue = |name: &str, other: &str| json!({"name": name, "redrive": {"dead_letter_queue": other, "max_receive_count": 1}});
    let files = package(&json!({
        "functions": [{"name": "fn", "handler": "app.handler", "files": {"app.py": "x"}}],
        "queues": [queue("ping", "pong"), queue("pong", "ping")], "steps": []}));
    assert!(!text(&files, "template.yaml").contains("!GetAtt"), "neither waits for the other");
}

#[test]
fn steps_are_commands_whatever_is_in_them() {
    let files = package(&json!({
        "functions": [{"name": "fn", "handler": "app.handler", "files": {"app.py": "x"}}],
        "buckets": [{"name": "data", "objects": {"old.txt": "old"}}], "queues": [{"name": "q"}],
        "steps": [
            {"put_object": {"bucket": "data", "key": "../it's; rm -rf ~", "body_base64": "iVBORw0KGgo="}},
            {"put_object": {"bucket": "data", "key": "old.txt", "body": "new"}},
            {"send_message": {"queue": "q", "body": "two\nlines", "delay_s": 5}},
            {"advance_s": 90}, {"delete_object": {"bucket": "data", "key": "a b"}}, {"until_idle": {}}]}));
    assert_eq!(files["objects/data/it's; rm -rf ~"].bytes(), b"\x89PNG\r\n\x1a\n");
    assert_eq!(text(&files, "objects/data/old.txt"), "old");
    assert_eq!(text(&files, "objects/data/old.txt (2)"), "new");
    assert_eq!(text(&files, "events/1.txt"), "two\nlines");
    let readme = text(&files, "README.md");
    holds(&readme, "aws s3 cp 'objects/data/it'\\''s; rm -rf ~' 's3://YOUR-DataBucket/../it'\\''s; rm -rf ~'\n");
    holds(&readme, "--message-body file://events/1.txt --delay-seconds 5\n");
    holds(&readme, "Wait 90 seconds.\n");
    holds(&readme, "aws s3 rm 's3://YOUR-DataBucket/a b'\n");
    let json = serde_json::to_value(&files).unwrap();
    assert_eq!(json["objects/data/it's; rm -rf ~"], json!({"base64": "iVBORw0KGgo="}));
    assert_eq!(json["events/1.txt"], json!({"text": "two\nlines"}));
}

#[test]
fn what_is_not_aws_s_stays_here() {
    let action = json!({"name": "twin", "platform": "openwhisk", "handler": "app.main", "files": {"app.py": "x"}});
    let alone = Scenario::from_json(&json!({"functions": [action], "steps": []}).to_string()).unwrap();
    assert_eq!(files(&alone, "t").unwrap_err(), NothingForAws);
    let both = package(&json!({
        "functions": [action, {"name": "fn", "handler": "app.handler", "files": {"app.py": "x"}}],
        "steps": [{"invoke": "twin", "event": {}}]}));
    assert!(!both.keys().any(|path| path.contains("twin")));
    let readme = text(&both, "README.md");
    holds(&readme, "because they run on Apache OpenWhisk: `twin`");
    holds(&readme, "The scenario calls `twin` here, which does not run on AWS.");
}

#[test]
fn the_same_scenario_gives_the_same_package() {
    let scenario = json!({"functions": [{"name": "fn", "handler": "app.handler", "files": {"app.py": "x", "b.py": "y"}}], "steps": []});
    assert_eq!(package(&scenario), package(&scenario));
}

#[test]
fn what_ran_on_a_machine_comes_along_as_files() {
    let machine = json!({"name": "box", "type": "t3.medium", "code_of": "programs", "files": {"more.txt": "x"}, "environment": {"STAGE": "a b"},
        "cron": {"0 1 * * *": "extract.py --all"}, "start_on": {"bucket": "inbox", "prefix": "in/", "program": "python3 load.py"}});
    let programs = json!({"name": "programs", "handler": "app.handler", "files": {"extract.py": "print(1)\n", "load.py": "print(2)\n"}});
    let scenario = json!({"functions": [programs], "instances": [machine], "buckets": [{"name": "inbox"}], "redshift": {}, "steps": [{"advance_s": 1}]});
    let files = package(&scenario);
    assert_eq!(text(&files, "machines/box/extract.py"), "print(1)\n");
    assert_eq!(text(&files, "machines/box/more.txt"), "x");
    let (template, readme) = (text(&files, "template.yaml"), text(&files, "README.md"));
    assert!(!template.contains("AWS::Serverless::Function"), "nobody calls it, so it is no function:\n{template}");
    holds(&template, "  InboxBucket:\n    Type: AWS::S3::Bucket\n");
    holds(&readme, "- Machines of EC2 are not in the template.");
    holds(&readme, "Databases are not in this package: Redshift and MongoDB have to be there");
    holds(&readme, "\n## The machine `box`\n\nIt is a t3.medium ");
    holds(&readme, "```text\n0 1 * * * cd /home/ec2-user && STAGE='a b' python3 extract.py --all\n```\n");
    holds(&readme, "```sh\nSTAGE='a b' python3 load.py\n```\n");
    // Called or told of a file, it is a function as well.
    for (key, value) in [
        ("steps", json!([{"at_once": [{"invoke": "programs"}]}])),
        ("buckets", json!([{"name": "inbox", "notifications": [{"function": "programs", "events": ["s3:ObjectCreated:*"]}]}])),
        ("schedules", json!([{"name": "often", "expression": "rate(5 minutes)", "function": "programs"}])),
    ] {
        let mut called = scenario.clone();
        called[key] = value;
        holds(&text(&package(&called), "template.yaml"), "  ProgramsFunction:\n    Type: AWS::Serverless::Function\n");
    }
    let mut alone = scenario;
    alone["buckets"] = json!([]);
    alone["instances"][0].as_object_mut().unwrap().remove("start_on");
    assert_eq!(files_of(&alone).unwrap_err(), NothingForAws, "a template must make something");
}

#[test]
fn packages_that_aws_has_not_are_fetched_by_sam_build() {
    let with = |code: &str, more: &Value| {
        let mut files = json!({"app.py": code});
        files.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        let function = json!({"name": "fn", "handler": "app.handler", "files": files});
        package(&json!({"functions": [function], "steps": [{"invoke": "fn"}]}))
    };
    let path = "functions/fn/requirements.txt";
    let both = with("import boto3\nimport json, psycopg2.extras\nfrom bson.decimal128 import Decimal128\n", &json!({}));
    assert_eq!(text(&both, path), "psycopg2-binary\npymongo\n");
    assert_eq!(with("import boto3\n# import pymongo\n", &json!({})).get(path), None);
    let own = with("import pymongo\n", &json!({"requirements.txt": "pymongo==4.9\n"}));
    assert_eq!(text(&own, path), "pymongo==4.9\n", "what the reader wrote is left alone");
}

fn files_of(scenario: &Value) -> Result<BTreeMap<String, Content>, NothingForAws> {
    files(&Scenario::from_json(&scenario.to_string()).unwrap(), "A title")
}
