//! How a scenario writes buckets, queues, event sources and schedules.

use crate::place::{Place, ScenarioError};
use crate::s3::NotificationRule;
use crate::sqs::Redrive;
use crate::triggers::{BucketConfig, EventSourceConfig, QueueConfig, ScheduleConfig};

/// The bucket that `place` describes.
pub(crate) fn read_bucket(place: &Place<'_>) -> Result<BucketConfig, ScenarioError> {
    let mut bucket = BucketConfig::default();
    let mut named = false;
    for (key, value) in place.object()? {
        match key.as_str() {
            "name" => (bucket.name, named) = (value.text()?, true),
            "objects" => bucket.objects = value.texts()?,
            "notifications" => bucket.notifications = value.list()?.iter().map(read_notification).collect::<Result<_, _>>()?,
            _ => return Err(value.unknown(&["name", "objects", "notifications"])),
        }
    }
    for (index, rule) in bucket.notifications.iter_mut().enumerate() {
        rule.id = format!("{}-{}", rule.function, index + 1);
    }
    require(named, place, "name", "a bucket has a name")?;
    Ok(bucket)
}

fn read_notification(place: &Place<'_>) -> Result<NotificationRule, ScenarioError> {
    let empty = String::new;
    let mut rule = NotificationRule { id: empty(), function: empty(), events: Vec::new(), prefix: empty(), suffix: empty() };
    let (mut has_function, mut has_events) = (false, false);
    for (key, value) in place.object()? {
        match key.as_str() {
            "function" => (rule.function, has_function) = (value.text()?, true),
            "events" => (rule.events, has_events) = (value.list()?.iter().map(Place::text).collect::<Result<_, _>>()?, true),
            "prefix" => rule.prefix = value.text()?,
            "suffix" => rule.suffix = value.text()?,
            _ => return Err(value.unknown(&["function", "events", "prefix", "suffix"])),
        }
    }
    require(has_function, place, "function", "S3 tells a function")?;
    require(has_events, place, "events", "say of what it is told, [\"s3:ObjectCreated:*\"]")?;
    Ok(rule)
}

/// The queue that `place` describes.
pub(crate) fn read_queue(place: &Place<'_>) -> Result<QueueConfig, ScenarioError> {
    const KEYS: &[&str] = &["name", "visibility_timeout_s", "delay_s", "retention_s", "maximum_message_bytes", "receive_wait_s", "redrive"];
    let mut queue = QueueConfig::default();
    let mut named = false;
    for (key, value) in place.object()? {
        match key.as_str() {
            "name" => (queue.name, named) = (value.text()?, true),
            "visibility_timeout_s" => queue.settings.visibility_timeout_s = value.setting()?,
            "delay_s" => queue.settings.delay_s = value.setting()?,
            "retention_s" => queue.settings.retention_s = value.setting()?,
            "maximum_message_bytes" => queue.settings.maximum_message_bytes = value.setting()?,
            "receive_wait_s" => queue.settings.receive_wait_s = value.setting()?,
            "redrive" => queue.settings.redrive = value.optional(read_redrive)?,
            _ => return Err(value.unknown(KEYS)),
        }
    }
    require(named, place, "name", "a queue has a name")?;
    Ok(queue)
}

fn read_redrive(place: &Place<'_>) -> Result<Redrive, ScenarioError> {
    let (mut queue, mut count) = (None, None);
    for (key, value) in place.object()? {
        match key.as_str() {
            "dead_letter_queue" => queue = Some(value.text()?),
            "max_receive_count" => count = Some(value.setting()?),
            _ => return Err(value.unknown(&["dead_letter_queue", "max_receive_count"])),
        }
    }
    let missing = |key: &str, why: &str| ScenarioError::at(place.below(key), format!("is missing: {why}"));
    Ok(Redrive {
        dead_letter_queue: queue.ok_or_else(|| missing("dead_letter_queue", "say where messages go"))?,
        max_receive_count: count.ok_or_else(|| missing("max_receive_count", "say after how many receives"))?,
    })
}

/// The event source mapping that `place` describes.
pub(crate) fn read_event_source(place: &Place<'_>) -> Result<EventSourceConfig, ScenarioError> {
    const KEYS: &[&str] =
        &["queue", "function", "batch_size", "batching_window_s", "report_batch_item_failures", "maximum_concurrency", "filter_criteria"];
    let mut source = EventSourceConfig::default();
    let (mut has_queue, mut has_function) = (false, false);
    for (key, value) in place.object()? {
        match key.as_str() {
            "queue" => (source.queue, has_queue) = (value.text()?, true),
            "function" => (source.function, has_function) = (value.text()?, true),
            "batch_size" => source.settings.batch_size = value.setting()?,
            "batching_window_s" => source.settings.batching_window_s = value.setting()?,
            "report_batch_item_failures" => source.settings.report_batch_item_failures = value.flag()?,
            "maximum_concurrency" => source.settings.maximum_concurrency = value.optional(Place::setting)?,
            "filter_criteria" => source.settings.filters = value.optional(read_filters)?.unwrap_or_default(),
            _ => return Err(value.unknown(KEYS)),
        }
    }
    require(has_queue, place, "queue", "say where the messages are")?;
    require(has_function, place, "function", "say who works on them")?;
    Ok(source)
}

/// The patterns in `{"filters": [{"pattern": …}]}`, each as JSON or, as AWS takes it, as a text that holds JSON.
fn read_filters(place: &Place<'_>) -> Result<Vec<String>, ScenarioError> {
    let mut patterns = Vec::new();
    for (key, value) in place.object()? {
        match key.as_str() {
            "filters" => {
                for filter in value.list()? {
                    patterns.push(read_pattern(&filter)?);
                }
            }
            _ => return Err(value.unknown(&["filters"])),
        }
    }
    Ok(patterns)
}

fn read_pattern(place: &Place<'_>) -> Result<String, ScenarioError> {
    let mut pattern = None;
    for (key, value) in place.object()? {
        match key.as_str() {
            "pattern" => pattern = Some(value.text().unwrap_or_else(|_| value.json().to_owned())),
            _ => return Err(value.unknown(&["pattern"])),
        }
    }
    pattern.ok_or_else(|| ScenarioError::at(place.below("pattern"), r#"is missing: say what passes, {"body": {"kind": ["order"]}}"#))
}

/// The schedule that `place` describes.
pub(crate) fn read_schedule(place: &Place<'_>) -> Result<ScheduleConfig, ScenarioError> {
    let mut schedule = ScheduleConfig::default();
    let (mut named, mut has_expression, mut has_function) = (false, false, false);
    for (key, value) in place.object()? {
        match key.as_str() {
            "name" => (schedule.name, named) = (value.text()?, true),
            "expression" => (schedule.expression, has_expression) = (value.text()?, true),
            "function" => (schedule.function, has_function) = (value.text()?, true),
            "input" => schedule.input = value.optional(|value| Ok(value.json().to_owned()))?,
            _ => return Err(value.unknown(&["name", "expression", "function", "input"])),
        }
    }
    require(named, place, "name", "a schedule has a name")?;
    require(has_expression, place, "expression", "say when, \"rate(5 minutes)\" or \"cron(0 2 * * ? *)\"")?;
    require(has_function, place, "function", "say what runs")?;
    Ok(schedule)
}

fn require(there: bool, place: &Place<'_>, key: &str, why: &str) -> Result<(), ScenarioError> {
    if there { Ok(()) } else { Err(ScenarioError::at(place.below(key), format!("is missing: {why}"))) }
}
