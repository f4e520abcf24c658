//! Numbers in prose, by reference only: `{{aws lambda.timeout.default_s}}` is a number of AWS's, `{{model init_ms}}` one of the
//! simulation's, `{{openwhisk timeout.default_s}}` one of OpenWhisk's. All come from the constants that the simulation itself computes with.

use mini_cloud::ec2::figures::{DISK_GB_MONTH, INSTANCE_TYPES, LEAST_BILLED_S};
use mini_cloud::ec2::model as machines;
use mini_cloud::model as services;
use mini_cloud::sqs::QueueSettings;
use mini_cloud::sqs::event_source::EventSourceSettings;
use mini_lambda::openwhisk::figures as whisk;
use mini_lambda::{FunctionConfig, SimDuration, figures, model};

use crate::place::Chapter;
use crate::problem::Problem;

/// Beginnings of references, and where their names are looked up.
const KINDS: [(&str, Lookup); 3] = [("{{aws ", aws), ("{{model ", simulated), ("{{openwhisk ", openwhisk)];

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
                let message = format!("no number is called `{name}`; the names are in mdbook-lambda/src/numbers.rs");
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

/// AWS's number of that name.
fn aws(name: &str) -> Option<String> {
    if let Some(number) = name.strip_prefix("ec2.").and_then(of_type) {
        return Some(number);
    }
    let default = FunctionConfig::new("fn");
    let number = match name {
        "lambda.memory.default_mb" => u64::from(default.memory_mb),
        "lambda.memory.least_mb" => u64::from(*figures::MEMORY_MB.start()),
        "lambda.memory.most_mb" => u64::from(*figures::MEMORY_MB.end()),
        "lambda.memory.one_vcpu_mb" => figures::ONE_VCPU_MB,
        "lambda.timeout.default_s" => u64::from(default.timeout_s),
        "lambda.timeout.least_s" => u64::from(*figures::TIMEOUT_S.start()),
        "lambda.timeout.most_s" => u64::from(*figures::TIMEOUT_S.end()),
        "lambda.timeout.most_min" => u64::from(*figures::TIMEOUT_S.end()) / 60,
        "lambda.tmp.least_mb" => u64::from(*figures::EPHEMERAL_STORAGE_MB.start()),
        "lambda.tmp.most_mb" => u64::from(*figures::EPHEMERAL_STORAGE_MB.end()),
        "lambda.concurrency" => u64::from(figures::CONCURRENCY),
        "lambda.concurrency.unreserved" => u64::from(figures::UNRESERVED_CONCURRENCY),
        "lambda.environment.most_kb" => figures::ENVIRONMENT_BYTES as u64 / 1_024,
        "lambda.code.most_mb" => figures::CODE_BYTES as u64 / 1_048_576,
        "lambda.init.timeout_s" => figures::INIT_TIMEOUT_S,
        "lambda.request.most_mb" => figures::REQUEST_BYTES as u64 / 1_048_576,
        "lambda.request.most_bytes" => figures::REQUEST_BYTES as u64,
        "lambda.response.most_bytes" => figures::RESPONSE_BYTES as u64,
        "lambda.handler.most_characters" => figures::HANDLER_LENGTH as u64,
        "lambda.async.retries" => u64::from(*figures::RETRY_ATTEMPTS.end()),
        "lambda.async.attempts" => u64::from(*figures::RETRY_ATTEMPTS.end()) + 1,
        "lambda.async.first_wait_min" => first(figures::RETRY_WAITS_S) / 60,
        "lambda.async.second_wait_min" => figures::RETRY_WAITS_S.last().copied().unwrap_or_default() / 60,
        "lambda.async.age_least_s" => u64::from(*figures::EVENT_AGE_S.start()),
        "lambda.async.age_most_h" => u64::from(*figures::EVENT_AGE_S.end()) / 3_600,
        "lambda.async.request_mb" => figures::ASYNC_REQUEST_BYTES as u64 / 1_048_576,
        "lambda.async.back_off_most_min" => *figures::BACK_OFF_S.end() / 60,
        "lambda.scaling.environments" => figures::SCALING_ENVIRONMENTS,
        "lambda.scaling.period_s" => figures::SCALING_PERIOD_S,
        "lambda.recursion.runs" => u64::from(figures::RUNS_IN_A_CHAIN),
        "sqs.visibility.default_s" => u64::from(QueueSettings::default().visibility_timeout_s),
        "sqs.retention.default_days" => u64::from(QueueSettings::default().retention_s) / 86_400,
        "sqs.message.most_mb" => u64::from(QueueSettings::default().maximum_message_bytes) / 1_048_576,
        "sqs.batch.default" => u64::from(EventSourceSettings::default().batch_size),
        "sqs.batches.first" => u64::from(mini_cloud::figures::POLLERS_AT_FIRST),
        "lambda.memory.most_vcpus" => figures::MOST_VCPUS,
        "lambda.price.gb_second" => return Some(price(figures::GB_SECOND_X86_64)),
        "lambda.price.gb_second_arm64" => return Some(price(figures::GB_SECOND_ARM64)),
        "lambda.price.tmp_gb_second" => return Some(price(figures::EPHEMERAL_GB_SECOND)),
        "lambda.price.million_requests" => return Some(price(figures::REQUEST * 1_000_000)),
        "ec2.billed.least_s" => LEAST_BILLED_S,
        "ebs.price.gb_month" => return Some(price(DISK_GB_MONTH)),
        "lambda.free.requests" => figures::FREE_REQUESTS as u64,
        "lambda.free.gb_seconds" => figures::FREE_GB_SECONDS as u64,
        "lambda.free.tmp_mb" => u64::from(figures::FREE_EPHEMERAL_STORAGE_MB),
        _ => return None,
    };
    Some(grouped(number))
}

/// A number of a type of machine: `t3.medium.price_hour`, `t3.medium.memory_mb`, `t3.medium.vcpus`.
fn of_type(name: &str) -> Option<String> {
    let (kind, number) = name.rsplit_once('.')?;
    let kind = INSTANCE_TYPES.iter().find(|known| known.name == kind)?;
    match number {
        "price_hour" => Some(price(kind.hour)),
        "price_month" => Some(price(kind.hour * 720)),
        "memory_mb" => Some(grouped(u64::from(kind.memory_mb))),
        "vcpus" => Some(grouped(u64::from(kind.vcpus))),
        _ => None,
    }
}

fn first<const N: usize>(numbers: [u64; N]) -> u64 {
    numbers.first().copied().unwrap_or_default()
}

/// OpenWhisk's number of that name.
fn openwhisk(name: &str) -> Option<String> {
    let number = match name {
        "timeout.default_s" => u64::from(whisk::DEFAULT_TIMEOUT_MS) / 1_000,
        "memory.default_mb" => u64::from(whisk::DEFAULT_MEMORY_MB),
        "billing.step_ms" => whisk::BILLING_STEP_MS,
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
fn price(units: u128) -> String {
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
fn grouped(number: u64) -> String {
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
