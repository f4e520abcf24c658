//! The states of an execution environment, and the only ways from one to another.
//!
//! ```text
//! New ── BeginInit ──> Init ── InitDone ──> Ready ── BeginInvoke ──> Invoke ── InvokeDone ──> Ready
//!                       │ InitFailed          │                        │ ProcessDied
//!                       v                     │                        v
//!                     Reset <─────────────────┼────────────────────  Reset
//!  Reset ── BeginInit ──> SuppressedInit ── InitDone ──> Ready         │
//!                              └ InitFailed ──> Reset                  │
//!                       Ready, Reset ── Recycle ──> Recycled <─────────┘
//! ```
//!
//! AWS's words: <https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtime-environment.html>, read 2026-11-22.

use std::fmt;

/// Where an environment is in its life.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum State {
    /// Made, nothing loaded.
    New,
    /// Loading the function for the first time.
    Init,
    /// Loaded and frozen, waiting for an event.
    Ready,
    /// Running the handler.
    Invoke,
    /// The process is gone; /tmp and the log stream are there.
    Reset,
    /// Loading the function again, as part of an invocation.
    SuppressedInit,
    /// Gone.
    Recycled,
}

/// What may happen to an environment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Transition {
    /// A process is started.
    BeginInit,
    /// The function is loaded.
    InitDone,
    /// It could not be loaded.
    InitFailed,
    /// An event is handed to the process.
    BeginInvoke,
    /// The process asks for the next event.
    InvokeDone,
    /// The process ended, or was ended.
    ProcessDied,
    /// Lambda takes the environment away.
    Recycle,
}

/// A transition that the state does not name. Whoever asked for it has a bug.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct NotAllowed {
    pub state: State,
    pub transition: Transition,
}

impl State {
    /// The state after this transition.
    pub fn after(self, transition: Transition) -> Result<State, NotAllowed> {
        use Transition::{BeginInit, BeginInvoke, InitDone, InitFailed, InvokeDone, ProcessDied, Recycle};
        let refused = Err(NotAllowed { state: self, transition });
        match self {
            State::New => match transition {
                BeginInit => Ok(State::Init),
                InitDone | InitFailed | BeginInvoke | InvokeDone | ProcessDied | Recycle => refused,
            },
            State::Init => match transition {
                InitDone => Ok(State::Ready),
                InitFailed => Ok(State::Reset),
                BeginInit | BeginInvoke | InvokeDone | ProcessDied | Recycle => refused,
            },
            State::Ready => match transition {
                BeginInvoke => Ok(State::Invoke),
                Recycle => Ok(State::Recycled),
                BeginInit | InitDone | InitFailed | InvokeDone | ProcessDied => refused,
            },
            State::Invoke => match transition {
                InvokeDone => Ok(State::Ready),
                ProcessDied => Ok(State::Reset),
                BeginInit | InitDone | InitFailed | BeginInvoke | Recycle => refused,
            },
            State::Reset => match transition {
                BeginInit => Ok(State::SuppressedInit),
                Recycle => Ok(State::Recycled),
                InitDone | InitFailed | BeginInvoke | InvokeDone | ProcessDied => refused,
            },
            State::SuppressedInit => match transition {
                InitDone => Ok(State::Ready),
                InitFailed => Ok(State::Reset),
                BeginInit | BeginInvoke | InvokeDone | ProcessDied | Recycle => refused,
            },
            State::Recycled => match transition {
                BeginInit | InitDone | InitFailed | BeginInvoke | InvokeDone | ProcessDied | Recycle => refused,
            },
        }
    }
}

impl fmt::Display for NotAllowed {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "an environment in state {:?} was told {:?}", self.state, self.transition)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use State::{Init, Invoke, New, Ready, Recycled, Reset, SuppressedInit};
    use Transition::{BeginInit, BeginInvoke, InitDone, InitFailed, InvokeDone, ProcessDied, Recycle};

    #[test]
    fn only_the_named_transitions_are_allowed() {
        let allowed = [
            (New, BeginInit, Init),
            (Init, InitDone, Ready),
            (Init, InitFailed, Reset),
            (Ready, BeginInvoke, Invoke),
            (Ready, Recycle, Recycled),
            (Invoke, InvokeDone, Ready),
            (Invoke, ProcessDied, Reset),
            (Reset, BeginInit, SuppressedInit),
            (Reset, Recycle, Recycled),
            (SuppressedInit, InitDone, Ready),
            (SuppressedInit, InitFailed, Reset),
        ];
        for state in [New, Init, Ready, Invoke, Reset, SuppressedInit, Recycled] {
            for transition in [BeginInit, InitDone, InitFailed, BeginInvoke, InvokeDone, ProcessDied, Recycle] {
                let named = allowed.iter().find(|(from, by, _)| (*from, *by) == (state, transition));
                let expected = named.map(|(_, _, to)| *to).ok_or(NotAllowed { state, transition });
                assert_eq!(state.after(transition), expected);
            }
        }
    }
}
