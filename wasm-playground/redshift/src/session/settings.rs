//! SET and SHOW.

use serde_json::json;

use super::Database;
use super::answer::Outcome;
use super::execute::Run;
use crate::check::query::OutColumn;
use crate::error::{Result, SqlError};
use crate::types::Type;

/// Settings that are taken and have no effect here, with what they are without SET.
const KNOWN: [(&str, &str); 22] = [
    ("statement_timeout", "0"),
    ("query_group", ""),
    ("enable_result_cache_for_session", "on"),
    ("datestyle", "ISO, MDY"),
    ("client_encoding", "UTF8"),
    ("extra_float_digits", "0"),
    ("application_name", ""),
    ("wlm_query_slot_count", "1"),
    ("analyze_threshold_percent", "10"),
    ("timezone", "UTC"),
    ("intervalstyle", "postgres"),
    ("standard_conforming_strings", "off"),
    ("transaction_isolation", "serializable"),
    ("server_version", "8.0.2"),
    ("server_encoding", "UNICODE"),
    ("max_cursor_result_set_size", "0"),
    ("describe_field_name_in_uppercase", "off"),
    ("enable_case_sensitive_identifier", "off"),
    ("error_on_nondeterministic_update", "off"),
    ("spectrum_enable_pseudo_columns", "on"),
    ("use_fips_ssl", "off"),
    ("lock_timeout", "0"),
];

/// Settings whose other values would change what this simulation does.
const FIXED: [&str; 6] =
    ["timezone", "datestyle", "intervalstyle", "enable_case_sensitive_identifier", "transaction_isolation", "standard_conforming_strings"];

fn unknown(name: &str) -> SqlError {
    SqlError::new("42704", format!("unrecognized configuration parameter \"{name}\""))
}

impl Database {
    /// SET and RESET.
    ///
    /// # Errors
    /// 42704 for a setting that is none; 0A000 for a value that would change what is not here.
    pub fn set(&mut self, run: &Run<'_>, name: &str, value: &str) -> Result<Outcome> {
        let outcome = Outcome::command("SET");
        let reset = value.eq_ignore_ascii_case("default");
        if name == "search_path" {
            let path = if reset { "public" } else { value };
            // `$user` names a schema that nobody has made.
            let path = path
                .split(',')
                .map(|schema| schema.trim().trim_matches(['"', '\'']).to_lowercase())
                .filter(|schema| schema != "$user" && !schema.is_empty());
            self.session(run.session).path = path.collect();
            return Ok(outcome);
        }
        let Some((_, normal)) = KNOWN.iter().find(|(known, _)| *known == name) else { return Err(unknown(name)) };
        let plain = |text: &str| text.to_lowercase().replace([' ', '"'], "");
        if FIXED.contains(&name) && !reset && plain(value) != plain(normal) && !plain(normal).starts_with(&format!("{},", plain(value))) {
            return Err(SqlError::not_here(format!("{name} other than {normal}")));
        }
        let settings = &mut self.session(run.session).settings;
        if reset {
            drop(settings.remove(name))
        } else {
            drop(settings.insert(name.to_owned(), value.to_owned()))
        }
        Ok(outcome)
    }

    /// SHOW.
    ///
    /// # Errors
    /// 42704 for a setting that is none.
    pub fn show(&mut self, run: &Run<'_>, name: &str) -> Result<Outcome> {
        let value = if name == "search_path" {
            let path = self.session(run.session).path.join(", ");
            if path == "public" { "$user, public".to_owned() } else { path }
        } else {
            let set = self.session(run.session).settings.get(name).cloned();
            match (set, KNOWN.iter().find(|(known, _)| *known == name)) {
                (Some(value), _) => value,
                (None, Some((_, normal))) => (*normal).to_owned(),
                _ if name.contains(' ') || name == "all" => return Err(SqlError::not_here(format!("SHOW {}", name.to_uppercase()))),
                _ => return Err(unknown(name)),
            }
        };
        let mut outcome = Outcome::command("SHOW");
        outcome.row_count = 1;
        let column = OutColumn { name: name.to_owned(), ty: Type::TEXT, origin: None, nullable: true };
        outcome.result = Some((vec![column], vec![vec![json!(value)]]));
        Ok(outcome)
    }
}
