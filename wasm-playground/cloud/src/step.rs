//! One thing that happens to what is deployed.

pub use mini_lambda::InvocationType;
use mini_lambda::{AliasRequest, FunctionConfig, SimDuration, model};

use crate::digests::from_base64;
use crate::ec2::text::read_run_program;
use crate::function_text::{apply_settings, read_name};
use crate::openwhisk::text::read_fire;
use crate::place::{Place, ScenarioError, one_of};
use crate::shop_config::ShopFile;
use crate::shop_text::read_file;

/// The keys that begin a step.
const KINDS: &[&str] = &[
    "invoke",
    "at_once",
    "advance_s",
    "until_idle",
    "put_object",
    "put_shop_file",
    "delete_object",
    "send_message",
    "sql",
    "fire_trigger",
    "update_function",
    "publish_version",
    "create_alias",
    "update_alias",
    "recycle",
    "start_instance",
    "stop_instance",
    "patch_instance",
    "run_program",
];
/// The keys of an alias.
const ALIAS_KEYS: &[&str] = &["function", "name", "version"];
/// The keys of an invoke step.
const INVOKE_KEYS: &[&str] = &["invoke", "event", "payload", "type", "log_type", "client_context", "qualifier"];
/// How long `until_idle` waits that says no other time: a day.
const IDLE_AFTER_S: u64 = 86_400;
/// The longest time that one step may let pass: ten years.
const LONGEST_ADVANCE_S: u64 = 315_360_000;

/// One thing that happens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// A function is called, and waited for unless its `type` is `Event`: `{"invoke": "fn", "event": …}`. The function is named as AWS's `FunctionName` is:
    /// by name, partial ARN or ARN, with or without `:version`.
    Invoke(Invoke),
    /// Several things begin at the same moment: `{"at_once": [{"invoke": "fn"}, {"invoke": "fn"}]}`. They are done one after
    /// another, each call with its own stretch of simulated time; an environment is free for a call only if it was free at
    /// that moment. Their events come in order of time, once all are done. The step ends with the last answer.
    AtOnce(Vec<Step>),
    /// Time passes and nobody does anything: `{"advance_s": 600}`.
    Advance(SimDuration),
    /// Time passes until nothing is to come but schedules, at most for so long: `{"until_idle": {"at_most_s": 86400}}`.
    UntilIdle(SimDuration),
    /// An object is put into a bucket: `{"put_object": {"bucket": "b", "key": "in/a.csv", "body": "1,2"}}`. Content that is no text
    /// stands in `body_base64` instead of `body`.
    PutObject {
        /// Name of the bucket.
        bucket: String,
        /// Its key.
        key: String,
        /// Its content.
        body: Vec<u8>,
    },
    /// A day of the scenario's shop is put into a bucket: `{"put_shop_file": {"bucket": "b", "key": "orders.jsonl", "orders": 1000}}`.
    PutShopFile(ShopFile),
    /// An object is deleted: `{"delete_object": {"bucket": "b", "key": "in/a.csv"}}`.
    DeleteObject {
        /// Name of the bucket.
        bucket: String,
        /// Its key.
        key: String,
    },
    /// A message is sent to a queue: `{"send_message": {"queue": "q", "body": "hello"}}`.
    SendMessage {
        /// Name of the queue.
        queue: String,
        /// The message.
        body: String,
        /// Seconds for which it is hidden; none is what the queue says.
        delay_s: Option<u32>,
    },
    /// Somebody runs SQL in Redshift, and what it does is there at once: `{"sql": "select count(*) from orders"}`.
    Sql(String),
    /// A trigger of OpenWhisk is fired: `{"fire_trigger": {"name": "uploads", "payload": {"key": "a.csv"}}}`.
    FireTrigger {
        /// Name of the trigger.
        name: String,
        /// What its actions get: JSON as it is written, which must be an object; none is an empty one.
        payload: Option<String>,
    },
    /// New code or settings are deployed: `{"update_function": {"name": "fn", "memory_mb": 256}}`.
    UpdateFunction {
        /// Name of the function.
        name: String,
        /// The new settings, a JSON object with the keys of a function; what is not named stays as it is.
        settings: String,
    },
    /// The function's code and settings become a version: `{"publish_version": "fn"}`.
    PublishVersion(String),
    /// A name for a version: `{"create_alias": {"function": "fn", "name": "live", "version": "1"}}`.
    CreateAlias(AliasRequest),
    /// Another version for a name: `{"update_alias": {"function": "fn", "name": "live", "version": "2"}}`.
    UpdateAlias(AliasRequest),
    /// Lambda takes away a function's idle environments, as it does whenever it likes: `{"recycle": "fn"}`.
    Recycle(String),
    /// A machine is started: `{"start_instance": "etl-box"}`. The step does not wait until it has booted.
    StartInstance(String),
    /// A machine is stopped, once the programs that run on it are done: `{"stop_instance": "etl-box"}`.
    StopInstance(String),
    /// A machine is patched and rebooted: `{"patch_instance": "etl-box"}`.
    PatchInstance(String),
    /// A program is run by hand on a machine, and waited for: `{"run_program": {"instance": "etl-box", "program": "etl.py --all"}}`.
    RunProgram {
        /// Name of the machine.
        instance: String,
        /// The program and its arguments.
        command: String,
    },
}

