use std::cell::RefCell;

use loopglass::python::text::random::Random;
use loopglass::python::text::{Int, Result};
use num_bigint::BigInt;

use crate::table::{Args, bits, check, latin_1, list};

fn big(text: &str) -> Int {
    Int::from(text.parse::<BigInt>().expect("an integer"))
}

fn ints(items: impl IntoIterator<Item = Result<Int>>) -> Result<String> {
    let items = items.into_iter().collect::<Result<Vec<_>>>()?;
    Ok(list(items.iter().map(|n| n.to_big().to_string())))
}

fn indices(items: impl IntoIterator<Item = usize>) -> String {
    list(items.into_iter().map(|i| i.to_string()))
}

fn floats(items: &[f64]) -> String {
    list(items.iter().map(|&x| bits(x)))
}

fn call(name: &str, r: &mut Random) -> Result<String> {
    let n = Int::Small;
    let power = |p: u32| Int::from(BigInt::from(1) << p);
    Ok(match name {
        "random" => bits(r.random()),
        "bits" => ints([0, 1, 5, 31, 32, 33, 63, 64, 65, 100].map(|k| Ok(r.bits(k))))?,
        "randrange" => ints([
            r.range_to(&n(10)),
            r.range(&n(5), &n(100), &n(1)),
            r.range(&n(0), &n(100), &n(7)),
            r.range(&n(10), &n(-10), &n(-3)),
            r.range_to(&power(70)),
            r.range(&big("-18446744073709551616"), &power(64), &n(1)),
            r.range_to(&n(1)),
            r.range(&power(63), &power(64), &n(1)),
        ])?,
        "randint" => ints([
            r.int(&n(1), &n(6)),
            r.int(&n(-5), &n(5)),
            r.int(&n(7), &n(7)),
            r.int(&n(0), &big("10000000000000000000000000")),
        ])?,
        "choice" => {
            let chosen = [1, 2, 3, 10, 1000].map(|len| r.choice(len).expect("not empty"));
            indices(chosen)
        }
        "shuffle" => indices([0, 1, 2, 10].into_iter().flat_map(|len| {
            let mut items: Vec<usize> = (0..len).collect();
            r.shuffle(len, |i, j| items.swap(i, j));
            items
        })),
        "sample" => {
            let sizes = [(5, 3), (5, 5), (100, 5), (100, 10), (1000, 20), (30, 0)];
            indices(sizes.into_iter().flat_map(|(n, k)| r.sample(n, k).expect("enough")))
        }
        "choices" => {
            let mut all = r.choices(10, None, 5)?;
            all.extend(r.choices(4, Some(&[1.0, 3.0, 6.0, 10.0]), 8)?);
            all.extend(r.choices(3, Some(&[0.0, 1.0, 1.0]), 4)?);
            indices(all)
        }
        "uniform" => floats(&[r.uniform(0.0, 1.0), r.uniform(-5.0, 2.5), r.uniform(3.0, 1.0)]),
        "triangular" => floats(&[
            r.triangular(0.0, 1.0, None),
            r.triangular(1.0, 5.0, None),
            r.triangular(0.0, 10.0, Some(2.0)),
            r.triangular(1.0, 1.0, Some(1.0)),
        ]),
        "gauss" => floats(&[r.gauss(0.0, 1.0), r.gauss(5.0, 2.0), r.gauss(0.0, 1.0)]),
        "normal" => floats(&[r.normal(0.0, 1.0), r.normal(1.0, 3.0), r.lognormal(0.0, 0.25)]),
        "expo" => floats(&[r.exponential(1.0)?, r.exponential(0.2)?, r.pareto(3.0), r.weibull(1.0, 1.5)]),
        "gamma" => floats(&[r.gamma(2.5, 1.0)?, r.gamma(1.0, 2.0)?, r.gamma(0.5, 1.0)?, r.beta(2.0, 3.0)?]),
        "bytes" => list([0, 1, 4, 7].map(|count| latin_1(&r.bytes(count)))),
        _ => panic!("no such function: {name}"),
    })
}

fn error(args: &Args) -> Result<String> {
    let r = &mut Random::from_int(&BigInt::from(1));
    let given: Vec<i64> = args.list(1).iter().map(|n| n.parse().expect("an int")).collect();
    let n = |i: usize| Int::Small(given[i]);
    match args.str(0) {
        "randrange" if given.len() == 1 => ints([r.range_to(&n(0))]),
        "randrange" => {
            let step = if given.len() == 3 { n(2) } else { Int::Small(1) };
            ints([r.range(&n(0), &n(1), &step)])
        }
        "randint" => ints([r.int(&n(0), &n(1))]),
        "choice" => r.choice(0).map(|i| i.to_string()),
        "sample" => r.sample(given[0] as usize, given[1]).map(indices),
        "choices" => {
            let sums: Vec<f64> = given.iter().map(|&n| n as f64).collect();
            r.choices(2, Some(&sums), 1).map(indices)
        }
        _ => r.gamma(given[0] as f64, given[1] as f64).map(bits),
    }
}

#[test]
fn draws_are_those_of_cpython() {
    let current: RefCell<Option<(String, Random)>> = RefCell::new(None);
    check("randoms", 500, |function, args| {
        if function == "error" {
            return error(args);
        }
        let seed = args.str(1);
        let key = format!("{} {seed}", args.str(0));
        let mut current = current.borrow_mut();
        if current.as_ref().is_none_or(|(last, _)| *last != key) {
            let random = match args.str(0) {
                "int" => Random::from_int(&big(seed).to_big()),
                _ => Random::from_bytes(seed.as_bytes()),
            };
            *current = Some((key, random));
        }
        let (_, random) = current.as_mut().expect("just made");
        call(function, random)
    });
}
