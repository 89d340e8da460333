//! The template language of `str.format`: `"{0.name[key]!r:>{width}}"`.
//!
//! [`Pieces`] cuts a template, [`Name`] a field's name, [`render`] does both and asks the caller for each field's text.

use super::chars;
use super::{Error, Result};

/// A literal and the field behind it. A doubled brace ends a piece, as in `string.Formatter.parse`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// Text to copy, with doubled braces made single.
    pub literal: String,
    /// The field that follows, if one does.
    pub field: Option<Field>,
}

/// `{name!conversion:spec}`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field {
    /// All before the conversion and the spec.
    pub name: String,
    /// The letter behind `!`.
    pub conversion: Option<char>,
    /// The text behind `:`.
    pub spec: String,
    /// Whether the spec holds fields of its own.
    pub nested: bool,
}

/// Cuts a template into its pieces; ends after the first error.
#[derive(Clone, Debug)]
pub struct Pieces {
    text: Vec<char>,
    at: usize,
}

impl Pieces {
    /// The pieces of `template`.
    pub fn new(template: &str) -> Self {
        Self { text: template.chars().collect(), at: 0 }
    }

    fn take(&mut self) -> Option<char> {
        let c = self.text.get(self.at).copied();
        self.at += usize::from(c.is_some());
        c
    }

    fn piece(&mut self) -> Result<Piece> {
        let mut literal = String::new();
        loop {
            match self.take() {
                None => {
                    return Ok(Piece { literal, field: None });
                }
                Some(brace @ ('{' | '}')) => {
                    if self.text.get(self.at) == Some(&brace) {
                        self.at += 1;
                        literal.push(brace);
                        return Ok(Piece { literal, field: None });
                    } else if brace == '}' {
                        return Err(Error::value("Single '}' encountered in format string"));
                    } else if self.at == self.text.len() {
                        return Err(Error::value("Single '{' encountered in format string"));
                    } else {
                        let field = Some(self.field()?);
                        return Ok(Piece { literal, field });
                    }
                }
                Some(c) => literal.push(c),
            }
        }
    }

    fn field(&mut self) -> Result<Field> {
        let start = self.at;
        let end = loop {
            match self.take() {
                Some('{') => return Err(Error::value("unexpected '{' in field name")),
                Some('[') => {
                    while self.text.get(self.at).is_some_and(|&c| c != ']') {
                        self.at += 1;
                    }
                }
                Some(c @ ('}' | ':' | '!')) => break c,
                Some(_) => {}
                None => return Err(Error::value("expected '}' before end of string")),
            }
        };
        let mut field = Field {
            name: self.text[start..self.at - 1].iter().collect(),
            conversion: None,
            spec: String::new(),
            nested: false,
        };
        if end == '}' {
            return Ok(field);
        }
        if end == '!' {
            let letter = self
                .take()
                .ok_or_else(|| Error::value("end of string while looking for conversion specifier"))?;
            field.conversion = Some(letter);
            match self.take() {
                Some('}') => return Ok(field),
                Some(':') | None => {}
                Some(_) => return Err(Error::value("expected ':' after conversion specifier")),
            }
        }
        let (start, mut depth) = (self.at, 1);
        while let Some(c) = self.take() {
            match c {
                '{' => {
                    field.nested = true;
                    depth += 1;
                }
                '}' => depth -= 1,
                _ => {}
            }
            if depth == 0 {
                field.spec = self.text[start..self.at - 1].iter().collect();
                return Ok(field);
            }
        }
        Err(Error::value("unmatched '{' in format spec"))
    }
}

impl Iterator for Pieces {
    type Item = Result<Piece>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.at >= self.text.len() {
            return None;
        }
        let piece = self.piece();
        if piece.is_err() {
            self.at = self.text.len();
        }
        Some(piece)
    }
}

/// Where a field's value starts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum First {
    /// `{}`: the next positional argument.
    Auto,
    /// `{2}`
    Index(usize),
    /// `{name}`
    Name(String),
}

/// A step from a value to a part of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// `.name`
    Attribute(String),
    /// `[3]`
    Index(usize),
    /// `[key]`: a key that is no number is a str.
    Key(String),
}

/// A field's name: where to start, and the way from there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name {
    /// The argument.
    pub first: First,
    /// The steps from it; an error stands at the step that is wrong, as CPython finds it only when it gets there.
    pub steps: Vec<Result<Step>>,
}

fn index(text: &[char]) -> Result<Option<usize>> {
    let mut value = 0_usize;
    for &c in text {
        let Some(digit) = chars::decimal(c) else {
            return Ok(None);
        };
        let next = value.checked_mul(10).and_then(|n| n.checked_add(digit.into()));
        value = next
            .filter(|&n| n <= i64::MAX as usize)
            .ok_or_else(|| Error::value("Too many decimal digits in format string"))?;
    }
    Ok((!text.is_empty()).then_some(value))
}

