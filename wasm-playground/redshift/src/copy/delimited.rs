//! Records of delimited files and of CSV.

use super::errors::{Bad, code};
use super::{Field, Record};
use crate::parse::copy::{Copy, Format};

/// The records of a file, one after another.
pub struct Records<'a> {
    content: &'a [u8],
    copy: &'a Copy,
    columns: usize,
    at: usize,
    line: i64,
}

/// The longest record of Redshift. <https://docs.aws.amazon.com/redshift/latest/dg/r_COPY.html>.
const LONGEST_ROW: usize = 4 << 20;

impl<'a> Records<'a> {
    /// Those of this content, after its header.
    #[must_use]
    pub fn new(content: &'a [u8], copy: &'a Copy, columns: usize) -> Records<'a> {
        let mut records = Records { content, copy, columns, at: 0, line: 0 };
        for _ in 0..copy.ignore_header {
            if records.at >= content.len() {
                break;
            }
            records.at = line_end(content, records.at).1;
            records.line += 1;
        }
        records
    }

    fn delimiter(&self) -> u8 {
        let default = if matches!(self.copy.format, Format::Csv(_)) { ',' } else { '|' };
        u8::try_from(self.copy.delimiter.unwrap_or(default)).unwrap_or(b'|')
    }

    fn csv(&mut self, quote: u8) -> (usize, usize, Result<Vec<Field>, Bad>) {
        let (content, start, delimiter) = (self.content, self.at, self.delimiter());
        let mut fields = Vec::new();
        let mut at = start;
        loop {
            let begin = at;
            let mut bytes = Vec::new();
            // White space between a delimiter and a quote counts for nothing.
            let blanks = self.blanks(at);
            if content.get(at + blanks) == Some(&quote) {
                at += blanks;
            }
            let quoted = content.get(at) == Some(&quote);
            if quoted {
                at += 1;
                loop {
                    match content.get(at) {
                        None => return self.broken_quotes(start),
                        Some(byte) if *byte == quote && content.get(at + 1) == Some(&quote) => {
                            bytes.push(quote);
                            at += 2;
                        }
                        Some(byte) if *byte == quote => {
                            at += 1;
                            break;
                        }
                        Some(byte) => {
                            bytes.push(*byte);
                            at += 1;
                        }
                    }
                }
                at += self.blanks(at);
                // After the closing quote nothing but the end of the field may stand.
                if !matches!(content.get(at), None | Some(b'\n' | b'\r')) && content.get(at) != Some(&delimiter) {
                    return self.broken_quotes(start);
                }
            } else {
                while let Some(byte) = content.get(at) {
                    if *byte == delimiter || *byte == b'\n' || (*byte == b'\r' && matches!(content.get(at + 1), None | Some(b'\n'))) {
                        break;
                    }
                    if *byte == quote {
                        return self.broken_quotes(start);
                    }
                    bytes.push(*byte);
                    at += 1;
                }
            }
            fields.push(Field { bytes, position: i64::try_from(begin - start).unwrap_or(0), quoted });
            if content.get(at) == Some(&delimiter) {
                at += 1;
                continue;
            }
            let (end, next) = line_end(content, at);
            return (end, next, Ok(fields));
        }
    }

    /// How many blanks stand here, unless they divide the fields.
    fn blanks(&self, from: usize) -> usize {
        let delimiter = self.delimiter();
        let rest = self.content.get(from..).unwrap_or_default();
        rest.iter().take_while(|byte| matches!(byte, b' ' | b'\t') && **byte != delimiter).count()
    }

    /// The rest of the line is given up.
    fn broken_quotes(&self, start: usize) -> (usize, usize, Result<Vec<Field>, Bad>) {
        let (end, next) = line_end(self.content, start);
        (end, next, Err(Bad::line(code::DELIMITER, "Invalid quote formatting for CSV")))
    }

    fn plain(&mut self) -> (usize, usize, Result<Vec<Field>, Bad>) {
        let (content, start, delimiter) = (self.content, self.at, self.delimiter());
        let mut fields = Vec::new();
        let (mut at, mut begin) = (start, start);
        let mut bytes = Vec::new();
        let mut quote: Option<u8> = None;
        let mut was_quoted = false;
        loop {
            let byte = content.get(at).copied();
            let line_over = byte.is_none()
                || (quote.is_none() && (byte == Some(b'\n') || (byte == Some(b'\r') && matches!(content.get(at + 1), None | Some(b'\n')))));
            if line_over || (quote.is_none() && byte == Some(delimiter)) {
                fields.push(Field {
                    bytes: std::mem::take(&mut bytes),
                    position: i64::try_from(begin - start).unwrap_or(0),
                    quoted: was_quoted,
                });
                if line_over {
                    let (end, next) = line_end(content, at);
                    let outcome =
                        if quote.is_some() { Err(Bad::line(code::DELIMITER, "Delimited value missing end quote")) } else { Ok(fields) };
                    return (end, next, outcome);
                }
                at += 1;
                begin = at;
                was_quoted = false;
                continue;
            }
            let Some(byte) = byte else { continue };
            if self.copy.escape
                && byte == b'\\'
                && let Some(next) = content.get(at + 1)
            {
                // `\N` is NULL, and stays as it is.
                if *next == b'N' {
                    bytes.push(b'\\');
                }
                bytes.push(*next);
                at += 2;
                continue;
            }
            if self.copy.remove_quotes {
                if quote == Some(byte) {
                    quote = None;
                    at += 1;
                    continue;
                }
                if quote.is_none() && bytes.is_empty() && !was_quoted && (byte == b'"' || byte == b'\'') {
                    quote = Some(byte);
                    was_quoted = true;
                    at += 1;
                    continue;
                }
            }
            bytes.push(byte);
            at += 1;
        }
    }

    /// As many fields as columns.
    fn fitted(&self, mut fields: Vec<Field>) -> Result<Vec<Option<Field>>, Bad> {
        // A delimiter at the end of a line is no further field.
        if fields.len() == self.columns + 1
            && fields.last().is_some_and(|last| last.bytes.is_empty() && !last.quoted)
            && !matches!(self.copy.format, Format::Csv(_))
        {
            fields.pop();
        }
        if fields.len() > self.columns {
            return Err(Bad::line(code::EXTRA_COLUMNS, "Extra column(s) found"));
        }
        let missing = self.columns - fields.len();
        if missing > 0 && !self.copy.fill_record {
            return Err(Bad::line(code::DELIMITER, "Delimiter not found"));
        }
        Ok(fields.into_iter().map(Some).chain(std::iter::repeat_n(None, missing)).collect())
    }
}

