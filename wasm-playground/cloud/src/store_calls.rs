//! Calls of the stores: what they change is told, and whoever waits for it is set in motion.

use mini_lambda::{Lineage, SimTime};

use crate::account::Account;
use crate::model;
use crate::record::{Record, RecordKind};
use crate::service_call::Request;
use crate::service_event::ServiceEvent;
use crate::stores::Called;
use crate::timetable::Task;

impl Account {
    /// Does what a request asks of a store, on behalf of this chain of requests.
    pub fn store(&self, service: &str, request: &Request<'_>, lineage: &Lineage) -> Called {
        let called = self.stores.borrow_mut().call(service, request);
        if let Called::Done(reply) = &called {
            self.note(request.at, &reply.records, lineage);
            if service == "sqs" {
                self.plan_polls(self.now.get());
            }
        }
        called
    }

    /// Tells what changed, and plans what follows from it. `at` is when it was asked for: nothing is told of an earlier moment.
    pub fn note(&self, at: SimTime, records: &[Record], lineage: &Lineage) {
        for record in records {
            let at = record.at.max(at);
            match &record.kind {
                RecordKind::ObjectCreated { bucket, key, .. } => self.tell_machines(at, bucket, key),
                RecordKind::Notification(notification) => {
                    let task = Task::Notify {
                        bucket: notification.bucket.clone(),
                        function: notification.function.clone(),
                        event: notification.event.clone(),
                        lineage: lineage.clone(),
                    };
                    self.timetable.plan(at + model::S3_NOTIFICATION, task);
                }
                RecordKind::MessageSent { message_id, .. } if !lineage.is_empty() => {
                    self.lineages.borrow_mut().insert(message_id.clone(), lineage.clone());
                }
                RecordKind::MessageDeleted { message_id, .. } | RecordKind::MessageExpired { message_id, .. } => {
                    self.lineages.borrow_mut().remove(message_id);
                }
                _ => {}
            }
            if let Some(event) = ServiceEvent::of(record.clone()) {
                self.tell(at, event);
            }
        }
    }
}
