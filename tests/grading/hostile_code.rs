//! Code that means harm, or that never ends.

use mini_lambda_cli::grading::book::Book;
use mini_lambda_cli::grading::row::State;

use crate::files::{Expected, HandedIn, Says, export_of};

const ENDLESS: &str = "Look for a loop without an end";

/// A file for each.
pub fn files(book: &Book) -> Vec<HandedIn> {
    let greeting = |name: &str, code: &str, state, part| file(book, "greet-by-name", name, code, state, part);
    let handler = |line: &str| format!("import json, os, re, sys, time\n\ndef handler(event, context):\n    {line}\n");
    let nothing = "The response is null";
    vec![
        greeting("loop", &handler("while True: pass"), State::Stopped, ENDLESS),
        greeting("loop-at-import", "while True: pass", State::Stopped, ENDLESS),
        greeting(
            "loop-that-catches",
            "def handler(event, context):\n    while True:\n        try:\n            while True: pass\n        except BaseException: pass\n",
            State::Stopped,
            ENDLESS,
        ),
        greeting("recursion", "def handler(event, context):\n    return handler(event, context)\n", State::Failed, "not greeted as agreed"),
        greeting("recursion-in-data", &handler("a = []\n    for _ in range(100_000): a = [a]\n    return a"), State::Failed, ""),
        greeting("memory", &handler("a = []\n    while True: a.append(bytes(1_000_000))"), State::Failed, ""),
        greeting("one-huge-text", &handler("return 'x' * 2 ** 31"), State::Failed, ""),
        greeting("megabytes-of-print", &handler("while True: print('x' * 1_000_000)"), State::Stopped, "prints, writes and sends"),
        greeting("lines-of-print", &handler("while True: print('\\x1b[2J' * 1_000)"), State::Stopped, ENDLESS),
        greeting("big-number", &handler("return 9 ** 9 ** 9"), State::Failed, ""),
        greeting("regular-expression", &handler("return re.match('(a+)+$', 'a' * 40 + 'b')"), State::Stopped, ENDLESS),
        greeting("sleeps-for-years", &handler("time.sleep(10 ** 9)"), State::Failed, ""),
        greeting("ends-the-process", &handler("os._exit(0)"), State::Failed, ""),
        greeting("ends-at-import", "import sys\nsys.exit('I go')\n", State::Failed, ""),
        greeting("kills-itself", &handler("os.kill(os.getpid(), 9)"), State::Failed, ""),
        greeting(
            "reads-this-machine",
            &handler("return open('/etc/passwd').read() + open('/proc/self/environ').read()"),
            State::Failed,
            "",
        ),
        greeting(
            "starts-a-program",
            &handler("os.system('touch /tmp/hurt'); import subprocess; subprocess.run(['id'])"),
            State::Failed,
            "",
        ),
        greeting(
            "fills-the-disk",
            &handler("f = open('/tmp/x', 'wb')\n    while True: f.write(bytes(1_000_000)); f.seek(0)"),
            State::Stopped,
            "prints, writes and sends",
        ),
        greeting("deep-source", &format!("x = {}0{}\n", "(".repeat(50_000), ")".repeat(50_000)), State::Failed, ""),
        greeting("long-source", &format!("{}\nprint(1)\n", "# nothing\n".repeat(100_000)), State::Failed, ""),
        greeting("nothing-at-all", "", State::Failed, ""),
        greeting("prints-and-forgets", &handler("print('Hello, Ada!')"), State::Failed, nothing),
        file(book, "carry-refunds", "heavy-sql", HEAVY_SQL, State::Stopped, ENDLESS),
        file(book, "carry-refunds", "heavy-documents", HEAVY_DOCUMENTS, State::Stopped, ENDLESS),
    ]
}

fn file(book: &Book, id: &str, name: &str, code: &str, state: State, part: &'static str) -> HandedIn {
    let exercise = &book.exercises[book.exercise(id).expect("the book has it")];
    HandedIn::json(format!("hostile/{name}.json"), &export_of(exercise, code), vec![Expected::of(id, state, Says::Part(part))])
}

const HEAVY_SQL: &str = r#"import psycopg2

warehouse = psycopg2.connect(host="warehouse", dbname="shop", user="etl", password="secret")

def handler(event, context):
    sql = warehouse.cursor()
    sql.execute("insert into refunds values " + ", ".join(["(1, 1, 'x')"] * 1000))
    while True:
        try:
            sql.execute("select count(*) from refunds a, refunds b, refunds c")
        except psycopg2.Error:
            warehouse.rollback()
            sql.execute("insert into refunds values " + ", ".join(["(1, 1, 'x')"] * 1000))
"#;

const HEAVY_DOCUMENTS: &str = r#"from pymongo import MongoClient

shop = MongoClient("mongodb://shop-db:27017").shop
every = {"from": "orders", "localField": "no", "foreignField": "no", "as": "all"}

def handler(event, context):
    while True:
        try:
            list(shop.orders.aggregate([{"$lookup": every}, {"$unwind": "$all"}, {"$lookup": every}, {"$unwind": "$all"}, {"$count": "n"}]))
        except Exception:
            pass
"#;
