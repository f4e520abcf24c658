//! Reads a file or standard input as text.

use std::io::Read;
use std::path::Path;

use super::outcome::Failure;

/// The most that is read of one input. AWS takes 6 MB of payload; a scenario holds its functions' code as well.
const MOST_BYTES: u64 = 64 << 20;

/// The text of a file, or of standard input for `-`. `what` names it in a refusal: "the event".
///
/// # Errors
/// [`Failure::WrongInput`] if it cannot be read, is too large, or is not UTF-8.
pub fn text(path: &Path, what: &str) -> Result<String, Failure> {
    let stdin = path.as_os_str() == "-";
    let name = if stdin { "standard input".to_owned() } else { path.display().to_string() };
    let refuse = |problem: String| Failure::WrongInput(format!("{what}, {name}: {problem}"));
    let mut bytes = Vec::new();
    let read = if stdin {
        std::io::stdin().lock().take(MOST_BYTES + 1).read_to_end(&mut bytes)
    } else {
        std::fs::File::open(path).and_then(|file| file.take(MOST_BYTES + 1).read_to_end(&mut bytes))
    };
    read.map_err(|error| refuse(reason(&error)))?;
    if bytes.len() as u64 > MOST_BYTES {
        return Err(refuse(format!("it is larger than {} MB", MOST_BYTES >> 20)));
    }
    String::from_utf8(bytes).map_err(|error| refuse(not_utf8(&error.utf8_error())))
}

/// Why a file cannot be read, and what to do.
pub fn reason(error: &std::io::Error) -> String {
    match error.kind() {
        std::io::ErrorKind::NotFound => "there is no such file; check the path".to_owned(),
        std::io::ErrorKind::IsADirectory => "this is a folder; name a file in it".to_owned(),
        _ => format!("it cannot be read: {error}"),
    }
}

/// Where a text stops being UTF-8.
pub fn not_utf8(error: &std::str::Utf8Error) -> String {
    format!("it is not UTF-8 text (byte {}); save it as UTF-8", error.valid_up_to() + 1)
}
