//! What a tuple holds.

use super::{Value, deep};
use smallvec::SmallVec;
use std::ops::{Deref, DerefMut};

/// The items of a tuple; few need no allocation. They go from the last to the first, as a list's do.
#[derive(Default)]
pub struct Items(SmallVec<[Value; 3]>);

impl Items {
    /// None yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// These two.
    #[inline]
    pub fn pair(a: Value, b: Value) -> Self {
        Items(SmallVec::from_buf_and_len([a, b, Value::Undef], 2))
    }
}

impl FromIterator<Value> for Items {
    fn from_iter<T: IntoIterator<Item = Value>>(items: T) -> Self {
        Items(items.into_iter().collect())
    }
}

impl Deref for Items {
    type Target = SmallVec<[Value; 3]>;

    fn deref(&self) -> &Self::Target {
        &self.0
    }
}

impl DerefMut for Items {
    fn deref_mut(&mut self) -> &mut Self::Target {
        &mut self.0
    }
}

impl Drop for Items {
    fn drop(&mut self) {
        deep::let_items_go(&mut self.0);
    }
}
