//! Regular expressions, as MongoDB's queries use them: a part of PCRE that reads and matches in a few hundred lines.
//!
//! <https://www.mongodb.com/docs/manual/reference/operator/query/regex/>. What is not read here is refused by name: references to groups,
//! looking behind, properties of characters.

use super::refusal::{Outcome, Refusal};
use super::regex_match;

/// The deepest groups in groups.
const DEEPEST: usize = 50;
/// The largest number in `{…}`, as PCRE has it.
const MOST_TIMES: usize = 65_535;

/// A pattern that was read.
#[derive(Clone, Debug)]
pub(crate) struct Regex {
    pub root: Node,
    pub ignore_case: bool,
    pub multi_line: bool,
    pub dot_all: bool,
}

#[derive(Clone, Debug)]
pub(crate) enum Node {
    Char(char),
    Any,
    Set {
        negated: bool,
        items: Vec<Item>,
    },
    /// `^`, `$`, `\A`, `\z`.
    LineStart,
    LineEnd,
    TextStart,
    TextEnd,
    /// `\b`, and `\B` if it is negated.
    Word {
        negated: bool,
    },
    Sequence(Vec<Node>),
    Choice(Vec<Node>),
    Repeat {
        node: Box<Node>,
        least: usize,
        most: usize,
        lazy: bool,
    },
    Ahead {
        node: Box<Node>,
        negated: bool,
    },
}

/// A part of a set of characters.
#[derive(Clone, Debug)]
pub(crate) enum Item {
    Range(char, char),
    /// `d`, `w` or `s`, and whether all others are meant.
    Class(char, bool),
}

impl Regex {
    /// Reads a pattern with its options: `i`, `m`, `s`, `x` and `u`.
    pub fn read(pattern: &str, options: &str) -> Outcome<Regex> {
        if let Some(other) = options.chars().find(|option| !"imsxu".contains(*option)) {
            return Err(Refusal::new(51_108, format!("invalid flag in regex options: {other}")));
        }
        let letters: Vec<char> = pattern.chars().collect();
        let mut reader = Reader { letters, at: 0, depth: 0, spaced: options.contains('x'), options: options.to_owned() };
        let root = reader.choice()?;
        if reader.at < reader.letters.len() {
            return Err(reader.invalid("unmatched closing parenthesis"));
        }
        let has = |letter: char| reader.options.contains(letter);
        Ok(Regex { root, ignore_case: has('i'), multi_line: has('m'), dot_all: has('s') })
    }

    /// Whether it matches anywhere in a text.
    pub fn is_match(&self, text: &str) -> Outcome<bool> {
        regex_match::is_match(self, text)
    }
}

struct Reader {
    letters: Vec<char>,
    at: usize,
    depth: usize,
    /// Whether spaces and comments mean nothing.
    spaced: bool,
    options: String,
}

impl Reader {
    fn invalid(&self, problem: &str) -> Refusal {
        Refusal::new(51_091, format!("Regular expression is invalid: {problem}"))
    }

    fn missing(&self, what: &str) -> Refusal {
        Refusal::not_simulated(what, "characters, sets, groups, alternatives, repetitions, anchors, \\b, \\d, \\w, \\s and (?=…)")
    }

    fn peek(&self) -> Option<char> {
        self.letters.get(self.at).copied()
    }

    fn eat(&mut self, text: &str) -> bool {
        let is_there = text.chars().enumerate().all(|(offset, letter)| self.letters.get(self.at + offset) == Some(&letter));
        self.at += if is_there { text.chars().count() } else { 0 };
        is_there
    }

    fn choice(&mut self) -> Outcome<Node> {
        self.depth += 1;
        if self.depth > DEEPEST {
            return Err(self.invalid("parentheses are too deeply nested"));
        }
        let mut choices = vec![self.sequence()?];
        while self.eat("|") {
            choices.push(self.sequence()?);
        }
        self.depth -= 1;
        Ok(if choices.len() == 1 { choices.remove(0) } else { Node::Choice(choices) })
    }

    fn sequence(&mut self) -> Outcome<Node> {
        let mut nodes = Vec::new();
        while let Some(letter) = self.peek().filter(|letter| !matches!(letter, '|' | ')')) {
            if self.spaced && (letter.is_whitespace() || letter == '#') {
                self.at += 1;
                while letter == '#' && self.peek().is_some_and(|letter| letter != '\n') {
                    self.at += 1;
                }
                continue;
            }
            let node = self.atom()?;
            nodes.extend(match node {
                Some(node) => Some(self.repeated(node)?),
                None => None,
            });
        }
        Ok(Node::Sequence(nodes))
    }

    fn atom(&mut self) -> Outcome<Option<Node>> {
        let letter = self.letters[self.at];
        self.at += 1;
        Ok(Some(match letter {
            '.' => Node::Any,
            '^' => Node::LineStart,
            '$' => Node::LineEnd,
            '(' => return self.group(),
            '[' => self.set()?,
            '\\' => self.escape()?,
            '*' | '+' | '?' => return Err(self.invalid("quantifier does not follow a repeatable item")),
            other => Node::Char(other),
        }))
    }

