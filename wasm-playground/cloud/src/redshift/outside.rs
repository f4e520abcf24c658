//! What a COPY reads: the account's objects as they are at its moment.

use std::cell::RefCell;
use std::rc::Rc;

use mini_lambda::SimTime;

use crate::sql_engine::SqlOutside;
use crate::stores::Stores;

/// S3 as a COPY sees it.
pub(super) struct Objects {
    pub stores: Rc<RefCell<Stores>>,
    /// When the COPY reads.
    pub at: SimTime,
}

impl SqlOutside for Objects {
    fn objects(&self, bucket: &str, prefix: &str) -> Result<Vec<(String, Vec<u8>)>, String> {
        self.stores.borrow_mut().s3.read_prefix(bucket, prefix, self.at).map_err(|error| error.code)
    }

    fn object(&self, bucket: &str, key: &str) -> Result<Vec<u8>, String> {
        let found = self.stores.borrow_mut().s3.read_key(bucket, key, self.at).map_err(|error| error.code)?;
        found.ok_or_else(|| "NoSuchKey".to_owned())
    }
}
