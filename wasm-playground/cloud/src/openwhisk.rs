//! OpenWhisk in a scenario: actions beside functions, triggers and their rules.
//!
//! What OpenWhisk does is in [`mini_lambda::openwhisk`]; `text` reads what a scenario says of it, `checks` refuses what cannot be.

pub(crate) mod checks;
pub(crate) mod text;

use mini_lambda::SimTime;

use crate::account::Account;

impl Account {
    /// Fires a trigger; what its rules run waits for its turn.
    pub fn fire_trigger(&self, now: SimTime, name: &str, payload: Option<&str>) {
        let Some(trigger) = self.triggers.iter().find(|trigger| trigger.name == name) else {
            let error = crate::service_error::ServiceError::new(404, "Not Found", "The requested resource does not exist.");
            self.tell(now, crate::service_event::ServiceEvent::refused("FireTrigger", name, &error));
            return;
        };
        for event in self.lambda.fire_trigger(now, trigger, payload, &self.emit) {
            self.enqueue(now, event);
        }
    }
}
