//! Addresses within the page: `#/SLUG?key=value&key=value`.

use crate::lessons::{self, Lesson, Values, shorten};

/// Where a hash leads.
#[derive(Clone)]
pub struct Route {
    /// The lesson and its settings; `None` is the page's beginning.
    pub lesson: Option<(&'static Lesson, Values)>,
    /// What was wrong with the hash, a sentence each. Empty for a sound one.
    pub complaints: Vec<String>,
}

/// Reads a location hash, with or without its `#`. Never fails: what is damaged is named and left out.
pub fn parse(hash: &str) -> Route {
    let path = hash.trim_start_matches('#').trim_start_matches('/');
    let (slug, query) = path.split_once('?').unwrap_or((path, ""));
    if slug.is_empty() {
        return Route { lesson: None, complaints: Vec::new() };
    }
    let Some(lesson) = lessons::find(slug) else {
        let complaint = format!(
            "The link leads to a card named “{}”, which there is not; here is the beginning.",
            shorten(slug)
        );
        return Route { lesson: None, complaints: vec![complaint] };
    };
    let (values, complaints) = Values::read_query(lesson.params, query);
    Route { lesson: Some((lesson, values)), complaints }
}

/// The hash that leads to a lesson with these settings.
pub fn hash(lesson: &Lesson, values: &Values) -> String {
    let query = values.query();
    if query.is_empty() { format!("#/{}", lesson.slug) } else { format!("#/{}?{query}", lesson.slug) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn leads_to_a_lesson_and_back() {
        let route = parse("#/tasks-run-concurrently?n=4&d2=50");
        assert!(route.complaints.is_empty());
        let (lesson, values) = route.lesson.unwrap();
        assert_eq!((values.get("n"), values.get("d2")), (4, 50));
        assert_eq!(hash(lesson, &values), "#/tasks-run-concurrently?n=4&d2=50");
    }

    #[test]
    fn a_damaged_hash_is_named_and_never_fatal() {
        for hash in [
            "#/no-such-card",
            "#/%00%ff?=&&==",
            "#//////",
            "#?a=b",
            "#/tasks-run-concurrently?n=99",
            "#\u{1F980}",
        ] {
            let route = parse(hash);
            assert!(route.lesson.is_none() || !route.complaints.is_empty(), "{hash}");
            assert!(route.complaints.iter().all(|c| c.ends_with('.') && c.len() < 200), "{hash}");
        }
        assert!(parse("").complaints.is_empty());
        assert!(parse("#/").complaints.is_empty());
    }
}
