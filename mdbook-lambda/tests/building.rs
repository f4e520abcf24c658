//! A small book, built: what is in its pages, what is beside them, and what must not be there.

mod small;

use mdbook_lambda::{LambdaPreprocessor, Runner, build_with, check_with};
use mdbook_preprocessor::book::{Book, BookItem, Chapter};
use mdbook_preprocessor::config::Config;
use mdbook_preprocessor::{Preprocessor, PreprocessorContext};
use small::{SmallBook, SmallEngine, WITH_EXERCISE};

fn build(book: &SmallBook) -> String {
    build_with(book.root(), None, &book.root().join("site"), Runner::with_engine(&SmallEngine)).unwrap();
    book.read("book/a.html")
}

#[test]
fn a_cell_and_its_recording_are_in_the_page() {
    let chapter = "# A\n\nText *before*.\n\n```python,lambda,id=hi,title=\"Say <hi>\",event='{\"n\": \"<\"}',expect='{\"n\": \"<\"}'\nprint {{a}} < b\n\necho\n```\nText after, {{aws lambda.timeout.default_s}} s.\n\n```python\nplain\n```\n";
    let page = build(&SmallBook::new(chapter));
    let has = |text: &str| assert!(page.contains(text), "{text}\n{page}");
    has("<p>Text <em>before</em>.</p>");
    has("<p>Text after, 3 s.</p>");
    has("data-cell=\"hi\"");
    has("aria-label=\"Say &lt;hi&gt;\"");
    has("print {{a}} &lt; b\n\necho\n</code>");
    has("<pre class=\"lambda-response\">{\"n\":\"&lt;\"}</pre>");
    has("REPORT RequestId: ");
    has("href=\"differences.html#simulated-time\"");
    let data = page.split("class=\"lambda-data\">").nth(1).and_then(|rest| rest.split("</script>").next()).unwrap();
    let data: serde_json::Value = serde_json::from_str(data).unwrap();
    assert_eq!(data["event"]["n"], "<");
    assert_eq!(data["scenario"]["functions"][0]["files"]["app.py"], "print {{a}} < b\n\necho\n");
    assert_eq!(data["starter_hash"].as_str().unwrap().len(), 16);
}

#[test]
fn several_calls_are_recorded_and_only_the_first_is_cold() {
    let page = build(&SmallBook::new("```python,lambda,id=two,times=2,expect-log='Init Duration'\necho\n```\n"));
    assert_eq!(page.matches("lambda-summary").count(), 2);
    assert_eq!((page.matches("(cold start)").count(), page.matches("(warm)").count()), (1, 1));
}

/// The data of the page's only cell.
fn data(page: &str) -> serde_json::Value {
    let data = page.split("class=\"lambda-data\">").nth(1).and_then(|rest| rest.split("</script>").next()).unwrap();
    serde_json::from_str(data).unwrap()
}

#[test]
fn an_environment_that_idles_too_long_is_gone() {
    let page = build(&SmallBook::new("```python,lambda,id=idle,times=3,pause='60 3600',event=7,expect-each='[7, 7, 7]'\necho\n```\n"));
    let kinds: Vec<&str> = ["1 (cold)", "2 (warm)", "3 (cold)"].into_iter().filter(|kind| page.contains(kind)).collect();
    assert_eq!(kinds, ["1 (cold)", "2 (warm)", "3 (cold)"]);
    let steps = &data(&page)["steps"];
    assert_eq!(steps.as_array().unwrap().len(), 5);
    assert_eq!((&steps[1]["advance_s"], &steps[3]["advance_s"]), (&60.into(), &3600.into()));
    assert!(!page.contains("Memory, MB"), "one memory size for all needs no column");
    assert!(steps[0].get("event").is_none(), "the page puts the reader's event there");
}

#[test]
fn several_memory_sizes_are_tried_one_after_another() {
    let page = build(&SmallBook::new("```python,lambda,id=sizes,times=2,memory='128 512'\necho\n```\n"));
    assert!(page.contains("Memory, MB"));
    assert_eq!((page.matches("<td>128</td>").count(), page.matches("<td>512</td>").count()), (2, 2));
    assert_eq!((page.matches(" (cold)").count(), page.matches(" (warm)").count()), (2, 2));
    assert_eq!(data(&page)["scenario"]["functions"][0]["memory_mb"], 128);
    assert_eq!(data(&page)["steps"][3]["update_function"]["memory_mb"], 512);
}

