//! `Account`: all that an AWS account holds here, and what is on its way between its parts.
//!
//! A function that runs may call its services again, so all is behind `&self`, and no borrow is held while code runs.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::{Rc, Weak};

use mini_lambda::{ApiError, Engine, EngineFault, Identifiers, Lambda, LambdaSettings, Lineage, Services, SimTime, Trigger};

use crate::bill::requests::S3Requests;
use crate::deployed::{Around, Deployed};
use crate::dispatcher::Dispatcher;
use crate::ec2::instance::Instance;
use crate::event::{Event, EventKind};
use crate::fault::Fault;
use crate::narrator::Narrator;
use crate::polling::Mapping;
use crate::redshift::{Redshift, StoredRedshift};
use crate::redshift_calls::ended_process;
use crate::rules::Rule;
use crate::scenario::Scenario;
use crate::service_event::ServiceEvent;
use crate::shop::Shop;
use crate::stores::Stores;
use crate::timetable::Timetable;

/// An account, its clock included.
pub(crate) struct Account {
    pub lambda: Lambda,
    pub stores: Rc<RefCell<Stores>>,
    /// Only where the scenario has one.
    pub redshift: Option<RefCell<Redshift>>,
    pub region: String,
    /// Its twelve digits.
    pub number: String,
    /// The chains of requests behind messages that are in a queue, by message.
    pub lineages: RefCell<BTreeMap<String, Lineage>>,
    pub mappings: RefCell<Vec<Mapping>>,
    pub rules: Vec<Rule>,
    /// Machines of EC2.
    pub instances: Vec<Instance>,
    /// How whoever runs code reaches the account's services.
    pub services: Rc<dyn Services>,
    /// Triggers of OpenWhisk.
    pub triggers: Vec<Trigger>,
    /// Whose days are put into buckets.
    pub shop: Shop,
    /// What is the matter with services.
    pub faults: Vec<Fault>,
    /// How many requests met each of the faults.
    pub faults_met: RefCell<Vec<u32>>,
    /// Requests to S3 that are billed.
    pub s3_requests: RefCell<S3Requests>,
    /// When the scenario began.
    pub began: SimTime,
    /// Ids of what belongs to none of the services.
    pub identifiers: RefCell<Identifiers>,
    pub timetable: Rc<Timetable>,
    pub narrator: Rc<Narrator>,
    /// Whom Lambda tells.
    pub emit: mini_lambda::Emit,
    /// What a nested call could not say otherwise: the machine failed.
    pub fault: RefCell<Option<EngineFault>>,
    /// How far the simulation has come.
    pub now: Cell<SimTime>,
}

impl Account {
    /// An account with what was deployed in it.
    pub fn new(scenario: &Scenario, engine: Box<dyn Engine>, redshift: Option<Redshift>, deployed: Deployed, now: SimTime) -> Rc<Account> {
        let settings = LambdaSettings {
            region: scenario.region.clone(),
            account: scenario.account.clone(),
            billing_era: scenario.billing_era,
            account_concurrency: scenario.account_concurrency,
        };
        let timetable: Rc<Timetable> = Rc::default();
        let narrator = Rc::new(Narrator::new(Rc::clone(&timetable), now));
        let listener = Rc::clone(&narrator);
        Rc::new_cyclic(|account: &Weak<Account>| {
            let owner = Weak::clone(account);
            let emit: mini_lambda::Emit = Rc::new(move |event| {
                if let (Some(process), Some(account)) = (ended_process(&event.kind), owner.upgrade()) {
                    account.close_connections(process);
                }
                listener.tell(Event::from(event));
            });
            let services: Rc<dyn Services> = Rc::new(Dispatcher::new(Weak::clone(account)));
            let lambda = Lambda::new(settings, deployed.lambda_identifiers, engine, Rc::clone(&services));
            let around = deployed.around;
            deployed.functions.into_iter().for_each(|function| lambda.deploy(function));
            lambda.restore_used(around.used);
            deployed.published.into_iter().for_each(|published| lambda.restore_published(published));
            around.planned.into_iter().for_each(|planned| timetable.plan(SimTime::from_micros(planned.at_us), planned.task));
            narrator.restore(around.held);
            Account {
                lambda,
                stores: Rc::new(RefCell::new(around.stores)),
                redshift: redshift.map(RefCell::new),
                region: scenario.region.clone(),
                number: scenario.account.clone(),
                lineages: RefCell::new(around.lineages),
                mappings: RefCell::new(Mapping::all(scenario, around.mappings)),
                rules: Rule::all(scenario),
                instances: Instance::all(scenario, around.instances),
                services,
                s3_requests: RefCell::new(around.s3_requests),
                began: scenario.start,
                faults: scenario.faults.clone(),
                faults_met: RefCell::new(around.faults_met),
                triggers: scenario.triggers.clone(),
                shop: scenario.shop.clone().unwrap_or_default().shop(scenario.seed),
                identifiers: RefCell::new(around.identifiers),
                timetable,
                narrator,
                emit,
                fault: RefCell::default(),
                now: Cell::new(now),
            }
        })
    }

    /// All that it takes to make the account again, but for the environments.
    pub fn deployed(&self) -> Deployed {
        Deployed {
            functions: self.lambda.functions(),
            published: self.lambda.published(),
            lambda_identifiers: self.lambda.identifiers(),
            around: Around {
                identifiers: self.identifiers.borrow().clone(),
                stores: self.stores.borrow().clone(),
                redshift: self.stored_redshift(),
                lineages: self.lineages.borrow().clone(),
                mappings: self.mappings.borrow().iter().map(Mapping::state).collect(),
                instances: self.instances.iter().map(Instance::stored).collect(),
                s3_requests: self.s3_requests.borrow().clone(),
                used: self.lambda.used(),
                faults_met: self.faults_met.borrow().clone(),
                planned: self.timetable.planned(),
                held: self.narrator.held(),
            },
        }
    }

    /// What is to be stored of Redshift. If the engine fails at it, the next step says so.
    fn stored_redshift(&self) -> Option<StoredRedshift> {
        match self.redshift.as_ref()?.borrow_mut().stored() {
            Ok(stored) => Some(stored),
            Err(fault) => {
                self.fault.replace(Some(fault));
                None
            }
        }
    }

    /// Tells what happened to a service.
    pub fn tell(&self, at: SimTime, event: ServiceEvent) {
        self.narrator.tell(Event { at, kind: EventKind::Service(event) });
    }

    /// Tells that there was no room for a call, if that is why it was refused.
    pub fn tell_throttled(&self, at: SimTime, function: &str, error: &ApiError) {
        if let Some(reason) = error.reason.clone() {
            let kind =
                mini_lambda::EventKind::InvocationThrottled { function: function.to_owned(), request_id: None, reason, retry_at: None };
            (self.emit)(&mini_lambda::Event { at, kind });
        }
    }

    /// The fault of a nested call, if there was one.
    pub fn check(&self) -> Result<(), EngineFault> {
        self.fault.borrow_mut().take().map_or(Ok(()), Err)
    }
}
