//! AWS's numbers by name, as prose refers to them. A name ends with its unit, so that no sentence has to guess it.

use mini_cloud::bill::figures as requests;
use mini_cloud::ec2::figures as machines;
use mini_cloud::figures as services;
use mini_cloud::redshift::figures as redshift;
use mini_cloud::s3::figures as s3;
use mini_cloud::sqs::event_source::EventSourceSettings;
use mini_cloud::sqs::{QueueSettings, figures as sqs};
use mini_lambda::billing::BillingEra;
use mini_lambda::{FunctionConfig, figures};

use crate::numbers::{grouped, price};

/// AWS's number of that name as prose writes it, `10,240`; none, if there is none.
pub fn aws(name: &str) -> Option<String> {
    let (service, rest) = name.split_once('.')?;
    match service {
        "lambda" => of_prices(rest).or_else(|| of_eras(rest)).or_else(|| of_lambda(rest).map(grouped)),
        "sqs" => of_sqs(rest).map(grouped),
        "s3" => of_s3(rest),
        "redshift" => of_redshift(rest).map(grouped),
        "ec2" | "ebs" => of_machines(name),
        _ => None,
    }
}

fn of_lambda(name: &str) -> Option<u64> {
    let default = FunctionConfig::new("fn");
    Some(match name {
        "memory.default_mb" => u64::from(default.memory_mb),
        "memory.least_mb" => u64::from(*figures::MEMORY_MB.start()),
        "memory.most_mb" => u64::from(*figures::MEMORY_MB.end()),
        "memory.one_vcpu_mb" => figures::ONE_VCPU_MB,
        "memory.most_vcpus" => figures::MOST_VCPUS,
        "timeout.default_s" => u64::from(default.timeout_s),
        "timeout.least_s" => u64::from(*figures::TIMEOUT_S.start()),
        "timeout.most_s" => u64::from(*figures::TIMEOUT_S.end()),
        "timeout.most_min" => u64::from(*figures::TIMEOUT_S.end()) / 60,
        "tmp.least_mb" => u64::from(*figures::EPHEMERAL_STORAGE_MB.start()),
        "tmp.most_mb" => u64::from(*figures::EPHEMERAL_STORAGE_MB.end()),
        "concurrency" => u64::from(figures::CONCURRENCY),
        "concurrency.unreserved" => u64::from(figures::UNRESERVED_CONCURRENCY),
        "calls_per_second" => figures::CALLS_PER_SECOND,
        "scaling.environments" => figures::SCALING_ENVIRONMENTS,
        "scaling.period_s" => figures::SCALING_PERIOD_S,
        "recursion.runs" => u64::from(figures::RUNS_IN_A_CHAIN),
        "environment.most_kb" => figures::ENVIRONMENT_BYTES as u64 / 1_024,
        "code.most_mb" => figures::CODE_BYTES as u64 / 1_048_576,
        "init.timeout_s" => figures::INIT_TIMEOUT_S,
        "request.most_mb" => figures::REQUEST_BYTES as u64 / 1_048_576,
        "request.most_bytes" => figures::REQUEST_BYTES as u64,
        "response.most_bytes" => figures::RESPONSE_BYTES as u64,
        "client_context.most_bytes" => figures::CLIENT_CONTEXT_BYTES as u64,
        "handler.most_characters" => figures::HANDLER_LENGTH as u64,
        "name.most_characters" => figures::NAME_LENGTH as u64,
        "arn.most_characters" => figures::ARN_LENGTH as u64,
        "qualifier.most_characters" => figures::QUALIFIER_LENGTH as u64,
        "log_group.most_characters" => figures::LOG_GROUP_LENGTH as u64,
        "log.event_bytes" => figures::LOG_EVENT_BYTES as u64,
        "log.tail_kb" => figures::LOG_TAIL_BYTES as u64 / 1_024,
        "async.retries" => u64::from(*figures::RETRY_ATTEMPTS.end()),
        "async.attempts" => u64::from(*figures::RETRY_ATTEMPTS.end()) + 1,
        "async.first_wait_min" => figures::RETRY_WAITS_S.first().copied().unwrap_or_default() / 60,
        "async.second_wait_min" => figures::RETRY_WAITS_S.last().copied().unwrap_or_default() / 60,
        "async.age_least_s" => u64::from(*figures::EVENT_AGE_S.start()),
        "async.age_most_h" => u64::from(*figures::EVENT_AGE_S.end()) / 3_600,
        "async.request_mb" => figures::ASYNC_REQUEST_BYTES as u64 / 1_048_576,
        "async.back_off_first_s" => *figures::BACK_OFF_S.start(),
        "async.back_off_most_min" => *figures::BACK_OFF_S.end() / 60,
        "dead_letter.message_bytes" => figures::DEAD_LETTER_MESSAGE_BYTES as u64,
        "free.requests" => figures::FREE_REQUESTS as u64,
        "free.gb_seconds" => figures::FREE_GB_SECONDS as u64,
        "free.tmp_mb" => u64::from(figures::FREE_EPHEMERAL_STORAGE_MB),
        _ => return None,
    })
}

