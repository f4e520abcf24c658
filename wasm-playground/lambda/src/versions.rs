//! `PublishVersion`, `CreateAlias` and `UpdateAlias`.
//!
//! Codes and messages as recorded on AWS: LocalStack tests/aws/services/lambda_/test_lambda_api.py TestLambdaAlias
//! test_notfound_and_invalid_routingconfigs and test_alias_naming (2025-11-25), read 2026-11-22. Patterns and lengths:
//! <https://docs.aws.amazon.com/lambda/latest/api/API_CreateAlias.html>, read 2026-11-22.

use crate::api;
use crate::api_error::ApiError;
use crate::deployment::Deployment;
use crate::event::{Emit, Event, EventKind};
use crate::figures;
use crate::function::LATEST;
use crate::function_name::{is_name_letter, unfit, validation};
use crate::lambda::{Lambda, refuse};
use crate::time::SimTime;

/// An alias to make or to move.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AliasRequest {
    /// Name of the function.
    pub function: String,
    /// Name of the alias.
    pub name: String,
    /// The version that it shall stand for: a number or `$LATEST`.
    pub version: String,
}

impl Lambda {
    /// Publishes a function's code and settings as a version, or finds the version that is the same. Told, as a refusal is.
    pub fn publish_version(&self, now: SimTime, function: &str, emit: &Emit) {
        let published = self.functions.borrow_mut().get_mut(function).map(Deployment::publish);
        match published {
            Some(number) => {
                let kind = EventKind::VersionPublished { function: function.to_owned(), version: number.to_string() };
                emit(&Event { at: now, kind });
            }
            None => refuse(emit, now, "PublishVersion", function, &self.no_function(function)),
        }
    }

    /// Makes an alias. Told, as a refusal is.
    pub fn create_alias(&self, now: SimTime, request: &AliasRequest, emit: &Emit) {
        let checked = self.check_alias(request).and_then(|()| match self.has_alias(request) {
            true => {
                let message = format!("Alias already exists: {}:{}", self.arn(&request.function), request.name);
                Err(ApiError::new("ResourceConflictException", 409, message))
            }
            false => Ok(()),
        });
        let AliasRequest { function, name, version } = request.clone();
        self.finish_alias(now, "CreateAlias", request, checked, EventKind::AliasCreated { function, alias: name, version }, emit);
    }

    /// Lets an alias stand for another version. Told, as a refusal is.
    pub fn update_alias(&self, now: SimTime, request: &AliasRequest, emit: &Emit) {
        let checked = match self.has_alias(request) {
            true => self.check_alias(request),
            false => {
                let message = format!("Cannot find alias arn: {}:{}", self.arn(&request.function), request.name);
                Err(ApiError::new("ResourceNotFoundException", 404, message))
            }
        };
        let AliasRequest { function, name, version } = request.clone();
        self.finish_alias(now, "UpdateAlias", request, checked, EventKind::AliasUpdated { function, alias: name, version }, emit);
    }

    fn has_alias(&self, request: &AliasRequest) -> bool {
        self.functions.borrow().get(&request.function).is_some_and(|deployment| deployment.has_alias(&request.name))
    }

    fn check_alias(&self, request: &AliasRequest) -> Result<(), ApiError> {
        let broken: Vec<String> = broken_name(&request.name).into_iter().chain(broken_version(&request.version)).collect();
        if !broken.is_empty() {
            return Err(validation(&broken));
        }
        let functions = self.functions.borrow();
        let version = functions.get(&request.function).and_then(|deployment| deployment.version(&request.version));
        match version {
            Some(_) => Ok(()),
            None => Err(api::not_found(&self.arn(&request.function), Some(&request.version))),
        }
    }

    fn finish_alias(
        &self,
        now: SimTime,
        operation: &str,
        request: &AliasRequest,
        checked: Result<(), ApiError>,
        done: EventKind,
        emit: &Emit,
    ) {
        if let Err(error) = checked {
            return refuse(emit, now, operation, &request.function, &error);
        }
        if let Some(deployment) = self.functions.borrow_mut().get_mut(&request.function) {
            deployment.set_alias(&request.name, &request.version);
        }
        emit(&Event { at: now, kind: done });
    }
}

fn broken_name(name: &str) -> Option<String> {
    let only_digits = name.bytes().all(|byte| byte.is_ascii_digit());
    if name.is_empty() || only_digits || !name.chars().all(is_name_letter) {
        return Some(unfit("name", name, "Member must satisfy regular expression pattern: (?!^[0-9]+$)([a-zA-Z0-9-_]+)"));
    }
    let most = figures::QUALIFIER_LENGTH;
    (name.len() > most).then(|| unfit("name", name, &format!("Member must have length less than or equal to {most}")))
}

fn broken_version(version: &str) -> Option<String> {
    let is_number = !version.is_empty() && version.bytes().all(|byte| byte.is_ascii_digit());
    let fits = version == LATEST || is_number;
    (!fits).then(|| unfit("functionVersion", version, r"Member must satisfy regular expression pattern: (\$LATEST|[0-9]+)"))
}
