//! Whether a regular expression matches: backtracking, with a limit, as PCRE has one.

use super::refusal::{Outcome, Refusal};
use super::regex::{Item, Node, Regex};

/// Steps after which a match is given up. PCRE's own limit (`MATCH_LIMIT`, ten million) would keep a browser waiting.
const MOST_STEPS: u64 = 2_000_000;
/// Calls in calls, so that no pattern can use up the stack of a browser's worker.
const DEEPEST: usize = 1_500;

struct Matching<'a> {
    regex: &'a Regex,
    text: &'a [char],
    steps: u64,
    depth: usize,
    is_given_up: bool,
}

/// What follows: whether the rest of the pattern matches from a place on.
type Then<'t> = &'t mut dyn FnMut(&mut Matching<'_>, usize) -> bool;

/// Whether it matches anywhere in the text.
pub(crate) fn is_match(regex: &Regex, text: &str) -> Outcome<bool> {
    let letters: Vec<char> = text.chars().map(|letter| folded(letter, regex.ignore_case)).collect();
    let mut matching = Matching { regex, text: &letters, steps: 0, depth: 0, is_given_up: false };
    let found = (0..=letters.len()).any(|start| matching.node(&regex.root, start, &mut |_, _| true));
    if matching.is_given_up {
        return Err(Refusal::new(51_156, "Error occurred while executing the regular expression. Result code: match limit exceeded"));
    }
    Ok(found)
}

fn folded(letter: char, ignore_case: bool) -> char {
    if ignore_case { letter.to_lowercase().next().unwrap_or(letter) } else { letter }
}

impl Matching<'_> {
    fn node(&mut self, node: &Node, at: usize, then: Then<'_>) -> bool {
        self.steps += 1;
        self.depth += 1;
        self.is_given_up |= self.steps > MOST_STEPS || self.depth > DEEPEST;
        let matches = !self.is_given_up && self.matches(node, at, then);
        self.depth -= 1;
        matches
    }

    fn matches(&mut self, node: &Node, at: usize, then: Then<'_>) -> bool {
        match node {
            Node::Char(_) | Node::Any | Node::Set { .. } => self.one(node, at) && then(self, at + 1),
            Node::Sequence(nodes) => self.sequence(nodes, at, then),
            Node::Choice(choices) => choices.iter().any(|choice| self.node(choice, at, then)),
            Node::Repeat { node, least, most, lazy } => {
                if matches!(**node, Node::Char(_) | Node::Any | Node::Set { .. }) {
                    self.run(node, (*least, *most, *lazy), at, then)
                } else {
                    self.repeat(node, (*least, *most, *lazy), at, then)
                }
            }
            Node::Ahead { node, negated } => self.node(node, at, &mut |_, _| true) != *negated && then(self, at),
            _ => self.stands(node, at) && then(self, at),
        }
    }

    fn sequence(&mut self, nodes: &[Node], at: usize, then: Then<'_>) -> bool {
        match nodes {
            [] => then(self, at),
            [last] => self.node(last, at, then),
            [first, rest @ ..] => self.node(first, at, &mut |matching, at| matching.sequence(rest, at, then)),
        }
    }

    /// One character over and over: no call in a call for each of them.
    fn run(&mut self, node: &Node, (least, most, lazy): (usize, usize, bool), at: usize, then: Then<'_>) -> bool {
        let longest = (0..most).take_while(|count| self.one(node, at + count)).count();
        self.steps += longest as u64;
        if longest < least {
            return false;
        }
        if lazy {
            (least..=longest).any(|count| then(self, at + count))
        } else {
            (least..=longest).rev().any(|count| then(self, at + count))
        }
    }

    fn repeat(&mut self, node: &Node, (least, most, lazy): (usize, usize, bool), at: usize, then: Then<'_>) -> bool {
        if lazy && least == 0 && then(self, at) {
            return true;
        }
        let again = most > 0
            && self.node(node, at, &mut |matching, next| {
                // A round that matched nothing would go on for ever.
                (next > at || least > 0) && matching.repeat(node, (least.saturating_sub(1), most - 1, lazy), next, then)
            });
        again || !lazy && least == 0 && !self.is_given_up && then(self, at)
    }

    fn one(&self, node: &Node, at: usize) -> bool {
        let Some(letter) = self.text.get(at).copied() else { return false };
        match node {
            Node::Char(wanted) => folded(*wanted, self.regex.ignore_case) == letter,
            Node::Any => self.regex.dot_all || letter != '\n',
            Node::Set { negated, items } => items.iter().any(|item| self.is_in(item, letter)) != *negated,
            _ => false,
        }
    }

    fn is_in(&self, item: &Item, letter: char) -> bool {
        match item {
            Item::Range(first, last) => {
                let within = |letter: char| (*first..=*last).contains(&letter);
                within(letter) || self.regex.ignore_case && letter.to_uppercase().any(within)
            }
            Item::Class('d', negated) => letter.is_ascii_digit() != *negated,
            Item::Class('s', negated) => letter.is_ascii_whitespace() != *negated,
            Item::Class(_, negated) => is_word(letter) != *negated,
        }
    }

    /// What matches a place and no character.
    fn stands(&self, node: &Node, at: usize) -> bool {
        let (before, behind) = (at.checked_sub(1).and_then(|at| self.text.get(at)), self.text.get(at));
        match node {
            Node::LineStart => before.is_none() || self.regex.multi_line && before == Some(&'\n'),
            Node::LineEnd => behind.is_none() || behind == Some(&'\n') && (self.regex.multi_line || at + 1 == self.text.len()),
            Node::TextStart => before.is_none(),
            Node::TextEnd => behind.is_none(),
            Node::Word { negated } => {
                let is_word = |letter: Option<&char>| letter.copied().is_some_and(is_word);
                (is_word(before) != is_word(behind)) != *negated
            }
            _ => false,
        }
    }
}

fn is_word(letter: char) -> bool {
    letter.is_ascii_alphanumeric() || letter == '_'
}
