//! The steps of a scenario as commands of AWS, with the files that they send.

use std::collections::BTreeMap;

use mini_cloud::shop::Shop;
use mini_cloud::{InvocationType, Invoke, Scenario, Step};

use crate::Content;
use crate::names::{Names, harmless_path};

/// One step, for the README.
pub(crate) enum Told {
    /// A command to type.
    Command(String),
    /// Something to do or to know, in words.
    Words(String),
}

/// All steps in order. What they send goes into `files`.
pub(crate) fn tell(scenario: &Scenario, names: &Names, files: &mut BTreeMap<String, Content>) -> Vec<Told> {
    let shop = scenario.shop.clone().unwrap_or_default();
    let mut teller = Teller { names, files, shop: shop.shop(scenario.seed), number: 0, told: Vec::new() };
    for bucket in &scenario.buckets {
        for (key, content) in &bucket.objects {
            teller.put(&bucket.name, key, content.clone().into_bytes());
        }
    }
    for file in &shop.objects {
        teller.put(&file.bucket, &file.key, file.content(&teller.shop).into_bytes());
    }
    scenario.steps.iter().for_each(|step| teller.step(step));
    teller.told
}

struct Teller<'a> {
    names: &'a Names,
    files: &'a mut BTreeMap<String, Content>,
    /// Whose days are put into buckets.
    shop: Shop,
    /// Files of events so far.
    number: usize,
    told: Vec<Told>,
}

impl Teller<'_> {
    fn step(&mut self, step: &Step) {
        match step {
            Step::Invoke(invoke) => self.invoke(invoke),
            Step::AtOnce(steps) => {
                self.words("Begin the following at the same moment, each in a terminal of its own.".to_owned());
                steps.iter().for_each(|step| self.step(step));
            }
            Step::Advance(duration) => self.words(format!("Wait {} seconds.", duration.as_micros() / 1_000_000)),
            Step::UntilIdle(_) => self.words("Wait until nothing is on its way any more.".to_owned()),
            Step::PutObject { bucket, key, body } => self.put(bucket, key, body.clone()),
            Step::PutShopFile(file) => self.put(&file.bucket, &file.key, file.content(&self.shop).into_bytes()),
            Step::Sql(sql) => self.words(format!("Run this in Redshift, which is not in the template: `{sql}`")),
            Step::StartInstance(name) => self.words(format!("Start the machine `{name}`, which is not in the template.")),
            Step::StopInstance(name) => self.words(format!("Stop the machine `{name}`, which is not in the template.")),
            Step::PatchInstance(name) => self.words(format!("Patch the machine `{name}`, which is not in the template, and reboot it.")),
            Step::RunProgram { instance, command } => {
                self.words(format!("Run `{command}` on the machine `{instance}`, which is not in the template."));
            }
            Step::DeleteObject { bucket, key } => {
                self.command(format!("aws s3 rm {}", quoted(&format!("s3://{}/{key}", self.placeholder(bucket)))));
            }
            Step::SendMessage { queue, body, delay_s } => {
                let file = self.event_file("txt", body.clone().into_bytes());
                let delay = delay_s.map(|seconds| format!(" --delay-seconds {seconds}")).unwrap_or_default();
                let url = format!("\"$(aws sqs get-queue-url --queue-name {} --query QueueUrl --output text)\"", quoted(queue));
                self.command(format!("aws sqs send-message --queue-url {url} --message-body file://{file}{delay}"));
            }
            Step::UpdateFunction { name, .. } => {
                self.words(format!(
                    "The scenario changes code or settings of `{name}` here: change template.yaml or the code, and deploy again."
                ));
            }
            Step::PublishVersion(name) => self.command(format!("aws lambda publish-version --function-name {}", quoted(name))),
            Step::CreateAlias(alias) | Step::UpdateAlias(alias) => {
                let verb = if matches!(step, Step::CreateAlias(_)) { "create" } else { "update" };
                self.command(format!(
                    "aws lambda {verb}-alias --function-name {} --name {} --function-version {}",
                    quoted(&alias.function),
                    quoted(&alias.name),
                    quoted(&alias.version)
                ));
            }
            Step::Recycle(name) => {
                self.words(format!(
                    "The scenario takes away the idle environments of `{name}` here. On AWS, Lambda does that when it likes."
                ));
            }
            Step::FireTrigger { name, .. } => {
                self.words(format!("The scenario fires the OpenWhisk trigger `{name}` here, which AWS does not have."));
            }
        }
    }

    fn invoke(&mut self, invoke: &Invoke) {
        let asynchronous = invoke.invocation_type == InvocationType::Event;
        let event = invoke.payload.as_ref().map(|payload| self.event_file("json", payload.clone().into_bytes()));
        let event = event.map(|file| format!(" --event-file {file}")).unwrap_or_default();
        match self.names.function(&invoke.function).filter(|_| invoke.qualifier.is_none()) {
            Some(id) => {
                let kind = if asynchronous { " --parameter InvocationType=Event" } else { "" };
                self.command(format!("sam remote invoke {id} --stack-name {}{event}{kind}", self.names.stack));
            }
            None if invoke.function.contains(':') || invoke.qualifier.is_some() => {
                let payload = event.replace(" --event-file ", " --payload fileb://");
                let kind = if asynchronous { " --invocation-type Event" } else { "" };
                let qualifier = invoke.qualifier.as_ref().map(|name| format!(" --qualifier {}", quoted(name))).unwrap_or_default();
                self.command(format!(
                    "aws lambda invoke --function-name {}{qualifier}{payload}{kind} answer.json",
                    quoted(&invoke.function)
                ));
            }
            None => self.words(format!("The scenario calls `{}` here, which does not run on AWS.", invoke.function)),
        }
    }

    fn put(&mut self, bucket: &str, key: &str, content: Vec<u8>) {
        let file = self.free_path(harmless_path(&format!("objects/{bucket}"), key));
        self.files.insert(file.clone(), Content::from(content));
        self.command(format!("aws s3 cp {} {}", quoted(&file), quoted(&format!("s3://{}/{key}", self.placeholder(bucket)))));
    }

    /// What the reader replaces by the name that the bucket got.
    fn placeholder(&self, bucket: &str) -> String {
        format!("YOUR-{}", self.names.bucket(bucket))
    }

    fn event_file(&mut self, ending: &str, content: Vec<u8>) -> String {
        self.number += 1;
        let file = format!("events/{}.{ending}", self.number);
        self.files.insert(file.clone(), Content::from(content));
        file
    }

    /// Two objects may want one file: keys that differ in what no file can be called, or one key twice.
    fn free_path(&self, wanted: String) -> String {
        let others = (2..).map(|number| format!("{wanted} ({number})"));
        std::iter::once(wanted.clone()).chain(others).find(|path| !self.files.contains_key(path)).unwrap_or(wanted)
    }

    fn command(&mut self, command: String) {
        self.told.push(Told::Command(command));
    }

    fn words(&mut self, words: String) {
        self.told.push(Told::Words(words));
    }
}

/// A word for a shell, whatever is in it.
pub(crate) fn quoted(word: &str) -> String {
    let plain =
        !word.is_empty() && word.chars().all(|letter| letter.is_ascii_alphanumeric() || matches!(letter, '.' | '/' | '_' | '-' | ':'));
    let line: String = word.chars().map(|letter| if letter.is_control() { ' ' } else { letter }).collect();
    if plain { word.to_owned() } else { format!("'{}'", line.replace('\'', "'\\''")) }
}
