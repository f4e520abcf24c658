//! Event patterns. REC: LocalStack's tests/aws/services/events/event_pattern_templates, whose file names stand in brackets: they were tried
//! on AWS (test_events_patterns.py, test_event_pattern), read 2026-11-27. DOC:
//! <https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html>, read 2026-11-27.

use mini_cloud::event_pattern::{BadPattern, EventPattern};
use serde_json::{Value, json};

fn matches(pattern: Value, event: Value) -> bool {
    EventPattern::read(&pattern.to_string()).unwrap_or_else(|_| panic!("{pattern}")).matches(&event)
}

/// Whether the one field of an event is met by these rules.
fn meets(rules: Value, value: Value) -> bool {
    matches(json!({"detail": {"x": rules}}), json!({"detail": {"x": value}}))
}

fn check(cases: &[(Value, Value, bool)]) {
    for (rules, value, expected) in cases {
        assert_eq!(meets(rules.clone(), value.clone()), *expected, "{rules} and {value}");
    }
}

#[test]
fn values_are_equal_or_not() {
    check(&[
        (json!(["a", "b"]), json!("b"), true),
        (json!(["a", "b"]), json!("B"), false),
        (json!([false]), json!(false), true), // boolean
        (json!([false]), json!(true), false), // boolean_NEG
        (json!([300]), json!(300.0), true),   // number_comparison_float
        (json!([300]), json!("300"), false),
        (json!([null]), json!(null), true),    // null_value
        (json!([null]), json!("null"), false), // null_value_NEG
        (json!([null]), json!([]), false),     // arrays_empty_null_NEG
        (json!([""]), json!(""), true),        // string_empty
    ]);
}

#[test]
fn texts_begin_end_and_look_like() {
    check(&[
        (json!([{"prefix": "2022-07-13"}]), json!("2022-07-13T13:48:01Z"), true), // content_prefix
        (json!([{"prefix": "2022-07-99"}]), json!("2022-07-13T13:48:01Z"), false), // content_prefix_NEG
        (json!([{"prefix": ""}]), json!("test-source"), true),                    // content_prefix_empty
        (json!([{"prefix": {"equals-ignore-case": "EventB"}}]), json!("EvEnTb"), true), // content_prefix_ignorecase
        (json!([{"suffix": ".png"}]), json!("image.png"), true),                  // content_suffix
        (json!([{"suffix": ".PNG"}]), json!("image.png"), false),                 // content_suffix_NEG
        (json!([{"suffix": {"equals-ignore-case": ".png"}}]), json!("image.PNG"), true), // content_suffix_ignorecase
        (json!([{"suffix": {"equals-ignore-case": ".png"}}]), json!("image.jpg"), false), // content_suffix_ignorecase_NEG
        (json!([{"equals-ignore-case": "ec2 state"}]), json!(["EC2 State"]), true), // content_ignorecase
        (json!([{"equals-ignore-case": "I do not match"}]), json!(["EC2 State"]), false), // content_ignorecase_NEG
        (json!([{"equals-ignore-case": ""}]), json!(""), true),                   // content_ignorecase_empty
        (json!([{"wildcard": "/Users/*/doc.txt"}]), json!("/Users/ls_user/dir/dir/doc.txt"), true), // content_wildcard_nonrepeating
        (json!([{"wildcard": "/Users/*/doc.txt"}]), json!("/Users/ls_user/dir/notmatchingdoc.txt"), false), // …_NEG
        (json!([{"wildcard": "/Users/*/dir/dir/doc.txt"}]), json!("/Users/ls_user/dir/dir/dir/dir/doc.txt"), true), // …_repeating
        (json!([{"wildcard": "/Users/*/dir/dir/doc.txt"}]), json!("/Users/ls_user/dir/otherdir/doc.txt"), false), // …_repeating_NEG
        (json!([{"wildcard": ""}]), json!("arn"), false),                         // content_wildcard_empty_NEG
        (json!([{"wildcard": r"a\*b\\*"}]), json!(r"a*b\c"), true),               // DOC: \* is a star, \\ a backslash
        (json!([{"wildcard": "a*b*a"}]), json!("aba"), true),
        (json!([{"wildcard": "a*b*ba"}]), json!("aba"), false),
    ]);
}

