//! The kinds of mistakes: their names, why they matter, what to look at, and the lesson about each.

/// A kind of mistake.
#[derive(Clone, Copy, Debug)]
pub struct MistakeKind {
    /// Its name for programs, and in `mistake=…` of a cell.
    pub name: &'static str,
    /// Its name for people.
    pub title: &'static str,
    /// Why it matters.
    pub why: &'static str,
    /// What to look at.
    pub look: &'static str,
    /// The lesson about it: its file in the book's `src`, with a heading behind `#`.
    pub lesson: &'static str,
    /// The lesson's title.
    pub lesson_title: &'static str,
}

/// All kinds, the ones that lose or double something first.
pub const KINDS: &[MistakeKind] = &[
    MistakeKind {
        name: "recursion",
        title: "Writing to the place that triggers",
        why: "Each run starts the next one. Nothing is red, and you pay for every round.",
        look: "Write under another prefix or to another bucket, or narrow the trigger's prefix and suffix.",
        lesson: "limits/loops.md#how-to-prevent-it",
        lesson_title: "Loops that feed themselves",
    },
    MistakeKind {
        name: "lost-event",
        title: "No dead letters",
        why: "After the last try the event is gone. Nobody can mend it or send it again, and the log does not hold it.",
        look: "Give the function a dead-letter queue or an on-failure destination; give a queue a redrive policy.",
        lesson: "limits/retries.md#the-dead-letter-queue-keep-the-event",
        lesson_title: "Retries, dead letters and destinations",
    },
    MistakeKind {
        name: "swallowed-exception",
        title: "An error that is swallowed",
        why: "For Lambda a handler that returns has succeeded: no retry, no dead letter, no alarm.",
        look: "Look at the `except`. Let what you cannot mend leave the handler, or put the event aside where somebody looks.",
        lesson: "serverless/three-ways.md#break-it",
        lesson_title: "Synchronous, asynchronous, polled",
    },
    MistakeKind {
        name: "not-idempotent",
        title: "The same event, twice the effect",
        why: "Events come at least once. A second time that adds again pays twice, mails twice or counts twice.",
        look: "Take names and keys from the event, so that the second time writes the same thing to the same place, or remember what is done.",
        lesson: "serverless/at-least-once.md#make-it-the-same-thing",
        lesson_title: "At least once",
    },
    MistakeKind {
        name: "all-or-nothing-batch",
        title: "One bad message sends all back",
        why: "The good messages of the batch are handled again and again, and end in the dead-letter queue with the bad one.",
        look: "Handle each message on its own, return `batchItemFailures`, and switch on ReportBatchItemFailures.",
        lesson: "limits/bad-input.md#say-which-one-failed",
        lesson_title: "Bad input and poison messages",
    },
    MistakeKind {
        name: "batch-answer",
        title: "An answer about the batch that Lambda does not use",
        why: "Without the setting, Lambda deletes the messages that you called failed. With it, a slip in the answer sends all back.",
        look: "Check the setting ReportBatchItemFailures, and the form {\"batchItemFailures\": [{\"itemIdentifier\": messageId}]}.",
        lesson: "limits/bad-input.md#small-print",
        lesson_title: "Bad input and poison messages",
    },
    MistakeKind {
        name: "unbounded-batch",
        title: "A batch that grows into the timeout",
        why: "The work grows with the batch. One message more, or a slower service, and the run is stopped half-way and begins again.",
        look: "Make the batch smaller, or the timeout longer. Stop while there is time, and report the rest as failed.",
        lesson: "limits/timeouts.md#look-at-the-clock",
        lesson_title: "Timeouts",
    },
    MistakeKind {
        name: "timeout-too-short",
        title: "A timeout shorter than the work",
        why: "A second try of the same work needs the same time. It is stopped again, and you pay each time.",
        look: "Compare the timeout with the time that the work takes, or give the function less work at a time.",
        lesson: "limits/timeouts.md#how-long-should-it-be",
        lesson_title: "Timeouts",
    },
    MistakeKind {
        name: "undecoded-key",
        title: "A key that was not decoded",
        why: "S3 writes keys in its events as forms write values: a blank is `+`. The function works until a name has a blank in it.",
        look: "Use `urllib.parse.unquote_plus` on the key before you ask S3 for the object.",
        lesson: "serverless/triggers.md#keys-are-in-disguise",
        lesson_title: "Events and triggers",
    },
    MistakeKind {
        name: "global-state",
        title: "State that stays between calls",
        why: "Who gets a used environment and who gets a new one is chance. What is left over belongs to another call, perhaps of another customer.",
        look: "Look at what the handler changes outside itself: global variables, default arguments, files in /tmp.",
        lesson: "concepts/stateless.md#worse-than-forgetting-remembering",
        lesson_title: "Stateless by design",
    },
    MistakeKind {
        name: "client-in-handler",
        title: "A client made anew at each call",
        why: "Making a client takes time, and the connection of the one before is lost. You wait and pay for it in every call.",
        look: "Make the client outside the handler, once for each environment.",
        lesson: "concepts/cold-and-warm.md#what-to-do-outside-the-handler",
        lesson_title: "Cold and warm",
    },
];

/// The kind of that name.
pub(crate) fn kind(name: &str) -> Option<&'static MistakeKind> {
    KINDS.iter().find(|kind| kind.name == name)
}
