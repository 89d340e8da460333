//! The layout of an unhandled exception: its chain of causes, and the tree of an exception group.

/// Why an exception is shown before another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Link {
    /// `raise ... from ...`
    Cause,
    /// Raised while the other was handled.
    Context,
}

/// An exception as it is to be shown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// The traceback's lines below its heading, as they stand at the margin; `None` when it has no traceback.
    pub frames: Option<Vec<String>>,
    /// `Class: message`, and the notes.
    pub message: Vec<String>,
    /// The exception shown before this one.
    pub before: Option<(Link, Box<Report>)>,
    /// The exceptions of a group.
    pub group: Option<Vec<Report>>,
}

/// Of a group, this many exceptions are shown.
const WIDEST: usize = 15;
/// And this many levels.
const DEEPEST: usize = 10;

const CAUSE: &str = "The above exception was the direct cause of the following exception:";
const CONTEXT: &str = "During handling of the above exception, another exception occurred:";

/// The text that CPython writes to stderr, with its final newline.
pub fn render(report: &Report) -> String {
    let mut out = Writer { text: String::new(), depth: 0, close: false };
    out.report(report);
    out.text
}

struct Writer {
    text: String,
    depth: usize,
    /// Whether the innermost box still needs its lower edge.
    close: bool,
}

impl Writer {
    fn line(&mut self, mark: char, line: &str) {
        if self.depth > 0 {
            self.text.push_str(&"  ".repeat(self.depth));
            self.text.push(mark);
            self.text.push(' ');
        }
        self.text.push_str(line);
        self.text.push('\n');
    }

    fn lines(&mut self, lines: &[String]) {
        for line in lines.iter().flat_map(|line| line.split('\n')) {
            self.line('|', line);
        }
    }

    fn report(&mut self, report: &Report) {
        // The first in a chain is shown first: collect it, so that a long chain needs no stack.
        let mut chain = vec![(None, report)];
        let mut at = report;
        while let Some((link, before)) = &at.before {
            chain.push((Some(*link), before));
            at = before;
        }
        for i in (0..chain.len()).rev() {
            self.one(chain[i].1);
            // The link stands between an exception and the one after it.
            if let Some(link) = chain[i].0 {
                let text = if link == Link::Cause { CAUSE } else { CONTEXT };
                self.line('|', "");
                self.line('|', text);
                self.line('|', "");
            }
        }
    }

    fn one(&mut self, report: &Report) {
        let Some(group) = &report.group else {
            if let Some(frames) = &report.frames {
                self.line('|', "Traceback (most recent call last):");
                self.lines(frames);
            }
            self.lines(&report.message);
            return;
        };
        if self.depth > DEEPEST {
            self.line('|', &format!("... (max_group_depth is {DEEPEST})"));
            return;
        }
        let outermost = self.depth == 0;
        if outermost {
            self.depth = 1;
        }
        if let Some(frames) = &report.frames {
            let mark = if outermost { '+' } else { '|' };
            self.line(mark, "Exception Group Traceback (most recent call last):");
            self.lines(frames);
        }
        self.lines(&report.message);
        let count = group.len().min(WIDEST + 1);
        self.close = false;
        for i in 0..count {
            let last = i == count - 1;
            if last {
                self.close = true;
            }
            let title = if i < WIDEST { (i + 1).to_string() } else { "...".into() };
            let indent = "  ".repeat(self.depth);
            let corner = if i == 0 { "+-" } else { "  " };
            self.text.push_str(&format!("{indent}{corner}+---------------- {title} ----------------\n"));
            self.depth += 1;
            if i < WIDEST {
                self.report(&group[i]);
            } else {
                let more = group.len() - WIDEST;
                let s = if more > 1 { "s" } else { "" };
                self.line('|', &format!("and {more} more exception{s}"));
            }
            if last && self.close {
                let indent = "  ".repeat(self.depth);
                self.text.push_str(&format!("{indent}+------------------------------------\n"));
                self.close = false;
            }
            self.depth -= 1;
        }
        if outermost {
            self.depth = 0;
        }
    }
}