#[test]
fn numbers_lie_in_ranges() {
    check(&[
        (json!([{"numeric": [">", 0, "<=", 5]}]), json!(3), true),   // content_numeric_and
        (json!([{"numeric": [">", 0, "<=", 5]}]), json!(42), false), // content_numeric_and_NEG
        (json!([{"numeric": [">", 0, "<=", 5]}]), json!(0), false),
        (json!([{"numeric": [">", 0, "<=", 5]}]), json!(5), true),
        (json!([{"numeric": ["=", 301.8]}]), json!(301.8), true), // content_numeric_and
        (json!([{"numeric": ["<", 10]}]), json!(10), false),
        (json!([{"numeric": [">", 100]}]), json!(101.0), true),  // numeric-int-float
        (json!([{"numeric": [">", 100]}]), json!(null), false),  // numeric-null_NEG
        (json!([{"numeric": [">", 100]}]), json!("300"), false), // numeric-string_NEG
    ]);
}

#[test]
fn addresses_lie_in_networks() {
    check(&[
        (json!([{"cidr": "10.0.0.0/24"}]), json!("10.0.0.255"), true), // content_ip_address
        (json!([{"cidr": "10.0.0.0/24"}]), json!("10.0.0.256"), false), // content_ip_address_NEG
        (json!([{"cidr": "10.0.0.0/24"}]), json!(123), false),         // content_ip_address_bad_type_NEG
        (json!([{"cidr": "2001:db8:1234:1a00::/64"}]), json!("2001:0db8:1234:1a00:0000:0000:0000:0000"), true), // content_ip_address_v6
        (json!([{"cidr": "2001:db8:1234:1a00::/64"}]), json!("2001:0db8:123f:1a01:0000:0000:0000:0000"), false), // …_v6_NEG
        (json!([{"cidr": "0.0.0.0/0"}]), json!("9.9.9.9"), true),
    ]);
}

#[test]
fn anything_but_is_something_else_and_not_nothing() {
    check(&[
        (json!([{"anything-but": "initializing"}]), json!("pending"), true), // content_anything_but_string
        (json!([{"anything-but": "initializing"}]), json!("initializing"), false), // content_anything_but_string_NEG
        (json!([{"anything-but": "initializing"}]), json!(null), true),      // content_anything_but_string_null
        (json!([{"anything-but": [100, 200, 300]}]), json!(999), true),      // content_anything_but_number_list
        (json!([{"anything-but": [100, 200, 300]}]), json!(100), false),     // content_anything_but_number_list_NEG
        (json!([{"anything-but": 0}]), json!(789), true),                    // content_anything_but_number_zero
        (json!([{"anything-but": {"prefix": "init"}}]), json!("init-prefix"), false), // content_anything_prefix_NEG
        (json!([{"anything-but": {"prefix": "init"}}]), json!(12), true),    // content_anything_prefix_int_value
        (json!([{"anything-but": {"prefix": ["init", "post"]}}]), json!("post-init"), false), // content_anything_prefix_list_NEG
        (json!([{"anything-but": {"suffix": [".txt", ".jpg"]}}]), json!("file.txt.bak"), true), // content_anything_suffix_list
        (json!([{"anything-but": {"wildcard": "*/init/*"}}]), json!("dir/init/file"), false), // content_anything_wildcard_NEG
        (json!([{"anything-but": {"wildcard": ""}}]), json!("dir/init/file"), true), // content_anything_wildcard_empty
        (json!([{"anything-but": {"equals-ignore-case": ["initializing", "stopped"]}}]), json!("Stopped"), false), // …_ignorecase_list_NEG
    ]);
    // content_anything_but_string_missing_NEG
    assert!(!matches(json!({"detail": {"x": [{"anything-but": "a"}]}}), json!({"detail": {}})));
}

