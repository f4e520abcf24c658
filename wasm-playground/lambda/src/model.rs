//! The constants of simulated time and memory: what the simulation itself chose, each with its reason.
//!
//! AWS's own numbers are in [`crate::figures`]. Every figure made with these is marked as simulated in the page.

use crate::figures;
use crate::time::SimDuration;

/// Metered WebAssembly instructions that take one simulated millisecond on a whole vCPU (1,769 MB and more).
///
/// Chosen so that everyday Python takes about the time that CPython takes on Lambda's processors. Four programs were metered and
/// timed: a loop of 300,000 steps (1.94e9 units, about 27 ms in CPython there), `fib(22)` (0.27e9, 6 ms), JSON of 3,000 rows both
/// ways (0.12e9, 10 ms) and `sum(range(10**6))` (2.25e9, 25 ms). They ask for 72, 45, 12 and 90 million units; this is their
/// geometric mean. It is large because a unit is cheap: paths are charged for ahead, and RustPython does more per step.
pub const WORK_PER_MS: u64 = 40_000_000;

/// What an init takes before it reaches the function's module: the process, the interpreter, AWS's runtime client.
///
/// A `python3.13` function without imports was recorded with 110.10 ms (REPORT lines of LocalStack's
/// tests/aws/services/lambda_ snapshots, read 2026-11-22); the rest is the metered import of the module.
pub const INIT_FIXED: SimDuration = SimDuration::from_micros(90_000);

/// What an invocation takes apart from its handler: the event's way in and the response's way out.
///
/// Warm functions that return at once report 1 to 2 ms.
pub const INVOKE_FIXED: SimDuration = SimDuration::from_micros(1_000);

/// What the first invocation of a process takes more: code that runs for the first time.
///
/// Recorded cold invocations of trivial handlers report 2.46 to 3.01 ms where warm ones report 1 to 2.
pub const FIRST_INVOKE_EXTRA: SimDuration = SimDuration::from_micros(1_500);

/// What `import boto3` takes on a whole vCPU at AWS, ms. The face of boto3 that is here loads in a few.
///
/// One of boto3's maintainers measured `python -c "import boto3"`: 0.07 s of processor time
/// (<https://github.com/boto/boto3/issues/3061>), a user "between 100-300 ms", another one 90 ms
/// (<https://github.com/liormizr/s3path/issues/164>), all read 2026-11-27. Functions with boto3 report inits of 200 to 300 ms where others
/// report 100.
pub const BOTO3_IMPORT_MS: u64 = 80;

/// What the first client of a process takes on a whole vCPU at AWS, ms: botocore reads endpoints and the service's model, JSON of some
/// hundred KB.
///
/// boto3 1.44.5 in CPython 3.11, five runs on one machine: half (sqs, lambda) to four fifths (s3) of what the import takes.
pub const BOTO3_FIRST_CLIENT_MS: u64 = 50;

/// What each further client takes, ms: in the same five runs a twentieth to a tenth of what the import takes.
pub const BOTO3_CLIENT_MS: u64 = 5;

/// Work that a package does at AWS in this step, and the face of it here does not; none for a step that nobody knows.
pub fn package_work(step: &[u8]) -> u64 {
    let milliseconds = match step {
        b"boto3.import" => BOTO3_IMPORT_MS,
        b"boto3.first_client" => BOTO3_FIRST_CLIENT_MS,
        b"boto3.client" => BOTO3_CLIENT_MS,
        _ => 0,
    };
    milliseconds * WORK_PER_MS
}
/// What a program of a machine takes before its first line: a process, and an interpreter that is in the machine's page cache.
///
/// `python3 -c pass` takes 10 to 40 ms on today's processors; a loaded library is metered work.
pub const PROGRAM_FIXED: SimDuration = SimDuration::from_millis(25);

/// Memory that the runtime holds before the function allocates anything, MB.
///
/// `Max Memory Used: 36 MB` of a trivial `python3.13` function (REPORT lines of LocalStack's
/// tests/aws/services/lambda_ snapshots, read 2026-11-22).
pub const BASE_MEMORY_MB: u32 = 36;

/// After this long without an event an environment is taken away.
///
/// AWS promises nothing; measured idle times lie between 5 and 7 minutes
/// (<https://mikhail.io/serverless/coldstarts/aws/intervals/>, read 2026-11-22). The longest of them, since a retry after
/// two minutes has been recorded to find its environment.
pub const IDLE: SimDuration = SimDuration::from_secs(7 * 60);

