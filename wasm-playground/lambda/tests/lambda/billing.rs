//! What is billed, against reports of real invocations, and what it costs.

use mini_lambda::function::Architecture;
use mini_lambda::{BillingEra, Cost, FunctionConfig, MonthlyUsage, SimDuration, Usd};

use crate::fake_engine::{FakeEngine, returned};
use crate::world::{World, function};

#[test]
fn init_is_billed_since_august_2025() {
    // Duration, Init Duration and Billed Duration of REPORT lines in public issues and logs, 2025 and 2026, read 2026-11-22:
    // the sum is rounded, not its parts.
    for (duration_us, init_us, billed_ms) in [
        (2_460, 413_610, 417),
        (1_174_140, 491_360, 1_666),
        (61_090, 3_986_500, 4_048),
        (156_450, 612_080, 769),
        (344_356_220, 399_330, 344_756),
        (600_000_000, 476_750, 600_477),
        (179_730, 627_910, 808),
        (688_360, 539_700, 1_229),
        (305_610, 470_580, 777),
        (300_000_000, 523_990, 300_524),
    ] {
        let init = Some(SimDuration::from_micros(init_us));
        assert_eq!(BillingEra::InitBilled.billed_ms(SimDuration::from_micros(duration_us), init), billed_ms);
    }
    // Warm: `Duration: 2.90 ms  Billed Duration: 3 ms`, the same source.
    assert_eq!(BillingEra::InitBilled.billed_ms(SimDuration::from_micros(2_900), None), 3);
}

#[test]
fn init_was_free_before() {
    // `Duration: 3.01 ms  Billed Duration: 4 ms ... Init Duration: 110.10 ms`: LocalStack test_invocation_with_logs, 2023.
    let (duration, init) = (SimDuration::from_micros(3_010), Some(SimDuration::from_micros(110_100)));
    assert_eq!(BillingEra::OneMillisecond.billed_ms(duration, init), 4);
    // Until November 2020 every begun 100 ms counted (AWS's announcement of 1 ms billing).
    assert_eq!(BillingEra::HundredMilliseconds.billed_ms(duration, init), 100);
    assert_eq!(BillingEra::HundredMilliseconds.billed_ms(SimDuration::from_micros(100_001), None), 200);
}

#[test]
fn the_era_decides_the_report() {
    for (era, billed) in
        [(BillingEra::HundredMilliseconds, "100 ms"), (BillingEra::OneMillisecond, "3 ms"), (BillingEra::InitBilled, "93 ms")]
    {
        let mut world = World::in_era(era, function(), FakeEngine::handler(|_, _| returned("null")));
        world.invoke("{}");
        let log = world.log().concat();
        assert!(log.contains(&format!("Billed Duration: {billed}\t")), "{log}");
    }
}

#[test]
fn the_worked_example_of_the_price_list() {
    // 1,000,000 calls of 120 ms with 512 MB are 60,000 GB-s: 1.00 USD, and 0.20 for the requests
    // (<https://aws.amazon.com/lambda/pricing/>, read 2026-11-22).
    let compute = Usd::compute(Architecture::X86_64, 1_000_000 * 120 * 512);
    assert_eq!(compute.to_string(), "1.000002000000");
    assert_eq!((compute + Usd::requests(1_000_000)).to_string(), "1.200002000000");
}

#[test]
fn prices_of_a_millisecond() {
    // 1 ms at 128 MB: 0.0000000021 on x86_64, 0.0000000017 on arm64 (alexcasalboni/aws-lambda-power-tuning, rounded).
    assert_eq!(Usd::compute(Architecture::X86_64, 128).to_string(), "0.000000002083");
    assert_eq!(Usd::compute(Architecture::Arm64, 128).to_string(), "0.000000001667");
    assert_eq!(Usd::requests(1).to_string(), "0.000000200000");
    // A GB-second of /tmp above the free part.
    assert_eq!(Usd::ephemeral_storage(1_024_000).to_string(), "0.000000030900");
    assert_eq!(Usd::compute(Architecture::X86_64, 1_024_000).to_string(), "0.000016666700");
}

#[test]
fn money_is_rounded_once_and_half_up() {
    let many = (0..1_000).fold(Usd::default(), |sum, _| sum + Usd::compute(Architecture::X86_64, 1));
    assert_eq!(many.to_string(), Usd::compute(Architecture::X86_64, 1_000).to_string());
    // 307.2 MB·ms of /tmp are 0.00000000000927: 0.000000000009; the half of the last place goes up.
    assert_eq!(Usd::ephemeral_storage(307).to_string(), "0.000000000009");
    assert_eq!(Usd::ephemeral_storage(315).to_string(), "0.000000000010");
}

#[test]
fn an_invocation_costs_compute_storage_and_a_request() {
    let function = FunctionConfig { memory_mb: 1_024, ephemeral_storage_mb: 1_536, ..function() };
    let cost = Cost::of_invocation(&function, 1_000);
    assert_eq!((cost.mb_ms, cost.requests), (1_024_000, 1));
    assert_eq!(cost.usd, "0.000016897600", "0.0000166667 + 0.0000000309 + 0.0000002");
}

