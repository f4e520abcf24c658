//! Customers, orders and refunds of the shop, as they should be: before anybody writes them down, and makes mistakes.

use jiff::civil::Date;

use super::goods::{COUNTRIES, FAMILY_NAMES, FIRST_NAMES, GOODS, Good, REASONS};
use super::random::Dice;

/// The first day of the shop: order numbers count from here.
pub(super) const FIRST_DAY: Date = Date::constant(2020, 1, 1);
/// The last day on which order numbers fit into 32 bits with room to spare.
pub(super) const LAST_DAY: Date = Date::constant(2069, 12, 31);
/// The most orders of one day: more do not fit into their numbers, nor into a browser.
pub const MOST_ORDERS: u32 = 100_000;

const SECONDS_OF_A_DAY: u64 = 86_400;
/// Kinds of things that throw dice.
const CUSTOMER: u64 = 1;
const ORDER: u64 = 2;
const REFUND: u64 = 3;

/// Somebody who buys.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Customer {
    /// From 1 on.
    pub id: u32,
    /// First and family name.
    pub name: String,
    /// Under a domain that belongs to nobody.
    pub email: String,
    /// Two letters.
    pub country: &'static str,
}

/// One position of an order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Item {
    /// What was bought.
    pub good: Good,
    /// How many.
    pub quantity: u32,
}

/// An order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Order {
    /// Its number, unique over all days.
    pub number: u32,
    /// The business day.
    pub day: Date,
    /// Seconds of the day, UTC.
    pub second: u32,
    /// Who bought.
    pub customer: Customer,
    /// What, at least one.
    pub items: Vec<Item>,
}

impl Order {
    /// What it costs, in cents.
    pub fn cents(&self) -> u64 {
        self.items.iter().map(|item| u64::from(item.quantity) * u64::from(item.good.cents)).sum()
    }
}

/// Money that is given back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refund {
    /// The order that it belongs to.
    pub order: u32,
    /// The business day, which is the day of the order.
    pub day: Date,
    /// Seconds of the day, UTC; after the order.
    pub second: u32,
    /// How much: the price of one position.
    pub cents: u32,
    /// Why.
    pub reason: &'static str,
}

/// The customer with this number.
pub(super) fn customer(seed: u64, id: u32) -> Customer {
    let mut dice = Dice::new(seed, CUSTOMER, u64::from(id));
    let first = dice.one_of(FIRST_NAMES).copied().unwrap_or_default();
    let family = dice.one_of(FAMILY_NAMES).copied().unwrap_or_default();
    let country = dice.one_of(COUNTRIES).copied().unwrap_or_default();
    Customer { id, name: format!("{first} {family}"), email: format!("customer-{id}@example.com"), country }
}

/// The order `index` of `orders` of a day. All but its moment is the same however many orders there are.
pub(super) fn order(seed: u64, day: Date, index: u32, orders: u32, customers: u32) -> Order {
    let number = first_number(day) + index;
    let mut dice = Dice::new(seed, ORDER, u64::from(number));
    let customer = customer(seed, 1 + dice.below(u64::from(customers)) as u32);
    let positions = 1 + dice.below(4);
    // Neighbours on the shelf, some steps apart: no good is in an order twice.
    let (first, apart) = (dice.below(GOODS.len() as u64), 1 + dice.below(5));
    let items = (0..positions).filter_map(|position| {
        let shelf = (first + position * apart) % GOODS.len() as u64;
        let good = *GOODS.get(usize::try_from(shelf).ok()?)?;
        Some(Item { good, quantity: 1 + dice.below(3) as u32 })
    });
    let items = items.collect();
    Order { number, day, second: second_of(index, orders, &mut dice), customer, items }
}

/// Money given back for the order `index`, some time later on the same day.
pub(super) fn refund(seed: u64, order: &Order) -> Refund {
    let mut dice = Dice::new(seed, REFUND, u64::from(order.number));
    let cents = dice.one_of(&order.items).map_or(0, |item| item.good.cents);
    let reason = dice.one_of(REASONS).copied().unwrap_or_default();
    let left = SECONDS_OF_A_DAY - 1 - u64::from(order.second);
    let second = order.second + dice.below(left.max(1)) as u32;
    Refund { order: order.number, day: order.day, second, cents, reason }
}

/// The number of the first order of a day. Days lie apart by the most orders that one can have.
fn first_number(day: Date) -> u32 {
    u32::try_from(days_since_first(day)).unwrap_or_default() * MOST_ORDERS
}

fn days_since_first(day: Date) -> i64 {
    i64::from((day - FIRST_DAY).get_days())
}

/// Orders come one after another, all day long, never two at exactly the same distance.
fn second_of(index: u32, orders: u32, dice: &mut Dice) -> u32 {
    let slot = |index: u64| index * SECONDS_OF_A_DAY / u64::from(orders.max(1));
    let (begin, end) = (slot(u64::from(index)), slot(u64::from(index) + 1));
    (begin + dice.below(end - begin)) as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    const DAY: Date = Date::constant(2026, 1, 30);

    #[test]
    fn an_order_is_the_same_among_few_and_among_many() {
        for index in [0, 1, 9] {
            let few = order(1, DAY, index, 10, 50);
            let many = Order { second: few.second, ..order(1, DAY, index, 100_000, 50) };
            assert_eq!(few, many);
        }
    }

    #[test]
    fn orders_of_a_day_come_in_order_and_no_good_is_in_one_twice() {
        let orders: Vec<Order> = (0..1_000).map(|index| order(3, DAY, index, 1_000, 200)).collect();
        assert!(orders.is_sorted_by_key(|order| (order.second, order.number)));
        for order in &orders {
            let skus: std::collections::BTreeSet<&str> = order.items.iter().map(|item| item.good.sku).collect();
            assert_eq!(skus.len(), order.items.len());
            assert!((1..=4).contains(&skus.len()));
            assert!(order.second < 86_400);
        }
    }

    #[test]
    fn numbers_of_all_days_fit_into_32_bits() {
        assert_eq!(first_number(FIRST_DAY), 0);
        assert_eq!(first_number(DAY), 222_100_000);
        assert!(i32::try_from(first_number(LAST_DAY) + MOST_ORDERS).is_ok());
    }
}
