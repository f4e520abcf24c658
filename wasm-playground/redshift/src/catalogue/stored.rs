//! The definition of a relation as the catalogue keeps it: JSON.

use serde_json::{Value, json};

use super::{Column, Kind, Relation};
use crate::types::Type;

/// A type as two numbers and a name.
#[must_use]
pub fn type_to_json(ty: Type) -> Value {
    match ty {
        Type::Numeric(precision, scale) => json!(["numeric", precision, scale]),
        Type::Char(length) => json!(["char", length]),
        Type::Varchar(length) => json!(["varchar", length]),
        other => json!([other.internal_name()]),
    }
}

fn type_from_json(value: &Value) -> Option<Type> {
    let number = |index: usize| value.get(index).and_then(Value::as_u64).and_then(|number| u32::try_from(number).ok());
    Some(match value.get(0)?.as_str()? {
        "numeric" => Type::Numeric(u8::try_from(number(1)?).ok()?, u8::try_from(number(2)?).ok()?),
        "char" => Type::Char(number(1)?),
        "varchar" => Type::Varchar(number(1).unwrap_or(crate::types::LONGEST_VARCHAR)),
        "bool" => Type::Bool,
        "int2" => Type::Int2,
        "int4" => Type::Int4,
        "int8" => Type::Int8,
        "float4" => Type::Float4,
        "float8" => Type::Float8,
        "date" => Type::Date,
        "timestamp" => Type::Timestamp,
        "timestamptz" => Type::TimestampTz,
        "time" => Type::Time,
        "interval" => Type::Interval,
        "super" => Type::Super,
        _ => return None,
    })
}

/// The definition of a relation.
#[must_use]
pub fn write(relation: &Relation) -> String {
    let columns: Vec<Value> = relation
        .columns
        .iter()
        .map(|column| {
            json!({
                "number": column.number, "name": column.name, "type": type_to_json(column.ty), "nullable": column.nullable,
                "default": column.default, "identity": column.identity, "encode": column.encode, "distkey": column.distkey,
                "sortkey": column.sortkey, "key": column.key,
            })
        })
        .collect();
    let view = match &relation.kind {
        Kind::Table => Value::Null,
        Kind::View(text, reads) => json!({"text": text, "reads": reads}),
    };
    json!({"columns": columns, "view": view, "diststyle": relation.diststyle}).to_string()
}

/// Reads what [`write`] wrote; none if it is something else.
#[must_use]
pub fn read(oid: i64, schema: &str, name: &str, definition: &str) -> Option<Relation> {
    let value: Value = serde_json::from_str(definition).ok()?;
    let text = |value: &Value| value.as_str().map(str::to_owned);
    let mut columns = Vec::new();
    for column in value["columns"].as_array()? {
        let identity = &column["identity"];
        columns.push(Column {
            number: column["number"].as_i64()?,
            name: text(&column["name"])?,
            ty: type_from_json(&column["type"])?,
            nullable: column["nullable"].as_bool()?,
            default: text(&column["default"]),
            identity: identity.as_array().and_then(|_| Some((identity[0].as_i64()?, identity[1].as_i64()?, identity[2].as_bool()?))),
            encode: text(&column["encode"]).unwrap_or_default(),
            distkey: column["distkey"].as_bool().unwrap_or(false),
            sortkey: column["sortkey"].as_i64().unwrap_or(0),
            key: text(&column["key"]),
        });
    }
    let view = &value["view"];
    let kind = match text(&view["text"]) {
        Some(query) => Kind::View(query, view["reads"].as_array()?.iter().filter_map(Value::as_i64).collect()),
        None => Kind::Table,
    };
    Some(Relation {
        oid,
        schema: schema.to_owned(),
        name: name.to_owned(),
        kind,
        columns,
        diststyle: text(&value["diststyle"]).unwrap_or_default(),
    })
}
