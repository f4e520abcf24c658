//! `SqlEngine`: whoever can run the SQL of the simulated Redshift. A WebAssembly file in wasmtime or the browser, or a closure in a test.
//!
//! Requests and answers are JSON text, described in `wasm-playground/redshift/PROTOCOL.md`. A database reads no clock and no
//! randomness: time and seed are in the request.

use std::rc::Rc;

use mini_lambda::EngineFault;

/// Makes databases. It is asked only by a scenario that has `redshift`.
pub trait SqlEngine {
    /// A database with nothing in it, or one that goes on with what [`SqlDatabase::image`] gave.
    ///
    /// # Errors
    /// [`EngineFault`] when the machine itself fails: the module does not load, or the image is none.
    fn database(&self, image: Option<&[u8]>) -> Result<Box<dyn SqlDatabase>, EngineFault>;
}

/// One cluster or workgroup, with all its sessions. Dropping it drops its data.
pub trait SqlDatabase {
    /// Does what a request asks. `outside` answers what the database wants to know while it works; it is kept
    /// for no longer.
    ///
    /// # Errors
    /// [`EngineFault`] when the machine itself fails. SQL that is refused is an answer.
    fn call(&mut self, request: &str, outside: Rc<dyn SqlOutside>) -> Result<String, EngineFault>;

    /// All that is committed, to be stored. What a session has open is not in it.
    ///
    /// # Errors
    /// [`EngineFault`] when the machine itself fails.
    fn image(&mut self) -> Result<Vec<u8>, EngineFault>;
}

/// The world around a database.
pub trait SqlOutside {
    /// The objects of a bucket whose keys begin with `prefix`, in the order of the bytes of their keys: key and content.
    ///
    /// # Errors
    /// S3's code of the refusal, `NoSuchBucket`.
    fn objects(&self, bucket: &str, prefix: &str) -> Result<Vec<(String, Vec<u8>)>, String>;

    /// The content of one object.
    ///
    /// # Errors
    /// S3's code of the refusal, `NoSuchKey`.
    fn object(&self, bucket: &str, key: &str) -> Result<Vec<u8>, String>;
}
