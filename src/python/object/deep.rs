//! Letting go of what nests deeply without recursing as deeply: a list of ten thousand linked nodes would otherwise take
//! ten thousand native frames, and a page has a stack of one megabyte.

use super::Value;
use std::cell::{Cell, RefCell};

/// How many objects may be let go of inside one another; what lies deeper waits until these are done.
const DEPTH: u32 = 50;

thread_local! {
    static INSIDE: Cell<u32> = const { Cell::new(0) };
    static LATER: RefCell<Vec<Value>> = const { RefCell::new(Vec::new()) };
}

/// Whether letting go of it may let go of more.
pub(super) fn nests(v: &Value) -> bool {
    matches!(
        v,
        Value::Instance(_)
            | Value::List(_)
            | Value::Tuple(_)
            | Value::Dict(_)
            | Value::Func(_)
            | Value::Method(_)
            | Value::Cell(_)
            | Value::Gen(_)
            | Value::Iter(_)
    )
}

/// Lets values go, in this order.
pub(super) fn let_go(values: impl Iterator<Item = Value>) {
    act(values, |values| values.for_each(drop), |values, later| later.extend(values));
}

/// Lets the items of a list or a tuple go, from the last to the first as CPython does, which shows when they report
/// their end.
pub(super) fn let_items_go(items: &mut [Value]) {
    let nested = items.iter().any(nests);
    let last_first = items.iter_mut().rev().map(std::mem::take);
    if nested { let_go(last_first) } else { last_first.for_each(drop) }
}

/// Lets go of what is no value; `wrap` makes one of it, which can wait.
pub(super) fn let_whole_go<T>(whole: T, wrap: impl FnOnce(T) -> Value) {
    act(whole, drop, |whole, later| later.push(wrap(whole)));
}

fn act<T>(what: T, now: impl FnOnce(T), put_off: impl FnOnce(T, &mut Vec<Value>)) {
    // While a thread ends there is nothing to be put off to.
    if LATER.try_with(|_| ()).is_err() {
        return now(what);
    }
    let inside = INSIDE.get();
    if inside >= DEPTH {
        LATER.with_borrow_mut(|later| put_off(what, later));
        return;
    }
    INSIDE.set(inside + 1);
    now(what);
    if inside == 0 {
        while let Some(v) = LATER.with_borrow_mut(Vec::pop) {
            drop(v);
        }
    }
    INSIDE.set(inside);
}
