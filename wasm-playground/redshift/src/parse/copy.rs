//! COPY … FROM 's3://…' with its options, in any order.
//! <https://docs.aws.amazon.com/redshift/latest/dg/r_COPY.html>.

use sqlparser::tokenizer::Token;

use super::cursor::{Cursor, Name};
use crate::error::{Result, SqlError};

/// How the files are laid out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Format {
    /// Fields with a delimiter between them.
    Delimited,
    /// CSV, with this quote.
    Csv(char),
    /// JSON: `auto`, `auto ignorecase`, `noshred`, or the place of a jsonpaths file.
    Json(String),
}

/// How dates or times are read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Pattern {
    /// ISO form.
    Default,
    /// Whatever is usual.
    Auto,
    /// Seconds since 1970.
    EpochSeconds,
    /// Milliseconds since 1970.
    EpochMillis,
    /// As this says.
    Text(String),
}

/// COPY.
#[derive(Clone, Debug)]
pub struct Copy {
    /// Into which table.
    pub table: Name,
    /// Into which columns; empty: all of them.
    pub columns: Vec<String>,
    /// The place in S3.
    pub bucket: String,
    /// The beginning of the keys, or the key of the manifest.
    pub prefix: String,
    /// What the place looked like.
    pub url: String,
    /// The layout.
    pub format: Format,
    /// What stands between two fields.
    pub delimiter: Option<char>,
    /// GZIP.
    pub gzip: bool,
    /// Lines at the beginning of each file that are left out.
    pub ignore_header: u64,
    /// From how many errors on the load fails.
    pub max_error: u64,
    /// The text that means NULL.
    pub null_as: Option<String>,
    /// EMPTYASNULL.
    pub empty_as_null: bool,
    /// BLANKSASNULL.
    pub blanks_as_null: bool,
    /// TRUNCATECOLUMNS.
    pub truncate_columns: bool,
    /// ACCEPTINVCHARS, with what stands for a bad character.
    pub accept_invalid: Option<char>,
    /// ACCEPTANYDATE.
    pub accept_any_date: bool,
    /// FILLRECORD.
    pub fill_record: bool,
    /// IGNOREBLANKLINES.
    pub ignore_blank_lines: bool,
    /// REMOVEQUOTES.
    pub remove_quotes: bool,
    /// ESCAPE.
    pub escape: bool,
    /// TRIMBLANKS.
    pub trim_blanks: bool,
    /// ROUNDEC: round decimals instead of cutting them.
    pub round_decimals: bool,
    /// EXPLICIT_IDS.
    pub explicit_ids: bool,
    /// MANIFEST.
    pub manifest: bool,
    /// NOLOAD: read and check, load nothing.
    pub no_load: bool,
    /// DATEFORMAT.
    pub date_format: Pattern,
    /// TIMEFORMAT.
    pub time_format: Pattern,
}

/// After COPY.
///
/// # Errors
/// 42601, and what cannot be.
pub fn copy(cursor: &mut Cursor<'_>) -> Result<Copy> {
    let table = cursor.name()?;
    let columns = if cursor.peek() == Token::LParen { cursor.name_list()? } else { Vec::new() };
    cursor.expect_word("from")?;
    let position = cursor.position();
    let url = cursor.text()?;
    let (bucket, prefix) = place_in_s3(&url).map_err(|error| error.at(position))?;
    let mut copy = Copy {
        table,
        columns,
        bucket,
        prefix,
        url,
        format: Format::Delimited,
        delimiter: None,
        gzip: false,
        ignore_header: 0,
        max_error: 0,
        null_as: None,
        empty_as_null: false,
        blanks_as_null: false,
        truncate_columns: false,
        accept_invalid: None,
        accept_any_date: false,
        fill_record: false,
        ignore_blank_lines: false,
        remove_quotes: false,
        escape: false,
        trim_blanks: false,
        round_decimals: false,
        explicit_ids: false,
        manifest: false,
        no_load: false,
        date_format: Pattern::Default,
        time_format: Pattern::Default,
    };
    let mut authorized = false;
    while !cursor.at_end() {
        option(cursor, &mut copy, &mut authorized)?;
    }
    if !authorized {
        return Err(SqlError::new("42601", "You must specify a credentials parameter, such as IAM_ROLE, to access the S3 source")
            .hint("Add IAM_ROLE default, or IAM_ROLE 'arn:aws:iam::…'."));
    }
    conflicts(&copy)?;
    Ok(copy)
}

