//! Decides what is charged where: merges charges, lets callers pay for small functions, picks the loops that count in a local.
//!
//! Every block has a **need**: its own cost and the dearest of the paths behind it, as far as those let themselves be paid
//! for beforehand (their **credit**). A block's charge is its need less its own credit. Needs are computed backwards; where
//! a fork would waste more than [`WASTE`] on its cheaper side, the credit of the dearer side is cut and all is computed
//! again, until nothing changes.

use super::flow::{BlockId, Graph, LoopId};
use super::{Function, Survey};

/// The most units that a path may be charged for instructions of its neighbour, at each fork.
pub const WASTE: u64 = 12;
/// The most units that leaving a loop by its head may be charged for the body that does not run any more.
pub const WASTE_AT_EXIT: u64 = 64;
/// The dearest function without a charge of its own.
pub const PREPAID: u64 = 40;
/// The same for a function that a table holds, and what every call through a table pays for it.
pub const PREPAID_INDIRECT: u64 = 12;

/// What is done before one operator.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Charge {
    /// The operator's position in the function.
    pub before: usize,
    /// Units.
    pub amount: u64,
    /// Count in the function's local instead of the global.
    pub in_local: bool,
    /// Move what the local holds to the global.
    pub settle: bool,
    /// Trap when the work is used up.
    pub check: bool,
}

/// What the pass adds to one function.
#[derive(Debug, Default)]
pub struct Plan {
    /// In order of position.
    pub charges: Vec<Charge>,
}

/// What callers must know of a function.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Price {
    Unknown,
    /// It is being planned: whoever calls it now belongs to a recursion.
    Busy,
    /// Its callers pay this for it.
    Prepaid(u64),
    /// It pays for itself.
    Own,
}

/// Plans of all functions, in order.
pub fn plans(survey: &Survey) -> Vec<Plan> {
    let mut plans: Vec<Plan> = Vec::new();
    plans.resize_with(survey.functions.len(), Plan::default);
    let mut prices = vec![Price::Unknown; survey.functions.len()];
    let callees = |function: usize| -> Vec<usize> {
        let blocks = survey.functions[function].graph.blocks.iter();
        blocks.flat_map(|block| &block.calls).filter_map(|&index| survey.own(index)).collect()
    };
    // Callees first, by a stack of our own: call chains are longer than a thread's stack.
    for root in 0..survey.functions.len() {
        if prices[root] != Price::Unknown {
            continue;
        }
        prices[root] = Price::Busy;
        let mut path = vec![(root, callees(root).into_iter())];
        while let Some((function, rest)) = path.last_mut() {
            let function = *function;
            match rest.find(|&callee| prices[callee] == Price::Unknown) {
                Some(callee) => {
                    prices[callee] = Price::Busy;
                    path.push((callee, callees(callee).into_iter()));
                }
                None => {
                    let (plan, price) = plan(survey, function, &prices);
                    plans[function] = plan;
                    prices[function] = price;
                    path.pop();
                }
            }
        }
    }
    plans
}

/// One function with what its calls cost.
struct Planner<'a> {
    graph: &'a Graph,
    /// Cost of each block, callees that do not pay for themselves included.
    costs: Vec<u64>,
    /// Calls something that charges the global itself.
    calls_out: Vec<bool>,
    /// Blocks that can only end in a trap.
    doomed: Vec<bool>,
    /// For each loop the blocks outside that it leads to, each directly around it.
    exits: Vec<Vec<BlockId>>,
    /// For each loop its head.
    heads: Vec<BlockId>,
    /// The most that others may pay for a block.
    caps: Vec<u64>,
    /// What a block and all that it pays for cost.
    needs: Vec<u64>,
}

fn plan(survey: &Survey, function: usize, prices: &[Price]) -> (Plan, Price) {
    let Function { graph, in_table, exported, .. } = &survey.functions[function];
    let mut planner = Planner::new(survey, graph, prices);
    while planner.compute_needs() {}
    let most = if *in_table { PREPAID_INDIRECT } else { PREPAID };
    let prepaid = !exported
        && planner.needs[0] <= most
        && graph.around.len() == 1
        && (1..graph.blocks.len()).all(|block| planner.charge_of(block) == 0);
    if prepaid {
        return (Plan::default(), Price::Prepaid(planner.needs[0]));
    }
    (Plan { charges: planner.charges() }, Price::Own)
}

impl<'a> Planner<'a> {
    fn new(survey: &Survey, graph: &'a Graph, prices: &[Price]) -> Self {
        let count = graph.blocks.len();
        let mut costs = Vec::with_capacity(count);
        let mut calls_out = Vec::with_capacity(count);
        for block in &graph.blocks {
            let mut cost = block.cost;
            let mut out = block.calls_indirect;
            for &callee in &block.calls {
                match survey.own(callee).map(|own| prices[own]) {
                    Some(Price::Prepaid(price)) => cost += price,
                    _ => out = true,
                }
            }
            costs.push(cost);
            calls_out.push(out);
        }
        let mut planner = Planner {
            graph,
            costs,
            calls_out,
            doomed: vec![false; count],
            exits: vec![Vec::new(); graph.around.len()],
            heads: vec![0; graph.around.len()],
            caps: vec![u64::MAX; count],
            needs: vec![0; count],
        };
        planner.survey_loops();
        planner
    }

