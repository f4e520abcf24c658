//! What lies in a bucket, for people who look at it. Looking leaves no trace: no later write comes too late for it.

use mini_lambda::SimTime;
use serde::Serialize;

use super::S3;
use crate::model::LISTED;

/// A bucket and its objects.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct BucketInventory {
    /// Its name.
    pub name: String,
    /// The first of its objects, in the order of their keys.
    pub objects: Vec<ObjectEntry>,
    /// How many more there are.
    pub more: usize,
    /// Bytes of all of them.
    pub bytes: u64,
}

/// An object without its content.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ObjectEntry {
    /// Its key.
    pub key: String,
    /// Bytes of its content.
    pub size: u64,
    /// MD5 of its content, without quotes.
    pub etag: String,
    /// What it was said to be.
    pub content_type: String,
    /// When it was written.
    pub written_at: SimTime,
}

impl S3 {
    /// All buckets in order of name, with what can be seen in them at `at`.
    pub fn inventory(&self, at: SimTime) -> Vec<BucketInventory> {
        self.buckets
            .iter()
            .map(|(name, bucket)| {
                let mut inventory = BucketInventory { name: name.clone(), objects: Vec::new(), more: 0, bytes: 0 };
                for (key, object, written_at) in bucket.visible(at) {
                    inventory.bytes += object.size();
                    if inventory.objects.len() == LISTED {
                        inventory.more += 1;
                        continue;
                    }
                    let (etag, content_type) = (object.etag.clone(), object.description.content_type().to_owned());
                    inventory.objects.push(ObjectEntry { key: key.to_owned(), size: object.size(), etag, content_type, written_at });
                }
                inventory
            })
            .collect()
    }
}
