//! The paths through one function: basic blocks, where they lead, which loop they are in and what they cost.

use wasmparser::{FunctionBody, Operator};

use super::MeterError;
use super::plan::PREPAID_INDIRECT;

/// Index of a block in its [`Graph`]. A block comes after all that lead to it, except a loop's head by its own loop.
pub type BlockId = usize;
/// Index of a loop in its [`Graph`]; 0 is the function itself.
pub type LoopId = usize;

/// Instructions that are executed together or not at all.
#[derive(Debug, Default)]
pub struct Block {
    /// The operator before which the block begins.
    pub start: usize,
    /// What its instructions cost, callees not counted.
    pub cost: u64,
    /// Functions that it calls directly, once for each call.
    pub calls: Vec<u32>,
    /// It calls through a table.
    pub calls_indirect: bool,
    /// Where it leads.
    pub next: Vec<BlockId>,
    /// It ends in `unreachable`.
    pub traps: bool,
    /// The innermost loop around it.
    pub inside: LoopId,
    /// It is the head of that loop.
    pub head: bool,
    /// It ends in a `return`, before this operator.
    pub returns: Option<usize>,
    /// It leads to the end of the function by a branch or by falling through.
    pub ends: bool,
}

/// A function as blocks.
#[derive(Debug)]
pub struct Graph {
    /// The blocks; the first is the entry.
    pub blocks: Vec<Block>,
    /// For each loop the one around it; the function's own entry is 0 and means nothing.
    pub around: Vec<LoopId>,
}

enum Kind {
    Plain,
    Loop(BlockId),
    /// An `if` whose `else` has not come; the block that decides.
    If(Option<BlockId>),
}

struct Frame {
    kind: Kind,
    /// Blocks that lead behind the end.
    leaving: Vec<BlockId>,
    /// The loop around the construct.
    inside: LoopId,
}

struct Builder {
    graph: Graph,
    frames: Vec<Frame>,
    /// The block being filled; none where no path leads.
    current: Option<BlockId>,
    inside: LoopId,
}

impl Builder {
    fn open(&mut self, start: usize, from: &[BlockId]) -> BlockId {
        let id = self.graph.blocks.len();
        self.graph.blocks.push(Block { start, inside: self.inside, ..Block::default() });
        for &block in from {
            let next = &mut self.graph.blocks[block].next;
            if !next.contains(&id) {
                next.push(id);
            }
        }
        self.current = Some(id);
        id
    }

    fn branch(&mut self, from: BlockId, depth: u32) {
        let index = self.frames.len() - 1 - depth as usize;
        let frame = &mut self.frames[index];
        match frame.kind {
            Kind::Loop(head) => {
                let next = &mut self.graph.blocks[from].next;
                if !next.contains(&head) {
                    next.push(head);
                }
            }
            _ => {
                if !frame.leaving.contains(&from) {
                    frame.leaving.push(from);
                }
                if index == 0 {
                    self.graph.blocks[from].ends = true;
                }
            }
        }
    }

    fn charge(&mut self, cost: u64) {
        if let Some(current) = self.current {
            self.graph.blocks[current].cost += cost;
        }
    }

    fn operator(&mut self, position: usize, operator: &Operator<'_>) -> Result<(), MeterError> {
        match operator {
            Operator::Nop => {}
            Operator::Block { .. } => {
                self.frames.push(Frame { kind: Kind::Plain, leaving: Vec::new(), inside: self.inside });
            }
            Operator::Loop { .. } => self.enter_loop(position),
            Operator::If { .. } => {
                self.charge(1);
                let decides = self.current.take();
                self.frames.push(Frame { kind: Kind::If(decides), leaving: Vec::new(), inside: self.inside });
                if let Some(decides) = decides {
                    self.open(position + 1, &[decides]);
                }
            }
            Operator::Else => self.enter_else(position),
            Operator::End => self.leave(position),
            Operator::Br { relative_depth } => {
                self.charge(1);
                if let Some(current) = self.current.take() {
                    self.branch(current, *relative_depth);
                }
            }
            Operator::BrIf { relative_depth } => {
                self.charge(1);
                if let Some(current) = self.current.take() {
                    self.branch(current, *relative_depth);
                    self.open(position + 1, &[current]);
                }
            }
            Operator::BrTable { targets } => {
                self.charge(1);
                if let Some(current) = self.current.take() {
                    for depth in targets.targets() {
                        self.branch(current, depth?);
                    }
                    self.branch(current, targets.default());
                }
            }
            Operator::Return => {
                self.charge(1);
                if let Some(current) = self.current.take() {
                    self.graph.blocks[current].returns = Some(position);
                }
            }
            Operator::Unreachable => {
                if let Some(current) = self.current.take() {
                    self.graph.blocks[current].traps = true;
                }
            }
            Operator::Call { function_index } => {
                self.charge(1);
                if let Some(current) = self.current {
                    self.graph.blocks[current].calls.push(*function_index);
                }
            }
            Operator::CallIndirect { .. } => {
                self.charge(1 + PREPAID_INDIRECT);
                if let Some(current) = self.current {
                    self.graph.blocks[current].calls_indirect = true;
                }
            }
            other => {
                if moves_control(other) {
                    return Err(MeterError::Unsupported(format!("{other:?}")));
                }
                self.charge(1);
            }
        }
        Ok(())
    }

