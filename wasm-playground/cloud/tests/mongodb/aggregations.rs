//! What aggregations give.

use serde_json::{Value, json};

use super::asking::Server;

/// The examples of the pages below <https://www.mongodb.com/docs/manual/reference/operator/aggregation-pipeline/>.
#[test]
fn stages() {
    let mut server = Server::with(
        r#"[{"_id": 1, "item": "abc", "price": 10, "quantity": 2, "sizes": ["S", "M"]}, {"_id": 2, "item": "jkl", "price": 20, "quantity": 1, "sizes": []},
            {"_id": 3, "item": "xyz", "price": 5, "quantity": 5, "sizes": "L"}, {"_id": 4, "item": "abc", "price": 7.5, "quantity": 10}, {"_id": 5, "item": "xyz", "price": null, "sizes": null}]"#,
    );
    let cases = [
        (
            r#"[{"$group": {"_id": "$item", "total": {"$sum": {"$multiply": ["$price", "$quantity"]}}}}, {"$match": {"total": {"$gte": 50}}}]"#,
            json!([{"_id": "abc", "total": 95.0}]),
        ),
        (
            r#"[{"$group": {"_id": null, "n": {"$sum": 1}, "average": {"$avg": "$price"}, "least": {"$min": "$price"}, "most": {"$max": "$price"}, "count": {"$count": {}}}}]"#,
            json!([{"_id": null, "n": 5, "average": 10.625, "least": 5, "most": 20, "count": 5}]),
        ),
        (
            r#"[{"$unwind": "$sizes"}, {"$project": {"sizes": 1}}]"#,
            json!([{"_id": 1, "sizes": "S"}, {"_id": 1, "sizes": "M"}, {"_id": 3, "sizes": "L"}]),
        ),
        (
            r#"[{"$unwind": {"path": "$sizes", "preserveNullAndEmptyArrays": true, "includeArrayIndex": "i"}}, {"$project": {"sizes": 1, "i": {"$toInt": "$i"}}}]"#,
            json!([{"_id": 1, "sizes": "S", "i": 0}, {"_id": 1, "sizes": "M", "i": 1}, {"_id": 2, "i": null}, {"_id": 3, "sizes": "L", "i": null}, {"_id": 4, "i": null}, {"_id": 5, "sizes": null, "i": null}]),
        ),
        (
            r#"[{"$match": {"item": "xyz"}}, {"$group": {"_id": "$item", "first": {"$first": "$price"}, "last": {"$last": "$price"}, "all": {"$push": "$quantity"}, "set": {"$addToSet": "$sizes"}}}]"#,
            json!([{"_id": "xyz", "first": 5, "last": null, "all": [5], "set": ["L", null]}]),
        ),
        (r#"[{"$sortByCount": "$item"}, {"$limit": 1}]"#, json!([{"_id": "abc", "count": 2}])),
        (r#"[{"$match": {"price": {"$gt": 100}}}, {"$count": "n"}]"#, json!([])),
        (r#"[{"$count": "n"}]"#, json!([{"n": 5}])),
        (
            r#"[{"$sort": {"price": -1, "_id": 1}}, {"$skip": 1}, {"$limit": 1}, {"$addFields": {"a.b": "$item", "sizes": "$$REMOVE"}}, {"$unset": ["price", "quantity"]}]"#,
            json!([{"_id": 1, "item": "abc", "a": {"b": "abc"}}]),
        ),
        (r#"[{"$limit": 1}, {"$replaceRoot": {"newRoot": {"$mergeObjects": [{"x": 1}, {"i": "$item"}]}}}]"#, json!([{"x": 1, "i": "abc"}])),
        (
            r#"[{"$match": {"_id": {"$lte": 2}}}, {"$lookup": {"from": "c", "localField": "item", "foreignField": "item", "as": "same", "pipeline": [{"$project": {"_id": 1}}]}}, {"$project": {"same": 1}}]"#,
            json!([{"_id": 1, "same": [{"_id": 1}, {"_id": 4}]}, {"_id": 2, "same": [{"_id": 2}]}]),
        ),
        (
            r#"[{"$project": {"_id": 0, "item": 1, "worth": {"$multiply": ["$price", 2]}}}, {"$limit": 1}]"#,
            json!([{"item": "abc", "worth": 20}]),
        ),
    ];
    for (pipeline, expected) in cases {
        assert_eq!(server.aggregate(pipeline), expected, "{pipeline}");
    }
}

/// The examples of the pages below <https://www.mongodb.com/docs/manual/reference/operator/aggregation/>.
#[test]
fn expressions() {
    let mut server = Server::with(
        r#"[{"_id": 1, "n": 7, "d": 2.5, "t": "Hello", "at": {"\u0000": "d1769850300123"}, "l": [3, 1, 2], "o": {"a": 1}, "x": null, "big": {"\u0000": "l5"}, "m": {"\u0000": "n1.10"}}]"#,
    );
    let cases: &[(&str, Value)] = &[
        (r#"{"$add": ["$n", "$d"]}"#, json!(9.5)),
        (r#"{"$add": ["$n", "$big"]}"#, json!({"\u{0}": "l12"})),
        (r#"{"$add": ["$m", 2]}"#, json!({"\u{0}": "n3.10"})),
        (r#"{"$add": ["$at", 1000]}"#, json!({"\u{0}": "d1769850301123"})),
        (r#"{"$add": ["$n", "$x"]}"#, json!(null)),
        (r#"{"$subtract": ["$at", {"\u0000": "d1769850300000"}]}"#, json!({"\u{0}": "l123"})),
        (r#"{"$divide": ["$n", 2]}"#, json!(3.5)),
        (r#"{"$divide": ["$m", 4]}"#, json!({"\u{0}": "n0.275"})),
        (r#"{"$multiply": [2147483647, 2]}"#, json!({"\u{0}": "l4294967294"})),
        (r#"{"$multiply": [{"\u0000": "l9223372036854775807"}, 10]}"#, json!(9.223372036854776e19)),
        (r#"{"$mod": [-7, 3]}"#, json!(-1)),
        (r#"{"$round": [2.5, 0]}"#, json!(2.0)),
        (r#"{"$round": [-1.5]}"#, json!(-2.0)),
        (r#"{"$round": [2.675, 2]}"#, json!(2.67)),
        (r#"{"$round": [{"\u0000": "n2.675"}, 2]}"#, json!({"\u{0}": "n2.68"})),
        (r#"{"$round": [1234, -2]}"#, json!(1200)),
        (r#"{"$trunc": [7.85, 1]}"#, json!(7.8)),
        (r#"{"$concat": ["$t", "!", {"$toString": "$n"}]}"#, json!("Hello!7")),
        (r#"{"$concat": ["$t", "$missing"]}"#, json!(null)),
        (r#"{"$substrCP": ["$t", 1, 3]}"#, json!("ell")),
        (r#"{"$split": ["a,b,,c", ","]}"#, json!(["a", "b", "", "c"])),
        (r#"{"$indexOfCP": ["$t", "lo"]}"#, json!(3)),
        (r#"{"$replaceAll": {"input": "$t", "find": "l", "replacement": "L"}}"#, json!("HeLLo")),
        (r#"{"$ltrim": {"input": "xxa", "chars": "x"}}"#, json!("a")),
        (r#"{"$cond": [{"$gte": ["$n", 7]}, "yes", "no"]}"#, json!("yes")),
        (r#"{"$ifNull": ["$x", "$missing", "none"]}"#, json!("none")),
        (r#"{"$switch": {"branches": [{"case": {"$eq": ["$n", 1]}, "then": 1}], "default": 2}}"#, json!(2)),
        (r#"{"$eq": ["$x", "$missing"]}"#, json!(false)),
        (r#"{"$lt": ["$missing", null]}"#, json!(true)),
        (r#"{"$cmp": ["a", 1]}"#, json!(1)),
        (r#"{"$and": [1, "$t"]}"#, json!(true)),
        (r#"{"$not": ["$x"]}"#, json!(true)),
        (r#"{"$dateToString": {"date": "$at"}}"#, json!("2026-01-31T09:05:00.123Z")),
        (r#"{"$dateToString": {"date": "$at", "format": "%d/%m/%Y %H:%M %j %u %V %%"}}"#, json!("31/01/2026 09:05 031 6 05 %")),
        (r#"{"$dateToString": {"date": "$x", "onNull": "never"}}"#, json!("never")),
        (r#"{"$dateTrunc": {"date": "$at", "unit": "month"}}"#, json!({"\u{0}": "d1767225600000"})),
        (r#"{"$dateTrunc": {"date": "$at", "unit": "week"}}"#, json!({"\u{0}": "d1769299200000"})),
        (
            r#"[{"$year": "$at"}, {"$month": "$at"}, {"$dayOfMonth": "$at"}, {"$dayOfWeek": "$at"}, {"$dayOfYear": "$at"}, {"$millisecond": "$at"}]"#,
            json!([2026, 1, 31, 7, 31, 123]),
        ),
        (r#"{"$arrayElemAt": ["$l", -1]}"#, json!(2)),
        (r#"{"$slice": ["$l", -2]}"#, json!([1, 2])),
        (r#"{"$slice": ["$l", 1, 1]}"#, json!([1])),
        (r#"{"$map": {"input": "$l", "in": {"$multiply": ["$$this", 2]}}}"#, json!([6, 2, 4])),
        (r#"{"$filter": {"input": "$l", "as": "i", "cond": {"$gt": ["$$i", 1]}}}"#, json!([3, 2])),
        (r#"{"$reduce": {"input": "$l", "initialValue": "", "in": {"$concat": ["$$value", {"$toString": "$$this"}]}}}"#, json!("312")),
        (r#"{"$range": [0, 6, 2]}"#, json!([0, 2, 4])),
        (r#"{"$setDifference": ["$l", [1]]}"#, json!([3, 2])),
        (r#"{"$arrayToObject": [[["k", 1]]]}"#, json!({"k": 1})),
        (r#"{"$objectToArray": "$o"}"#, json!([{"k": "a", "v": 1}])),
        (r#"{"$sum": "$l"}"#, json!(6)),
        (r#"{"$avg": ["$n", 1]}"#, json!(4.0)),
        (r#"{"$toDouble": "2.5"}"#, json!(2.5)),
        (r#"{"$toInt": 7.9}"#, json!(7)),
        (r#"{"$toDate": "2026-01-31"}"#, json!({"\u{0}": "d1769817600000"})),
        (r#"{"$toString": "$at"}"#, json!("2026-01-31T09:05:00.123Z")),
        (r#"{"$type": "$missing"}"#, json!("missing")),
        (r#"{"$let": {"vars": {"a": "$n"}, "in": {"$add": ["$$a", "$$ROOT.n"]}}}"#, json!(14)),
        (r#"{"$literal": {"$add": 1}}"#, json!({"$add": 1})),
    ];
    for (expression, expected) in cases {
        let found = server.aggregate(&format!("[{{\"$project\": {{\"_id\": 0, \"v\": {expression}}}}}]"));
        assert_eq!(found[0]["v"], *expected, "{expression}");
    }
    assert_eq!(server.aggregate(r#"[{"$project": {"_id": 0, "v": "$missing"}}]"#), json!([{}]));
}

/// `40324` and `Unrecognized pipeline stage name: '$push'`, `PlanExecutor error during aggregation :: caused by :: can't $divide by zero` and its code 2: read 2026-11-27 in
/// public repositories that quote servers. The others: excerpts of src/mongo/db/pipeline in copies of it, and texts that quote servers, read 2026-11-28.
/// For an unknown expression right below a field of `$project`, FerretDB's tests (TestAggregateProjectErrors) expect 31325 of MongoDB;
/// 168 is for `$addFields`, and for one that stands deeper.
#[test]
fn refusals() {
    let mut server = Server::with(r#"[{"_id": 1, "t": "x"}]"#);
    let executor = "PlanExecutor error during aggregation :: caused by :: ";
    let cases = [
        (r#"[{"$push": 1}]"#, 40_324, "Unrecognized pipeline stage name: '$push'".to_owned()),
        (r#"[{"$match": {}, "$limit": 1}]"#, 40_323, "A pipeline stage specification object must contain exactly one field.".to_owned()),
        (r#"[{"$group": {"n": {"$sum": 1}}}]"#, 15_955, "a group specification must include an _id".to_owned()),
        (r#"[{"$group": {"_id": 1, "n": {"$foo": 1}}}]"#, 15_952, "unknown group operator '$foo'".to_owned()),
        (r#"[{"$group": {"_id": 1, "n": "$t"}}]"#, 40_234, "The field 'n' must be an accumulator object".to_owned()),
        (r#"[{"$project": {"v": {"$foo": 1}}}]"#, 31_325, "Invalid $project :: caused by :: Unknown expression $foo".to_owned()),
        (
            r#"[{"$project": {"v": {"$add": [{"$foo": 1}]}}}]"#,
            168,
            "Invalid $project :: caused by :: Unrecognized expression '$foo'".to_owned(),
        ),
        (r#"[{"$project": {"v": {"$divide": [1, 0]}}}]"#, 2, format!("{executor}can't $divide by zero")),
        (r#"[{"$project": {"v": {"$multiply": ["$t", 2]}}}]"#, 14, format!("{executor}$multiply only supports numeric types, not string")),
        (r#"[{"$project": {"v": {"$concat": ["$t", 2]}}}]"#, 16_702, format!("{executor}$concat only supports strings, not int")),
        (
            r#"[{"$project": {"v": {"$size": "$t"}}}]"#,
            17_124,
            format!("{executor}The argument to $size must be an array, but was of type: string"),
        ),
        (r#"[{"$limit": 0}]"#, 15_958, "the limit must be positive".to_owned()),
        (r#"[{"$unwind": "t"}]"#, 28_818, "path option to $unwind stage should be prefixed with a '$': t".to_owned()),
        (
            r#"[{"$addFields": {"v": "$$nobody"}}]"#,
            17_276,
            "Invalid $addFields :: caused by :: Use of undefined variable: nobody".to_owned(),
        ),
        (r#"[{"$facet": {}}]"#, 238, "The stage $facet is not part of this simulation. There is: $addFields,".to_owned()),
        (r#"[{"$merge": "x"}]"#, 238, "The stage $merge is not part of this simulation.".to_owned()),
        (
            r#"[{"$project": {"v": {"$dateAdd": {}}}}]"#,
            238,
            "Invalid $project :: caused by :: $dateAdd is not part of this simulation.".to_owned(),
        ),
        (r#"[{"$group": {"_id": 1, "n": {"$median": 1}}}]"#, 238, "The accumulator $median is not part of this simulation.".to_owned()),
    ];
    for (pipeline, code, sentence) in cases {
        let (refused, told) = server.refused(&format!("{{\"aggregate\": \"c\", \"pipeline\": {pipeline}, \"cursor\": {{}}}}"));
        assert!(refused == code && told.starts_with(&sentence), "{pipeline}: {refused} {told}");
    }
}

/// What a stage makes is held at once, in a browser too: that has a cap of the workbook's own.
#[test]
fn a_stage_that_makes_too_much_is_refused() {
    let text = "x".repeat(10_000);
    let documents: Vec<Value> = (0..100).map(|number| json!({ "_id": number, "text": text })).collect();
    let mut server = Server::with(&json!(documents).to_string());
    let lookup = json!({ "$lookup": { "from": "c", "localField": "no", "foreignField": "no", "as": "all" } });
    let aggregate = |stages: Value| json!({ "aggregate": "c", "pipeline": stages, "cursor": {} }).to_string();
    let (code, sentence) = server.refused(&aggregate(json!([lookup, { "$count": "n" }])));
    assert_eq!(code, 146);
    assert_eq!(
        sentence,
        "PlanExecutor error during aggregation :: caused by :: more than 64 MB of documents in one stage is too much for this workbook. \
         That is a cap of its own, not of MongoDB."
    );
    let some = server.ok(&aggregate(json!([{ "$limit": 20 }, lookup, { "$unwind": "$all" }, { "$count": "n" }])));
    assert_eq!(some["cursor"]["firstBatch"], json!([{ "n": 2_000 }]));
}
