//! Tests of the simulated services. "REC" are LocalStack's snapshot files, recorded on AWS, with the name of the test in them.

mod asking;
mod event_patterns;
mod event_sources;
mod s3_conditions;
mod s3_listings;
mod s3_notifications;
mod s3_objects;
mod s3_properties;
mod s3_time;
mod schedule_properties;
mod schedules;
mod sqs_batches;
mod sqs_messages;
mod sqs_properties;
mod sqs_refusals;
mod stores;
