use std::cmp::Ordering;

use loopglass::python::text::int::{MAX_STR_DIGITS, Order};
use loopglass::python::text::{Int, Result, float, hash, int};
use num_bigint::BigInt;

use crate::table::{Args, bits, bool, check, latin_1, list};

fn big(text: &str) -> Int {
    Int::from(text.parse::<BigInt>().expect("an integer"))
}

fn show(n: &Int) -> String {
    n.to_big().to_string()
}

fn answer(function: &str, args: &Args) -> Result<String> {
    let n = |i| big(args.str(i));
    let order = |i| Order::from_name(args.str(i));
    Ok(match function {
        "repr" => float::repr(args.float(0)),
        "hash" => hash::float(args.float(0), 0).to_string(),
        "hex" => float::hex(args.float(0)),
        "fromhex" => bits(float::from_hex(args.str(0))?),
        "int" => show(&float::to_int(args.float(0))?),
        "round0" => show(&float::round(args.float(0))?),
        "round" => bits(float::round_to(args.float(0), args.number(1))?),
        "ratio" => {
            let (top, bottom) = float::as_integer_ratio(args.float(0))?;
            list([show(&top), show(&bottom)])
        }
        "is_integer" => bool(float::is_integer(args.float(0))),
        "floordiv" => bits(float::floor_div(args.float(0), args.float(1))?),
        "mod" => bits(float::modulo(args.float(0), args.float(1))?),
        "pow" => match float::power(args.float(0), args.float(1))? {
            float::Power::Real(x) => bits(x),
            float::Power::Complex(re, im) => float::repr_complex(re, im),
        },
        "complex" => float::repr_complex(args.float(0), args.float(1)),
        "complexhash" => {
            let (re, im) = (args.float(0), args.float(1));
            if re.is_nan() || im.is_nan() {
                return Ok("0".into());
            }
            hash::complex(hash::float(re, 0), hash::float(im, 0)).to_string()
        }
        "float" => bits(float::parse(args.str(0))?),
        "parse" => show(&int::parse(args.str(0), args.number(1), MAX_STR_DIGITS)?),
        "decimal" => int::parse(args.str(0), 16, 0)?.decimal(MAX_STR_DIGITS)?,
        "inthash" => hash::int(&n(0)).to_string(),
        "tofloat" => bits(n(0).to_f64()?),
        "bits" => list([n(0).bit_length().to_string(), n(0).bit_count().to_string()]),
        "prefixed" => list([2, 8, 16].map(|base| n(0).prefixed(base))),
        "truediv" => bits(int::true_div(&n(0), &n(1))?),
        "divmod" => {
            let (q, r) = int::div_mod(&n(0), &n(1))?;
            list([show(&q), show(&r)])
        }
        "intmod" => show(&int::modulo(&n(0), &n(1))?),
        "isqrt" => show(&int::isqrt(&n(0))?),
        "lshift" => show(&int::shift_left(&n(0), args.number(1), 1 << 20).expect("within the limit")),
        "rshift" => show(&int::shift_right(&n(0), args.number(1))),
        "roundint" => int::round_half_even(&n(0).to_big(), args.number(1), false).to_string(),
        "powmod" => show(&int::pow_mod(&n(0), &n(1), &n(2))?),
        "powint" => show(&int::pow(&n(0), args.number(1))),
        "to_bytes" => latin_1(&int::to_bytes(&n(0), args.number(1), order(2)?, args.bool(3))?),
        "from_bytes" => show(&int::from_bytes(&args.bytes(0), order(1)?, args.bool(2))),
        "cmp" => {
            let order = float::cmp_big(args.float(0), &n(1).to_big());
            list([Ordering::Less, Ordering::Equal, Ordering::Greater].map(|o| bool(order == Some(o))))
        }
        "digits" => n(0).digits(args.number(1)),
        "tuplehash" => hash::tuple(args.list(0).into_iter().map(|n| hash::int(&big(n)))).to_string(),
        _ => panic!("no such function: {function}"),
    })
}

#[test]
fn floats_and_ints_are_those_of_cpython() {
    check("numbers", 3000, answer);
}
