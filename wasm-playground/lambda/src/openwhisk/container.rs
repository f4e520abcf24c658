//! What is in a container: the files of its action, and the variables of the process that runs it.
//!
//! Only what the program in the container sets and what came with the init is there; the shell that starts Python adds its own. By
//! actionProxy.go and executor.go of <https://github.com/apache/openwhisk-runtime-go/tree/master/openwhisk> and core/python3Action/bin/compile
//! of <https://github.com/apache/openwhisk-runtime-python>, read 2026-11-22.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use super::{figures, model};
use crate::function::FunctionConfig;

/// What the platform says of an activation, as the requests to the container hold it: name without `__OW_`, value.
pub(crate) type Facts = Map<String, Value>;

/// The files in the code folder. The one that is sent as the action becomes `main__.py`, whatever its name was.
pub(crate) fn files(function: &FunctionConfig) -> BTreeMap<String, String> {
    let (entry, _) = function.entry();
    let renamed = |name: &String| if *name == entry { "main__.py".to_owned() } else { name.clone() };
    function.files.iter().map(|(name, text)| (renamed(name), text.clone())).collect()
}

/// The variables of a new process: those of the init, the first activation's facts among them.
pub(crate) fn variables(function: &FunctionConfig, facts: &Facts) -> BTreeMap<String, String> {
    let mut all = function.environment.clone();
    for (name, value) in facts {
        all.insert(format!("__OW_{}", name.to_uppercase()), value.as_str().unwrap_or_default().to_owned());
    }
    let fixed = [
        ("__OW_API_HOST", model::API_HOST),
        ("__OW_EXECUTION_ENV", figures::IMAGE),
        ("__OW_PROXY_VERSION", figures::PROXY_VERSION),
        ("__OW_WAIT_FOR_ACK", "1"),
        ("PYTHONIOENCODING", "UTF-8"),
        ("PWD", figures::CODE_FOLDER),
        ("SHLVL", "0"),
        ("_", "/usr/local/bin/python"),
    ];
    all.extend(fixed.map(|(name, value)| (name.to_owned(), value.to_owned())));
    all
}
