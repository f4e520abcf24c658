//! ListObjectsV2 and ListObjects: keys in the order of their UTF-8 bytes, page by page, folded at a delimiter.

use mini_lambda::SimTime;
use serde_json::{Map, Value, json};

use super::bucket::{Bucket, Listing};
use super::figures::PAGE;
use super::object::Object;
use super::{Call, S3, refusals, whole_second};
use crate::digests::{base64, from_base64};
use crate::form_encoding::form_encode;
use crate::parameters::Parameters;
use crate::service_call::Answer;
use crate::service_error::ServiceError;

const HARMLESS: &[&str] = &["ExpectedBucketOwner", "RequestPayer"];

/// What both listings ask for.
struct Query<'a> {
    prefix: &'a str,
    delimiter: Option<&'a str>,
    max_keys: usize,
    encoded: bool,
    start: Start,
}

/// Where a page begins.
enum Start {
    First,
    After(String),
    /// After all keys that begin with it.
    AfterPrefix(String),
}

/// One page.
struct Page<'b> {
    contents: Vec<(&'b str, &'b Object, SimTime)>,
    prefixes: Vec<String>,
    /// Where the next page begins, if there is one.
    next: Option<Start>,
    /// The last key or common prefix of the page, if more would have followed.
    until: Option<String>,
}

impl S3 {
    pub(super) fn list_objects_v2(&mut self, call: &mut Call<'_>) -> Result<Answer, ServiceError> {
        let known = ["Bucket", "Prefix", "Delimiter", "MaxKeys", "ContinuationToken", "StartAfter", "EncodingType", "FetchOwner"];
        call.parameters.allow(&known, HARMLESS)?;
        let name = call.parameters.required_text("Bucket")?;
        let token = call.parameters.text("ContinuationToken")?;
        let start_after = call.parameters.text("StartAfter")?;
        let start = match (token, start_after) {
            (Some(token), _) => from_token(token).ok_or_else(wrong_token)?,
            (None, Some(key)) if !key.is_empty() => Start::After(key.to_owned()),
            _ => Start::First,
        };
        let query = Query::read(&call.parameters, start)?;
        let owner = call.parameters.flag("FetchOwner")?.then(|| self.owner());
        let bucket = self.bucket_mut(name)?;
        let page = query.page(bucket, call.at);
        let mut output = query.output(name, &page, owner.as_deref());
        output.insert("KeyCount".to_owned(), json!(page.contents.len() + page.prefixes.len()));
        if let Some(token) = token {
            output.insert("ContinuationToken".to_owned(), json!(token));
        }
        if let Some(next) = &page.next {
            output.insert("NextContinuationToken".to_owned(), json!(to_token(next)));
        }
        if let Some(key) = start_after {
            output.insert("StartAfter".to_owned(), json!(query.written(key)));
        }
        let listing = query.listing(call.at, &page);
        bucket.list(listing);
        Ok(Answer::ok(output.into()))
    }

    pub(super) fn list_objects(&mut self, call: &mut Call<'_>) -> Result<Answer, ServiceError> {
        let known = ["Bucket", "Prefix", "Delimiter", "MaxKeys", "Marker", "EncodingType"];
        call.parameters.allow(&known, HARMLESS)?;
        let name = call.parameters.required_text("Bucket")?;
        let marker = call.parameters.text("Marker")?.unwrap_or_default();
        let mut query = Query::read(&call.parameters, Start::First)?;
        query.start = query.after_marker(marker);
        let owner = self.owner();
        let bucket = self.bucket_mut(name)?;
        let page = query.page(bucket, call.at);
        let mut output = query.output(name, &page, Some(&owner));
        output.insert("Marker".to_owned(), json!(query.written(marker)));
        // Without a delimiter the last key of the page is the next marker, so AWS does not write it again.
        if let (Some(next), Some(_)) = (page.next.as_ref().and_then(Start::key), query.delimiter) {
            output.insert("NextMarker".to_owned(), json!(query.written(next)));
        }
        let listing = query.listing(call.at, &page);
        bucket.list(listing);
        Ok(Answer::ok(output.into()))
    }
}

