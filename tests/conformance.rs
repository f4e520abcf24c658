//! Our engine against CPython 3.14 under AWS's own runtime client (awslambdaric from PyPI): what a function logs and answers is the same.
//!
//! Each file of `tests/conformance/<theme>` is a function, run on both sides. Payloads are compared byte for byte, and so are log events,
//! the order of both, and the types of errors. What may differ stands in `differences.toml` with its reason, and in `transcript.rs`.

#[path = "conformance/case.rs"]
mod case;
#[path = "conformance/difference.rs"]
mod difference;
#[path = "conformance/engine.rs"]
mod engine;
#[path = "conformance/reference.rs"]
mod reference;
#[path = "conformance/transcript.rs"]
mod transcript;

use std::fmt::Write as _;

use case::Case;
use difference::Difference;
use reference::Reference;
use transcript::Entry;

/// How many cases there are at least.
const CASES: usize = 350;

#[test]
fn functions_log_and_answer_as_under_awss_own_runtime_client() {
    let cases = Case::all();
    assert!(cases.len() >= CASES, "only {} cases", cases.len());
    let reference = Reference::start(&cases);
    let python = workbook_tests::engine();
    let here: Vec<Vec<Entry>> = cases.iter().map(|case| engine::run(case, &python)).collect();
    let mut on_aws = reference.finish();

    let mut wrong: Vec<String> = Difference::all().iter().flat_map(|difference| difference.apply(&mut on_aws)).collect();
    for (case, here) in cases.iter().zip(&here) {
        let on_aws = on_aws.get(&case.name).unwrap_or_else(|| panic!("the reference left out {}", case.name));
        if on_aws != here {
            wrong.push(format!("{}:\n{}", case.name, difference_of(on_aws, here)));
        }
    }
    assert!(wrong.is_empty(), "{} of {} cases differ\n\n{}", wrong.len(), cases.len(), wrong.join("\n\n"));
}

/// The entries that differ, those of AWS first.
fn difference_of(on_aws: &[Entry], here: &[Entry]) -> String {
    let mut text = String::new();
    for index in 0..on_aws.len().max(here.len()) {
        let (on_aws, here) = (on_aws.get(index), here.get(index));
        if on_aws != here {
            let _ = writeln!(text, "  on AWS: {on_aws:?}\n  here:   {here:?}");
        }
    }
    text
}