#[test]
fn a_cell_offers_files_settings_and_a_call_that_nobody_waits_for() {
    let book = SmallBook::new("```python,lambda,id=more,files=\"shop/prices.py\",settings,async,memory=256,env.STAGE=test\necho\n```\n");
    let page = build(book.write("src/a/shop/prices.py", "TEA = 3\n"));
    let data = data(&page);
    assert_eq!(data["more_files"], serde_json::json!(["shop/prices.py"]));
    assert_eq!(data["scenario"]["functions"][0]["files"]["shop/prices.py"], "TEA = 3\n");
    assert_eq!(data["async"], true);
    // AWS's defaults (CreateFunction, PutFunctionEventInvokeConfig), and what the cell says.
    let values = &data["settings"]["values"];
    assert_eq!((&values["memory_mb"], &values["timeout_s"], &values["maximum_event_age_s"]), (&256.into(), &3.into(), &21_600.into()));
    assert_eq!((&values["handler"], &values["environment"]["STAGE"]), (&"app.handler".into(), &"test".into()));
    assert_eq!(data["settings"]["choices"]["log_format"], serde_json::json!(["Text", "JSON"]));
    // Without JavaScript: both files by name, the settings as a list.
    assert!(page.contains("data-file=\"app.py\"") && page.contains("<p class=\"lambda-file-name\">shop/prices.py</p>"), "{page}");
    let joined = page.replace('\n', "");
    assert!(joined.contains("<dt>Memory</dt><dd>256 MB</dd>") && joined.contains("<dt>STAGE</dt><dd>test</dd>"), "{page}");
    assert!(!book.root().join("book/a/shop/prices.py").exists(), "the page has the file; the book needs no copy");
}

#[test]
fn old_rules_of_billing_and_the_other_processor() {
    let page = build(&SmallBook::new("```python,lambda,id=old,era=2014-11,architecture=arm64,expect-billed=100\necho\n```\n"));
    assert_eq!(data(&page)["scenario"]["billing_era"], "2014-11");
    assert_eq!(data(&page)["scenario"]["functions"][0]["architecture"], "arm64");
    assert!(page.contains("billed 100 ms"), "{page}");
}

#[test]
fn settings_of_the_log() {
    let cell =
        "```python,lambda,id=quiet,log-format=JSON,log-level=WARN,system-log-level=DEBUG,expect-log=platform.runtimeDone\necho\n```\n";
    let page = build(&SmallBook::new(cell));
    let function = &data(&page)["scenario"]["functions"][0];
    assert_eq!((&function["log_format"], &function["application_log_level"]), (&"JSON".into(), &"WARN".into()));
    assert_eq!(function["system_log_level"], "DEBUG");
}

#[test]
fn exercises_ship_without_their_solution() {
    let book = SmallBook::new(WITH_EXERCISE);
    book.with_exercise();
    let page = build(&book);
    assert!(page.contains("data-kind=\"exercise\"") && page.contains("class=\"lambda-hint\""));
    assert!(!page.contains("dear"), "{page}");
    assert!(!book.root().join("book/a/greet/solution.py").exists());
    assert!(!book.root().join("book/a/greet/exercise.toml").exists());
    let exercise: serde_json::Value = serde_json::from_str(&book.read("book/a/greet/exercise.json")).unwrap();
    assert_eq!(exercise["steps"][0]["event"]["name"], "Ada");
    assert_eq!(exercise["checks"][0]["id"], "answers");
    let solution: serde_json::Value = serde_json::from_str(&book.read("book/a/greet/solution.json")).unwrap();
    assert_eq!(solution["code"], "return \"Hello, dear Ada!\"");
    for file in std::fs::read_dir(book.root().join("book")).unwrap().flatten() {
        if file.file_name().to_string_lossy().starts_with("searchindex") {
            assert!(!std::fs::read_to_string(file.path()).unwrap().contains("dear"));
        }
    }
}

#[test]
fn the_playground_comes_into_the_book_with_its_manifest() {
    let book = SmallBook::new("# A\n");
    book.write("site/manifest.json", "{\n  \"worker\": \"worker.1.js\"\n}").write("site/worker.1.js", "x");
    let page = build(&book);
    assert!(page.contains("<script type=\"application/json\" id=\"playground-manifest\">{\"worker\":\"worker.1.js\"}</script>"));
    assert_eq!(book.read("book/playground/worker.1.js"), "x");
    assert!(!book.root().join("book/playground/manifest.json").exists());
    assert!(page.find("playground-manifest").unwrap() < page.find("<body").unwrap());
    let lost = book.read("book/404.html");
    let (found, fixed) = (lost.find("'HEAD'").expect("a script looks for the base"), lost.find("<base href=\"/\">").unwrap());
    assert!(found < fixed, "the base that was found counts, since it comes first");
}

#[test]
fn recordings_are_kept_until_code_or_engine_change() {
    let book = SmallBook::new("```python,lambda,id=a,expect='{}'\necho\n```\n");
    let runs = |version: &str| {
        let mut runner = Runner::with_engine(&SmallEngine).with_cache(book.root().join("cache"), version.to_owned());
        let report = check_with(book.root(), &mut runner).unwrap();
        (report.ran, report.cached)
    };
    assert_eq!(runs("1"), (1, 0));
    assert_eq!(runs("1"), (0, 1));
    assert_eq!(runs("2"), (1, 0));
    book.write("src/a.md", "Prose.\n\n```python,lambda,id=a,expect='{}'\necho\n```\n");
    assert_eq!(runs("2"), (0, 1));
    book.write("src/a.md", "```python,lambda,id=a,expect='{}'\nprint x\necho\n```\n");
    assert_eq!(runs("2"), (1, 0));
}

