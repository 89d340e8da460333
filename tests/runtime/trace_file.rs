//! Traces as files.

use loopglass::runtime::{observe, promise, sleep, spawn_named, timeout};
use loopglass::say;
use loopglass::trace::{ImportError, Log, export, import};

use crate::support::{ms, run};

fn sample() -> Log {
    let log = run(|_| {
        spawn_named("a \"quoted\" name\n\u{1}\u{1F375}", async {
            say!("tab\tand \\ and \u{7f}");
            let value = promise::<u8>("value");
            let _ = timeout(ms(1), value).await;
            observe("inner", sleep(ms(2))).await;
        });
    });
    // The log as a copy of its own, by way of the file.
    let text = export(&log.borrow());
    import(&text).expect("what was just written")
}

fn same(one: &Log, two: &Log) {
    assert!(one.iter().eq(two.iter()));
    assert!(one.names.texts().eq(two.names.texts()));
    assert!(one.names.locations().eq(two.names.locations()));
    assert_eq!((one.cap(), one.dropped()), (two.cap(), two.dropped()));
}

#[test]
fn what_was_written_is_read() {
    let log = sample();
    assert!(log.len() > 20);
    assert!(log.names.texts().any(|text| text.contains('\u{1F375}')));
    let text = export(&log);
    same(&log, &import(&text).unwrap());
    // Any JSON tool may have been at it.
    let foreign: serde_json::Value = serde_json::from_str(&text).unwrap();
    same(&log, &import(&serde_json::to_string_pretty(&foreign).unwrap()).unwrap());
    assert_eq!(foreign["events"].as_array().unwrap().len(), log.len());
}

#[test]
fn a_damaged_file_is_refused_with_its_place() {
    let good = export(&sample());
    let refused = |from: &str, to: &str| {
        assert!(good.contains(from), "{from}");
        import(&good.replacen(from, to, 1)).map(|_| ()).unwrap_err().to_string()
    };
    let checks = [
        (refused("loopglass trace", "other"), "this file is JSON, but not a trace of Loopglass."),
        (
            refused("\"version\":1", "\"version\":7"),
            "this trace is of version 7; this page reads versions up to 1.",
        ),
        (refused("\"texts\"", "\"tests\""), "the head of this trace is damaged: it has no \"texts\"."),
        (refused("\n[0,0,0]", "\n[0]"), "event 1 of this trace is damaged: it has no time or no kind."),
        (
            refused("\n[0,0,0]", "\n[0,0]"),
            "event 1 of this trace is damaged: it has fewer fields than its kind.",
        ),
        (
            refused("\n[0,0,0]", "\n[0,0,0,4]"),
            "event 1 of this trace is damaged: it has more fields than its kind.",
        ),
        (refused("\n[0,0,0]", "\n[0,10,4]"), "event 1 of this trace is damaged: there is no task 4."),
        (
            refused("\n[0,0,0]", "\n[0,99,0]"),
            "event 1 of this trace is damaged: it is of kind 99 and this file names 41.",
        ),
        (
            refused("\"Started\"", "\"Begun\""),
            "event 1 of this trace is damaged: its kind, \"Begun\", is not known here.",
        ),
        (
            refused("\n[0,0,0]", "\n[0,8,1,0,0,1],\n[0,0,0]"),
            "event 3 of this trace is damaged: it makes a thing out of order.",
        ),
    ];
    for (found, expected) in checks {
        assert_eq!(found, expected);
    }
    let cut = import(&good[..good.len() / 2]).map(|_| ()).unwrap_err();
    assert!(matches!(cut, ImportError::Syntax { line: 2.., .. }), "{cut}");
    let word = refused("\n[0,0,0]", "\n[0,\"x\",0]");
    assert!(word.starts_with("event 1 of this trace (line 6, column "), "{word}");
    assert!(word.contains("a whole number below 2^64 was expected"), "{word}");
    assert!(import("").is_err_and(|error| error.to_string().starts_with("this file is damaged at line 1")));
    assert!(import("[1,2]").is_err());
    assert_eq!(import("{}").map(|_| ()).unwrap_err(), ImportError::NotATrace);
    let deep = "[".repeat(1_000_000);
    assert!(import(&format!("{{\"x\":{deep}")).is_err());
    assert!(import(&deep).is_err());
    // What is not known is passed over, whatever stands in it.
    let with = |unknown: &str| import(&good.replacen('{', &format!("{{\"note\":{unknown},"), 1)).is_ok();
    assert!(with("[1.5e3,{\"a\":[null,true,\"]\\u00e9\\ud83c\\udf75\"]},[]]"));
    assert!(with("-1") && with("{}") && with("\"x\""));
    assert!(!with("[") && !with("") && !with("[\u{c}") && !with("\"\\ud83c\"") && !with("\"\\x\""));
}
