//! Source text cut into words to colour. Knows just enough of Rust and Python to tell them apart;
//! never fails, and gives every character back.

/// What a piece of source is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Token {
    /// A word of the language.
    Keyword,
    /// A text or character literal.
    Text,
    /// A number.
    Number,
    /// A comment.
    Comment,
    /// A name that is called or a macro.
    Call,
    /// Everything else.
    Plain,
}

/// The languages that code is shown in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Language {
    /// Rust.
    Rust,
    /// Python.
    Python,
}

const RUST: &[&str] = &[
    "async", "await", "break", "const", "continue", "else", "enum", "fn", "for", "if", "impl", "in", "let",
    "loop", "match", "mod", "move", "mut", "pub", "ref", "return", "self", "static", "struct", "type", "use",
    "while",
];
const PYTHON: &[&str] = &[
    "False", "None", "True", "and", "as", "async", "await", "break", "class", "continue", "def", "del",
    "elif", "else", "except", "finally", "for", "from", "global", "if", "import", "in", "is", "lambda",
    "match", "nonlocal", "not", "or", "pass", "raise", "return", "try", "while", "with", "yield",
];

/// Cuts one line into pieces, in order. A text literal does not go on in the next line.
pub fn line(source: &str, language: Language) -> Vec<(Token, &str)> {
    let mut pieces = Vec::new();
    let mut rest = source;
    while let Some(first) = rest.chars().next() {
        let (token, length) = match (language, first) {
            (Language::Rust, '/') if rest.starts_with("//") => (Token::Comment, rest.len()),
            (Language::Python, '#') => (Token::Comment, rest.len()),
            (_, '"') => (Token::Text, quoted(rest, '"')),
            (Language::Python, '\'') => (Token::Text, quoted(rest, '\'')),
            (Language::Rust, '\'') if rest[1..].starts_with(|c: char| c.is_ascii_lowercase()) => {
                (Token::Plain, 1 + word(&rest[1..]))
            }
            (_, c) if c.is_ascii_digit() => (
                Token::Number,
                rest.find(|c: char| !c.is_ascii_alphanumeric() && !"._".contains(c)).unwrap_or(rest.len()),
            ),
            (_, c) if c.is_alphabetic() || c == '_' => {
                let length = word(rest);
                let keywords = if language == Language::Rust { RUST } else { PYTHON };
                let called = rest[length..].starts_with(['(', '!']) && !rest[length..].starts_with("!=");
                let token = if keywords.contains(&&rest[..length]) {
                    Token::Keyword
                } else if called {
                    Token::Call
                } else {
                    Token::Plain
                };
                (token, length)
            }
            (_, c) => (Token::Plain, c.len_utf8()),
        };
        let (piece, after) = rest.split_at(length);
        pieces.push((token, piece));
        rest = after;
    }
    // Neighbours of one kind become one piece: fewer elements on the page.
    let mut joined: Vec<(Token, &str)> = Vec::with_capacity(pieces.len());
    let mut begin = 0;
    let mut end = 0;
    for (i, (token, piece)) in pieces.iter().enumerate() {
        end += piece.len();
        if pieces.get(i + 1).is_none_or(|(next, _)| next != token) {
            joined.push((*token, &source[begin..end]));
            begin = end;
        }
    }
    joined
}

fn word(text: &str) -> usize {
    text.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(text.len())
}

fn quoted(text: &str, quote: char) -> usize {
    let mut escaped = false;
    for (i, c) in text.char_indices().skip(1) {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            c if c == quote => return i + c.len_utf8(),
            _ => {}
        }
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_words_apart() {
        let pieces = line("    let tea = boil(2, \"hot\").await; // now", Language::Rust);
        let of = |token| pieces.iter().filter(|(t, _)| *t == token).map(|(_, p)| *p).collect::<Vec<_>>();
        assert_eq!(of(Token::Keyword), ["let", "await"]);
        assert_eq!(of(Token::Call), ["boil"]);
        assert_eq!(of(Token::Number), ["2"]);
        assert_eq!(of(Token::Text), ["\"hot\""]);
        assert_eq!(of(Token::Comment), ["// now"]);
    }

    #[test]
    fn gives_every_character_back() {
        for source in ["", "'", "\"open", "'a 'static", "f\"{x!r}\" # é🦀", "a != b", "\\", "1_000.5e3.await"]
        {
            for language in [Language::Rust, Language::Python] {
                let back: String = line(source, language).iter().map(|(_, piece)| *piece).collect();
                assert_eq!(back, source);
            }
        }
    }
}
