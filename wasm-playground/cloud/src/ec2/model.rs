//! The constants of simulated machines: what the simulation itself chose, each with its reason. AWS's own numbers are in
//! [`super::figures`].

use mini_lambda::SimDuration;

/// How long a machine that is started takes until it is `running`, and billed: measured with 4.9 s
/// (<https://www.daemonology.net/blog/2021-08-12-EC2-boot-time-benchmarking.html>, read 2026-11-27).
pub const PENDING: SimDuration = SimDuration::from_secs(5);

/// How long a machine that is `running` takes until somebody can log in, and its programs can run: measured with 17.2 and 5.6 s (same page).
pub const BOOT: SimDuration = SimDuration::from_secs(23);

/// How long it takes from the event of an object to the start of its program: EventBridge, whose rules can have Run Command of Systems Manager
/// as their target (<https://docs.aws.amazon.com/eventbridge/latest/userguide/eventbridge-targets.html>, read 2026-11-27), and the agent on
/// the machine. Without an agent that answers, Run Command refuses the machine (`InvalidInstanceId`,
/// <https://docs.aws.amazon.com/botocore/latest/reference/services/ssm/client/exceptions/InvalidInstanceId.html>, read 2026-11-27).
///
/// AWS promises nothing. S3's own part is [`crate::model::S3_NOTIFICATION`]; the agent keeps a connection open and begins at once.
pub const RUN_COMMAND: SimDuration = SimDuration::from_secs(2);

/// When a machine is patched that says nothing else, a line of a crontab: once a month, in a night.
pub const PATCHING: &str = "0 3 15 * *";

/// How long the installation of patches takes. Programs go on meanwhile.
pub const PATCH_INSTALL: SimDuration = SimDuration::from_secs(120);

/// The most that a program may hold, MB, whatever the type of its machine: a cap of the workbook's own, since a browser keeps it.
pub const MOST_MEMORY_MB: u32 = 512;

/// Size of the volume of a machine that says nothing else, GB: what the console proposes for Amazon Linux.
pub const DISK_GB: u32 = 8;

/// The room that files have on a machine that says nothing else, and the most that they may have, MB: a cap of the workbook's own, as the
/// browser keeps them in memory. The system's own files are not here.
pub const DISK_FREE_MB: u32 = 512;

/// The longest that a program may run: a cap of the workbook's own. A machine of AWS's has none, but a program that waits for ever would
/// never come to an end here, as it is computed when it starts.
pub const LONGEST_PROGRAM: SimDuration = SimDuration::from_secs(24 * 60 * 60);

/// The number of a machine's first program: those before belong to the system.
pub const FIRST_PID: u32 = 2_001;