    fn survey_loops(&mut self) {
        for (id, block) in self.graph.blocks.iter().enumerate().rev() {
            // A way back (`next <= id`) is never doomed: what it leads to is not known yet, and false.
            self.doomed[id] = block.traps || (!block.next.is_empty() && !block.ends && block.next.iter().all(|&next| self.doomed[next]));
            if block.head {
                self.heads[block.inside] = id;
            }
            for &next in &block.next {
                if let Some(left) = self.loop_left(id, next)
                    && !self.graph.blocks[next].head
                    && !self.exits[left].contains(&next)
                {
                    self.exits[left].push(next);
                }
            }
        }
    }

    /// The outermost loop that the way from `from` to `to` leaves.
    fn loop_left(&self, from: BlockId, to: BlockId) -> Option<LoopId> {
        let target = self.graph.blocks[to].inside;
        let mut inner = self.graph.blocks[from].inside;
        if inner == target || self.enters_loop(from, to) {
            return None;
        }
        while inner != 0 && self.graph.around[inner] != target {
            inner = self.graph.around[inner];
        }
        (inner != 0).then_some(inner)
    }

    fn enters_loop(&self, from: BlockId, to: BlockId) -> bool {
        self.graph.blocks[to].head && from < to
    }

    /// The blocks that `block` may pay for: those behind it in the same loop, and those behind a loop that it enters.
    fn payable(&self, block: BlockId) -> Vec<BlockId> {
        let mut payable = Vec::new();
        for &next in &self.graph.blocks[block].next {
            if self.enters_loop(block, next) {
                payable.extend(&self.exits[self.graph.blocks[next].inside]);
            } else if self.graph.blocks[next].inside == self.graph.blocks[block].inside && next > block {
                payable.push(next);
            }
        }
        payable.retain(|&next| !self.doomed[next]);
        payable
    }

    fn credit(&self, block: BlockId) -> u64 {
        self.needs[block].min(self.caps[block])
    }

    /// One round, backwards. True when a cap was lowered, so that another round is needed.
    fn compute_needs(&mut self) -> bool {
        let mut changed = false;
        for block in (0..self.graph.blocks.len()).rev() {
            if self.doomed[block] {
                continue;
            }
            let payable = self.payable(block);
            let leaves = self.leaves_otherwise(block);
            let least = payable.iter().map(|&next| self.credit(next)).min().unwrap_or(0);
            let (base, allowed) = match leaves {
                Leaves::No => (least, least + WASTE),
                Leaves::Function => (0, WASTE),
                Leaves::Loop => (0, WASTE_AT_EXIT),
            };
            for &next in &payable {
                if self.credit(next) > allowed {
                    self.caps[next] = base;
                    changed = true;
                }
            }
            let most = payable.iter().map(|&next| self.credit(next)).max().unwrap_or(0);
            self.needs[block] = self.costs[block] + most;
        }
        changed
    }

    /// Whether a way leads from the block past all that it may pay for.
    fn leaves_otherwise(&self, block: BlockId) -> Leaves {
        let this = &self.graph.blocks[block];
        let mut leaves = if this.ends && !this.next.is_empty() { Leaves::Function } else { Leaves::No };
        for &next in &this.next {
            if self.enters_loop(block, next) {
                // A loop without exits never comes back, or by `return` only: nothing behind it to pay for.
                if self.exits[self.graph.blocks[next].inside].is_empty() {
                    leaves = Leaves::Function;
                }
            } else if (self.graph.blocks[next].inside != this.inside || next <= block) && !self.doomed[next] && leaves == Leaves::No {
                leaves = Leaves::Loop;
            }
        }
        leaves
    }

    /// What a block charges itself.
    fn charge_of(&self, block: BlockId) -> u64 {
        if self.doomed[block] {
            return 0;
        }
        if block == 0 || self.graph.blocks[block].head {
            return self.needs[block];
        }
        self.needs[block] - self.credit(block)
    }

    /// Loops that count in a local: nothing in them charges the global, and they are not left by the function's end.
    fn tight_loops(&self) -> Vec<bool> {
        let mut tight = vec![true; self.graph.around.len()];
        tight[0] = false;
        for (id, block) in self.graph.blocks.iter().enumerate() {
            let unfit = (self.calls_out[id] && !self.doomed[id]) || block.ends;
            if !unfit {
                continue;
            }
            let mut inside = block.inside;
            while inside != 0 {
                tight[inside] = false;
                inside = self.graph.around[inside];
            }
        }
        tight
    }

    fn charges(&self) -> Vec<Charge> {
        let tight = self.tight_loops();
        let blocks = &self.graph.blocks;
        let mut settles = vec![false; blocks.len()];
        for block in blocks {
            for &next in &block.next {
                if tight[block.inside] && !tight[blocks[next].inside] {
                    settles[next] = true;
                }
            }
        }
        let mut charges = Vec::new();
        for (id, block) in blocks.iter().enumerate() {
            let charge = Charge {
                before: block.start,
                amount: self.charge_of(id),
                in_local: tight[block.inside],
                settle: settles[id] && !self.doomed[id],
                check: block.head,
            };
            if charge.amount > 0 || charge.settle || charge.check {
                charges.push(charge);
            }
            if let (Some(before), true) = (block.returns, tight[block.inside]) {
                charges.push(Charge { before, amount: 0, in_local: false, settle: true, check: false });
            }
        }
        charges.sort_by_key(|charge| charge.before);
        charges
    }
}

/// How a block may be left besides to what it pays for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Leaves {
    No,
    /// To the function's end.
    Function,
    /// Out of its loop, or back to its head: once for many times that it runs.
    Loop,
}
