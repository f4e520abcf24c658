//! Quizzes in a small book: what a page shows and hides, that a run decides what is right, and each mistake with its place.

mod small;

use mdbook_lambda::{Runner, build_with};
use serde_json::{Value, json};
use small::{SmallBook, SmallEngine};

/// Keeps the answers out of the search index, as the real book does.
const BOOK: &str = "[book]\ntitle = \"t\"\n[build]\ncreate-missing = false\n[preprocessor.lambda]\ncommand = \"none\"\nbefore = [\"links\"]\n\
                    [output.html.search.chapter]\n\"answers.md\" = { enable = false }\n";

/// A chapter with the quiz `check` in front of a cell that answers 7 three times, the last time in a new environment.
const CHAPTER: &str = "# A\n\n```lambda-quiz\nid = \"check\"\n```\n\n```python,lambda,id=sevens,title=\"Sevens\",times=3,pause='60 3600',event=7,expect=7\n\
                       print hello\necho\n```\n";

/// One question of each kind.
const ALL_KINDS: &str = r#"title = "Try it"
[[questions]]
id = "foretell"
kind = "predict"
ask = "What do **all three** answer?"
cell = "sevens"
of = "responses"
[[questions.options]]
value = "[7, 7, 8]"
why = "Nobody adds anything here."
[[questions.options]]
value = "[7, 7, 7]"
why = "It echoes `{{aws lambda.timeout.default_s}}` times, see [A](a.md)."
[[questions]]
id = "pick"
kind = "choose"
ask = "Which are <b>colours</b>?"
[[questions.options]]
text = "Red"
right = true
why = "Reddish reasons."
[[questions.options]]
text = "Seven"
why = "Numerical reasons."
[[questions.options]]
text = "Blue"
right = true
why = "Bluish reasons."
[[questions]]
id = "sort"
kind = "order"
ask = "Sort"
lines = ["first", "second", "third", "fourth"]
why = "As the words themselves tell."
[[questions]]
id = "spot"
kind = "find"
ask = "Which line answers?"
cell = "sevens"
line_is = "echo"
why = "Echoing is answering."
[questions.others]
"1" = "Printing is not answering."
otherwise = "None of these."
"#;

fn book(quiz: &str) -> SmallBook {
    let book = SmallBook::new(CHAPTER);
    book.write("book.toml", BOOK)
        .write("src/SUMMARY.md", "# Summary\n\n- [A](a.md)\n- [Answers](answers.md)\n")
        .write("src/answers.md", "# Answers\n\n```lambda-answers\n```\n")
        .write("src/a/check.quiz.toml", quiz);
    book
}

fn build(book: &SmallBook) -> Result<String, String> {
    build_with(book.root(), None, &book.root().join("site"), Runner::with_engine(&SmallEngine)).map(|report| report.to_string())
}

#[test]
fn a_quiz_is_a_list_that_says_nothing_of_what_is_right() {
    let book = book(ALL_KINDS);
    let report = build(&book).unwrap();
    assert!(report.contains("4 questions in 1 quizzes"), "{report}");
    let page = book.read("book/a.html");
    for shown in [
        "data-quiz=\"check\" data-answers=\"a/check/answers.json\" role=\"group\" aria-label=\"Try it\"",
        "What do <strong>all three</strong> answer?",
        "<code>[7, 7, 8]</code>",
        "Which are &lt;b&gt;colours&lt;/b&gt;?",
        "<a href=\"#cell-sevens\">Run the cell: Sevens</a>",
        "<a href=\"answers.html#answers-check\">",
        "<code class=\"lambda-code-line\">print hello</code>",
    ] {
        assert!(page.contains(shown), "{shown}\n{page}");
    }
    let secrets = ["Nobody adds", "Reddish", "Numerical", "Bluish", "As the words", "Echoing is", "Printing is", "None of these"];
    let index = std::fs::read_dir(book.root().join("book"))
        .unwrap()
        .flatten()
        .find(|entry| entry.file_name().to_string_lossy().starts_with("searchindex"))
        .map(|entry| std::fs::read_to_string(entry.path()).unwrap())
        .expect("a search index");
    let answers = book.read("book/answers.html");
    for secret in secrets {
        assert!(!page.contains(secret), "the page says {secret}");
        assert!(!index.contains(secret), "the index says {secret}");
        assert!(answers.contains(secret) || ["Printing is", "None of these"].contains(&secret), "the appendix lacks {secret}");
    }
    assert!(!book.root().join("book/a/check.quiz.toml").exists(), "the quiz's file is not in the book");
}

