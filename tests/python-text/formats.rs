use loopglass::python::text::fields::{self, First, Name, Pieces, Request, Step};
use loopglass::python::text::percent::{self, Character};
use loopglass::python::text::{Error, Int, Kind, Result, escape, float, int, spec};
use num_bigint::BigInt;

use crate::table::{Args, check, list};

fn big(text: &str) -> Int {
    Int::from(text.parse::<BigInt>().expect("an integer"))
}

#[derive(Clone)]
enum Value {
    Int(Int),
    Float(f64),
    Str(String),
}

impl Value {
    fn read(text: &str) -> Self {
        match text.split_at(1) {
            ("i", rest) => Value::Int(big(rest)),
            ("f", rest) => Value::Float(float::from_hex(rest).expect("a float")),
            (_, rest) => Value::Str(rest.to_owned()),
        }
    }

    fn repr(&self) -> String {
        match self {
            Value::Int(n) => n.decimal(0).expect("no limit"),
            Value::Float(x) => float::repr(*x),
            Value::Str(text) => escape::repr(text),
        }
    }
}

struct Values {
    rest: Vec<Value>,
    mapping: bool,
}

impl percent::Args for Values {
    type Value = Value;
    type Error = Error;

    fn next(&mut self) -> Option<Value> {
        (!self.rest.is_empty()).then(|| self.rest.remove(0))
    }

    fn is_mapping(&self) -> bool {
        self.mapping
    }

    fn key(&mut self, key: &str) -> Result<Value> {
        match key {
            "a" => Ok(Value::Int(Int::Small(1))),
            "(a)" => Ok(Value::Int(Int::Small(2))),
            "b" => Ok(Value::Str("text".into())),
            _ => Err(Error::new(Kind::Key, escape::repr(key))),
        }
    }

    fn left_over(&self) -> bool {
        !self.mapping && !self.rest.is_empty()
    }

    fn str(&mut self, value: &Value) -> Result<String> {
        Ok(match value {
            Value::Str(text) => text.clone(),
            _ => value.repr(),
        })
    }

    fn repr(&mut self, value: &Value) -> Result<String> {
        Ok(value.repr())
    }

    fn ascii(&mut self, value: &Value) -> Result<String> {
        Ok(match value {
            Value::Str(text) => escape::ascii(text),
            _ => value.repr(),
        })
    }

    fn int(&mut self, value: &Value, exact: bool) -> Result<Option<Int>> {
        match value {
            Value::Int(n) => Ok(Some(n.clone())),
            Value::Float(x) if !exact => float::to_int(*x).map(Some),
            _ => Ok(None),
        }
    }

    fn float(&mut self, value: &Value) -> Result<f64> {
        match value {
            Value::Int(n) => n.to_f64(),
            Value::Float(x) => Ok(*x),
            Value::Str(_) => Err(Error::type_("must be real number, not str")),
        }
    }

    fn character(&mut self, value: &Value) -> Character {
        match value {
            Value::Int(n) => Character::Int(n.clone()),
            Value::Str(text) => Character::Str(text.clone()),
            Value::Float(_) => Character::Other,
        }
    }

    fn type_name(&self, value: &Value) -> String {
        match value {
            Value::Int(_) => "int",
            Value::Float(_) => "float",
            Value::Str(_) => "str",
        }
        .into()
    }
}

/// What `"...".format("5", "10", "2", a="x", b="3")` finds.
fn argument(request: &Request<'_>) -> Result<String> {
    let found = match (&request.name.first, request.index) {
        (First::Name(name), _) => match name.as_str() {
            "a" => "x",
            "b" => "3",
            _ => return Err(Error::new(Kind::Key, escape::repr(name))),
        },
        (_, Some(index)) => *["5", "10", "2"].get(index).ok_or_else(|| {
            Error::new(
                Kind::Index,
                format!("Replacement index {index} out of range for positional args tuple"),
            )
        })?,
        _ => unreachable!("a field is numbered or named"),
    };
    let mut found = found.to_owned();
    for step in &request.name.steps {
        found = match step.clone()? {
            Step::Attribute(name) => {
                return Err(Error::new(Kind::Attribute, format!("'str' object has no attribute '{name}'")));
            }
            Step::Index(i) => match found.chars().nth(i) {
                Some(c) => c.to_string(),
                None => return Err(Error::new(Kind::Index, "string index out of range")),
            },
            Step::Key(_) => {
                return Err(Error::type_("string indices must be integers, not 'str'"));
            }
        };
    }
    match request.conversion {
        None | Some('s') => Ok(found),
        Some('r') => Ok(escape::repr(&found)),
        Some('a') => Ok(escape::ascii(&found)),
        Some(other) => Err(fields::unknown_conversion(other)),
    }
}

fn answer(function: &str, args: &Args) -> Result<String> {
    let text = args.str(0);
    Ok(match function {
        "float" => spec::float(args.float(0), args.str(1), "float")?,
        "int" => spec::int(&big(text), args.str(1), "int")?,
        "str" => spec::str(text, args.str(1), "str")?,
        "complex" => spec::complex(args.float(0), args.float(1), args.str(2), "complex")?,
        "percent" => {
            let rest = args.list(1).into_iter().map(Value::read).collect();
            percent::format(text, &mut Values { rest, mapping: false })?
        }
        "mapping" => {
            let rest = vec![Value::Str("{'a': 1, 'b': 'text', '(a)': 2}".into())];
            percent::format(text, &mut Values { rest, mapping: true })?
        }
        "pieces" => {
            let pieces = Pieces::new(text).collect::<Result<Vec<_>>>()?;
            list(pieces.into_iter().map(|piece| {
                let field = piece.field.map_or("-".into(), |f| {
                    let conversion = f.conversion.map(String::from).unwrap_or_default();
                    format!("{}|{}|{conversion}", f.name, f.spec)
                });
                list([piece.literal, field])
            }))
        }
        "render" => fields::render(
            &mut (),
            text,
            &mut |_, request| argument(request),
            &mut |_, value: String, text| spec::str(&value, text, "str"),
        )?,
        "name" => {
            let name = Name::parse(text)?;
            let mut shown = vec![match name.first {
                First::Auto => "''".into(),
                First::Index(n) => n.to_string(),
                First::Name(name) => escape::repr(&name),
            }];
            for step in name.steps {
                shown.push(match step? {
                    Step::Attribute(name) => format!(".{}", escape::repr(&name)),
                    Step::Index(n) => format!("[{n}"),
                    Step::Key(key) => format!("[{}", escape::repr(&key)),
                });
            }
            list(shown)
        }
        _ => panic!("no such function: {function}"),
    })
}

#[test]
fn formats_are_those_of_cpython() {
    // int is named here so that the limit's default is the one CPython has.
    assert_eq!(int::MAX_STR_DIGITS, 4300);
    check("formats", 4000, answer);
}
