//! OpenWhisk's numbers, each once, each with its source and the day it was read. They are the defaults of the open source distribution.

use std::ops::RangeInclusive;

/// Milliseconds that an init may take, and a run: "applies to both the initialization and the execution separately".
/// <https://github.com/apache/openwhisk/blob/master/docs/reference.md>, docs/actions.md, read 2026-11-22.
pub const TIMEOUT_MS: RangeInclusive<u32> = 100..=300_000;

/// Milliseconds that an init or a run may take if nothing else is set.
/// <https://github.com/apache/openwhisk/blob/master/docs/reference.md>, read 2026-11-22.
pub const DEFAULT_TIMEOUT_MS: u32 = 60_000;

/// Memory of a container, MB.
/// <https://github.com/apache/openwhisk/blob/master/docs/reference.md>, read 2026-11-22.
pub const MEMORY_MB: RangeInclusive<u32> = 128..=512;

/// Memory of a container if nothing else is set, MB.
/// <https://github.com/apache/openwhisk/blob/master/docs/reference.md>, read 2026-11-22.
pub const DEFAULT_MEMORY_MB: u32 = 256;

/// Logs of an activation, MB.
/// <https://github.com/apache/openwhisk/blob/master/docs/reference.md>, read 2026-11-22.
pub const LOGS_MB: RangeInclusive<u32> = 0..=10;

/// Logs of an activation if nothing else is set, MB.
/// <https://github.com/apache/openwhisk/blob/master/docs/reference.md>, read 2026-11-22.
pub const DEFAULT_LOGS_MB: u32 = 10;

/// Bytes of an action's code: 48 MB.
/// <https://github.com/apache/openwhisk/blob/master/docs/reference.md>, read 2026-11-22.
pub const CODE_BYTES: usize = 48 * 1_048_576;

/// Bytes of the parameters of an activation, and of the payload of a trigger: 1 MB.
/// <https://github.com/apache/openwhisk/blob/master/docs/reference.md>, read 2026-11-22.
pub const PARAMETER_BYTES: usize = 1_048_576;

/// Bytes of a result: 1 MB.
/// <https://github.com/apache/openwhisk/blob/master/docs/reference.md>, read 2026-11-22.
pub const RESULT_BYTES: usize = 1_048_576;

/// Activations of a namespace that may run or wait at once.
/// <https://github.com/apache/openwhisk/blob/master/docs/reference.md>, read 2026-11-22.
pub const CONCURRENT: u32 = 100;

/// Activations that a namespace may ask for in a minute of the clock.
/// <https://github.com/apache/openwhisk/blob/master/docs/reference.md>, read 2026-11-22.
pub const INVOCATIONS_PER_MINUTE: u32 = 120;

/// Triggers that a namespace may fire in a minute of the clock.
/// <https://github.com/apache/openwhisk/blob/master/docs/reference.md>, read 2026-11-22.
pub const FIRES_PER_MINUTE: u32 = 60;

/// Seconds that a blocking invocation waits for its result.
/// <https://github.com/apache/openwhisk/blob/master/docs/actions.md> ("Blocking invocations and timeouts"), read 2026-11-22.
pub const BLOCKING_WAIT_S: u64 = 60;

/// Seconds that an idle container is kept: `idle-container = 10 minutes`.
/// <https://github.com/apache/openwhisk/blob/master/core/invoker/src/main/resources/application.conf>, read 2026-11-22.
pub const IDLE_CONTAINER_S: u64 = 600;

/// Characters of a name.
/// <https://github.com/apache/openwhisk/blob/master/common/scala/src/main/scala/org/apache/openwhisk/core/entity/EntityPath.scala>, read 2026-11-22.
pub const NAME_LENGTH: usize = 256;

/// Milliseconds to which the time of an activation is rounded up where OpenWhisk was sold: "rounded up to the nearest 100ms".
/// <https://console.ng.bluemix.net/openwhisk/learn/pricing> (IBM's hosted OpenWhisk) and
/// <https://github.com/apache/openwhisk/blob/master/docs/README.md>, read 2026-11-22.
pub const BILLING_STEP_MS: u64 = 100;

/// Price of a GB-second, in units of 10⁻¹⁰ USD: 0.000017. Requests cost nothing: "billed solely on resource consumption".
/// <https://console.ng.bluemix.net/openwhisk/learn/pricing> (IBM's hosted OpenWhisk), read 2026-11-22.
pub const GB_SECOND: u128 = 170_000;

/// The namespace of an installation that nobody changed, and the subject that owns it.
/// <https://github.com/apache/openwhisk/blob/master/docs/annotations.md> (`guest/echo`), read 2026-11-22.
pub const NAMESPACE: &str = "guest";

/// The kind that `python:default` stands for.
/// <https://github.com/apache/openwhisk/blob/master/ansible/files/runtimes.json>, read 2026-11-22.
pub const KIND: &str = "python:3.10";

/// The image of that kind, without its registry.
/// <https://github.com/apache/openwhisk/blob/master/ansible/files/runtimes.json>, read 2026-11-22.
pub const IMAGE: &str = "openwhisk/action-python-v3.10";

/// Version of the program that listens in the container and drives the launcher.
/// <https://github.com/apache/openwhisk-runtime-go/blob/master/openwhisk/version.go>, read 2026-11-22.
pub const PROXY_VERSION: &str = "1.17.1";

/// The folder in a container that holds the code of its action: the first one that was sent there, after the build.
/// <https://github.com/apache/openwhisk-runtime-go/blob/master/openwhisk/initHandler.go>, read 2026-11-22.
pub const CODE_FOLDER: &str = "/action/1/bin";
