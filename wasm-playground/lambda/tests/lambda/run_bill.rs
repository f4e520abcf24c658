//! The bill of calls that were made: by each era's rules, a million times, and in a month.

use mini_lambda::function::Architecture;
use mini_lambda::{BillRequest, BilledRun, BillingEra, RunBill, SimDuration};

fn run(duration_us: u64, init_us: Option<u64>, memory_mb: u32) -> BilledRun {
    BilledRun {
        duration: SimDuration::from_micros(duration_us),
        init: init_us.map(SimDuration::from_micros),
        memory_mb,
        architecture: Architecture::X86_64,
        ephemeral_storage_mb: 512,
    }
}

fn bill(runs: Vec<BilledRun>, calls_a_month: u64) -> RunBill {
    BillRequest { runs, era: BillingEra::default(), calls_a_month }.bill().expect("a bill")
}

#[test]
fn each_era_rounds_in_its_own_way() {
    // `Duration: 3.01 ms  Billed Duration: 4 ms ... Init Duration: 110.10 ms`: LocalStack test_invocation_with_logs, 2023, read 2026-11-22.
    let bill = bill(vec![run(3_010, Some(110_100), 128)], 0);
    let eras: Vec<_> = bill.eras.iter().map(|era| (era.era.word(), era.counted_ms.as_str(), era.billed_ms, era.is_current)).collect();
    assert_eq!(eras, [("2014-11", "3.01", 100, false), ("2020-12", "3.01", 4, false), ("2025-08", "113.11", 114, true)]);
    assert_eq!((bill.billed_ms, bill.init_ms.as_str()), (114, "110.10"));
}

#[test]
fn the_worked_example_of_the_price_list() {
    // 1,000,000 calls of 120 ms with 512 MB are 60,000 GB-s: 1.00 USD, and 0.20 for the requests
    // (<https://aws.amazon.com/lambda/pricing/>, read 2026-11-22).
    let bill = bill(vec![run(120_000, None, 512)], 1_000_000);
    assert_eq!(bill.run.gb_seconds, "0.06");
    assert_eq!(bill.million.gb_seconds, "60000");
    assert_eq!((bill.million.compute_usd.short.as_str(), bill.million.usd.short.as_str()), ("1.00", "1.20"));
    assert_eq!(bill.million.usd.exact, "1.200002000000");
    assert_eq!(bill.month_beyond_free_tier.usd.short, "0.00", "a million calls and 400,000 GB-s a month are free");
}

#[test]
fn the_mobile_backend_of_the_price_list() {
    // Example of <https://aws.amazon.com/lambda/pricing/>, read 2026-11-22: 3 million requests of 120 ms with 1,536 MB: 2.33 USD for
    // 140,000 GB-s beyond the free tier, 0.40 for 2 million requests, together 2.73.
    let bill = bill(vec![run(120_000, None, 1_536)], 3_000_000);
    let paid = &bill.month_beyond_free_tier;
    assert_eq!((paid.requests, paid.gb_seconds.as_str()), (2_000_000, "140000"));
    assert_eq!([&paid.compute_usd.short, &paid.requests_usd.short, &paid.usd.short], ["2.33", "0.40", "2.73"]);
    assert_eq!((bill.free_requests, bill.free_gb_seconds), (1_000_000, 400_000));
}

#[test]
fn calls_of_different_length_make_a_mix() {
    // 3 ms and 5 ms at 1,024 MB: 4 ms in the middle, 4,000 GB-s for a million.
    let bill = bill(vec![run(3_000, None, 1_024), run(5_000, None, 1_024)], 0);
    assert_eq!((bill.runs, bill.run.requests, bill.million.gb_seconds.as_str()), (2, 2, "4000"));
}

#[test]
fn small_amounts_keep_the_digits_that_count() {
    // 1 ms at 128 MB: 0.0000000021 for compute (alexcasalboni/aws-lambda-power-tuning, rounded), and 0.0000002 for the request.
    let bill = bill(vec![run(1_000, None, 128)], 0);
    assert_eq!(bill.run.compute_usd.short, "0.00000000208");
    assert_eq!(bill.run.usd.short, "0.000000202");
    assert_eq!(bill.month.usd.short, "0.00");
}

#[test]
fn it_is_asked_in_json_and_says_what_is_wrong() {
    let asked = r#"{"runs": [{"duration_ms": 2.46, "init_ms": 413.61, "memory_mb": 128}], "calls_a_month": 5}"#;
    let answer: serde_json::Value = serde_json::from_str(&BillRequest::answer(asked).expect("a bill")).expect("JSON");
    // Duration, Init Duration and Billed Duration of a public REPORT line of 2025, read 2026-11-22.
    assert_eq!((&answer["billed_ms"], &answer["eras"][2]["era"]), (&417.into(), &"2025-08".into()));
    for (wrong, part) in [
        ("{", "no question about a bill"),
        (r#"{"runs": [], "calls_a_month": 1}"#, "`runs` must be 1 to"),
        (r#"{"runs": [{"duration_ms": 1, "memory_mb": 128}], "calls_a_month": 10000000001}"#, "at most"),
        (r#"{"runs": [{"duration_ms": 3600001, "memory_mb": 128}], "calls_a_month": 1}"#, "longer than an hour"),
        (r#"{"runs": [{"duration_ms": 1, "memory_mb": 128, "price": 1}], "calls_a_month": 1}"#, "`price`"),
    ] {
        let sentence = BillRequest::answer(wrong).expect_err("a refusal");
        assert!(sentence.contains(part), "{sentence}");
    }
}
