//! What a run says in words: the question before it, its output, its caption, its table.

use std::time::Duration;

use leptos::prelude::*;

use super::run::CardRun;
use super::{Card, Phase};
use crate::decimal::decimal;
use crate::lessons::seconds;
use crate::trace::{
    Actor, LaneOwner, Log, LoopTime, Snapshot, Stream, actor_name, awaited_words, task_stats,
};
use crate::ui::dynamic::{derived, is_open, keyed, maybe, on_event, on_mouse, part, truth, unusable, words};

/// The most rows of the table of tasks; the rest is counted.
const ROWS_MOST: usize = 200;

/// The most lines of output that are on the page; earlier ones are counted.
const LINES_MOST: usize = 200;

/// The question, and whether the run bore the answer out.
#[component]
pub fn Prediction(
    /// The card.
    card: Card,
) -> impl IntoView {
    let question = derived(move || {
        let question = (card.lesson.question)(&card.effective());
        (question.text, question.choices)
    });
    // Other settings are another question: it is open until they have run, and a guess at the one is none at the other.
    let open = derived(move || card.is_open());
    Effect::new(move |before: Option<()>| {
        question.track();
        if before.is_some() {
            card.predicted.set(None);
        }
    });
    let judged = move || {
        let staked = card.staked.get()?;
        if open.get() || !matches!(card.phase.get(), Phase::Finished | Phase::Cancelled) {
            return None;
        }
        let (answer, instead, choices) = card.with_run(|run| {
            let question = (card.lesson.question)(&run.values);
            (run.told(question.answer), run.told(question.instead), question.choices)
        })?;
        Some(match answer {
            None => instead.unwrap_or_else(|| "The run did not get far enough to tell.".to_owned()),
            Some(answer) if answer == staked => "You predicted it.".to_owned(),
            Some(answer) => format!("It was: {}.", choices.get(answer).map_or("", String::as_str)),
        })
    };
    let group = format!("{}-prediction", card.lesson.slug);
    view! {
        <fieldset class="prediction">
            <legend>{words(move || question.with(|(text, _)| text.clone()))}</legend>
            <div class="choices">
                {part(move || {
                    let group = group.clone();
                    question
                        .with(|(_, choices)| choices.clone())
                        .into_iter()
                        .enumerate()
                        .map(move |(i, choice)| {
                            view! {
                                <label>
                                    <input
                                        type="radio"
                                        name=group.clone()
                                        aria-disabled=unusable(move || !open.get())
                                        prop:checked=truth(move || {
                                            let guess = if open.get() { card.predicted } else { card.staked };
                                            guess.get() == Some(i)
                                        })
                                        on:click=on_mouse(move |event| if !open.get_untracked() { event.prevent_default() })
                                        on:change=on_event(move |_| card.predicted.set(Some(i)))
                                    />
                                    <span>{choice}</span>
                                </label>
                            }
                        })
                        .collect_view()
                })}
            </div>
            <p class="verdict" role="status">{words(move || judged().unwrap_or_default())}</p>
        </fieldset>
    }
}

/// What the run printed.
#[component]
pub fn Output(
    /// The card.
    card: Card,
) -> impl IntoView {
    let lines = derived(move || {
        card.tick.track();
        let cursor = card.cursor.get().unwrap_or(usize::MAX);
        card.with_run(|run| {
            let seen = run.outputs.partition_point(|line| line.cursor <= cursor);
            let shown = &run.outputs[seen.saturating_sub(LINES_MOST)..seen];
            (seen, shown.iter().map(|line| line.cursor).collect::<Vec<_>>())
        })
        .unwrap_or_default()
    });
    let row = move |cursor: usize| {
        let told = card.with_run(|run| {
            let line = *run.outputs.iter().rfind(|line| line.cursor == cursor)?;
            run.at(usize::MAX, |end, log| {
                let who = (line.by != Actor::Outside).then(|| actor_name(line.by, end, log));
                let text = log.text(line.text).to_owned();
                Some((line, who.unwrap_or_default(), text))
            })
        });
        let Some((line, who, text)) = told.flatten() else { return ().into_any() };
        let class = if line.stream == Stream::Err { "line err" } else { "line" };
        let why = line.warning.map(|kind| view! { <span class="why">{kind.explain()}</span> });
        view! {
            <p class=class>
                <time>{decimal(line.at.as_secs_f64(), 3).to_string()}</time>
                <span class="who">{who}</span>
                <span class="text">{text}{why}</span>
            </p>
        }
        .into_any()
    };
    // Whoever reads at the end stays at the end; whoever has scrolled back is left there.
    let log = NodeRef::<leptos::html::Div>::new();
    Effect::new(move |before: Option<i32>| {
        lines.track();
        let Some(log) = log.get() else { return 0 };
        let height = log.scroll_height();
        if log.scroll_top() + log.client_height() + 4 >= before.unwrap_or(0) {
            log.set_scroll_top(height);
        }
        height
    });
    let earlier = move || {
        let (seen, _) = lines.get();
        (seen > LINES_MOST)
            .then(|| view! { <p class="earlier">{format!("{} earlier lines", seen - LINES_MOST)}</p> })
    };
    let rows = keyed(move || lines.get().1, row);
    view! {
        <section class="output" aria-label="Output">
            <h3>"Output"</h3>
            {maybe(earlier)}
            <div node_ref=log role="log" aria-live="polite" tabindex="0" aria-label="Output">
                {rows}
            </div>
        </section>
    }
}

