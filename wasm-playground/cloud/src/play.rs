//! What each kind of step does.

use mini_lambda::{Answer, EngineFault, FunctionConfig, InvokeRequest, Lineage, SimTime};
use serde_json::{Map, Value, json};

use crate::account::Account;
use crate::asynchronous::object;
use crate::function_text::apply_settings;
use crate::place::Place;
use crate::service_call::Request;
use crate::service_event::ServiceEvent;
use crate::step::{Invoke, Step};
use crate::stores::Called;
use crate::triggers::READER;

impl Account {
    /// Does a step that begins now, and what is due while it goes on.
    pub fn play(&self, step: &Step) -> Result<(), EngineFault> {
        let now = self.now.get();
        match step {
            Step::Advance(duration) => return self.pass_until(now + *duration),
            Step::UntilIdle(at_most) => return self.pass_until_idle(*at_most),
            // Nobody knows when its answer comes; until then its events leave at once.
            Step::Invoke(invoke) => self.narrator.set_limit(self.lambda.answered_by(now, &invoke.function).unwrap_or(SimTime::END)),
            Step::RunProgram { .. } => self.narrator.set_limit(SimTime::END),
            _ => self.narrator.set_limit(now),
        }
        let end = self.begin(step)?;
        self.check()?;
        self.make_room(end)?;
        self.pass_until(end)
    }

    /// Does a step now. Returns when it is over.
    fn begin(&self, step: &Step) -> Result<SimTime, EngineFault> {
        let now = self.now.get();
        match step {
            Step::Invoke(invoke) => return self.invoke(now, invoke),
            Step::AtOnce(steps) => {
                // They all begin now; each call has a stretch of time of its own.
                let ends = steps.iter().map(|step| self.begin(step)).collect::<Result<Vec<_>, _>>()?;
                return Ok(ends.into_iter().fold(now, SimTime::max));
            }
            // These let time pass, and begin nothing.
            Step::Advance(_) | Step::UntilIdle(_) => {}
            Step::PutObject { bucket, key, body } => {
                self.ask(now, "s3", "PutObject", bucket, json!({"Bucket": bucket, "Key": key}), body);
            }
            Step::PutShopFile(file) => {
                let body = file.content(&self.shop);
                self.ask(now, "s3", "PutObject", &file.bucket, json!({"Bucket": file.bucket, "Key": file.key}), body.as_bytes());
            }
            Step::DeleteObject { bucket, key } => {
                self.ask(now, "s3", "DeleteObject", bucket, json!({"Bucket": bucket, "Key": key}), b"");
            }
            Step::SendMessage { queue, body, delay_s } => {
                let url = self.stores.borrow().sqs.url(queue);
                let parameters = json!({"QueueUrl": url, "MessageBody": body, "DelaySeconds": delay_s});
                self.ask(now, "sqs", "SendMessage", queue, parameters, b"");
            }
            Step::Sql(sql) => self.run_sql(now, sql)?,
            Step::FireTrigger { name, payload } => self.fire_trigger(now, name, payload.as_deref()),
            Step::UpdateFunction { name, settings } => self.update_function(now, name, settings)?,
            Step::PublishVersion(name) => self.lambda.publish_version(now, name, &self.emit),
            Step::CreateAlias(request) => self.lambda.create_alias(now, request, &self.emit),
            Step::UpdateAlias(request) => self.lambda.update_alias(now, request, &self.emit),
            Step::Recycle(name) => self.lambda.recycle(now, name, &self.emit)?,
            Step::StartInstance(name) => self.start_machine(now, name),
            Step::StopInstance(name) => self.stop_machine(now, name),
            Step::PatchInstance(name) => self.patch_machine(now, name),
            Step::RunProgram { instance, command } => return self.run_by_hand(now, instance, command),
        }
        Ok(now)
    }

    fn invoke(&self, now: SimTime, invoke: &Invoke) -> Result<SimTime, EngineFault> {
        let request = InvokeRequest {
            function: invoke.function.clone(),
            payload: invoke.payload.clone().map(String::into_bytes),
            invocation_type: invoke.invocation_type,
            log_tail: invoke.log_tail,
            client_context: invoke.client_context.clone(),
            qualifier: invoke.qualifier.clone(),
            lineage: Lineage::default(),
        };
        let answered = self.lambda.invoke(now, &request, &self.emit)?;
        if let Answer::Accepted(event) = answered.answer {
            self.enqueue(now, *event);
        }
        Ok(answered.at)
    }

    /// A request of the reader's to a store; a refusal is told.
    fn ask(&self, at: SimTime, service: &str, operation: &str, resource: &str, parameters: Value, body: &[u8]) {
        let mut parameters: Map<String, Value> = object(parameters);
        parameters.retain(|_, value| !value.is_null());
        let request = Request { at, principal: READER, operation, parameters: &parameters, body };
        if let Called::Done(reply) = self.store(service, &request, &Lineage::default())
            && let Err(error) = reply.answer
        {
            self.tell(at, ServiceEvent::refused(operation, resource, &error));
        }
    }

    fn update_function(&self, now: SimTime, name: &str, settings: &str) -> Result<(), EngineFault> {
        let mut function = self.lambda.function(name).unwrap_or_else(|| FunctionConfig::new(name));
        // A step was read by the same function before, so nothing is left to refuse.
        if let Ok(place) = Place::whole(settings, "the settings") {
            let _ = apply_settings(&place, &mut function);
        }
        let sharing = self.instances.iter().filter(|instance| instance.config.code_of.as_deref() == Some(name));
        sharing.for_each(|instance| instance.machine.put_files(&function.files, now));
        self.lambda.update(now, function, &self.emit)
    }
}
