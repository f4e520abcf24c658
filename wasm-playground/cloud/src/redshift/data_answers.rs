//! The shapes in which the Data API answers.

use mini_lambda::SimTime;
use serde_json::{Map, Value, json};

use super::cluster::has_rows;
use super::protocol::{Column, Outcome, text_of};
use super::statement::{Part, Phase, Statement, Status};

/// AWS's word for a number that is not there: recorded in <https://github.com/awslabs/amazon-redshift-utils/issues/515>, read 2026-11-27.
const NOTHING: i64 = -1;

/// The answer to ExecuteStatement and BatchExecuteStatement. With `waited_until` it says how far the statement is.
pub(super) fn accepted(statement: &Statement, waited_until: Option<SimTime>) -> Value {
    let mut answer = json!({"Id": statement.id, "CreatedAt": statement.created_at.as_micros()});
    add_target(&mut answer, statement);
    if let Some(at) = waited_until {
        answer["Status"] = json!(statement.status(at).0.word());
        answer["HasResultSet"] = json!(has_result(statement, at));
    }
    answer
}

/// The answer to DescribeStatement.
pub(super) fn described(statement: &Statement, at: SimTime) -> Value {
    let (status, since) = statement.status(at);
    let has_begun = !matches!(status, Status::Submitted | Status::Picked);
    let mut answer = json!({
        "Id": statement.id,
        "Status": status.word(),
        "CreatedAt": statement.created_at.as_micros(),
        "UpdatedAt": since.as_micros(),
        "Duration": duration(statement, at),
        "HasResultSet": has_result(statement, at),
        "RedshiftPid": if has_begun { statement.pid } else { 0 },
        "ResultFormat": "json",
    });
    add_target(&mut answer, statement);
    if let Some(error) = over(statement, at).and(statement.error()) {
        answer["Error"] = json!(error);
    }
    if !statement.parameters.is_empty() {
        let given = statement.parameters.iter().map(|parameter| json!({"name": parameter.name, "value": parameter.value}));
        answer["QueryParameters"] = given.collect();
    }
    if statement.batch {
        answer["RedshiftQueryId"] = json!(0);
        (answer["ResultRows"], answer["ResultSize"]) = (json!(NOTHING), json!(NOTHING));
        let parts = statement.parts.iter().enumerate().map(|(index, part)| described_part(statement, index, part, at));
        answer["SubStatements"] = parts.collect();
    } else if let Some(part) = statement.parts.first() {
        add_part(&mut answer, part, has_begun, over(statement, at).is_some());
    }
    answer
}

fn described_part(statement: &Statement, index: usize, part: &Part, at: SimTime) -> Value {
    let (status, since) = statement.status(at);
    let is_over = over(statement, at).is_some();
    let own = part.result.as_ref().filter(|_| is_over);
    let mut answer = json!({
        "Id": format!("{}:{}", statement.id, index + 1),
        "Status": own.map_or(status, |result| result.status).word(),
        "CreatedAt": statement.created_at.as_micros(),
        "UpdatedAt": since.as_micros(),
        "Duration": own.map_or(NOTHING, |result| nanoseconds(result.took_us)),
        "HasResultSet": own.is_some_and(|result| has_rows(&result.outcome)),
    });
    if let Some(error) = own.and_then(|result| result.error.as_ref()) {
        answer["Error"] = json!(error);
    }
    add_part(&mut answer, part, !matches!(status, Status::Submitted | Status::Picked), is_over);
    answer
}

fn add_part(answer: &mut Value, part: &Part, has_begun: bool, is_over: bool) {
    answer["QueryString"] = json!(part.sql);
    let good = part.result.as_ref().filter(|result| is_over && result.status == Status::Finished);
    answer["RedshiftQueryId"] = json!(if has_begun { part.query_id } else { 0 });
    answer["ResultRows"] = json!(good.map_or(NOTHING, |result| rows(&result.outcome)));
    answer["ResultSize"] = json!(good.map_or(NOTHING, |result| size(&result.outcome)));
}

/// Of a COPY it is always 0: <https://github.com/aws/aws-sdk/issues/333>, read 2026-11-27.
fn rows(outcome: &Outcome) -> i64 {
    if outcome.command == "COPY" { 0 } else { outcome.row_count.max(0) }
}

fn size(outcome: &Outcome) -> i64 {
    let bytes = outcome.rows.iter().flatten().map(|value| text_of(value).map_or(0, |text| text.len()));
    i64::try_from(bytes.sum::<usize>()).unwrap_or(i64::MAX)
}

fn over(statement: &Statement, at: SimTime) -> Option<Status> {
    match statement.phase {
        Phase::Over { at: end, status } if end <= at => Some(status),
        Phase::Over { .. } | Phase::Waiting | Phase::Running { .. } => None,
    }
}

