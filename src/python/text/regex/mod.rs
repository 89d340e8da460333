//! Regular expressions as Python's `re` knows them: a backtracking matcher over characters.
//!
//! | module | what it is |
//! |---|---|
//! | [`parse`] | a pattern's text to a tree, with `re`'s own errors |
//! | [`program`] | the tree to instructions |
//! | [`run`] | the instructions over a text |
//!
//! Alternatives that were not taken wait on a stack on the heap, so neither a pattern nor a text makes this
//! recurse; the parser and the compiler recurse by the depth of groups alone, which [`parse`] bounds. A match
//! gives its caller a word at intervals, so that one that takes too long can be stopped.

mod parse;
mod program;
mod run;

pub use parse::{Failure, Flags};
pub use program::Program;
pub use run::{Found, Stopped};

/// Compile a pattern. `bytes`: the characters stand for bytes.
pub fn compile(pattern: &str, flags: u32, bytes: bool) -> Result<Program, Failure> {
    let parsed = parse::parse(pattern, flags, bytes)?;
    program::compile(parsed)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spans(pattern: &str, text: &str) -> Vec<Option<(usize, usize)>> {
        let p = compile(pattern, Flags::UNICODE, false).expect("a pattern");
        let text: Vec<char> = text.chars().collect();
        let found = p.search(&text, (0, text.len()), false, &mut || true).expect("not stopped");
        found.map_or(vec![], |f| f.groups)
    }

    #[track_caller]
    fn whole(pattern: &str, text: &str, expected: Option<(usize, usize)>) {
        assert_eq!(spans(pattern, text).first().copied().flatten(), expected, "{pattern} on {text}");
    }

    #[test]
    fn takes_the_first_alternative_that_lets_the_rest_match() {
        whole("a|ab", "ab", Some((0, 1)));
        whole("(a|ab)c", "abc", Some((0, 3)));
        whole("x*", "aaa", Some((0, 0)));
        whole("a+?b", "aaab", Some((0, 4)));
        whole("(?:a*)*b", "aaaab", Some((0, 5)));
        whole("(?<=a)b(?!c)", "abcab", Some((4, 5)));
        whole(r"(\w)\1", "hello", Some((2, 4)));
        whole("(?>a+)ab", "aaab", None);
    }

    #[test]
    fn a_match_that_takes_too_long_can_be_stopped() {
        let p = compile("(a+)+$", 0, false).expect("a pattern");
        let text: Vec<char> = "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab".chars().collect();
        assert!(p.search(&text, (0, text.len()), false, &mut || false).is_err());
    }

    #[test]
    fn errors_are_those_of_re() {
        let message = |p: &str| compile(p, 0, false).err().map(|e| (e.message, e.at.unwrap_or(99)));
        assert_eq!(message("(a"), Some(("missing ), unterminated subpattern".into(), 0)));
        assert_eq!(message("*a"), Some(("nothing to repeat".into(), 0)));
        assert_eq!(message("a**"), Some(("multiple repeat".into(), 2)));
        assert_eq!(message("[b-a]"), Some(("bad character range b-a".into(), 1)));
    }
}
