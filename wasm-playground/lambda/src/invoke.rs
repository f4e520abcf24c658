//! `Invoke`: from a request to an environment, and back with the answer.

use std::rc::Rc;

use crate::api::{self, InvocationType, InvokeRequest};
use crate::api_error::ApiError;
use crate::engine::EngineFault;
use crate::environment::ExecutionEnvironment;
use crate::event::{Emit, Event, EventKind};
use crate::function::{FunctionConfig, LATEST};
use crate::function_name::{FunctionName, resolve};
use crate::invocation::{Invocation, Run};
use crate::lambda::{Answer, Answered, Lambda, refuse};
use crate::time::SimTime;

/// What a request is about, once it was looked up.
struct Target {
    /// Code and settings of the version.
    function: Rc<FunctionConfig>,
    /// The version's own name, `$LATEST` or a number.
    version: String,
    /// The ARN as the caller wrote it: with the alias, without a qualifier if there was none.
    invoked_arn: String,
}

impl Lambda {
    /// Runs a function and waits for it. All that happens is told, refusals included.
    ///
    /// # Errors
    /// [`EngineFault`] when the machine fails; never for the reader's code.
    pub fn invoke(&self, now: SimTime, request: &InvokeRequest, emit: &Emit) -> Result<Answered, EngineFault> {
        self.advance(now, now, emit)?;
        let dry = request.invocation_type == InvocationType::DryRun;
        let target = self.target(request).and_then(|target| {
            // A dry run uses no concurrency, so none is missing.
            if dry { Ok(target) } else { self.admit(now, &target.function.name).map(|()| target) }
        });
        match target {
            Err(error) => {
                let name = FunctionName::parse(&request.function).map_or(request.function.as_str(), |parsed| parsed.name);
                refuse(emit, now, "Invoke", name, &error);
                Ok(Answered { at: now, answer: Answer::Refused(error) })
            }
            Ok(target) if dry => {
                let kind = EventKind::InvocationDryRun { function: target.function.name.clone(), status_code: 204 };
                emit(&Event { at: now, kind });
                Ok(Answered { at: now, answer: Answer::MayRun })
            }
            Ok(target) => self.run(now, request, target, emit),
        }
    }

    fn target(&self, request: &InvokeRequest) -> Result<Target, ApiError> {
        api::check_size(request)?;
        let name = resolve(&request.function, request.qualifier.as_deref(), &self.settings.region, &self.settings.account)?;
        let arn = self.arn(name.name);
        let functions = self.functions.borrow();
        let found = functions.get(name.name).and_then(|deployment| deployment.find(name.qualifier.unwrap_or(LATEST)));
        let Some((version, function)) = found else {
            return Err(api::not_found(&arn, name.qualifier));
        };
        api::check_content(request)?;
        let invoked_arn = match name.qualifier {
            Some(qualifier) => format!("{arn}:{qualifier}"),
            None => arn,
        };
        Ok(Target { function, version, invoked_arn })
    }

    fn run(&self, now: SimTime, request: &InvokeRequest, target: Target, emit: &Emit) -> Result<Answered, EngineFault> {
        let request_id = self.identifiers.borrow_mut().next_uuid("request", &target.function.name);
        self.running.borrow_mut().begin(&request_id, &target.function.name);
        let mut environment = self.environment(&target, now, emit);
        environment.sandbox.listen(emit);
        let payload = request.payload.clone().filter(|payload| !payload.is_empty());
        let invocation = Invocation {
            request_id: request_id.clone(),
            attempt: 1,
            payload: payload.unwrap_or_else(|| b"{}".to_vec()),
            client_context: request.client_context.clone(),
            function_arn: target.invoked_arn,
            log_tail: request.log_tail,
            region: &self.settings.region,
            billing_era: self.settings.billing_era,
        };
        let mut run = Run { engine: &self.engine, identifiers: &self.identifiers, environment: &mut environment };
        let outcome = run.invoke(invocation, now);
        self.running.borrow_mut().end(&request_id, outcome.as_ref().map_or(now, |(at, _)| *at));
        let (at, finished) = outcome?;
        self.environments.borrow_mut().entry(target.function.name.clone()).or_default().push(environment);
        Ok(Answered { at, answer: Answer::Finished(Box::new(finished)) })
    }

    /// The environment of this version that was used last, of those that are free now; else a new one.
    /// Why that one: [`crate::model`].
    fn environment(&self, target: &Target, now: SimTime, emit: &Emit) -> ExecutionEnvironment {
        let Target { function, version, .. } = target;
        let free = self.environments.borrow_mut().get_mut(&function.name).and_then(|environments| {
            let free = |environment: &ExecutionEnvironment| environment.version == *version && environment.last_used <= now;
            let candidates = environments.iter().enumerate().filter(|(_, environment)| free(environment));
            let (index, _) = candidates.max_by_key(|(_, environment)| environment.last_used)?;
            Some(environments.remove(index))
        });
        free.unwrap_or_else(|| {
            // A name has no colon, so no version shares its counter with a function.
            let parent = if version == LATEST { function.name.clone() } else { format!("{}:{version}", function.name) };
            let id = self.identifiers.borrow_mut().next_hex("environment", &parent);
            let log_stream = format!("{}/{}[{version}]{id}", now.date(), function.log_stream_prefix());
            ExecutionEnvironment::new(Rc::clone(function), version.clone(), &self.settings.region, log_stream, now, emit)
        })
    }
}
