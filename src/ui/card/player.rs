//! Pause, step, speed; and going back through the record.

use leptos::prelude::*;

use super::{Card, Phase};
use crate::trace::LoopTime;

const SPEEDS: [(u32, &str); 6] =
    [(100, "0.1x"), (250, "0.25x"), (500, "0.5x"), (1000, "1x"), (2000, "2x"), (4000, "4x")];

/// The row of controls under the stage.
#[component]
pub fn Player(
    /// The card.
    card: Card,
) -> impl IntoView {
    let phase = card.phase;
    let has_run = move || phase.get() != Phase::Ready;
    let length = Memo::new(move |_| {
        card.tick.track();
        card.with_run(|run| run.log.borrow().last_time().0 / 1_000_000).unwrap_or(0)
    });
    let events = Memo::new(move |_| {
        card.tick.track();
        card.with_run(|run| run.log.borrow().len()).unwrap_or(0)
    });
    let place = Memo::new(move |_| {
        card.tick.track();
        card.cursor.track();
        card.with_run(|run| card.until(run)).unwrap_or_default()
    });
    let go = move |cursor: usize| card.go_to(cursor);
    let here = move || card.cursor.get_untracked().unwrap_or_else(|| events.get_untracked());
    let scrub = move |millis: u64| {
        let time = LoopTime(millis * 1_000_000);
        if let Some(cursor) = card.with_run(|run| run.log.borrow().cursor_at(time)) {
            card.look_at_event(
                if millis >= length.get_untracked() { usize::MAX } else { cursor },
                Some(time),
            );
        }
    };
    // A key goes from event to event: a millisecond a key would be thousands of keys.
    let on_key = move |event: web_sys::KeyboardEvent| {
        let to = match event.key().as_str() {
            "ArrowLeft" | "ArrowDown" => here().saturating_sub(1),
            "ArrowRight" | "ArrowUp" => here().saturating_add(1),
            "PageDown" => here().saturating_sub(10),
            "PageUp" => here().saturating_add(10),
            "Home" => 0,
            "End" => usize::MAX,
            _ => return,
        };
        event.prevent_default();
        go(to);
    };
    let text = move || {
        let time = place.get().as_secs_f64();
        let all = events.get();
        match card.cursor.get() {
            Some(cursor) => format!("{time:.3} s, event {cursor} of {all}"),
            None if all == 0 => String::new(),
            None => format!("{time:.3} s, {all} events"),
        }
    };
    view! {
        <div class="player" role="group" aria-label="Time">
            <button
                class="quiet"
                disabled=move || !phase.get().is_live()
                on:click=move |_| if phase.get_untracked() == Phase::Paused { card.resume() } else { card.pause() }
            >
                {move || if phase.get() == Phase::Paused { "Resume" } else { "Pause" }}
            </button>
            <button class="quiet" disabled=move || phase.get() != Phase::Paused on:click=move |_| card.step()>
                "Step"
            </button>
            <label class="speed">
                <span class="unseen">"Speed of the loop's clock"</span>
                <select on:change:target=move |event| {
                    if let Ok(permille) = event.target().value().parse() {
                        card.set_speed(permille);
                    }
                }>
                    {SPEEDS
                        .into_iter()
                        .map(|(permille, name)| {
                            view! {
                                <option value=permille selected=move || card.permille.get() == permille>{name}</option>
                            }
                        })
                        .collect_view()}
                </select>
            </label>
            <p class="moment">{text}</p>
            <div class="track">
            <button
                class="quiet icon"
                aria-label="Previous event"
                disabled=move || !has_run() || card.cursor.get() == Some(0)
                on:click=move |_| go(here().saturating_sub(1))
            >
                "\u{2190}"
            </button>
            <input
                class="scrub"
                type="range"
                min="0"
                step="1"
                aria-label="Moment of the record"
                aria-valuetext=text
                disabled=move || !has_run()
                max=move || length.get()
                prop:value=move || (place.get().0 / 1_000_000).min(length.get()).to_string()
                on:keydown=on_key
                on:input:target=move |event| {
                    if let Ok(millis) = event.target().value().parse() {
                        scrub(millis);
                    }
                }
            />
            <button
                class="quiet icon"
                aria-label="Next event"
                disabled=move || card.cursor.get().is_none()
                on:click=move |_| go(here().saturating_add(1))
            >
                "\u{2192}"
            </button>
            </div>
        </div>
    }
}
