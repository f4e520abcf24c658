//! Numbers in prose, by reference only: `{{aws lambda.timeout.default_s}}` is a number of AWS's, `{{model init_ms}}` one of the
//! simulation's, `{{openwhisk timeout.default_s}}` one of OpenWhisk's, and `{{source lambda.TIMEOUT_S}}` says where one was read. All come
//! from the constants that the simulation itself computes with.

use mini_cloud::ec2::model as machines;
use mini_cloud::model as services;
use mini_lambda::openwhisk::figures as whisk;
use mini_lambda::{SimDuration, model};

use crate::aws_numbers::aws;
use crate::place::Chapter;
use crate::problem::Problem;
use crate::sources;

/// Beginnings of references, and where their names are looked up.
const KINDS: [(&str, Lookup); 4] =
    [("{{aws ", aws), ("{{model ", simulated), ("{{openwhisk ", openwhisk), ("{{source ", sources::sentence)];

/// Finds a number by its name.
type Lookup = fn(&str) -> Option<String>;

/// The text from `start` to `end` of the chapter with every reference resolved.
pub(crate) fn resolve(chapter: Chapter<'_>, start: usize, end: usize, problems: &mut Vec<Problem>) -> String {
    let mut resolved = String::new();
    let mut at = start;
    while let Some((reference, open, lookup)) = next(&chapter.text[..end], at) {
        resolved.push_str(&chapter.text[at..reference]);
        let name_at = reference + open.len();
        let Some(length) = chapter.text[name_at..end].find("}}") else {
            let message = format!("this reference is never closed; write `{open}name.of.the.number}}}}`");
            problems.push(chapter.problem(reference, message));
            return resolved;
        };
        let name = chapter.text[name_at..name_at + length].trim();
        match lookup(name) {
            Some(number) => resolved.push_str(&number),
            None => {
                let message = format!("no number is called `{name}`; the names are in mdbook-lambda/src/numbers.rs and aws_numbers.rs");
                problems.push(chapter.problem(name_at, message));
            }
        }
        at = name_at + length + 2;
    }
    resolved.push_str(&chapter.text[at..end]);
    resolved
}

/// The first reference from `at` on.
fn next(text: &str, at: usize) -> Option<(usize, &'static str, Lookup)> {
    KINDS.into_iter().filter_map(|(open, lookup)| Some((at + text[at..].find(open)?, open, lookup))).min_by_key(|(place, ..)| *place)
}

/// OpenWhisk's number of that name.
fn openwhisk(name: &str) -> Option<String> {
    let number = match name {
        "timeout.default_s" => u64::from(whisk::DEFAULT_TIMEOUT_MS) / 1_000,
        "timeout.least_ms" => u64::from(*whisk::TIMEOUT_MS.start()),
        "timeout.most_s" => u64::from(*whisk::TIMEOUT_MS.end()) / 1_000,
        "memory.default_mb" => u64::from(whisk::DEFAULT_MEMORY_MB),
        "memory.least_mb" => u64::from(*whisk::MEMORY_MB.start()),
        "memory.most_mb" => u64::from(*whisk::MEMORY_MB.end()),
        "logs.default_mb" => u64::from(whisk::DEFAULT_LOGS_MB),
        "logs.most_mb" => u64::from(*whisk::LOGS_MB.end()),
        "code.most_mb" => whisk::CODE_BYTES as u64 / 1_048_576,
        "parameters.most_mb" => whisk::PARAMETER_BYTES as u64 / 1_048_576,
        "result.most_mb" => whisk::RESULT_BYTES as u64 / 1_048_576,
        "concurrent" => u64::from(whisk::CONCURRENT),
        "invocations.minute" => u64::from(whisk::INVOCATIONS_PER_MINUTE),
        "fires.minute" => u64::from(whisk::FIRES_PER_MINUTE),
        "blocking.wait_s" => whisk::BLOCKING_WAIT_S,
        "idle_min" => whisk::IDLE_CONTAINER_S / 60,
        "name.most_characters" => whisk::NAME_LENGTH as u64,
        "billing.step_ms" => whisk::BILLING_STEP_MS,
        "price.gb_second" => return Some(price(whisk::GB_SECOND)),
        _ => return None,
    };
    Some(grouped(number))
}