/// What the run showed, in a sentence or two computed from its trace.
#[component]
pub fn Caption(
    /// The card.
    card: Card,
) -> impl IntoView {
    let caption = move || match card.phase.get() {
        Phase::Ready => "After a run, what it showed stands here.".to_owned(),
        Phase::Running => {
            card.tick.track();
            let rests = card.with_run(|run| run.event_loop.is_at_rest()).unwrap_or(false);
            if rests { "The loop is at rest: the next move is yours." } else { "Running." }.to_owned()
        }
        Phase::Closed => "The loop is closed: what it is given now is refused.".to_owned(),
        Phase::Paused => {
            "Paused: the loop's clock stands still. Step gives one entry of the ready queue its turn."
                .to_owned()
        }
        Phase::Crashed => "A task panicked; the record ends there.".to_owned(),
        Phase::Finished | Phase::Cancelled => {
            card.with_run(|run| run.told(card.lesson.caption)).unwrap_or_default()
        }
    };
    let lost = move || {
        card.tick.track();
        let dropped = card.with_run(|run| run.log.borrow().dropped()).unwrap_or(0);
        match dropped {
            0 => String::new(),
            dropped => format!(" The record is full; {dropped} later events were not kept."),
        }
    };
    view! { <p class="caption" role="status" data-phase=words(move || card.phase.get().word())>{words(caption)}{words(lost)}</p> }
}

/// Both ways side by side, once both have run.
#[component]
pub fn Comparison(
    /// The card.
    card: Card,
) -> impl IntoView {
    let compared = move || {
        card.tick.track();
        let way = card.lesson.compare?;
        if card.phase.get() != Phase::Finished {
            return None;
        }
        let figure = |run: &mut CardRun| {
            let param = run.values.params().iter().find(|param| param.key == way)?;
            let name = param.show(run.values.get(way));
            Some((name, run.told(|_, run| run.stats.loop_time)))
        };
        let (a, b) = (card.with_kept(figure).flatten()?, card.with_run(figure).flatten()?);
        let (slow, fast) = if a.1 >= b.1 { (a, b) } else { (b, a) };
        let ratio = slow.1.as_secs_f64() / fast.1.as_secs_f64().max(1e-9);
        Some(view! {
            <p class="comparison">
                <strong>{format!("{} times", decimal(ratio, 2))}</strong>
                {format!(" as long: {} took {}, {} took {}.", slow.0, seconds(slow.1), fast.0, seconds(fast.1))}
            </p>
        })
    };
    maybe(compared)
}

/// The outcomes of this card's runs, a row for each of their settings.
#[component]
pub fn OutcomeTable(
    /// The card.
    card: Card,
) -> impl IntoView {
    let matrix = card.lesson.matrix?;
    let rows = RwSignal::new(Vec::<Vec<String>>::new());
    Effect::new(move || {
        if card.phase.get() != Phase::Finished {
            return;
        }
        let Some(row) = card.with_run(|run| run.told(matrix.row)) else { return };
        rows.update(|rows| {
            let same = |old: &&mut Vec<String>| {
                old.iter().take(matrix.settings).eq(row.iter().take(matrix.settings))
            };
            match rows.iter_mut().find(same) {
                Some(old) => *old = row,
                None => rows.push(row),
            }
        });
    });
    Some(view! {
        <section class="matrix" aria-label=matrix.title tabindex="0">
            <h3>{matrix.title}</h3>
            <table>
                <thead>
                    <tr>{matrix.columns.iter().map(|name| view! { <th scope="col">{*name}</th> }).collect_view()}</tr>
                </thead>
                <tbody>
                    {part(move || {
                        let rows = rows.get();
                        if rows.is_empty() {
                            let cells = matrix.columns.len().to_string();
                            return view! { <tr><td colspan=cells>"Each run adds a row."</td></tr> }.into_any();
                        }
                        rows.into_iter()
                            .map(|row| {
                                let cells = row.into_iter().map(|cell| view! { <td>{cell}</td> });
                                view! { <tr>{cells.collect_view()}</tr> }
                            })
                            .collect_view()
                            .into_any()
                    })}
                </tbody>
            </table>
        </section>
    })
}

