//! `Bson`: the values of MongoDB's documents, with the types that BSON keeps apart.

use super::decimal::Decimal;

/// A value. Two are equal if they are the same to the bit: `1` and `1.0` are not. MongoDB's own comparison is in `order`.
#[derive(Clone, Debug)]
pub enum Bson {
    /// Below everything.
    MinKey,
    /// Nothing.
    Null,
    /// A whole number of 32 bits.
    Int32(i32),
    /// A whole number of 64 bits.
    Int64(i64),
    /// A binary floating-point number.
    Double(f64),
    /// A decimal number of up to 34 digits.
    Decimal(Decimal),
    /// A text.
    String(String),
    /// A document in a document.
    Document(Document),
    /// A list.
    Array(Vec<Bson>),
    /// Bytes, with their kind.
    Binary {
        /// 0 for plain bytes, 4 for a UUID.
        subtype: u8,
        /// The bytes.
        bytes: Vec<u8>,
    },
    /// An id.
    ObjectId([u8; 12]),
    /// True or false.
    Bool(bool),
    /// A moment: milliseconds since 1970, UTC.
    Date(i64),
    /// A moment of MongoDB's own log.
    Timestamp {
        /// Seconds since 1970.
        seconds: u32,
        /// A counter in that second.
        counter: u32,
    },
    /// A regular expression.
    Regex {
        /// The pattern.
        pattern: String,
        /// Its options, in alphabetical order.
        options: String,
    },
    /// Above everything.
    MaxKey,
}

impl PartialEq for Bson {
    fn eq(&self, other: &Bson) -> bool {
        match (self, other) {
            (Bson::MinKey, Bson::MinKey) | (Bson::Null, Bson::Null) | (Bson::MaxKey, Bson::MaxKey) => true,
            (Bson::Int32(a), Bson::Int32(b)) => a == b,
            (Bson::Int64(a), Bson::Int64(b)) | (Bson::Date(a), Bson::Date(b)) => a == b,
            (Bson::Double(a), Bson::Double(b)) => a.to_bits() == b.to_bits(),
            (Bson::Decimal(a), Bson::Decimal(b)) => a == b,
            (Bson::String(a), Bson::String(b)) => a == b,
            (Bson::Document(a), Bson::Document(b)) => a == b,
            (Bson::Array(a), Bson::Array(b)) => a == b,
            (Bson::Binary { subtype: a, bytes: x }, Bson::Binary { subtype: b, bytes: y }) => a == b && x == y,
            (Bson::ObjectId(a), Bson::ObjectId(b)) => a == b,
            (Bson::Bool(a), Bson::Bool(b)) => a == b,
            (Bson::Timestamp { seconds: a, counter: x }, Bson::Timestamp { seconds: b, counter: y }) => a == b && x == y,
            (Bson::Regex { pattern: a, options: x }, Bson::Regex { pattern: b, options: y }) => a == b && x == y,
            _ => false,
        }
    }
}

impl Eq for Bson {}

