//! Pause, step, speed; and going back through the record.

use leptos::prelude::*;

use super::{Card, Phase};
use crate::decimal::decimal;
use crate::trace::LoopTime;
use crate::ui::dynamic::{derived, on_event, on_press, truth, unusable, words};

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
    let length = derived(move || {
        card.tick.track();
        card.with_run(|run| run.log.borrow().last_time().0 / 1_000_000).unwrap_or(0)
    });
    let events = derived(move || {
        card.tick.track();
        card.with_run(|run| run.log.borrow().len()).unwrap_or(0)
    });
    let place = derived(move || {
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
        let time = decimal(place.get().as_secs_f64(), 3);
        let all = events.get();
        match card.cursor.get() {
            Some(cursor) => format!("{time} s, event {cursor} of {all}"),
            None if all == 0 => String::new(),
            None => format!("{time} s, {all} events"),
        }
    };
    view! {
        <div class="player" role="group" aria-label="Time">
            <button
                class="quiet"
                aria-disabled=unusable(move || !matches!(phase.get(), Phase::Running | Phase::Paused))
                on:click=on_press(move || if phase.get_untracked() == Phase::Paused { card.resume() } else { card.pause() })
            >
                {words(move || if phase.get() == Phase::Paused { "Resume" } else { "Pause" })}
            </button>
            <button class="quiet" aria-disabled=unusable(move || phase.get() != Phase::Paused) on:click=on_press(move || card.step())>
                "Step"
            </button>
            <label class="speed">
                <span class="unseen">"Speed of the loop's clock"</span>
                <select on:change=on_event(move |event| {
                    if let Ok(permille) = event_target_value(&event).parse() {
                        card.set_speed(permille);
                    }
                })>
                    {SPEEDS
                        .into_iter()
                        .map(|(permille, name)| {
                            view! {
                                <option value=permille.to_string() selected=truth(move || card.permille.get() == permille)>{name}</option>
                            }
                        })
                        .collect_view()}
                </select>
            </label>
            <p class="moment">{words(text)}</p>
            <div class="track">
            <button
                class="quiet icon"
                aria-label="Previous event"
                aria-disabled=unusable(move || !has_run() || card.cursor.get() == Some(0))
                on:click=on_press(move || go(here().saturating_sub(1)))
            >
                "\u{2190}"
            </button>
            <input
                class="scrub"
                type="range"
                min="0"
                step="1"
                aria-label="Moment of the record"
                aria-valuetext=words(text)
                disabled=truth(move || !has_run())
                max=words(move || length.get().to_string())
                prop:value=words(move || (place.get().0 / 1_000_000).min(length.get()).to_string())
                on:keydown=on_key
                on:input=on_event(move |event| {
                    if let Ok(millis) = event_target_value(&event).parse() {
                        scrub(millis);
                    }
                })
            />
            <button
                class="quiet icon"
                aria-label="Next event"
                aria-disabled=unusable(move || card.cursor.get().is_none())
                on:click=on_press(move || go(here().saturating_add(1)))
            >
                "\u{2192}"
            </button>
            </div>
        </div>
    }
}