/// The timeline in words.
#[component]
pub fn TaskTable(
    /// The card.
    card: Card,
) -> impl IntoView {
    let open = RwSignal::new(false);
    // As on the stage: the run that was kept, whole, then the one that is looked at.
    let rows = move || {
        card.tick.track();
        let cursor = card.cursor.get().unwrap_or(usize::MAX);
        if !open.get() {
            return Vec::new();
        }
        let kept = card.with_kept(|run| rows_of(run, usize::MAX));
        let current = card.with_run(|run| rows_of(run, cursor));
        let mut rows = kept.unwrap_or_default();
        rows.extend(current.unwrap_or_default());
        rows
    };
    let more = move || {
        card.tick.track();
        let lanes = card.with_run(|run| run.lanes.lanes.len()).unwrap_or(0);
        let cursor = card.cursor.get();
        let there = card.with_run(|run| run.lanes_at(cursor)).unwrap_or(0).min(lanes);
        let more = there.saturating_sub(ROWS_MOST);
        (open.get() && more > 0).then(|| view! { <p class="earlier">{format!("and {more} more")}</p> })
    };
    let heads = [
        "task",
        "created at",
        "polls",
        "in polls",
        "in the ready queue",
        "waiting",
        "state",
        "ended at",
        "value",
    ];
    view! {
        <details class="table" on:toggle=on_event(move |event| open.set(is_open(&event)))>
            <summary>"Table of tasks"</summary>
            <div class="scroll" tabindex="0" role="region" aria-label="Table of tasks">
                <table>
                    <thead>
                        <tr>{heads.into_iter().map(|head| view! { <th scope="col">{head}</th> }).collect_view()}</tr>
                    </thead>
                    <tbody>
                        {part(move || {
                            rows()
                                .into_iter()
                                .map(|[name, rest @ ..]| {
                                    view! {
                                        <tr>
                                            <th scope="row">{name}</th>
                                            {rest.into_iter().map(|cell| view! { <td>{cell}</td> }).collect_view()}
                                        </tr>
                                    }
                                })
                                .collect_view()
                        })}
                    </tbody>
                </table>
                {maybe(more)}
            </div>
        </details>
    }
}

/// A lane's row: its name and what the head of the table names.
type Row = [String; 9];

/// The lanes of `run` after `cursor` events, as rows.
fn rows_of(run: &mut CardRun, cursor: usize) -> Vec<Row> {
    let lanes: Vec<_> = run.lanes.lanes.iter().map(|lane| lane.owner).zip(run.names.clone()).collect();
    run.at(cursor, |snapshot, log| {
        let rows = lanes.into_iter().filter_map(|(owner, name)| row_of(owner, name, snapshot, log));
        rows.take(ROWS_MOST).collect()
    })
}

fn row_of(owner: LaneOwner, name: String, snapshot: &Snapshot, log: &Log) -> Option<Row> {
    let at = |time: LoopTime| format!("{} s", decimal(time.as_secs_f64(), 3));
    let millis = |time: Duration| format!("{} ms", decimal(time.as_secs_f64() * 1e3, 1));
    let none = String::new;
    match owner {
        LaneOwner::Task(id) => {
            let (task, stats) = (snapshot.task(id)?, task_stats(snapshot, id)?);
            Some([
                name,
                at(task.created),
                stats.polls.to_string(),
                millis(stats.busy),
                millis(stats.scheduled),
                millis(stats.waiting),
                match task.awaiting {
                    Some((on, _)) => {
                        format!("{} for {}", task.phase.word(), awaited_words(on, snapshot, log))
                    }
                    None => task.phase.word().to_owned(),
                },
                task.finished().map_or_else(none, |(time, _)| at(time)),
                log.text_of(task.result).unwrap_or("").to_owned(),
            ])
        }
        LaneOwner::Coroutine(id) => {
            let coroutine = snapshot.coroutine(id)?;
            let state = match coroutine.finished {
                Some((_, outcome)) => outcome.word(),
                None if coroutine.first_poll.is_none() => "never polled",
                None => "awaited",
            };
            Some([
                format!("{name} (no task)"),
                at(coroutine.created),
                coroutine.polls.to_string(),
                millis(Duration::from_nanos(coroutine.busy)),
                none(),
                none(),
                state.to_owned(),
                coroutine.finished.map_or_else(none, |(time, _)| at(time)),
                none(),
            ])
        }
        LaneOwner::Job(id) => {
            let job = snapshot.job(id)?;
            let state = match (job.ended, job.began) {
                (Some((_, outcome)), _) => outcome.word().to_owned(),
                (None, Some((worker, _))) => format!("on worker {worker}"),
                (None, None) => "sent off".to_owned(),
            };
            Some([
                format!("{name} (off the loop)"),
                at(job.submitted),
                none(),
                none(),
                none(),
                none(),
                state,
                job.ended.map_or_else(none, |(time, _)| at(time)),
                none(),
            ])
        }
    }
}