/// Bucket and key of `s3://bucket/key`.
///
/// # Errors
/// When it is no such place.
pub fn place_in_s3(url: &str) -> Result<(String, String)> {
    let other = ["emr://", "dynamodb://", "ssh://"].iter().any(|scheme| url.starts_with(scheme));
    if other {
        return Err(SqlError::not_here(format!("COPY from {url}")));
    }
    let place = url
        .strip_prefix("s3://")
        .ok_or_else(|| SqlError::new("0A000", format!("COPY source \"{url}\" is not supported")).hint("Write 's3://bucket/prefix'."))?;
    let (bucket, prefix) = place.split_once('/').unwrap_or((place, ""));
    if bucket.is_empty() {
        return Err(SqlError::new("22023", format!("Invalid S3 path \"{url}\": it names no bucket")));
    }
    Ok((bucket.to_owned(), prefix.to_owned()))
}

fn conflicts(copy: &Copy) -> Result {
    let csv = matches!(copy.format, Format::Csv(_));
    let refuse = |what: &str| Err(SqlError::new("42601", format!("{what} is not supported with the format of this COPY")));
    // CSV cannot be used with FIXEDWIDTH, REMOVEQUOTES, or ESCAPE: copy-parameters-data-format.html.
    if csv && copy.remove_quotes {
        return Err(SqlError::new("0A000", "CSV is not compatible with REMOVEQUOTES"));
    }
    if csv && copy.escape {
        return Err(SqlError::new("0A000", "CSV is not compatible with ESCAPE"));
    }
    if matches!(copy.format, Format::Json(_)) && (copy.delimiter.is_some() || copy.escape || copy.remove_quotes || copy.fill_record) {
        return refuse("DELIMITER, ESCAPE, FILLRECORD or REMOVEQUOTES");
    }
    Ok(())
}

fn option(cursor: &mut Cursor<'_>, copy: &mut Copy, authorized: &mut bool) -> Result {
    let position = cursor.position();
    let word = match cursor.peek() {
        Token::Word(word) if word.quote_style.is_none() => word.value.to_ascii_uppercase(),
        _ => return Err(cursor.unexpected()),
    };
    cursor.advance();
    match word.as_str() {
        "IAM_ROLE" => {
            if !cursor.word("default") {
                let arn = cursor.text()?;
                if !arn.starts_with("arn:aws") {
                    return Err(SqlError::new("22023", format!("Invalid IAM role ARN \"{arn}\"")).at(position));
                }
            }
            *authorized = true;
        }
        "ACCESS_KEY_ID" | "SECRET_ACCESS_KEY" | "SESSION_TOKEN" | "CREDENTIALS" | "WITH" => {
            let _ = cursor.word("credentials");
            as_text(cursor)?;
            *authorized = true;
        }
        "FORMAT" => {
            let _ = cursor.word("as");
            format(cursor, copy)?;
        }
        "CSV" | "JSON" => format_named(cursor, copy, &word)?,
        "PARQUET" | "ORC" | "AVRO" | "FIXEDWIDTH" | "SHAPEFILE" => return Err(SqlError::not_here(format!("COPY with {word}")).at(position)),
        "BZIP2" | "LZOP" | "ZSTD" | "ENCRYPTED" | "MASTER_SYMMETRIC_KEY" | "SSH" | "READRATIO" => {
            return Err(SqlError::not_here(format!("COPY with {word}")).at(position));
        }
        "DELIMITER" => copy.delimiter = Some(one_character(&as_text(cursor)?, "delimiter").map_err(|error| error.at(position))?),
        "QUOTE" => copy.format = Format::Csv(one_character(&as_text(cursor)?, "quote").map_err(|error| error.at(position))?),
        "GZIP" => copy.gzip = true,
        "MANIFEST" => copy.manifest = true,
        "IGNOREHEADER" => copy.ignore_header = as_count(cursor)?,
        "MAXERROR" => {
            copy.max_error = as_count(cursor)?;
            if copy.max_error > 100_000 {
                return Err(SqlError::new("22023", "MAXERROR must be between 0 and 100000").at(position));
            }
        }
        "IGNOREALLERRORS" => copy.max_error = u64::MAX,
        "NULL" => copy.null_as = Some(as_text(cursor)?),
        "EMPTYASNULL" => copy.empty_as_null = true,
        "BLANKSASNULL" => copy.blanks_as_null = true,
        "TRUNCATECOLUMNS" => copy.truncate_columns = true,
        "ACCEPTINVCHARS" => {
            let given = cursor.is_word("as") || matches!(cursor.peek(), Token::SingleQuotedString(_));
            copy.accept_invalid = Some(if given { one_character(&as_text(cursor)?, "replacement")? } else { '?' });
        }
        "ACCEPTANYDATE" => copy.accept_any_date = true,
        "FILLRECORD" => copy.fill_record = true,
        "IGNOREBLANKLINES" => copy.ignore_blank_lines = true,
        "REMOVEQUOTES" => copy.remove_quotes = true,
        "ESCAPE" => copy.escape = true,
        "TRIMBLANKS" => copy.trim_blanks = true,
        "ROUNDEC" => copy.round_decimals = true,
        "EXPLICIT_IDS" => copy.explicit_ids = true,
        "NOLOAD" => copy.no_load = true,
        "DATEFORMAT" => copy.date_format = pattern(&as_text(cursor)?),
        "TIMEFORMAT" => copy.time_format = pattern(&as_text(cursor)?),
        "COMPUPDATE" | "STATUPDATE" => {
            let _ = ["on", "off", "true", "false", "preset"].iter().any(|value| cursor.word(value));
        }
        "COMPROWS" => drop(as_count(cursor)?),
        "REGION" => drop(as_text(cursor)?),
        "ENCODING" => {
            let encoding = as_text(cursor)?;
            if !encoding.eq_ignore_ascii_case("utf8") {
                return Err(SqlError::not_here(format!("COPY with ENCODING {encoding}")).at(position));
            }
        }
        _ => return Err(SqlError::new("42601", format!("syntax error at or near \"{}\"", word.to_lowercase())).at(position)),
    }
    Ok(())
}