#[test]
fn what_is_right_lies_beside_the_page() {
    let book = book(ALL_KINDS);
    build(&book).unwrap();
    let answers: Value = serde_json::from_str(&book.read("book/a/check/answers.json")).unwrap();
    let questions = &answers["questions"];
    assert_eq!(questions["foretell"]["right"], json!([1]));
    assert_eq!(questions["foretell"]["why"][1], "<p>It echoes <code>3</code> times, see <a href=\"a.html\">A</a>.</p>");
    assert_eq!(questions["pick"]["right"], json!([0, 2]));
    assert_eq!((&questions["spot"]["line"], &questions["spot"]["others"]["1"]), (&json!(2), &json!("<p>Printing is not answering.</p>")));
    // The page shows the lines in another order; with the answer they come into the right one.
    let page = book.read("book/a.html");
    let list = page.split("class=\"lambda-order\"").nth(1).unwrap().split("</ol>").next().unwrap();
    let shown: Vec<&str> = list.split("<li>").skip(1).map(|item| item.split("</li>").next().unwrap()).collect();
    let order: Vec<usize> = serde_json::from_value(questions["sort"]["order"].clone()).unwrap();
    let sorted: Vec<&str> = order.iter().map(|place| shown[*place]).collect();
    assert_eq!(sorted, ["first", "second", "third", "fourth"]);
    assert_ne!(shown, sorted);
}

#[test]
fn the_appendix_has_solutions_too() {
    let book = book(ALL_KINDS);
    book.with_exercise().write("src/a.md", &format!("{CHAPTER}\n```lambda-exercise\nid = \"greet\"\n```\n"));
    build(&book).unwrap();
    let answers = book.read("book/answers.html");
    assert!(answers.contains("<details class=\"lambda-solved\"><summary>One solution of the exercise: Greet</summary>"), "{answers}");
    assert!(answers.contains("return &quot;Hello, dear Ada!&quot;") || answers.contains("return \"Hello, dear Ada!\""), "{answers}");
    assert!(!book.read("book/a.html").contains("dear"));
}

#[test]
fn answers_that_could_be_searched_are_refused() {
    let book = book(ALL_KINDS);
    book.write("book.toml", &BOOK.replace("enable = false", "enable = true"));
    let problem = build(&book).unwrap_err();
    assert!(problem.contains("the search index holds a reason of the quiz `check`"), "{problem}");
    assert!(problem.contains("[output.html.search.chapter] \"answers.md\" = { enable = false }"), "{problem}");
}

/// A book whose quiz has one prediction about `sevens`: keys of the question, and the values of its options.
fn prediction(keys: &str, values: &[&str]) -> SmallBook {
    let options: String = values.iter().map(|value| format!("[[questions.options]]\nvalue = {value}\nwhy = \"so\"\n")).collect();
    book(&format!("[[questions]]\nid = \"q\"\nkind = \"predict\"\nask = \"?\"\ncell = \"sevens\"\n{keys}\n{options}"))
}

#[test]
fn everything_that_can_be_foretold_is_read_from_the_run() {
    // Each of these says what the run shows (see `CHAPTER`) and what it does not: 100 ms of init are in a cold call.
    for (keys, right, wrong) in [
        ("of = \"response\"", "7", "8"),
        ("of = \"response\"\nstep = 1", "7", "8"),
        ("of = \"responses\"", "[7, 7, 7]", "[7, 7]"),
        ("of = \"status\"", "\"success\"", "\"error\""),
        ("of = \"statuses\"", "'[\"success\", \"success\", \"success\"]'", "'[\"error\", \"success\", \"success\"]'"),
        ("of = \"attempts\"", "3", "2"),
        ("of = \"starts_at\"", "[0, 60, 3660]", "[0, 60, 120]"),
        ("of = \"environments\"", "2", "3"),
        ("of = \"throttles\"", "0", "1"),
        ("of = \"billed_ms\"", "\"80..200\"", "\"0..20\""),
        ("of = \"billed_each_ms\"", "'[\"80..200\", \"1..20\", \"80..200\"]'", "'[\"80..200\", \"1..20\", \"1..20\"]'"),
        ("of = \"log_has\"\ntext = \"hello\"", "true", "false"),
        ("of = \"log_has\"\ntext = \"good bye\"", "false", "true"),
        ("of = \"exit_statuses\"", "[]", "[0]"),
        ("of = \"messages\"\nname = \"q\"", "0", "1"),
        ("of = \"objects\"", "'{\"b\": 0}'", "'{\"b\": 1}'"),
    ] {
        let book = prediction(keys, &[wrong, right]);
        build(&book).unwrap_or_else(|problem| panic!("{keys}: {problem}"));
        let answers: Value = serde_json::from_str(&book.read("book/a/check/answers.json")).unwrap();
        assert_eq!(answers["questions"]["q"]["right"], json!([1]), "{keys}");
    }
    let failing = book(
        "[[questions]]\nid = \"q\"\nkind = \"predict\"\nask = \"?\"\ncell = \"fails\"\nof = \"error_type\"\n\
         [[questions.options]]\nvalue = \"KeyError\"\nwhy = \"a\"\n[[questions.options]]\nvalue = \"Oops\"\nwhy = \"b\"\n",
    );
    failing.write("src/a.md", "```lambda-quiz\nid = \"check\"\n```\n\n```python,lambda,id=fails\nraise Oops\n```\n");
    build(&failing).unwrap();
    let answers: Value = serde_json::from_str(&failing.read("book/a/check/answers.json")).unwrap();
    assert_eq!(answers["questions"]["q"]["right"], json!([1]));
}

