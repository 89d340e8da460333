//! Makes a failing program small: a program is a tree of lines by their indentation, and
//! statements leave it (or their body takes their place) for as long as it still fails.

/// A statement and the lines indented below it.
#[derive(Clone, Debug)]
struct Node {
    line: String,
    body: Vec<Node>,
}

fn indent_of(line: &str) -> usize {
    line.len() - line.trim_start().len()
}

fn parse(lines: &[&str], at: &mut usize, indent: usize) -> Vec<Node> {
    let mut nodes = Vec::new();
    while let Some(line) = lines.get(*at).filter(|line| indent_of(line) >= indent) {
        *at += 1;
        let inner = lines.get(*at).map_or(0, |next| indent_of(next));
        let body = if inner > indent_of(line) { parse(lines, at, inner) } else { Vec::new() };
        nodes.push(Node { line: line.trim_start().to_string(), body });
    }
    nodes
}

fn write(nodes: &[Node], depth: usize, out: &mut String) {
    for node in nodes {
        out.push_str(&"    ".repeat(depth));
        out.push_str(&node.line);
        out.push('\n');
        if node.body.is_empty() && node.line.ends_with(':') {
            out.push_str(&"    ".repeat(depth + 1));
            out.push_str("pass\n");
        } else {
            write(&node.body, depth + 1, out);
        }
    }
}

fn text(nodes: &[Node]) -> String {
    let mut out = String::new();
    write(nodes, 0, &mut out);
    out
}

fn count(nodes: &[Node]) -> usize {
    nodes.iter().map(|n| 1 + count(&n.body)).sum()
}

/// Change the node with this number (in order of lines): its list and its place in it.
fn edit(nodes: &mut Vec<Node>, number: &mut usize, change: &mut dyn FnMut(&mut Vec<Node>, usize)) -> bool {
    for i in 0..nodes.len() {
        if *number == 0 {
            change(nodes, i);
            return true;
        }
        *number -= 1;
        if edit(&mut nodes[i].body, number, change) {
            return true;
        }
    }
    false
}

/// The smallest program found that `fails`, trying at most `tries` programs.
///
/// `fails` is not asked about `source` itself. A candidate that is no program any more is for
/// `fails` to refuse: both sides refuse it alike, and so it does not fail.
pub fn shrink(source: &str, mut tries: usize, mut fails: impl FnMut(&str) -> bool) -> String {
    let lines: Vec<&str> = source.lines().filter(|l| !l.trim().is_empty()).collect();
    let mut best = parse(&lines, &mut 0, 0);
    loop {
        let mut smaller = false;
        let mut number = 0;
        while number < count(&best) {
            let mut kept = true;
            for hoist in [false, true] {
                let mut candidate = best.clone();
                edit(&mut candidate, &mut number.clone(), &mut |list, i| {
                    let node = list.remove(i);
                    if hoist {
                        list.splice(i..i, node.body);
                    }
                });
                let gains = hoist || count(&candidate) < count(&best);
                if tries == 0 {
                    return text(&best);
                }
                if gains && count(&candidate) < count(&best) {
                    tries -= 1;
                    if fails(&text(&candidate)) {
                        best = candidate;
                        smaller = true;
                        kept = false;
                        break;
                    }
                }
            }
            if kept {
                number += 1;
            }
        }
        if !smaller {
            return text(&best);
        }
    }
}