fn duration(statement: &Statement, at: SimTime) -> i64 {
    match statement.phase {
        Phase::Over { at: end, .. } if end <= at => nanoseconds(end.since(statement.starts_at.min(end)).as_micros()),
        Phase::Over { .. } | Phase::Waiting | Phase::Running { .. } => NOTHING,
    }
}

fn nanoseconds(micros: u64) -> i64 {
    i64::try_from(micros.saturating_mul(1_000)).unwrap_or(i64::MAX)
}

fn has_result(statement: &Statement, at: SimTime) -> bool {
    over(statement, at) == Some(Status::Finished)
        && statement.parts.iter().any(|part| part.result.as_ref().is_some_and(|result| has_rows(&result.outcome)))
}

fn add_target(answer: &mut Value, statement: &Statement) {
    let target = &statement.target;
    let named = [
        ("ClusterIdentifier", &target.cluster),
        ("WorkgroupName", &target.workgroup),
        ("Database", &target.database),
        ("DbUser", &target.user),
        ("SecretArn", &target.secret),
    ];
    for (name, value) in named {
        if let Some(value) = value {
            answer[name] = json!(value);
        }
    }
}

/// One of ListStatements.
pub(super) fn listed(statement: &Statement, at: SimTime) -> Value {
    let (status, since) = statement.status(at);
    let mut answer = json!({
        "Id": statement.id,
        "Status": status.word(),
        "CreatedAt": statement.created_at.as_micros(),
        "UpdatedAt": since.as_micros(),
        "IsBatchStatement": statement.batch,
        "ResultFormat": "json",
    });
    let sqls: Vec<&str> = statement.parts.iter().map(|part| part.sql.as_str()).collect();
    if statement.batch {
        answer["QueryStrings"] = json!(sqls);
    } else {
        answer["QueryString"] = json!(sqls.first());
    }
    if let Some(name) = &statement.name {
        answer["StatementName"] = json!(name);
    }
    answer
}

/// Rows of a result, from `first` on, at most so many.
pub(super) fn page(outcome: &Outcome, first: usize, most: usize) -> Value {
    let columns = outcome.columns.as_deref().unwrap_or_default();
    let rows = outcome.rows.iter().skip(first).take(most);
    let records = rows.map(|row| columns.iter().zip(row).map(|(column, value)| field(column, value)).collect::<Value>());
    let mut answer = json!({
        "Records": records.collect::<Value>(),
        "ColumnMetadata": columns.iter().map(|column| of_column(column, None)).collect::<Value>(),
        "TotalNumRows": outcome.rows.len(),
    });
    let next = first + most;
    if next < outcome.rows.len() {
        answer["NextToken"] = json!(next.to_string());
    }
    answer
}

fn field(column: &Column, value: &Value) -> Value {
    match (value, column.kind.as_str()) {
        (Value::Null, _) => json!({"isNull": true}),
        (Value::Bool(value), _) => json!({"booleanValue": value}),
        (Value::Number(value), "int2" | "int4" | "int8") => json!({"longValue": value}),
        (Value::Number(value), "float4" | "float8") => json!({"doubleValue": value.as_f64()}),
        (other, _) => json!({"stringValue": text_of(other)}),
    }
}

/// A column as results and DescribeTable tell it. `length` is 0 in AWS's own examples of results
/// (<https://docs.aws.amazon.com/redshift/latest/mgmt/data-api-calling.html>, as awsdocs/amazon-redshift-management-guide has it in
/// doc_source/data-api-calling.md, read 2026-11-28). The examples of DescribeTable there have no 0: of texts without an end, `length` and
/// `precision` are 2147483647.
pub(super) fn of_column(column: &Column, default: Option<&str>) -> Value {
    let is_text = matches!(column.kind.as_str(), "varchar" | "bpchar" | "char" | "text" | "super");
    let is_number = matches!(column.kind.as_str(), "int2" | "int4" | "int8" | "float4" | "float8" | "numeric");
    let mut fields = Map::new();
    let mut put = |name: &str, value: Value| fields.insert(name.to_owned(), value);
    put("isCaseSensitive", json!(is_text));
    put("isCurrency", json!(false));
    put("isSigned", json!(is_number));
    put("label", json!(column.name));
    put("length", json!(0));
    put("name", json!(column.name));
    put("nullable", json!(i64::from(column.is_nullable())));
    put("precision", json!(if is_text { column.length } else { column.precision }));
    put("scale", json!(column.scale));
    put("schemaName", json!(column.schema));
    put("tableName", json!(column.table));
    put("typeName", json!(column.kind));
    if let Some(default) = default {
        put("columnDefault", json!(default));
    }
    Value::Object(fields)
}
