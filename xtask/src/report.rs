//! The stages of a long command: what runs, how long it took, how many tests passed.

use std::io::{BufRead, BufReader, Write};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use crate::Result;
use crate::process::show;

/// Tests counted in what a stage printed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Count {
    /// Tests that passed.
    pub passed: usize,
    /// Tests that failed.
    pub failed: usize,
}

impl std::ops::Add for Count {
    type Output = Count;

    fn add(self, other: Count) -> Count {
        Count { passed: self.passed + other.passed, failed: self.failed + other.failed }
    }
}

/// The stages that ran so far.
#[derive(Default)]
pub struct Report {
    stages: Vec<Stage>,
}

struct Stage {
    name: String,
    took: Duration,
    count: Count,
}

impl Report {
    /// Runs one stage. It counts as one test where it counts none itself; a problem is shown and counted, and the rest goes on.
    pub fn stage(&mut self, name: &str, run: impl FnOnce() -> Result<Count>) {
        println!("\n── {name}");
        let started = Instant::now();
        let count = match run() {
            Ok(count) if count == Count::default() => Count { passed: 1, failed: 0 },
            Ok(count) => count,
            Err(problem) => {
                println!("{problem}");
                Count { passed: 0, failed: 1 }
            }
        };
        let took = started.elapsed();
        println!("── {name}: {} passed, {} failed, {}", count.passed, count.failed, minutes(took));
        self.stages.push(Stage { name: name.to_owned(), took, count });
    }

    /// Takes in the stages that ran in another `cargo xtask test`, by what it printed. A stage of `expected` that is not there has failed.
    pub fn adopt(&mut self, printed: &str, expected: &[&str]) {
        println!("\n{}", printed.trim_end());
        for name in expected {
            let closing = printed.lines().filter_map(|line| line.strip_prefix("── ")?.strip_prefix(name)?.strip_prefix(": ")).next_back();
            let found = closing.and_then(closing_line);
            if found.is_none() {
                println!("── {name}: it did not come to an end");
            }
            let (count, took) = found.unwrap_or((Count { passed: 0, failed: 1 }, Duration::ZERO));
            self.stages.push(Stage { name: (*name).to_owned(), took, count });
        }
    }

    /// Prints the table of stages and the closing line.
    ///
    /// # Errors
    /// When a test failed.
    pub fn close(self) -> Result {
        println!("\n{:<34} {:>8} {:>8} {:>10}", "stage", "passed", "failed", "time");
        let mut total = Count::default();
        let mut took = Duration::ZERO;
        for stage in &self.stages {
            println!("{:<34} {:>8} {:>8} {:>10}", stage.name, stage.count.passed, stage.count.failed, minutes(stage.took));
            total.passed += stage.count.passed;
            total.failed += stage.count.failed;
            took += stage.took;
        }
        println!("{:<34} {:>8} {:>8} {:>10}\n", "all", total.passed, total.failed, minutes(took));
        let failures: Vec<&str> = self.stages.iter().filter(|stage| stage.count.failed > 0).map(|stage| stage.name.as_str()).collect();
        if !failures.is_empty() {
            println!("failed: {}", failures.join(", "));
        }
        println!("{} passed, {} failed", total.passed, total.failed);
        std::io::stdout().flush().ok();
        if failures.is_empty() { Ok(()) } else { Err("Some checks failed; each is explained above, under its stage.".to_owned()) }
    }
}

/// Runs a test command, shows its output as it comes, and counts the tests of cargo and of Node's runner in it.
///
/// # Errors
/// When it cannot be started, or fails without naming a failed test.
pub fn counted(command: &mut Command) -> Result<Count> {
    let shown = show(command);
    let mut child =
        command.stdin(Stdio::null()).stdout(Stdio::piped()).spawn().map_err(|error| format!("could not start `{shown}`: {error}"))?;
    let mut count = Count::default();
    if let Some(stdout) = child.stdout.take() {
        for line in BufReader::new(stdout).split(b'\n').map_while(std::result::Result::ok) {
            let line = String::from_utf8_lossy(&line);
            println!("{line}");
            count_line(&line, &mut count);
        }
    }
    let status = child.wait().map_err(|error| format!("`{shown}`: {error}"))?;
    if !status.success() && count.failed == 0 {
        return Err(format!("`{shown}` failed ({status})"));
    }
    Ok(count)
}

fn count_line(line: &str, count: &mut Count) {
    let number_before = |word: &str| -> usize {
        line.split(word).next().and_then(|head| head.split_whitespace().next_back()).and_then(|number| number.parse().ok()).unwrap_or(0)
    };
    if line.starts_with("test result:") {
        count.passed += number_before(" passed");
        count.failed += number_before(" failed");
    } else if let Some(number) = line.strip_prefix("# pass ").or_else(|| line.strip_prefix("ℹ pass ")) {
        count.passed += number.trim().parse::<usize>().unwrap_or(0);
    } else if let Some(number) = line.strip_prefix("# fail ").or_else(|| line.strip_prefix("ℹ fail ")) {
        count.failed += number.trim().parse::<usize>().unwrap_or(0);
    }
}

/// `12 passed, 0 failed, 1.5 min`.
fn closing_line(text: &str) -> Option<(Count, Duration)> {
    let (passed, rest) = text.split_once(" passed, ")?;
    let (failed, rest) = rest.split_once(" failed, ")?;
    let minutes: f64 = rest.strip_suffix(" min")?.parse().ok()?;
    let count = Count { passed: passed.parse().ok()?, failed: failed.parse().ok()? };
    Some((count, Duration::try_from_secs_f64(minutes * 60.0).ok()?))
}

fn minutes(duration: Duration) -> String {
    format!("{:.1} min", duration.as_secs_f64() / 60.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn counted_in(lines: &str) -> Count {
        let mut count = Count::default();
        lines.lines().for_each(|line| count_line(line, &mut count));
        count
    }

    #[test]
    fn counts_the_closing_lines_of_cargo() {
        let text = "test result: ok. 12 passed; 0 failed; 1 ignored; 0 measured\ntest result: FAILED. 3 passed; 2 failed; 0 ignored";
        assert_eq!(counted_in(text), Count { passed: 15, failed: 2 });
    }

    #[test]
    fn takes_in_what_ran_beside() {
        let mut report = Report::default();
        report.adopt("── book\nwork\n── book: 3 passed, 1 failed, 1.5 min\n── browser\n", &["book", "browser"]);
        let stages: Vec<_> = report.stages.iter().map(|stage| (stage.name.as_str(), stage.count, stage.took.as_secs())).collect();
        let lost = Count { passed: 0, failed: 1 };
        assert_eq!(stages, [("book", Count { passed: 3, failed: 1 }, 90), ("browser", lost, 0)]);
    }

    #[test]
    fn counts_the_closing_lines_of_node() {
        assert_eq!(counted_in("# pass 7\n# fail 1\nℹ pass 2\nℹ fail 0"), Count { passed: 9, failed: 1 });
    }
}
