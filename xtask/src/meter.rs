//! The metering pass: makes a WebAssembly module count its own instructions and stop when they are used up.
//!
//! The pass adds one exported, mutable `i64` global, [`GLOBAL`]: the **work left**. It counts down, and the head of every
//! loop traps with `unreachable` once it is below zero. Whoever runs the module sets it before a call and tells "out of
//! work" from any other trap by its sign. No code inside the module can reach it.
//!
//! One unit of work is one instruction; `block`, `loop`, `else`, `end` and `nop` are free, and copying memory costs one
//! more for every 16 bytes. The count is a function of the module and its input alone, so it is the same in every engine.
//! To be cheap it is not exact. What it does instead, always the same way:
//!
//! - **Charges are merged** ([`plan`]): a stretch of code is paid for once, at its beginning, as far as it is certain to
//!   run. Where paths fork, the dearer one is paid for if it costs at most [`plan::WASTE`] more than the cheaper one;
//!   otherwise it pays the difference itself. Code behind a loop is paid for before the loop.
//! - **Small functions are paid for by their callers**: one without a loop that costs at most [`plan::PREPAID`] and is not
//!   exported holds no charge at all. A call through a table pays for the dearest that a table may hold, [`plan::PREPAID_INDIRECT`].
//! - **Tight loops count in a local** ([`emit`]) and settle with the global behind the loop.
//! - Code that can only end in a trap is free.
//!
//! Function heads are not checked: endless work needs a loop, and recursion without one ends with the stack.
//!
//! The pass also drops custom sections (names among them) and all exports that are not part of the guest's interface.

mod emit;
mod flow;
mod plan;

use std::convert::Infallible;
use std::fmt;

use wasm_encoder::reencode::{self, Reencode};
use wasm_encoder::{CodeSection, ConstExpr, ExportKind, ExportSection, GlobalSection, GlobalType, Module, ValType};
use wasmparser::{ElementItems, ExternalKind, FunctionBody, GlobalSectionReader, Parser, Payload, TypeRef, Validator};

use plan::Plan;

/// Name of the exported global that holds the work left.
pub const GLOBAL: &str = "meter";

/// The guest's interface: every export that the finished module keeps, besides [`GLOBAL`].
pub const EXPORTS: [&str; 7] = ["memory", "__stack_pointer", "allocate", "boot", "start", "invoke", "memory_peak"];

/// Why a module cannot be metered.
#[derive(Debug)]
pub enum MeterError {
    /// The bytes are no valid module.
    Invalid(wasmparser::BinaryReaderError),
    /// The module cannot be written again.
    Rewrite(String),
    /// The module holds something that the pass does not understand.
    Unsupported(String),
}

impl fmt::Display for MeterError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Invalid(error) => write!(formatter, "not a valid WebAssembly module: {error}"),
            Self::Rewrite(error) => write!(formatter, "the module cannot be written again: {error}"),
            Self::Unsupported(what) => write!(formatter, "the metering pass does not understand {what}"),
        }
    }
}

impl std::error::Error for MeterError {}

impl From<wasmparser::BinaryReaderError> for MeterError {
    fn from(error: wasmparser::BinaryReaderError) -> Self {
        Self::Invalid(error)
    }
}

/// Meters the guest: adds [`GLOBAL`], keeps the exports of [`EXPORTS`], drops all others and the custom sections.
///
/// # Errors
/// [`MeterError`] when the bytes are no valid module, or hold exception handling, stack switching or tail calls.
pub fn meter(wasm: &[u8]) -> Result<Vec<u8>, MeterError> {
    meter_keeping(wasm, |name| EXPORTS.contains(&name))
}

/// [`meter`] for any module: `keep` says which exports stay.
///
/// # Errors
/// As [`meter`].
pub fn meter_keeping(wasm: &[u8], keep: impl Fn(&str) -> bool) -> Result<Vec<u8>, MeterError> {
    Validator::new().validate_all(wasm)?;
    let survey = survey(wasm)?;
    let plans = plan::plans(&survey);
    let mut module = Module::new();
    let mut rewriter = Rewriter {
        plans: plans.into_iter(),
        parameters: survey.functions.iter().map(|function| function.parameters).collect::<Vec<_>>().into_iter(),
        global: survey.globals,
        keep,
    };
    rewriter.parse_core_module(&mut module, Parser::new(0), wasm).map_err(|error| MeterError::Rewrite(error.to_string()))?;
    Ok(module.finish())
}

