//! The code shown: cut out of the very file that was compiled.

/// Stretches of a source file, each between `// region: NAME` and `// endregion`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Snippet {
    /// The file as the compiler names it (`file!()`), by which positions in a trace are matched.
    pub file: &'static str,
    /// The whole file (`include_str!`).
    pub source: &'static str,
    /// The regions' names, in the order in which they are shown.
    pub regions: &'static [&'static str],
}

impl Snippet {
    /// The lines of the regions with their numbers in the file, from 1, dedented. A region that the file
    /// does not have gives no lines (a test holds that every lesson's has some). Between regions
    /// stands an empty line with the number 0.
    pub fn lines(&self) -> Vec<(u32, &'static str)> {
        let mut lines = Vec::new();
        for region in self.regions {
            if !lines.is_empty() {
                lines.push((0, ""));
            }
            lines.extend(self.region(region));
        }
        lines
    }

    fn region(&self, region: &str) -> Vec<(u32, &'static str)> {
        let begin = format!("// region: {region}");
        let numbered = (1..).zip(self.source.lines());
        let lines: Vec<_> = numbered
            .skip_while(|(_, line)| line.trim() != begin)
            .skip(1)
            .take_while(|(_, line)| line.trim() != "// endregion")
            .collect();
        let indent = |line: &str| line.len() - line.trim_start_matches(' ').len();
        let margin = lines.iter().filter(|(_, line)| !line.is_empty()).map(|(_, line)| indent(line)).min();
        let margin = margin.unwrap_or(0);
        lines.into_iter().map(|(number, line)| (number, line.get(margin..).unwrap_or(""))).collect()
    }
}

/// The snippet made of these regions of the file that says this.
macro_rules! snippet {
    ($file:literal, $($region:literal),+) => {
        $crate::lessons::Snippet { file: file!(), source: include_str!($file), regions: &[$($region),+] }
    };
}
pub(crate) use snippet;