impl Bson {
    /// MongoDB's name of the type, as `$type` and its sentences have it.
    pub fn type_name(&self) -> &'static str {
        match self {
            Bson::MinKey => "minKey",
            Bson::Null => "null",
            Bson::Int32(_) => "int",
            Bson::Int64(_) => "long",
            Bson::Double(_) => "double",
            Bson::Decimal(_) => "decimal",
            Bson::String(_) => "string",
            Bson::Document(_) => "object",
            Bson::Array(_) => "array",
            Bson::Binary { .. } => "binData",
            Bson::ObjectId(_) => "objectId",
            Bson::Bool(_) => "bool",
            Bson::Date(_) => "date",
            Bson::Timestamp { .. } => "timestamp",
            Bson::Regex { .. } => "regex",
            Bson::MaxKey => "maxKey",
        }
    }

    /// Whether it is a number of any type.
    pub fn is_number(&self) -> bool {
        matches!(self, Bson::Int32(_) | Bson::Int64(_) | Bson::Double(_) | Bson::Decimal(_))
    }

    /// What it counts as where MongoDB wants true or false: null and zero are false, all else is true.
    pub fn is_true(&self) -> bool {
        match self {
            Bson::Null => false,
            Bson::Bool(flag) => *flag,
            Bson::Int32(number) => *number != 0,
            Bson::Int64(number) => *number != 0,
            Bson::Double(number) => *number != 0.0,
            Bson::Decimal(number) => !number.is_zero(),
            _ => true,
        }
    }

    /// A whole number, of whatever type it is: `2.0` as well.
    pub fn as_whole(&self) -> Option<i64> {
        match self {
            Bson::Int32(number) => Some(i64::from(*number)),
            Bson::Int64(number) => Some(*number),
            Bson::Double(number) if number.fract() == 0.0 && number.abs() < 9.2e18 => Some(*number as i64),
            Bson::Decimal(number) => Decimal::to_whole(number),
            _ => None,
        }
    }

    /// A number as a double.
    pub fn as_double(&self) -> Option<f64> {
        match self {
            Bson::Int32(number) => Some(f64::from(*number)),
            Bson::Int64(number) => Some(*number as f64),
            Bson::Double(number) => Some(*number),
            Bson::Decimal(number) => Some(number.to_double()),
            _ => None,
        }
    }

    /// A text.
    pub fn as_text(&self) -> Option<&str> {
        match self {
            Bson::String(text) => Some(text),
            _ => None,
        }
    }

    /// A document.
    pub fn as_document(&self) -> Option<&Document> {
        match self {
            Bson::Document(document) => Some(document),
            _ => None,
        }
    }

    /// The elements of a list.
    pub fn as_array(&self) -> Option<&[Bson]> {
        match self {
            Bson::Array(elements) => Some(elements),
            _ => None,
        }
    }

    /// A whole number in the smallest type that holds it.
    pub fn whole(number: i64) -> Bson {
        i32::try_from(number).map_or(Bson::Int64(number), Bson::Int32)
    }

    /// A count. No collection here has as many documents as would not fit.
    pub fn count(number: usize) -> Bson {
        Bson::whole(i64::try_from(number).unwrap_or(i64::MAX))
    }
}

impl From<&str> for Bson {
    fn from(text: &str) -> Bson {
        Bson::String(text.to_owned())
    }
}

impl From<String> for Bson {
    fn from(text: String) -> Bson {
        Bson::String(text)
    }
}

impl From<Document> for Bson {
    fn from(document: Document) -> Bson {
        Bson::Document(document)
    }
}

/// Fields with their values, in the order in which they were written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Document {
    fields: Vec<(String, Bson)>,
}

impl Document {
    /// No fields.
    pub const fn new() -> Document {
        Document { fields: Vec::new() }
    }

    /// These fields; no name may be there twice.
    pub fn of<const N: usize>(fields: [(&str, Bson); N]) -> Document {
        Document { fields: fields.into_iter().map(|(name, value)| (name.to_owned(), value)).collect() }
    }

    /// The value of a field.
    pub fn get(&self, name: &str) -> Option<&Bson> {
        self.fields.iter().find(|(known, _)| known == name).map(|(_, value)| value)
    }

    /// The value of a field, to change it.
    pub fn get_mut(&mut self, name: &str) -> Option<&mut Bson> {
        self.fields.iter_mut().find(|(known, _)| known == name).map(|(_, value)| value)
    }

    /// Sets a field: where it stands, or behind all others.
    pub fn set(&mut self, name: &str, value: Bson) {
        match self.get_mut(name) {
            Some(place) => *place = value,
            None => self.fields.push((name.to_owned(), value)),
        }
    }

    /// Adds a field of which the caller knows that it is not there.
    pub fn push(&mut self, name: String, value: Bson) {
        self.fields.push((name, value));
    }

    /// Puts a field in front of all others; one of this name is taken away.
    pub fn put_first(&mut self, name: &str, value: Bson) {
        self.remove(name);
        self.fields.insert(0, (name.to_owned(), value));
    }

    /// Takes a field away.
    pub fn remove(&mut self, name: &str) -> Option<Bson> {
        let index = self.fields.iter().position(|(known, _)| known == name)?;
        Some(self.fields.remove(index).1)
    }

    /// The fields in order.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Bson)> {
        self.fields.iter().map(|(name, value)| (name.as_str(), value))
    }

    /// How many fields there are.
    pub fn len(&self) -> usize {
        self.fields.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.fields.is_empty()
    }

    /// The first field.
    pub fn first(&self) -> Option<(&str, &Bson)> {
        self.iter().next()
    }
}

impl FromIterator<(String, Bson)> for Document {
    fn from_iter<T: IntoIterator<Item = (String, Bson)>>(fields: T) -> Document {
        let mut document = Document::new();
        fields.into_iter().for_each(|(name, value)| document.set(&name, value));
        document
    }
}

impl IntoIterator for Document {
    type Item = (String, Bson);
    type IntoIter = std::vec::IntoIter<(String, Bson)>;

    fn into_iter(self) -> Self::IntoIter {
        self.fields.into_iter()
    }
}