    fn enter_loop(&mut self, position: usize) {
        let around = self.inside;
        let before = self.current.take();
        let kind = match before {
            Some(before) => {
                self.graph.around.push(around);
                self.inside = self.graph.around.len() - 1;
                let head = self.open(position + 1, &[before]);
                self.graph.blocks[head].head = true;
                Kind::Loop(head)
            }
            None => Kind::Plain,
        };
        self.frames.push(Frame { kind, leaving: Vec::new(), inside: around });
    }

    fn enter_else(&mut self, position: usize) {
        let then_end = self.current.take();
        let Some(frame) = self.frames.last_mut() else { return };
        frame.leaving.extend(then_end);
        let decides = match std::mem::replace(&mut frame.kind, Kind::Plain) {
            Kind::If(decides) => decides,
            _ => None,
        };
        if let Some(decides) = decides {
            self.open(position + 1, &[decides]);
        }
    }

    fn leave(&mut self, position: usize) {
        let Some(frame) = self.frames.pop() else { return };
        let mut leaving = frame.leaving;
        if let Kind::If(Some(decides)) = frame.kind {
            leaving.push(decides);
        }
        self.inside = frame.inside;
        if self.frames.is_empty() {
            if let Some(current) = self.current.take() {
                self.graph.blocks[current].ends = true;
            }
            return;
        }
        // A loop's end is only fallen through; the block behind it is a new one, for it runs less often.
        let falls_out_of_loop = matches!(frame.kind, Kind::Loop(_)) && self.current.is_some();
        if !leaving.is_empty() || falls_out_of_loop {
            leaving.extend(self.current.take());
            leaving.dedup();
            self.open(position + 1, &leaving);
        }
    }
}

/// Control flow that compilers for the plain web target do not use.
fn moves_control(operator: &Operator<'_>) -> bool {
    matches!(
        operator,
        Operator::TryTable { .. }
            | Operator::Try { .. }
            | Operator::Catch { .. }
            | Operator::CatchAll
            | Operator::Delegate { .. }
            | Operator::Throw { .. }
            | Operator::ThrowRef
            | Operator::Rethrow { .. }
            | Operator::BrOnNull { .. }
            | Operator::BrOnNonNull { .. }
            | Operator::BrOnCast { .. }
            | Operator::BrOnCastFail { .. }
            | Operator::ReturnCall { .. }
            | Operator::ReturnCallIndirect { .. }
            | Operator::ReturnCallRef { .. }
            | Operator::CallRef { .. }
            | Operator::Suspend { .. }
            | Operator::Resume { .. }
            | Operator::ResumeThrow { .. }
            | Operator::Switch { .. }
    )
}

/// Reads a function as blocks. The module must have been validated.
pub fn graph(body: &FunctionBody<'_>) -> Result<Graph, MeterError> {
    let mut builder = Builder {
        graph: Graph { blocks: Vec::new(), around: vec![0] },
        frames: vec![Frame { kind: Kind::Plain, leaving: Vec::new(), inside: 0 }],
        current: None,
        inside: 0,
    };
    builder.open(0, &[]);
    for (position, operator) in body.get_operators_reader()?.into_iter().enumerate() {
        builder.operator(position, &operator?)?;
    }
    Ok(builder.graph)
}
