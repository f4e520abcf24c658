//! How stores write what JSON cannot hold by itself: moments with their microseconds, and bytes.

/// A [`SimTime`](mini_lambda::SimTime) as its microseconds: its own text cuts them off.
pub(crate) mod moment {
    use mini_lambda::SimTime;
    use serde::{Deserialize, Deserializer, Serializer};

    pub fn serialize<S: Serializer>(time: &SimTime, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_i64(time.as_micros())
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<SimTime, D::Error> {
        i64::deserialize(deserializer).map(SimTime::from_micros)
    }
}

/// Bytes as base64.
pub(crate) mod bytes {
    use std::rc::Rc;

    use serde::{Deserialize, Deserializer, Serializer};

    use crate::digests::{base64, from_base64};

    pub fn serialize<S: Serializer>(bytes: &Rc<[u8]>, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&base64(bytes))
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Rc<[u8]>, D::Error> {
        let text = String::deserialize(deserializer)?;
        from_base64(&text).map(Rc::from).ok_or_else(|| serde::de::Error::custom("content is not base64"))
    }
}

/// Bytes that may not be there, as base64.
pub(crate) mod optional_bytes {
    use std::rc::Rc;

    use serde::{Deserialize, Deserializer, Serializer};

    use crate::digests::{base64, from_base64};

    pub fn serialize<S: Serializer>(bytes: &Option<Rc<[u8]>>, serializer: S) -> Result<S::Ok, S::Error> {
        match bytes {
            Some(bytes) => serializer.serialize_some(&base64(bytes)),
            None => serializer.serialize_none(),
        }
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Rc<[u8]>>, D::Error> {
        let text = Option::<String>::deserialize(deserializer)?;
        let decoded = text.map(|text| from_base64(&text).map(Rc::from).ok_or_else(|| serde::de::Error::custom("content is not base64")));
        decoded.transpose()
    }
}