/// The simulation's own number of that name.
fn simulated(name: &str) -> Option<String> {
    let millis_to_seconds = |duration: SimDuration| decimal(u128::from(duration.as_micros()), 6);
    let millis = |duration: SimDuration| decimal(u128::from(duration.as_micros()), 3);
    Some(match name {
        "init_ms" => millis(model::INIT_FIXED),
        "invoke_ms" => millis(model::INVOKE_FIXED),
        "first_invoke_ms" => millis(model::FIRST_INVOKE_EXTRA),
        "boto3_import_ms" => grouped(model::BOTO3_IMPORT_MS),
        "boto3_first_client_ms" => grouped(model::BOTO3_FIRST_CLIENT_MS),
        "boto3_client_ms" => grouped(model::BOTO3_CLIENT_MS),
        "work_per_ms" => grouped(model::WORK_PER_MS),
        "base_memory_mb" => grouped(u64::from(model::BASE_MEMORY_MB)),
        "async_queue_ms" => millis(services::ASYNC_QUEUE),
        "mapping_poll_ms" => millis(services::MAPPING_POLL),
        "s3_request_ms" => millis(services::S3_REQUEST),
        "s3_megabyte_ms" => millis(services::S3_MEGABYTE),
        "sqs_request_ms" => millis(services::SQS_REQUEST),
        "mongodb_command_ms" => millis(services::MONGODB_COMMAND),
        "mongodb_spread_ms" => millis(services::MONGODB_SPREAD),
        "mongodb_connect_ms" => millis(services::MONGODB_CONNECT),
        "mongodb_documents_per_ms" => grouped(services::MONGODB_DOCUMENTS_PER_MS),
        "lambda_request_ms" => millis(services::LAMBDA_REQUEST),
        "s3_spread_ms" => millis(services::S3_SPREAD),
        "sqs_spread_ms" => millis(services::SQS_SPREAD),
        "run_command_s" => millis_to_seconds(machines::RUN_COMMAND),
        "pending_s" => millis_to_seconds(machines::PENDING),
        "boot_s" => millis_to_seconds(machines::BOOT),
        "machine_memory_mb" => grouped(u64::from(machines::MOST_MEMORY_MB)),
        "machine_disk_mb" => grouped(u64::from(machines::DISK_FREE_MB)),
        "longest_program_h" => grouped(machines::LONGEST_PROGRAM.as_micros() / 3_600_000_000),
        "redshift_connect_ms" => millis(services::REDSHIFT_CONNECT),
        "redshift_statement_ms" => millis(services::REDSHIFT_STATEMENT),
        "redshift_commit_ms" => millis(services::REDSHIFT_COMMIT),
        "redshift_copy_ms" => millis(services::REDSHIFT_COPY),
        "redshift_megabyte_ms" => millis(services::REDSHIFT_COPY_MEGABYTE),
        "s3_notification_s" => millis_to_seconds(services::S3_NOTIFICATION),
        "idle_min" => grouped(model::IDLE.as_micros() / 60_000_000),
        _ => return None,
    })
}

/// A price in units of 10⁻¹⁰ USD, with cents at least.
pub(crate) fn price(units: u128) -> String {
    let exact = decimal(units, 10);
    let places = exact.split_once('.').map_or(0, |(_, fraction)| fraction.len());
    match places {
        0 => format!("{exact}.00"),
        1 => format!("{exact}0"),
        _ => exact,
    }
}

/// A whole number of units of 10^-places, without trailing zeros: `decimal(1_500, 3)` is `1.5`.
fn decimal(units: u128, places: u32) -> String {
    let one = 10_u128.pow(places);
    let fraction = format!("{:0width$}", units % one, width = places as usize);
    let fraction = fraction.trim_end_matches('0');
    match fraction.is_empty() {
        true => (units / one).to_string(),
        false => format!("{}.{fraction}", units / one),
    }
}

/// Digits in groups of three, from 10,000 up.
pub(crate) fn grouped(number: u64) -> String {
    let digits = number.to_string();
    if digits.len() < 5 {
        return digits;
    }
    let mut grouped = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;

    #[test]
    fn references_become_numbers() {
        let text = "at most {{aws lambda.memory.most_mb}} MB, {{model first_invoke_ms}} ms, {{#include x}}";
        let mut problems = Vec::new();
        let chapter = Chapter { file: Path::new("a.md"), text };
        let resolved = resolve(chapter, 0, text.len(), &mut problems);
        assert_eq!(resolved, "at most 10,240 MB, 1.5 ms, {{#include x}}");
        assert_eq!(problems, []);
    }

    #[test]
    fn unknown_names_are_placed() {
        let text = "a\n{{aws lambda.colour}} {{aws open";
        let mut problems = Vec::new();
        resolve(Chapter { file: Path::new("a.md"), text }, 0, text.len(), &mut problems);
        let places: Vec<_> = problems.iter().map(|problem| (problem.line, problem.column)).collect();
        assert_eq!(places, [(2, 7), (2, 23)]);
    }

    #[test]
    fn prices_keep_their_digits() {
        assert_eq!(aws("lambda.price.gb_second").unwrap(), "0.0000166667");
        assert_eq!(aws("lambda.price.million_requests").unwrap(), "0.20");
    }
}
