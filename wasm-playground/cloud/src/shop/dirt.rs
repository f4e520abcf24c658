//! `Dirt`: what goes wrong when orders are written down, one kind after another.

/// One kind of mistake. Each is common in real files.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dirt {
    /// The first price is text with a comma: `"4,50"`.
    CommaPrice,
    /// The customer is missing.
    NoCustomer,
    /// The first good's code has a blank behind it.
    TrailingSpaces,
    /// The first quantity is below zero: somebody noted a return as an order.
    NegativeQuantity,
    /// The moment is written the way people do in Germany: `30.01.2026 08:15`.
    DateFormat,
    /// The order is there twice, with the same number.
    Duplicate,
    /// The currency does not exist.
    UnknownCurrency,
    /// The customer's name is longer than any column for names.
    LongName,
    /// The first quantity is a word.
    QuantityInWords,
    /// Nothing was ordered.
    NoItems,
}

impl Dirt {
    /// All kinds, in the order in which a number of dirty orders takes them.
    pub const ALL: &'static [Dirt] = &[
        Dirt::CommaPrice,
        Dirt::NoCustomer,
        Dirt::TrailingSpaces,
        Dirt::NegativeQuantity,
        Dirt::DateFormat,
        Dirt::Duplicate,
        Dirt::UnknownCurrency,
        Dirt::LongName,
        Dirt::QuantityInWords,
        Dirt::NoItems,
    ];

    /// The word that a scenario has for it.
    pub fn word(self) -> &'static str {
        match self {
            Dirt::CommaPrice => "comma_price",
            Dirt::NoCustomer => "no_customer",
            Dirt::TrailingSpaces => "trailing_spaces",
            Dirt::NegativeQuantity => "negative_quantity",
            Dirt::DateFormat => "date_format",
            Dirt::Duplicate => "duplicate",
            Dirt::UnknownCurrency => "unknown_currency",
            Dirt::LongName => "long_name",
            Dirt::QuantityInWords => "quantity_in_words",
            Dirt::NoItems => "no_items",
        }
    }

    /// The dirty orders among `orders`, by index: spread over the day, each kind in its turn. No more than there are orders.
    pub(super) fn spread(kinds: &[Dirt], orders: u32) -> Vec<(u32, Dirt)> {
        let fitting = kinds.get(..kinds.len().min(orders as usize)).unwrap_or_default();
        let parts = 2 * fitting.len() as u64;
        let places = (0..).map(|index: u64| ((2 * index + 1) * u64::from(orders) / parts.max(1)) as u32);
        places.zip(fitting.iter().copied()).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dirty_orders_lie_apart_and_within_the_day() {
        for orders in [1, 3, 10, 11, 1_000] {
            let places: Vec<u32> = Dirt::spread(Dirt::ALL, orders).iter().map(|(index, _)| *index).collect();
            assert_eq!(places.len(), Dirt::ALL.len().min(orders as usize));
            assert!(places.windows(2).all(|pair| pair[0] < pair[1]), "{places:?}");
            assert!(places.iter().all(|index| *index < orders), "{places:?}");
        }
        assert_eq!(Dirt::spread(&[], 10), []);
    }

    #[test]
    fn words_are_unique() {
        let words: std::collections::BTreeSet<&str> = Dirt::ALL.iter().map(|dirt| dirt.word()).collect();
        assert_eq!(words.len(), Dirt::ALL.len());
    }
}
