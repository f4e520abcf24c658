//! What becomes of documents.

use serde_json::json;

use super::asking::Server;

/// The examples of the pages below <https://www.mongodb.com/docs/manual/reference/operator/update/>.
#[test]
fn operators() {
    let cases = [
        (r#"{"a": 1}"#, r#"{"$set": {"a": 2, "d.e": [1]}}"#, json!({"_id": 1, "a": 2, "d": {"e": [1]}})),
        (r#"{"r": [5, 6]}"#, r#"{"$set": {"r.3": 9}}"#, json!({"_id": 1, "r": [5, 6, null, 9]})),
        (r#"{"a": 1, "b": {"c": 1, "d": 2}}"#, r#"{"$unset": {"a": "", "b.c": "", "x.y": ""}}"#, json!({"_id": 1, "b": {"d": 2}})),
        (r#"{"l": [1, 2]}"#, r#"{"$unset": {"l.0": ""}}"#, json!({"_id": 1, "l": [null, 2]})),
        (r#"{"q": 10}"#, r#"{"$inc": {"q": -2, "m.o": 1}}"#, json!({"_id": 1, "q": 8, "m": {"o": 1}})),
        (r#"{"p": 10.5}"#, r#"{"$mul": {"p": 2, "n": 100}}"#, json!({"_id": 1, "p": 21.0, "n": 0})),
        (r#"{"lo": 200, "hi": 800}"#, r#"{"$min": {"lo": 150}, "$max": {"hi": 700}}"#, json!({"_id": 1, "lo": 150, "hi": 800})),
        (r#"{"nmae": {"first": "g"}}"#, r#"{"$rename": {"nmae": "name"}}"#, json!({"_id": 1, "name": {"first": "g"}})),
        (r#"{"s": [89]}"#, r#"{"$push": {"s": {"$each": [90, 70], "$sort": -1, "$slice": 2}}}"#, json!({"_id": 1, "s": [90, 89]})),
        (r#"{"s": [1, 2]}"#, r#"{"$push": {"s": {"$each": [8, 9], "$position": -1}}}"#, json!({"_id": 1, "s": [1, 8, 9, 2]})),
        (r#"{"c": ["a"]}"#, r#"{"$addToSet": {"c": {"$each": ["a", "b", "b"]}}}"#, json!({"_id": 1, "c": ["a", "b"]})),
        (r#"{"c": ["a"]}"#, r#"{"$addToSet": {"c": ["a"]}}"#, json!({"_id": 1, "c": ["a", ["a"]]})),
        (r#"{"f": ["kiwi", "fig", "pear"]}"#, r#"{"$pull": {"f": {"$in": ["fig", "pear"]}}}"#, json!({"_id": 1, "f": ["kiwi"]})),
        (
            r#"{"r": [{"i": "A", "s": 5}, {"i": "B", "s": 8}]}"#,
            r#"{"$pull": {"r": {"s": 8, "i": "B"}}}"#,
            json!({"_id": 1, "r": [{"i": "A", "s": 5}]}),
        ),
        (r#"{"s": [0, 2, 5, 5, 1, 0]}"#, r#"{"$pullAll": {"s": [0, 5]}}"#, json!({"_id": 1, "s": [2, 1]})),
        (r#"{"s": [8, 9, 10]}"#, r#"{"$pop": {"s": -1}}"#, json!({"_id": 1, "s": [9, 10]})),
        (
            r#"{"a": 1}"#,
            r#"{"$currentDate": {"at": true, "ts": {"$type": "timestamp"}}}"#,
            json!({"_id": 1, "a": 1, "at": {"\u{0}": "d1769850300000"}, "ts": {"\u{0}": "t1769850300,1"}}),
        ),
        (r#"{"g": [{"n": 1}, {"n": 5}]}"#, r#"{"$inc": {"g.$[].n": 1}}"#, json!({"_id": 1, "g": [{"n": 2}, {"n": 6}]})),
        (r#"{"a": 1, "b": 2}"#, r#"{"c": 3}"#, json!({"_id": 1, "c": 3})),
        (r#"{"a": 1, "b": 2}"#, r#"[{"$set": {"sum": {"$add": ["$a", "$b"]}}}, {"$unset": "a"}]"#, json!({"_id": 1, "b": 2, "sum": 3})),
        // "update operators process document fields with string-based names in lexicographic order": reference/operator/update/.
        ("{\"z\": 0}", r#"{"$set": {"c": 1, "a": 1, "b": 1}}"#, json!({"_id": 1, "z": 0, "a": 1, "b": 1, "c": 1})),
    ];
    for (before, update, after) in cases {
        let mut server = Server::with(&format!("[{{\"_id\": 1, {}]", &before[1..]));
        let found = server.updated(update);
        assert_eq!(found.to_string(), after.to_string(), "{before} {update}");
    }
}

/// <https://www.mongodb.com/docs/manual/reference/operator/update/positional/> and positional-filtered.
#[test]
fn elements_that_the_query_or_a_filter_found() {
    let mut server = Server::with(r#"[{"_id": 1, "grades": [{"g": 80, "m": 75}, {"g": 85, "m": 90}], "l": [85, 82, 80]}]"#);
    server.ok(r#"{"update": "c", "updates": [{"q": {"_id": 1, "grades.g": 85}, "u": {"$set": {"grades.$.std": 6}}}]}"#);
    server.ok(r#"{"update": "c", "updates": [{"q": {"grades": {"$elemMatch": {"g": {"$lte": 90}, "m": {"$gt": 80}}}}, "u": {"$inc": {"grades.$.m": 1}}}]}"#);
    server.ok(r#"{"update": "c", "updates": [{"q": {}, "u": {"$set": {"l.$[e]": 0}}, "arrayFilters": [{"e": {"$gte": 82}}]}]}"#);
    assert_eq!(server.find("{}")[0], json!({"_id": 1, "grades": [{"g": 80, "m": 75}, {"g": 85, "m": 91, "std": 6}], "l": [0, 0, 80]}));
    let refused = server.refused(r#"{"update": "c", "updates": [{"q": {"_id": 1}, "u": {"$set": {"l.$": 1}}}]}"#);
    assert_eq!(refused, (2, "The positional operator did not find the match needed from the query.".to_owned()));
}

/// <https://www.mongodb.com/docs/manual/reference/method/db.collection.updateOne/#upsert>.
#[test]
fn upserts() {
    let mut server = Server::with("[]");
    let answer = server.ok(
        r#"{"update": "c", "updates": [{"q": {"_id": 7, "a": {"$gt": 5}, "b.c": "x", "d": {"$eq": 1}}, "u": {"$inc": {"n": 1}, "$setOnInsert": {"e": 2}}, "upsert": true}]}"#,
    );
    assert_eq!(answer["upserted"], json!([{"index": 0, "_id": 7}]));
    assert_eq!(server.find("{}"), [json!({"_id": 7, "b": {"c": "x"}, "d": 1, "e": 2, "n": 1})]);
    let answer = server.ok(r#"{"update": "c", "updates": [{"q": {"a": 3}, "u": {"b": 4}, "upsert": true}]}"#);
    let id = answer["upserted"][0]["_id"]["\u{0}"].as_str().unwrap().to_owned();
    // The second in which it was made, and a rest of the seed.
    assert_eq!(&id[..9], format!("o{:08x}", 1_769_850_300));
    assert_eq!(server.find(r#"{"b": 4}"#).len(), 1);
    let again = server.ok(r#"{"update": "c", "updates": [{"q": {"b": 4}, "u": {"$set": {"b": 4}}, "upsert": true, "multi": true}]}"#);
    assert_eq!((&again["n"], &again["nModified"]), (&json!(1), &json!(0)));
}

/// Sentences of src/mongo/db/update: push_node_test.cpp (`The field 'a' must be an array but is of type int in document {_id: "test_object"}`), update_tree_executor
/// (`After applying the update, the (immutable) field '_id' was found to have been altered to _id: …`), arithmetic_node.cpp
/// (`Cannot increment with non-numeric argument: {Type: "Prime"}`); read 2026-11-27 in public repositories. The others: excerpts
/// of src/mongo/db/update and its tests in copies of it, and texts that quote servers, read 2026-11-28.
#[test]
fn refusals() {
    let mut server = Server::with(r#"[{"_id": 1, "t": "text", "n": 1, "l": [1]}]"#);
    let cases = [
        (
            r#"{"$inc": {"t": 1}}"#,
            14,
            "Cannot apply $inc to a value of non-numeric type. {_id: 1} has the field 't' of non-numeric type string",
        ),
        (r#"{"$inc": {"n": "x"}}"#, 14, "Cannot increment with non-numeric argument: {n: \"x\"}"),
        (r#"{"$inc": {"n": {"\u0000": "l9223372036854775807"}}}"#, 2, "Failed to apply $inc operations to current value"),
        (r#"{"$push": {"t": 1}}"#, 2, "The field 't' must be an array but is of type string in document {_id: 1}"),
        (r#"{"$addToSet": {"t": 1}}"#, 2, "Cannot apply $addToSet to non-array field. Field named 't' has non-array type string"),
        (r#"{"$pop": {"l": 2}}"#, 9, "$pop expects 1 or -1, found: 2"),
        (r#"{"$set": {"n.x": 1}}"#, 28, "Cannot create field 'x' in element {n: 1}"),
        (r#"{"$set": {"_id": 2}}"#, 66, "Performing an update on the path '_id' would modify the immutable field '_id'"),
        (r#"{"_id": 2}"#, 66, "After applying the update, the (immutable) field '_id' was found to have been altered to _id: 2"),
        (r#"{"$set": {"a": 1, "a.b": 2}}"#, 40, "Updating the path 'a.b' would create a conflict at 'a'"),
        (r#"{"$set": {"a": 1}, "$rename": {"b": "a"}}"#, 40, "Updating the path 'a' would create a conflict at 'a'"),
        (
            r#"{"$foo": {"a": 1}}"#,
            9,
            "Unknown modifier: $foo. Expected a valid update modifier or pipeline-style update specified as an array",
        ),
        (
            r#"{"$set": 5}"#,
            9,
            "Modifiers operate on fields but we found type int instead. For example: {$mod: {<field>: ...}} not {$set: 5}",
        ),
        (r#"{"$set": {"": 5}}"#, 56, "An empty update path is not valid."),
        (r#"[{"$group": {"_id": 1}}]"#, 72, "$group is not allowed to be used within an update"),
        (r#"{"$bit": {"n": {"and": 1}}}"#, 238, "$bit is not part of this simulation."),
    ];
    for (update, code, sentence) in cases {
        let (refused, told) = server.refused(&format!("{{\"update\": \"c\", \"updates\": [{{\"q\": {{\"_id\": 1}}, \"u\": {update}}}]}}"));
        assert!(refused == code && told.starts_with(sentence), "{update}: {refused} {told}");
    }
    assert_eq!(server.find("{}"), [json!({"_id": 1, "t": "text", "n": 1, "l": [1]})], "nothing was changed");
    let multi = server.refused(r#"{"update": "c", "updates": [{"q": {}, "u": {"a": 1}, "multi": true}]}"#);
    assert_eq!(multi, (9, "multi update is not supported for replacement-style update".to_owned()));
}

/// <https://www.mongodb.com/docs/manual/reference/command/findAndModify/>.
#[test]
fn one_document_is_changed_and_given() {
    let mut server = Server::with(r#"[{"_id": 1, "n": 1}, {"_id": 2, "n": 5}]"#);
    let answer = server.ok(r#"{"findAndModify": "c", "query": {}, "sort": {"n": -1}, "update": {"$inc": {"n": 1}}}"#);
    assert_eq!(answer["value"], json!({"_id": 2, "n": 5}));
    let answer = server
        .ok(r#"{"findAndModify": "c", "query": {"_id": 2}, "update": {"$inc": {"n": 1}}, "new": true, "fields": {"n": 1, "_id": 0}}"#);
    assert_eq!((&answer["value"], &answer["lastErrorObject"]), (&json!({"n": 7}), &json!({"n": 1, "updatedExisting": true})));
    let answer = server.ok(r#"{"findAndModify": "c", "query": {"_id": 9}, "update": {"$set": {"n": 1}}, "upsert": true}"#);
    assert_eq!((&answer["value"], &answer["lastErrorObject"]["upserted"]), (&json!(null), &json!(9)));
    let answer = server.ok(r#"{"findAndModify": "c", "query": {"_id": 9}, "remove": true}"#);
    assert_eq!(answer["value"], json!({"_id": 9, "n": 1}));
    let answer = server.ok(r#"{"findAndModify": "c", "query": {"_id": 9}, "remove": true}"#);
    assert_eq!(answer["value"], json!(null));
}
