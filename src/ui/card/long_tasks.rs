//! The browser's own report of tasks that held the page, beside what the run's trace says.

use leptos::prelude::*;
use wasm_bindgen::prelude::*;
use web_sys::{PerformanceEntry, PerformanceObserver, PerformanceObserverEntryList, PerformanceObserverInit};

use super::{Card, Phase};
use crate::decimal::decimal;
use crate::ui::dynamic::words;

/// The kind of entry: a task of the page's that took 50 ms or more.
const KIND: &str = "longtask";

/// What the browser said of the card's current run.
#[component]
pub fn LongTasks(
    /// The card.
    card: Card,
) -> impl IntoView {
    if !card.lesson.long_tasks {
        return None;
    }
    // Begin and length of each, in milliseconds; `None` where the browser makes no such reports.
    let reported = RwSignal::new(None::<Vec<(f64, f64)>>);
    let begun = RwSignal::new(f64::INFINITY);
    let over = RwSignal::new(f64::INFINITY);
    let observing = StoredValue::new_local(None);
    let now = || window().performance().map_or(0.0, |performance| performance.now());
    Effect::new(move |was_live: Option<bool>| {
        let phase = card.phase.get();
        let live = phase.is_live();
        if live && was_live != Some(true) {
            begun.set(now());
            over.set(f64::INFINITY);
            reported.set(observe(reported).map(|observer| {
                observing.set_value(Some(observer));
                Vec::new()
            }));
        } else if !live && was_live == Some(true) {
            over.set(now());
        } else if phase == Phase::Ready {
            begun.set(f64::INFINITY);
            observing.set_value(None);
        }
        live
    });
    let text = move || {
        let begun = begun.get();
        if begun.is_infinite() {
            return "The browser's own report of long tasks stands here after a run.".to_owned();
        }
        reported.with(|reported| match reported {
            None => "This browser makes no reports of long tasks of its own.".to_owned(),
            Some(entries) => {
                // What ended before the run or began after it is none of its.
                let over = over.get();
                let own = entries.iter().filter(|(at, took)| at + took > begun && *at < over);
                let own: Vec<f64> = own.map(|(_, took)| *took).collect();
                match own.as_slice() {
                    [] => "The browser itself reports no task over 50 ms.".to_owned(),
                    [one] => format!("The browser itself reports a long task of {} ms.", decimal(*one, 0)),
                    all => format!(
                        "The browser itself reports {} long tasks, {} ms in all, the longest {} ms.",
                        all.len(),
                        decimal(all.iter().sum(), 0),
                        decimal(all.iter().copied().fold(0.0, f64::max), 0)
                    ),
                }
            }
        })
    };
    Some(view! { <p class="long-tasks" role="status">{words(text)}</p> })
}

/// An observer that adds to `reported`, and ends when it is dropped.
struct Observing {
    observer: PerformanceObserver,
    _listener: Closure<dyn FnMut(PerformanceObserverEntryList)>,
}

impl Drop for Observing {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}

fn observe(reported: RwSignal<Option<Vec<(f64, f64)>>>) -> Option<Observing> {
    let kinds = js_sys::Reflect::get(&js_sys::global(), &"PerformanceObserver".into())
        .and_then(|observer| js_sys::Reflect::get(&observer, &"supportedEntryTypes".into()))
        .ok()?;
    if !kinds.dyn_ref::<js_sys::Array>()?.includes(&KIND.into(), 0) {
        return None;
    }
    let listener =
        Closure::<dyn FnMut(PerformanceObserverEntryList)>::new(move |list: PerformanceObserverEntryList| {
            let entries = list.get_entries();
            reported.try_update(|reported| {
                let entries = entries.iter().filter_map(|entry| entry.dyn_into::<PerformanceEntry>().ok());
                let told = entries.map(|entry| (entry.start_time(), entry.duration()));
                reported.get_or_insert_default().extend(told);
            });
        });
    let observer = PerformanceObserver::new(listener.as_ref().unchecked_ref()).ok()?;
    observer.observe(&PerformanceObserverInit::new(&js_sys::Array::of1(&KIND.into())));
    Some(Observing { observer, _listener: listener })
}
