//! Calls of services while code runs: they take time, they know their caller, and a timeout ends the caller and not the call.

use std::cell::RefCell;
use std::rc::Rc;

use mini_lambda::{Caller, CallerPhase, FunctionConfig, HostCall, ServiceReply, Services, SimDuration, SimTime, Status};

use crate::fake_engine::{FakeEngine, Process, returned};
use crate::world::{World, check, function};

/// A service that takes as many milliseconds as the body has bytes, and remembers its callers.
#[derive(Default)]
struct Slow {
    callers: RefCell<Vec<String>>,
}

impl Services for Slow {
    fn call(&self, caller: &Caller<'_>, now: SimTime, head: &[u8], body: &[u8]) -> ServiceReply {
        let left = caller.deadline.since(now).as_micros() / 1_000;
        let phase = if caller.phase == CallerPhase::Init { "init" } else { "invoke" };
        let runs = caller.lineage.runs_of(caller.function);
        self.callers.borrow_mut().push(format!("{phase} {} {left} ms left, run {runs}", caller.request_id.is_some()));
        let done_at = now + SimDuration::from_millis(body.len() as u64);
        ServiceReply { done_at, head: String::from_utf8(head.to_vec()).unwrap(), body: body.to_vec() }
    }
}

/// The body of the answer.
fn ask(process: &Process, milliseconds: usize) -> Result<Vec<u8>, mini_lambda::Stop> {
    let (head, body) = process.ask("slow", "Wait", &serde_json::json!({}), &vec![b'x'; milliseconds])?;
    assert_eq!(head["operation"], "Wait");
    Ok(body)
}

#[test]
fn a_call_takes_time_in_init_and_in_the_handler() {
    let slow = Rc::new(Slow::default());
    let engine = FakeEngine::new(
        |process| {
            process.call(HostCall::ClientCreated(b"s3"))?;
            ask(process, 10).map(drop)
        },
        |process, _| {
            assert_eq!(ask(process, 20)?, [b'x'; 20]);
            process.call(HostCall::ClientCreated(b"sqs"))?;
            returned("null")
        },
    );
    let mut world = World::with_services(function(), engine, Rc::clone(&slow) as Rc<dyn Services>);
    let finished = world.invoke("{}");
    assert_eq!((finished.init_us.unwrap().as_micros(), finished.duration_us.as_micros()), (100_000, 22_500));
    // Ten seconds for an init, less what is before the module; three for the handler, less the fixed part.
    assert_eq!(*slow.callers.borrow(), ["init false 9910 ms left, run 1", "invoke true 2997 ms left, run 1"]);
    let clients: Vec<String> = world.transcript().lines().filter(|line| line.contains("client")).map(str::to_owned).collect();
    assert_eq!(clients, ["90.000 client s3 in Init", "122.500 client sqs in Invoke"]);
}

/// Work is shared out like work that is done: a whole processor in init, and 128/1769 of one in the handler.
#[test]
fn what_a_package_does_at_aws_takes_its_time_here_too() {
    let step = |process: &Process, name: &'static [u8]| process.call(HostCall::PackageWork(name)).map(drop);
    let engine = FakeEngine::new(
        move |process| {
            step(process, b"boto3.import")?;
            step(process, b"boto3.first_client")
        },
        move |process, _| {
            step(process, b"boto3.client")?;
            step(process, b"no such step")?;
            returned("null")
        },
    );
    let finished = World::with_services(function(), engine, Rc::new(Slow::default())).invoke("{}");
    assert_eq!(finished.init_us.unwrap().as_micros(), 90_000 + 80_000 + 50_000);
    assert_eq!(finished.duration_us.as_micros(), 2_500 + 5_000 * 1_769 / 128);
}

#[test]
fn work_of_a_package_ends_with_the_time_that_is_left() {
    let engine = FakeEngine::handler(|process, _| {
        process.call(HostCall::PackageWork(b"boto3.import"))?;
        returned("null")
    });
    // 80 ms for a whole processor are 1.1 s for 128 MB.
    let config = FunctionConfig { timeout_s: 1, ..function() };
    let finished = World::with_services(config, engine, Rc::new(Slow::default())).invoke("{}");
    assert_eq!((finished.status, finished.duration_us.as_micros()), (Status::Timeout, 1_000_000));
}

#[test]
fn a_call_that_takes_too_long_ends_the_environment() {
    let engine = FakeEngine::handler(|process, _| {
        ask(process, 1_500)?;
        process.print("not reached\n")?;
        returned("null")
    });
    let config = FunctionConfig { timeout_s: 1, ..function() };
    let mut world = World::with_services(config, engine, Rc::new(Slow::default()));
    let finished = world.invoke("{}");
    assert_eq!((finished.status, finished.duration_us.as_micros()), (Status::Timeout, 1_000_000));
    check(
        &world,
        r#"
        0.000 started
        0.000 | INIT_START Runtime Version: python:3.14.v1
        90.000 invocation cold
        90.000 | START RequestId: RID Version: $LATEST\n
        1090.000 | END RequestId: RID\n
        1090.000 | REPORT RequestId: RID→Duration: 1000.00 ms→Billed Duration: 1090 ms→Memory Size: 128 MB→Max Memory Used: 36 MB→Init Duration: 90.00 ms→Status: timeout\n
        1090.000 reset Timeout
        1090.000 finished Timeout {"errorType":"Sandbox.Timedout","errorMessage":"RequestId: RID Error: Task timed out after 1.00 seconds"}
        "#,
    );
}
