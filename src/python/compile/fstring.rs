//! f-strings.

use super::*;

impl<'a> Compiler<'a> {
    pub(super) fn fstring(&mut self, f: &'a ast::ExprFString, dst: u16) -> R {
        let mut parts: Vec<Part<'a>> = vec![];
        for p in f.value.as_slice() {
            match p {
                ast::FStringPart::Literal(l) => push_text(&mut parts, &l.value),
                ast::FStringPart::FString(fs) => self.elements(&fs.elements, &mut parts),
            }
        }
        self.concat(parts, dst, f)
    }

    fn elements(&self, els: &'a ast::InterpolatedStringElements, parts: &mut Vec<Part<'a>>) {
        for el in els.iter() {
            match el {
                ast::InterpolatedStringElement::Literal(l) => push_text(parts, &l.value),
                ast::InterpolatedStringElement::Interpolation(i) => {
                    if i.debug_text.is_some() {
                        // `{x=}`: everything between the brace and what follows the `=`.
                        let start = i.range.start().to_usize() + 1;
                        let after = i.expression.range().end().to_usize();
                        let text = &self.source.text;
                        let eq = text[after..].find('=').map_or(after, |p| after + p + 1);
                        let mut end = eq;
                        while text[end..].starts_with([' ', '\t', '\n', '\r']) {
                            end += 1;
                        }
                        push_text(parts, &text[start..end]);
                    }
                    parts.push(Part::Value(i));
                }
            }
        }
    }

    fn concat(&mut self, parts: Vec<Part<'a>>, dst: u16, node: &impl Ranged) -> R {
        if parts.is_empty() {
            let src = self.string("");
            self.emit(Op::Move { dst, src });
            return Ok(());
        }
        let n = parts.len() as u16;
        let m = self.mark();
        for p in parts {
            let t = self.temp()?;
            match p {
                Part::Text(s) => {
                    let src = self.string(&s);
                    self.emit(Op::Move { dst: t, src });
                }
                Part::Value(i) => {
                    let src = self.expr(&i.expression)?;
                    let mut conv = match i.conversion {
                        ast::ConversionFlag::None => 0,
                        ast::ConversionFlag::Str => 1,
                        ast::ConversionFlag::Repr => 2,
                        ast::ConversionFlag::Ascii => 3,
                    };
                    let mut spec = NONE;
                    if let Some(s) = &i.format_spec {
                        let mut inner = vec![];
                        self.elements(&s.elements, &mut inner);
                        let st = self.temp()?;
                        self.concat(inner, st, node)?;
                        spec = st;
                    } else if i.debug_text.is_some() && conv == 0 {
                        conv = 2;
                    }
                    self.unit().span = span_of(&i.range);
                    self.emit(Op::Format { conv, dst: t, src, spec });
                    self.release(t + 1);
                }
            }
        }
        self.release(m);
        self.at(node);
        self.emit(Op::Concat { dst, base: m, n });
        Ok(())
    }
}

enum Part<'a> {
    Text(String),
    Value(&'a ast::InterpolatedElement),
}

fn push_text(parts: &mut Vec<Part<'_>>, s: &str) {
    if s.is_empty() {
        return;
    }
    if let Some(Part::Text(t)) = parts.last_mut() {
        t.push_str(s);
    } else {
        parts.push(Part::Text(s.to_string()));
    }
}