    /// What is behind a parenthesis; none for options, `(?i)`.
    fn group(&mut self) -> Outcome<Option<Node>> {
        let (ahead, not_ahead) = (self.eat("?="), self.eat("?!"));
        if !ahead && !not_ahead && !self.eat("?:") && self.peek() == Some('?') {
            let end = self.letters[self.at..].iter().position(|letter| *letter == ')').map(|end| self.at + end);
            let options: String = self.letters[self.at + 1..end.unwrap_or(self.at + 1)].iter().collect();
            if options.is_empty() || !options.chars().all(|option| "imsx".contains(option)) {
                return Err(self.missing("a group that begins with (?"));
            }
            self.options.push_str(&options);
            self.spaced |= options.contains('x');
            self.at = end.map_or(self.at, |end| end + 1);
            return Ok(None);
        }
        let node = self.choice()?;
        if !self.eat(")") {
            return Err(self.invalid("missing closing parenthesis"));
        }
        Ok(Some(if ahead || not_ahead { Node::Ahead { node: Box::new(node), negated: not_ahead } } else { node }))
    }

    fn repeated(&mut self, node: Node) -> Outcome<Node> {
        let (least, most) = match self.peek() {
            Some('*') => (0, usize::MAX),
            Some('+') => (1, usize::MAX),
            Some('?') => (0, 1),
            Some('{') => match self.counts()? {
                Some(counts) => counts,
                None => return Ok(node),
            },
            _ => return Ok(node),
        };
        self.at += 1;
        if self.peek() == Some('+') {
            return Err(self.missing("a possessive repetition"));
        }
        let lazy = self.eat("?");
        Ok(Node::Repeat { node: Box::new(node), least, most, lazy })
    }

    /// `{2}`, `{2,}`, `{2,5}`, up to the bracket at the end; none if it is nothing of that: then the bracket means itself.
    fn counts(&mut self) -> Outcome<Option<(usize, usize)>> {
        let Some(end) = self.letters[self.at..].iter().position(|letter| *letter == '}') else { return Ok(None) };
        let inside: String = self.letters[self.at + 1..self.at + end].iter().collect();
        let (least, most) = inside.split_once(',').unwrap_or((&inside, &inside));
        let (Ok(least), Ok(most)) = (least.parse::<usize>(), if most.is_empty() { Ok(usize::MAX) } else { most.parse() }) else {
            return Ok(None);
        };
        if least > MOST_TIMES || (most > MOST_TIMES && most != usize::MAX) {
            return Err(self.invalid("number too big in {} quantifier"));
        }
        if most < least {
            return Err(self.invalid("numbers out of order in {} quantifier"));
        }
        self.at += end;
        Ok(Some((least, most)))
    }

    fn escape(&mut self) -> Outcome<Node> {
        let Some(letter) = self.peek() else { return Err(self.invalid("\\ at end of pattern")) };
        self.at += 1;
        Ok(match letter {
            'd' | 'w' | 's' => Node::Set { negated: false, items: vec![Item::Class(letter, false)] },
            'D' | 'W' | 'S' => Node::Set { negated: false, items: vec![Item::Class(letter.to_ascii_lowercase(), true)] },
            'b' => Node::Word { negated: false },
            'B' => Node::Word { negated: true },
            'A' => Node::TextStart,
            'z' | 'Z' => Node::TextEnd,
            other => Node::Char(self.escaped(other)?),
        })
    }

    fn escaped(&mut self, letter: char) -> Outcome<char> {
        Ok(match letter {
            'n' => '\n',
            't' => '\t',
            'r' => '\r',
            'f' => '\u{c}',
            'x' => {
                let digits: String = self.letters.get(self.at..self.at + 2).unwrap_or_default().iter().collect();
                self.at += digits.chars().count();
                u32::from_str_radix(&digits, 16).ok().and_then(char::from_u32).ok_or_else(|| self.missing("this form of \\x"))?
            }
            other if other.is_ascii_alphanumeric() => return Err(self.missing(&format!("\\{other} in a regular expression"))),
            other => other,
        })
    }

    fn set(&mut self) -> Outcome<Node> {
        let negated = self.eat("^");
        let mut items = Vec::new();
        loop {
            let Some(letter) = self.peek() else { return Err(self.invalid("missing terminating ] for character class")) };
            self.at += 1;
            let first = match letter {
                ']' if !items.is_empty() => return Ok(Node::Set { negated, items }),
                '[' if self.peek() == Some(':') => return Err(self.missing("a class like [:alpha:]")),
                '\\' => {
                    let Some(escaped) = self.peek() else { return Err(self.invalid("\\ at end of pattern")) };
                    self.at += 1;
                    if "dwsDWS".contains(escaped) {
                        items.push(Item::Class(escaped.to_ascii_lowercase(), escaped.is_ascii_uppercase()));
                        continue;
                    }
                    if escaped == 'b' { '\u{8}' } else { self.escaped(escaped)? }
                }
                other => other,
            };
            let is_range = self.peek() == Some('-') && self.letters.get(self.at + 1).is_some_and(|letter| *letter != ']');
            if !is_range {
                items.push(Item::Range(first, first));
                continue;
            }
            self.at += 1;
            let mut last = self.letters[self.at];
            self.at += 1;
            if last == '\\' {
                let Some(escaped) = self.peek() else { return Err(self.invalid("\\ at end of pattern")) };
                self.at += 1;
                last = self.escaped(escaped)?;
            }
            if last < first {
                return Err(self.invalid("range out of order in character class"));
            }
            items.push(Item::Range(first, last));
        }
    }
}
