//! The list of lessons: minutes and exercises of the whole book in the pages that ask for it, the presenter's notes, plans, and their mistakes.

mod small;

use mdbook_lambda::{Runner, build_with};
use serde_json::{Value, json};
use small::{SmallBook, SmallEngine};

const LESSON: &str =
    "# A\n\n*About 20 minutes.* **The question.**\n\n```lambda-exercise\nid = \"greet\"\n```\n\n```lambda-quiz\nid = \"check\"\n```\n";

const QUIZ: &str = "[[questions]]\nid = \"one\"\nkind = \"choose\"\nask = \"Which?\"\n\
     [[questions.options]]\ntext = \"this\"\nright = true\nwhy = \"This one is right.\"\n\
     [[questions.options]]\ntext = \"that\"\nwhy = \"That one is wrong.\"\n";

/// Two lessons in a part, and a page with all of them.
fn book(page: &str) -> SmallBook {
    let book = SmallBook::new(LESSON);
    book.with_exercise()
        .write("src/a/check.quiz.toml", QUIZ)
        .write("src/SUMMARY.md", "# Summary\n\n[Start](start.md)\n\n# Part & more\n\n- [A](a.md)\n- [B & C](deep/b.md)\n")
        .write("src/deep/b.md", "# B\n\n*About 105 minutes.* Nothing to do.\n")
        .write("src/start.md", page);
    book
}

fn build(book: &SmallBook) {
    build_with(book.root(), None, &book.root().join("site"), Runner::with_engine(&SmallEngine)).unwrap();
}

fn json_of(book: &SmallBook, file: &str) -> Value {
    serde_json::from_str(&book.read(file)).unwrap()
}

#[test]
fn every_lesson_is_listed_with_its_minutes_and_exercises() {
    let book = book("# Start\n\n```lambda-progress\n```\n");
    build(&book);
    let page = book.read("book/start.html");
    let has = |text: &str| assert!(page.contains(text), "{text}\n{page}");
    has("Part &amp; more");
    has("data-lesson=\"a\"");
    has("<a href=\"a.html\">A</a> (20 min)");
    has("data-exercise=\"greet\"");
    has("<a href=\"a.html#cell-greet\">Exercise: Greet</a> (3 min)");
    has("data-quiz=\"check\" data-questions=\"one\"");
    has("<a href=\"a.html#quiz-check\">Check yourself</a> (1 question)");
    has("<a href=\"deep/b.html\">B &amp; C</a> (105 min)");
    has("The whole book: 2 lessons, 1 exercise, about 2 hours and 5 minutes.");
    assert_eq!(
        json_of(&book, "book/lessons.json"),
        json!([{"id": "a", "exercises": ["greet"], "questions": ["check/one"]}, {"id": "deep/b", "exercises": [], "questions": []}])
    );
    let lesson = book.read("book/deep/b.html");
    assert!(lesson.contains("class=\"lambda-lesson-end\" data-lesson=\"deep/b\" data-minutes=\"105\""), "{lesson}");
    assert!(!page.contains("lambda-lesson-end"), "a page that is no lesson cannot be read to its end");
}

#[test]
fn a_book_without_a_list_needs_no_minutes() {
    let book = SmallBook::new("# A\n");
    build(&book);
    assert!(!book.read("book/a.html").contains("lambda-lesson-end"));
    assert!(!book.root().join("book/lessons.json").exists());
}

#[test]
fn a_lesson_without_minutes_is_a_mistake_where_minutes_are_summed() {
    let book = book("```lambda-plan\npresets = []\n```\n");
    book.write("src/deep/b.md", "# B\n\nAbout 20 minutes.\n");
    assert_eq!(
        book.problem(),
        "src/deep/b.md:1:1: this lesson does not say how long it takes; write `*About 20 minutes.*` under its title"
    );
}

