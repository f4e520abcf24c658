//! The objects that a COPY reads: those under its prefix, or those that its manifest names.

use std::io::Read;

use serde_json::Value;

use crate::error::{Result, SqlError};
use crate::parse::copy::{Copy, place_in_s3};
use crate::session::Outside;

/// Bytes that a packed object may have unpacked.
const MOST_UNPACKED: u64 = 128 << 20;

/// The block that Redshift shows below an error of the machinery.
fn block(message: &str, code: i64, query: i64) -> String {
    let line = "-----------------------------------------------";
    format!(
        "\n  {line}\n  error:  {message}\n  code:      {code}\n  context:   \n  query:     {query}\n  location:  s3_utility.cpp\n  process:   padbmaster [pid={}]\n  {line}\n",
        crate::session::BACKEND
    )
}

/// What S3's code becomes.
fn s3_error(code: &str, bucket: &str, query: i64) -> SqlError {
    let (sentence, status) = match code {
        "NoSuchBucket" => ("The specified bucket does not exist", 404),
        "NoSuchKey" => ("The specified key does not exist.", 404),
        "AccessDenied" => ("Access Denied", 403),
        "SlowDown" => ("Please reduce your request rate.", 503),
        other => (other, 400),
    };
    let message = format!("S3ServiceException:{sentence},Status {status},Error {code}");
    SqlError::new("XX000", message.clone()).detail(block(&format!("{message} (bucket {bucket})"), 8001, query))
}

/// Keys and contents, in order of key.
///
/// # Errors
/// XX000 as Redshift says it when S3 refuses or there is no object.
pub fn find(outside: &dyn Outside, copy: &Copy, query: i64) -> Result<Vec<(String, Vec<u8>)>> {
    if copy.manifest {
        return of_manifest(outside, copy, query);
    }
    let found = outside.objects(&copy.bucket, &copy.prefix).map_err(|code| s3_error(&code, &copy.bucket, query))?;
    if found.is_empty() {
        let message = format!("The specified S3 prefix '{}' does not exist", copy.prefix);
        return Err(SqlError::new("XX000", message.clone()).detail(block(&message, 8001, query)));
    }
    Ok(found)
}

/// <https://docs.aws.amazon.com/redshift/latest/dg/loading-data-files-using-manifest.html>.
fn of_manifest(outside: &dyn Outside, copy: &Copy, query: i64) -> Result<Vec<(String, Vec<u8>)>> {
    let invalid = |why: &str| SqlError::new("XX000", format!("Invalid manifest file {}: {why}", copy.url));
    let one = |bucket: &str, key: &str| -> Result<Vec<u8>> {
        let found = outside.object(bucket, key).map_err(|code| s3_error(&code, bucket, query))?;
        found.into_iter().next().map(|(_, content)| content).ok_or_else(|| s3_error("NoSuchKey", bucket, query))
    };
    let manifest: Value = serde_json::from_slice(&one(&copy.bucket, &copy.prefix)?).map_err(|error| invalid(&error.to_string()))?;
    let entries = manifest["entries"].as_array().ok_or_else(|| invalid("it has no \"entries\""))?;
    let mut files = Vec::new();
    for entry in entries {
        let url = entry["url"].as_str().ok_or_else(|| invalid("an entry has no \"url\""))?;
        let (bucket, key) = place_in_s3(url)?;
        match one(&bucket, &key) {
            Ok(content) => files.push((key, content)),
            Err(error) if entry["mandatory"].as_bool().unwrap_or(false) => return Err(error),
            Err(_) => {}
        }
    }
    Ok(files)
}

/// Unpacks gzip, of several members if there are.
///
/// # Errors
/// XX000 when it is no gzip, or larger than the workbook takes.
pub fn unpack(stored: &[u8], name: &str) -> Result<Vec<u8>> {
    let mut out = Vec::new();
    let mut reader = flate2::read::MultiGzDecoder::new(stored).take(MOST_UNPACKED + 1);
    reader.read_to_end(&mut out).map_err(|error| {
        SqlError::new("XX000", "failed to inflate with zlib inflate returned -3, incorrect header check")
            .detail(format!("{name} is not a gzip file ({error})"))
            .hint("Leave GZIP away for files that are not packed.")
    })?;
    if out.len() as u64 > MOST_UNPACKED {
        return Err(SqlError::new("53200", format!("{name} is larger than {} MB unpacked", MOST_UNPACKED >> 20))
            .detail("That is a cap of this workbook, not of Redshift."));
    }
    Ok(out)
}
