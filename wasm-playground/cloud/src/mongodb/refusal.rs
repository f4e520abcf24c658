//! `Refusal`: what MongoDB answers when it refuses, in its own words.

use super::value::{Bson, Document};

/// A refusal: a code, its name, a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// MongoDB's number, 11000.
    pub code: i32,
    /// MongoDB's sentence.
    pub message: String,
    /// What it adds for a key that is there already: `keyPattern` and `keyValue`.
    pub key: Option<Box<(Document, Document)>>,
}

/// What may be refused.
pub type Outcome<T> = Result<T, Refusal>;

/// Names of codes: src/mongo/base/error_codes.yml of MongoDB. The others are called `Location` and the number.
const NAMES: &[(i32, &str)] = &[
    (2, "BadValue"),
    (9, "FailedToParse"),
    (14, "TypeMismatch"),
    (15, "Overflow"),
    (26, "NamespaceNotFound"),
    (27, "IndexNotFound"),
    (28, "PathNotViable"),
    (40, "ConflictingUpdateOperators"),
    (43, "CursorNotFound"),
    (48, "NamespaceExists"),
    (54, "NotSingleValueField"),
    (59, "CommandNotFound"),
    (66, "ImmutableField"),
    (67, "CannotCreateIndex"),
    (72, "InvalidOptions"),
    (73, "InvalidNamespace"),
    (85, "IndexOptionsConflict"),
    (86, "IndexKeySpecsConflict"),
    (146, "ExceededMemoryLimit"),
    (168, "InvalidPipelineOperator"),
    (171, "CannotIndexParallelArrays"),
    (238, "NotImplemented"),
    (241, "ConversionFailure"),
    (10334, "BSONObjectTooLarge"),
    (11000, "DuplicateKey"),
    (40415, "IDLUnknownField"),
];

impl Refusal {
    /// A refusal with this code and sentence.
    pub fn new(code: i32, message: impl Into<String>) -> Refusal {
        Refusal { code, message: message.into(), key: None }
    }

    /// Code 2: a value that makes no sense where it is.
    pub fn bad_value(message: impl Into<String>) -> Refusal {
        Refusal::new(2, message)
    }

    /// Code 9: something that cannot be read.
    pub fn failed_to_parse(message: impl Into<String>) -> Refusal {
        Refusal::new(9, message)
    }

    /// Code 14: a value of the wrong type.
    pub fn type_mismatch(message: impl Into<String>) -> Refusal {
        Refusal::new(14, message)
    }

    /// Something that MongoDB has and this simulation has not. `there_is` says what may be used instead.
    pub fn not_simulated(what: &str, there_is: &str) -> Refusal {
        Refusal::new(238, format!("{what} is not part of this simulation. There is: {there_is}."))
    }

    /// With words in front of the sentence.
    #[must_use]
    pub fn behind(mut self, words: &str) -> Refusal {
        self.message = format!("{words} :: caused by :: {}", self.message);
        self
    }

    /// MongoDB's name of the code.
    pub fn code_name(&self) -> String {
        let known = NAMES.iter().find(|(code, _)| *code == self.code);
        known.map_or_else(|| format!("Location{}", self.code), |(_, name)| (*name).to_owned())
    }

    /// The answer of a command that was refused.
    pub fn answer(&self) -> Document {
        let mut answer =
            Document::of([("ok", Bson::Double(0.0)), ("errmsg", self.message.as_str().into()), ("code", Bson::Int32(self.code))]);
        answer.set("codeName", self.code_name().into());
        self.add_key(&mut answer);
        answer
    }

    /// An entry of `writeErrors`.
    pub fn write_error(&self, index: usize) -> Document {
        let mut error = Document::of([("index", Bson::count(index)), ("code", Bson::Int32(self.code))]);
        error.set("errmsg", self.message.as_str().into());
        self.add_key(&mut error);
        error
    }

    fn add_key(&self, document: &mut Document) {
        if let Some(key) = &self.key {
            document.set("keyPattern", key.0.clone().into());
            document.set("keyValue", key.1.clone().into());
        }
    }
}
