//! Preconditions: `IfMatch` and its like. What was recorded on AWS stands in LocalStack's snapshots of S3, read 2026-11-22:
//! test_s3 (test_s3_get_object_preconditions), test_s3_api (test_put_object_if_match and its like), test_s3_preconditions.

use mini_lambda::SimTime;

use super::object::Object;
use super::refusals::{header_not_implemented, no_such_key, not_modified, precondition_failed};
use super::whole_second;
use crate::parameters::Parameters;
use crate::service_error::ServiceError;

/// What GetObject and HeadObject, or the source of a copy, must fulfil.
pub(super) struct ReadCondition {
    if_match: Option<String>,
    if_none_match: Option<String>,
    if_modified_since: Option<SimTime>,
    if_unmodified_since: Option<SimTime>,
    /// `x-amz-copy-source-` for the source of a copy.
    header: &'static str,
}

impl ReadCondition {
    /// The parameters of GetObject and HeadObject.
    pub const PARAMETERS: [&str; 4] = ["IfMatch", "IfNoneMatch", "IfModifiedSince", "IfUnmodifiedSince"];
    /// The parameters of CopyObject that concern the source.
    pub const OF_SOURCE: [&str; 4] =
        ["CopySourceIfMatch", "CopySourceIfNoneMatch", "CopySourceIfModifiedSince", "CopySourceIfUnmodifiedSince"];

    pub fn read(parameters: &Parameters<'_>) -> Result<ReadCondition, ServiceError> {
        ReadCondition::named(parameters, ReadCondition::PARAMETERS, "")
    }

    pub fn of_source(parameters: &Parameters<'_>) -> Result<ReadCondition, ServiceError> {
        ReadCondition::named(parameters, ReadCondition::OF_SOURCE, "x-amz-copy-source-")
    }

    fn named(parameters: &Parameters<'_>, names: [&str; 4], header: &'static str) -> Result<ReadCondition, ServiceError> {
        let [if_match, if_none_match, modified, unmodified] = names;
        let moment = |name| Ok::<_, ServiceError>(parameters.integer(name)?.map(SimTime::from_micros).map(whole_second));
        Ok(ReadCondition {
            if_match: parameters.text(if_match)?.map(unquoted),
            if_none_match: parameters.text(if_none_match)?.map(unquoted),
            if_modified_since: moment(modified)?,
            if_unmodified_since: moment(unmodified)?,
            header,
        })
    }

    /// Refuses an object that does not fulfil it.
    pub fn check(&self, object: &Object, written_at: SimTime, now: SimTime) -> Result<(), ServiceError> {
        let modified_at = whole_second(written_at);
        let failed = |condition: &str| Err(precondition_failed(&format!("{}{condition}", self.header)));
        match (&self.if_match, self.if_unmodified_since) {
            (Some(tag), _) if !is(tag, object) => return failed("If-Match"),
            (None, Some(since)) if modified_at > since => return failed("If-Unmodified-Since"),
            _ => {}
        }
        let unchanged = match (&self.if_none_match, self.if_modified_since) {
            (Some(tag), _) if is(tag, object) => Some("If-None-Match"),
            // A moment that is still to come is no condition.
            (None, Some(since)) if since <= now && modified_at <= since => Some("If-Modified-Since"),
            _ => None,
        };
        match unchanged {
            None => Ok(()),
            Some(_) if self.header.is_empty() => Err(not_modified()),
            Some(condition) => failed(condition),
        }
    }
}

/// What the key must fulfil that PutObject or CopyObject writes.
pub(super) struct WriteCondition {
    if_match: Option<String>,
    if_none_match: bool,
}

impl WriteCondition {
    /// The parameters that it is read from.
    pub const PARAMETERS: [&str; 2] = ["IfMatch", "IfNoneMatch"];

    pub fn read(parameters: &Parameters<'_>) -> Result<WriteCondition, ServiceError> {
        let if_match = parameters.text("IfMatch")?;
        let if_none_match = parameters.text("IfNoneMatch")?;
        let unacceptable = |header: &str| {
            Err(header_not_implemented(header, &format!("We don't accept the provided value of {header} header for this API")))
        };
        match (if_match, if_none_match) {
            (Some(_), Some(_)) => {
                Err(header_not_implemented("If-Match,If-None-Match", "Multiple conditional request headers present in the request"))
            }
            (Some("*"), None) => unacceptable("If-Match"),
            (None, Some(tag)) if tag != "*" => unacceptable("If-None-Match"),
            (if_match, if_none_match) => Ok(WriteCondition { if_match: if_match.map(unquoted), if_none_match: if_none_match.is_some() }),
        }
    }

    /// Whether the key must be read before it is written.
    pub fn is_given(&self) -> bool {
        self.if_none_match || self.if_match.is_some()
    }

    /// Refuses to write to a key that does not fulfil it.
    pub fn check(&self, key: &str, there: Option<&Object>) -> Result<(), ServiceError> {
        match (&self.if_match, there) {
            _ if self.if_none_match && there.is_some() => Err(precondition_failed("If-None-Match")),
            (Some(_), None) => Err(no_such_key(key)),
            (Some(tag), Some(object)) if !is(tag, object) => Err(precondition_failed("If-Match")),
            _ => Ok(()),
        }
    }
}

fn unquoted(tag: &str) -> String {
    tag.trim().trim_matches('"').to_owned()
}

fn is(tag: &str, object: &Object) -> bool {
    tag == "*" || tag == object.etag
}