impl<'a> Query<'a> {
    fn read(parameters: &Parameters<'a>, start: Start) -> Result<Query<'a>, ServiceError> {
        let asked = parameters.integer("MaxKeys")?.unwrap_or(PAGE as i64);
        // The ErrorResponse that S3 gives to such a number; i32 is what its interface holds.
        let max_keys = usize::try_from(asked).ok().filter(|_| asked <= i64::from(i32::MAX)).ok_or_else(|| {
            refusals::invalid_argument("Argument maxKeys must be an integer between 0 and 2147483647", "maxKeys", asked.to_string())
        })?;
        let encoded = match parameters.text("EncodingType")? {
            None => false,
            Some("url") => true,
            Some(other) => {
                let value = if other.is_empty() { Value::Null } else { json!(other) };
                return Err(refusals::invalid_argument("Invalid Encoding Method specified in Request", "encoding-type", value));
            }
        };
        let delimiter = parameters.text("Delimiter")?.filter(|delimiter| !delimiter.is_empty());
        let prefix = parameters.text("Prefix")?.unwrap_or_default();
        Ok(Query { prefix, delimiter, max_keys: max_keys.min(PAGE), encoded, start })
    }

    /// A marker that ends at a delimiter is a common prefix that an earlier page gave.
    fn after_marker(&self, marker: &str) -> Start {
        match self.folded(marker) {
            _ if marker.is_empty() => Start::First,
            Some(prefix) if prefix == marker => Start::AfterPrefix(prefix),
            _ => Start::After(marker.to_owned()),
        }
    }

    /// The common prefix to which a key belongs.
    fn folded(&self, key: &str) -> Option<String> {
        let delimiter = self.delimiter?;
        let rest = key.strip_prefix(self.prefix)?;
        let end = rest.find(delimiter)? + delimiter.len();
        Some(format!("{}{}", self.prefix, rest.get(..end)?))
    }

    fn is_before_start(&self, key: &str) -> bool {
        match &self.start {
            Start::First => false,
            Start::After(after) => key <= after.as_str(),
            Start::AfterPrefix(prefix) => key <= prefix.as_str() || key.starts_with(prefix.as_str()),
        }
    }

    fn page<'b>(&self, bucket: &'b Bucket, at: SimTime) -> Page<'b> {
        let mut page = Page { contents: Vec::new(), prefixes: Vec::new(), next: None, until: None };
        let mut last: Option<Start> = None;
        let first = self.start.key().unwrap_or_default().max(self.prefix);
        let matching = bucket.visible_from(first, at).take_while(|(key, ..)| key.starts_with(self.prefix));
        for (key, object, written_at) in matching.filter(|(key, ..)| !self.is_before_start(key)) {
            let folded = self.folded(key);
            if folded.is_some() && folded.as_ref() == page.prefixes.last() {
                continue;
            }
            if page.contents.len() + page.prefixes.len() == self.max_keys {
                // A page of no keys at all is complete for AWS.
                page.until = Some(last.as_ref().and_then(Start::key).unwrap_or_default().to_owned());
                page.next = last;
                break;
            }
            match folded {
                Some(prefix) => {
                    last = Some(Start::AfterPrefix(prefix.clone()));
                    page.prefixes.push(prefix);
                }
                None => {
                    last = Some(Start::After(key.to_owned()));
                    page.contents.push((key, object, written_at));
                }
            }
        }
        page
    }

    fn output(&self, bucket: &str, page: &Page<'_>, owner: Option<&str>) -> Map<String, Value> {
        let mut output = Map::new();
        output.insert("IsTruncated".to_owned(), json!(page.next.is_some()));
        if !page.contents.is_empty() {
            let contents = page.contents.iter().map(|(key, object, at)| self.content(key, object, *at, owner));
            output.insert("Contents".to_owned(), contents.collect());
        }
        output.insert("Name".to_owned(), json!(bucket));
        output.insert("Prefix".to_owned(), json!(self.written(self.prefix)));
        if let Some(delimiter) = self.delimiter {
            output.insert("Delimiter".to_owned(), json!(self.written(delimiter)));
        }
        output.insert("MaxKeys".to_owned(), json!(self.max_keys));
        if !page.prefixes.is_empty() {
            let prefixes = page.prefixes.iter().map(|prefix| json!({"Prefix": self.written(prefix)}));
            output.insert("CommonPrefixes".to_owned(), prefixes.collect());
        }
        if self.encoded {
            output.insert("EncodingType".to_owned(), json!("url"));
        }
        output
    }

    fn content(&self, key: &str, object: &Object, written_at: SimTime, owner: Option<&str>) -> Value {
        let mut content = json!({
            "Key": self.written(key),
            "LastModified": whole_second(written_at).as_micros(),
            "ETag": object.quoted_etag(),
            "ChecksumAlgorithm": ["CRC32"],
            "ChecksumType": "FULL_OBJECT",
            "Size": object.size(),
            "StorageClass": "STANDARD",
        });
        if let (Some(owner), Value::Object(fields)) = (owner, &mut content) {
            fields.insert("Owner".to_owned(), json!({"ID": owner}));
        }
        content
    }

    /// A key as the listing writes it.
    fn written(&self, key: &str) -> String {
        if self.encoded { form_encode(key) } else { key.to_owned() }
    }

    fn listing(&self, at: SimTime, page: &Page<'_>) -> Listing {
        let after = self.start.key().map(str::to_owned);
        Listing { at, prefix: self.prefix.to_owned(), after, until: page.until.clone() }
    }
}

impl Start {
    fn key(&self) -> Option<&str> {
        match self {
            Start::First => None,
            Start::After(key) | Start::AfterPrefix(key) => Some(key),
        }
    }
}

fn to_token(start: &Start) -> String {
    base64(
        match start {
            Start::First => String::new(),
            Start::After(key) => format!("key:{key}"),
            Start::AfterPrefix(prefix) => format!("prefix:{prefix}"),
        }
        .as_bytes(),
    )
}

fn from_token(token: &str) -> Option<Start> {
    let text = String::from_utf8(from_base64(token)?).ok()?;
    let (kind, key) = text.split_once(':')?;
    match kind {
        "key" => Some(Start::After(key.to_owned())),
        "prefix" => Some(Start::AfterPrefix(key.to_owned())),
        _ => None,
    }
}

/// test_list_objects_v2_continuation_start_after in LocalStack's snapshots of S3, 21-02-2026.
fn wrong_token() -> ServiceError {
    ServiceError::new(400, "InvalidArgument", "The continuation token provided is incorrect").with("ArgumentName", "continuation-token")
}
