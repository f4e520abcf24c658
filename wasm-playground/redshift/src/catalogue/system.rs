//! Redshift's own relations that people ask: what tables there are, and what became of loads.

use super::{Catalogue, Kind, Relation};
use crate::error::Result;
use crate::types::Type;
use crate::types::read::Datum;

/// What SQLite keeps of loads. They are no part of any transaction: the session writes them again after a rollback.
pub const STORED_TABLES: &str = "
    create table load_errors(c1, c2, c3, c4, c5, c6, c7, c8, c9, c10, c11, c12, c13, c14, c15, c16, c17);
    create table load_commits(c1, c2, c3, c4, c5);";

/// A relation of the system: its columns, and where its rows are.
pub struct SystemRelation {
    /// Schema.
    pub schema: &'static str,
    /// Name.
    pub name: &'static str,
    /// Names and types.
    pub columns: Vec<(&'static str, Type)>,
    /// What stands after FROM in SQLite; its columns are `c1`, `c2`, …
    pub source: String,
}

const NAME: Type = Type::Varchar(128);
const TEXT: Type = Type::Varchar(128);

/// The columns of stl_load_errors. <https://docs.aws.amazon.com/redshift/latest/dg/r_STL_LOAD_ERRORS.html>, read 2026-11-27.
pub const LOAD_ERRORS: [(&str, Type); 17] = [
    ("userid", Type::Int4),
    ("slice", Type::Int4),
    ("tbl", Type::Int4),
    ("starttime", Type::Timestamp),
    ("session", Type::Int4),
    ("query", Type::Int4),
    ("filename", Type::Char(256)),
    ("line_number", Type::Int8),
    ("colname", Type::Char(127)),
    ("type", Type::Char(10)),
    ("col_length", Type::Char(10)),
    ("position", Type::Int4),
    ("raw_line", Type::Char(1024)),
    ("raw_field_value", Type::Char(1024)),
    ("err_code", Type::Int4),
    ("err_reason", Type::Char(100)),
    ("is_partial", Type::Int4),
];

/// The system relation of this name; a name without a schema finds those of pg_catalog.
///
/// # Errors
/// SQLite's.
pub fn find(catalogue: Catalogue<'_>, schema: Option<&str>, name: &str, temporary: &str) -> Result<Option<SystemRelation>> {
    let catalog = matches!(schema, None | Some("pg_catalog"));
    let found = match (schema, name) {
        (Some("information_schema"), "tables") => Some(information_tables(catalogue, temporary)?),
        (Some("information_schema"), "columns") => Some(information_columns(catalogue, temporary)?),
        (_, "svv_tables") if catalog => {
            Some(SystemRelation { schema: "pg_catalog", name: "svv_tables", ..information_tables(catalogue, temporary)? })
        }
        (_, "svv_columns") if catalog => {
            Some(SystemRelation { schema: "pg_catalog", name: "svv_columns", ..information_columns(catalogue, temporary)? })
        }
        (_, "pg_table_def") if catalog => Some(pg_table_def(catalogue, temporary)?),
        (_, "pg_tables") if catalog => Some(pg_tables(catalogue, temporary)?),
        (_, "svv_table_info") if catalog => Some(svv_table_info(catalogue)?),
        (_, "stl_load_errors") if catalog => Some(SystemRelation {
            schema: "pg_catalog",
            name: "stl_load_errors",
            columns: LOAD_ERRORS.to_vec(),
            source: "load_errors".to_owned(),
        }),
        (_, "sys_load_error_detail") if catalog => Some(load_error_detail()),
        (_, "stl_load_commits") if catalog => Some(SystemRelation {
            schema: "pg_catalog",
            name: "stl_load_commits",
            columns: vec![
                ("userid", Type::Int4),
                ("query", Type::Int4),
                ("filename", Type::Char(256)),
                ("lines_scanned", Type::Int4),
                ("curtime", Type::Timestamp),
            ],
            source: "load_commits".to_owned(),
        }),
        _ => None,
    };
    Ok(found)
}

/// <https://docs.aws.amazon.com/redshift/latest/dg/SYS_LOAD_ERROR_DETAIL.html>.
fn load_error_detail() -> SystemRelation {
    SystemRelation {
        schema: "pg_catalog",
        name: "sys_load_error_detail",
        columns: vec![
            ("user_id", Type::Int4),
            ("query_id", Type::Int8),
            ("transaction_id", Type::Int8),
            ("session_id", Type::Int4),
            ("database_name", NAME),
            ("table_id", Type::Int4),
            ("start_time", Type::Timestamp),
            ("file_name", Type::Char(256)),
            ("line_number", Type::Int8),
            ("column_name", Type::Char(127)),
            ("column_type", Type::Char(10)),
            ("column_length", Type::Char(10)),
            ("position", Type::Int4),
            ("error_code", Type::Int4),
            ("error_message", Type::Char(512)),
        ],
        source: "(select c1, c6 as c2, c6 as c3, c5 as c4, 'dev' as c5, c3 as c6, c4 as c7, c7 as c8, c8 as c9, c9 as c10, c10 as c11, c11 as c12, c12 as c13, c15 as c14, c16 as c15 from load_errors)".to_owned(),
    }
}

fn visible(catalogue: Catalogue<'_>, temporary: &str) -> Result<Vec<Relation>> {
    let mut all = catalogue.all()?;
    all.retain(|relation| !relation.is_temporary() || relation.schema == temporary);
    Ok(all)
}

/// `(select …)` of literal rows.
fn rows(columns: usize, rows: &[Vec<Datum>]) -> String {
    let names: Vec<String> = (1..=columns).map(|number| format!("column{number} as c{number}")).collect();
    if rows.is_empty() {
        let names: Vec<String> = (1..=columns).map(|number| format!("null as c{number}")).collect();
        return format!("(select {} where 0)", names.join(", "));
    }
    let rows: Vec<String> = rows.iter().map(|row| format!("({})", row.iter().map(Datum::literal).collect::<Vec<_>>().join(", "))).collect();
    format!("(select {} from (values {}))", names.join(", "), rows.join(", "))
}

fn text(value: impl Into<String>) -> Datum {
    Datum::Text(value.into())
}

fn relation(schema: &'static str, name: &'static str, columns: Vec<(&'static str, Type)>, data: &[Vec<Datum>]) -> SystemRelation {
    let source = rows(columns.len(), data);
    SystemRelation { schema, name, columns, source }
}

fn information_tables(catalogue: Catalogue<'_>, temporary: &str) -> Result<SystemRelation> {
    let data: Vec<Vec<Datum>> = visible(catalogue, temporary)?
        .into_iter()
        .map(|relation| {
            let kind = match relation.kind {
                Kind::Table if relation.is_temporary() => "LOCAL TEMPORARY",
                Kind::Table => "BASE TABLE",
                Kind::View(..) => "VIEW",
            };
            vec![text("dev"), text(relation.schema), text(relation.name), text(kind)]
        })
        .collect();
    let columns = vec![("table_catalog", TEXT), ("table_schema", TEXT), ("table_name", TEXT), ("table_type", TEXT)];
    Ok(relation("information_schema", "tables", columns, &data))
}

fn information_columns(catalogue: Catalogue<'_>, temporary: &str) -> Result<SystemRelation> {
    let mut data = Vec::new();
    for relation in visible(catalogue, temporary)? {
        for (place, column) in (1_i64..).zip(&relation.columns) {
            let (length, precision, scale) = column.ty.sizes();
            let number = |shown: bool, value: u32| if shown { Datum::Int(value.into()) } else { Datum::Null };
            data.push(vec![
                text("dev"),
                text(&relation.schema),
                text(&relation.name),
                text(&column.name),
                Datum::Int(place),
                column.default.clone().map_or(Datum::Null, Datum::Text),
                text(if column.nullable { "YES" } else { "NO" }),
                text(column.ty.name()),
                number(column.ty.is_text(), length),
                number(column.ty.is_integer() || matches!(column.ty, Type::Numeric(..)), precision),
                number(column.ty.is_integer() || matches!(column.ty, Type::Numeric(..)), scale),
            ]);
        }
    }
    let columns = vec![
        ("table_catalog", TEXT),
        ("table_schema", TEXT),
        ("table_name", TEXT),
        ("column_name", TEXT),
        ("ordinal_position", Type::Int4),
        ("column_default", Type::Varchar(4000)),
        ("is_nullable", Type::Varchar(3)),
        ("data_type", TEXT),
        ("character_maximum_length", Type::Int4),
        ("numeric_precision", Type::Int4),
        ("numeric_scale", Type::Int4),
    ];
    Ok(relation("information_schema", "columns", columns, &data))
}

/// <https://docs.aws.amazon.com/redshift/latest/dg/r_PG_TABLE_DEF.html>.
fn pg_table_def(catalogue: Catalogue<'_>, temporary: &str) -> Result<SystemRelation> {
    let mut data = Vec::new();
    for relation in visible(catalogue, temporary)?.into_iter().filter(|relation| relation.kind == Kind::Table) {
        for column in &relation.columns {
            data.push(vec![
                text(&relation.schema),
                text(&relation.name),
                text(&column.name),
                text(column.ty.full_name()),
                text(if column.encode == "raw" { "none" } else { &column.encode }),
                Datum::Int(i64::from(column.distkey)),
                Datum::Int(column.sortkey),
                Datum::Int(i64::from(!column.nullable)),
            ]);
        }
    }
    let columns = vec![
        ("schemaname", NAME),
        ("tablename", NAME),
        ("column", NAME),
        ("type", TEXT),
        ("encoding", TEXT),
        ("distkey", Type::Bool),
        ("sortkey", Type::Int4),
        ("notnull", Type::Bool),
    ];
    Ok(relation("pg_catalog", "pg_table_def", columns, &data))
}

fn pg_tables(catalogue: Catalogue<'_>, temporary: &str) -> Result<SystemRelation> {
    let tables = visible(catalogue, temporary)?.into_iter().filter(|relation| relation.kind == Kind::Table);
    let data: Vec<Vec<Datum>> = tables.map(|relation| vec![text(relation.schema), text(relation.name), text("awsuser")]).collect();
    Ok(relation("pg_catalog", "pg_tables", vec![("schemaname", NAME), ("tablename", NAME), ("tableowner", NAME)], &data))
}

/// <https://docs.aws.amazon.com/redshift/latest/dg/r_SVV_TABLE_INFO.html>: the columns that mean something here.
fn svv_table_info(catalogue: Catalogue<'_>) -> Result<SystemRelation> {
    let mut data = Vec::new();
    for table in catalogue.all()?.into_iter().filter(|relation| relation.kind == Kind::Table && !relation.is_temporary()) {
        let rows = catalogue.rows(&table)?;
        // As Redshift, the view shows no empty tables.
        if rows == 0 {
            continue;
        }
        let style = match table.columns.iter().find(|column| column.distkey) {
            Some(column) => format!("KEY({})", column.name),
            None if table.diststyle.is_empty() => "AUTO(ALL)".to_owned(),
            None => table.diststyle.clone(),
        };
        let sort = table.columns.iter().find(|column| column.sortkey == 1).map_or(Datum::Null, |column| text(&column.name));
        data.push(vec![
            text("dev"),
            text(&table.schema),
            Datum::Int(table.oid),
            text(&table.name),
            text(style),
            sort,
            Datum::Decimal(rows.into()),
        ]);
    }
    let columns = vec![
        ("database", TEXT),
        ("schema", TEXT),
        ("table_id", Type::Int8),
        ("table", TEXT),
        ("diststyle", TEXT),
        ("sortkey1", TEXT),
        ("tbl_rows", Type::Numeric(38, 0)),
    ];
    Ok(relation("pg_catalog", "svv_table_info", columns, &data))
}
