//! `Fleet`: the execution environments of all functions, sorted so that the right one is found without looking at all of them.

use std::collections::BTreeMap;

use crate::environment::ExecutionEnvironment;
use crate::model;
use crate::time::SimTime;

/// When an environment's last event was done, and which one it is: later ones were put back later.
type Place = (SimTime, u64);

/// All environments but those whose code runs right now: these are in the hands of their invocations. One whose invocation ends
/// in the simulated future is here, and busy until then.
#[derive(Default)]
pub(crate) struct Fleet {
    functions: BTreeMap<String, BTreeMap<String, BTreeMap<Place, ExecutionEnvironment>>>,
    put_back: u64,
    size: usize,
    /// Nothing was used last before this moment.
    oldest: SimTime,
}

impl Fleet {
    /// Puts an environment back.
    pub fn put(&mut self, environment: ExecutionEnvironment) {
        let versions = match self.functions.get_mut(&environment.function.name) {
            Some(versions) => versions,
            None => self.functions.entry(environment.function.name.clone()).or_default(),
        };
        let places = match versions.get_mut(&environment.version) {
            Some(places) => places,
            None => versions.entry(environment.version.clone()).or_default(),
        };
        self.oldest = self.oldest.min(environment.last_used);
        places.insert((environment.last_used, self.put_back), environment);
        self.put_back += 1;
        self.size += 1;
    }

    /// The environment of this version that was used last, of those that are free now. Why that one: [`crate::model`].
    pub fn take_free(&mut self, function: &str, version: &str, now: SimTime) -> Option<ExecutionEnvironment> {
        let place = self.free(function, version, now)?;
        let environment = self.functions.get_mut(function)?.get_mut(version)?.remove(&place)?;
        self.size -= 1;
        Some(environment)
    }

    /// Takes away those that were used longest ago, until no more than so many are left.
    pub fn take_surplus(&mut self, most: usize) -> Vec<ExecutionEnvironment> {
        let mut surplus = Vec::new();
        while self.size > most {
            let all = self.functions.values_mut().flat_map(BTreeMap::values_mut);
            let Some(oldest) = all.filter_map(BTreeMap::first_entry).min_by_key(|first| *first.key()) else { break };
            surplus.push(oldest.remove());
            self.size -= 1;
        }
        surplus
    }

    /// Whether an environment of this version is free now.
    pub fn has_free(&self, function: &str, version: &str, now: SimTime) -> bool {
        self.free(function, version, now).is_some()
    }

    fn free(&self, function: &str, version: &str, now: SimTime) -> Option<Place> {
        let places = self.functions.get(function)?.get(version)?;
        let (place, environment) = places.range(..=(now, u64::MAX)).next_back()?;
        // One that has been idle for too long is gone, though nobody has told yet.
        (place.0 + environment.function.idle() > now).then_some(*place)
    }

    /// Takes away those environments of a function, in the order in which they were put back.
    pub fn take(&mut self, function: &str, which: impl Fn(&ExecutionEnvironment) -> bool) -> Vec<ExecutionEnvironment> {
        let versions = self.functions.get_mut(function).into_iter().flat_map(BTreeMap::values_mut);
        let mut taken: Vec<(Place, ExecutionEnvironment)> =
            versions.flat_map(|places| places.extract_if(.., |_, environment| which(environment)).collect::<Vec<_>>()).collect();
        taken.sort_by_key(|((_, put_back), _)| *put_back);
        self.size -= taken.len();
        taken.into_iter().map(|(_, environment)| environment).collect()
    }

    /// Takes away the environments that had nothing to do for too long by this moment, in order of time.
    pub fn take_idle(&mut self, now: SimTime) -> Vec<ExecutionEnvironment> {
        if self.oldest + model::IDLE > now {
            return Vec::new();
        }
        let mut idle = Vec::new();
        let mut oldest = SimTime::END;
        for places in self.functions.values_mut().flat_map(BTreeMap::values_mut) {
            while let Some(first) = places.first_entry().filter(|first| first.key().0 + first.get().function.idle() <= now) {
                idle.push(first.remove());
            }
            oldest = places.first_key_value().map_or(oldest, |((last_used, _), _)| oldest.min(*last_used));
        }
        self.oldest = oldest;
        self.size -= idle.len();
        idle.sort_by(|one, other| (one.last_used, &one.log_stream).cmp(&(other.last_used, &other.log_stream)));
        idle
    }
}
