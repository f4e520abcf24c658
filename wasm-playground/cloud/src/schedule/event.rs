//! The event of a scheduled rule. Keys and their order as recorded in LocalStack's
//! tests/aws/services/events/test_events_schedule.snapshot.json (tests_schedule_rate_target_sqs, 15-05-2024), read 2026-11-22.

use mini_lambda::SimTime;
use serde_json::json;

/// The event as JSON text. `id` is a UUID; `time` is written with whole seconds.
pub fn scheduled_event(id: &str, account: &str, region: &str, rule: &str, time: SimTime) -> String {
    let text = time.to_string();
    let seconds = text.split_once('.').map_or(text.as_str(), |(seconds, _)| seconds);
    json!({
        "version": "0",
        "id": id,
        "detail-type": "Scheduled Event",
        "source": "aws.events",
        "account": account,
        "time": format!("{seconds}Z"),
        "region": region,
        "resources": [format!("arn:aws:events:{region}:{account}:rule/{rule}")],
        "detail": {},
    })
    .to_string()
}