#[test]
fn a_prediction_may_be_about_a_scenario_in_a_later_chapter() {
    let quiz = "[[questions]]\nid = \"q\"\nkind = \"predict\"\nask = \"?\"\ncell = \"story\"\nof = \"messages\"\nname = \"dead\"\n\
                [[questions.options]]\nvalue = 0\nwhy = \"so\"\n[[questions.options]]\nvalue = 1\nwhy = \"so\"\n";
    let book = book(quiz);
    book.write("src/a.md", "```lambda-quiz\nid = \"check\"\n```\n")
        .write("src/SUMMARY.md", "# Summary\n\n- [A](a.md)\n- [B](more/b.md)\n- [Answers](answers.md)\n")
        .write("src/more/b.md", "```python,lambda,id=story,scenario=dead,event=1\nraise Oops\n```\n")
        .write(
            "src/more/b/dead.toml",
            "[[functions]]\nname = \"shop\"\nmaximum_retry_attempts = 0\ndead_letter_queue = \"dead\"\n[[queues]]\nname = \"dead\"\n\
             [[steps]]\ninvoke = \"shop\"\ntype = \"Event\"\n[[steps]]\nuntil_idle = {}\n",
        );
    build(&book).unwrap();
    let answers: Value = serde_json::from_str(&book.read("book/a/check/answers.json")).unwrap();
    assert_eq!(answers["questions"]["q"]["right"], json!([1]));
    assert!(book.read("book/a.html").contains("<a href=\"more/b.html#cell-story\">Run the cell</a>"));
}

#[test]
fn a_database_is_asked_when_the_run_is_over() {
    let quiz = "[[questions]]\nid = \"q\"\nkind = \"predict\"\nask = \"?\"\ncell = \"shop\"\nof = \"documents\"\nname = \"shop.orders\"\n\
                [[questions.options]]\nvalue = 1\nwhy = \"so\"\n[[questions.options]]\nvalue = '[\"tea\", \"milk\"]'\nwhy = \"so\"\n";
    let book = book(quiz);
    book.write("src/a.md", "```lambda-quiz\nid = \"check\"\n```\n\n```python,lambda,id=shop,scenario=mongo,event=1\necho\n```\n").write(
        "src/a/mongo.toml",
        "[[functions]]\nname = \"till\"\n[[mongodb.shop.orders]]\nitem = \"tea\"\n[[mongodb.shop.orders]]\nitem = \"milk\"\n[[steps]]\ninvoke = \"till\"\n",
    );
    build(&book).unwrap();
    let answers: Value = serde_json::from_str(&book.read("book/a/check/answers.json")).unwrap();
    assert_eq!(answers["questions"]["q"]["right"], json!([1]));
}

#[track_caller]
fn refused(book: &SmallBook, expected: &str) {
    let problem = book.problem();
    assert!(problem.starts_with(expected), "{problem}\nis not\n{expected}");
}

#[test]
fn a_run_that_does_not_agree() {
    refused(
        &prediction("of = \"response\"", &["6", "8"]),
        "src/a/check.quiz.toml:1:1: question `q`: no option agrees with the run of `sevens`, which gave 7; write that as the `value` of one",
    );
    refused(
        &prediction("of = \"billed_each_ms\"", &["'[1, 2, 3]'", "'[1, 2]'"]),
        "src/a/check.quiz.toml:1:1: question `q`: no option agrees with the run of `sevens`, which gave ",
    );
    refused(
        &prediction("of = \"billed_ms\"", &["\"1..999\"", "\"50..500\""]),
        "src/a/check.quiz.toml:11:9: question `q`: 1..999 and 50..500 both agree with the run of `sevens`; exactly one option may",
    );
}

