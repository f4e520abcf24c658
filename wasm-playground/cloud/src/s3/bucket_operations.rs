//! HeadBucket, GetBucketLocation and ListBuckets. Shapes as recorded in LocalStack's snapshots of S3, 21-02-2026.

use serde_json::{Map, Value, json};

use super::{Call, S3, refusals, whole_second};
use crate::service_call::Answer;
use crate::service_error::ServiceError;

impl S3 {
    pub(super) fn head_bucket(&mut self, call: &mut Call<'_>) -> Result<Answer, ServiceError> {
        call.parameters.allow(&["Bucket"], &["ExpectedBucketOwner"])?;
        let name = call.parameters.required_text("Bucket")?;
        self.bucket_mut(name).map_err(|_| refusals::head_not_found())?;
        call.headers.insert("x-amz-bucket-region".to_owned(), self.region.clone());
        call.headers.insert("x-amz-access-point-alias".to_owned(), "false".to_owned());
        Ok(Answer::ok(json!({"BucketArn": arn(name), "BucketRegion": self.region, "AccessPointAlias": false})))
    }

    pub(super) fn get_bucket_location(&mut self, call: &mut Call<'_>) -> Result<Answer, ServiceError> {
        call.parameters.allow(&["Bucket"], &["ExpectedBucketOwner"])?;
        self.bucket_mut(call.parameters.required_text("Bucket")?)?;
        // The first region has no name here.
        let region = Some(&self.region).filter(|region| *region != "us-east-1");
        Ok(Answer::ok(json!({"LocationConstraint": region})))
    }

    pub(super) fn list_buckets(&mut self, call: &mut Call<'_>) -> Result<Answer, ServiceError> {
        call.parameters.allow(&["Prefix"], &[])?;
        let prefix = call.parameters.text("Prefix")?;
        let matching = self.buckets.iter().filter(|(name, _)| prefix.is_none_or(|prefix| name.starts_with(prefix)));
        let buckets: Vec<Value> = matching
            .map(
                |(name, bucket)| json!({"Name": name, "CreationDate": whole_second(bucket.created_at).as_micros(), "BucketArn": arn(name)}),
            )
            .collect();
        let mut output = Map::new();
        output.insert("Buckets".to_owned(), buckets.into());
        output.insert("Owner".to_owned(), json!({"ID": self.owner()}));
        if let Some(prefix) = prefix {
            output.insert("Prefix".to_owned(), prefix.into());
        }
        Ok(Answer::ok(output.into()))
    }
}

/// The name by which policies and events call a bucket.
pub(super) fn arn(bucket: &str) -> String {
    format!("arn:aws:s3:::{bucket}")
}
