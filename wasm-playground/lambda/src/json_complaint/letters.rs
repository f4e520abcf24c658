//! Letters as Jackson shows them, and those of which names consist.

/// A byte as Jackson shows it.
pub(super) fn described(byte: u8) -> String {
    let letter = char::from(byte);
    if letter.is_control() { format!("(CTRL-CHAR, code {byte})") } else { format!("'{letter}' (code {byte})") }
}

/// Whether a name of Java may begin so; a byte beyond ASCII stands for the letter of Latin-1 with this number.
pub(super) fn begins_name(byte: u8) -> bool {
    let letter = char::from(byte);
    letter.is_alphabetic() || matches!(letter, '_' | '$' | '\u{a2}'..='\u{a5}')
}

pub(super) fn goes_on_name(byte: u8) -> bool {
    begins_name(byte) || byte.is_ascii_digit() || char::from(byte).is_control() && !matches!(byte, 9..=13 | 28..=31)
}
