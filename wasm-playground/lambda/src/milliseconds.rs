//! Lengths of time as events write them: JSON numbers of milliseconds, exact to the microsecond (`2.989`).

use serde::{Deserialize, Deserializer, Serializer};

use crate::time::SimDuration;

/// Exact below 2⁵³ microseconds, 285 years; no duration comes near that.
#[expect(clippy::cast_precision_loss, reason = "see above")]
fn number(duration: SimDuration) -> f64 {
    duration.as_micros() as f64 / 1_000.0
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a cast of a float saturates")]
fn duration(number: f64) -> SimDuration {
    SimDuration::from_micros((number * 1_000.0).round() as u64)
}

pub(crate) fn serialize<S: Serializer>(value: &SimDuration, serializer: S) -> Result<S::Ok, S::Error> {
    // As JavaScript writes numbers: whole ones without a point, so that the same bytes come out of every engine.
    match value.as_micros() {
        micros if micros % 1_000 == 0 => serializer.serialize_u64(micros / 1_000),
        _ => serializer.serialize_f64(number(*value)),
    }
}

pub(crate) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<SimDuration, D::Error> {
    f64::deserialize(deserializer).map(duration)
}

/// The same where there may be none: `null`.
pub(crate) mod optional {
    use super::{Deserialize, Deserializer, Serializer, SimDuration};

    pub(crate) fn serialize<S: Serializer>(value: &Option<SimDuration>, serializer: S) -> Result<S::Ok, S::Error> {
        match value {
            Some(value) => super::serialize(value, serializer),
            None => serializer.serialize_none(),
        }
    }

    pub(crate) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<SimDuration>, D::Error> {
        Ok(Option::<f64>::deserialize(deserializer)?.map(super::duration))
    }
}
