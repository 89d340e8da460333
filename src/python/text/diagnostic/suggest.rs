//! "Did you mean": which of the known names a wrong one is nearest to. As in CPython, distances count bytes of UTF-8.

const MOVE: usize = 2;
const CASE: usize = 1;
const LONGEST: usize = 40;
/// Among more names than this CPython does not look.
const MOST: usize = 750;

fn cost(a: u8, b: u8) -> usize {
    if a == b {
        0
    } else if a.eq_ignore_ascii_case(&b) {
        CASE
    } else {
        MOVE
    }
}

/// The edit distance, where another case costs half; `None` past `most`.
fn distance(a: &[u8], b: &[u8], most: usize) -> Option<usize> {
    let same = a.iter().zip(b).take_while(|(a, b)| a == b).count();
    let (a, b) = (&a[same..], &b[same..]);
    let same = a.iter().rev().zip(b.iter().rev()).take_while(|(a, b)| a == b).count();
    let (a, b) = (&a[..a.len() - same], &b[..b.len() - same]);
    if a.is_empty() || b.is_empty() {
        let found = (a.len() + b.len()) * MOVE;
        return (found <= most).then_some(found);
    }
    if a.len() > LONGEST || b.len() > LONGEST || a.len().abs_diff(b.len()) * MOVE > most {
        return None;
    }
    let mut row: Vec<usize> = (0..=a.len()).map(|i| i * MOVE).collect();
    for (j, &c) in b.iter().enumerate() {
        let mut diagonal = row[0];
        row[0] = (j + 1) * MOVE;
        for (i, &d) in a.iter().enumerate() {
            let changed = diagonal + cost(d, c);
            diagonal = row[i + 1];
            row[i + 1] = changed.min(row[i].min(row[i + 1]) + MOVE);
        }
        if row.iter().min().is_none_or(|&least| least > most) {
            return None;
        }
    }
    row.last().copied().filter(|&found| found <= most)
}

/// The name that `wrong` was most likely meant to be; of equally near ones the first.
pub fn suggest<'a>(wrong: &str, names: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let names: Vec<&str> = names.into_iter().collect();
    if names.len() > MOST {
        return None;
    }
    let (mut best, mut least) = (None, usize::MAX);
    for name in names {
        if name == wrong {
            continue;
        }
        // No more than a third of the letters may differ.
        let most = ((name.len() + wrong.len() + 3) * MOVE / 6).min(least - 1);
        if let Some(found) = distance(wrong.as_bytes(), name.as_bytes(), most) {
            best = Some(name);
            least = found;
            if least == 0 {
                break;
            }
        }
    }
    best
}
