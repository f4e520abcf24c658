//! The small shop: the same rows for the same seed, clean and dirty, as documents, lines and CSV; and how scenarios put it where functions find it.

use std::collections::BTreeSet;

use mini_cloud::shop::{Collection, DaySize, Dirt, Format, MOST_ORDERS, Shop};
use mini_cloud::{Scenario, Step};
use serde_json::{Value, json};

use crate::flows::{play, session, story};

fn shop(orders: u32, dirty: &[Dirt]) -> Shop {
    let size = DaySize { orders, refunds: orders / 20, dirty: dirty.to_vec() };
    Shop { seed: 1, customers: (orders / 4).max(10), first_day: "2026-01-30".parse().unwrap(), days: 1, size }
}

fn lines(shop: &Shop) -> Vec<Value> {
    let text = shop.file(Collection::Orders, shop.first_day, &shop.size, Format::Jsonl);
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

/// A price as it is written, in cents.
fn cents(price: &Value) -> u64 {
    let (euros, cents) = price.as_str().unwrap().split_once('.').unwrap();
    assert_eq!(cents.len(), 2);
    euros.parse::<u64>().unwrap() * 100 + cents.parse::<u64>().unwrap()
}

#[test]
fn the_same_seed_gives_the_same_rows_and_another_one_others() {
    let file = |shop: &Shop| shop.file(Collection::Orders, shop.first_day, &shop.size, Format::Jsonl);
    let one = shop(1_000, Dirt::ALL);
    assert_eq!(file(&one), file(&one.clone()));
    assert_ne!(file(&one), file(&Shop { seed: 2, ..one.clone() }));
    let next = one.first_day.tomorrow().unwrap();
    assert_ne!(file(&one), one.file(Collection::Orders, next, &one.size, Format::Jsonl));
}

#[test]
fn a_clean_order_is_written_as_it_is() {
    let shop = shop(500, &[]);
    let written = lines(&shop);
    let orders: Vec<_> = shop.orders(shop.first_day, &shop.size).collect();
    assert_eq!((written.len(), orders.len()), (500, 500));
    for (line, (order, dirt)) in written.iter().zip(&orders) {
        assert_eq!(*dirt, None);
        assert_eq!(line["number"], order.number);
        assert_eq!(line["customer"]["name"], order.customer.name.as_str());
        let items = line["items"].as_array().unwrap();
        let sum: u64 = items.iter().map(|item| cents(&item["price"]) * item["quantity"].as_u64().unwrap()).sum();
        assert_eq!(sum, order.cents(), "to the cent");
        let keys: Vec<&String> = line.as_object().unwrap().keys().collect();
        assert_eq!(keys.len(), 6, "{keys:?}");
    }
    assert_eq!(orders.iter().map(|(order, _)| order.number).collect::<BTreeSet<_>>().len(), 500, "numbers are unique");
}

#[test]
fn every_mistake_is_where_it_should_be_and_nowhere_else() {
    let shop = shop(100, Dirt::ALL);
    let written = lines(&shop);
    assert_eq!(written.len(), 101, "one order is there twice");
    let count = |holds: &dyn Fn(&Value) -> bool| written.iter().filter(|line| holds(line)).count();
    let any = |line: &Value, holds: &dyn Fn(&Value) -> bool| line["items"].as_array().unwrap().iter().any(holds);
    assert_eq!(count(&|line| any(line, &|item| item["price"].as_str().unwrap().contains(','))), 1);
    assert_eq!(count(&|line| line["customer"].is_null()), 1);
    assert_eq!(count(&|line| any(line, &|item| item["sku"].as_str().unwrap().ends_with(' '))), 1);
    assert_eq!(count(&|line| any(line, &|item| item["quantity"].as_i64().is_some_and(|quantity| quantity < 0))), 1);
    assert_eq!(count(&|line| !line["placed_at"].as_str().unwrap().starts_with("2026-01-30 ")), 1);
    assert_eq!(count(&|line| line["placed_at"].as_str().unwrap().starts_with("30.01.2026 ")), 1);
    assert_eq!(count(&|line| line["currency"] != "EUR"), 1);
    assert_eq!(count(&|line| line["customer"]["name"].as_str().is_some_and(|name| name.len() > 40)), 1);
    assert_eq!(count(&|line| any(line, &|item| item["quantity"].is_string())), 1);
    assert_eq!(count(&|line| line["items"] == json!([])), 1);
    let numbers: Vec<u64> = written.iter().map(|line| line["number"].as_u64().unwrap()).collect();
    assert_eq!(numbers.windows(2).filter(|pair| pair[0] == pair[1]).count(), 1);
}

#[test]
fn documents_are_the_lines_with_ids_and_dates() {
    let shop = shop(100, Dirt::ALL);
    let documents = shop.documents(Collection::Orders, shop.first_day, &shop.size);
    let mut ids = BTreeSet::new();
    for (document, line) in documents.iter().zip(lines(&shop)) {
        let mut document: Value = serde_json::from_str(document).unwrap();
        let id = document.as_object_mut().unwrap().remove("_id").unwrap()["$oid"].as_str().unwrap().to_owned();
        assert!(id.len() == 24 && id.bytes().all(|byte| byte.is_ascii_hexdigit()), "{id}");
        assert!(ids.insert(id), "each document has an id of its own");
        if let Some(moment) = document["placed_at"].get("$date").and_then(Value::as_str) {
            document["placed_at"] = json!(moment.replace('T', " ").trim_end_matches('Z'));
        }
        assert_eq!(document, line);
    }
    assert_eq!(ids.len(), 101);
}

#[test]
fn csv_has_a_line_for_each_item_and_quotes_where_they_belong() {
    let shop = shop(100, &[]);
    let csv = shop.file(Collection::Orders, shop.first_day, &shop.size, Format::Csv);
    let items: usize = lines(&shop).iter().map(|line| line["items"].as_array().unwrap().len()).sum();
    assert_eq!(csv.lines().count(), 1 + items);
    let columns = csv.lines().next().unwrap().split(',').count();
    for line in csv.lines().skip(1) {
        // No field of these has a quotation mark in it, so every second piece lies between two.
        let commas: usize = line.split('"').step_by(2).map(|outside| outside.matches(',').count()).sum();
        assert_eq!(commas + 1, columns, "{line}");
    }
    assert!(csv.contains(",\"Green tea, 100 g\","));
}

#[test]
fn sales_are_the_items_of_all_orders_that_can_be_used() {
    let clean = shop(100, &[]);
    let orders: Vec<_> = clean.orders(clean.first_day, &clean.size).map(|(order, _)| order).collect();
    let csv = clean.file(Collection::Sales, clean.first_day, &clean.size, Format::Csv);
    assert_eq!(csv.lines().count(), 1 + orders.iter().map(|order| order.items.len()).sum::<usize>());
    let rows = clean.file(Collection::Sales, clean.first_day, &clean.size, Format::Jsonl);
    let rows: Vec<Value> = rows.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let sum: u64 = rows.iter().map(|row| cents(&row["price"]) * row["quantity"].as_u64().unwrap()).sum();
    assert_eq!(sum, orders.iter().map(mini_cloud::shop::Order::cents).sum::<u64>());

    // The dirty day has the same orders; five of them cannot be used, and the long name is cut.
    let dirty = shop(100, Dirt::ALL);
    let lost: usize = dirty
        .orders(dirty.first_day, &dirty.size)
        .filter(|(_, dirt)| dirt.is_some_and(|dirt| !dirt.can_be_repaired()))
        .map(|(order, _)| order.items.len())
        .sum();
    let left = dirty.file(Collection::Sales, dirty.first_day, &dirty.size, Format::Jsonl);
    assert_eq!(left.lines().count(), rows.len() - lost);
    assert!(left.contains("\"customer\":\"Hubertina Maximiliana Ottokara of Alderm\""));
}

#[test]
fn refunds_belong_to_orders_and_come_after_them() {
    let shop = shop(100, &[]);
    let refunds: Vec<_> = shop.refunds(shop.first_day, &shop.size).collect();
    assert_eq!(refunds.len(), 5);
    for (refund, (order, _)) in refunds.iter().zip(shop.orders(shop.first_day, &shop.size)) {
        assert_eq!(refund.order, order.number);
        assert!(refund.second >= order.second && refund.second < 86_400);
        assert!(order.items.iter().any(|item| item.good.cents == refund.cents));
    }
    let text = shop.file(Collection::Refunds, shop.first_day, &shop.size, Format::Csv);
    assert_eq!(text.lines().count(), 6);
    let customers = shop.file(Collection::Customers, shop.first_day, &shop.size, Format::Jsonl);
    assert_eq!(customers.lines().count(), 25);
}

#[test]
fn a_hundred_thousand_orders_are_a_day() {
    let shop = shop(MOST_ORDERS, &[]);
    let text = shop.file(Collection::Orders, shop.first_day, &shop.size, Format::Jsonl);
    assert_eq!(text.lines().count(), 100_000);
    assert!(text.len() < 64 << 20, "{} bytes", text.len());
}

#[test]
fn a_file_of_the_shop_arrives_like_any_other() {
    let scenario = json!({
        "functions": [{"name": "fn"}],
        "buckets": [{"name": "inbox", "notifications": [{"function": "fn", "events": ["s3:ObjectCreated:*"], "prefix": "orders/"}]}],
        "shop": {"orders": 20, "dirty": 3, "objects": [{"bucket": "inbox", "key": "orders/before.jsonl"}]},
        "steps": [{"put_shop_file": {"bucket": "inbox", "key": "orders/2026-01-30.jsonl"}}, {"until_idle": {}}]});
    let told = story(&play(&scenario), &["bucket", "key", "status"]);
    assert!(told[0].starts_with("0.000 object.created inbox orders/2026-01-30.jsonl"), "{told:?}");
    assert!(told.iter().any(|line| line.contains("invocation.finished")), "{told:?}");

    // The same seed, so the same content: what lay there at the beginning and what was put there later.
    let mut session = session(&scenario);
    session.run_events().unwrap();
    let stores = serde_json::to_value(session.stores()).unwrap().to_string();
    let config = session.scenario().shop.clone().unwrap();
    let shop = config.shop(1);
    assert_eq!(shop.size.dirty, [Dirt::CommaPrice, Dirt::NoCustomer, Dirt::TrailingSpaces]);
    let content = mini_cloud::md5_hex(config.objects[0].content(&shop).as_bytes());
    assert_eq!(stores.matches(&content).count(), 2, "both objects have this ETag");
}

#[test]
fn a_file_may_be_smaller_dirtier_or_of_another_day() {
    let file = r#"{"put_shop_file": {"bucket": "b", "key": "k", "orders": 40, "dirty": ["no_customer"], "day": "2026-02-01", "collection": "orders"}}"#;
    let Step::PutShopFile(file) = Step::from_json(file).unwrap() else { panic!() };
    let content = file.content(&shop(1_000, &[]));
    assert_eq!(content.lines().count(), 40);
    assert_eq!(content.lines().filter(|line| line.contains("\"customer\":null")).count(), 1);
    assert!(content.lines().all(|line| line.contains("\"day\":\"2026-02-01\"")));
}

#[test]
fn refusals_name_the_place_and_say_what_would_be_right() {
    let refused = |shop: &str| {
        let text = format!(r#"{{"functions": [{{"name": "fn"}}], "buckets": [{{"name": "b-1"}}], "shop": {shop}}}"#);
        Scenario::from_json(&text).unwrap_err().to_string()
    };
    assert_eq!(refused(r#"{"orders": 100001}"#), "shop.orders: must be from 0 to 100000, not 100001");
    assert_eq!(
        refused(r#"{"orders": 50000, "days": 3}"#),
        "shop: has 150000 orders on all its days; at most 100000, a cap of this simulation"
    );
    let day = "must be a day from 2020-01-01 to 2069-12-31, like \"2026-01-30\", not";
    assert_eq!(refused(r#"{"day": "30.01.2026"}"#), format!("shop.day: {day} \"30.01.2026\""));
    assert_eq!(refused(r#"{"day": "1999-12-31"}"#), format!("shop.day: {day} \"1999-12-31\""));
    assert!(refused(r#"{"dirty": ["rust"]}"#).starts_with("shop.dirty[0]: there is no \"rust\"; there is \"comma_price\","));
    assert!(refused(r#"{"sellers": 3}"#).starts_with("shop.sellers: no such key; there is \"seed\","));
    assert_eq!(
        refused(r#"{"objects": [{"bucket": "other", "key": "k"}]}"#),
        "shop.objects[0].bucket: no bucket named \"other\"; there is \"b-1\""
    );
    assert!(refused(r#"{"objects": [{"bucket": "b-1"}]}"#).starts_with("shop.objects[0].key: is missing:"));
    let step = r#"{"functions": [{"name": "fn"}], "steps": [{"put_shop_file": {"bucket": "b", "key": "k"}}]}"#;
    assert_eq!(Scenario::from_json(step).unwrap_err().to_string(), "steps[0].put_shop_file.bucket: no bucket named \"b\"; there is none");
}
