//! The few types of what changes in the views.
//!
//! A closure in a view is a type of its own, and the framework's code for building, updating and dropping it is
//! compiled once for each type. Boxed, all closures that give the same kind of thing share that code, which is most
//! of what a first visit loads.

use std::any::Any;
use std::marker::PhantomData;
use std::sync::Arc;

use leptos::prelude::*;
use wasm_bindgen::JsCast;

/// A text, or an attribute's value, that changes.
pub type Words = Box<dyn FnMut() -> String + Send>;

/// Something that is or is not: an attribute's presence, a control's state.
pub type Truth = Box<dyn FnMut() -> bool + Send>;

/// A part of the page that changes.
pub type Part = Box<dyn FnMut() -> AnyView + Send>;

/// What to do about an event.
pub type Act<E> = Box<dyn FnMut(E)>;

/// A text that changes.
pub fn words<T: Into<String>>(mut text: impl FnMut() -> T + Send + 'static) -> Words {
    Box::new(move || text().into())
}

/// Something that is or is not, and changes.
pub fn truth(truth: impl FnMut() -> bool + Send + 'static) -> Truth {
    Box::new(truth)
}

/// A part of the page that changes.
pub fn part<V: IntoAny>(mut view: impl FnMut() -> V + Send + 'static) -> Part {
    Box::new(move || view().into_any())
}

/// A part of the page that is not always there.
pub fn maybe<V: IntoAny>(mut view: impl FnMut() -> Option<V> + Send + 'static) -> Part {
    Box::new(move || view().map_or_else(|| ().into_any(), IntoAny::into_any))
}

/// A click, or another event of the mouse.
pub fn on_mouse(act: impl FnMut(web_sys::MouseEvent) + 'static) -> Act<web_sys::MouseEvent> {
    Box::new(act)
}

/// Whether a control can be used, for `aria-disabled`. Not `disabled`: a button that goes out of use under the keyboard's
/// focus would lose it to the page, and the reader's place with it.
pub fn unusable(unusable: impl FnMut() -> bool + Send + 'static) -> Words {
    let mut unusable = unusable;
    words(move || if unusable() { "true" } else { "false" })
}

/// A press on a button that may be out of use ([`unusable`]).
pub fn on_press(mut act: impl FnMut() + 'static) -> Act<web_sys::MouseEvent> {
    on_mouse(move |event| {
        let pressed = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
        let out_of_use = pressed.and_then(|pressed| pressed.closest("[aria-disabled=true]").ok().flatten());
        if out_of_use.is_none() {
            act();
        }
    })
}

/// A list whose rows stay while their keys do.
pub fn keyed(
    keys: impl Fn() -> Vec<usize> + Send + Sync + 'static,
    row: impl Fn(usize) -> AnyView + Send + Sync + 'static,
) -> AnyView {
    type Keys = Box<dyn Fn() -> Vec<usize> + Send + Sync>;
    type Row = Arc<dyn Fn(usize) -> AnyView + Send + Sync>;
    let (keys, row): (Keys, Row) = (Box::new(keys), Arc::new(row));
    // Monomorphic from here on.
    fn list(keys: Keys, row: Row) -> AnyView {
        view! { <For each=keys key=|key: &usize| *key children=move |key| row(key) /> }.into_any()
    }
    list(keys, row)
}

/// An event of any other kind.
pub fn on_event(act: impl FnMut(web_sys::Event) + 'static) -> Act<web_sys::Event> {
    Box::new(act)
}

/// Whether the `details` element that an event of kind `toggle` tells of is open now.
pub fn is_open(event: &web_sys::Event) -> bool {
    event_target::<web_sys::Element>(event).has_attribute("open")
}

type Anything = Arc<dyn Any + Send + Sync>;

/// A value that is computed from signals, once for each change of theirs, and tells on only what differs from before.
/// [`Memo`] in all but this: whatever the values' types, there is one kind of it.
pub struct Derived<T> {
    memo: Memo<Anything>,
    of: PhantomData<fn() -> T>,
}

impl<T> Clone for Derived<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Derived<T> {}

/// What `compute` gives.
pub fn derived<T: PartialEq + Send + Sync + 'static>(
    compute: impl Fn() -> T + Send + Sync + 'static,
) -> Derived<T> {
    type Compute = Box<dyn Fn() -> Anything + Send + Sync>;
    fn memo(compute: Compute, differs: fn(Option<&Anything>, Option<&Anything>) -> bool) -> Memo<Anything> {
        Memo::new_with_compare(move |_| compute(), differs)
    }
    fn differs<T: PartialEq + 'static>(old: Option<&Anything>, new: Option<&Anything>) -> bool {
        old.and_then(|old| old.downcast_ref::<T>()) != new.and_then(|new| new.downcast_ref::<T>())
    }
    Derived { memo: memo(Box::new(move || Arc::new(compute())), differs::<T>), of: PhantomData }
}

impl<T: Send + Sync + 'static> Derived<T> {
    /// Looks at the value, and is told of its changes.
    pub fn with<R>(self, look: impl FnOnce(&T) -> R) -> R {
        Self::look(&self.memo.get(), look)
    }

    /// Looks at the value as it is now.
    pub fn with_untracked<R>(self, look: impl FnOnce(&T) -> R) -> R {
        Self::look(&self.memo.get_untracked(), look)
    }

    /// Is told of the value's changes.
    pub fn track(self) {
        self.memo.track();
    }

    /// A copy of the value, and is told of its changes.
    pub fn get(self) -> T
    where
        T: Clone,
    {
        self.with(T::clone)
    }

    /// A copy of the value as it is now.
    pub fn get_untracked(self) -> T
    where
        T: Clone,
    {
        self.with_untracked(T::clone)
    }

    #[expect(clippy::expect_used, reason = "what `derived` put there is a T")]
    fn look<R>(kept: &Anything, look: impl FnOnce(&T) -> R) -> R {
        look(kept.downcast_ref().expect("the value has its own type"))
    }
}
