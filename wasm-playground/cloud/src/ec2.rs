//! EC2: machines that run programs by a table of times and on the arrival of files, and cost money whether they work or not.
//!
//! | part | modules |
//! |---|---|
//! | what is said | `config`, `text`, `checks`, `command_line`, `crontab` |
//! | what is there | `instance`, `state` |
//! | how it goes on | `life` (started, patched, stopped), `programs` |
//! | what is told | [`event`] |
//! | what people see who look | `inventory` |
//! | numbers | [`figures`] (AWS's), [`model`] (the simulation's own) |

pub(crate) mod checks;
mod command_line;
mod config;
mod crontab;
pub mod event;
pub mod figures;
pub(crate) mod instance;
pub(crate) mod inventory;
mod life;
pub mod model;
mod programs;
pub(crate) mod state;
pub(crate) mod text;

pub use config::{CronEntry, InstanceConfig, StartOn};
pub use inventory::InstanceInventory;
pub use state::Power;
