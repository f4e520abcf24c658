//! An engine whose functions are Rust closures: every lifecycle, retry and billing test runs without Python.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use mini_lambda::{Engine, EngineFault, Environment, EnvironmentSpec, Host, HostCall, HostReply, Phase, Stop};

/// Code outside the handler.
pub type Load = Rc<dyn Fn(&Process) -> Result<(), Stop>>;
/// The handler: from the event's text to its answer.
pub type Handler = Rc<dyn Fn(&Process, &str) -> Result<Reply, Stop>>;

/// What a handler comes to.
pub enum Reply {
    /// It returned; this is the response as the runtime client wrote it.
    Returned(String),
    /// It raised; this is the error object.
    Raised(String),
}

/// A return value.
pub fn returned(text: &str) -> Result<Reply, Stop> {
    Ok(Reply::Returned(text.to_owned()))
}

/// An exception that was not caught.
pub fn raised(error_type: &str, message: &str) -> Result<Reply, Stop> {
    Ok(Reply::Raised(format!(r#"{{"errorMessage": "{message}", "errorType": "{error_type}", "requestId": "", "stackTrace": []}}"#)))
}

/// Makes processes that run two closures.
pub struct FakeEngine {
    load: Load,
    handler: Handler,
    headers: Rc<dyn Fn(&str)>,
}

impl FakeEngine {
    pub fn new(
        load: impl Fn(&Process) -> Result<(), Stop> + 'static,
        handler: impl Fn(&Process, &str) -> Result<Reply, Stop> + 'static,
    ) -> Box<FakeEngine> {
        Box::new(FakeEngine { load: Rc::new(load), handler: Rc::new(handler), headers: Rc::new(|_| ()) })
    }

    /// A function that returns nothing, and a listener for the headers of its events.
    pub fn with_headers(headers: impl Fn(&str) + 'static) -> Box<FakeEngine> {
        let engine = FakeEngine::handler(|_, _| returned("null"));
        Box::new(FakeEngine { headers: Rc::new(headers), ..*engine })
    }

    /// A function that loads without doing anything.
    pub fn handler(handler: impl Fn(&Process, &str) -> Result<Reply, Stop> + 'static) -> Box<FakeEngine> {
        FakeEngine::new(|_| Ok(()), handler)
    }
}

impl Engine for FakeEngine {
    fn environment(&mut self, spec: EnvironmentSpec, host: Rc<dyn Host>) -> Result<Box<dyn Environment>, EngineFault> {
        let process = Process { host, spec, work: Cell::new(0), memory: Cell::new(0), globals: RefCell::default() };
        let (load, handler, headers) = (Rc::clone(&self.load), Rc::clone(&self.handler), Rc::clone(&self.headers));
        Ok(Box::new(FakeEnvironment { load, handler, headers, process }))
    }
}

struct FakeEnvironment {
    load: Load,
    handler: Handler,
    headers: Rc<dyn Fn(&str)>,
    process: Process,
}

impl Environment for FakeEnvironment {
    fn start(&mut self) -> Phase {
        self.process.phase(|process| (self.load)(process))
    }

    fn invoke(&mut self) -> Phase {
        self.process.phase(|process| {
            let HostReply::Next { headers, body } = process.call(HostCall::Next)? else { panic!("no event") };
            (self.headers)(&headers);
            match (self.handler)(process, std::str::from_utf8(&body).unwrap())? {
                Reply::Returned(text) => {
                    let content_type = "application/json".to_owned();
                    process.call(HostCall::PostResult { content_type, body: text.as_bytes() })?;
                }
                Reply::Raised(error) => {
                    process.call(HostCall::PostError(error.as_bytes()))?;
                }
            }
            Ok(())
        })
    }
}

/// What a closure can do.
pub struct Process {
    host: Rc<dyn Host>,
    pub spec: EnvironmentSpec,
    work: Cell<u64>,
    memory: Cell<u64>,
    /// Module globals: lost with the process.
    pub globals: RefCell<Vec<String>>,
}

impl Process {
    fn phase(&self, run: impl FnOnce(&Process) -> Result<(), Stop>) -> Phase {
        self.work.set(0);
        let end = run(self);
        Phase { end, work: self.work.get(), memory_peak: self.memory.get() }
    }

    pub fn call(&self, call: HostCall<'_>) -> Result<HostReply<'static>, Stop> {
        self.host.call(self.work.get(), call)
    }

    /// Executes this many instructions, or as many as there is time for.
    pub fn compute(&self, work: u64) -> Result<(), Stop> {
        let limit = self.host.work_limit();
        self.work.set(self.work.get() + work);
        if self.work.get() > limit {
            self.work.set(limit + 1);
            return Err(Stop::OutOfTime);
        }
        Ok(())
    }

    pub fn print(&self, text: &str) -> Result<(), Stop> {
        self.call(HostCall::Stdout(text.as_bytes())).map(drop)
    }

    /// Writes to standard error.
    pub fn print_error(&self, text: &str) -> Result<(), Stop> {
        self.call(HostCall::Stderr(text.as_bytes())).map(drop)
    }

    /// Logs a record as the runtime client does; `kind` is the last byte of the frame's type.
    pub fn log(&self, kind: u8, record: &str) -> Result<(), Stop> {
        let length = (record.len() as u32).to_be_bytes();
        let frame = [&[0xa5, 0x5a, 0, kind][..], &length, &0_u64.to_be_bytes(), record.as_bytes()].concat();
        self.call(HostCall::LogFrame(&frame)).map(drop)
    }

    pub fn sleep(&self, micros: u64) -> Result<(), Stop> {
        self.call(HostCall::Sleep(mini_lambda::SimDuration::from_micros(micros))).map(drop)
    }

    pub fn exit<T>(&self, code: i32) -> Result<T, Stop> {
        self.call(HostCall::Exit(code))?;
        panic!("exit returned")
    }

    /// Holds this many bytes, if it may.
    pub fn allocate(&self, bytes: u64) -> Result<(), Stop> {
        self.memory.set(self.memory.get().max(bytes));
        if bytes > self.spec.memory_limit { self.call(HostCall::OutOfMemory).map(drop) } else { Ok(()) }
    }

    /// Fails to load, as the runtime client does it.
    pub fn fail_init<T>(&self, error_type: &str, message: &str) -> Result<T, Stop> {
        self.print(&format!("[ERROR] {error_type}: {message}\n"))?;
        let error = format!(r#"{{"errorMessage": "{message}", "errorType": "{error_type}", "requestId": "", "stackTrace": []}}"#);
        self.call(HostCall::PostInitError(error.as_bytes()))?;
        self.exit(1)
    }

    /// One call of a service: the head and the body of the answer.
    pub fn ask(
        &self,
        service: &str,
        operation: &str,
        parameters: &serde_json::Value,
        body: &[u8],
    ) -> Result<(serde_json::Value, Vec<u8>), Stop> {
        let client = serde_json::json!({"region": "us-east-1", "read_timeout_ms": 60_000, "max_attempts": 5});
        let head = serde_json::json!({"service": service, "operation": operation, "parameters": parameters, "client": client}).to_string();
        match self.call(HostCall::Service { head: head.as_bytes(), body })? {
            HostReply::Service { head, body } => Ok((serde_json::from_str(&head).unwrap(), body)),
            other => panic!("{other:?}"),
        }
    }

    /// One request to the file system: error number and answer.
    pub fn file(&self, head: &str, data: &[u8]) -> Result<(i32, String), Stop> {
        match self.call(HostCall::File { head: head.as_bytes(), data })? {
            HostReply::File { errno, data } => Ok((errno, String::from_utf8(data).unwrap())),
            other => panic!("{other:?}"),
        }
    }

    /// Writes a file, all of it.
    pub fn write_file(&self, path: &str, text: &str) -> Result<(i32, String), Stop> {
        let (errno, answer) = self.file(&format!(r#"{{"call":"open","path":"{path}","flags":577,"mode":438}}"#), b"")?;
        if errno != 0 {
            return Ok((errno, answer));
        }
        let descriptor = answer.trim_start_matches(r#"{"fd":"#).trim_end_matches('}');
        let written = self.file(&format!(r#"{{"call":"write","fd":{descriptor}}}"#), text.as_bytes())?;
        self.file(&format!(r#"{{"call":"close","fd":{descriptor}}}"#), b"")?;
        Ok(written)
    }

    /// Reads a file, all of it.
    pub fn read_file(&self, path: &str) -> Result<(i32, String), Stop> {
        let (errno, answer) = self.file(&format!(r#"{{"call":"open","path":"{path}","flags":0,"mode":0}}"#), b"")?;
        if errno != 0 {
            return Ok((errno, answer));
        }
        let descriptor = answer.trim_start_matches(r#"{"fd":"#).trim_end_matches('}');
        let content = self.file(&format!(r#"{{"call":"read","fd":{descriptor},"length":100000}}"#), b"")?;
        self.file(&format!(r#"{{"call":"close","fd":{descriptor}}}"#), b"")?;
        Ok(content)
    }
}
