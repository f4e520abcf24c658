//! `undecoded-key`: S3 is asked for a key as its event writes it, and the object with the real name is there.

use mini_cloud::ServiceEvent;

use super::Found;
use super::seen::Seen;

pub(super) fn find(seen: &Seen<'_>) -> Vec<Found> {
    let found = seen.services().filter_map(|(at, event)| {
        let ServiceEvent::CallRefused { function, service, resource, code, .. } = event else { return None };
        if service != "s3" || !["NoSuchKey", "404"].contains(&code.as_str()) {
            return None;
        }
        let (bucket, key) = resource.split_once('/')?;
        let decoded = form_decoded(key).filter(|decoded| decoded != key)?;
        let there_at_first = seen.scenario.buckets.iter().any(|other| other.name == bucket && other.objects.contains_key(&decoded));
        let written = seen.services().any(|(when, event)| {
            matches!(event, ServiceEvent::ObjectCreated { bucket: other, key, .. } if when <= at && other == bucket && *key == decoded)
        });
        let saw = format!("{function} asked the bucket {bucket} for {key:?}, which is not there. There is {decoded:?}.");
        (there_at_first || written).then(|| Found::new("undecoded-key", function, saw))
    });
    found.collect()
}

/// A form's value as the text that it stands for; nothing where it is none.
fn form_decoded(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        bytes.push(match byte {
            b'+' => b' ',
            b'%' => {
                let digits = [rest.next()?, rest.next()?];
                u8::from_str_radix(std::str::from_utf8(&digits).ok()?, 16).ok()?
            }
            other => other,
        });
    }
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::form_decoded;

    #[test]
    fn forms() {
        assert_eq!(form_decoded("in/summer+holiday%2B1.jpg").as_deref(), Some("in/summer holiday+1.jpg"));
        assert_eq!(form_decoded("%C3%A9").as_deref(), Some("é"));
        assert_eq!((form_decoded("100%"), form_decoded("%zz"), form_decoded("%FF")), (None, None, None));
    }
}
