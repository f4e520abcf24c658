//! Apache OpenWhisk, the open relative of Lambda: what it does around an action.
//!
//! An action is a function whose platform is `openwhisk`. It runs in the same engines and environments (OpenWhisk says containers) as
//! functions of Lambda; all else is in here. Everything is by OpenWhisk's documents and sources (<https://github.com/apache/openwhisk>,
//! <https://github.com/apache/openwhisk-runtime-python>, <https://github.com/apache/openwhisk-runtime-go>, read 2026-11-22); each file
//! names which.
//!
//! | part | modules |
//! |---|---|
//! | what is deployed | `settings`, [`trigger`], `container` |
//! | running it | `invoke`, `activation`, `namespace`, `proxy` |
//! | what is seen of it | [`record`], `response`, `log`, `price` |
//! | numbers and words | [`figures`], [`model`], `messages` |

mod activation;
pub(crate) mod container;
pub mod figures;
mod invoke;
pub(crate) mod log;
mod messages;
pub mod model;
pub(crate) mod namespace;
mod price;
mod proxy;
pub mod record;
mod response;
mod settings;
pub mod trigger;

pub use record::{ActivationRecord, Annotation, RecordedResponse};
pub use settings::{ActionSettings, is_name};
pub use trigger::{Rule, Trigger};