/// A call of a function.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Invoke {
    /// The function: its name or ARN, with or without version or alias behind it.
    pub function: String,
    /// The payload as it is sent; none is a call without one. A scenario writes `event` (any JSON value, sent as it is
    /// written) or `payload` (a text, which may be no JSON at all and is then refused as AWS refuses it).
    pub payload: Option<String>,
    /// Whether to wait for the answer, to put the event into the internal queue, or only to ask whether one might.
    pub invocation_type: InvocationType,
    /// Whether the answer brings the end of the log with it.
    pub log_tail: bool,
    /// What a mobile application says of itself: a JSON object.
    pub client_context: Option<String>,
    /// Version or alias; none is `$LATEST`.
    pub qualifier: Option<String>,
}

impl Step {
    /// Reads a step on its own. Names of functions are not looked up: a call of one that is not there is a step as well.
    ///
    /// # Errors
    /// [`ScenarioError`] with the place, `update_function.memory_mb`, and what would be right.
    pub fn from_json(json: &str) -> Result<Step, ScenarioError> {
        read_step(&Place::whole(json, "the step")?)
    }
}

/// The step that `place` describes.
pub(crate) fn read_step(place: &Place<'_>) -> Result<Step, ScenarioError> {
    let fields = place.object()?;
    let mut kinds = fields.iter().filter(|(key, _)| KINDS.contains(&key.as_str()));
    let Some((kind, value)) = kinds.next() else {
        return Err(place.refuse(format!("is no step: it has none of {}", one_of(KINDS))));
    };
    if let Some((other, value)) = kinds.next() {
        return Err(value.refuse(format!("a step is one thing: {kind:?} or {other:?}; make two of it")));
    }
    if kind == "invoke" {
        return read_invoke(fields);
    }
    if let Some((_, other)) = fields.iter().find(|(key, _)| key != kind) {
        return Err(other.refuse(format!("no such key beside {kind:?}, which stands alone")));
    }
    match kind.as_str() {
        "advance_s" => Ok(Step::Advance(read_duration(value)?)),
        "until_idle" | "put_object" | "delete_object" | "send_message" => read_service_step(kind, value),
        "put_shop_file" => Ok(Step::PutShopFile(read_file(value)?)),
        "at_once" => read_at_once(value),
        "sql" => Ok(Step::Sql(value.text()?)),
        "fire_trigger" => read_fire(value),
        "start_instance" => Ok(Step::StartInstance(value.text()?)),
        "stop_instance" => Ok(Step::StopInstance(value.text()?)),
        "patch_instance" => Ok(Step::PatchInstance(value.text()?)),
        "run_program" => read_run_program(value),
        "publish_version" => Ok(Step::PublishVersion(value.text()?)),
        "create_alias" => Ok(Step::CreateAlias(read_alias(value)?)),
        "update_alias" => Ok(Step::UpdateAlias(read_alias(value)?)),
        "update_function" => {
            let name = read_name(value)?;
            apply_settings(value, &mut FunctionConfig::new(&name))?;
            Ok(Step::UpdateFunction { name, settings: value.json().to_owned() })
        }
        _ => Ok(Step::Recycle(value.text()?)),
    }
}

fn read_duration(place: &Place<'_>) -> Result<SimDuration, ScenarioError> {
    let seconds = place.number()?;
    if seconds > LONGEST_ADVANCE_S {
        return Err(place.refuse(format!("must be at most {LONGEST_ADVANCE_S}, ten years")));
    }
    Ok(SimDuration::from_secs(seconds))
}

