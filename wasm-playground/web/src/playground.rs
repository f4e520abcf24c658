//! The class that the page's worker drives. JSON text crosses; errors are `Error`s named `InputError` or `EngineFault`.

use std::cell::OnceCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use js_sys::WebAssembly::Module;
use js_sys::{Error, Function};
use mini_cloud::{Engines, SqlEngine};
use wasm_bindgen::prelude::*;

use crate::cell::{Cell, Refusal};
use crate::engine::BrowserEngine;
use crate::image::BootImage;
use crate::sql::BrowserSql;

/// Live sessions kept at once, the workbook's own limit: each holds the memory of its environments, 13 MB and more.
/// The session that was opened longest ago goes first; its cell continues from its checkpoint.
const LIVE_SESSIONS: usize = 16;

/// All the cells of a page.
#[wasm_bindgen]
pub struct Playground {
    engine: BrowserEngine,
    /// There once a scenario with a Redshift was wanted.
    sql: Option<Rc<BrowserSql>>,
    cells: BTreeMap<String, Cell>,
    /// Names of the cells, the one opened last at the end.
    opened: Vec<String>,
}

#[wasm_bindgen]
impl Playground {
    /// Takes the compiled `python.wasm`, and its boot image where an earlier worker has made one.
    /// Boots Python unless there is an image.
    ///
    /// # Errors
    /// An `EngineFault` when this browser cannot run the module.
    #[wasm_bindgen(constructor)]
    pub fn new(python: Module, image: Option<BootImage>) -> Result<Playground, Error> {
        std::panic::set_hook(Box::new(report_panic));
        let engine = BrowserEngine::new(python, image);
        engine.image().map_err(|fault| error_of(fault.into()))?;
        Ok(Self { engine, sql: None, cells: BTreeMap::new(), opened: Vec::new() })
    }

    /// The boot image, to be given to the next worker.
    ///
    /// # Errors
    /// None after a successful `new`.
    pub fn image(&self) -> Result<BootImage, Error> {
        self.engine.image().map_err(|fault| error_of(fault.into()))
    }

    /// Takes the compiled `redshift.wasm`, for scenarios with a Redshift.
    pub fn use_redshift(&mut self, redshift: Module) {
        self.sql = Some(Rc::new(BrowserSql::new(redshift)));
    }

    /// Makes what the next cold start needs, when there is nothing else to do.
    ///
    /// # Errors
    /// An `EngineFault` when this browser has no memory for it.
    pub fn prepare(&self) -> Result<(), Error> {
        self.engine.prepare().map_err(|fault| error_of(fault.into()))
    }

    /// Makes the cell ready to run: goes on with its live session, deploying changed code; else with `checkpoint`, which
    /// an earlier `run` returned; else from the beginning of the scenario. More than code changed is a new beginning.
    ///
    /// # Errors
    /// An `InputError` that says what is wrong with the scenario and where.
    pub fn open(&mut self, cell: &str, scenario: &str, checkpoint: Option<String>) -> Result<(), Error> {
        self.open_or_refuse(cell, scenario, checkpoint.as_deref()).map_err(error_of)
    }

    /// Does one step in an opened cell. `on_event` gets each event as JSON text the moment it happens.
    /// Returns the checkpoint after the step, JSON text.
    ///
    /// # Errors
    /// An `InputError` for a step that is not one; an `EngineFault` when the machine failed, after which this object
    /// must not be used.
    pub fn run(&mut self, cell: &str, step: &str, on_event: &Function) -> Result<String, Error> {
        let cell = self.cells.get_mut(cell).ok_or_else(|| not_open(cell))?;
        let failure = Rc::new(OnceCell::new());
        let first_failure = Rc::clone(&failure);
        let on_event = on_event.clone();
        cell.run(step, move |event| {
            let line = serde_json::to_string(event).expect("an event is plain data");
            if let Err(error) = on_event.call1(&JsValue::NULL, &line.into()) {
                first_failure.get_or_init(|| error);
            }
        })
        .map_err(error_of)?;
        match failure.get() {
            None => Ok(cell.save()),
            Some(error) => Err(error_of(Refusal::Engine(format!("the listener failed: {error:?}")))),
        }
    }

    /// Judges the events since the cell was last opened. `checks` is the JSON list of an exercise; returns the verdict,
    /// JSON text.
    ///
    /// # Errors
    /// An `InputError` when `checks` are none, or the cell is not open.
    pub fn judge(&self, cell: &str, checks: &str) -> Result<String, Error> {
        let cell = self.cells.get(cell).ok_or_else(|| not_open(cell))?;
        let checks: Vec<exercise::Check> =
            serde_json::from_str(checks).map_err(|error| error_of(Refusal::Input(format!("the checks are not valid: {error}"))))?;
        let verdict = exercise::judge_with(&checks, &cell.events(), cell.session());
        Ok(serde_json::to_string(&verdict).expect("a verdict is plain data"))
    }

    /// The mistakes with a name that the cell's run shows, a JSON list of `exercise::Mistake`. To be asked when the result is shown: calls
    /// may be made again for it, apart from the cell's cloud.
    ///
    /// # Errors
    /// An `InputError` when the cell is not open.
    pub fn mistakes(&self, cell: &str) -> Result<String, Error> {
        let cell = self.cells.get(cell).ok_or_else(|| not_open(cell))?;
        cell.mistakes(|| self.engines()).map_err(error_of)
    }

