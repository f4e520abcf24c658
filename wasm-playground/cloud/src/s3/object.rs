//! `Object`: one version of an object's content and what was said of it.

use std::collections::BTreeMap;
use std::rc::Rc;

use mini_lambda::SimTime;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};

use super::figures::{CONTENT_TYPE, METADATA_BYTES};
use super::refusals;
use super::{http_date, whole_second};
use crate::digests::{crc32_base64, md5_hex};
use crate::parameters::Parameters;
use crate::service_error::ServiceError;
use crate::storing;

/// Headers that S3 keeps with an object and gives back: AWS's parameter, and the header.
const KEPT: [(&str, &str); 4] = [
    ("CacheControl", "cache-control"),
    ("ContentDisposition", "content-disposition"),
    ("ContentEncoding", "content-encoding"),
    ("ContentLanguage", "content-language"),
];

/// Content and metadata.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Object {
    #[serde(with = "storing::bytes")]
    pub content: Rc<[u8]>,
    /// MD5 of the content, without quotes.
    pub etag: String,
    pub crc32: String,
    pub description: Description,
}

/// What was said of an object.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Description {
    content_type: String,
    metadata: BTreeMap<String, String>,
    kept: BTreeMap<String, String>,
}

impl Description {
    /// The parameters of PutObject, and of CopyObject, that describe an object.
    pub const PARAMETERS: [&str; 6] =
        ["ContentType", "Metadata", "CacheControl", "ContentDisposition", "ContentEncoding", "ContentLanguage"];

    pub fn content_type(&self) -> &str {
        &self.content_type
    }

    pub fn read(parameters: &Parameters<'_>) -> Result<Description, ServiceError> {
        let content_type = parameters.text("ContentType")?.filter(|text| !text.is_empty()).unwrap_or(CONTENT_TYPE).to_owned();
        let mut metadata = BTreeMap::new();
        if let Some(fields) = parameters.object("Metadata")? {
            let given = Parameters::new("Metadata", fields);
            for name in fields.keys() {
                // They travel as headers, whose names have no case.
                metadata.insert(name.to_lowercase(), given.text(name)?.unwrap_or_default().trim().to_owned());
            }
        }
        let size = metadata.iter().map(|(name, value)| name.len() + value.len()).sum();
        if size > METADATA_BYTES {
            return Err(refusals::metadata_too_large(size));
        }
        let mut kept = BTreeMap::new();
        for (name, _) in KEPT {
            if let Some(value) = parameters.text(name)? {
                kept.insert(name.to_owned(), value.to_owned());
            }
        }
        Ok(Description { content_type, metadata, kept })
    }
}

impl Object {
    pub fn new(content: &[u8], description: Description) -> Object {
        Object { etag: md5_hex(content), crc32: crc32_base64(content), content: Rc::from(content), description }
    }

    pub fn size(&self) -> u64 {
        self.content.len() as u64
    }

    pub fn quoted_etag(&self) -> String {
        format!("\"{}\"", self.etag)
    }

    /// The fields of PutObject's output.
    pub fn put_output(&self) -> Value {
        json!({
            "ETag": self.quoted_etag(),
            "ChecksumCRC32": self.crc32,
            "ChecksumType": "FULL_OBJECT",
            "ServerSideEncryption": "AES256",
        })
    }

    /// The fields of GetObject's and HeadObject's output that do not depend on a range.
    pub fn output(&self, written_at: SimTime) -> Map<String, Value> {
        let mut output = Map::new();
        output.insert("AcceptRanges".to_owned(), json!("bytes"));
        output.insert("LastModified".to_owned(), json!(whole_second(written_at).as_micros()));
        output.insert("ETag".to_owned(), json!(self.quoted_etag()));
        output.extend(self.description.kept.iter().map(|(name, value)| (name.clone(), json!(value))));
        output.insert("ContentType".to_owned(), json!(self.description.content_type));
        output.insert("ServerSideEncryption".to_owned(), json!("AES256"));
        output.insert("Metadata".to_owned(), json!(self.description.metadata));
        output
    }

    /// The same as HTTP headers.
    pub fn headers(&self, written_at: SimTime) -> impl Iterator<Item = (String, String)> + '_ {
        let fixed = [
            ("accept-ranges", "bytes".to_owned()),
            ("last-modified", http_date(written_at)),
            ("etag", self.quoted_etag()),
            ("content-type", self.description.content_type.clone()),
            ("x-amz-server-side-encryption", "AES256".to_owned()),
        ];
        let metadata = self.description.metadata.iter().map(|(name, value)| (format!("x-amz-meta-{name}"), value.clone()));
        let kept = KEPT.iter().filter_map(|(name, header)| Some(((*header).to_owned(), self.description.kept.get(*name)?.clone())));
        fixed.into_iter().map(|(name, value)| (name.to_owned(), value)).chain(metadata).chain(kept)
    }
}