fn read_service_step(kind: &str, place: &Place<'_>) -> Result<Step, ScenarioError> {
    let fields = place.object()?;
    let keys: &[&str] = match kind {
        "until_idle" => &["at_most_s"],
        "put_object" => &["bucket", "key", "body", "body_base64"],
        "delete_object" => &["bucket", "key"],
        _ => &["queue", "body", "delay_s"],
    };
    if let Some((_, unknown)) = fields.iter().find(|(key, _)| !keys.contains(&key.as_str())) {
        return Err(unknown.unknown(keys));
    }
    let field = |name: &str| fields.iter().find(|(key, _)| key == name).map(|(_, value)| value);
    let text = |name: &str| {
        let missing = || ScenarioError::at(place.below(name), format!("is missing: {kind:?} needs it"));
        field(name).ok_or_else(missing)?.text()
    };
    Ok(match kind {
        "until_idle" => {
            let default = SimDuration::from_secs(IDLE_AFTER_S);
            Step::UntilIdle(field("at_most_s").map_or(Ok(default), read_duration)?)
        }
        "put_object" => {
            let body = match (field("body"), field("body_base64")) {
                (Some(_), Some(encoded)) => return Err(encoded.refuse("an object has one content: \"body\" or \"body_base64\"")),
                (None, Some(encoded)) => {
                    from_base64(&encoded.text()?).ok_or_else(|| encoded.refuse("must be base64 with padding, like \"aGVsbG8=\""))?
                }
                _ => text("body")?.into_bytes(),
            };
            Step::PutObject { bucket: text("bucket")?, key: text("key")?, body }
        }
        "delete_object" => Step::DeleteObject { bucket: text("bucket")?, key: text("key")? },
        _ => {
            let delay_s = field("delay_s").map(|delay| delay.optional(Place::setting)).transpose()?.flatten();
            Step::SendMessage { queue: text("queue")?, body: text("body")?, delay_s }
        }
    })
}

fn read_at_once(place: &Place<'_>) -> Result<Step, ScenarioError> {
    let places = place.list()?;
    if places.len() > model::MOST_AT_ONCE {
        let most = model::MOST_AT_ONCE;
        return Err(place.refuse(format!("must be at most {most} steps, not {}: a cap of this simulation, not AWS's", places.len())));
    }
    let mut steps = Vec::new();
    for place in places {
        match read_step(&place)? {
            Step::AtOnce(_) => return Err(ScenarioError::at(place.below("at_once"), "is inside another one; write one list")),
            step @ (Step::Advance(_) | Step::UntilIdle(_)) => {
                let kind = if matches!(step, Step::Advance(_)) { "advance_s" } else { "until_idle" };
                return Err(ScenarioError::at(place.below(kind), "no time passes while things begin at once; make it a step of its own"));
            }
            step => steps.push(step),
        }
    }
    if steps.is_empty() {
        return Err(place.refuse("is empty: say what begins at once"));
    }
    Ok(Step::AtOnce(steps))
}

fn read_alias(place: &Place<'_>) -> Result<AliasRequest, ScenarioError> {
    let (mut function, mut name, mut version) = (None, None, None);
    for (key, value) in place.object()? {
        match key.as_str() {
            "function" => function = Some(value.text()?),
            "name" => name = Some(value.text()?),
            "version" => version = Some(value.text()?),
            "routing_config" => return Err(value.refuse("not here yet: in this build an alias stands for one version, without weights")),
            _ => return Err(value.unknown(ALIAS_KEYS)),
        }
    }
    let missing = |key: &str, why: &str| ScenarioError::at(place.below(key), format!("is missing: {why}"));
    Ok(AliasRequest {
        function: function.ok_or_else(|| missing("function", "an alias belongs to a function"))?,
        name: name.ok_or_else(|| missing("name", "an alias has a name"))?,
        version: version.ok_or_else(|| missing("version", "an alias stands for a version, like \"1\""))?,
    })
}

fn read_invoke(fields: Vec<(String, Place<'_>)>) -> Result<Step, ScenarioError> {
    let mut invoke = Invoke::default();
    for (key, value) in fields {
        match key.as_str() {
            "invoke" => invoke.function = value.text()?,
            "event" | "payload" if invoke.payload.is_some() => {
                return Err(value.refuse("a call has one payload: \"event\" or \"payload\""));
            }
            "event" => invoke.payload = Some(value.json().to_owned()),
            "payload" => invoke.payload = Some(value.text()?),
            "type" => invoke.invocation_type = value.word(InvocationType::ALL, |kind| kind.word())?,
            "log_type" => invoke.log_tail = value.word(&[false, true], |tail| if *tail { "Tail" } else { "None" })?,
            "client_context" => {
                invoke.client_context = value.optional(|value| value.object().map(|_| value.json().to_owned()))?;
            }
            "qualifier" => invoke.qualifier = value.optional(Place::text)?,
            _ => return Err(value.unknown(INVOKE_KEYS)),
        }
    }
    Ok(Step::Invoke(invoke))
}
