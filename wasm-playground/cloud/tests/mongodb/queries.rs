//! What queries find.

use serde_json::json;

use super::asking::Server;

/// <https://www.mongodb.com/docs/manual/reference/bson-type-comparison-order/>, read 2026-11-27: the list, from lowest to highest, and that an array is
/// sorted by its least element when ascending, by its greatest when descending, an empty one below null.
#[test]
fn values_of_all_types_have_one_order() {
    let documents = r#"[
        {"_id": 1, "v": {"\u0000": "+"}}, {"_id": 2, "v": {"\u0000": "ri,a"}}, {"_id": 3, "v": {"\u0000": "t1,1"}}, {"_id": 4, "v": {"\u0000": "d0"}},
        {"_id": 5, "v": true}, {"_id": 6, "v": false}, {"_id": 7, "v": {"\u0000": "o65a0f1c2d3e4f5a6b7c8d9e0"}}, {"_id": 8, "v": {"\u0000": "b0,aGk="}},
        {"_id": 10, "v": {"a": 1}}, {"_id": 11, "v": "text"}, {"_id": 12, "v": 7}, {"_id": 13, "v": 6.5}, {"_id": 14, "v": {"\u0000": "n6.75"}},
        {"_id": 15, "v": {"\u0000": "l7000000000"}}, {"_id": 16, "v": null}, {"_id": 17, "v": {"\u0000": "-"}}, {"_id": 18, "v": []}, {"_id": 19, "v": [6.6, "zz"]},
        {"_id": 20, "v": NaN}
    ]"#;
    let mut server = Server::with(documents);
    let mut sorted = |direction: i32| -> Vec<i64> {
        let answer = server.ok(&format!("{{\"find\": \"c\", \"sort\": {{\"v\": {direction}}}, \"projection\": {{\"_id\": 1}}}}"));
        answer["cursor"]["firstBatch"].as_array().unwrap().iter().map(|document| document["_id"].as_i64().unwrap()).collect()
    };
    assert_eq!(sorted(1), [17, 18, 16, 20, 13, 19, 14, 12, 15, 11, 10, 8, 7, 6, 5, 4, 3, 2, 1]);
    assert_eq!(sorted(-1), [1, 2, 3, 4, 5, 6, 7, 8, 10, 19, 11, 15, 12, 14, 13, 20, 16, 17, 18]);
}

