//! How a scenario writes its shop, and a step one of its files.

use jiff::civil::Date;

use crate::place::{Place, ScenarioError};
use crate::shop::{Collection, DAYS, Dirt, Format, MOST_DAYS, MOST_ORDERS};
use crate::shop_config::{ShopConfig, ShopFile};

const SHOP_KEYS: &[&str] = &["seed", "customers", "day", "days", "orders", "refunds", "dirty", "mongodb", "objects"];
const FILE_KEYS: &[&str] = &["bucket", "key", "collection", "format", "day", "orders", "refunds", "dirty"];

/// The shop that `place` describes.
pub(crate) fn read_shop(place: &Place<'_>) -> Result<ShopConfig, ScenarioError> {
    let mut shop = ShopConfig::default();
    for (key, value) in place.object()? {
        match key.as_str() {
            "seed" => shop.seed = Some(value.number()?),
            "customers" => shop.customers = Some(read_count(&value, 1, MOST_ORDERS)?),
            "day" => shop.day = read_day(&value)?,
            "days" => shop.days = read_count(&value, 1, MOST_DAYS)?,
            "orders" => shop.orders = read_count(&value, 0, MOST_ORDERS)?,
            "refunds" => shop.refunds = Some(read_count(&value, 0, MOST_ORDERS)?),
            "dirty" => shop.dirty = read_dirty(&value)?,
            "mongodb" => shop.mongodb = value.optional(Place::text)?,
            "objects" => shop.objects = value.list()?.iter().map(read_file).collect::<Result<_, _>>()?,
            _ => return Err(value.unknown(SHOP_KEYS)),
        }
    }
    if u64::from(shop.orders) * u64::from(shop.days) > u64::from(MOST_ORDERS) {
        let all = u64::from(shop.orders) * u64::from(shop.days);
        return Err(place.refuse(format!("has {all} orders on all its days; at most {MOST_ORDERS}, a cap of this simulation")));
    }
    Ok(shop)
}

/// The file that `place` describes.
pub(crate) fn read_file(place: &Place<'_>) -> Result<ShopFile, ScenarioError> {
    let mut file = ShopFile::default();
    let (mut has_bucket, mut has_key) = (false, false);
    for (key, value) in place.object()? {
        match key.as_str() {
            "bucket" => (file.bucket, has_bucket) = (value.text()?, true),
            "key" => (file.key, has_key) = (value.text()?, true),
            "collection" => file.collection = value.word(Collection::ALL, |collection| collection.word())?,
            "format" => file.format = value.word(Format::ALL, |format| format.word())?,
            "day" => file.day = Some(read_day(&value)?),
            "orders" => file.orders = Some(read_count(&value, 0, MOST_ORDERS)?),
            "refunds" => file.refunds = Some(read_count(&value, 0, MOST_ORDERS)?),
            "dirty" => file.dirty = Some(read_dirty(&value)?),
            _ => return Err(value.unknown(FILE_KEYS)),
        }
    }
    let missing = |key: &str, why: &str| ScenarioError::at(place.below(key), format!("is missing: {why}"));
    match (has_bucket, has_key) {
        (false, _) => Err(missing("bucket", "say where the file lies")),
        (_, false) => Err(missing("key", "say what the file is called, \"orders/2026-01-30.jsonl\"")),
        _ => Ok(file),
    }
}

fn read_count(place: &Place<'_>, least: u32, most: u32) -> Result<u32, ScenarioError> {
    let count = place.setting()?;
    if (least..=most).contains(&count) { Ok(count) } else { Err(place.refuse(format!("must be from {least} to {most}, not {count}"))) }
}

fn read_day(place: &Place<'_>) -> Result<Date, ScenarioError> {
    let (first, last) = DAYS;
    let text = place.text()?;
    let day: Option<Date> = text.parse().ok().filter(|day| (first..=last).contains(day) && text.len() == 10);
    day.ok_or_else(|| place.refuse(format!("must be a day from {first} to {last}, like \"2026-01-30\", not {text:?}")))
}

/// How many orders are dirty, each kind in its turn, or which kinds.
fn read_dirty(place: &Place<'_>) -> Result<Vec<Dirt>, ScenarioError> {
    if place.json().starts_with('[') {
        return place.list()?.iter().map(|value| value.word(Dirt::ALL, |dirt| dirt.word())).collect();
    }
    let count = read_count(place, 0, MOST_ORDERS)?;
    Ok(Dirt::ALL.iter().copied().cycle().take(count as usize).collect())
}
