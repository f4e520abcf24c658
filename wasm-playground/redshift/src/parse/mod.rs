//! Text becomes statements: sqlparser's Redshift dialect for queries and changes of data, parsers of our own where Redshift's
//! statements are its own (CREATE TABLE, COPY, and the small ones).

pub mod copy;
pub mod create_table;
pub mod cursor;
pub mod data_type;
pub mod small;
pub mod source;
pub mod statement;

pub use source::Source;
pub use statement::{Statement, parse};