/// Where a line ends, and where the next begins.
fn line_end(content: &[u8], from: usize) -> (usize, usize) {
    let rest = content.get(from..).unwrap_or_default();
    match rest.iter().position(|byte| *byte == b'\n') {
        Some(offset) => {
            let end = from + offset;
            let cut = if end > from && content.get(end - 1) == Some(&b'\r') { end - 1 } else { end };
            (cut, end + 1)
        }
        None => (content.len(), content.len()),
    }
}

impl Iterator for Records<'_> {
    type Item = Record;

    fn next(&mut self) -> Option<Record> {
        loop {
            if self.at >= self.content.len() {
                return None;
            }
            let start = self.at;
            let line = self.line + 1;
            let (end, next, outcome) = match self.copy.format {
                Format::Csv(quote) => self.csv(u8::try_from(quote).unwrap_or(b'"')),
                _ => self.plain(),
            };
            let raw = self.content.get(start..end.max(start)).unwrap_or_default();
            self.at = next.max(start + 1);
            let consumed = self.content.get(start..self.at).unwrap_or_default();
            self.line += i64::try_from(consumed.iter().filter(|byte| **byte == b'\n').count()).unwrap_or(0).max(1);
            let blank = raw.iter().all(|byte| matches!(byte, b' ' | b'\t' | b'\r'));
            if blank && (self.copy.ignore_blank_lines || (raw.is_empty() && self.at >= self.content.len())) {
                continue;
            }
            let fields = match outcome {
                Ok(_) if raw.len() > LONGEST_ROW => Err(Bad::line(code::LINE, "Row is longer than 4 MB")),
                Ok(fields) => self.fitted(fields),
                Err(bad) => Err(bad),
            };
            return Some(Record { line, raw: raw.get(..raw.len().min(1024)).unwrap_or_default().to_vec(), fields });
        }
    }
}
