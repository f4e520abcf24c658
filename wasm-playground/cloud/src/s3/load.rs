//! Objects for another service of the account: Redshift's COPY. The reads count as those of functions do.

use mini_lambda::SimTime;

use super::S3;
use super::bucket::Listing;
use crate::service_error::ServiceError;

impl S3 {
    /// All objects whose keys begin with `prefix`, as they are at `at`, in the order of the bytes of their keys.
    ///
    /// # Errors
    /// `NoSuchBucket`, `InvalidBucketName`.
    pub(crate) fn read_prefix(&mut self, bucket: &str, prefix: &str, at: SimTime) -> Result<Vec<(String, Vec<u8>)>, ServiceError> {
        let bucket = self.bucket_mut(bucket)?;
        bucket.list(Listing { at, prefix: prefix.to_owned(), after: None, until: None });
        let visible = bucket.visible_from(prefix, at).take_while(|(key, ..)| key.starts_with(prefix));
        let keys: Vec<String> = visible.map(|(key, ..)| key.to_owned()).collect();
        let content = |key: String| bucket.read(&key, at).map(|(object, _)| (key, object.content.to_vec()));
        Ok(keys.into_iter().filter_map(content).collect())
    }

    /// The content of one object as it is at `at`; none if there is no such object.
    ///
    /// # Errors
    /// `NoSuchBucket`, `InvalidBucketName`.
    pub(crate) fn read_key(&mut self, bucket: &str, key: &str, at: SimTime) -> Result<Option<Vec<u8>>, ServiceError> {
        Ok(self.bucket_mut(bucket)?.read(key, at).map(|(object, _)| object.content.to_vec()))
    }
}