/// <https://www.mongodb.com/docs/manual/tutorial/query-for-null-fields/>: null finds what is null and what is not there.
#[test]
fn null_finds_what_is_missing() {
    let mut server = Server::with(
        r#"[{"_id": 1, "item": null}, {"_id": 2}, {"_id": 3, "item": 5}, {"_id": 4, "item": {"a": null}}, {"_id": 5, "item": [null]}]"#,
    );
    assert_eq!(server.ids(r#"{"item": null}"#), [1, 2, 5]);
    assert_eq!(server.ids(r#"{"item": {"$ne": null}}"#), [3, 4]);
    assert_eq!(server.ids(r#"{"item": {"$type": 10}}"#), [1, 5]);
    assert_eq!(server.ids(r#"{"item": {"$exists": false}}"#), [2]);
    assert_eq!(server.ids(r#"{"item.a": null}"#), [1, 2, 3, 4]);
}

/// <https://www.mongodb.com/docs/manual/tutorial/query-array-of-documents/> and query-arrays: each condition may be met by another element, unless
/// `$elemMatch` binds them; a whole array is found by itself only.
#[test]
fn arrays_are_looked_into() {
    let mut server = Server::with(
        r#"[{"_id": 1, "instock": [{"w": "A", "q": 5}, {"w": "C", "q": 15}]}, {"_id": 2, "instock": [{"w": "C", "q": 5}]},
            {"_id": 3, "instock": [{"w": "A", "q": 60}, {"w": "B", "q": 15}]}, {"_id": 4, "dim": [14, 21]}, {"_id": 5, "dim": [10, 30.5]}, {"_id": 6, "dim": [[1, 2], 3]}]"#,
    );
    assert_eq!(server.ids(r#"{"instock": {"w": "A", "q": 5}}"#), [1]);
    assert_eq!(server.ids(r#"{"instock": {"q": 5, "w": "A"}}"#), [0_i64; 0]);
    assert_eq!(server.ids(r#"{"instock.q": 5, "instock.w": "A"}"#), [1]);
    assert_eq!(server.ids(r#"{"instock.q": {"$gt": 10, "$lte": 20}}"#), [1, 3]);
    assert_eq!(server.ids(r#"{"instock": {"$elemMatch": {"q": 5, "w": "C"}}}"#), [2]);
    assert_eq!(server.ids(r#"{"instock.0.q": {"$lte": 20}}"#), [1, 2]);
    assert_eq!(server.ids(r#"{"dim": [14, 21]}"#), [4]);
    assert_eq!(server.ids(r#"{"dim": {"$gt": 15, "$lt": 20}}"#), [4, 5]);
    assert_eq!(server.ids(r#"{"dim": {"$elemMatch": {"$gt": 22, "$lt": 31}}}"#), [5]);
    assert_eq!(server.ids(r#"{"dim": [1, 2]}"#), [6]);
    assert_eq!(server.ids(r#"{"dim": {"$size": 2}, "_id": {"$lt": 6}}"#), [4, 5]);
}

/// <https://www.mongodb.com/docs/manual/reference/method/db.collection.find/#type-bracketing>: only values of the operand's type are greater or less.
#[test]
fn only_one_type_is_compared() {
    let mut server = Server::with(
        r#"[{"_id": 1, "v": 5}, {"_id": 2, "v": "5"}, {"_id": 3, "v": {"\u0000": "n5.5"}}, {"_id": 4, "v": true}, {"_id": 5}, {"_id": 6, "v": NaN}]"#,
    );
    assert_eq!(server.ids(r#"{"v": {"$gte": 5}}"#), [1, 3]);
    assert_eq!(server.ids(r#"{"v": {"$lt": "6"}}"#), [2]);
    assert_eq!(server.ids(r#"{"v": {"$lte": null}}"#), [5]);
    assert_eq!(server.ids(r#"{"v": {"\u0000": "l5"}}"#), [1]);
    assert_eq!(server.ids(r#"{"v": NaN}"#), [6]);
}

/// <https://www.mongodb.com/docs/manual/reference/operator/query/regex/>.
#[test]
fn patterns() {
    let mut server = Server::with(
        r#"[{"_id": 1, "d": "Single line description."}, {"_id": 2, "d": "First line\nSecond line"}, {"_id": 3, "d": "Many spaces before     line"},
            {"_id": 4, "d": "Multiple\nline description"}, {"_id": 5, "d": "anchors, links and hyperlinks"}, {"_id": 6, "d": "andré"}, {"_id": 7, "d": ["x1", "y2"]}]"#,
    );
    let find = |server: &mut Server, pattern: &str, options: &str| {
        server.ids(&format!("{{\"d\": {{\"$regex\": {pattern:?}, \"$options\": {options:?}}}}}"))
    };
    assert_eq!(find(&mut server, "S", ""), [1, 2]);
    assert_eq!(find(&mut server, "^S", "m"), [1, 2]);
    assert_eq!(find(&mut server, "^S", ""), [1]);
    assert_eq!(find(&mut server, "m.*line", "si"), [3, 4]);
    assert_eq!(find(&mut server, "m.*line", "i"), [3]);
    assert_eq!(find(&mut server, "(?i)MANY +", ""), [3]);
    assert_eq!(find(&mut server, "andr[é]", ""), [6]);
    assert_eq!(find(&mut server, "^y\\d$", ""), [7]);
    assert_eq!(find(&mut server, "\\blink(?!s)|^(hyper)?x{1,2}1", ""), [7]);
    assert_eq!(find(&mut server, "^(a|an)+chors?,", ""), [5]);
    assert_eq!(find(&mut server, "e+?p", ""), [3_i64; 0]);
    let refused = |server: &mut Server, pattern: &str| {
        server.refused(&format!("{{\"find\": \"c\", \"filter\": {{\"d\": {{\"$regex\": {pattern:?}}}}}}}"))
    };
    assert_eq!(refused(&mut server, "("), (51_091, "Regular expression is invalid: missing closing parenthesis".to_owned()));
    assert_eq!(refused(&mut server, "*").0, 51_091);
    assert!(refused(&mut server, "(?<=a)b").1.contains("not part of this simulation"));
    // A pattern that explodes is given up, as PCRE gives it up.
    server.ok(&format!("{{\"insert\": \"c\", \"documents\": [{{\"_id\": 8, \"d\": {:?}}}]}}", "a".repeat(40)));
    assert_eq!(refused(&mut server, "^(a+)+$b").0, 51_156);
}

/// The sentences of src/mongo/db/matcher/expression_parser.cpp.
#[test]
fn what_makes_no_sense_is_refused() {
    let mut server = Server::with("[]");
    let cases = [
        (r#"{"a": {"$foo": 1}}"#, 2, "unknown operator: $foo"),
        (r#"{"a": {"b": 1, "$gt": 1}}"#, 0, ""),
        (r#"{"a": {"$in": 5}}"#, 2, "$in needs an array"),
        (r#"{"a": {"$in": [{"$gt": 1}]}}"#, 2, "cannot nest $ under $in"),
        (r#"{"$or": []}"#, 2, "$and/$or/$nor must be a nonempty array"),
        (r#"{"$or": [5]}"#, 2, "$or/$and/$nor entries need to be full objects"),
        (r#"{"a": {"$mod": [0, 1]}}"#, 2, "divisor cannot be 0"),
        (r#"{"a": {"$mod": [1, 1, 1]}}"#, 2, "malformed mod, too many elements"),
        (r#"{"a": {"$elemMatch": 1}}"#, 2, "$elemMatch needs an Object"),
        (r#"{"a": {"$type": "nothing"}}"#, 2, "Unknown type name alias: nothing"),
        (r#"{"a": {"$options": "i"}}"#, 2, "$options needs a $regex"),
        (r#"{"a": {"$size": -1}}"#, 9, "Failed to parse $size. Expected a non-negative number in: $size: -1"),
        (r#"{"a": {"$geoWithin": {}}}"#, 238, "$geoWithin is not part of this simulation."),
        (r#"{"$where": "1"}"#, 238, "$where is not part of this simulation."),
    ];
    for (filter, code, sentence) in cases.into_iter().filter(|(_, code, _)| *code > 0) {
        let (refused, told) = server.refused(&format!("{{\"find\": \"c\", \"filter\": {filter}}}"));
        assert!(refused == code && told.starts_with(sentence), "{filter}: {refused} {told}");
    }
    assert_eq!(server.refused(r#"{"find": "c", "collation": {"locale": "de"}}"#).0, 238);
    assert_eq!(server.refused(r#"{"find": "c", "limit": -1}"#).0, 51_024);
    assert_eq!(
        server.refused(r#"{"find": "c", "filter": 5}"#),
        (14, "BSON field 'find.filter' is the wrong type 'int', expected type 'object'".to_owned())
    );
    assert_eq!(server.refused(r#"{"fnd": "c"}"#), (59, "no such command: 'fnd'".to_owned()));
    assert_eq!(server.refused("nothing").0, 22);
}

/// <https://www.mongodb.com/docs/manual/tutorial/project-fields-from-query-results/> and reference/operator/projection/.
#[test]
fn projections() {
    let mut server = Server::with(
        r#"[{"_id": 1, "item": "journal", "size": {"h": 14, "uom": "cm"}, "instock": [{"w": "A", "q": 5}, {"w": "B", "q": 9}], "n": 3}]"#,
    );
    let mut project =
        |projection: &str| server.ok(&format!("{{\"find\": \"c\", \"projection\": {projection}}}"))["cursor"]["firstBatch"][0].clone();
    assert_eq!(project(r#"{"item": 1}"#), json!({"_id": 1, "item": "journal"}));
    assert_eq!(project(r#"{"item": 1, "_id": 0}"#), json!({"item": "journal"}));
    assert_eq!(project(r#"{"_id": 0, "size": 0, "instock": 0}"#), json!({"item": "journal", "n": 3}));
    assert_eq!(project(r#"{"size.uom": 1, "_id": false}"#), json!({"size": {"uom": "cm"}}));
    assert_eq!(project(r#"{"size": {"uom": 1}, "_id": 0}"#), json!({"size": {"uom": "cm"}}));
    assert_eq!(project(r#"{"size.uom": 0, "instock": 0}"#), json!({"_id": 1, "item": "journal", "size": {"h": 14}, "n": 3}));
    assert_eq!(project(r#"{"instock.q": 1, "_id": 0}"#), json!({"instock": [{"q": 5}, {"q": 9}]}));
    assert_eq!(project(r#"{"instock": {"$slice": -1}, "item": 1, "_id": 0}"#), json!({"item": "journal", "instock": [{"w": "B", "q": 9}]}));
    assert_eq!(project(r#"{"instock": {"$elemMatch": {"q": {"$gt": 6}}}}"#), json!({"_id": 1, "instock": [{"w": "B", "q": 9}]}));
    assert_eq!(project(r#"{"_id": 0, "twice": {"$multiply": ["$n", 2]}}"#), json!({"twice": 6}));
    assert_eq!(
        server.refused(r#"{"find": "c", "projection": {"a": 1, "b": 0}}"#),
        (31_254, "Cannot do exclusion on field b in inclusion projection".to_owned())
    );
    assert_eq!(
        server.refused(r#"{"find": "c", "projection": {"a": 0, "b": 1}}"#),
        (31_253, "Cannot do inclusion on field b in exclusion projection".to_owned())
    );
    assert_eq!(server.refused(r#"{"find": "c", "projection": {"a": 1, "a.b": 1}}"#).0, 31_249);
}
