//! Random lives of two queues: no message is ever lost or in two places, and nobody sees what is hidden.

use std::collections::{BTreeMap, BTreeSet};

use mini_cloud::record::{Record, RecordKind};
use mini_cloud::sqs::{QueueSettings, Redrive, Sqs};
use proptest::prelude::*;
use serde_json::json;

use crate::asking::{Ask, at, config, sqs};

#[derive(Clone, Debug)]
enum Act {
    Send {
        delay: u8,
    },
    Receive {
        dead: bool,
        most: u8,
        hidden: u8,
    },
    /// The handle of an earlier receive, by its number.
    Delete {
        receive: u8,
    },
    Hide {
        receive: u8,
        seconds: u8,
    },
    Wait {
        seconds: u8,
    },
    /// Stored and read again.
    Store,
}

fn act() -> impl Strategy<Value = Act> {
    prop_oneof![
        3 => (0..20u8).prop_map(|delay| Act::Send { delay }),
        5 => (any::<bool>(), 1..5u8, 0..40u8).prop_map(|(dead, most, hidden)| Act::Receive { dead, most, hidden }),
        3 => any::<u8>().prop_map(|receive| Act::Delete { receive }),
        2 => (any::<u8>(), 0..40u8).prop_map(|(receive, seconds)| Act::Hide { receive, seconds }),
        4 => (0..60u8).prop_map(|seconds| Act::Wait { seconds }),
        1 => Just(Act::Store),
    ]
}

/// Where every message is.
#[derive(Default)]
struct Ledger {
    sent: BTreeSet<String>,
    gone: BTreeSet<String>,
    /// Until when it is hidden, by what was recorded.
    hidden_until: BTreeMap<String, f64>,
    receives: BTreeMap<String, u32>,
}

impl Ledger {
    fn write(&mut self, now: f64, records: &[Record]) {
        for record in records {
            match &record.kind {
                RecordKind::MessageSent { message_id, .. } => assert!(self.sent.insert(message_id.clone())),
                RecordKind::MessageReceived { message_id, receive_count, .. } => {
                    assert!(self.hidden_until.get(message_id).is_none_or(|until| *until <= now), "{message_id} was hidden");
                    let count = self.receives.entry(message_id.clone()).or_default();
                    *count += 1;
                    assert_eq!(count, receive_count);
                }
                RecordKind::MessageDeleted { message_id, .. } | RecordKind::MessageExpired { message_id, .. } => {
                    assert!(self.gone.insert(message_id.clone()), "{message_id} went twice");
                }
                RecordKind::MessageDeadLettered { message_id, .. } => assert_eq!(self.receives.get(message_id), Some(&2)),
                other => panic!("queues do not write {other:?}"),
            }
        }
    }

    fn balance(&self, sqs: &Sqs) {
        let ids: Vec<&str> = [sqs.message_ids("q"), sqs.message_ids("dead")].concat();
        let there: BTreeSet<&str> = ids.iter().copied().collect();
        assert_eq!(ids.len(), there.len(), "a message is in two places");
        let expected: BTreeSet<&str> = self.sent.difference(&self.gone).map(String::as_str).collect();
        assert_eq!(there, expected);
    }
}

fn play(acts: &[Act]) {
    let mut sqs = sqs(QueueSettings { retention_s: 300, ..QueueSettings::default() });
    sqs.create_queue(at(0.0), "dead", QueueSettings { retention_s: 400, ..QueueSettings::default() }).unwrap();
    sqs.set_redrive("q", Some(Redrive { dead_letter_queue: "dead".into(), max_receive_count: 2 })).unwrap();
    let mut ledger = Ledger::default();
    let mut handles: Vec<(String, String)> = Vec::new();
    let mut now = 0.0;
    for act in acts {
        let reply = match act {
            Act::Send { delay } => {
                let url = sqs.url("q");
                sqs.reply(now, "SendMessage", json!({"QueueUrl": url, "MessageBody": "x", "DelaySeconds": delay}), b"")
            }
            Act::Receive { dead, most, hidden } => {
                let url = sqs.url(if *dead { "dead" } else { "q" });
                let parameters = json!({"QueueUrl": url, "MaxNumberOfMessages": most, "VisibilityTimeout": hidden});
                let reply = sqs.reply(now, "ReceiveMessage", parameters, b"");
                let output = reply.answer.clone().unwrap().output;
                let messages = output["Messages"].as_array().cloned().unwrap_or_default();
                assert!(messages.len() <= usize::from(*most));
                ledger.write(now, &reply.records);
                for message in messages {
                    let id = message["MessageId"].as_str().unwrap().to_owned();
                    ledger.hidden_until.insert(id, now + f64::from(*hidden));
                    handles.push((url.clone(), message["ReceiptHandle"].as_str().unwrap().to_owned()));
                }
                ledger.balance(&sqs);
                continue;
            }
            Act::Delete { receive } => {
                let Some((url, handle)) = handles.get(usize::from(*receive) % handles.len().max(1)) else { continue };
                sqs.reply(now, "DeleteMessage", json!({"QueueUrl": url, "ReceiptHandle": handle}), b"")
            }
            Act::Hide { receive, seconds } => {
                let Some((url, handle)) = handles.get(usize::from(*receive) % handles.len().max(1)) else { continue };
                // What was hidden may be seen now, or hidden for longer: the next receive tells.
                ledger.hidden_until.clear();
                let parameters = json!({"QueueUrl": url, "ReceiptHandle": handle, "VisibilityTimeout": seconds});
                sqs.reply(now, "ChangeMessageVisibility", parameters, b"")
            }
            Act::Wait { seconds } => {
                now += f64::from(*seconds);
                continue;
            }
            Act::Store => {
                sqs = serde_json::from_str(&serde_json::to_string(&sqs).unwrap()).unwrap();
                continue;
            }
        };
        ledger.write(now, &reply.records);
        ledger.balance(&sqs);
    }
}

proptest! {
    #![proptest_config(config(256))]

    #[test]
    fn no_message_is_lost_or_in_two_places(acts in prop::collection::vec(act(), 0..80)) {
        play(&acts);
    }

    #[test]
    fn what_is_next_visible_can_be_received_then_and_not_before(delays in prop::collection::vec(0..900u16, 1..10)) {
        let mut sqs = sqs(QueueSettings::default());
        let url = sqs.url("q");
        for delay in &delays {
            sqs.output(0.0, "SendMessage", json!({"QueueUrl": url, "MessageBody": "x", "DelaySeconds": delay}));
        }
        let mut handed_out = 0;
        let mut from = at(0.0);
        while let Some(next) = sqs.next_visible("q", from).filter(|next| *next <= at(900.0)) {
            let (received, _) = sqs.receive(next, "q", 100).unwrap();
            prop_assert!(!received.is_empty());
            sqs.settle(next, "q", received.iter().map(|message| message.receipt_handle.as_str())).unwrap();
            handed_out += received.len();
            from = next;
        }
        prop_assert_eq!(handed_out, delays.len());
    }
}
