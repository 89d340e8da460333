//! What a run says in words: the question before it, its output, its caption, its table.

use leptos::prelude::*;

use super::inspector::awaited;
use super::run::{OutputLine, task_name};
use super::{Card, Phase};
use crate::lessons::seconds;
use crate::trace::{Actor, LaneOwner, Stream, task_stats};

/// The most lines of output that are on the page; earlier ones are counted.
const LINES_MOST: usize = 200;

/// The question, and whether the run bore the answer out.
#[component]
pub fn Prediction(
    /// The card.
    card: Card,
) -> impl IntoView {
    let question = Memo::new(move |_| {
        let question = card.values.with(|values| (card.lesson.question)(values));
        (question.text, question.choices)
    });
    let locked = move || card.phase.get() != Phase::Ready;
    let verdict = move || {
        let predicted = card.predicted.get()?;
        if !matches!(card.phase.get(), Phase::Finished | Phase::Cancelled) {
            return None;
        }
        let (answer, choices) = card.with_run(|run| {
            let question = (card.lesson.question)(&run.values);
            (run.told(question.answer), question.choices)
        })?;
        Some(match answer {
            None => "The run did not get far enough to tell.".to_owned(),
            Some(answer) if answer == predicted => "You predicted it.".to_owned(),
            Some(answer) => format!("It was: {}.", choices.get(answer).map_or("", String::as_str)),
        })
    };
    let group = format!("{}-prediction", card.lesson.slug);
    view! {
        <fieldset class="prediction">
            <legend>{move || question.with(|(text, _)| text.clone())}</legend>
            <div class="choices">
                {move || {
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
                                        disabled=locked
                                        prop:checked=move || card.predicted.get() == Some(i)
                                        on:change=move |_| card.predicted.set(Some(i))
                                    />
                                    <span>{choice}</span>
                                </label>
                            }
                        })
                        .collect_view()
                }}
            </div>
            <p class="verdict" role="status">{verdict}</p>
        </fieldset>
    }
}

/// What the run printed.
#[component]
pub fn Output(
    /// The card.
    card: Card,
) -> impl IntoView {
    let lines = Memo::new(move |_| {
        card.tick.track();
        let cursor = card.cursor.get().unwrap_or(usize::MAX);
        card.with_run(|run| {
            let seen = run.outputs.partition_point(|line| line.cursor <= cursor);
            (seen, run.outputs[seen.saturating_sub(LINES_MOST)..seen].to_vec())
        })
        .unwrap_or_default()
    });
    let words = move |line: OutputLine| {
        card.with_run(|run| {
            run.at(usize::MAX, |end, log| (task_name(line.by, end, log), log.text(line.text).to_owned()))
        })
        .unwrap_or_default()
    };
    let earlier = move || {
        let (seen, _) = lines.get();
        (seen > LINES_MOST)
            .then(|| view! { <p class="earlier">{format!("{} earlier lines", seen - LINES_MOST)}</p> })
    };
    view! {
        <section class="output" aria-label="Output">
            <h3>"Output"</h3>
            {earlier}
            <div role="log" aria-live="polite" tabindex="0" aria-label="Output">
                <For each=move || lines.get().1 key=|line| line.cursor let:line>
                    {
                        let (who, text) = words(line);
                        let class = if line.stream == Stream::Err { "line err" } else { "line" };
                        view! {
                            <p class=class>
                                <time>{format!("{:.3}", line.at.as_secs_f64())}</time>
                                <span class="who">{(line.by != Actor::Outside).then_some(who)}</span>
                                <span class="text">{text}</span>
                            </p>
                        }
                    }
                </For>
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
        Phase::Running => "Running.".to_owned(),
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
        (dropped > 0).then(|| format!(" The record is full; {dropped} later events were not kept."))
    };
    view! { <p class="caption" role="status" data-phase=move || card.phase.get().word()>{caption}{lost}</p> }
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
        let figure = |run: &mut super::run::CardRun| {
            let param = run.values.params().iter().find(|param| param.key == way)?;
            let name = param.show(run.values.get(way));
            Some((name, run.told(|_, run| run.stats.loop_time)))
        };
        let (a, b) = (card.with_kept(figure).flatten()?, card.with_run(figure).flatten()?);
        let (slow, fast) = if a.1 >= b.1 { (a, b) } else { (b, a) };
        let ratio = slow.1.as_secs_f64() / fast.1.as_secs_f64().max(1e-9);
        Some(view! {
            <p class="comparison">
                <strong>{format!("{ratio:.2} times")}</strong>
                {format!(" as long: {} took {}, {} took {}.", slow.0, seconds(slow.1), fast.0, seconds(fast.1))}
            </p>
        })
    };
    view! { {compared} }
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
        <section class="matrix" aria-label=matrix.title>
            <h3>{matrix.title}</h3>
            <table>
                <thead>
                    <tr>{matrix.columns.iter().map(|name| view! { <th scope="col">{*name}</th> }).collect_view()}</tr>
                </thead>
                <tbody>
                    {move || {
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
                    }}
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
    let rows = move || {
        card.tick.track();
        let cursor = card.cursor.get().unwrap_or(usize::MAX);
        if !open.get() {
            return Vec::new();
        }
        card.with_run(|run| {
            let names = run.names.clone();
            let owners: Vec<_> = run.lanes.lanes.iter().map(|lane| lane.owner).collect();
            run.at(cursor, |snapshot, log| {
                let tasks = owners.iter().zip(names).filter_map(|(owner, name)| {
                    let LaneOwner::Task(id) = *owner else { return None };
                    let (task, stats) = (snapshot.task(id)?, task_stats(snapshot, id)?);
                    let end =
                        task.finished().map_or(String::new(), |(at, _)| format!("{:.3} s", at.as_secs_f64()));
                    let millis = |time: std::time::Duration| format!("{:.1} ms", time.as_secs_f64() * 1000.0);
                    Some([
                        name,
                        format!("{:.3} s", task.created.as_secs_f64()),
                        stats.polls.to_string(),
                        millis(stats.busy),
                        millis(stats.scheduled),
                        millis(stats.waiting),
                        match task.awaiting {
                            Some((on, _)) => {
                                format!("{} for {}", task.phase.word(), awaited(on, snapshot, log))
                            }
                            None => task.phase.word().to_owned(),
                        },
                        end,
                        log.text_of(task.result).unwrap_or("").to_owned(),
                    ])
                });
                tasks.collect::<Vec<_>>()
            })
        })
        .unwrap_or_default()
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
        <details class="table" on:toggle=move |_| open.update(|open| *open = !*open)>
            <summary>"Table of tasks"</summary>
            <div class="scroll" tabindex="0" role="region" aria-label="Table of tasks">
                <table>
                    <thead>
                        <tr>{heads.into_iter().map(|head| view! { <th scope="col">{head}</th> }).collect_view()}</tr>
                    </thead>
                    <tbody>
                        {move || {
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
                        }}
                    </tbody>
                </table>
            </div>
        </details>
    }
}