#[test]
fn other_markdown_stays_byte_for_byte() {
    let before =
        "# A  \r\n\r\n| a | b |\n|--|:-:|\n| `{{x}}` | \\* |\n\n<div>\n\n*x*</div>\n\n    indented\n\n- [ ] x\n  ```python\n  y\n  ```\n\n";
    let after = "\n~~~text,id=no\nz\n~~~\n[^1]: note \n\n\n";
    let text = format!("{before}```python,lambda,id=a\necho\n```\n{after}");
    let chapter = Chapter::new("A", text.clone(), "a.md", Vec::new());
    let book = SmallBook::new(&text);
    let context = PreprocessorContext::new(book.root().to_path_buf(), Config::default(), "html".to_owned());
    let preprocessor = LambdaPreprocessor::new(Runner::with_engine(&SmallEngine));
    let done = preprocessor.run(&context, Book::new_with_items(vec![BookItem::Chapter(chapter)])).unwrap();
    let BookItem::Chapter(chapter) = &done.items[0] else { panic!("a chapter") };
    let section = chapter.content.strip_prefix(before).and_then(|rest| rest.strip_suffix(after)).expect("nothing else has changed");
    assert!(section.starts_with("<section") && section.trim_end().ends_with("</section>"), "{section}");
    assert!(!section.trim_end().contains("\n"), "one line, so that no blank line ends the HTML block");
}

#[test]
fn a_scenario_becomes_a_story() {
    let book = SmallBook::new(
        "```python,lambda,id=story,scenario=two-tries,event='{\"n\": 1.0}',expect-attempts='error error'\nraise Oops\n```\n",
    );
    book.write(
        "src/a/two-tries.toml",
        "[[functions]]\nname = \"shop\"\nmaximum_retry_attempts = 1\ndead_letter_queue = \"dead\"\n[[queues]]\nname = \"dead\"\n\
         [[steps]]\ninvoke = \"shop\"\ntype = \"Event\"\n[[steps]]\nuntil_idle = {}\n",
    );
    let page = build(&book);
    let row = |time: &str, place: &str, what: &str| {
        let row = format!("<td>{time}</td><th scope=\"row\">{place}</th><td>{what}");
        assert!(page.contains(&row), "{row}\n{page}");
    };
    row("0.00 s", "shop", "event accepted (202): nobody waits</td>");
    row("0.14 s", "shop", "attempt 1 (cold): failed with Oops, billed ");
    row("0.14 s", "shop", "attempt 2 comes in 1 min</td>");
    row("1 min 0.1 s", "shop", "attempt 2 (warm): failed with Oops, billed ");
    row("1 min 0.1 s", "shop", "given up: event sent to dead <code>{\"n\":1.0}</code></td>");
    assert!(!page.contains("message sent"), "the dead letter is told once");
    assert!(page.contains("2 runs, billed ") && page.contains("Left in dead: 1 message."), "{page}");
    assert!(page.contains("maximum_retry_attempts = 1"), "the reader can look what is around the code");
    let data = data(&page);
    assert_eq!((&data["story"], &data["function"]), (&true.into(), &"shop".into()));
    assert_eq!(data["steps"][0], serde_json::json!({"invoke": "shop", "type": "Event"}), "the page puts the reader's event there");
    assert_eq!(data["scenario"]["functions"][0]["files"]["app.py"], "raise Oops\n");
    assert!(!book.root().join("book/a/two-tries.toml").exists() && !book.root().join("book/a").exists());
}

#[test]
fn messages_are_told_together_and_other_functions_are_deployed() {
    let book = SmallBook::new(
        "```python,lambda,id=story,scenario=batch,expect-attempts=1,expect-messages='{\"q\": 0}',expect-log=other\necho\n```\n",
    );
    book.write(
        "src/a/batch.toml",
        "[[functions]]\nname = \"worker\"\n[[functions]]\nname = \"other\"\n[functions.files]\n\"app.py\" = \"print other\\necho\\n\"\n\
         [[queues]]\nname = \"q\"\n[[event_sources]]\nqueue = \"q\"\nfunction = \"worker\"\n[[steps]]\ninvoke = \"other\"\n\
         [[steps]]\nsend_message = { queue = \"q\", body = \"1\" }\n[[steps]]\nsend_message = { queue = \"q\", body = \"2\" }\n\
         [[steps]]\nuntil_idle = {}\n",
    );
    let page = build(&book);
    for what in ["2 messages sent<details>", "2 messages handed out<", "2 messages deleted<", "<pre>1\n2</pre>"] {
        assert!(page.contains(what), "{what}\n{page}");
    }
}
