//! What a list holds.

use super::{Value, deep};
use std::ops::{Deref, DerefMut};

/// The items of a list. CPython lets them go from the last to the first, which shows when they report their end.
#[derive(Default)]
pub struct ListItems(Vec<Value>);

impl From<Vec<Value>> for ListItems {
    fn from(items: Vec<Value>) -> Self {
        ListItems(items)
    }
}

impl Deref for ListItems {
    type Target = Vec<Value>;

    fn deref(&self) -> &Vec<Value> {
        &self.0
    }
}

impl DerefMut for ListItems {
    fn deref_mut(&mut self) -> &mut Vec<Value> {
        &mut self.0
    }
}

impl Drop for ListItems {
    fn drop(&mut self) {
        deep::let_items_go(&mut self.0);
    }
}
