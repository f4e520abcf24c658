//! Mistakes of a text, in Jackson's words, and where they are.

use super::letters::described;
use super::{Reader, SOURCE};

/// The first mistake of a text.
pub(super) struct Mistake {
    pub message: String,
    pub row: usize,
    pub column: usize,
}

impl Reader<'_> {
    /// `Array` or `Object`, whichever was opened last.
    pub fn kind(&self) -> &'static str {
        if self.open.last().is_some_and(|open| open.is_array) { "Array" } else { "Object" }
    }

    pub fn unexpected(&self, byte: u8, comment: &str) -> Mistake {
        self.mistake_before(format!("Unexpected character ({}): {comment}", described(byte)))
    }

    pub fn not_in_number(&self, byte: u8, comment: &str) -> Mistake {
        self.mistake_before(format!("Unexpected character ({}) in numeric value: {comment}", described(byte)))
    }

    pub fn plus_sign(&mut self) -> Mistake {
        self.next();
        let enable = "enable `JsonReadFeature.ALLOW_LEADING_PLUS_SIGN_FOR_NUMBERS` to allow";
        self.not_in_number(b'+', &format!("JSON spec does not allow numbers to have plus signs: {enable}"))
    }

    pub fn non_standard(&self, token: &str) -> Mistake {
        self.mistake(format!("Non-standard token '{token}': enable `JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS` to allow"))
    }

    pub fn within(&self) -> Mistake {
        self.mistake(format!("Unexpected end-of-input within/between {} entries", self.kind()))
    }

    pub fn unclosed(&self) -> Mistake {
        let (row, column) = self.open.last().map_or((1, 1), |open| (open.row, open.column));
        let begin = format!("{SOURCE}; line: {row}, column: {column}]");
        self.mistake(format!("Unexpected end-of-input: expected close marker for {} (start marker at {begin})", self.kind()))
    }

    /// A mistake behind the byte that was read last.
    pub fn mistake(&self, message: String) -> Mistake {
        Mistake { message, row: self.row, column: self.at - self.row_begins + 1 }
    }

    /// A mistake that is the byte that was read last.
    pub fn mistake_before(&self, message: String) -> Mistake {
        Mistake { message, row: self.row, column: self.at - self.row_begins }
    }
}
