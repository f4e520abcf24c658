//! `Names`: few things by name, in the order of their names. A list: a map of each kind would be code that every reader downloads.

/// Things by name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Names<T>(Vec<(String, T)>);

impl<T> Default for Names<T> {
    fn default() -> Names<T> {
        Names(Vec::new())
    }
}

impl<T> Names<T> {
    /// The thing of this name.
    pub fn get(&self, name: &str) -> Option<&T> {
        self.0.iter().find(|(known, _)| known == name).map(|(_, thing)| thing)
    }

    /// The thing of this name, to change it.
    pub fn get_mut(&mut self, name: &str) -> Option<&mut T> {
        self.0.iter_mut().find(|(known, _)| known == name).map(|(_, thing)| thing)
    }

    /// Puts a thing in the place of its name; what was there is gone.
    pub fn put(&mut self, name: &str, thing: T) {
        self.take(name);
        let at = self.0.iter().position(|(known, _)| known.as_str() > name).unwrap_or(self.0.len());
        self.0.insert(at, (name.to_owned(), thing));
    }

    /// Takes a thing away.
    pub fn take(&mut self, name: &str) -> Option<T> {
        let at = self.0.iter().position(|(known, _)| known == name)?;
        Some(self.0.remove(at).1)
    }

    /// The things with their names.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &T)> {
        self.0.iter().map(|(name, thing)| (name.as_str(), thing))
    }

    /// Whether there is nothing.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl<T: Default> Names<T> {
    /// The thing of this name; it is made if it is not there.
    pub fn made(&mut self, name: &str) -> &mut T {
        if self.get(name).is_none() {
            self.put(name, T::default());
        }
        let at = self.0.iter().position(|(known, _)| known == name).unwrap_or_default();
        &mut self.0[at].1
    }
}
