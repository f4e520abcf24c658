//! Decimal128: text, order, arithmetic.

use std::cmp::Ordering;

use mini_cloud::mongodb::Decimal;

fn decimal(text: &str) -> Decimal {
    Decimal::parse(text).unwrap_or_else(|| panic!("{text} is no decimal"))
}

/// Texts by the rules of the specification, "From String Representation" and "To String Representation":
/// <https://github.com/mongodb/specifications/blob/master/source/bson-decimal128/decimal128.md>, read 2026-11-28. What has more digits than
/// there is room for, or is too large, it lets drivers refuse; that a server rounds it is this simulation's own.
#[test]
fn texts() {
    for (text, shown) in [
        ("0", "0"),
        ("-0", "-0"),
        ("9.990", "9.990"),
        ("1E+3", "1E+3"),
        ("0.001234", "0.001234"),
        ("0.00000001", "1E-8"),
        ("123456789012345678901234567890.1234", "123456789012345678901234567890.1234"),
        ("1.5E-7", "1.5E-7"),
        ("-12.30E+1", "-123.0"),
        ("NaN", "NaN"),
        ("-inf", "-Infinity"),
        ("1e7000", "Infinity"),
        ("1e6112", "1.0E+6112"),
        // 35 digits: the half goes to the even one.
        ("12345678901234567890123456789012345", "1.234567890123456789012345678901234E+34"),
        ("12345678901234567890123456789012355", "1.234567890123456789012345678901236E+34"),
        ("9999999999999999999999999999999999.9", "1.000000000000000000000000000000000E+34"),
    ] {
        assert_eq!(decimal(text).to_string(), shown, "{text}");
    }
    for bad in ["", "-", "1.2.3", "1e", "x", "1_000", "."] {
        assert_eq!(Decimal::parse(bad), None, "{bad}");
    }
}

#[test]
fn order_is_that_of_values() {
    let ascending = ["NaN", "-Infinity", "-10", "-1.5", "-1E-20", "0", "1E-20", "0.999", "1", "1.01", "9.99", "10", "1E+30", "Infinity"];
    for (left, a) in ascending.iter().enumerate() {
        for (right, b) in ascending.iter().enumerate() {
            assert_eq!(decimal(a).compare(&decimal(b)), left.cmp(&right), "{a} and {b}");
        }
    }
    assert_eq!(decimal("1.0").compare(&decimal("1.000")), Ordering::Equal);
    assert_eq!(decimal("-0").compare(&decimal("0E+5")), Ordering::Equal);
}

/// What Python's `decimal` gives with 34 digits (CPython 3.11 `decimal.Context(prec=34)`, run 2026-11-27).
#[test]
fn arithmetic_is_exact_to_34_digits() {
    for (a, b, sum, product, quotient) in [
        ("1.10", "2.20", "3.30", "2.4200", "0.5"),
        ("10", "3", "13", "30", "3.333333333333333333333333333333333"),
        ("-9.99", "9.99", "0", "-99.8001", "-1"),
        ("2", "3", "5", "6", "0.6666666666666666666666666666666667"),
        ("1E+30", "1E-30", "1.000000000000000000000000000000000E+30", "1", "1E+60"),
        (
            "1234567890123456789012345678901234",
            "9876543210987654321098765432109876",
            "1.111111110111111111011111111101111E+34",
            "1.219326311370217952261850327338667E+67",
            "0.1249999988609375000142382812498220",
        ),
    ] {
        let (x, y) = (decimal(a), decimal(b));
        let same = |found: Decimal, expected: &str| found.compare(&decimal(expected)) == Ordering::Equal;
        assert!(same(x.plus(&y), sum), "{a} + {b} = {}", x.plus(&y));
        assert!(same(x.times(&y), product), "{a} * {b} = {}", x.times(&y));
        assert!(same(x.over(&y), quotient), "{a} / {b} = {}", x.over(&y));
    }
}