    /// What is in the cloud of an opened cell, `mini_cloud::Inventory` as JSON text.
    ///
    /// # Errors
    /// An `InputError` when the cell is not open, an `EngineFault` when its database fails.
    pub fn inventory(&self, cell: &str) -> Result<String, Error> {
        self.cells.get(cell).ok_or_else(|| not_open(cell))?.inventory().map_err(error_of)
    }

    /// Documents of a collection of an opened cell from a number on, `mini_cloud::mongodb::DocumentPage` as JSON text; `null` where there is
    /// no such collection.
    ///
    /// # Errors
    /// An `InputError` when the cell is not open.
    pub fn documents(&self, cell: &str, database: &str, collection: &str, from: u32) -> Result<String, Error> {
        self.cells.get(cell).map(|cell| cell.documents(database, collection, from)).ok_or_else(|| not_open(cell))
    }

    /// What a statement gives in the Redshift of an opened cell, JSON text: `{"result": …}` or `{"refused": …}`. It changes nothing.
    ///
    /// # Errors
    /// An `InputError` when the cell is not open or has no Redshift, an `EngineFault` when the database fails.
    pub fn look(&self, cell: &str, sql: &str) -> Result<String, Error> {
        self.cells.get(cell).ok_or_else(|| not_open(cell))?.look(sql).map_err(error_of)
    }

    /// The content of an object of an opened cell; nothing where there is no such object.
    ///
    /// # Errors
    /// An `InputError` when the cell is not open.
    pub fn object(&self, cell: &str, bucket: &str, key: &str) -> Result<Option<Vec<u8>>, Error> {
        self.cells.get(cell).map(|cell| cell.object(bucket, key)).ok_or_else(|| not_open(cell))
    }

    /// The files that take a scenario to AWS, as a JSON object of path and text.
    ///
    /// # Errors
    /// An `InputError` that says what is wrong with the scenario, or that nothing of it is AWS's.
    pub fn export(&self, scenario: &str, title: &str) -> Result<String, Error> {
        let refuse = |problem: String| error_of(Refusal::Input(problem));
        let scenario = mini_cloud::Scenario::from_json(scenario).map_err(|error| refuse(error.to_string()))?;
        let files = take_to_aws::files(&scenario, title).map_err(|nothing| refuse(nothing.to_string()))?;
        Ok(serde_json::to_string(&files).expect("files are plain data"))
    }

    /// What calls cost: a question as `mini_lambda::BillRequest` reads it, and the bill, both JSON text. Needs no open cell.
    ///
    /// # Errors
    /// An `InputError` when it is no question, or one that cannot be meant.
    pub fn bill(&self, request: &str) -> Result<String, Error> {
        mini_lambda::BillRequest::answer(request).map_err(|sentence| error_of(Refusal::Input(sentence)))
    }

    /// What the cell's whole cloud costs so far: `mini_cloud::Bill` as JSON text.
    ///
    /// # Errors
    /// An `InputError` when the cell is not open.
    pub fn cloud_bill(&self, cell: &str) -> Result<String, Error> {
        let cell = self.cells.get(cell).ok_or_else(|| not_open(cell))?;
        Ok(cell.bill())
    }

    /// Functions and a machine that do the same work, side by side: a question as `mini_cloud::ComparisonRequest` reads it, and the
    /// `mini_cloud::Comparison`, both JSON text.
    ///
    /// # Errors
    /// An `InputError` that says what is wrong with the question, or when the cell is not open.
    pub fn compare_ways(&self, cell: &str, request: &str) -> Result<String, Error> {
        let cell = self.cells.get(cell).ok_or_else(|| not_open(cell))?;
        cell.compare(request).map_err(error_of)
    }

    /// Forgets the cell's session.
    pub fn reset(&mut self, cell: &str) {
        self.cells.remove(cell);
        self.opened.retain(|name| name != cell);
    }
}

impl Playground {
    fn engines(&self) -> Engines {
        let sql = self.sql.clone().map(|sql| sql as Rc<dyn SqlEngine>);
        Engines { functions: Box::new(self.engine.clone()), sql }
    }

    fn open_or_refuse(&mut self, name: &str, scenario: &str, checkpoint: Option<&str>) -> Result<(), Refusal> {
        let fits = match self.cells.get_mut(name) {
            Some(cell) => cell.reopen(scenario)?,
            None => false,
        };
        if !fits {
            let checkpoint = if self.cells.contains_key(name) { None } else { checkpoint };
            let cell = Cell::open(scenario, checkpoint, self.engines())?;
            self.cells.insert(name.to_owned(), cell);
        }
        self.opened.retain(|other| other != name);
        self.opened.push(name.to_owned());
        if self.opened.len() > LIVE_SESSIONS {
            let oldest = self.opened.remove(0);
            self.cells.remove(&oldest);
        }
        Ok(())
    }
}

fn not_open(cell: &str) -> Error {
    error_of(Refusal::Input(format!("no cell \"{cell}\" is open")))
}

fn error_of(refusal: Refusal) -> Error {
    let (name, text) = match refusal {
        Refusal::Input(text) => ("InputError", text),
        Refusal::Engine(text) => ("EngineFault", text),
    };
    let error = Error::new(&text);
    error.set_name(name);
    error
}

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = console, js_name = error)]
    fn console_error(text: &str);
}

/// A panic ends in a bare `unreachable`; its words would be lost.
fn report_panic(panic: &std::panic::PanicHookInfo<'_>) {
    console_error(&panic.to_string());
}
