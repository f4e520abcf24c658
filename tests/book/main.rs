//! The book as a book: what it must carry, how its lessons are built, what its back matter promises. Nothing is run here; `lessons` does that.

mod bare_numbers;
mod chapters;
mod coverage;
mod error_catalogue;
mod glossary;
mod instructors_guide;
mod limits_page;
mod structure;