/// What the plans are made from.
struct Survey {
    /// Functions of the module's own, in order.
    functions: Vec<Function>,
    /// Imported functions come first in the index space.
    imported_functions: u32,
    /// Globals before ours, imported ones included: its index.
    globals: u32,
}

/// One function: its paths, and who else may call it.
struct Function {
    graph: flow::Graph,
    parameters: u32,
    in_table: bool,
    exported: bool,
}

fn survey(wasm: &[u8]) -> Result<Survey, MeterError> {
    let mut survey = Survey { functions: Vec::new(), imported_functions: 0, globals: 0 };
    let (mut in_tables, mut exported) = (Vec::new(), Vec::new());
    let (mut has_globals, mut has_exports) = (false, false);
    let mut parameters_of_types = Vec::new();
    let mut types = Vec::new();
    for payload in Parser::new(0).parse_all(wasm) {
        match payload? {
            Payload::TypeSection(section) => {
                for ty in section.into_iter_err_on_gc_types() {
                    parameters_of_types.push(u32::try_from(ty?.params().len()).unwrap_or(u32::MAX));
                }
            }
            Payload::FunctionSection(section) => types = section.into_iter().collect::<Result<Vec<u32>, _>>()?,
            Payload::ImportSection(imports) => {
                for import in imports.into_imports() {
                    match import?.ty {
                        TypeRef::Func(_) => survey.imported_functions += 1,
                        TypeRef::Global(_) => survey.globals += 1,
                        _ => {}
                    }
                }
            }
            Payload::GlobalSection(section) => {
                has_globals = true;
                survey.globals += section.count();
            }
            Payload::ExportSection(section) => {
                has_exports = true;
                for export in section {
                    let export = export?;
                    if export.kind == ExternalKind::Func {
                        exported.push(export.index);
                    }
                }
            }
            Payload::ElementSection(section) => {
                for element in section {
                    if let ElementItems::Functions(functions) = element?.items {
                        for function in functions {
                            in_tables.push(function?);
                        }
                    }
                }
            }
            Payload::CodeSectionEntry(body) => {
                let ty = types.get(survey.functions.len()).copied().unwrap_or_default();
                let parameters = parameters_of_types.get(ty as usize).copied().unwrap_or_default();
                survey.functions.push(Function { graph: flow::graph(&body)?, parameters, in_table: false, exported: false });
            }
            _ => {}
        }
    }
    if !(has_globals && has_exports) {
        return Err(MeterError::Unsupported("a module without globals or exports".to_owned()));
    }
    for index in in_tables {
        if let Some(function) = survey.own(index) {
            survey.functions[function].in_table = true;
        }
    }
    for index in exported {
        if let Some(function) = survey.own(index) {
            survey.functions[function].exported = true;
        }
    }
    Ok(survey)
}

impl Survey {
    /// The place of a function in [`Survey::functions`]; none for an imported one.
    fn own(&self, index: u32) -> Option<usize> {
        let own = index.checked_sub(self.imported_functions)? as usize;
        (own < self.functions.len()).then_some(own)
    }
}

struct Rewriter<Keep> {
    /// Of the functions that are still to be written.
    plans: std::vec::IntoIter<Plan>,
    /// How many parameters each of them has.
    parameters: std::vec::IntoIter<u32>,
    global: u32,
    keep: Keep,
}

impl<Keep: Fn(&str) -> bool> Reencode for Rewriter<Keep> {
    type Error = Infallible;

    fn parse_custom_section(&mut self, _module: &mut Module, _section: wasmparser::CustomSectionReader<'_>) -> Result<(), reencode::Error> {
        Ok(())
    }

    fn parse_global_section(&mut self, globals: &mut GlobalSection, section: GlobalSectionReader<'_>) -> Result<(), reencode::Error> {
        reencode::utils::parse_global_section(self, globals, section)?;
        let meter = GlobalType { val_type: ValType::I64, mutable: true, shared: false };
        globals.global(meter, &ConstExpr::i64_const(i64::MAX));
        Ok(())
    }

    fn parse_export_section(
        &mut self,
        exports: &mut ExportSection,
        section: wasmparser::ExportSectionReader<'_>,
    ) -> Result<(), reencode::Error> {
        for export in section {
            let export = export?;
            if (self.keep)(export.name) {
                self.parse_export(exports, export)?;
            }
        }
        exports.export(GLOBAL, ExportKind::Global, self.global);
        Ok(())
    }

    fn parse_function_body(&mut self, code: &mut CodeSection, body: FunctionBody<'_>) -> Result<(), reencode::Error> {
        let plan = self.plans.next().unwrap_or_default();
        code.function(&emit::function(self, &body, &plan)?);
        Ok(())
    }
}
