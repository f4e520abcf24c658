//! What the Data API refuses before a statement is accepted.

use serde_json::Value;

use super::config::RedshiftConfig;
use super::figures::{BATCH_STATEMENTS, LONGEST_WAIT_S, STATEMENT_BYTES};
use super::protocol::Parameter;
use super::statement::Target;
use crate::parameters::{Parameters, structure};
use crate::service_error::ServiceError;

/// What AWS calls input that cannot be right.
pub(super) fn invalid(message: impl Into<String>) -> ServiceError {
    ServiceError::new(400, "ValidationException", message)
}

/// The sentence is AWS's: moto 5.2.5 (redshiftdata/exceptions.py) and the tests of WSO2's client, which ran on AWS
/// (module-ballerinax-aws.redshiftdata), both read 2026-11-27.
pub(super) fn no_such_statement(id: &str) -> ServiceError {
    ServiceError::new(400, "ResourceNotFoundException", "Query does not exist.").with("ResourceId", id)
}

/// The sentence is AWS's, by the same tests; its code is not verified.
pub(super) fn no_result(id: &str) -> ServiceError {
    let message = "Query does not have result. Please check query status with DescribeStatement.";
    ServiceError::new(400, "ResourceNotFoundException", message).with("ResourceId", id)
}

/// Where a request wants to run. With a cluster or workgroup in the scenario it must be that one; else any name will do.
pub(super) fn target(parameters: &Parameters<'_>, config: &RedshiftConfig) -> Result<Target, ServiceError> {
    let text = |name: &str| parameters.text(name).map(|text| text.map(str::to_owned));
    let target = Target {
        cluster: text("ClusterIdentifier")?,
        workgroup: text("WorkgroupName")?,
        database: text("Database")?,
        user: text("DbUser")?,
        secret: text("SecretArn")?,
    };
    let workgroup = target.workgroup.as_deref().map(|name| name.rsplit('/').next().unwrap_or(name));
    let fits = match (&config.cluster, &config.workgroup) {
        (Some(cluster), _) => target.cluster.as_deref() == Some(cluster),
        (None, Some(name)) => workgroup == Some(name),
        (None, None) => true,
    };
    if target.cluster.is_none() && target.workgroup.is_none() {
        // The sentence is that of the mock in WSO2's module, read 2026-11-27.
        return Err(invalid("Either ClusterIdentifier, WorkgroupName or SessionId must be provided."));
    }
    if !fits {
        // <https://github.com/aws/aws-cdk/issues/30536>, read 2026-11-27.
        return Err(invalid("Redshift endpoint doesn't exist in this region."));
    }
    if target.database.is_none() && target.secret.is_none() {
        return Err(invalid("Database must be provided."));
    }
    Ok(target)
}

/// The statements of a request.
pub(super) fn statements<'a>(parameters: &Parameters<'a>, batch: bool) -> Result<Vec<&'a str>, ServiceError> {
    let sqls = if batch { parameters.texts("Sqls")? } else { vec![parameters.required_text("Sql")?] };
    if sqls.is_empty() || sqls.len() > BATCH_STATEMENTS {
        return Err(invalid(format!("1 validation error detected: Value at 'sqls' must have 1 to {BATCH_STATEMENTS} members.")));
    }
    if sqls.iter().any(|sql| sql.trim().is_empty()) {
        return Err(invalid("The SQL statement is empty."));
    }
    if sqls.iter().any(|sql| sql.len() > STATEMENT_BYTES) {
        return Err(invalid(format!("The SQL statement is larger than {} KB.", STATEMENT_BYTES >> 10)));
    }
    Ok(sqls)
}

/// The values of a request, each of which some statement must name.
pub(super) fn values(parameters: &Parameters<'_>, sqls: &[&str]) -> Result<Vec<Parameter>, ServiceError> {
    let mut values = Vec::new();
    for item in parameters.list("Parameters")? {
        let item = structure("Parameters", item)?;
        let (name, value) = (item.required_text("name")?, item.text("value")?.unwrap_or_default());
        values.push(Parameter { name: name.to_owned(), value: value.to_owned() });
    }
    let unused: Vec<&str> =
        values.iter().map(|value| value.name.as_str()).filter(|name| !sqls.iter().any(|sql| names(sql).contains(name))).collect();
    if unused.is_empty() {
        return Ok(values);
    }
    Err(invalid(format!("Parameters list contains unused parameters. Unused parameters: [{}]", unused.join(", "))))
}