#[test]
fn what_exists_is_a_plain_value() {
    let exists = |path: Value, event: Value| matches(path, event);
    assert!(exists(json!({"detail": {"state": [{"exists": true}]}}), json!({"detail": {"state": "pending"}}))); // content_exists
    assert!(!exists(json!({"detail": {"state": [{"exists": true}]}}), json!({"detail": {"c": {"c1": 100}}}))); // content_exists_NEG
    assert!(!exists(json!({"d": {"key": [{"exists": true}]}}), json!({"d": {"key": {"S": "test123"}}}))); // exists_dynamodb_NEG
    assert!(!exists(json!({"resources": [{"exists": true}]}), json!({"resources": []}))); // exists_list_empty_NEG
    let deep = json!({"detail": {"level1": {"level2": {"level3": [{"exists": false}]}}}});
    assert!(exists(deep.clone(), json!({"detail": {"level1": "l1 value"}}))); // content_exists_false
    assert!(!exists(deep, json!({"detail": {"level1": {"level2": {"level3": "l3 value"}}}}))); // content_exists_false_NEG
    let or = json!({"d": {"homemade": {"S": [{"anything-but": ["roses"]}, {"exists": false}]}}});
    assert!(exists(or.clone(), json!({"d": {"homemade": {"S": "ABCD"}}}))); // or-anything-but
    assert!(exists(or.clone(), json!({"d": {"homemade": {"N": "789"}}}))); // or-exists
    assert!(exists(or, json!({"d": {"purchased": {"N": "789"}}}))); // or-exists-parent
}

#[test]
fn one_of_several_fields() {
    let pattern = json!({"detail": {"$or": [{"c": [{"numeric": [">", 0, "<=", 5]}]}, {"d": [{"numeric": ["<", 10]}]}]}});
    assert!(matches(pattern.clone(), json!({"detail": {"c": 0, "d": 0}}))); // complex_or
    assert!(!matches(pattern, json!({"detail": {"c": 0, "d": 10}}))); // complex_or_NEG
    // With one option it is a field of that name.
    assert!(!matches(json!({"$or": {"a": ["b"]}}), json!({"a": "b"})));
}

#[test]
fn lists_are_their_items_and_fields_of_one_object_belong_together() {
    let rows = json!({"detail": {"automations": [{"key1": "value1"}, {"id": "match"}, {"key2": "value2"}]}});
    assert!(matches(json!({"detail": {"automations": {"id": [{"exists": true}]}}}), rows)); // list_within_dict
    let pattern = json!({"rows": {"kind": ["tea"], "boxes": [{"numeric": [">", 5]}]}});
    assert!(matches(pattern.clone(), json!({"rows": [{"kind": "tea", "boxes": 9}, {"kind": "ink", "boxes": 1}]})));
    // DOC, "array consistency" of Ruler (<https://github.com/aws/event-ruler>): what two objects have together does not count.
    assert!(!matches(pattern, json!({"rows": [{"kind": "tea", "boxes": 1}, {"kind": "ink", "boxes": 9}]})));
}

#[test]
fn a_dot_in_a_key_goes_one_level_down() {
    assert!(matches(json!({"detail": {"state": {"status": ["running"]}}}), json!({"detail": {"state.status": "running"}}))); // dot_joining_event
    assert!(!matches(json!({"detail": {"state": {"status": ["running"]}}}), json!({"detail": {"state.status": {"status": "running"}}})));
    assert!(matches(json!({"detail": {"state.status": ["running"]}}), json!({"detail": {"state": {"status": "running"}}}))); // dot_joining_pattern
    assert!(!matches(json!({"detail": {"state.status": {"status": ["running"]}}}), json!({"detail": {"state": {"status": "running"}}})));
    // A key of nothing but dots is no million of levels.
    assert!(!matches(json!({"a": {"b": [1]}}), json!({".".repeat(1_000_000): 1})));
}

