//! Writes one function again, with its charges.

use wasm_encoder::reencode::{self, Reencode};
use wasm_encoder::{BlockType, Function, Instruction, ValType};
use wasmparser::{FunctionBody, Operator};

use super::Rewriter;
use super::plan::{Charge, Plan};

/// Bytes that a bulk operation moves for one unit of work, as a power of two.
const BULK_SHIFT: i64 = 4;

/// Locals that the pass adds.
#[derive(Clone, Copy)]
struct Added {
    /// The global with the work left.
    meter: u32,
    /// `i64`: spent in a tight loop and not settled.
    spent: u32,
    /// `i64`: the meter as a check sees it.
    left: u32,
    /// `i32`: length of a bulk operation.
    length: u32,
}

/// The function with the charges of its plan.
pub fn function<Keep: Fn(&str) -> bool>(
    rewriter: &mut Rewriter<Keep>,
    body: &FunctionBody<'_>,
    plan: &Plan,
) -> Result<Function, reencode::Error> {
    let mut locals: Vec<(u32, ValType)> = Vec::new();
    for local in body.get_locals_reader()? {
        let (count, ty) = local?;
        locals.push((count, rewriter.val_type(ty)?));
    }
    let parameters = rewriter.parameters.next().unwrap_or_default();
    let first = parameters + locals.iter().map(|(count, _)| count).sum::<u32>();
    let added = Added { meter: rewriter.global, spent: first, left: first + 1, length: first + 2 };
    let bulk = body.get_operators_reader()?.into_iter().any(|operator| operator.is_ok_and(|it| is_bulk(&it)));
    let uses_locals = plan.charges.iter().any(|charge| charge.in_local || charge.settle || charge.check);
    if uses_locals || bulk {
        locals.push((2, ValType::I64));
    }
    if bulk {
        locals.push((1, ValType::I32));
    }

    let mut out = Function::new(locals);
    let mut charges = plan.charges.iter().peekable();
    for (position, operator) in body.get_operators_reader()?.into_iter().enumerate() {
        while let Some(charge) = charges.next_if(|charge| charge.before <= position) {
            added.charge(&mut out, charge);
        }
        let operator = operator?;
        if is_bulk(&operator) {
            added.charge_bulk(&mut out);
        }
        out.instruction(&rewriter.instruction(operator)?);
    }
    Ok(out)
}

/// Operations whose last operand is a length in bytes, or near enough to it.
fn is_bulk(operator: &Operator<'_>) -> bool {
    matches!(operator, Operator::MemoryCopy { .. } | Operator::MemoryFill { .. } | Operator::MemoryInit { .. })
}

impl Added {
    fn charge(self, out: &mut Function, charge: &Charge) {
        match (charge.in_local, charge.check) {
            (true, false) => self.add_to_local(out, charge.amount),
            (true, true) => self.check_local(out, charge.amount),
            (false, check) => self.charge_global(out, charge, check),
        }
    }

    fn add_to_local(self, out: &mut Function, amount: u64) {
        out.instruction(&Instruction::LocalGet(self.spent));
        out.instruction(&Instruction::I64Const(amount.cast_signed()));
        out.instruction(&Instruction::I64Add);
        out.instruction(&Instruction::LocalSet(self.spent));
    }

    fn check_local(self, out: &mut Function, amount: u64) {
        out.instruction(&Instruction::LocalGet(self.spent));
        out.instruction(&Instruction::I64Const(amount.cast_signed()));
        out.instruction(&Instruction::I64Add);
        out.instruction(&Instruction::LocalTee(self.spent));
        out.instruction(&Instruction::GlobalGet(self.meter));
        out.instruction(&Instruction::I64GtS);
        out.instruction(&Instruction::If(BlockType::Empty));
        out.instruction(&Instruction::GlobalGet(self.meter));
        out.instruction(&Instruction::LocalGet(self.spent));
        out.instruction(&Instruction::I64Sub);
        out.instruction(&Instruction::GlobalSet(self.meter));
        out.instruction(&Instruction::Unreachable);
        out.instruction(&Instruction::End);
    }

    fn charge_global(self, out: &mut Function, charge: &Charge, check: bool) {
        out.instruction(&Instruction::GlobalGet(self.meter));
        if charge.amount > 0 {
            out.instruction(&Instruction::I64Const(charge.amount.cast_signed()));
            out.instruction(&Instruction::I64Sub);
        }
        if charge.settle {
            out.instruction(&Instruction::LocalGet(self.spent));
            out.instruction(&Instruction::I64Sub);
        }
        if check {
            out.instruction(&Instruction::LocalTee(self.left));
        }
        out.instruction(&Instruction::GlobalSet(self.meter));
        if charge.settle {
            out.instruction(&Instruction::I64Const(0));
            out.instruction(&Instruction::LocalSet(self.spent));
        }
        if check {
            out.instruction(&Instruction::LocalGet(self.left));
            out.instruction(&Instruction::I64Const(0));
            out.instruction(&Instruction::I64LtS);
            out.instruction(&Instruction::If(BlockType::Empty));
            out.instruction(&Instruction::Unreachable);
            out.instruction(&Instruction::End);
        }
    }

    /// The length is on the stack and stays there.
    fn charge_bulk(self, out: &mut Function) {
        out.instruction(&Instruction::LocalTee(self.length));
        out.instruction(&Instruction::GlobalGet(self.meter));
        out.instruction(&Instruction::LocalGet(self.length));
        out.instruction(&Instruction::I64ExtendI32U);
        out.instruction(&Instruction::I64Const(BULK_SHIFT));
        out.instruction(&Instruction::I64ShrU);
        out.instruction(&Instruction::I64Sub);
        out.instruction(&Instruction::GlobalSet(self.meter));
    }
}
