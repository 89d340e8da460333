//! The event table: the record up to the moment that is looked at, in words.

use leptos::prelude::*;

use super::Card;
use crate::decimal::decimal;
use crate::trace::event_words;
use crate::ui::dynamic::{derived, is_open, keyed, maybe, on_event, on_mouse};

/// How many events are shown, the latest first.
const SHOWN_MOST: usize = 200;

/// The last events before the cursor. Each leads to its own moment.
#[component]
pub fn EventTable(
    /// The card.
    card: Card,
) -> impl IntoView {
    let open = RwSignal::new(false);
    // The places of the events that are shown: a run that goes on adds rows, and keeps those that are there.
    let shown = derived(move || {
        card.tick.track();
        let cursor = card.cursor.get().unwrap_or(usize::MAX);
        if !open.get() {
            return 0..0;
        }
        let end = card.with_run(|run| run.log.borrow().len()).unwrap_or(0).min(cursor);
        end.saturating_sub(SHOWN_MOST)..end
    });
    let words = move |place: usize| {
        card.with_run(|run| {
            run.at(usize::MAX, |end, log| {
                let event = log.get(place)?;
                Some((decimal(event.at.as_secs_f64(), 3).to_string(), event_words(event, end, log)))
            })
        })
        .flatten()
        .unwrap_or_default()
    };
    let earlier = move || {
        let earlier = shown.get().start;
        (earlier > 0)
            .then(|| view! { <p class="note">{format!("{earlier} earlier events are not shown.")}</p> })
    };
    let row = move |place: usize| {
        let (at, what) = words(place);
        view! {
            // The button is there for the keyboard; the whole row takes the pointer.
            <tr on:click=on_mouse(move |_| card.go_to(place + 1))>
                <td><button class="link">{place + 1}</button></td>
                <td>{at}</td>
                <td class="what">{what}</td>
            </tr>
        }
        .into_any()
    };
    let rows = keyed(move || shown.get().rev().collect(), row);
    view! {
        <details class="events" on:toggle=on_event(move |event| open.set(is_open(&event)))>
            <summary>"Table of events"</summary>
            <p class="note">"The latest first. Choose one to see the run as it was just after it."</p>
            <div class="scroll" tabindex="0" role="region" aria-label="Table of events">
                <table>
                    <thead>
                        <tr>
                            <th scope="col">"event"</th>
                            <th scope="col">"at, s"</th>
                            <th scope="col">"what happened"</th>
                        </tr>
                    </thead>
                    <tbody>
                        {rows}
                    </tbody>
                </table>
            </div>
            {maybe(earlier)}
        </details>
    }
}