#[test]
fn predictions_that_cannot_be_read() {
    refused(
        &prediction("of = \"colour\"", &["1", "2"]),
        "src/a/check.quiz.toml:6:1: nothing of a run is called `colour`; it is one of response, ",
    );
    refused(
        &prediction("of = \"respones\"", &["1", "2"]),
        "src/a/check.quiz.toml:6:1: nothing of a run is called `respones`; write `of = \"response\"`",
    );
    refused(
        &prediction("of = \"log_has\"", &["true", "false"]),
        "src/a/check.quiz.toml:1:1: a predict question needs `text`; write `text = ",
    );
    refused(
        &prediction("of = \"attempts\"\nname = \"x\"", &["1", "2"]),
        "src/a/check.quiz.toml:7:1: `name` has no meaning with `of = \"attempts\"`; remove it",
    );
    refused(
        &prediction("of = \"rows\"\nname = \"x\"\nquery = \"y\"", &["1", "2"]),
        "src/a/check.quiz.toml:8:1: `name` and `query` say the same thing",
    );
    refused(&prediction("of = \"attempts\"", &["\"many\"", "2"]), "src/a/check.quiz.toml:8:9: `value` is not JSON");
    refused(
        &prediction("of = \"attempts\"", &["'[1]'", "2"]),
        "src/a/check.quiz.toml:8:9: [1] is no such thing: `attempts` is a whole number",
    );
    refused(
        &prediction("of = \"status\"", &["\"failed\"", "\"error\""]),
        "src/a/check.quiz.toml:8:9: \"failed\" is no such thing: `status` is success,",
    );
    refused(&prediction("of = \"attempts\"", &["2"]), "src/a/check.quiz.toml:7:13: a question needs two options or more");
    refused(&prediction("of = \"attempts\"", &["2", "2"]), "src/a/check.quiz.toml:11:9: two options have this value; keep one");
    refused(&prediction("of = \"attempts\"\nstep = 0", &["2", "1"]), "src/a/check.quiz.toml:7:1: steps count from 1");
    let elsewhere = prediction("of = \"attempts\"", &["2", "1"]);
    elsewhere.write("src/a/check.quiz.toml", &elsewhere.read("src/a/check.quiz.toml").replace("\"sevens\"", "\"seven\""));
    refused(&elsewhere, "src/a/check.quiz.toml:5:8: question `q`: no cell of the book is called `seven`; did you mean `sevens`?");
}

/// A book with this quiz.
#[track_caller]
fn quiz_refused(quiz: &str, expected: &str) {
    refused(&book(quiz), &format!("src/a/check.quiz.toml:{expected}"));
}

const HEAD: &str = "[[questions]]\nid = \"q\"\nask = \"?\"\n";

#[test]
fn mistakes_in_the_file() {
    quiz_refused("", "1:1: a quiz needs a question: write `[[questions]]`");
    quiz_refused("titel = \"x\"", "1:1: a quiz has no key `titel`; write `title`");
    quiz_refused("[[questions]\n", "1:13: this is not TOML");
    quiz_refused(
        "[[questions]]\nid = \"q\"\nask = \"?\"\nkind = \"guess\"",
        "4:1: `kind` is one of predict, choose, order, find, not guess",
    );
    quiz_refused("[[questions]]\nid = \"Q\"\nkind = \"order\"", "2:1: `id` is lower-case letters");
    quiz_refused("[[questions]]\nid = \"q\"\nkind = \"order\"", "1:1: an order question needs `ask`");
    quiz_refused(&format!("{HEAD}kind = \"order\"\noptions = 1"), "5:1: an order question has no key `options`; the keys are id, kind");
    quiz_refused("title = \"{{aws lambda.tiemout}}\"", "1:16: no number is called `lambda.tiemout`");
    let twice = ALL_KINDS.replace("id = \"pick\"", "id = \"foretell\"");
    quiz_refused(&twice, "15:1: two questions are called `foretell`; give each its own id");
}

