//! The constants of simulated OpenWhisk: what the simulation itself chose, each with its reason. OpenWhisk's own numbers are in
//! [`super::figures`].

use crate::time::SimDuration;

/// What a request takes until its activation begins in a container that waits: the controller, the message bus, the invoker.
///
/// OpenWhisk promises nothing and publishes no figure; this one is chosen, small beside [`CONTAINER_START`].
pub const WAIT: SimDuration = SimDuration::from_millis(5);

/// What a new container takes until its action can be sent to it.
///
/// Chosen, not measured: starting a container from an image that is there takes some hundred milliseconds. The one record in
/// OpenWhisk's documents (docs/annotations.md, read 2026-11-22) waited 66 ms, but for Node.js: of Python no containers are kept ready
/// (`stemCells` in ansible/files/runtimes.json, read 2026-11-22).
pub const CONTAINER_START: SimDuration = SimDuration::from_millis(400);

/// What an init takes before it reaches the action's module: a Python process that checks the code, and another one that runs it.
///
/// Chosen, not measured: about what Lambda's takes ([`crate::model::INIT_FIXED`]).
pub const INIT_FIXED: SimDuration = SimDuration::from_millis(80);

/// What a run takes apart from `main`: one request to the container and its answer.
///
/// The records in docs/actions.md of OpenWhisk show 3 ms for an action that returns at once
/// (<https://github.com/apache/openwhisk/blob/master/docs/actions.md>, read 2026-11-22).
pub const RUN_FIXED: SimDuration = SimDuration::from_millis(3);

/// Where an action finds its platform: the address of an installation on one machine
/// (<https://github.com/apache/openwhisk/blob/master/core/standalone/README.md>, read 2026-11-22). Nothing answers there.
pub const API_HOST: &str = "http://172.17.0.1:3233";