/// How long a request waits for its statement.
pub(super) fn wait(parameters: &Parameters<'_>) -> Result<u64, ServiceError> {
    match parameters.integer("WaitTimeSeconds")? {
        None => Ok(0),
        Some(seconds @ 1..=LONGEST_WAIT_S) => Ok(seconds.unsigned_abs()),
        Some(seconds) => Err(invalid(format!(
            "1 validation error detected: Value '{seconds}' at 'waitTimeSeconds' must be between 1 and {LONGEST_WAIT_S}."
        ))),
    }
}

/// Refuses what AWS has and this simulation has not, by its name.
pub(super) fn not_here(parameters: &Parameters<'_>) -> Result<(), ServiceError> {
    if parameters.flag("WithEvent")? {
        return Err(ServiceError::not_simulated(
            "WithEvent is not part of this simulation: there is no event bus. Ask with describe_statement.",
        ));
    }
    for name in ["SessionId", "SessionKeepAliveSeconds"] {
        if parameters.value(name).is_some() {
            return Err(ServiceError::not_simulated(format!(
                "{name} is not part of this simulation: each statement has a session of its own."
            )));
        }
    }
    let only = |name: &str, word: &str| match parameters.value(name) {
        None => Ok(()),
        Some(Value::String(given)) if given == word => Ok(()),
        Some(other) => Err(ServiceError::not_simulated(format!("{name} {other} is not part of this simulation; there is {word}."))),
    };
    only("ResultFormat", "JSON")?;
    only("ExecutionMode", "TRANSACTION")
}

/// AWS's pattern of ids; the sentence is moto's and WSO2's.
pub(super) fn is_id(id: &str) -> Result<(), ServiceError> {
    let (uuid, number) = id.split_once(':').map_or((id, None), |(uuid, number)| (uuid, Some(number)));
    let lengths: Vec<usize> = uuid.split('-').map(str::len).collect();
    let plain = uuid.chars().all(|letter| letter == '-' || letter.is_ascii_digit() || letter.is_ascii_lowercase());
    let numbered = number.is_none_or(|number| !number.is_empty() && number.bytes().all(|digit| digit.is_ascii_digit()));
    if lengths == [8, 4, 4, 4, 12] && plain && numbered {
        return Ok(());
    }
    Err(invalid(r"id must satisfy regex pattern: ^[a-z0-9]{8}(-[a-z0-9]{4}){3}-[a-z0-9]{12}(:\d+)?$"))
}

/// The names behind colons in a statement, outside texts, quoted names and comments; `::` is a cast.
fn names(sql: &str) -> Vec<&str> {
    let mut names = Vec::new();
    let mut rest = sql;
    while let Some(letter) = rest.chars().next() {
        let skipped = match letter {
            '\'' | '"' => rest[1..].find(letter).map_or(rest.len(), |end| end + 2),
            '-' if rest.starts_with("--") => rest.find('\n').unwrap_or(rest.len()),
            '/' if rest.starts_with("/*") => rest.find("*/").map_or(rest.len(), |end| end + 2),
            ':' if rest.starts_with("::") => 2,
            ':' => {
                let name = &rest[1..];
                let end = name.find(|letter: char| !letter.is_ascii_alphanumeric() && letter != '_').unwrap_or(name.len());
                names.push(&name[..end]);
                end + 1
            }
            other => other.len_utf8(),
        };
        rest = &rest[skipped..];
    }
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_found_outside_of_texts() {
        let sql = "select ':no', \"a:b\", x::int, y -- :no\n /* :no */ from t where a = :one and b=:two_2;";
        assert_eq!(names(sql), ["one", "two_2"]);
        assert_eq!(names("'never ends :x"), [""; 0]);
        assert_eq!(names("é = :é"), [""], "no name of a parameter");
    }

    #[test]
    fn ids_are_those_of_the_pattern() {
        for good in ["d9b6c0c9-0747-4bf4-b142-e8883122f766", "d9b6c0c9-0747-4bf4-b142-e8883122f766:2"] {
            assert_eq!(is_id(good), Ok(()), "{good}");
        }
        for bad in ["InvalidStatementId", "d9b6c0c9-0747-4bf4-b142-e8883122f766:", "d9b6c0c9-0747-4bf4-b142-E8883122f766", ""] {
            assert!(is_id(bad).is_err(), "{bad}");
        }
    }
}
