//! The files of an environment: /var/task is read-only, /tmp outlives the process and has its size.

use mini_lambda::FunctionConfig;

use crate::fake_engine::{FakeEngine, Process, returned};
use crate::world::{World, function};

/// Runs `test` inside a handler of a function with two files.
fn in_function(test: impl Fn(&Process) -> Result<(), mini_lambda::Stop> + 'static) {
    let files = [("app.py".to_owned(), "x = 1\n".to_owned()), ("lib/rows.py".to_owned(), String::new())].into();
    let engine = FakeEngine::handler(move |process, _| {
        test(process)?;
        returned("null")
    });
    let finished = World::new(FunctionConfig { files, ..function() }, engine).invoke("{}");
    assert_eq!(finished.payload, "null");
}

/// One request and what comes of it: `errno` and the answer's beginning.
fn check(process: &Process, head: &str, errno: i32, answer: &str) {
    let (got, text) = process.file(head, b"").unwrap();
    assert_eq!(got, errno, "{head}: {text}");
    assert!(text.starts_with(answer), "{head}: {text}");
}

#[test]
fn the_code_is_there_and_read_only() {
    in_function(|process| {
        assert_eq!(process.read_file("/var/task/app.py")?, (0, "x = 1\n".to_owned()));
        assert_eq!(process.write_file("/var/task/new.py", "")?.0, 30);
        assert_eq!(process.write_file("/var/task/app.py", "")?.0, 30);
        check(process, r#"{"call":"unlink","path":"/var/task/app.py"}"#, 30, "");
        check(process, r#"{"call":"mkdir","path":"/var/task/x","mode":511}"#, 30, "");
        check(process, r#"{"call":"rename","from":"/var/task/app.py","to":"/tmp/app.py"}"#, 30, "");
        check(process, r#"{"call":"stat","path":"/var/task/lib"}"#, 0, r#"{"mode":16877,"#);
        check(process, r#"{"call":"list","path":"/var/task"}"#, 0, r#"{"entries":[{"name":"app.py","mode":33188,"#);
        check(process, r#"{"call":"list","path":"/"}"#, 0, r#"{"entries":[{"name":"opt","#);
        Ok(())
    });
}

#[test]
fn tmp_is_a_file_system() {
    in_function(|process| {
        check(process, r#"{"call":"mkdir","path":"/tmp/a","mode":511}"#, 0, "{}");
        check(process, r#"{"call":"mkdir","path":"/tmp/a","mode":511}"#, 17, "");
        check(process, r#"{"call":"mkdir","path":"/tmp/no/b","mode":511}"#, 2, "");
        assert_eq!(process.write_file("/tmp/a/x", "hello")?, (0, r#"{"written":5}"#.to_owned()));
        assert_eq!(process.read_file("/tmp/a/x")?.1, "hello");
        check(process, r#"{"call":"stat","path":"/tmp/a/x/y"}"#, 20, "");
        check(process, r#"{"call":"stat","path":"/tmp/a/x","directory":true}"#, 20, "");
        check(process, r#"{"call":"rmdir","path":"/tmp/a"}"#, 39, "");
        check(process, r#"{"call":"unlink","path":"/tmp/a"}"#, 21, "");
        check(process, r#"{"call":"rename","from":"/tmp/a","to":"/tmp/b"}"#, 0, "{}");
        check(process, r#"{"call":"rename","from":"/tmp/b","to":"/tmp/b/c"}"#, 22, "");
        assert_eq!(process.read_file("/tmp/b/x")?.1, "hello");
        check(process, r#"{"call":"truncate","path":"/tmp/b/x","length":2}"#, 0, "{}");
        assert_eq!(process.read_file("/tmp/b/x")?.1, "he");
        check(process, r#"{"call":"unlink","path":"/tmp/b/x"}"#, 0, "{}");
        check(process, r#"{"call":"rmdir","path":"/tmp/b"}"#, 0, "{}");
        check(process, r#"{"call":"list","path":"/tmp"}"#, 0, r#"{"entries":[]}"#);
        Ok(())
    });
}

#[test]
fn descriptors_are_linuxs() {
    in_function(|process| {
        check(process, r#"{"call":"open","path":"/tmp/x","flags":66,"mode":438}"#, 0, r#"{"fd":3}"#);
        check(process, r#"{"call":"open","path":"/tmp/x","flags":194,"mode":438}"#, 17, "");
        check(process, r#"{"call":"seek","fd":3,"offset":2,"whence":0}"#, 0, r#"{"position":2}"#);
        assert_eq!(process.file(r#"{"call":"write","fd":3}"#, b"ab")?, (0, r#"{"written":2}"#.to_owned()));
        check(process, r#"{"call":"seek","fd":3,"offset":-9,"whence":1}"#, 22, "");
        check(process, r#"{"call":"seek","fd":3,"offset":0,"whence":0}"#, 0, r#"{"position":0}"#);
        check(process, r#"{"call":"unlink","path":"/tmp/x"}"#, 0, "{}");
        check(process, r#"{"call":"read","fd":3,"length":9}"#, 0, "\0\0ab");
        check(process, r#"{"call":"fstat","fd":3}"#, 0, r#"{"mode":33188,"inode":10,"links":0,"uid":993,"gid":990,"size":4,"#);
        check(process, r#"{"call":"close","fd":3}"#, 0, "{}");
        check(process, r#"{"call":"close","fd":3}"#, 9, "");
        check(process, r#"{"call":"open","path":"/tmp","flags":0,"mode":0}"#, 0, r#"{"fd":3}"#);
        check(process, r#"{"call":"read","fd":3,"length":1}"#, 21, "");
        check(process, r#"{"call":"open","path":"/tmp","flags":1,"mode":0}"#, 21, "");
        for descriptor in 4..=1022 {
            check(process, r#"{"call":"open","path":"/tmp","flags":0,"mode":0}"#, 0, &format!(r#"{{"fd":{descriptor}}}"#));
        }
        check(process, r#"{"call":"open","path":"/tmp","flags":0,"mode":0}"#, 24, "");
        Ok(())
    });
}

#[test]
fn requests_that_make_no_sense_are_answered() {
    in_function(|process| {
        check(process, r#"{"call":"mount"}"#, 38, "");
        check(process, r#"{"call":"open","path":1}"#, 22, "");
        check(process, "not json", 22, "");
        check(process, &format!(r#"{{"call":"stat","path":"/tmp/{}"}}"#, "a".repeat(256)), 36, "");
        Ok(())
    });
}

#[test]
fn tmp_has_its_size() {
    let engine = FakeEngine::handler(|process, _| {
        let much = "a".repeat(128 << 20);
        let mut written = 0;
        while process.write_file(&format!("/tmp/{written}"), &much)?.0 == 0 {
            written += 1;
        }
        let (errno, _) = process.write_file("/tmp/last", "a")?;
        check(process, r#"{"call":"space","path":"/tmp"}"#, 0, r#"{"total":536870912,"free":0}"#);
        check(process, r#"{"call":"unlink","path":"/tmp/0"}"#, 0, "{}");
        let (again, _) = process.write_file("/tmp/last", "a")?;
        returned(&format!("[{written}, {errno}, {again}]"))
    });
    assert_eq!(World::new(function(), engine).invoke("{}").payload, "[4, 28, 0]");
}

#[test]
fn tmp_outlives_the_process_but_not_the_environment() {
    // LocalStack test_lambda_invoke_timed_out_environment_reuse (2024-04-08).
    let engine = FakeEngine::handler(|process, event| match event {
        "\"write\"" => {
            process.write_file("/tmp/x", "kept")?;
            process.exit(1)
        }
        _ => returned(&format!("{:?}", process.read_file("/tmp/x")?.1)),
    });
    let mut world = World::new(function(), engine);
    world.invoke("\"write\"");
    assert_eq!(world.invoke("{}").payload, "\"kept\"");
    world.lambda.recycle(world.now, "fn", &world.emit).unwrap();
    assert_eq!(world.invoke("{}").payload, "\"\"");
}
