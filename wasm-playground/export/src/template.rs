//! `template.yaml`: the resources of a scenario as AWS SAM wants them.
//!
//! By <https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-resource-function.html>, read 2026-11-27. Every
//! template that the tests make is translated and checked by `cfn-lint`.

use mini_cloud::Scenario;
use serde_json::{Map, Value, json};

use crate::names::Names;
use crate::yaml::yaml;
use crate::{function, lambdas, stores};

const HEAD: &str = "# Made by the workbook \"Fire and Forget\". `sam build`, then `sam deploy --guided`: see README.md.\n";

/// The template's text.
pub(crate) fn template(scenario: &Scenario, names: &Names, title: &str) -> String {
    let mut resources = Map::new();
    for config in lambdas(scenario) {
        if let Some(id) = names.function(&config.name) {
            resources.insert(id.to_owned(), function::resource(scenario, names, config));
        }
    }
    for bucket in &scenario.buckets {
        resources.insert(names.bucket(&bucket.name).to_owned(), stores::bucket(names, bucket));
    }
    for queue in &scenario.queues {
        resources.insert(names.queue(&queue.name).to_owned(), stores::queue(scenario, names, queue));
    }
    let mut template = Map::new();
    template.insert("AWSTemplateFormatVersion".into(), json!("2010-09-09"));
    template.insert("Transform".into(), json!("AWS::Serverless-2016-10-31"));
    template.insert("Description".into(), json!(description(title)));
    let parameters: Map<String, Value> =
        scenario.buckets.iter().map(|bucket| (names.bucket_parameter(&bucket.name), stores::bucket_parameter(&bucket.name))).collect();
    if !parameters.is_empty() {
        template.insert("Parameters".into(), Value::Object(parameters));
    }
    template.insert("Resources".into(), Value::Object(resources));
    format!("{HEAD}{}", yaml(&Value::Object(template)))
}

/// A description has at most 1,024 bytes
/// (<https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html>, as awsdocs/aws-cloudformation-user-guide has
/// it in doc_source/cloudformation-limits.md, read 2026-11-28).
fn description(title: &str) -> String {
    let plain: String = title.chars().filter(|letter| !letter.is_control()).take(200).collect();
    format!("{plain} (from the workbook Fire and Forget)")
}
