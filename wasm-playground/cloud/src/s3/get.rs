//! GetObject and HeadObject.

use serde_json::json;

use super::object::Object;
use super::precondition::ReadCondition;
use super::put::checked_key;
use super::range::{Asked, parse};
use super::{Call, S3, refusals};
use crate::service_call::Answer;
use crate::service_error::ServiceError;

/// Parameters that change nothing that can be seen here; of `ChecksumMode` see `checksum_is_told`.
const HARMLESS: &[&str] = &["ChecksumMode", "ExpectedBucketOwner"];

impl S3 {
    pub(super) fn get_object(&mut self, call: &mut Call<'_>) -> Result<Answer, ServiceError> {
        // `boto3` asks GetObject for checksums by itself, HeadObject only if it is told to.
        self.read_object(call, true)
    }

    pub(super) fn head_object(&mut self, call: &mut Call<'_>) -> Result<Answer, ServiceError> {
        let checksum = call.parameters.text("ChecksumMode")? == Some("ENABLED");
        match self.read_object(call, checksum) {
            Ok(answer) => Ok(Answer { body: Vec::new(), ..answer }),
            // An answer to HEAD has no body, and so no code and no sentence: the SDK makes them of the status.
            Err(error) => Err(match error.status {
                404 => refusals::head_not_found(),
                412 => ServiceError::new(412, "412", "Precondition Failed"),
                416 => ServiceError::new(416, "416", "Requested Range Not Satisfiable"),
                400 if error.code != "SerializationException" => ServiceError::new(400, "400", "Bad Request"),
                _ => error,
            }),
        }
    }

    fn read_object(&mut self, call: &mut Call<'_>, checksum: bool) -> Result<Answer, ServiceError> {
        let known = [&["Bucket", "Key", "Range"][..], &ReadCondition::PARAMETERS].concat();
        call.parameters.allow(&known, HARMLESS)?;
        let bucket = call.parameters.required_text("Bucket")?;
        let key = checked_key(call.parameters.required_text("Key")?)?;
        let condition = ReadCondition::read(&call.parameters)?;
        let found = self.bucket_mut(bucket)?.read(key, call.at);
        let (object, written_at) = found.ok_or_else(|| refusals::no_such_key(key))?;
        condition.check(&object, written_at, call.at)?;
        call.headers.extend(object.headers(written_at));
        let part = Part::of(&object, call.parameters.text("Range")?)?;
        let mut output = object.output(written_at);
        output.insert("ContentLength".to_owned(), json!(part.bytes.len()));
        call.headers.insert("content-length".to_owned(), part.bytes.len().to_string());
        if let Some(range) = part.content_range {
            output.insert("ContentRange".to_owned(), json!(range));
            call.headers.insert("content-range".to_owned(), range);
        }
        // The checksum is that of the whole content.
        if checksum && part.bytes.len() == object.content.len() {
            output.insert("ChecksumCRC32".to_owned(), json!(object.crc32));
            output.insert("ChecksumType".to_owned(), json!("FULL_OBJECT"));
        }
        Ok(Answer { status: part.status, output: output.into(), body: part.bytes.to_vec() })
    }
}

/// The bytes that are given back.
struct Part<'a> {
    status: u16,
    bytes: &'a [u8],
    content_range: Option<String>,
}

impl<'a> Part<'a> {
    fn of(object: &'a Object, range: Option<&str>) -> Result<Part<'a>, ServiceError> {
        let content = &*object.content;
        let Some(range) = range else { return Ok(Part { status: 200, bytes: content, content_range: None }) };
        match parse(range, content.len()) {
            Asked::Everything => Ok(Part { status: 200, bytes: content, content_range: None }),
            Asked::Nothing => Err(refusals::invalid_range(range, content.len())),
            Asked::Bytes(asked) => {
                let content_range = format!("bytes {}-{}/{}", asked.start, asked.end.saturating_sub(1), content.len());
                Ok(Part { status: 206, bytes: content.get(asked).unwrap_or_default(), content_range: Some(content_range) })
            }
        }
    }
}
