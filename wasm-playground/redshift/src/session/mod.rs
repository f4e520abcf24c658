//! The database and its connections: requests in, answers out.
//!
//! - [`request`], [`answer`]: PROTOCOL.md in Rust;
//! - [`transaction`]: one writer of SQLite shared by many sessions;
//! - [`execute`]: a request's statements one after another; [`run`]: SQL in SQLite;
//! - [`definitions`], [`removals`], [`alter`], [`writes`], [`settings`]: statements by kind; [`limits`]: the workbook's caps.

pub mod alter;
pub mod answer;
pub mod definitions;
pub mod execute;
pub mod limits;
pub mod removals;
pub mod request;
pub mod run;
pub mod settings;
pub mod transaction;
pub mod writes;

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::Connection;

use crate::catalogue::{self, Catalogue};
use crate::error::Result;
use crate::types::read::Datum;

/// What a function asks with PG_BACKEND_PID(): there is one process.
pub const BACKEND: i64 = 1_073_750_000;

/// Objects of S3: keys and contents; or S3's code for why there are none.
pub type Objects = std::result::Result<Vec<(String, Vec<u8>)>, String>;

/// Who gives the objects that COPY reads.
pub trait Outside {
    /// The objects of a bucket whose keys begin with the prefix, in order of key.
    fn objects(&self, bucket: &str, prefix: &str) -> Objects;
    /// One object.
    fn object(&self, bucket: &str, key: &str) -> Objects;
}

/// How far a session's transaction is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// There is none.
    Idle,
    /// It is open; `implicit` where it is only that of one request with several statements.
    Open {
        /// Whether it ends with the request.
        implicit: bool,
    },
    /// A statement of it failed: nothing but its end is possible.
    Failed,
}

/// A statement that changed something, to be done again when another session has run in between.
#[derive(Clone, Debug)]
pub struct Done {
    /// Its text.
    pub sql: String,
    /// Its time.
    pub at_us: i64,
    /// Its randomness.
    pub seed: u64,
}

/// A connection.
#[derive(Debug)]
pub struct Session {
    /// Its number, for the schema of its temporary tables.
    pub number: usize,
    /// Its transaction.
    pub state: State,
    /// When that began.
    pub transaction_us: i64,
    /// What was done in it.
    pub done: Vec<Done>,
    /// The tables that it has changed: locked for others.
    pub locked: BTreeSet<i64>,
    /// The search path.
    pub path: Vec<String>,
    /// What SET has set.
    pub settings: BTreeMap<String, String>,
    /// Rows that the last COPY loaded.
    pub last_copy_count: i64,
    /// The number of that COPY.
    pub last_copy_id: i64,
    /// The number of the last query.
    pub last_query: i64,
    /// What the open transaction wrote to stl_load_errors, which a rollback does not undo.
    pub load_errors: Vec<Vec<Datum>>,
}

impl Session {
    fn new(number: usize) -> Session {
        Session {
            number,
            state: State::Idle,
            transaction_us: 0,
            done: Vec::new(),
            locked: BTreeSet::new(),
            path: vec!["public".to_owned()],
            settings: BTreeMap::new(),
            last_copy_count: 0,
            last_copy_id: -1,
            last_query: -1,
            load_errors: Vec::new(),
        }
    }

    /// The schema of its temporary tables.
    #[must_use]
    pub fn temporary(&self) -> String {
        format!("{}{}", catalogue::TEMPORARY, self.number)
    }
}

/// A cluster or workgroup.
pub struct Database {
    /// SQLite.
    pub connection: Connection,
    /// Its connections by name.
    pub sessions: BTreeMap<String, Session>,
    /// Whose transaction SQLite has open.
    pub active: Option<String>,
    /// Who gives objects.
    pub outside: Box<dyn Outside>,
    /// Rows of tables, as far as they were counted.
    pub counted: BTreeMap<i64, i64>,
    /// The number of the last query.
    pub queries: i64,
    made: usize,
}

impl Database {
    /// An empty database, or that of an image.
    ///
    /// # Errors
    /// When the image is none of ours.
    pub fn open(image: &[u8], outside: Box<dyn Outside>) -> Result<Database> {
        let mut connection = Connection::open_in_memory()?;
        if !image.is_empty() {
            connection.deserialize_read_exact(rusqlite::MAIN_DB, image, image.len(), false)?;
        }
        limits::set(&mut connection)?;
        crate::functions::register(&connection)?;
        if image.is_empty() {
            catalogue::create(&connection)?;
        } else {
            connection.query_row("select count(*) from relations, counters", [], |row| row.get::<_, i64>(0))?;
        }
        let queries = connection.query_row("select coalesce(max(c6), 0) from load_errors", [], |row| row.get(0))?;
        Ok(Database { queries, connection, sessions: BTreeMap::new(), active: None, outside, counted: BTreeMap::new(), made: 0 })
    }

    /// What is defined.
    #[must_use]
    pub fn catalogue(&self) -> Catalogue<'_> {
        Catalogue { connection: &self.connection }
    }

    /// All that is committed.
    ///
    /// # Errors
    /// SQLite's.
    pub fn image(&mut self) -> Result<Vec<u8>> {
        self.park()?;
        // Temporary tables end with their sessions, which an image does not hold.
        let mut copy = Connection::open_in_memory()?;
        let bytes = self.connection.serialize(rusqlite::MAIN_DB)?.to_vec();
        copy.deserialize_read_exact(rusqlite::MAIN_DB, bytes.as_slice(), bytes.len(), false)?;
        drop(bytes);
        let catalogue = Catalogue { connection: &copy };
        let temporary: Vec<_> = catalogue.all()?.into_iter().filter(catalogue::Relation::is_temporary).collect();
        for relation in &temporary {
            catalogue.remove(relation)?;
        }
        if !temporary.is_empty() {
            copy.execute_batch("vacuum")?;
        }
        Ok(copy.serialize(rusqlite::MAIN_DB)?.to_vec())
    }

    /// The session of this name, made if it is new.
    pub fn session(&mut self, name: &str) -> &mut Session {
        let made = &mut self.made;
        self.sessions.entry(name.to_owned()).or_insert_with(|| {
            *made += 1;
            Session::new(*made)
        })
    }

    /// Ends a session: what is open is rolled back, its temporary tables go.
    ///
    /// # Errors
    /// SQLite's.
    pub fn close(&mut self, name: &str) -> Result {
        if !self.sessions.contains_key(name) {
            return Ok(());
        }
        self.roll_back(name)?;
        self.park()?;
        if let Some(session) = self.sessions.remove(name) {
            let temporary = session.temporary();
            let mut relations = self.catalogue().all()?;
            relations.retain(|relation| relation.schema == temporary);
            for relation in relations {
                self.catalogue().remove(&relation)?;
            }
        }
        Ok(())
    }
}