fn format(cursor: &mut Cursor<'_>, copy: &mut Copy) -> Result {
    let position = cursor.position();
    let name = cursor.identifier()?.to_ascii_uppercase();
    match name.as_str() {
        "CSV" | "JSON" => format_named(cursor, copy, &name),
        _ => Err(SqlError::not_here(format!("COPY with FORMAT AS {name}")).at(position)),
    }
}

fn format_named(cursor: &mut Cursor<'_>, copy: &mut Copy, name: &str) -> Result {
    if name == "CSV" {
        if !matches!(copy.format, Format::Csv(_)) {
            copy.format = Format::Csv('"');
        }
        return Ok(());
    }
    let argument =
        if cursor.is_word("as") || matches!(cursor.peek(), Token::SingleQuotedString(_)) { as_text(cursor)? } else { "auto".to_owned() };
    if argument == "noshred" {
        return Err(SqlError::not_here("COPY with JSON 'noshred'"));
    }
    copy.format = Format::Json(argument);
    Ok(())
}

/// `[AS] 'text'`.
fn as_text(cursor: &mut Cursor<'_>) -> Result<String> {
    let _ = cursor.word("as");
    cursor.text()
}

/// `[AS] number`.
fn as_count(cursor: &mut Cursor<'_>) -> Result<u64> {
    let _ = cursor.word("as");
    let position = cursor.position();
    let number = match cursor.peek() {
        Token::SingleQuotedString(text) => {
            cursor.advance();
            text.trim().parse().map_err(|_| SqlError::new("22P02", format!("invalid input syntax for integer: \"{text}\"")).at(position))?
        }
        _ => cursor.number()?,
    };
    u64::try_from(number).map_err(|_| SqlError::new("22023", format!("{number} is below zero")).at(position))
}

fn one_character(text: &str, what: &str) -> Result<char> {
    let text = match text {
        "\\t" => "\t",
        other => other,
    };
    // `'\174'`: an octal code. A number alone of one digit is that digit.
    if let Some(code) = text.strip_prefix('\\').and_then(|digits| u8::from_str_radix(digits, 8).ok()) {
        return Ok(char::from(code));
    }
    let mut characters = text.chars();
    match (characters.next(), characters.next()) {
        (Some(one), None) if one.is_ascii() => Ok(one),
        _ => Err(SqlError::new("22023", format!("COPY {what} must be a single ASCII character"))),
    }
}

fn pattern(text: &str) -> Pattern {
    match text.to_ascii_lowercase().as_str() {
        "auto" => Pattern::Auto,
        "epochsecs" => Pattern::EpochSeconds,
        "epochmillisecs" => Pattern::EpochMillis,
        _ => Pattern::Text(text.to_owned()),
    }
}