#[test]
fn mistakes_in_choices() {
    let choose = |options: &str| format!("{HEAD}kind = \"choose\"\n{options}");
    let two = "[[questions.options]]\ntext = \"a\"\nwhy = \"b\"\n[[questions.options]]\ntext = \"c\"\nwhy = \"d\"\n";
    quiz_refused(&choose(two), "5:13: no option is right; write `right = true` into one or several");
    quiz_refused(
        &choose("[[questions.options]]\ntext = \"a\"\nright = true\n"),
        "5:1: an option needs a reason, whether it is right or wrong; write `why",
    );
    quiz_refused(&choose("[[questions.options]]\ntext = \"a\"\nright = 1\nwhy = \"x\"\n"), "7:9: `right` is true or false");
    quiz_refused(&choose(&two.replace("\"c\"", "\"a\"")), "9:1: two options say the same; keep one");
    quiz_refused(
        &choose(&two.replace("why = \"d\"", "because = \"d\"")),
        "10:1: an option has no key `because`; the keys are text, right, why",
    );
    quiz_refused(&choose(""), "1:1: a question needs two options or more");
}

#[test]
fn mistakes_in_orders_and_lines() {
    let order = |keys: &str| format!("{HEAD}kind = \"order\"\n{keys}");
    quiz_refused(&order("why = \"x\""), "1:1: an order question needs `lines`");
    quiz_refused(&order("lines = [\"a\", \"b\"]\nwhy = \"x\""), "5:9: `lines` are three texts or more");
    quiz_refused(&order("lines = [\"a\", \"b\", \"a\"]\nwhy = \"x\""), "5:9: the line \"a\" is there twice");
    quiz_refused(&order("lines = [\"a\", \"b\", \"c\"]"), "1:1: an order question needs a reason");
    let find = |keys: &str| format!("{HEAD}kind = \"find\"\nwhy = \"x\"\n{keys}");
    quiz_refused(&find("code = \"a\\nb\""), "1:1: a find question needs `line`");
    quiz_refused(&find("line = 1"), "1:1: a find question needs `code`");
    quiz_refused(&find("code = \"a\\nb\"\nline = 3"), "7:1: there is no line 3; the code has 2, counted from 1");
    quiz_refused(&find("code = \"a\\nb\"\nline_is = \"c\""), "7:1: no line of the code is this one");
    quiz_refused(&find("code = \"a\\na\"\nline_is = \"a\""), "7:1: lines 1 and 2 are both this one");
    quiz_refused(&find("code = \"a\\nb\"\nline = 1\nline_is = \"a\""), "8:1: `line` and `line_is` say the same thing");
    quiz_refused(&find("code = \"a\\nb\"\ncell = \"sevens\"\nline = 1"), "7:1: `code` and `cell` say the same thing");
    quiz_refused(&find("code = \"a\\nb\"\nline = 1\n[questions.others]\n\"1\" = \"x\""), "8:12: line 1 is the right one");
    quiz_refused(
        &find("code = \"a\\nb\"\nline = 1\n[questions.others]\n\"5\" = \"x\""),
        "8:12: [questions.others] has a reason for line 5",
    );
    quiz_refused(&find("code = \"a\\nb\"\nline = 1\n[questions.others]\nelse = \"x\""), "8:12: `else` in [questions.others]");
    quiz_refused(&find("cell = \"nowhere\"\nline = 1"), "6:8: question `q`: no cell of the book is called `nowhere`");
    quiz_refused(&find("cell = \"sevens\"\nline = 9"), "7:8: question `q`: there is no line 9; the code has 2");
}

#[test]
fn fences_and_files_that_do_not_fit() {
    let missing = SmallBook::new("# A\n\n```lambda-quiz\nid = \"check\"\n```\n");
    refused(&missing, "src/a.md:3:1: there is no src/a/check.quiz.toml; write it, with [[questions]]");
    let unused = SmallBook::new("# A\n");
    unused.write("src/a/check.quiz.toml", ALL_KINDS);
    refused(&unused, "src/a/check.quiz.toml:1:1: no chapter names this quiz; put a fence ```lambda-quiz with id = \"check\" into src/a.md");
    let wrong = SmallBook::new("```lambda-quiz\ncheck\n```\n");
    refused(&wrong, "src/a.md:1:1: a lambda-quiz fence holds one line: `id = \"name-of-the-file\"`");
    let taken = book(ALL_KINDS);
    taken.write("src/a.md", &CHAPTER.replace("id=sevens", "id=check"));
    assert!(taken.check().unwrap_err().iter().any(|problem| problem.message.starts_with("the id `check` is taken by src/a.md:3")));
    let twice = book(ALL_KINDS);
    twice.write("src/answers.md", "```lambda-answers\n```\n\n```lambda-answers\n```\n");
    refused(&twice, "src/answers.md:4:1: the answers stand in answers.md already");
}

#[test]
fn a_broken_cell_is_told_once() {
    let book = book(ALL_KINDS);
    book.write("src/a.md", &CHAPTER.replace("expect=7", "expect=8"));
    refused(&book, "src/a.md:7:");
}
