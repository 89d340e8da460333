//! The frame around the cards: header, sidebar, landing, routes.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;

use super::card::LessonCard;
use super::dynamic::{maybe, on_mouse, words};
use super::heartbeat::Heartbeat;
use super::route;
use super::theme::{SchemeChanges, ThemeSwitch};
use crate::lessons::{LESSONS, Lesson, SECTIONS, Values};

/// Puts the page into the document's body.
pub fn mount() {
    leptos::mount::mount_to_body(App);
}

/// One card's lesson and its settings.
type Cards = Vec<(&'static Lesson, RwSignal<Values>)>;

/// The whole page.
#[component]
pub fn App() -> impl IntoView {
    provide_context(SchemeChanges(RwSignal::new(0)));
    let cards: Cards =
        LESSONS.iter().map(|lesson| (lesson, RwSignal::new(Values::defaults(lesson.params)))).collect();
    let current = RwSignal::new(None::<&'static str>);
    let complaints = RwSignal::new(Vec::<String>::new());
    follow_hash(cards.clone(), current, complaints);

    let sidebar = SECTIONS.iter().map(|section| {
        let lessons = LESSONS.iter().filter(|lesson| lesson.section == section.number);
        let links = lessons.map(|lesson| {
            let values = cards.iter().find(|(l, _)| l.slug == lesson.slug).map(|(_, values)| *values);
            let href =
                move || values.map_or_else(String::new, |values| values.with(|v| route::hash(lesson, v)));
            let here = move || (current.get() == Some(lesson.slug)).then_some("location");
            // The address may be this card's already: then there is no change of it to follow.
            view! { <li><a href=words(href) aria-current=here on:click=on_mouse(move |_| go_to(Some(lesson.slug)))>{lesson.title}</a></li> }
        });
        view! {
            <li>
                <p class="section"><span class="number">{section.number}</span>{section.title}</p>
                <ul>{links.collect_view()}</ul>
            </li>
        }
    });
    let notices = move || {
        complaints.with(|complaints| {
            (!complaints.is_empty()).then(|| {
                let complaints = complaints.clone();
                view! {
                    <aside class="notice" role="alert">
                        <ul>{complaints.into_iter().map(|c| view! { <li>{c}</li> }).collect_view()}</ul>
                    </aside>
                }
            })
        })
    };
    view! {
        <a class="skip" href="#main">"Skip to the cards"</a>
        <header class="page-head">
            <a class="name" href="#/" on:click=on_mouse(move |_| go_to(None))>"Loopglass"</a>
            <Heartbeat />
            <ThemeSwitch />
        </header>
        <div class="page">
            <nav class="sidebar" aria-label="Lessons">
                <ol>{sidebar.collect_view()}</ol>
            </nav>
            <main id="main" tabindex="-1">
                {maybe(notices)}
                <section class="landing">
                    <h1>"See an event loop run."</h1>
                    <p>
                        "Every card below runs real futures on this page's own event loop and records each poll, wake, timer and drop. "
                        "Predict what will happen, press Run, and read it off the lanes."
                    </p>
                </section>
                {cards.iter().map(|(lesson, values)| view! { <LessonCard lesson=lesson values=*values /> }).collect_view()}
            </main>
        </div>
    }
}

/// Brings a card, or the page's beginning, into view, and the keyboard to it.
fn go_to(slug: Option<&str>) {
    let Some(element) = document().get_element_by_id(slug.unwrap_or("main")) else { return };
    if let Some(element) = element.dyn_ref::<web_sys::HtmlElement>() {
        // Both have a tabindex. What the focus scrolls, the next lines scroll to where it belongs.
        let _ = element.focus();
    }
    match slug {
        Some(_) => element.scroll_into_view(),
        None => window().scroll_to_with_x_and_y(0.0, 0.0),
    }
}

/// Keeps the page at the address in the hash, and the hash at the settings of the card it names.
fn follow_hash(cards: Cards, current: RwSignal<Option<&'static str>>, complaints: RwSignal<Vec<String>>) {
    let follow = {
        let cards = cards.clone();
        move || {
            let hash = window().location().hash().unwrap_or_default();
            // The skip link's target is no route.
            if hash == "#main" {
                return;
            }
            let route = route::parse(&hash);
            complaints.set(route.complaints);
            current.set(route.lesson.as_ref().map(|(lesson, _)| lesson.slug));
            if let Some((lesson, values)) = route.lesson {
                if let Some((_, signal)) = cards.iter().find(|(l, _)| l.slug == lesson.slug)
                    && signal.with_untracked(|now| *now != values)
                {
                    signal.set(values);
                }
                go_to(Some(lesson.slug));
            }
        }
    };
    // Cards are in the document only after this.
    let first = follow.clone();
    request_animation_frame(first);
    let listener = Closure::<dyn FnMut()>::new(follow);
    let target = window();
    // Listening on the window cannot fail.
    let _ = target.add_event_listener_with_callback("hashchange", listener.as_ref().unchecked_ref());
    let kept = StoredValue::new_local(listener);
    on_cleanup(move || {
        kept.with_value(|listener| {
            let _ =
                window().remove_event_listener_with_callback("hashchange", listener.as_ref().unchecked_ref());
        });
    });

    for (lesson, values) in cards {
        Effect::new(move |before: Option<()>| {
            let hash = values.with(|values| route::hash(lesson, values));
            // The address follows a change that the reader made, without a place in the history for each.
            if before.is_some() {
                current.set(Some(lesson.slug));
                if let Ok(history) = window().history() {
                    let _ = history.replace_state_with_url(&wasm_bindgen::JsValue::NULL, "", Some(&hash));
                }
            }
        });
    }
}
