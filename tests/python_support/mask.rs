//! Masks what differs from run to run: the rules of `tests/python/masks.txt`.

use std::path::Path;

use regex::Regex;

/// The rules, read once.
pub struct Masks(Vec<(String, String)>);

impl Masks {
    /// Read the rules that `record.py` applies too.
    ///
    /// # Panics
    /// When the file is missing or a line has no TAB.
    pub fn load() -> Self {
        let path = super::cpython::corpus().join("masks.txt");
        let text = std::fs::read_to_string(path).expect("masks.txt is there");
        let rules = text.lines().filter(|l| !l.is_empty() && !l.starts_with('#'));
        let split = |line: &str| {
            let (pattern, replacement) = line.split_once('\t').expect("a rule has a TAB");
            // `$1<` would be read as the group `1<`-something: name it apart.
            (pattern.to_string(), replacement.replace("$1", "${1}"))
        };
        Masks(rules.map(split).collect())
    }

    /// `text` with every rule applied, for a program that lies in `folder`.
    ///
    /// # Panics
    /// When a rule is no pattern.
    pub fn apply(&self, text: &str, folder: &Path) -> String {
        let folder = regex::escape(&folder.display().to_string());
        let mut text = text.to_string();
        for (pattern, replacement) in &self.0 {
            let pattern = Regex::new(&pattern.replace("@DIR@", &folder)).expect("a pattern");
            text = pattern.replace_all(&text, replacement.as_str()).into_owned();
        }
        text
    }
}
