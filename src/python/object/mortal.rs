//! The instances whose end shows: their class has a `__del__`, or somebody refers to them weakly. Where only circles of
//! references hold such a one, it is looked for among these.

use super::Instance;
use std::cell::RefCell;
use std::rc::{Rc, Weak};

thread_local! {
    static MORTALS: RefCell<Vec<Weak<Instance>>> = const { RefCell::new(Vec::new()) };
}

/// Remember an instance.
pub fn watch_end(i: &Rc<Instance>) {
    MORTALS.with_borrow_mut(|all| {
        if all.len() == all.capacity() {
            all.retain(|i| i.strong_count() > 0);
        }
        all.push(Rc::downgrade(i));
    });
}

/// Those that are alive, in the order in which they were remembered.
pub fn mortals() -> Vec<Rc<Instance>> {
    MORTALS.with_borrow(|all| all.iter().filter_map(Weak::upgrade).collect())
}

/// A new program begins, to which those of the last one are nothing.
pub fn forget_mortals() {
    MORTALS.take();
}
