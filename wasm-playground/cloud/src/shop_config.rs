//! What a scenario says of its shop: how large it is, and where its days lie at the beginning.

use jiff::civil::Date;
use mini_lambda::SimTime;
use serde_json::json;

use crate::asynchronous::object;
use crate::mongodb::extended_json;
use crate::mongodb::value::Document;
use crate::place::ScenarioError;
use crate::s3::S3;
use crate::service_call::Request;
use crate::shop::{Collection, DaySize, Dirt, Format, Shop};
use crate::triggers::READER;

/// The day of a shop that names none: the day before scenarios begin.
pub(crate) const DEFAULT_DAY: Date = Date::constant(2026, 1, 30);
/// The orders of a shop that names no number.
pub(crate) const DEFAULT_ORDERS: u32 = 10;

/// The shop of a scenario: `{"orders": 1000, "dirty": 3, "mongodb": "shop", "objects": [{"bucket": "b", "key": "orders.jsonl"}]}`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShopConfig {
    /// What it is made from; none is the scenario's.
    pub seed: Option<u64>,
    /// How many customers there are; none is a quarter of a day's orders, and at least ten.
    pub customers: Option<u32>,
    /// Its first day.
    pub day: Date,
    /// How many days there are.
    pub days: u32,
    /// The orders of each day.
    pub orders: u32,
    /// How many of them get money back; none is one in twenty.
    pub refunds: Option<u32>,
    /// The mistakes of each day.
    pub dirty: Vec<Dirt>,
    /// The database of MongoDB in which all days lie at the beginning.
    pub mongodb: Option<String>,
    /// Files that lie in buckets at the beginning. Nobody is told of these.
    pub objects: Vec<ShopFile>,
}

/// A day of the shop as an object of S3.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ShopFile {
    /// Name of the bucket.
    pub bucket: String,
    /// The object's key.
    pub key: String,
    /// What is in it.
    pub collection: Collection,
    /// How it is written.
    pub format: Format,
    /// Which day; none is the shop's first.
    pub day: Option<Date>,
    /// How many orders; none is what the shop says.
    pub orders: Option<u32>,
    /// How many refunds; none is what the shop says.
    pub refunds: Option<u32>,
    /// Its mistakes; none is what the shop says.
    pub dirty: Option<Vec<Dirt>>,
}

impl Default for ShopConfig {
    fn default() -> ShopConfig {
        ShopConfig {
            seed: None,
            customers: None,
            day: DEFAULT_DAY,
            days: 1,
            orders: DEFAULT_ORDERS,
            refunds: None,
            dirty: Vec::new(),
            mongodb: None,
            objects: Vec::new(),
        }
    }
}

impl ShopConfig {
    /// The shop itself, of a scenario with this seed.
    pub fn shop(&self, seed: u64) -> Shop {
        Shop {
            seed: self.seed.unwrap_or(seed),
            customers: self.customers.unwrap_or_else(|| (self.orders / 4).max(10)),
            first_day: self.day,
            days: self.days,
            size: DaySize {
                orders: self.orders,
                refunds: self.refunds.unwrap_or(self.orders / 20).min(self.orders),
                dirty: self.dirty.clone(),
            },
        }
    }

    /// Database, collection and documents of all its days, if they lie in MongoDB.
    pub(crate) fn documents(&self, seed: u64) -> Option<Vec<(String, String, Vec<Document>)>> {
        let database = self.mongodb.as_ref()?;
        let shop = self.shop(seed);
        let collection = |collection: Collection| {
            let texts: Vec<String> = match collection {
                // Customers are the same every day.
                Collection::Customers => shop.documents(collection, shop.first_day, &shop.size),
                _ => shop.all_days().flat_map(|day| shop.documents(collection, day, &shop.size)).collect(),
            };
            // The shop writes what can be read.
            let documents = texts.iter().filter_map(|text| extended_json::read(text).ok()).collect();
            (database.clone(), collection.word().to_owned(), documents)
        };
        Some([Collection::Orders, Collection::Refunds, Collection::Customers].map(collection).into())
    }

    /// Puts its files into their buckets.
    pub(crate) fn deploy_objects(&self, seed: u64, s3: &mut S3, at: SimTime) -> Vec<ScenarioError> {
        let shop = self.shop(seed);
        let mut refused = Vec::new();
        for (index, file) in self.objects.iter().enumerate() {
            let (parameters, body) = (object(json!({"Bucket": file.bucket, "Key": file.key})), file.content(&shop));
            let request = Request { at, principal: READER, operation: "PutObject", parameters: &parameters, body: body.as_bytes() };
            if let Some(Err(error)) = s3.call(&request).map(|reply| reply.answer) {
                refused.push(ScenarioError::at(format!("shop.objects[{index}]"), error.to_string()));
            }
        }
        refused
    }
}

impl ShopFile {
    /// What is in the file.
    pub fn content(&self, shop: &Shop) -> String {
        let orders = self.orders.unwrap_or(shop.size.orders);
        let usual = if self.orders.is_some() { orders / 20 } else { shop.size.refunds };
        let size = DaySize {
            orders,
            refunds: self.refunds.unwrap_or(usual).min(orders),
            dirty: self.dirty.clone().unwrap_or_else(|| shop.size.dirty.clone()),
        };
        shop.file(self.collection, self.day.unwrap_or(shop.first_day), &size, self.format)
    }
}
