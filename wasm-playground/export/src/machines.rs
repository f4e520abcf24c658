//! Machines of EC2, which no template holds: their programs as files, and in words what starts them.

use std::collections::BTreeMap;

use mini_cloud::mini_lambda::FunctionConfig;
use mini_cloud::{InstanceConfig, Scenario, Step};

use crate::Content;
use crate::names::harmless_path;
use crate::steps::quoted;

/// Puts what lies on the machines into `files`, and gives the README's words about them.
pub(crate) fn tell(scenario: &Scenario, files: &mut BTreeMap<String, Content>) -> String {
    let mut words = String::new();
    for machine in &scenario.instances {
        let folder = format!("machines/{}", machine.name);
        for (path, text) in machine.all_files(scenario) {
            files.insert(harmless_path(&folder, &path), Content::from(text));
        }
        words.push_str(&section(machine, &folder));
    }
    words
}

fn section(machine: &InstanceConfig, folder: &str) -> String {
    let mut text = format!(
        "\n## The machine `{}`\n\nIt is a {} with Python 3 and the packages boto3, psycopg2-binary and pymongo, and its role may use the \
         buckets. What lies in `{folder}` lies in its folder /home/ec2-user. The template does not make it: start one as you like, and stop it when \
         you are done.\n",
        machine.name, machine.instance_type
    );
    let set: Vec<String> = machine.environment.iter().map(|(name, value)| format!("{name}={}", quoted(value))).collect();
    if !machine.cron.is_empty() {
        let lines = machine.cron.iter().map(|entry| format!("{} cd /home/ec2-user && {}", entry.when, command(&set, &entry.command)));
        text.push_str(&format!("\nIts crontab:\n\n```text\n{}\n```\n", lines.collect::<Vec<_>>().join("\n")));
    }
    if let Some(start) = &machine.start_on {
        text.push_str(&format!(
            "\nWhen an object arrives in `{}` whose key begins with `{}`, this runs on it, with bucket and key behind it. EventBridge and Run \
             Command of Systems Manager can do that.\n\n```sh\n{}\n```\n",
            start.bucket,
            start.prefix,
            command(&set, &start.command)
        ));
    }
    text
}

/// A program as a shell starts it.
fn command(set: &[String], program: &str) -> String {
    let python = if program.starts_with("python") { "" } else { "python3 " };
    let set: String = set.iter().map(|variable| format!("{variable} ")).collect();
    format!("{set}{python}{program}")
}

/// Whether a function is there only for the files that it lends to a machine: nobody calls it.
pub(crate) fn is_only_files(scenario: &Scenario, function: &FunctionConfig) -> bool {
    let name = &function.name;
    let lends = scenario.instances.iter().any(|machine| machine.code_of.as_ref() == Some(name));
    let told = scenario.buckets.iter().flat_map(|bucket| &bucket.notifications).any(|rule| rule.function == *name);
    let fed = scenario.event_sources.iter().any(|source| source.function == *name);
    let scheduled = scenario.schedules.iter().any(|schedule| schedule.function == *name);
    // Another function may call it, or send it what it returns.
    let named = scenario.functions.iter().filter(|other| other.name != *name).any(|other| {
        let destinations = [&other.on_success, &other.on_failure];
        destinations.into_iter().flatten().chain(other.files.values()).any(|text| text.contains(name.as_str()))
    });
    lends && !told && !fed && !scheduled && !named && !scenario.steps.iter().any(|step| calls(step, name))
}

fn calls(step: &Step, name: &str) -> bool {
    match step {
        Step::Invoke(invoke) => invoke.function == *name || invoke.function.contains(&format!(":{name}")),
        Step::AtOnce(steps) => steps.iter().any(|step| calls(step, name)),
        _ => false,
    }
}
