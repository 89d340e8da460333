//! Futures that are watched without being tasks.

use loopglass::runtime::{observe, sleep, spawn};
use loopglass::trace::{CoroutineId, EventKind, Outcome, Snapshot, WarningKind};

use crate::support::{ms, run};

#[test]
fn one_that_is_never_polled_is_warned_of() {
    let log = run(|_| drop(observe("forgotten", async { 1 })));
    let log = log.borrow();
    let warned = log.iter().any(|event| match event.kind {
        EventKind::Warning { kind: WarningKind::NeverAwaited, text, .. } => {
            log.text(text) == "coroutine 'forgotten' was never awaited"
        }
        _ => false,
    });
    assert!(warned);
}

#[test]
fn its_polls_and_its_end_are_seen_inside_its_task() {
    let log = run(|_| {
        spawn(async {
            observe("inner", async {
                sleep(ms(2)).await;
                Err::<(), _>("broken")
            })
            .await
        });
    });
    let log = log.borrow();
    let mut snapshot = Snapshot::default();
    log.iter().for_each(|event| snapshot.apply(event));
    let inner = snapshot.coroutine(CoroutineId::from_index(0)).unwrap();
    assert_eq!(inner.polls, 2);
    assert_eq!(inner.finished.map(|(at, outcome)| (at.0, outcome)), Some((2_000_000, Outcome::Error)));
    assert_eq!(log.text_of(inner.result), Some("Err(\"broken\")"));
}