#[test]
fn patterns_that_aws_refuses() {
    let field = |rules: Value| json!({"detail": {"x": rules}}).to_string();
    let bad = [
        json!(null).to_string(),
        json!("simple string").to_string(),
        json!({"eventSource": "aws:sqs"}).to_string(),
        json!({"eventSource": []}).to_string(),
        json!({}).to_string(),
        json!(["not", "a", "dict", "but valid json"]).to_string(), // test_invalid_json_event_pattern
        "this is valid json but not a dict".to_owned(),
        "{'bad': 'quotation'}".to_owned(),
        json!({"int": 42}).to_string(), // int_nolist_EXC
        field(json!([["a"]])),
        field(json!([{}])),
        field(json!([{"prefix": "a", "suffix": "b"}])),
        field(json!([{"EXISTS": true}])), // operator_case_sensitive_EXC
        field(json!([{"exists": "yes"}])),
        field(json!([{"prefix": 123}])),                           // content_prefix_int_EXC
        field(json!([{"prefix": ["2022-07-13"]}])),                // content_prefix_list_EXC
        field(json!([{"suffix": 123}])),                           // content_suffix_int_EXC
        field(json!([{"equals-ignore-case": ["a"]}])),             // content_ignorecase_EXC
        field(json!([{"equals-ignore-case": {"prefix": "ec2"}}])), // content_ignorecase_list_EXC
        field(json!([{"wildcard": 123}])),                         // content_wildcard_int_EXC
        field(json!([{"wildcard": "arn:**:bus/*"}])),              // content_wildcard_repeating_star_EXC
        field(json!([{"NUMERIC": ["=", 5]}])),                     // content_numeric_operatorcasing_EXC
        field(json!([{"numeric": 10}])),                           // content_numeric_number_EXC
        field(json!([{"numeric": [">", 0, ">", 0]}])),             // content_numeric_EXC
        field(json!([{"numeric": [">", 0, "<"]}])),                // content_numeric_syntax_EXC
        field(json!([{"numeric": []}])),
        field(json!([{"numeric": ["=", 1, "<", 2]}])),
        field(json!([{"numeric": ["=", "1"]}])),
        field(json!([{"cidr": ["bad-type"]}])),    // content_ip_address_type_EXC
        field(json!([{"cidr": "bad-filter"}])),    // content_ip_address_EXC
        field(json!([{"cidr": "xx.11.xx/8"}])),    // content_ip_address_bad_ip_EXC
        field(json!([{"cidr": "bad-/64filter"}])), // content_ip_address_bad_mask_EXC
        field(json!([{"cidr": "10.0.0.0/33"}])),
        field(json!([{"anything-but": null}])), // content_anything_but_string_null_type_EXC
        field(json!([{"anything-but": []}])),
        field(json!([{"anything-but": ["stopped", null]}])), // content_anything_but_string_list_null_type_EXC
        field(json!([{"anything-but": {"prefix": ""}}])),    // content_anything_prefix_empty_EXC
        field(json!([{"anything-but": {"prefix": 123}}])),   // content_anything_prefix_int_EXC
        field(json!([{"anything-but": {"prefix": [123, "test"]}}])), // content_anything_prefix_list_type_EXC
        field(json!([{"anything-but": {"prefix": {"equals-ignore-case": "file"}}}])), // content_anything_prefix_ignorecase_EXC
        field(json!([{"anything-but": {"suffix": [null, ".txt"]}}])), // content_anything_suffix_list_null_type_EXC
        field(json!([{"anything-but": {"equals-ignore-case": [123, 456]}}])), // content_anything_but_ignorecase_list_EXC
        field(json!([{"anything-but": {"wildcard": 123}}])), // content_anything_wildcard_type_EXC
    ];
    for pattern in bad {
        assert_eq!(EventPattern::read(&pattern), Err(BadPattern), "{pattern}");
    }
}
