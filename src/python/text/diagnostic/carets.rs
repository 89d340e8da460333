//! The source lines of a frame and the markers under them, as Python 3.13 draws them: `~` under the whole expression,
//! `^` under its operator, its subscript or its call's parentheses.

use super::super::chars;

/// A place in the lines of a snippet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The line, counted from the snippet's first.
    pub line: usize,
    /// The column, in bytes of the line's UTF-8, as code positions have it.
    pub column: usize,
}

/// What the instruction's expression is, which decides where the `^` stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// Any other expression or statement: `^` throughout.
    Plain,
    /// `left operator right`, the operands without parentheses around them.
    Binary {
        /// The end of the left operand.
        left_end: Place,
        /// The start of the right one.
        right_start: Place,
    },
    /// `value[...]`
    Subscript {
        /// The end of the value.
        value_end: Place,
    },
    /// `function(...)`
    Call {
        /// The end of the function's expression.
        function_end: Place,
        /// Whether the call is all that its statement does, which Python then leaves unmarked: the statement is
        /// `return name(...)` or `name = call(...)` with one plain target, is the first on its line, and the
        /// instruction's range is the call's.
        whole_statement: bool,
    },
}

/// The lines to print below `File ...`, without the four spaces before them.
///
/// `lines` are the source lines that the instruction touches, `start` (in the first) and `end` (in the last, exclusive)
/// its range.
pub fn snippet(lines: &[&str], start: usize, end: usize, shape: Shape) -> Vec<String> {
    let indent = common_indent(lines);
    let text: Vec<Vec<char>> =
        lines.iter().map(|line| line.trim_end().get(indent..).unwrap_or("").chars().collect()).collect();
    let Some(last) = text.len().checked_sub(1) else {
        return Vec::new();
    };
    let char_column = |place: Place| {
        let line = lines.get(place.line).copied().unwrap_or("");
        let before = line.get(indent..place.column.max(indent)).unwrap_or(line);
        before.chars().count()
    };
    let start = char_column(Place { line: 0, column: start });
    let end = char_column(Place { line: last, column: end }).min(text[last].len());
    let anchors = anchors(&text, shape, char_column);
    let whole = matches!(shape, Shape::Call { whole_statement: true, .. });
    let beside = text[0].iter().take(start).any(|&c| !chars::is_space(c))
        || text[last].iter().skip(end).any(|&c| !chars::is_space(c));
    let marked = !whole && (anchors.is_some() || beside);
    let mut out = Vec::new();
    let push = |out: &mut Vec<String>, i: usize| {
        out.push(text[i].iter().collect());
        if marked {
            out.push(marks(&text, i, start, end, anchors));
        }
    };
    let mut previous: Option<usize> = None;
    for i in significant(last, anchors) {
        match previous.map(|previous| i - previous) {
            Some(2) => push(&mut out, i - 1),
            Some(gap) if gap > 2 => out.push(format!("...<{} lines>...", gap - 1)),
            _ => {}
        }
        push(&mut out, i);
        previous = Some(i);
    }
    out
}

/// Where the `^` start and end, in lines and characters.
type Anchors = Option<((usize, usize), (usize, usize))>;

fn common_indent(lines: &[&str]) -> usize {
    let mut filled = lines.iter().filter(|line| !line.trim().is_empty());
    let Some(first) = filled.next() else { return 0 };
    let width = |line: &str| line.len() - line.trim_start_matches([' ', '\t']).len();
    filled.fold(width(first), |common, line| {
        let same = first.bytes().zip(line.bytes()).take(common).take_while(|(a, b)| a == b);
        same.count().min(width(line))
    })
}

fn anchors(text: &[Vec<char>], shape: Shape, char_column: impl Fn(Place) -> usize) -> Anchors {
    let (from, opening) = match shape {
        Shape::Plain => return None,
        Shape::Binary { left_end, .. } => (left_end, None),
        Shape::Subscript { value_end } => (value_end, Some('[')),
        Shape::Call { function_end, .. } => (function_end, Some('(')),
    };
    let (mut line, mut column) = (from.line, char_column(from));
    // Behind the operand may stand its closing parentheses, spaces, a comment, a continued line.
    loop {
        match text.get(line)?.get(column) {
            None => {
                line += 1;
                column = 0;
            }
            Some('#') => column = text[line].len(),
            Some(')' | '\\') => column += 1,
            Some(&c) if chars::is_space(c) => column += 1,
            Some(&c) => {
                if opening.is_some_and(|opening| opening != c) {
                    return None;
                }
                break;
            }
        }
    }
    if opening.is_some() {
        return Some(((line, column), (usize::MAX, 0)));
    }
    // CPython takes any character right behind the first for the operator's second, even a parenthesis.
    let double = text[line].get(column + 1).is_some_and(|&c| {
        let before_right = match shape {
            Shape::Binary { right_start, .. } => {
                (line, column + 1) < (right_start.line, char_column(right_start))
            }
            _ => false,
        };
        before_right && !chars::is_space(c) && !matches!(c, '\\' | '#')
    });
    Some(((line, column), (line, column + 1 + usize::from(double))))
}

/// The first and the last line, and those about the anchors.
fn significant(last: usize, anchors: Anchors) -> Vec<usize> {
    let mut lines = vec![0, last];
    if let Some(((first, _), (second, _))) = anchors {
        for about in [first, second.min(last)] {
            lines.extend(about.saturating_sub(1)..=(about + 1).min(last));
        }
    }
    lines.sort_unstable();
    lines.dedup();
    lines
}

/// The markers under a line.
fn marks(text: &[Vec<char>], i: usize, start: usize, end: usize, anchors: Anchors) -> String {
    let line = &text[i];
    let indent = line.iter().take_while(|&&c| chars::is_space(c)).count();
    let first = if i == 0 { start } else { indent };
    let behind = if i == text.len() - 1 { end } else { line.len() };
    let mut marks = String::new();
    for (column, &c) in line.iter().enumerate().take(behind) {
        let here = (i, column);
        let mark = match anchors {
            _ if column < first => ' ',
            Some((from, to)) if here < from || here >= to => '~',
            _ => '^',
        };
        // A wide character takes two columns of a terminal.
        marks.extend(std::iter::repeat_n(mark, if is_wide(c) { 2 } else { 1 }));
    }
    marks
}

/// Whether `c` is of East Asian width W or F.
pub fn is_wide(c: char) -> bool {
    if c.is_ascii() {
        return false;
    }
    let (mut wide, mut at, mut n, mut shift) = (false, 0_u32, 0_u32, 0);
    for &byte in include_bytes!("../tables/wide.bin") {
        n |= u32::from(byte & 127) << shift;
        shift += 7;
        if byte < 128 {
            at += n;
            if (c as u32) < at {
                return wide;
            }
            wide = !wide;
            (n, shift) = (0, 0);
        }
    }
    false
}
