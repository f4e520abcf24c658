//! Statements bent at random: words left out, doubled, swapped, put in from elsewhere.

use proptest::prelude::*;
use proptest::test_runner::{Config, RngAlgorithm, TestCaseError, TestRng, TestRunner};

/// Statements of one run; `FUZZ_CASES` asks for more.
const CASES: u32 = 600;

/// The words of a statement: texts, numbers, names, signs.
fn words(sql: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let mut quoted = false;
    let mut joins = false;
    for c in sql.chars() {
        let inside = c.is_alphanumeric() || c == '_' || c == '.';
        match words.last_mut() {
            Some(last) if quoted || (joins && inside) || (last == ":" && c == ':') || (last == "|" && c == '|') => last.push(c),
            _ if c.is_whitespace() => {}
            _ => words.push(c.to_string()),
        }
        if c == '\'' {
            quoted = !quoted;
        }
        joins = inside && !quoted;
    }
    words
}

/// What is done to a statement: which, where, and with what.
#[derive(Clone, Debug)]
struct Bend {
    kind: u8,
    place: prop::sample::Index,
    other: prop::sample::Index,
}

fn bend() -> impl Strategy<Value = Bend> {
    (0_u8..5, any::<prop::sample::Index>(), any::<prop::sample::Index>()).prop_map(|(kind, place, other)| Bend { kind, place, other })
}

fn bent(mut sentence: Vec<String>, bends: &[Bend], all: &[String]) -> String {
    for bend in bends {
        if sentence.is_empty() {
            break;
        }
        let place = bend.place.index(sentence.len());
        match bend.kind {
            0 => drop(sentence.remove(place)),
            1 => sentence.insert(place, sentence[bend.other.index(sentence.len())].clone()),
            2 => {
                let other = bend.other.index(sentence.len());
                sentence.swap(place, other);
            }
            3 => sentence[place].clone_from(&all[bend.other.index(all.len())]),
            _ => sentence.insert(place, all[bend.other.index(all.len())].clone()),
        }
    }
    sentence.join(" ")
}

/// Gives bent statements to `run`.
///
/// # Panics
/// When one of them does what it must not; the message shows the smallest that does.
pub fn check(statements: &[String], run: impl Fn(&str) -> Result<(), String>) {
    let number = |name: &str| std::env::var(name).ok().and_then(|value| value.parse::<u64>().ok());
    let sentences: Vec<Vec<String>> = statements.iter().map(|sql| words(sql)).filter(|words| !words.is_empty()).collect();
    let all: Vec<String> = sentences.iter().flatten().cloned().collect();
    let seed = number("FUZZ_SEED").unwrap_or(1).to_le_bytes().repeat(4);
    let config = Config {
        cases: number("FUZZ_CASES").and_then(|cases| u32::try_from(cases).ok()).unwrap_or(CASES),
        failure_persistence: None,
        ..Config::default()
    };
    let mut runner = TestRunner::new_with_rng(config, TestRng::from_seed(RngAlgorithm::ChaCha, &seed));
    let strategy = (any::<prop::sample::Index>(), prop::collection::vec(bend(), 1..6));
    let outcome = runner.run(&strategy, |(which, bends)| {
        let sql = bent(sentences[which.index(sentences.len())].clone(), &bends, &all);
        run(&sql).map_err(TestCaseError::fail)
    });
    if let Err(error) = outcome {
        panic!("{error}");
    }
}
