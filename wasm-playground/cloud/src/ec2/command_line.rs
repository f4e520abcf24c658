//! A program and its arguments as one line, `etl.py --day "2026-01-31"`. There is no shell behind it.

/// A line, taken apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct CommandLine {
    /// The program's file.
    pub program: String,
    /// What stands behind it.
    pub arguments: Vec<String>,
}

/// What only a shell understands.
const SHELL: &[char] = &['|', '&', ';', '<', '>', '$', '`', '*', '%'];

impl CommandLine {
    /// Reads a line. `python3` in front of the program may be there. The error says what would be right.
    pub fn parse(line: &str) -> Result<CommandLine, String> {
        let mut words = words(line)?;
        if words.first().is_some_and(|word| word == "python3" || word == "/usr/bin/python3") {
            words.remove(0);
        }
        if words.is_empty() {
            return Err("is empty: say which program runs, \"etl.py\"".to_owned());
        }
        let program = words.remove(0);
        Ok(CommandLine { program, arguments: words })
    }
}

fn words(line: &str) -> Result<Vec<String>, String> {
    let mut words = Vec::new();
    let mut word: Option<String> = None;
    let mut quote = None;
    for letter in line.chars() {
        match (quote, letter) {
            (Some(open), _) if letter == open => quote = None,
            (Some(_), _) => word.get_or_insert_default().push(letter),
            (None, '"' | '\'') => {
                quote = Some(letter);
                word.get_or_insert_default();
            }
            (None, _) if letter.is_whitespace() => words.extend(word.take()),
            (None, _) if SHELL.contains(&letter) => {
                return Err(format!(
                    "{letter:?} is a shell's, and there is none here: write the program and its arguments. What it prints goes to /var/log"
                ));
            }
            (None, _) => word.get_or_insert_default().push(letter),
        }
    }
    if quote.is_some() {
        return Err("a quote is open; close it".to_owned());
    }
    words.extend(word);
    Ok(words)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(line: &str) -> (String, Vec<String>) {
        let CommandLine { program, arguments } = CommandLine::parse(line).unwrap();
        (program, arguments)
    }

    #[test]
    fn words_and_quotes() {
        assert_eq!(parsed("etl.py"), ("etl.py".to_owned(), vec![]));
        assert_eq!(
            parsed(" python3 jobs/etl.py  --day '2026 01' \"\" "),
            ("jobs/etl.py".to_owned(), vec!["--day".into(), "2026 01".into(), "".into()])
        );
    }

    #[test]
    fn what_only_a_shell_understands_is_refused() {
        for (line, part) in [
            ("etl.py > /tmp/x", "there is none here"),
            ("python3", "is empty"),
            ("etl.py 'x", "a quote is open"),
            ("a.py && b.py", "shell"),
        ] {
            let problem = CommandLine::parse(line).unwrap_err();
            assert!(problem.contains(part), "{line}: {problem}");
        }
    }
}
