//! DeleteObject and DeleteObjects. Deleting what is not there is no error.

use serde_json::{Map, Value, json};

use super::figures::PAGE;
use super::notification_event::Happened;
use super::put::checked_key;
use super::{Call, S3, refusals};
use crate::parameters::{Parameters, structure};
use crate::service_call::Answer;
use crate::service_error::ServiceError;

impl S3 {
    pub(super) fn delete_object(&mut self, call: &mut Call<'_>) -> Result<Answer, ServiceError> {
        call.parameters.allow(&["Bucket", "Key"], &["ExpectedBucketOwner"])?;
        let name = call.parameters.required_text("Bucket")?;
        let key = checked_key(call.parameters.required_text("Key")?)?;
        self.write(call, name, key, None, Happened::Delete)?;
        Ok(Answer { status: 204, output: json!({}), body: Vec::new() })
    }

    pub(super) fn delete_objects(&mut self, call: &mut Call<'_>) -> Result<Answer, ServiceError> {
        call.parameters.allow(&["Bucket", "Delete"], &["ChecksumAlgorithm", "ExpectedBucketOwner"])?;
        let name = call.parameters.required_text("Bucket")?;
        let delete = Parameters::new("Delete", call.parameters.object("Delete")?.ok_or_else(refusals::malformed_xml)?);
        delete.allow(&["Objects", "Quiet"], &[])?;
        let keys = delete.list("Objects")?.iter().map(wanted_key).collect::<Result<Vec<&str>, _>>()?;
        if keys.is_empty() || keys.len() > PAGE {
            return Err(refusals::malformed_xml());
        }
        let quiet = delete.flag("Quiet")?;
        self.bucket_mut(name)?;
        let mut deleted = Vec::new();
        let mut errors = Vec::new();
        for key in keys {
            match checked_key(key) {
                Ok(_) => {
                    self.write(call, name, key, None, Happened::DeleteOfMany)?;
                    deleted.push(json!({"Key": key}));
                }
                Err(error) => errors.push(json!({"Key": key, "Code": error.code, "Message": error.message})),
            }
        }
        let mut output = Map::new();
        if !quiet {
            output.insert("Deleted".to_owned(), Value::Array(deleted));
        }
        if !errors.is_empty() {
            output.insert("Errors".to_owned(), Value::Array(errors));
        }
        Ok(Answer::ok(output.into()))
    }
}

fn wanted_key(item: &Value) -> Result<&str, ServiceError> {
    let object = structure("Delete.Objects", item)?;
    object.allow(&["Key"], &[])?;
    object.text("Key")?.filter(|key| !key.is_empty()).ok_or_else(refusals::malformed_xml)
}
