use loopglass::python::text::Result;
use loopglass::python::text::diagnostic::carets::{Place, Shape, snippet};
use loopglass::python::text::diagnostic::report::{Link, Report, render};
use loopglass::python::text::diagnostic::suggest::suggest;

use crate::table::{Args, check};

fn shape(text: &str) -> Shape {
    let (kind, places) = text.split_once(' ').expect("a kind and a place");
    let mut places = places.split(' ').map(|place| {
        let (line, column) = place.split_once(',').expect("a line and a column");
        Place { line: line.parse().expect("a line"), column: column.parse().expect("a column") }
    });
    let place = places.next().expect("a place");
    match kind {
        "binary" => Shape::Binary { left_end: place, right_start: places.next().expect("two places") },
        "subscript" => Shape::Subscript { value_end: place },
        "call" => Shape::Call { function_end: place, whole_statement: false },
        "call!" => Shape::Call { function_end: place, whole_statement: true },
        _ => Shape::Plain,
    }
}

fn read<'a>(words: &mut impl Iterator<Item = &'a str>) -> Report {
    let mut report = Report::default();
    let some = |first: &str, words: &mut dyn Iterator<Item = &'a str>| -> Vec<String> {
        let count = first.parse().expect("a count");
        words.take(count).map(str::to_owned).collect()
    };
    let first = words.next().expect("frames");
    report.frames = (first != "-").then(|| some(first, words));
    let first = words.next().expect("a message");
    report.message = some(first, words);
    report.before = match words.next() {
        Some("cause") => Some((Link::Cause, Box::new(read(words)))),
        Some("context") => Some((Link::Context, Box::new(read(words)))),
        _ => None,
    };
    let first = words.next().expect("a group or none");
    report.group =
        (first != "-").then(|| (0..first.parse().expect("a count")).map(|_| read(words)).collect());
    report
}

fn answer(function: &str, args: &Args) -> Result<String> {
    Ok(match function {
        "carets" => {
            let lines: Vec<&str> = args.str(0).split('\n').collect();
            let shown = snippet(&lines, args.number(1), args.number(2), shape(args.str(3)));
            shown.iter().map(|line| format!("|{line}\n")).collect()
        }
        "suggest" => suggest(args.str(0), args.list(1)).unwrap_or("-").to_owned(),
        "report" => render(&read(&mut args.str(0).split('\x1f'))),
        _ => panic!("no such function: {function}"),
    })
}

#[test]
fn diagnostics_are_those_of_cpython() {
    check("diagnostics", 700, answer);
}
