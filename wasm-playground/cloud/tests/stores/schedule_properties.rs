//! Random cron expressions, compared with looking at every minute of some years.

use mini_cloud::schedule::Schedule;
use mini_lambda::SimTime;
use proptest::prelude::*;

use crate::asking::config;

/// Days that are looked at: three years and a leap day.
const DAYS: i64 = 1_100;

/// A list field as text, and what it means.
#[derive(Clone, Debug)]
struct Field {
    text: String,
    numbers: Vec<u32>,
}

fn list(first: u32, last: u32) -> impl Strategy<Value = Field> {
    let all: Vec<u32> = (first..=last).collect();
    prop_oneof![
        Just(Field { text: "*".into(), numbers: all.clone() }),
        (first..=last).prop_map(|number| Field { text: number.to_string(), numbers: vec![number] }),
        (first..=last, first..=last).prop_map(|(one, two)| Field { text: format!("{one},{two}"), numbers: vec![one, two] }),
        (first..=last, first..=last).prop_map(move |(one, two)| {
            let (low, high) = (one.min(two), one.max(two));
            Field { text: format!("{low}-{high}"), numbers: (low..=high).collect() }
        }),
        (first..=last, 1..=last).prop_map(move |(start, step)| Field {
            text: format!("{start}/{step}"),
            numbers: (start..=last).filter(|number| (number - start) % step == 0).collect(),
        }),
    ]
}

#[derive(Clone, Debug)]
enum Days {
    OfMonth(Field),
    Last,
    Nearest(u32),
    OfWeek(u32, u32),
    LastOfWeek(u32),
    Nth(u32, u32),
}

fn days() -> impl Strategy<Value = Days> {
    prop_oneof![
        list(1, 31).prop_map(Days::OfMonth),
        Just(Days::Last),
        (1..=31u32).prop_map(Days::Nearest),
        (1..=7u32, 1..=7u32).prop_map(|(one, two)| Days::OfWeek(one.min(two), one.max(two))),
        (1..=7u32).prop_map(Days::LastOfWeek),
        (1..=7u32, 1..=5u32).prop_map(|(day, count)| Days::Nth(day, count)),
    ]
}

/// Year, month, day, weekday (1 is Sunday) and length of the month of a day since 1970: counted, one year and one month after the other.
fn civil(day: i64) -> (i64, u32, u32, u32, u32) {
    let week_day = u32::try_from((day + 4) % 7).unwrap() + 1;
    let leap = |year: i64| year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let (mut year, mut rest) = (1970, day);
    while rest >= 365 + i64::from(leap(year)) {
        rest -= 365 + i64::from(leap(year));
        year += 1;
    }
    let lengths = [31, 28 + i64::from(leap(year)), 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
    for (month, length) in (1..).zip(lengths) {
        if rest < length {
            return (year, month, u32::try_from(rest).unwrap() + 1, week_day, u32::try_from(length).unwrap());
        }
        rest -= length;
    }
    unreachable!("a year has twelve months")
}

fn matches(days: &Days, months: &Field, since_1970: i64) -> bool {
    let (_, month, day, week_day, length) = civil(since_1970);
    months.numbers.contains(&month)
        && match days {
            Days::OfMonth(field) => field.numbers.contains(&day),
            Days::Last => day == length,
            // Of the weekdays of this month the nearest: look outwards from the target.
            Days::Nearest(target) => {
                let weekday = |of: i64| !matches!(civil(of).3, 1 | 7) && civil(of).1 == month;
                let target_day = since_1970 + i64::from(*target) - i64::from(day);
                *target <= length && [0, -1, 1, -2, 2].iter().map(|away| target_day + away).find(|of| weekday(*of)) == Some(since_1970)
            }
            Days::OfWeek(first, last) => (*first..=*last).contains(&week_day),
            Days::LastOfWeek(wanted) => week_day == *wanted && civil(since_1970 + 7).1 != month,
            Days::Nth(wanted, count) => week_day == *wanted && day.div_ceil(7) == *count,
        }
}

fn text(days: &Days) -> (String, String) {
    let names = ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"];
    let name = |day: &u32| names[*day as usize - 1];
    match days {
        Days::OfMonth(field) => (field.text.clone(), "?".into()),
        Days::Last => ("L".into(), "?".into()),
        Days::Nearest(day) => (format!("{day}W"), "?".into()),
        Days::OfWeek(first, last) => ("?".into(), format!("{}-{}", name(first), name(last))),
        Days::LastOfWeek(day) => ("?".into(), format!("{day}L")),
        Days::Nth(day, count) => ("?".into(), format!("{}#{count}", name(day))),
    }
}

proptest! {
    #![proptest_config(config(128))]

    #[test]
    fn the_next_run_is_the_first_minute_that_matches(
        minutes in list(0, 59),
        hours in list(0, 23),
        days in days(),
        months in list(1, 12),
        start_minute in 0..40_000_000i64,
        start_us in 0..60_000_000i64,
    ) {
        let (of_month, of_week) = text(&days);
        let expression = format!("cron({} {} {of_month} {} {of_week} *)", minutes.text, hours.text, months.text);
        let schedule = Schedule::parse(&expression).unwrap();
        let after = SimTime::from_micros(start_minute * 60_000_000 + start_us);
        let first_day = start_minute / 1_440;
        let found = (first_day..first_day + DAYS).filter(|day| matches(&days, &months, *day)).find_map(|day| {
            (0..1_440).find(|minute: &i64| {
                let (hour, in_hour) = (u32::try_from(minute / 60).unwrap(), u32::try_from(minute % 60).unwrap());
                day * 1_440 + minute > start_minute && hours.numbers.contains(&hour) && minutes.numbers.contains(&in_hour)
            }).map(|minute| SimTime::from_micros((day * 1_440 + minute) * 60_000_000))
        });
        let next = schedule.next_after(after, after);
        match found {
            Some(_) => prop_assert_eq!(next, found, "{}", expression),
            None => {
                let end = SimTime::from_micros((first_day + DAYS) * 86_400_000_000);
                prop_assert!(next.is_none_or(|next| next >= end), "{} gave {:?}", expression, next);
            }
        }
    }

    #[test]
    fn any_text_is_a_schedule_or_a_sentence(text in "(cron|rate)?\\(?[0-9*?LW#/, A-Z-]{0,30}\\)?") {
        match Schedule::parse(&text) {
            Ok(schedule) => { schedule.next_after(SimTime::from_micros(0), SimTime::from_micros(0)); }
            Err(error) => prop_assert!(error.to_string().contains("Parameter ScheduleExpression is not valid.")),
        }
    }
}
