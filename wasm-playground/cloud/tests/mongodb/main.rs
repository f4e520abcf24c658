//! Tests of the simulated MongoDB. Expectations are those of its manual (<https://www.mongodb.com/docs/manual/>, the page is named at each), and
//! of its own tests (<https://github.com/mongodb/mongo>, the file is named); "read" and a date stand where the text was read, the rest is cited from memory.

mod aggregations;
mod asking;
mod cursors;
mod numbers;
mod properties;
mod queries;
mod scenarios;
mod updates;
mod writes;
