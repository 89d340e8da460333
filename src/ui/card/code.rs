//! The code pane: the Rust that runs, with the lines where tasks stand marked, and the Python that does
//! the same.

use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::{Card, Lit};
use crate::ui::dynamic::{derived, maybe, on_mouse, part, words};
use crate::ui::highlight::{self, Language, Token};

/// What stands on a line of the running code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
struct Standing {
    waiting: u32,
    running: bool,
}

/// Both listings, one at a time.
#[component]
pub fn CodePane(
    /// The card.
    card: Card,
) -> impl IntoView {
    let language = RwSignal::new(Language::Rust);
    let tab_id = move |which: Language| format!("{}-{which:?}", card.lesson.slug);
    let panel_id = move || format!("{}-code", card.lesson.slug);
    // One stop for Tab; arrows go from one language to the other and take the focus along.
    let on_key = move |event: web_sys::KeyboardEvent| {
        if !matches!(event.key().as_str(), "ArrowLeft" | "ArrowRight" | "Home" | "End") {
            return;
        }
        event.prevent_default();
        let next = match (event.key().as_str(), language.get_untracked()) {
            ("Home", _) | ("ArrowLeft" | "ArrowRight", Language::Python) => Language::Rust,
            _ => Language::Python,
        };
        language.set(next);
        if let Some(tab) = document().get_element_by_id(&tab_id(next)) {
            // Every element on the page can take the focus.
            let _ = tab.unchecked_into::<web_sys::HtmlElement>().focus();
        }
    };
    let tab = move |which: Language, name: &'static str| {
        view! {
            <button
                role="tab"
                class="tab"
                id=tab_id(which)
                aria-controls=panel_id()
                aria-selected=words(move || (language.get() == which).to_string())
                tabindex=words(move || if language.get() == which { "0" } else { "-1" })
                on:click=on_mouse(move |_| language.set(which))
                on:keydown=on_key
            >
                {name}
            </button>
        }
    };
    let listing = move || match language.get() {
        Language::Rust => view! { <RustListing card /> }.into_any(),
        Language::Python => {
            let text = (card.lesson.python)(&card.effective());
            let lines = text.lines().map(|line| {
                let line = line.to_owned();
                view! { <span class="code-line">{coloured(&line, Language::Python)}"\n"</span> }
            });
            view! { <code>{lines.collect_view()}</code> }.into_any()
        }
    };
    let note = move || match (language.get(), card.is_outdated() && card.cursor.get().is_none()) {
        (Language::Rust, false) => "The very lines that were compiled and run.",
        (Language::Rust, true) => "The compiled lines that the next run will run.",
        (Language::Python, false) => "The same program in Python, with these settings.",
        (Language::Python, true) => "The next run's program in Python.",
    };
    view! {
        <section class="code" aria-label="Code">
            <div class="tabs">
                <div role="tablist" aria-label="Language">
                    {tab(Language::Rust, "Rust")}
                    {tab(Language::Python, "Python")}
                </div>
                <p class="note">{words(note)}</p>
            </div>
            <pre id=panel_id() role="tabpanel" aria-labelledby=words(move || tab_id(language.get())) tabindex="0">{part(listing)}</pre>
        </section>
    }
}

#[component]
fn RustListing(card: Card) -> impl IntoView {
    let snippet = derived(move || (card.lesson.rust)(&card.effective()));
    let standing = derived(move || card.standing(snippet.get().file));
    let lit = derived(move || card.lit_lines(snippet.get().file));
    let lines = move || {
        snippet
            .get()
            .lines()
            .into_iter()
            .map(|(number, line)| {
                let here = derived(move || {
                    standing.with(|all| {
                        all.iter()
                            .find(|(line, _)| *line == number && number > 0)
                            .map(|(_, standing)| *standing)
                    })
                });
                let mark = move || {
                    here.get().map(|standing| {
                        let text = match (standing.running, standing.waiting) {
                            (true, _) => "runs here".to_owned(),
                            (false, 1) => "1 waits here".to_owned(),
                            (false, n) => format!("{n} wait here"),
                        };
                        view! { <span class="standing">{text}</span> }
                    })
                };
                let class = move || {
                    let current = if here.get().is_some() { " current" } else { "" };
                    let lit = if lit.with(|lines| lines.contains(&number)) { " lit" } else { "" };
                    format!("code-line{current}{lit}")
                };
                view! {
                    <span
                        class=words(class)
                        on:mouseenter=on_mouse(move |_| card.light(Lit::Line(number)))
                        on:mouseleave=on_mouse(move |_| card.light(Lit::Nothing))
                    >
                        {coloured(line, Language::Rust)}
                        {maybe(mark)}
                        "\n"
                    </span>
                }
            })
            .collect_view()
    };
    view! { <code>{part(lines)}</code> }
}

impl Card {
    pub(super) fn light(self, lit: Lit) {
        if self.lit.get_untracked() != lit {
            self.lit.set(lit);
        }
    }

    /// Where the tasks stand in `file`, at the moment that is looked at.
    fn standing(self, file: &str) -> Vec<(u32, Standing)> {
        self.tick.track();
        let cursor = self.cursor.get().unwrap_or(usize::MAX);
        let mut found: Vec<(u32, Standing)> = Vec::new();
        self.with_run(|run| {
            run.at(cursor, |snapshot, log| {
                for (id, task) in snapshot.tasks() {
                    let Some((_, location)) = task.awaiting else { continue };
                    let Some((_, line)) = log.place(location).filter(|(place, _)| *place == file) else {
                        continue;
                    };
                    let i = found.iter().position(|(l, _)| *l == line).unwrap_or_else(|| {
                        found.push((line, Standing::default()));
                        found.len() - 1
                    });
                    found[i].1.waiting += 1;
                    found[i].1.running |= snapshot.running.task() == Some(id);
                }
            });
        });
        found
    }

    /// The lines that belong to the lane under the pointer, or the line under it.
    fn lit_lines(self, file: &str) -> Vec<u32> {
        match self.lit.get() {
            Lit::Nothing => Vec::new(),
            Lit::Line(line) => vec![line],
            Lit::Lane(lane) => {
                let cursor = self.cursor.get().unwrap_or(usize::MAX);
                self.with_run(|run| {
                    let owner = run.lanes.lanes.get(lane).map(|lane| lane.owner);
                    run.at(cursor, |snapshot, log| {
                        let Some(crate::trace::LaneOwner::Task(id)) = owner else { return Vec::new() };
                        let Some(task) = snapshot.task(id) else { return Vec::new() };
                        let awaiting = task.awaiting.map(|(_, location)| location);
                        let places = awaiting.into_iter().chain([task.location]);
                        let places = places.filter_map(|location| log.place(location));
                        places.filter(|(place, _)| *place == file).map(|(_, line)| line).collect()
                    })
                })
                .unwrap_or_default()
            }
        }
    }
}

fn coloured(line: &str, language: Language) -> impl IntoView + use<> {
    highlight::line(line, language)
        .into_iter()
        .map(|(token, piece)| {
            let piece = piece.to_owned();
            let class = match token {
                Token::Keyword => "kw",
                Token::Text => "str",
                Token::Number => "num",
                Token::Comment => "com",
                Token::Call => "call",
                Token::Plain => return piece.into_any(),
            };
            view! { <span class=class>{piece}</span> }.into_any()
        })
        .collect_view()
}