fn month(functions: &[(&FunctionConfig, u64, u64)]) -> MonthlyUsage {
    let mut usage = MonthlyUsage::default();
    functions.iter().for_each(|(function, billed_ms, invocations)| usage.add(function, *billed_ms, *invocations));
    usage
}

#[test]
fn the_mobile_backend_of_the_price_list() {
    // Example of <https://aws.amazon.com/lambda/pricing/>, read 2026-11-22: 3 million requests of 120 ms with 1,536 MB are
    // 540,000 GB-s, 140,000 of them not free: 2.33 USD; 2 million requests: 0.40; together 2.73.
    let function = FunctionConfig { memory_mb: 1_536, ..function() };
    let usage = month(&[(&function, 120, 3_000_000)]);
    assert_eq!(usage.x86_64_mb_ms, 540_000 * 1_024_000);
    let billed = usage.beyond_free_tier();
    assert_eq!((billed.requests, billed.x86_64_mb_ms), (2_000_000, 140_000 * 1_024_000));
    let bill = billed.price();
    assert_eq!(bill.compute.to_string(), "2.333338000000");
    assert_eq!(bill.requests.to_string(), "0.400000000000");
    assert_eq!(bill.total().to_string(), "2.733338000000");
    assert_eq!(usage.price().compute.to_string(), "9.000018000000", "without the free tier");
}

#[test]
fn a_month_within_the_free_tier_costs_nothing() {
    // 1,000,000 requests and 400,000 GB-s a month (same page): exactly so much is free, one more is not.
    let function = FunctionConfig { memory_mb: 1_024, ..function() };
    let usage = month(&[(&function, 400, 1_000_000)]);
    assert_eq!(usage.beyond_free_tier(), MonthlyUsage::default());
    let usage = month(&[(&function, 400, 1_000_000), (&function, 1, 1)]);
    assert_eq!(usage.beyond_free_tier(), MonthlyUsage { requests: 1, x86_64_mb_ms: 1_024, ..MonthlyUsage::default() });
}

#[test]
fn both_architectures_share_the_free_tier() {
    let intel = FunctionConfig { memory_mb: 1_024, ..function() };
    let arm = FunctionConfig { architecture: Architecture::Arm64, ..intel.clone() };
    let usage = month(&[(&intel, 300_000, 1_000), (&arm, 300_000, 1_000)]);
    let billed = usage.beyond_free_tier();
    assert_eq!((billed.x86_64_mb_ms, billed.arm64_mb_ms), (0, 200_000 * 1_024_000));
    // 200,000 GB-s at 0.0000133334.
    assert_eq!(billed.price().compute.to_string(), "2.666680000000");
    let usage = month(&[(&intel, 500_000, 1_000), (&arm, 300_000, 1_000)]);
    let billed = usage.beyond_free_tier();
    assert_eq!((billed.x86_64_mb_ms, billed.arm64_mb_ms), (100_000 * 1_024_000, 300_000 * 1_024_000));
}

#[test]
fn storage_beyond_the_first_512_mb_is_billed_in_every_month() {
    // 1,000 s × (10,240 − 512) MB are 9,500 GB-s at 0.0000000309 (same page).
    let function = FunctionConfig { ephemeral_storage_mb: 10_240, ..function() };
    let bill = month(&[(&function, 1_000_000, 1)]).beyond_free_tier().price();
    assert_eq!(bill.ephemeral_storage.to_string(), "0.000293550000");
    assert_eq!(bill.total(), bill.ephemeral_storage);
}

#[test]
fn a_month_is_the_sum_of_its_invocations() {
    // 120 ms with 512 MB, a million times: 60,000 GB-s, as in the example of the price list above.
    let function = FunctionConfig { memory_mb: 512, ..function() };
    let mut one_by_one = MonthlyUsage::default();
    (0..1_000).for_each(|_| one_by_one.add(&function, 120, 1_000));
    assert_eq!(one_by_one, month(&[(&function, 120, 1_000_000)]));
    assert_eq!(one_by_one.price().total().to_string(), "1.200002000000");
}

#[test]
fn eras_are_named_by_the_month_in_which_they_began() {
    // AWS's announcements of 2014-11-13, 2020-12-01 and (init, from 2025-08-01) 2025-04-29, read 2026-11-22.
    assert_eq!(BillingEra::ALL.iter().map(|era| era.word()).collect::<Vec<_>>(), ["2014-11", "2020-12", "2025-08"]);
    for era in BillingEra::ALL {
        assert_eq!(BillingEra::from_word(era.word()), Some(*era));
        assert_eq!(serde_json::to_value(era).unwrap(), era.word());
    }
    assert_eq!(BillingEra::default(), BillingEra::InitBilled);
    // REPORT of January 2017: `Duration: 5484.17 ms  Billed Duration: 5500 ms` (jconning/lambda-cpu-cost, README).
    assert_eq!(BillingEra::HundredMilliseconds.billed_ms(SimDuration::from_micros(5_484_170), None), 5_500);
}
