//! How long Redshift takes, by what a statement did. The constants and their reasons are in `model.rs`.

use mini_lambda::SimDuration;

use super::protocol::Outcome;
use crate::model;

/// How long the statements of one request take, apart from the commit.
pub(super) fn of_statements(outcomes: &[Outcome], failed: bool) -> SimDuration {
    let done = outcomes.iter().map(of_statement).fold(SimDuration::ZERO, SimDuration::saturating_add);
    // One that is refused was on its way, too.
    if failed { done.saturating_add(model::REDSHIFT_STATEMENT) } else { done }
}

fn of_statement(outcome: &Outcome) -> SimDuration {
    let work = outcome.work;
    let rows = per_ms(work.rows_read, model::REDSHIFT_ROWS_READ_PER_MS)
        .saturating_add(per_ms(work.rows_written, model::REDSHIFT_ROWS_WRITTEN_PER_MS));
    let statement = model::REDSHIFT_STATEMENT.saturating_add(rows);
    if outcome.command == "COPY" {
        let megabytes = work.bytes_read.saturating_mul(model::REDSHIFT_COPY_MEGABYTE.as_micros()) >> 20;
        return statement.saturating_add(model::REDSHIFT_COPY).saturating_add(SimDuration::from_micros(megabytes));
    }
    statement
}

fn per_ms(rows: u64, in_a_millisecond: u64) -> SimDuration {
    SimDuration::from_micros(rows.saturating_mul(1_000) / in_a_millisecond)
}

#[cfg(test)]
mod tests {
    use super::super::protocol::Work;
    use super::*;

    fn millis(command: &str, work: Work) -> u64 {
        of_statements(&[Outcome { command: command.to_owned(), work, ..Outcome::default() }], false).as_micros() / 1_000
    }

    #[test]
    fn ten_times_the_rows_take_no_more_than_ten_times_as_long() {
        let work = |rows: u64| Work { rows_read: rows, rows_written: rows, bytes_read: rows * 50 };
        let times: Vec<u64> = [1_000, 10_000, 100_000].iter().map(|rows| millis("COPY", work(*rows))).collect();
        // 500 + 20 for the COPY, 11 for a thousand rows, 50 for a MB.
        assert_eq!(times, [533, 653, 1_858]);
    }

    #[test]
    fn a_refused_statement_takes_time() {
        assert_eq!(of_statements(&[], true), model::REDSHIFT_STATEMENT);
        assert_eq!(of_statements(&[], false), SimDuration::ZERO);
    }
}
