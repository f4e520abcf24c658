//! `Record`: what somebody wrote down, as a document of MongoDB, a line of JSON or lines of CSV. Dirt is in it by now.

use serde_json::Value;

use super::dirt::Dirt;
use super::order::{Customer, Order, Refund};

/// A name that no column holds.
const LONG_NAME: &str = "Hubertina Maximiliana Ottokara of Aldermoor and Brackwell, Keeper of the Forty-Two Teapots";

/// How a file is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Format {
    /// One JSON object a line.
    #[default]
    Jsonl,
    /// Comma-separated values with a header; an order has a line for each item.
    Csv,
}

impl Format {
    /// Both.
    pub const ALL: &'static [Format] = &[Format::Jsonl, Format::Csv];

    /// The word that a scenario has for it.
    pub fn word(self) -> &'static str {
        match self {
            Format::Jsonl => "jsonl",
            Format::Csv => "csv",
        }
    }
}

/// An order as it was written down.
#[derive(Clone, Debug)]
pub(super) struct Record {
    order: Order,
    dirt: Option<Dirt>,
    /// Which writing of the same order it is, from 0 on.
    copy: u32,
}

/// A position as it was written down: each value is JSON.
struct Position {
    sku: String,
    name: &'static str,
    quantity: Value,
    price: String,
}

impl Record {
    /// What is written down of an order: one record, or two.
    pub fn of(order: Order, dirt: Option<Dirt>) -> Vec<Record> {
        let copies = if dirt == Some(Dirt::Duplicate) { 2 } else { 1 };
        (0..copies).map(|copy| Record { order: order.clone(), dirt, copy }).collect()
    }

    /// The document, in MongoDB's relaxed Extended JSON.
    pub fn document(&self) -> String {
        let moment = format!("{{\"$date\":\"{}T{}Z\"}}", self.order.day, clock(self.order.second));
        let moment = if self.has(Dirt::DateFormat) { quoted(&self.moment()) } else { moment };
        format!("{{\"_id\":{},{}}}", object_id(&self.order, self.copy), self.fields(&moment))
    }

    /// One line of JSON, without its line break: what the extract of a document is.
    pub fn line(&self) -> String {
        format!("{{{}}}", self.fields(&quoted(&self.moment())))
    }

    /// Lines of CSV, one for each item, each with its line break.
    pub fn csv(&self) -> String {
        let (id, name, country) = match self.customer() {
            Some(customer) => (customer.id.to_string(), customer.name, customer.country),
            None => (String::new(), String::new(), ""),
        };
        let (number, moment, name, currency) = (self.order.number, self.moment(), field(&name), self.currency());
        let mut lines = String::new();
        for (index, Position { sku, name: item, quantity, price }) in self.positions().iter().enumerate() {
            let quantity = quantity.as_str().map_or_else(|| quantity.to_string(), str::to_owned);
            let (line, item, price) = (index + 1, field(item), field(price));
            lines += &format!("{number},{moment},{id},{name},{country},{line},{sku},{item},{quantity},{price},{currency}\n");
        }
        lines
    }

    fn has(&self, dirt: Dirt) -> bool {
        self.dirt == Some(dirt)
    }

    fn fields(&self, moment: &str) -> String {
        let customer = match self.customer() {
            Some(customer) => {
                let (id, name, country) = (customer.id, quoted(&customer.name), customer.country);
                format!("{{\"id\":{id},\"name\":{name},\"country\":\"{country}\"}}")
            }
            None => "null".to_owned(),
        };
        let items: Vec<String> = self
            .positions()
            .iter()
            .map(|Position { sku, name, quantity, price }| {
                let (sku, name, price) = (quoted(sku), quoted(name), quoted(price));
                format!("{{\"sku\":{sku},\"name\":{name},\"quantity\":{quantity},\"price\":{price}}}")
            })
            .collect();
        let (number, day, items, currency) = (self.order.number, self.order.day, items.join(","), self.currency());
        format!(
            "\"number\":{number},\"day\":\"{day}\",\"placed_at\":{moment},\"customer\":{customer},\"items\":[{items}],\"currency\":\"{currency}\""
        )
    }

    fn customer(&self) -> Option<Customer> {
        let name = written_name(&self.order, self.dirt).to_owned();
        (!self.has(Dirt::NoCustomer)).then(|| Customer { name, ..self.order.customer.clone() })
    }