// Which environment takes a call, if several wait: the one that was used last. AWS does not say. Calls one after another are
// recorded to find the same globals (LocalStack tests/aws/services/lambda_/test_lambda.py test_lambda_cache_local, 2025-11-24,
// read 2026-11-22), and with this rule environments that a peak has left behind grow idle and go away, as they do on AWS.

/// The runtime's version in INIT_START, after the language: `python:3.14.v1`. Real ones count AWS's releases.
pub const RUNTIME_RELEASE: &str = "v1";

/// The most that /tmp really holds, bytes: a cap of the workbook's own, since a browser keeps it in memory.
pub const MOST_TMP_BYTES: u64 = 512 * 1024 * 1024;

/// How many environments are kept between two runs: a cap of the workbook's own, since each holds an interpreter in memory. Of more,
/// those that were used longest ago are taken away, as AWS may do at any time.
pub const MOST_ENVIRONMENTS: usize = 32;

/// How many things a scenario may begin at the same moment: a cap of the workbook's own, since each call needs an environment
/// and a browser keeps them all in memory.
pub const MOST_AT_ONCE: usize = 32;

/// The part of a vCPU that code gets: in proportion to memory, one vCPU at 1,769 MB, and no more than one for one thread
/// (<https://docs.aws.amazon.com/lambda/latest/dg/configuration-memory.html>, read 2026-11-22).
///
/// A published table (<https://github.com/jconning/lambda-cpu-cost>: 8.59, 4.37, 2.39 and 1.23 s for one program with 128, 256,
/// 512 and 1,024 MB, averages of 20 calls, read 2026-11-27) fits a fixed part and this share within 2.3 %. Constants fitted on its first
/// and last row foretell the others within 3 % if the fit may miss these by the scatter of such an average, 1.4 %, and within 4.3 % if it
/// may not: `tests/lambda/cpu_share.rs`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CpuShare {
    /// Memory that the share is in proportion to, at most that of one vCPU: more processors do not help one thread.
    memory_mb: u64,
}

impl CpuShare {
    /// A whole vCPU, which init gets whatever the memory
    /// (<https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtime-environment.html>, read 2026-11-22).
    pub const WHOLE: CpuShare = CpuShare { memory_mb: figures::ONE_VCPU_MB };

    /// The share of a function with this memory.
    pub const fn of_memory(memory_mb: u32) -> CpuShare {
        match memory_mb as u64 {
            0 => CpuShare { memory_mb: 1 },
            share if share < figures::ONE_VCPU_MB => CpuShare { memory_mb: share },
            _ => CpuShare::WHOLE,
        }
    }

    /// How long this much work takes.
    pub const fn time_of(self, work: u64) -> SimDuration {
        let micros = work as u128 * (1_000 * figures::ONE_VCPU_MB as u128) / (WORK_PER_MS as u128 * self.memory_mb as u128);
        SimDuration::from_micros(if micros > u64::MAX as u128 { u64::MAX } else { micros as u64 })
    }

    /// The least work that takes this long.
    pub const fn work_in(self, time: SimDuration) -> u64 {
        let work =
            (time.as_micros() as u128 * (WORK_PER_MS as u128 * self.memory_mb as u128)).div_ceil(1_000 * figures::ONE_VCPU_MB as u128);
        if work > u64::MAX as u128 { u64::MAX } else { work as u64 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn time_is_in_proportion_to_memory_up_to_one_vcpu() {
        let second = WORK_PER_MS * 1_000;
        let check = |memory_mb, micros| {
            assert_eq!(CpuShare::of_memory(memory_mb).time_of(second), SimDuration::from_micros(micros));
        };
        check(1_769, 1_000_000);
        check(10_240, 1_000_000);
        check(128, 13_820_312);
        check(256, 6_910_156);
    }

    #[test]
    fn the_work_of_a_time_is_the_least_that_takes_it() {
        for memory_mb in [128, 333, 1_769] {
            let share = CpuShare::of_memory(memory_mb);
            for micros in [1, 2, 3_000_000, 900_000_000] {
                let time = SimDuration::from_micros(micros);
                let work = share.work_in(time);
                assert!(share.time_of(work) >= time);
                assert!(share.time_of(work - 1) < time);
            }
        }
    }
}
