//! A small shop and its days: customers, orders with items, refunds, and mistakes. Made from a seed, so that a scenario need not carry them.
//!
//! The same seed, day and sizes give the same rows, byte for byte. Prices are whole cents, and are written as exact decimal text.

mod dirt;
mod goods;
mod order;
mod random;
mod record;
mod sales;

use jiff::civil::Date;

pub use dirt::Dirt;
pub use goods::Good;
pub use order::{Customer, Item, MOST_ORDERS, Order, Refund};
pub use record::Format;

use record::{CUSTOMER_HEADER, ORDER_HEADER, REFUND_HEADER, Record};
use sales::{SALES_HEADER, Sale, sales_of};

/// The most days of one shop.
pub const MOST_DAYS: u32 = 31;
/// The first and the last day that a shop can have.
pub const DAYS: (Date, Date) = (order::FIRST_DAY, order::LAST_DAY);

/// What a shop is like.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shop {
    /// What its days are made from.
    pub seed: u64,
    /// How many customers there are, at least one.
    pub customers: u32,
    /// Its first day.
    pub first_day: Date,
    /// How many days there are.
    pub days: u32,
    /// What each day is like, if nothing else is said.
    pub size: DaySize,
}

/// How much happens in one day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DaySize {
    /// How many orders there are, at most [`MOST_ORDERS`].
    pub orders: u32,
    /// How many of them get money back: the first ones, one in each twenty orders or less.
    pub refunds: u32,
    /// The mistakes, each in an order of its own, spread over the day.
    pub dirty: Vec<Dirt>,
}

/// What a file or a collection holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Collection {
    /// The orders.
    #[default]
    Orders,
    /// The refunds.
    Refunds,
    /// The customers, who are the same every day.
    Customers,
    /// The rows that a right ETL makes of the orders: what the warehouse should hold. No collection of the shop's database.
    Sales,
}

impl Collection {
    /// All of them.
    pub const ALL: &'static [Collection] = &[Collection::Orders, Collection::Refunds, Collection::Customers, Collection::Sales];

    /// The word that a scenario has for it, which is also the collection's name in MongoDB.
    pub fn word(self) -> &'static str {
        match self {
            Collection::Orders => "orders",
            Collection::Refunds => "refunds",
            Collection::Customers => "customers",
            Collection::Sales => "sales",
        }
    }
}

impl Shop {
    /// All its days.
    pub fn all_days(&self) -> impl Iterator<Item = Date> + '_ {
        self.first_day.series(jiff::Span::new().days(1)).take(self.days as usize)
    }

    /// The orders of a day as they should be, in order, each with the mistake that is made when it is written down.
    pub fn orders<'a>(&'a self, day: Date, size: &'a DaySize) -> impl Iterator<Item = (Order, Option<Dirt>)> + 'a {
        let mut dirty = Dirt::spread(&size.dirty, size.orders).into_iter().peekable();
        (0..size.orders).map(move |index| {
            let dirt = dirty.next_if(|(place, _)| *place == index).map(|(_, dirt)| dirt);
            (order::order(self.seed, day, index, size.orders, self.customers), dirt)
        })
    }

    /// The refunds of a day, in the order of their orders.
    pub fn refunds<'a>(&'a self, day: Date, size: &'a DaySize) -> impl Iterator<Item = Refund> + 'a {
        let orders = (0..size.orders).take(size.refunds as usize);
        orders.map(move |index| order::refund(self.seed, &order::order(self.seed, day, index, size.orders, self.customers)))
    }

    /// All customers, by number.
    pub fn customers(&self) -> impl Iterator<Item = Customer> + '_ {
        (1..=self.customers).map(|id| order::customer(self.seed, id))
    }

    /// The documents of a collection on a day, in MongoDB's relaxed Extended JSON.
    pub fn documents(&self, collection: Collection, day: Date, size: &DaySize) -> Vec<String> {
        match collection {
            Collection::Orders => self.records(day, size).map(|record| record.document()).collect(),
            Collection::Refunds => self.refunds(day, size).map(|refund| refund.document()).collect(),
            Collection::Customers => self.customers().map(|customer| customer.document()).collect(),
            Collection::Sales => Vec::new(),
        }
    }

    /// A day as a flat file: what a nightly extract of the documents writes.
    pub fn file(&self, collection: Collection, day: Date, size: &DaySize, format: Format) -> String {
        let line = |line: String| line + "\n";
        match (collection, format) {
            (Collection::Orders, Format::Jsonl) => self.records(day, size).map(|record| line(record.line())).collect(),
            (Collection::Refunds, Format::Jsonl) => self.refunds(day, size).map(|refund| line(refund.line())).collect(),
            (Collection::Customers, Format::Jsonl) => self.customers().map(|customer| line(customer.line())).collect(),
            (Collection::Sales, Format::Jsonl) => self.sales(day, size, |sale| line(sale.line())),
            (Collection::Sales, Format::Csv) => SALES_HEADER.to_owned() + &self.sales(day, size, |sale| sale.csv()),
            (Collection::Orders, Format::Csv) => with_header(ORDER_HEADER, self.records(day, size).map(|record| record.csv())),
            (Collection::Refunds, Format::Csv) => with_header(REFUND_HEADER, self.refunds(day, size).map(|refund| refund.csv())),
            (Collection::Customers, Format::Csv) => with_header(CUSTOMER_HEADER, self.customers().map(|customer| customer.csv())),
        }
    }

    fn sales(&self, day: Date, size: &DaySize, write: impl Fn(&Sale<'_>) -> String) -> String {
        self.orders(day, size).map(|(order, dirt)| sales_of(&order, dirt).iter().map(&write).collect::<String>()).collect()
    }

    fn records<'a>(&'a self, day: Date, size: &'a DaySize) -> impl Iterator<Item = Record> + 'a {
        self.orders(day, size).flat_map(|(order, dirt)| Record::of(order, dirt))
    }
}

fn with_header(header: &str, lines: impl Iterator<Item = String>) -> String {
    std::iter::once(header.to_owned()).chain(lines).collect()
}