    fn positions(&self) -> Vec<Position> {
        if self.has(Dirt::NoItems) {
            return Vec::new();
        }
        let dirty = |index: usize, dirt: Dirt| index == 0 && self.has(dirt);
        let items = self.order.items.iter().enumerate();
        items
            .map(|(index, item)| Position {
                sku: if dirty(index, Dirt::TrailingSpaces) { format!("{}  ", item.good.sku) } else { item.good.sku.to_owned() },
                name: item.good.name,
                quantity: if dirty(index, Dirt::NegativeQuantity) {
                    Value::from(-i64::from(item.quantity))
                } else if dirty(index, Dirt::QuantityInWords) {
                    Value::from(["one", "two", "three"].get(item.quantity.saturating_sub(1) as usize).copied().unwrap_or("many"))
                } else {
                    Value::from(item.quantity)
                },
                price: if dirty(index, Dirt::CommaPrice) { euros(item.good.cents).replace('.', ",") } else { euros(item.good.cents) },
            })
            .collect()
    }

    fn moment(&self) -> String {
        let (day, time) = (self.order.day, clock(self.order.second));
        if self.has(Dirt::DateFormat) {
            return format!("{:02}.{:02}.{} {time}", day.day(), day.month(), day.year());
        }
        format!("{day} {time}")
    }

    fn currency(&self) -> &'static str {
        if self.has(Dirt::UnknownCurrency) { "EURO" } else { "EUR" }
    }
}

/// The header of a CSV file of orders.
pub(super) const ORDER_HEADER: &str = "number,placed_at,customer_id,customer,country,line,sku,item,quantity,price,currency\n";
/// The header of a CSV file of refunds.
pub(super) const REFUND_HEADER: &str = "order,refunded_at,amount,reason\n";
/// The header of a CSV file of customers.
pub(super) const CUSTOMER_HEADER: &str = "id,name,email,country\n";

impl Refund {
    /// The document, in MongoDB's relaxed Extended JSON. The database gives it its `_id`.
    pub(super) fn document(&self) -> String {
        let Refund { order, day, second, cents, reason } = self;
        let (time, amount, reason) = (clock(*second), euros(*cents), quoted(reason));
        format!(
            "{{\"order\":{order},\"day\":\"{day}\",\"refunded_at\":{{\"$date\":\"{day}T{time}Z\"}},\"amount\":\"{amount}\",\"reason\":{reason}}}"
        )
    }

    /// One line of JSON, without its line break.
    pub(super) fn line(&self) -> String {
        let Refund { order, day, second, cents, reason } = self;
        let (time, amount, reason) = (clock(*second), euros(*cents), quoted(reason));
        format!("{{\"order\":{order},\"day\":\"{day}\",\"refunded_at\":\"{day} {time}\",\"amount\":\"{amount}\",\"reason\":{reason}}}")
    }

    /// A line of CSV with its line break.
    pub(super) fn csv(&self) -> String {
        let Refund { order, day, second, cents, reason } = self;
        format!("{order},{day} {},{},{}\n", clock(*second), euros(*cents), field(reason))
    }
}

impl Customer {
    /// The document: the same as a line of JSON, with the id where MongoDB has it.
    pub(super) fn document(&self) -> String {
        self.line().replacen("\"id\"", "\"_id\"", 1)
    }

    /// One line of JSON, without its line break.
    pub(super) fn line(&self) -> String {
        let Customer { id, name, email, country } = self;
        format!("{{\"id\":{id},\"name\":{},\"email\":{},\"country\":\"{country}\"}}", quoted(name), quoted(email))
    }

    /// A line of CSV with its line break.
    pub(super) fn csv(&self) -> String {
        let Customer { id, name, email, country } = self;
        format!("{id},{},{email},{country}\n", field(name))
    }
}

/// The customer's name as it is written down.
pub(super) fn written_name(order: &Order, dirt: Option<Dirt>) -> &str {
    if dirt == Some(Dirt::LongName) { LONG_NAME } else { &order.customer.name }
}

/// An ObjectId as MongoDB's drivers make them: the second, what belongs to the process, a counter.
fn object_id(order: &Order, copy: u32) -> String {
    let days = i64::from((order.day - jiff::civil::Date::constant(1970, 1, 1)).get_days());
    let second = days * 86_400 + i64::from(order.second);
    format!("{{\"$oid\":\"{second:08x}5a40b0{:02x}{:08x}\"}}", copy, order.number)
}

/// `08:15:27`.
pub(super) fn clock(second: u32) -> String {
    format!("{:02}:{:02}:{:02}", second / 3_600, second / 60 % 60, second % 60)
}

/// `4.50`: exact, since it was never anything but cents.
pub(super) fn euros(cents: u32) -> String {
    format!("{}.{:02}", cents / 100, cents % 100)
}

/// A JSON text.
pub(super) fn quoted(text: &str) -> String {
    Value::from(text).to_string()
}

/// A field of CSV: in quotes where it must be (RFC 4180, section 2).
pub(super) fn field(text: &str) -> String {
    if text.contains(['"', ',', '\n', '\r']) { format!("\"{}\"", text.replace('"', "\"\"")) } else { text.to_owned() }
}
