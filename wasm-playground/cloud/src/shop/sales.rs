//! The rows that a right ETL makes of a day: one for each item of each order that can be used, in the warehouse's shape.

use super::dirt::Dirt;
use super::order::Order;
use super::record::{clock, euros, field, quoted, written_name};

/// The header of a CSV file of sales: the columns of the table `sales` in the book.
pub(super) const SALES_HEADER: &str = "order_id,line,day,placed_at,customer,country,sku,quantity,price\n";

/// The most letters that the table's column for names holds.
const NAME_LETTERS: usize = 40;

impl Dirt {
    /// Whether the order can mean only one thing in spite of it. Others are refused.
    pub fn can_be_repaired(self) -> bool {
        match self {
            Dirt::CommaPrice | Dirt::TrailingSpaces | Dirt::DateFormat | Dirt::Duplicate | Dirt::LongName => true,
            Dirt::NoCustomer | Dirt::NegativeQuantity | Dirt::UnknownCurrency | Dirt::QuantityInWords | Dirt::NoItems => false,
        }
    }
}

/// A row of the table `sales`.
pub(super) struct Sale<'a> {
    order: &'a Order,
    customer: String,
    /// Place of the item, from 0 on.
    index: usize,
}

/// The rows of an order; none, if its mistake makes it unusable.
pub(super) fn sales_of(order: &Order, dirt: Option<Dirt>) -> Vec<Sale<'_>> {
    if dirt.is_some_and(|dirt| !dirt.can_be_repaired()) {
        return Vec::new();
    }
    let customer: String = written_name(order, dirt).chars().take(NAME_LETTERS).collect();
    (0..order.items.len()).map(|index| Sale { order, customer: customer.clone(), index }).collect()
}

impl Sale<'_> {
    /// A line of CSV with its line break.
    pub fn csv(&self) -> String {
        let Some(item) = self.order.items.get(self.index) else { return String::new() };
        let (number, day, country) = (self.order.number, self.order.day, self.order.customer.country);
        let (line, time, customer, price) = (self.index + 1, clock(self.order.second), field(&self.customer), euros(item.good.cents));
        format!("{number},{line},{day},{day} {time},{customer},{country},{},{},{price}\n", item.good.sku, item.quantity)
    }

    /// One line of JSON, without its line break.
    pub fn line(&self) -> String {
        let Some(item) = self.order.items.get(self.index) else { return String::new() };
        let (number, day, country) = (self.order.number, self.order.day, self.order.customer.country);
        let (line, time, customer, price) = (self.index + 1, clock(self.order.second), quoted(&self.customer), euros(item.good.cents));
        format!(
            "{{\"order_id\":{number},\"line\":{line},\"day\":\"{day}\",\"placed_at\":\"{day} {time}\",\"customer\":{customer},\
             \"country\":\"{country}\",\"sku\":\"{}\",\"quantity\":{},\"price\":\"{price}\"}}",
            item.good.sku, item.quantity
        )
    }
}
