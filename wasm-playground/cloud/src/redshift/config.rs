//! `RedshiftConfig`: what a scenario says of its Redshift.

use crate::place::{Place, ScenarioError};

/// Every key of `redshift`.
const KEYS: &[&str] = &["sql", "cluster", "workgroup", "database", "user"];

/// The Redshift of a scenario: `{"sql": ["create table …"], "cluster": "etl", "database": "dev"}`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RedshiftConfig {
    /// Statements that run before anything else happens, in order.
    pub sql: Vec<String>,
    /// The cluster's identifier. With neither this nor a workgroup, functions may name any.
    pub cluster: Option<String>,
    /// The name of the workgroup, where it is Redshift Serverless.
    pub workgroup: Option<String>,
    /// The database's name; without it functions may name any, and it is called `dev`, as AWS's first one.
    pub database: Option<String>,
    /// The user who may log in; without it anybody may.
    pub user: Option<String>,
}

impl RedshiftConfig {
    /// What `current_database()` says, unless a function named another.
    pub(crate) fn database_name(&self) -> &str {
        self.database.as_deref().unwrap_or("dev")
    }

    /// Whose the tables are.
    pub(crate) fn user_name(&self) -> &str {
        self.user.as_deref().unwrap_or("awsuser")
    }

    /// Whether it is Redshift Serverless.
    pub(crate) fn is_serverless(&self) -> bool {
        self.workgroup.is_some()
    }
}

/// The Redshift that `place` describes.
pub(crate) fn read_redshift(place: &Place<'_>) -> Result<RedshiftConfig, ScenarioError> {
    let mut config = RedshiftConfig::default();
    for (key, value) in place.object()? {
        match key.as_str() {
            "sql" => config.sql = value.list()?.iter().map(Place::text).collect::<Result<_, _>>()?,
            "cluster" => config.cluster = Some(name(&value)?),
            "workgroup" => config.workgroup = Some(name(&value)?),
            "database" => config.database = Some(name(&value)?),
            "user" => config.user = Some(name(&value)?),
            _ => return Err(value.unknown(KEYS)),
        }
    }
    if config.cluster.is_some() && config.workgroup.is_some() {
        return Err(place.refuse("has a cluster and a workgroup; a scenario has one Redshift: name one of them"));
    }
    Ok(config)
}

/// A name that AWS and SQL take as it is.
fn name(place: &Place<'_>) -> Result<String, ScenarioError> {
    let name = place.text()?;
    let fits = |letter: char| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == '-' || letter == '_';
    if name.is_empty() || name.len() > 63 || !name.chars().all(fits) {
        return Err(place.refuse(format!("must be 1 to 63 lower-case letters, digits, hyphens and underscores, not {name:?}")));
    }
    Ok(name)
}
