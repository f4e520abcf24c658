//! `README.md` of the package: three commands, then each step of the scenario as a command.

use mini_cloud::Scenario;
use mini_cloud::mini_lambda::function::Platform;

use crate::lambdas;
use crate::names::Names;
use crate::steps::Told;

/// The README's text; `machines` is its part about machines of EC2.
pub(crate) fn readme(scenario: &Scenario, names: &Names, title: &str, told: &[Told], machines: &str) -> String {
    let stack = &names.stack;
    let title: String = title.chars().filter(|letter| !letter.is_control()).take(200).collect();
    let mut text = format!(
        "# {title}\n\n\
         From the workbook *Fire and Forget*. You need an AWS account, the [AWS CLI](https://aws.amazon.com/cli/) and the\n\
         [AWS SAM CLI](https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/install-sam-cli.html).\n\
         The code is the same that ran in your browser. What it does on AWS costs what AWS says; delete it when you are done.\n\n\
         ## Three commands\n\n\
         ```sh\n\
         sam build\n\
         sam deploy --guided --stack-name {stack} --capabilities CAPABILITY_IAM\n\
         sam delete --stack-name {stack}     # when you are done: takes everything away again\n\
         ```\n"
    );
    text.push_str(&cautions(scenario));
    text.push_str(machines);
    text.push_str("\n## What happens in the scenario\n\n");
    text.push_str(&steps(told));
    text
}

/// What differs between the scenario and an account.
fn cautions(scenario: &Scenario) -> String {
    let mut cautions = Vec::new();
    if !scenario.buckets.is_empty() {
        let names: Vec<String> = scenario.buckets.iter().map(|bucket| format!("`{}`", bucket.name)).collect();
        cautions.push(format!(
            "Bucket names are unique in the whole world, so `sam deploy` asks you for new ones instead of {}. If the code names a bucket, \
             change the name there too. `sam delete` takes away only empty buckets.",
            names.join(", ")
        ));
    }
    if scenario.functions.iter().any(|function| function.reserved_concurrency.is_some_and(|reserved| reserved > 0)) {
        cautions.push(
            "Reserved concurrency is taken from your account's limit, of which 100 must stay free. New accounts may have less: ask AWS for \
             more, or take `ReservedConcurrentExecutions` out of template.yaml."
                .to_owned(),
        );
    }
    let actions: Vec<String> = scenario
        .functions
        .iter()
        .filter(|function| function.platform == Platform::Openwhisk)
        .map(|function| format!("`{}`", function.name))
        .collect();
    if !actions.is_empty() {
        cautions.push(format!("Not in this package, because they run on Apache OpenWhisk: {}.", actions.join(", ")));
    }
    if lambdas(scenario).any(|function| function.files.values().any(|text| text.contains("boto3"))) {
        cautions.push("The functions may use all buckets, queues and functions of the template. Give each only what it needs.".to_owned());
    }
    if scenario.redshift.is_some() || scenario.mongodb.is_some() || scenario.shop.as_ref().is_some_and(|shop| shop.mongodb.is_some()) {
        cautions.push(
            "Databases are not in this package: Redshift and MongoDB have to be there, and your functions must be able to reach them."
                .to_owned(),
        );
    }
    if !scenario.instances.is_empty() {
        cautions.push(
            "Machines of EC2 are not in the template. What ran on them is in the folder `machines`, and below stands what starts it."
                .to_owned(),
        );
    }
    if cautions.is_empty() { String::new() } else { format!("\nBefore you deploy:\n\n- {}\n", cautions.join("\n- ")) }
}

fn steps(told: &[Told]) -> String {
    let mut text = String::new();
    let mut in_block = false;
    for step in told {
        match step {
            Told::Command(command) => {
                if !in_block {
                    text.push_str("```sh\n");
                }
                text.push_str(&format!("{command}\n"));
            }
            Told::Words(words) => {
                if in_block {
                    text.push_str("```\n\n");
                }
                text.push_str(&format!("{words}\n\n"));
            }
        }
        in_block = matches!(step, Told::Command(_));
    }
    if in_block {
        text.push_str("```\n");
    }
    text
}
