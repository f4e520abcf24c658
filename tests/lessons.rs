//! Every cell and every exercise of the book: cells keep what their prose claims, starters fail, solutions pass,
//! each wrong variant gets its own message.

use mdbook_lambda::Runner;
use workbook_tests::root;

#[test]
fn every_cell_and_every_exercise_does_what_the_book_says() {
    match mdbook_lambda::check_with(root(), &mut Runner::with_wasmtime(root())) {
        Ok(report) => {
            println!("{report}");
        }
        Err(problems) => panic!("{}", problems.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")),
    }
}
