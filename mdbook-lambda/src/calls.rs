//! How often a cell's function is called, and what happens between the calls.

use serde_json::{Value, json};

/// The calls of one run of a cell. Every memory size gets all its calls before the next size comes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Calls {
    /// Calls, for each memory size.
    pub(crate) times: usize,
    /// Seconds that pass between one call and the next: none, one for every gap, or one for each.
    pub(crate) pauses_s: Vec<u64>,
    /// Memory sizes, when there are several.
    pub(crate) memory_mb: Vec<u64>,
}

impl Default for Calls {
    /// One call.
    fn default() -> Calls {
        Calls { times: 1, pauses_s: Vec::new(), memory_mb: Vec::new() }
    }
}

impl Calls {
    /// How many calls there are.
    pub(crate) fn count(&self) -> usize {
        self.times * self.memory_mb.len().max(1)
    }

    /// The steps of the scenario; the calls are in it without their event.
    pub(crate) fn steps(&self) -> Vec<Value> {
        let mut steps = Vec::new();
        for call in 0..self.count() {
            if let Some(seconds) = self.pause_before(call) {
                steps.push(json!({ "advance_s": seconds }));
            }
            // The first size too is set by a step: the reader may press Run again, and by then the last one holds.
            if let Some(memory_mb) = self.memory_mb.get(call / self.times).filter(|_| call.is_multiple_of(self.times)) {
                steps.push(json!({"update_function": {"name": "fn", "memory_mb": memory_mb}}));
            }
            steps.push(json!({"invoke": "fn"}));
        }
        steps
    }

    /// Which of the steps are calls, counted from 1.
    pub(crate) fn invoking_steps(&self) -> Vec<usize> {
        let steps = self.steps();
        (1..).zip(&steps).filter(|(_, step)| step.get("invoke").is_some()).map(|(number, _)| number).collect()
    }

    fn pause_before(&self, call: usize) -> Option<u64> {
        let gap = call.checked_sub(1)?;
        self.pauses_s.get(gap).or_else(|| self.pauses_s.last().filter(|_| self.pauses_s.len() == 1)).copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(calls: &Calls) -> Vec<String> {
        calls.steps().iter().map(Value::to_string).collect()
    }

    #[test]
    fn pauses_stand_between_the_calls() {
        let call = r#"{"invoke":"fn"}"#;
        let pause = |seconds| format!(r#"{{"advance_s":{seconds}}}"#);
        let mut calls = Calls { times: 3, pauses_s: vec![60], ..Calls::default() };
        assert_eq!(words(&calls), [call, &pause(60), call, &pause(60), call]);
        calls.pauses_s = vec![60, 900];
        assert_eq!(words(&calls), [call, &pause(60), call, &pause(900), call]);
        assert_eq!(calls.invoking_steps(), [1, 3, 5]);
        assert_eq!(words(&Calls::default()), [call]);
    }

    #[test]
    fn each_memory_size_gets_all_its_calls() {
        let calls = Calls { times: 2, memory_mb: vec![128, 512], ..Calls::default() };
        let update = |mb| format!(r#"{{"update_function":{{"name":"fn","memory_mb":{mb}}}}}"#);
        let call = r#"{"invoke":"fn"}"#;
        assert_eq!(words(&calls), [&update(128), call, call, &update(512), call, call]);
        assert_eq!((calls.count(), calls.invoking_steps()), (4, vec![2, 3, 5, 6]));
    }
}
