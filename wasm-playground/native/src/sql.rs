//! `SqlEngine` on wasmtime: redshift.wasm, one instance for each cluster.

use std::path::PathBuf;
use std::rc::Rc;
use std::sync::{Arc, OnceLock};

use mini_cloud::{SqlDatabase, SqlEngine, SqlOutside};
use mini_lambda::EngineFault;
use wasmtime::{Instance, InstancePre, Linker, Memory, Store, TypedFunc};

use crate::cache::Cache;
use crate::compiled;
use crate::guest::on_a_large_stack;
use crate::sql_host::{self, SqlHost};

/// Redshift in wasmtime. The file is loaded when the first database is asked for: most scenarios have none. Clones share what is loaded,
/// between threads too.
#[derive(Clone)]
pub struct RedshiftEngine {
    file: PathBuf,
    cache: PathBuf,
    loaded: Arc<OnceLock<InstancePre<SqlHost>>>,
}

impl RedshiftEngine {
    /// The engine of this redshift.wasm; its machine code is kept in the folder `cache`.
    #[must_use]
    pub fn at(redshift_wasm: PathBuf, cache: PathBuf) -> RedshiftEngine {
        RedshiftEngine { file: redshift_wasm, cache, loaded: Arc::default() }
    }

    fn module(&self) -> Result<&InstancePre<SqlHost>, EngineFault> {
        if let Some(loaded) = self.loaded.get() {
            return Ok(loaded);
        }
        let loaded = self.load().map_err(|reason| {
            EngineFault(format!("{} is not the Redshift of this build: {reason}; `cargo xtask build` makes it", self.file.display()))
        })?;
        Ok(self.loaded.get_or_init(|| loaded))
    }

    fn load(&self) -> Result<InstancePre<SqlHost>, String> {
        let wasm = std::fs::read(&self.file).map_err(|error| error.to_string())?;
        let module = compiled::module(&wasm, &Cache::new(&self.cache, "redshift", &wasm))?;
        let mut linker = Linker::new(module.engine());
        sql_host::link(&mut linker).map_err(|error| error.to_string())?;
        linker.instantiate_pre(&module).map_err(|error| error.to_string())
    }
}

impl SqlEngine for RedshiftEngine {
    fn database(&self, image: Option<&[u8]>) -> Result<Box<dyn SqlDatabase>, EngineFault> {
        let module = self.module()?;
        let mut database = Database::of(module).map_err(EngineFault)?;
        database.open(image.unwrap_or_default()).map_err(EngineFault)?;
        Ok(Box::new(database))
    }
}

/// One instance of redshift.wasm.
struct Database {
    store: Store<SqlHost>,
    memory: Memory,
    allocate: TypedFunc<u32, u32>,
    open: TypedFunc<(u32, u32), i32>,
    execute: TypedFunc<(u32, u32), u32>,
    image: TypedFunc<(), u32>,
    answer: TypedFunc<(), u32>,
}

impl Database {
    fn of(module: &InstancePre<SqlHost>) -> Result<Database, String> {
        let mut store = Store::new(module.module().engine(), SqlHost::default());
        let instance: Instance =
            module.instantiate(&mut store).map_err(|error| format!("redshift.wasm cannot be instantiated: {error}"))?;
        let missing = |name: &str| format!("redshift.wasm has no export {name:?} of the right kind");
        let memory = instance.get_memory(&mut store, "memory").ok_or_else(|| missing("memory"))?;
        store.data_mut().connect(memory);
        Ok(Database {
            memory,
            allocate: instance.get_typed_func(&mut store, "allocate").map_err(|_| missing("allocate"))?,
            open: instance.get_typed_func(&mut store, "open").map_err(|_| missing("open"))?,
            execute: instance.get_typed_func(&mut store, "execute").map_err(|_| missing("execute"))?,
            image: instance.get_typed_func(&mut store, "image").map_err(|_| missing("image"))?,
            answer: instance.get_typed_func(&mut store, "answer").map_err(|_| missing("answer"))?,
            store,
        })
    }

    /// Bytes in a buffer of the module.
    fn give(&mut self, bytes: &[u8]) -> Result<(u32, u32), String> {
        let length = u32::try_from(bytes.len()).map_err(|_| "more than 4 GB for redshift.wasm".to_owned())?;
        if length == 0 {
            return Ok((0, 0));
        }
        let pointer = self.allocate.call(&mut self.store, length).map_err(stopped)?;
        self.memory.write(&mut self.store, pointer as usize, bytes).map_err(|error| error.to_string())?;
        Ok((pointer, length))
    }

    /// The answer of the last call.
    fn taken(&mut self, length: u32) -> Result<Vec<u8>, String> {
        let pointer = self.answer.call(&mut self.store, ()).map_err(stopped)? as usize;
        let end = pointer.saturating_add(length as usize);
        self.memory.data(&self.store).get(pointer..end).map(<[u8]>::to_vec).ok_or_else(|| "an answer outside the memory".to_owned())
    }

    fn open(&mut self, image: &[u8]) -> Result<(), String> {
        on_a_large_stack(|| {
            let input = self.give(image)?;
            match self.open.call(&mut self.store, input).map_err(stopped)? {
                0 => Ok(()),
                _ => Err("redshift.wasm does not know this image: it was made by another build".to_owned()),
            }
        })
    }

    fn execute(&mut self, request: &str) -> Result<String, String> {
        let input = self.give(request.as_bytes())?;
        let length = self.execute.call(&mut self.store, input).map_err(stopped)?;
        String::from_utf8(self.taken(length)?).map_err(|error| error.to_string())
    }
}

/// A trap is a mistake of ours: nothing that a reader writes leads to one.
fn stopped(error: wasmtime::Error) -> String {
    format!("redshift.wasm stopped: {error:#}")
}

impl SqlDatabase for Database {
    fn call(&mut self, request: &str, outside: Rc<dyn SqlOutside>) -> Result<String, EngineFault> {
        self.store.data_mut().begin(outside);
        let answer = on_a_large_stack(|| self.execute(request));
        self.store.data_mut().end();
        answer.map_err(EngineFault)
    }

    fn image(&mut self) -> Result<Vec<u8>, EngineFault> {
        let image = on_a_large_stack(|| {
            let length = self.image.call(&mut self.store, ()).map_err(stopped)?;
            self.taken(length)
        });
        image.map_err(EngineFault)
    }
}