#[test]
fn notes_are_kept_out_of_the_page_and_lie_in_a_file_of_their_own() {
    let book = book("# Start\n\n```lambda-progress\n```\n");
    let notes = "```lambda-notes\nSay **hello**. After {{aws lambda.timeout.default_s}} s <b>stop</b>.\n\n- one\n```\n";
    book.write("src/a.md", &format!("{LESSON}\nFirst.\n\n{notes}\nSecond.\n\n```lambda-notes\nGoodbye.\n```\n"));
    build(&book);
    let page = book.read("book/a.html");
    assert!(!page.contains("hello") && !page.contains("Goodbye"), "{page}");
    let place = |number: usize| page.find(&format!("class=\"lambda-note-place\" data-note=\"{number}\"")).expect("the place of the notes");
    assert!(
        page.find("First.").unwrap() < place(0) && place(0) < page.find("Second.").unwrap() && page.find("Second.").unwrap() < place(1)
    );
    let file = json_of(&book, "book/a/notes.json");
    assert_eq!((&file["lesson"], &file["title"], &file["minutes"]), (&json!("a"), &json!("A"), &json!(20)));
    let first = file["notes"][0].as_str().unwrap();
    assert!(first.contains("Say <strong>hello</strong>. After 3 s &lt;b&gt;stop&lt;/b&gt;.") && first.contains("<li>one</li>"), "{first}");
    assert_eq!(file["notes"][1], "<p>Goodbye.</p>");
    assert!(!book.root().join("book/deep/b/notes.json").exists());
    for file in std::fs::read_dir(book.root().join("book")).unwrap().flatten() {
        if file.file_name().to_string_lossy().starts_with("searchindex") {
            assert!(!std::fs::read_to_string(file.path()).unwrap().to_lowercase().contains("goodby"));
        }
    }
}

#[test]
fn mistakes_in_notes() {
    let with = |notes: &str| {
        let book = book("# Start\n");
        book.write("src/deep/b.md", &format!("# B\n\n{notes}"));
        book.problem()
    };
    assert_eq!(
        with("```lambda-notes\n \n```\n"),
        "src/deep/b.md:3:1: these notes are empty; write what you want to say here, or remove the fence"
    );
    assert!(with("```lambda-notes\n{{aws lambda.tiemout}}\n```\n").starts_with("src/deep/b.md:4:7: no number is called `lambda.tiemout`"));
    assert_eq!(
        book("# Start\n\n```lambda-notes\nHello.\n```\n").problem(),
        "src/start.md:3:1: notes are for lessons, the numbered chapters of SUMMARY.md; this page is none"
    );
    assert_eq!(book("```lambda-room\nx\n```\n").problem(), "src/start.md:1:1: this fence is filled by the build; leave it empty");
}

const PLAN: &str = "[[presets]]\ntitle = \"Short\"\nstart = \"09:05\"\nbreak_after = 60\nbreak_minutes = 15\nlunch = \"12:30\"\nlunch_minutes = 45\nlessons = [\n  \"a\",\n  \"deep/b\",\n]\n";

#[test]
fn a_plan_comes_with_what_it_offers() {
    let book = book(&format!("# Plan\n\n```lambda-plan\n{PLAN}```\n"));
    build(&book);
    let page = book.read("book/start.html");
    let data = page.split("class=\"lambda-data\">").nth(1).and_then(|rest| rest.split("</script>").next()).unwrap();
    let data: Value = serde_json::from_str(data).unwrap();
    let preset = json!({"title": "Short", "start": 545, "break_after": 60, "break_minutes": 15, "lunch": 750, "lunch_minutes": 45, "lessons": ["a", "deep/b"]});
    assert_eq!(data["presets"][0], preset);
    assert_eq!(data["parts"][0]["title"], "Part & more");
    let lesson = json!({"id": "deep/b", "title": "B & C", "minutes": 105, "page": "deep/b.html", "has_notes": false});
    assert_eq!(data["parts"][0]["lessons"][1], lesson);
    assert!(page.contains("<tr><td><a href=\"deep/b.html\">B &amp; C</a></td><td>105 min</td></tr>"), "{page}");
}

#[test]
fn mistakes_in_a_plan() {
    let with = |from: &str, to: &str| {
        assert!(PLAN.contains(from), "{from}");
        book(&format!("# Plan\n\n```lambda-plan\n{}```\n", PLAN.replace(from, to))).problem()
    };
    assert_eq!(with("\"deep/b\"", "\"deep/d\""), "src/start.md:13:3: no lesson is called `deep/d`; write `deep/b`");
    assert_eq!(with("\"09:05\"", "\"9 o'clock\""), "src/start.md:6:9: a time is written `\"09:00\"`, in 24 hours");
    assert_eq!(with("\"12:30\"", "\"24:00\""), "src/start.md:9:9: a time is written `\"09:00\"`, in 24 hours");
    assert!(with("break_after", "break_afer").starts_with("src/start.md:7:1: unknown field `break_afer`"));
    assert!(with("title = \"Short\"", "title = ").starts_with("src/start.md:5:"));
}