impl Name {
    /// Cuts a field's name.
    pub fn parse(name: &str) -> Result<Self> {
        let text: Vec<char> = name.chars().collect();
        let end = text.iter().position(|c| matches!(c, '.' | '[')).unwrap_or(text.len());
        let first = match index(&text[..end])? {
            Some(index) => First::Index(index),
            None if end == 0 => First::Auto,
            None => First::Name(text[..end].iter().collect()),
        };
        let (mut at, mut steps) = (end, Vec::new());
        while at < text.len() {
            let step = Self::step(&text, &mut at);
            let wrong = step.is_err();
            steps.push(step);
            if wrong {
                break;
            }
        }
        Ok(Self { first, steps })
    }

    fn step(text: &[char], at: &mut usize) -> Result<Step> {
        const EMPTY: &str = "Empty attribute in format string";
        let opening = text[*at];
        *at += 1;
        let start = *at;
        let rest = &text[start..];
        match opening {
            '.' => {
                let length = rest.iter().position(|c| matches!(c, '.' | '[')).unwrap_or(rest.len());
                *at += length;
                if length == 0 {
                    return Err(Error::value(EMPTY));
                }
                Ok(Step::Attribute(rest[..length].iter().collect()))
            }
            '[' => {
                let length = rest.iter().position(|&c| c == ']');
                let length = length.ok_or_else(|| Error::value("Missing ']' in format string"))?;
                *at += length + 1;
                let key = &rest[..length];
                match index(key)? {
                    Some(index) => Ok(Step::Index(index)),
                    None if key.is_empty() => Err(Error::value(EMPTY)),
                    None => Ok(Step::Key(key.iter().collect())),
                }
            }
            _ => Err(Error::value("Only '.' or '[' may follow ']' in format field specifier")),
        }
    }
}

/// Whether a template numbers its fields itself; one for the template and its nested specs.
#[derive(Clone, Debug, Default)]
pub struct Numbering {
    next: usize,
    manual: Option<bool>,
}

impl Numbering {
    /// The index that `first` stands for, with CPython's error where both ways are mixed; `None` for a name.
    pub fn resolve(&mut self, first: &First) -> Result<Option<usize>> {
        let manual = match first {
            First::Name(_) => return Ok(None),
            First::Auto => false,
            First::Index(_) => true,
        };
        if *self.manual.get_or_insert(manual) != manual {
            return Err(Error::value(if manual {
                "cannot switch from automatic field numbering to manual field specification"
            } else {
                "cannot switch from manual field specification to automatic field numbering"
            }));
        }
        if let First::Index(index) = first {
            return Ok(Some(*index));
        }
        self.next += 1;
        Ok(Some(self.next - 1))
    }
}

/// The error for a conversion that is none of `r`, `s`, `a`.
pub fn unknown_conversion(letter: char) -> Error {
    if (' ' < letter) && letter < '\x7f' {
        Error::value(format!("Unknown conversion specifier {letter}"))
    } else {
        Error::value(format!("Unknown conversion specifier \\x{:x}", letter as u32))
    }
}

/// One field as the caller is to show it.
#[derive(Clone, Debug)]
pub struct Request<'a> {
    /// The positional argument, already numbered; `None` when `name.first` is a keyword.
    pub index: Option<usize>,
    /// The name and the steps.
    pub name: &'a Name,
    /// `r`, `s`, `a`, or another letter, which is an error once the value is found.
    pub conversion: Option<char>,
}

/// Renders `template`. `value` finds and converts a field's value, `show` formats it with the finished spec: nested
/// specs are rendered between the two, as in CPython.
pub fn render<V, E: From<Error>, S>(
    state: &mut S,
    template: &str,
    value: &mut dyn FnMut(&mut S, &Request<'_>) -> std::result::Result<V, E>,
    show: &mut dyn FnMut(&mut S, V, &str) -> std::result::Result<String, E>,
) -> std::result::Result<String, E> {
    render_at(state, template, value, show, &mut Numbering::default(), 2)
}

fn render_at<V, E: From<Error>, S>(
    state: &mut S,
    template: &str,
    value: &mut dyn FnMut(&mut S, &Request<'_>) -> std::result::Result<V, E>,
    show: &mut dyn FnMut(&mut S, V, &str) -> std::result::Result<String, E>,
    numbering: &mut Numbering,
    depth: u32,
) -> std::result::Result<String, E> {
    if depth == 0 {
        return Err(Error::value("Max string recursion exceeded").into());
    }
    let mut out = String::new();
    for piece in Pieces::new(template) {
        let piece = piece?;
        out.push_str(&piece.literal);
        let Some(field) = piece.field else { continue };
        let name = Name::parse(&field.name)?;
        let index = numbering.resolve(&name.first)?;
        let request = Request { index, name: &name, conversion: field.conversion };
        let found = value(state, &request)?;
        let spec = if field.nested {
            render_at(state, &field.spec, value, show, numbering, depth - 1)?
        } else {
            field.spec
        };
        out.push_str(&show(state, found, &spec)?);
    }
    Ok(out)
}
