use loopglass::python::text::time::{Delta, Moment, from_iso, strptime};
use loopglass::python::text::{Int, Result, elementary, math, special};
use num_bigint::BigInt;

use crate::table::{Args, bits, bool, check, list};

fn big(text: &str) -> Int {
    Int::from(text.parse::<BigInt>().expect("an integer"))
}

fn show(n: &Int) -> String {
    n.to_big().to_string()
}

fn moment(args: &Args) -> Moment {
    let parts = args.list(0);
    let n = |i: usize| parts[i].parse().expect("a number");
    let offset = parts[7].parse().ok();
    Moment {
        year: n(0),
        month: n(1),
        day: n(2),
        hour: n(3),
        minute: n(4),
        second: n(5),
        micro: n(6),
        offset,
        zone: offset.map(|_: i64| "Zone".into()),
    }
}

fn parts(m: &Moment) -> String {
    let offset = m.offset.map_or("-".into(), |offset| offset.to_string());
    let numbers = [m.year, m.month, m.day, m.hour, m.minute, m.second, m.micro];
    list(numbers.iter().map(i64::to_string).chain([offset]))
}

fn floats(args: &Args, i: usize) -> Vec<f64> {
    let read = |text: &&str| f64::from_bits(u64::from_str_radix(text, 16).expect("bits"));
    args.list(i).iter().map(read).collect()
}

fn answer(function: &str, args: &Args) -> Result<String> {
    Ok(match function {
        "micros" => {
            let moment = moment(args);
            let micros = moment.micros();
            let back = Moment::from_micros(micros).expect("in range");
            assert_eq!(
                back.iso(' ', "microseconds")?,
                Moment { offset: None, ..moment }.iso(' ', "microseconds")?
            );
            micros.to_string()
        }
        "calendar" => {
            let moment = moment(args);
            let (year, week, day) = moment.iso_calendar();
            list([year, week, day, moment.weekday(), moment.day_of_year()].map(|n| n.to_string()))
        }
        "iso" => moment(args).iso('T', args.str(1))?,
        "ctime" => moment(args).ctime(),
        "strftime" => moment(args).strftime(args.str(1)),
        "strptime" => parts(&strptime(args.str(0), args.str(1))?),
        "fromiso" => parts(&from_iso(args.str(0))?),
        "check" => moment(args).check().map(|()| "fine".to_owned())?,
        "delta" => {
            let delta = Delta::from_micros(args.number(0))?;
            let (days, seconds, micros) = delta.parts();
            let mut shown = vec![delta.to_string(), delta.repr(), bits(delta.total_seconds())];
            shown.extend([days, seconds, micros].map(|n| n.to_string()));
            list(shown)
        }
        "units" => Delta::from_units(args.float(0), args.number(1))?.to_string(),
        "fsum" => bits(math::fsum(floats(args, 0))?),
        "sum" => {
            let mut sum = math::Sum::default();
            floats(args, 0).into_iter().for_each(|x| sum.add(x));
            bits(sum.value())
        }
        "hypot" => bits(math::hypot(&floats(args, 0))),
        "dist" => bits(math::dist(&floats(args, 0), &floats(args, 1))?),
        "count" => {
            let (n, k) = (big(args.str(0)), big(args.str(1)));
            list([show(&math::comb(&n, &k)?), show(&math::perm(&n, &k)?)])
        }
        "gcd" => {
            let items: Vec<Int> = args.list(0).into_iter().map(big).collect();
            list([show(&math::gcd(&items)), show(&math::lcm(&items))])
        }
        "isclose" => {
            let (x, y) = (args.float(0), args.float(1));
            list([
                bool(math::is_close(x, y, 1e-9, 0.0)?),
                bool(math::is_close(x, x * (1.0 + 1e-9), 1e-9, 0.0)?),
                bool(math::is_close(x, y, 0.5, 1.0)?),
            ])
        }
        "remainder" => bits(math::remainder(args.float(0), args.float(1))?),
        "frexp" => {
            let (mantissa, exponent) = math::frexp(args.float(0));
            list([bits(mantissa), exponent.to_string()])
        }
        "ldexp" => bits(math::ldexp(args.float(0), args.number(1))?),
        "next" => {
            let (x, y) = (args.float(0), args.float(1));
            list([bits(math::next_after(x, y)), bits(math::ulp(x))])
        }
        "gamma" | "gamma~" => bits(special::gamma(args.float(0))?),
        "lgamma~" => bits(special::lgamma(args.float(0))?),
        "erf~" => bits(special::erf(args.float(0))),
        "erfc~" => bits(special::erfc(args.float(0))),
        "log~" => bits(math::log_big(&big(args.str(0)).to_big(), elementary::ln)?),
        "factorial" => show(&math::factorial(&big(args.str(0)))?),
        _ => panic!("no such function: {function}"),
    })
}

#[test]
fn times_and_sums_are_those_of_cpython() {
    check("times", 2000, answer);
}
