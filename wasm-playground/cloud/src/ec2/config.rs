//! What a scenario says of a machine, as plain data.

use std::collections::BTreeMap;

use crate::scenario::Scenario;

/// A machine of EC2.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InstanceConfig {
    /// Its name, unique in the scenario.
    pub name: String,
    /// AWS's name of its type, `t3.medium`.
    pub instance_type: String,
    /// What lies in /home/ec2-user when it is made: path to text.
    pub files: BTreeMap<String, String>,
    /// A function of the scenario whose files lie there as well: the same code, both ways.
    pub code_of: Option<String>,
    /// Environment variables of all its programs.
    pub environment: BTreeMap<String, String>,
    /// Its crontab.
    pub cron: Vec<CronEntry>,
    /// The files whose arrival starts a program.
    pub start_on: Option<StartOn>,
    /// Size of its EBS volume, GB: what is paid for.
    pub disk_gb: u32,
    /// How much of it is left for files, MB.
    pub disk_free_mb: u32,
    /// Whether it runs when the scenario begins.
    pub started: bool,
    /// Whether the arrival of a file starts it if it is stopped, and it is stopped when its programs are done.
    pub stop_when_done: bool,
    /// When it is patched, a line of a crontab; none is never.
    pub patching: Option<String>,
}

/// A line of a crontab.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CronEntry {
    /// When, `0 2 * * *`.
    pub when: String,
    /// What, `etl.py --all`.
    pub command: String,
}

/// Files whose arrival starts a program.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StartOn {
    /// Name of the bucket.
    pub bucket: String,
    /// What keys must begin with; empty for all.
    pub prefix: String,
    /// What keys must end with; empty for all.
    pub suffix: String,
    /// The program. It gets bucket and key as its last two arguments.
    pub command: String,
}

impl InstanceConfig {
    /// All that lies in /home/ec2-user when it is made.
    pub fn all_files(&self, scenario: &Scenario) -> BTreeMap<String, String> {
        let function = scenario.functions.iter().find(|function| self.code_of.as_ref() == Some(&function.name));
        let mut files = function.map(|function| function.files.clone()).unwrap_or_default();
        files.extend(self.files.clone());
        files
    }

    /// A machine of this name and type with nothing on it.
    pub fn new(name: &str, instance_type: &str) -> InstanceConfig {
        InstanceConfig {
            name: name.to_owned(),
            instance_type: instance_type.to_owned(),
            files: BTreeMap::new(),
            code_of: None,
            environment: BTreeMap::new(),
            cron: Vec::new(),
            start_on: None,
            disk_gb: super::model::DISK_GB,
            disk_free_mb: super::model::DISK_FREE_MB,
            started: true,
            stop_when_done: false,
            patching: Some(super::model::PATCHING.to_owned()),
        }
    }
}

impl StartOn {
    /// Whether the arrival of this object starts the program.
    pub(crate) fn wants(&self, bucket: &str, key: &str) -> bool {
        self.bucket == bucket && key.starts_with(&self.prefix) && key.ends_with(&self.suffix)
    }
}