fn of_prices(name: &str) -> Option<String> {
    Some(price(match name {
        "price.gb_second" => figures::GB_SECOND_X86_64,
        "price.gb_second_arm64" => figures::GB_SECOND_ARM64,
        "price.tmp_gb_second" => figures::EPHEMERAL_GB_SECOND,
        "price.million_requests" => figures::REQUEST * 1_000_000,
        _ => return None,
    }))
}

/// Rules of billing by the month in which they began: `era.2020-12.step_ms`, `era.2020-12.init`.
fn of_eras(name: &str) -> Option<String> {
    let (month, rule) = name.strip_prefix("era.")?.split_once('.')?;
    let era = BillingEra::from_word(month)?;
    match rule {
        "step_ms" => Some(grouped(era.step_ms())),
        "init" => Some(if era.bills_init() { "billed" } else { "free" }.to_owned()),
        _ => None,
    }
}

fn of_sqs(name: &str) -> Option<u64> {
    let most = |range: &std::ops::RangeInclusive<i64>| range.end().unsigned_abs();
    let least = |range: &std::ops::RangeInclusive<i64>| range.start().unsigned_abs();
    Some(match name {
        "visibility.default_s" => u64::from(QueueSettings::default().visibility_timeout_s),
        "visibility.most_h" => most(&sqs::VISIBILITY_TIMEOUT_S) / 3_600,
        "delay.most_min" => most(&sqs::DELAY_S) / 60,
        "retention.default_days" => u64::from(QueueSettings::default().retention_s) / 86_400,
        "retention.least_s" => least(&sqs::RETENTION_S),
        "retention.most_days" => most(&sqs::RETENTION_S) / 86_400,
        "message.least_kb" => least(&sqs::MESSAGE_BYTES) / 1_024,
        "message.most_mb" => u64::from(QueueSettings::default().maximum_message_bytes) / 1_048_576,
        "wait.most_s" => most(&sqs::WAIT_S),
        "request.messages" => sqs::BATCH as u64,
        "receives.most" => most(&sqs::RECEIVES),
        "attributes.most" => sqs::ATTRIBUTES as u64,
        "name.most_characters" => sqs::NAME_LENGTH as u64,
        "purge.wait_s" => sqs::PURGE_S,
        "batch.default" => u64::from(EventSourceSettings::default().batch_size),
        "batch.most" => most(&sqs::MAPPING_BATCH),
        "batch.most_mb" => sqs::MAPPING_BYTES as u64 / 1_048_576,
        "window.most_min" => most(&sqs::MAPPING_WINDOW_S) / 60,
        "concurrency.least" => least(&sqs::MAPPING_CONCURRENCY),
        "concurrency.most" => most(&sqs::MAPPING_CONCURRENCY),
        "filters.most" => sqs::FILTERS as u64,
        "filter.most_characters" => sqs::PATTERN_LENGTH as u64,
        "batches.first" => u64::from(services::POLLERS_AT_FIRST),
        "batches.more_a_minute" => u64::from(services::POLLERS_PER_MINUTE),
        "batches.most" => u64::from(services::MOST_POLLERS),
        _ => return None,
    })
}

fn of_s3(name: &str) -> Option<String> {
    Some(grouped(match name {
        "key.most_bytes" => s3::KEY_BYTES as u64,
        "metadata.most_kb" => s3::METADATA_BYTES as u64 / 1_024,
        "listing.keys" => s3::PAGE as u64,
        "price.thousand_writes" => return Some(price(requests::S3_WRITE * 1_000)),
        "price.thousand_reads" => return Some(price(requests::S3_READ * 1_000)),
        _ => return None,
    }))
}

fn of_redshift(name: &str) -> Option<u64> {
    Some(match name {
        "statement.most_kb" => redshift::STATEMENT_BYTES as u64 / 1_024,
        "batch.statements" => redshift::BATCH_STATEMENTS as u64,
        "wait.most_s" => redshift::LONGEST_WAIT_S.unsigned_abs(),
        "results.kept_h" => redshift::RESULTS_KEPT.as_micros() / 3_600_000_000,
        "page.rows" => redshift::ROWS_OF_A_PAGE as u64,
        "listing.statements" => redshift::STATEMENTS_OF_A_PAGE as u64,
        _ => return None,
    })
}

fn of_machines(name: &str) -> Option<String> {
    Some(match name {
        "ec2.billed.least_s" => grouped(machines::LEAST_BILLED_S),
        "ebs.size.least_gb" => grouped(u64::from(*machines::DISK_GB.start())),
        "ebs.size.most_gb" => grouped(u64::from(*machines::DISK_GB.end())),
        "ebs.price.gb_month" => price(machines::DISK_GB_MONTH),
        _ => return of_type(name.strip_prefix("ec2.")?),
    })
}

/// A number of a type of machine: `t3.medium.price_hour`, `t3.medium.memory_mb`, `t3.medium.vcpus`.
fn of_type(name: &str) -> Option<String> {
    let (kind, number) = name.rsplit_once('.')?;
    let kind = machines::INSTANCE_TYPES.iter().find(|known| known.name == kind)?;
    match number {
        "price_hour" => Some(price(kind.hour)),
        "price_month" => Some(price(kind.hour * 720)),
        "memory_mb" => Some(grouped(u64::from(kind.memory_mb))),
        "vcpus" => Some(grouped(u64::from(kind.vcpus))),
        _ => None,
    }
}
