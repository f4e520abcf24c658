//! What the shop sells and to whom: a catalogue and names, all invented.

/// Something on the shelf.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Good {
    /// Stock keeping unit.
    pub sku: &'static str,
    /// What it is called; some names have a comma in them, since real ones do.
    pub name: &'static str,
    /// Its price in cents.
    pub cents: u32,
}

const fn good(sku: &'static str, name: &'static str, cents: u32) -> Good {
    Good { sku, name, cents }
}

/// The catalogue.
pub(super) const GOODS: &[Good] = &[
    good("TEA-101", "Green tea, 100 g", 450),
    good("TEA-102", "Green tea, 250 g", 990),
    good("TEA-111", "Black tea, 100 g", 420),
    good("TEA-112", "Black tea, 250 g", 935),
    good("TEA-121", "Peppermint tea, 50 g", 310),
    good("TEA-131", "Rooibos tea, 100 g", 480),
    good("COF-201", "Espresso beans, 500 g", 1_250),
    good("COF-202", "Espresso beans, 1 kg", 2_390),
    good("COF-211", "Filter coffee, 500 g", 1_095),
    good("COF-221", "Coffee without caffeine, 250 g", 745),
    good("CUP-301", "Cup", 890),
    good("CUP-302", "Cup with a handle on the left", 995),
    good("CUP-311", "Saucer", 405),
    good("POT-401", "Teapot, glass", 3_450),
    good("POT-402", "Teapot, cast iron", 5_999),
    good("POT-411", "Milk jug", 1_180),
    good("MIL-501", "Coffee mill, by hand", 4_290),
    good("SPO-601", "Spoon", 275),
    good("SPO-602", "Measuring spoon", 349),
    good("FIL-701", "Paper filters, 100 pieces", 299),
    good("FIL-711", "Filter of steel", 1_699),
    good("HON-801", "Honey, 350 g", 680),
    good("SUG-811", "Candy sugar, 500 g", 365),
    good("BIS-901", "Almond biscuits, 200 g", 525),
];

/// First names; some are longer in bytes than in letters.
pub(super) const FIRST_NAMES: &[&str] = &[
    "Amara", "Anselm", "Benoît", "Carla", "Cosmo", "Dalia", "Edda", "Emeka", "Fabio", "Greta", "Hana", "Idris", "Ines", "Jarek", "Jürgen",
    "Kaya", "Leila", "Levi", "Łucja", "Mara", "Mikkel", "Nadia", "Noor", "Olga", "Paulo", "Quinn", "Rafaela", "Ravi", "Runa", "Søren",
    "Tamsin", "Thea", "Umar", "Vera", "Wanda", "Xavi", "Yuki", "Zoë",
];

/// Family names: made up, so that nobody is called so by more than chance.
pub(super) const FAMILY_NAMES: &[&str] = &[
    "Aldermoor",
    "Brackwell",
    "Castelnove",
    "Dunmarsh",
    "Eberlingen",
    "Fairholt",
    "Grenwick",
    "Halvorin",
    "Istergaard",
    "Jaroszek",
    "Kettleby",
    "Lindemoor",
    "Montavar",
    "Norrbrook",
    "Okanseh",
    "Pellwood",
    "Quillane",
    "Rosvald",
    "Santerra",
    "Tamwelle",
    "Umberley",
    "Valmora",
    "Westerbo",
    "Yarrowin",
    "Zellmark",
    "Ångholm",
];

/// Where customers live.
pub(super) const COUNTRIES: &[&str] = &["DE", "FR", "NL", "AT", "IE", "PT", "FI", "IT"];

/// Why money is given back.
pub(super) const REASONS: &[&str] = &["arrived broken", "ordered twice", "too late", "not as in the picture"];
