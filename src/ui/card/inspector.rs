//! The loop's insides at the moment that is looked at: ready queue, timers, clock, iterations.

use leptos::prelude::*;

use super::Card;
use crate::decimal::decimal;
use crate::trace::{Actor, Log, LoopTime, Snapshot, actor_name};
use crate::ui::dynamic::{derived, is_open, on_event, part, words};

/// The most entries of a queue that are named; the rest is counted.
const NAMED_MOST: usize = 24;

/// What the inspector shows.
#[derive(Clone, Default, PartialEq)]
struct Insides {
    running: Option<String>,
    ready: Vec<(&'static str, String)>,
    ready_more: usize,
    timers: Vec<(String, LoopTime)>,
    timers_more: usize,
    iteration: u32,
    iteration_left: Option<(u32, u32)>,
    clock: LoopTime,
    live: u32,
}

/// The loop inspector.
#[component]
pub fn Inspector(
    /// The card.
    card: Card,
) -> impl IntoView {
    let open = RwSignal::new(card.lesson.inspector);
    let insides = derived(move || {
        card.tick.track();
        let cursor = card.cursor.get();
        if !open.get() {
            return Insides::default();
        }
        card.with_run(|run| {
            let clock = card.until(run);
            run.at(cursor.unwrap_or(usize::MAX), |now, log| look(now, log, clock))
        })
        .unwrap_or_default()
    });
    let entry = |(kind, name): (&'static str, String)| {
        view! { <li class=format!("entry {kind}")><span class="kind">{kind.to_owned()}</span>{name}</li> }
    };
    let more =
        |count: usize| (count > 0).then(|| view! { <li class="more">{format!("and {count} more")}</li> });
    view! {
        <details class="inspector" prop:open=card.lesson.inspector on:toggle=on_event(move |event| open.set(is_open(&event)))>
            <summary>"Inside the loop"</summary>
            <div class="insides">
                <dl class="figures">
                    <div><dt>"clock"</dt><dd>{words(move || insides.with(|i| format!("{} s", decimal(i.clock.as_secs_f64(), 3))))}</dd></div>
                    <div>
                        <dt>"iteration"</dt>
                        <dd>
                            {words(move || insides.with(|i| match i.iteration_left {
                                Some((all, had)) => format!("{} ({had} of {all})", i.iteration),
                                None => i.iteration.to_string(),
                            }))}
                        </dd>
                    </div>
                    <div><dt>"live tasks"</dt><dd>{words(move || insides.with(|i| i.live.to_string()))}</dd></div>
                    <div>
                        <dt>"running"</dt>
                        <dd>{words(move || insides.with(|i| i.running.clone().unwrap_or_else(|| "nothing".to_owned())))}</dd>
                    </div>
                </dl>
                <div class="queue">
                    <h3>"Ready queue, front first"</h3>
                    <ol>
                        {part(move || {
                            let now = insides.get();
                            let empty = now.ready.is_empty().then(|| view! { <li class="more">"empty"</li> });
                            view! { {now.ready.into_iter().map(entry).collect_view()} {more(now.ready_more)} {empty} }
                        })}
                    </ol>
                </div>
                <div class="queue">
                    <h3>"Timers, earliest first"</h3>
                    <ol>
                        {part(move || {
                            let now = insides.get();
                            let empty = now.timers.is_empty().then(|| view! { <li class="more">"none armed"</li> });
                            let timers = now.timers.into_iter().map(|(name, due)| {
                                view! { <li class="entry timer".to_owned()><span class="kind">{format!("{} s", decimal(due.as_secs_f64(), 3))}</span>{name}</li> }
                            });
                            view! { {timers.collect_view()} {more(now.timers_more)} {empty} }
                        })}
                    </ol>
                </div>
            </div>
        </details>
    }
}

fn look(now: &Snapshot, log: &Log, clock: LoopTime) -> Insides {
    let name = |actor: Actor| match actor {
        Actor::Timer(id) => {
            now.timer(id).map_or_else(String::new, |timer| actor_name(timer.target, now, log))
        }
        other => actor_name(other, now, log),
    };
    let kind = |actor: Actor| match actor {
        Actor::Task(_) => "task",
        Actor::Callback(_) => "callback",
        Actor::Timer(_) => "timer",
        Actor::Outside => "page",
    };
    let deadlines = now.deadlines();
    Insides {
        running: (now.running != Actor::Outside).then(|| name(now.running)),
        ready: now.ready.iter().take(NAMED_MOST).map(|&entry| (kind(entry), name(entry))).collect(),
        ready_more: now.ready.len().saturating_sub(NAMED_MOST),
        timers: deadlines.iter().take(NAMED_MOST).map(|(_, timer)| (name(timer.target), timer.due)).collect(),
        timers_more: deadlines.len().saturating_sub(NAMED_MOST),
        iteration: now.the_loop.iterations,
        iteration_left: now.the_loop.iteration.filter(|(all, had)| had < all),
        clock,
        live: now.live,
    }
}
