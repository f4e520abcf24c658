//! Grades exported work in bulk: files of "Your work" in a folder, held against the exercises of a book.
//!
//! | part | module |
//! |---|---|
//! | the exercises, and which cells the book has | [`book`] |
//! | which files there are | `folder` |
//! | one file of a reader | `export` |
//! | how much a submission may do | `allowance`, `limited` |
//! | one code for one exercise | `judge` |
//! | what is said of each file | [`row`], `rows` |
//!
//! What readers hand in is not trusted: it never names a path that is opened, it runs in the simulation and within an allowance, and
//! whatever is wrong with it is a row of its own.

mod allowance;
pub mod book;
mod export;
mod folder;
mod judge;
mod limited;
pub mod row;
mod rows;

use std::collections::{BTreeMap, BTreeSet};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use mini_cloud::Engines;

use book::Book;
use judge::Judged;
use row::{Grades, Row};
use rows::Job;

/// Stack of a thread that judges, bytes: what readers hand in may nest as deeply as JSON may.
const STACK: usize = 16 << 20;

/// Makes the engines of one session. Called by every thread.
pub type MakeEngines<'a> = dyn Fn() -> Engines + Sync + 'a;

/// How to grade.
pub struct Grading<'a> {
    /// The book whose exercises count.
    pub book: &'a Book,
    /// Whoever makes engines.
    pub engines: &'a MakeEngines<'a>,
    /// How many submissions are judged at the same time.
    pub threads: usize,
    /// How many times the usual allowance a submission gets; 1 is usual.
    pub patience: u64,
}

impl Grading<'_> {
    /// Grades every file of a folder and of those below it. Rows are in the order of the files' names and of the book.
    ///
    /// # Errors
    /// A sentence if the folder cannot be listed. What is wrong with one file is a row.
    pub fn grade(&self, folder: &Path) -> Result<Grades, String> {
        let files = folder::files(folder)?;
        let handed_in: Vec<_> = files.iter().map(|file| rows::read(self.book, folder, file)).collect();
        let jobs: BTreeSet<&Job> = handed_in.iter().flat_map(|file| file.jobs()).collect();
        let jobs: Vec<&Job> = jobs.into_iter().collect();
        let verdicts = self.judge_all(&jobs);
        let submissions = handed_in.iter().map(|file| file.jobs().count()).sum();
        let rows: Vec<Row> = handed_in.iter().flat_map(|file| file.rows(self.book, &verdicts)).collect();
        Ok(Grades { files: files.len(), submissions, judged: jobs.len(), rows })
    }

    /// What is said of each code, by all threads together.
    fn judge_all<'j>(&self, jobs: &[&'j Job]) -> BTreeMap<&'j Job, Judged> {
        let (next, done) = (AtomicUsize::new(0), Mutex::new(BTreeMap::new()));
        let work = || {
            while let Some(&job) = jobs.get(next.fetch_add(1, Ordering::Relaxed)) {
                // A panic is our bug, and no reason to leave the others ungraded.
                let judged = catch_unwind(AssertUnwindSafe(|| self.judge(job))).unwrap_or(Judged::Broken);
                done.lock().unwrap_or_else(std::sync::PoisonError::into_inner).insert(job, judged);
            }
        };
        thread::scope(|scope| {
            for _ in 1..self.threads.max(1) {
                // Where the machine has no further thread, this one does the work.
                let _ = thread::Builder::new().stack_size(STACK).spawn_scoped(scope, work);
            }
            let own = thread::Builder::new().stack_size(STACK).spawn_scoped(scope, work);
            if own.is_err() {
                work();
            }
        });
        done.into_inner().unwrap_or_else(std::sync::PoisonError::into_inner)
    }

    fn judge(&self, job: &Job) -> Judged {
        let exercise = &self.book.exercises[job.exercise];
        // How much the exercise needs is known after its solution has run once; whoever comes first does that.
        let needed = *exercise.needs.get_or_init(|| judge::work_of(exercise, (self.engines)()));
        judge::judge(exercise, &job.code, (self.engines)(), needed, self.patience)
    }
}
