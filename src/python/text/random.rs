//! `random.Random`: the Mersenne Twister MT19937 and the distributions above it, number for number CPython's.

use num_bigint::{BigInt, BigUint};
use num_integer::Integer;
use num_traits::{One, Signed, ToPrimitive, Zero};

use super::elementary::{cos, exp, ln, pow, sin};
use super::int::Int;
use super::{Error, Kind, Result};

const N: usize = 624;
const M: usize = 397;

/// A generator.
#[derive(Clone, Debug)]
pub struct Random {
    state: [u32; N],
    index: usize,
    gauss_next: Option<f64>,
}

impl Random {
    /// The words of the state, then the place in them.
    pub fn state(&self) -> Vec<u32> {
        self.state.iter().copied().chain([self.index as u32]).collect()
    }

    /// A generator in a state that [`Random::state`] has told; `None` if it is none.
    pub fn from_state(words: &[u32]) -> Option<Self> {
        let (index, state) = words.split_last()?;
        let index = usize::try_from(*index).ok().filter(|i| *i <= N)?;
        Some(Random { state: state.try_into().ok()?, index, gauss_next: None })
    }

    /// A generator seeded with an int (its sign is dropped).
    pub fn from_int(seed: &BigInt) -> Self {
        let words = seed.magnitude().to_u32_digits();
        Self::from_words(if words.is_empty() { &[0] } else { &words })
    }

    /// A generator seeded with a text's UTF-8 or with bytes: these and their SHA-512, as one big-endian number.
    pub fn from_bytes(seed: &[u8]) -> Self {
        let whole = [seed, &sha_512(seed)].concat();
        Self::from_int(&BigInt::from_bytes_be(num_bigint::Sign::Plus, &whole))
    }

    /// MT19937's `init_by_array`.
    fn from_words(key: &[u32]) -> Self {
        let mut state = [0_u32; N];
        state[0] = 19_650_218;
        for i in 1..N {
            let last = state[i - 1] ^ (state[i - 1] >> 30);
            state[i] = last.wrapping_mul(1_812_433_253).wrapping_add(i as u32);
        }
        let (mut i, mut j) = (1, 0);
        for _ in 0..N.max(key.len()) {
            let last = state[i - 1] ^ (state[i - 1] >> 30);
            state[i] = (state[i] ^ last.wrapping_mul(1_664_525)).wrapping_add(key[j]).wrapping_add(j as u32);
            i += 1;
            j = (j + 1) % key.len();
            if i >= N {
                state[0] = state[N - 1];
                i = 1;
            }
        }
        for _ in 0..N - 1 {
            let last = state[i - 1] ^ (state[i - 1] >> 30);
            state[i] = (state[i] ^ last.wrapping_mul(1_566_083_941)).wrapping_sub(i as u32);
            i += 1;
            if i >= N {
                state[0] = state[N - 1];
                i = 1;
            }
        }
        state[0] = 0x8000_0000;
        Self { state, index: N, gauss_next: None }
    }

    fn word(&mut self) -> u32 {
        if self.index >= N {
            for i in 0..N {
                let y = (self.state[i] & 0x8000_0000) | (self.state[(i + 1) % N] & 0x7fff_ffff);
                let odd = if y & 1 == 1 { 0x9908_b0df } else { 0 };
                self.state[i] = self.state[(i + M) % N] ^ (y >> 1) ^ odd;
            }
            self.index = 0;
        }
        let mut y = self.state[self.index];
        self.index += 1;
        y ^= y >> 11;
        y ^= (y << 7) & 0x9d2c_5680;
        y ^= (y << 15) & 0xefc6_0000;
        y ^ (y >> 18)
    }

    /// `random()`: 53 bits in [0, 1).
    pub fn random(&mut self) -> f64 {
        let (high, low) = (self.word() >> 5, self.word() >> 6);
        (f64::from(high) * 67_108_864.0 + f64::from(low)) / 9_007_199_254_740_992.0
    }

    /// `getrandbits(bits)`.
    pub fn bits(&mut self, bits: u64) -> Int {
        if bits <= 63 {
            return Int::Small(self.small_bits(bits as u32) as i64);
        }
        let mut words = Vec::with_capacity(bits.div_ceil(32) as usize);
        let mut left = bits;
        while left > 0 {
            let word = self.word();
            words.push(if left < 32 { word >> (32 - left) } else { word });
            left = left.saturating_sub(32);
        }
        Int::from(BigInt::from(BigUint::new(words)))
    }

    fn small_bits(&mut self, bits: u32) -> u64 {
        match bits {
            0 => 0,
            1..=32 => u64::from(self.word() >> (32 - bits)),
            _ => {
                let low = u64::from(self.word());
                low | u64::from(self.word() >> (64 - bits)) << 32
            }
        }
    }

    /// `randbytes(count)`.
    pub fn bytes(&mut self, count: usize) -> Vec<u8> {
        let mut bytes = self.bits(count as u64 * 8).to_big().to_bytes_le().1;
        bytes.resize(count, 0);
        bytes
    }

    /// An index below `n`, which is not zero.
    pub fn below(&mut self, n: u64) -> u64 {
        let bits = 64 - n.leading_zeros();
        loop {
            let r = match bits {
                64 => self.bits(64).to_big().to_u64().unwrap_or(0),
                _ => self.small_bits(bits),
            };
            if r < n {
                return r;
            }
        }
    }

    fn below_big(&mut self, n: &BigInt) -> BigInt {
        if let Some(n) = n.to_u64() {
            return BigInt::from(self.below(n));
        }
        loop {
            let r = self.bits(n.bits()).to_big();
            if r < *n {
                return r;
            }
        }
    }

    /// `randrange(stop)`.
    pub fn range_to(&mut self, stop: &Int) -> Result<Int> {
        let stop = stop.to_big();
        if !stop.is_positive() {
            return Err(Error::value("empty range for randrange()"));
        }
        Ok(Int::from(self.below_big(&stop)))
    }

    /// `randrange(start, stop, step)`.
    pub fn range(&mut self, start: &Int, stop: &Int, step: &Int) -> Result<Int> {
        let (start, stop, step) = (start.to_big(), stop.to_big(), step.to_big());
        let width = &stop - &start;
        if step.is_one() {
            if !width.is_positive() {
                return Err(Error::value(format!("empty range in randrange({start}, {stop})")));
            }
            return Ok(Int::from(start + self.below_big(&width)));
        }
        if step.is_zero() {
            return Err(Error::value("zero step for randrange()"));
        }
        let one = BigInt::from(if step.is_positive() { -1 } else { 1 });
        let count = (width + &step + one).div_floor(&step);
        if !count.is_positive() {
            return Err(Error::value(format!("empty range in randrange({start}, {stop}, {step})")));
        }
        Ok(Int::from(start + step * self.below_big(&count)))
    }

    /// `randint(low, high)`.
    pub fn int(&mut self, low: &Int, high: &Int) -> Result<Int> {
        let stop = Int::from(high.to_big() + 1);
        self.range(low, &stop, &Int::Small(1))
    }

    /// The index that `choice` takes of `len` items.
    pub fn choice(&mut self, len: usize) -> Result<usize> {
        if len == 0 {
            return Err(Error::new(Kind::Index, "Cannot choose from an empty sequence"));
        }
        Ok(self.below(len as u64) as usize)
    }

    /// The exchanges that `shuffle` makes of `len` items, in order.
    pub fn shuffle(&mut self, len: usize, mut swap: impl FnMut(usize, usize)) {
        for i in (1..len).rev() {
            swap(i, self.below(i as u64 + 1) as usize);
        }
    }

    /// The indices that `sample` takes of `len` items.
    pub fn sample(&mut self, len: usize, count: i64) -> Result<Vec<usize>> {
        let k = usize::try_from(count).ok().filter(|&k| k <= len);
        let k = k.ok_or_else(|| Error::value("Sample larger than population or is negative"))?;
        // Below this size CPython copies the population, above it remembers what it took: the draws differ.
        let mut small = 21.0;
        if k > 5 {
            small += pow(4.0, (ln((k * 3) as f64) / ln(4.0)).ceil());
        }
        let mut out = Vec::with_capacity(k);
        if len as f64 <= small {
            let mut pool: Vec<usize> = (0..len).collect();
            for i in 0..k {
                let j = self.below((len - i) as u64) as usize;
                out.push(pool[j]);
                pool[j] = pool[len - i - 1];
            }
        } else {
            let mut taken = std::collections::HashSet::new();
            for _ in 0..k {
                let mut j = self.below(len as u64) as usize;
                while !taken.insert(j) {
                    j = self.below(len as u64) as usize;
                }
                out.push(j);
            }
        }
        Ok(out)
    }

    /// The indices that `choices` takes of `len` items; `cumulative` are the running sums of the weights.
    pub fn choices(&mut self, len: usize, cumulative: Option<&[f64]>, count: usize) -> Result<Vec<usize>> {
        let Some(sums) = cumulative else {
            if len == 0 && count > 0 {
                return Err(Error::new(Kind::Index, "list index out of range"));
            }
            return Ok((0..count).map(|_| (self.random() * len as f64).floor() as usize).collect());
        };
        if sums.len() != len {
            return Err(Error::value("The number of weights does not match the population"));
        }
        let Some(&total) = sums.last() else {
            return Err(Error::new(Kind::Index, "list index out of range"));
        };
        if total <= 0.0 {
            return Err(Error::value("Total of weights must be greater than zero"));
        }
        if !total.is_finite() {
            return Err(Error::value("Total of weights must be finite"));
        }
        let head = &sums[..len - 1];
        Ok((0..count)
            .map(|_| {
                let x = self.random() * total;
                head.partition_point(|&sum| sum <= x)
            })
            .collect())
    }

    /// `uniform(a, b)`.
    pub fn uniform(&mut self, a: f64, b: f64) -> f64 {
        a + (b - a) * self.random()
    }

    /// `triangular(low, high, mode)`.
    pub fn triangular(&mut self, low: f64, high: f64, mode: Option<f64>) -> f64 {
        let (mut low, mut high) = (low, high);
        let mut u = self.random();
        let mut c = match mode {
            None => 0.5,
            Some(_) if high == low => return low,
            Some(mode) => (mode - low) / (high - low),
        };
        if u > c {
            u = 1.0 - u;
            c = 1.0 - c;
            std::mem::swap(&mut low, &mut high);
        }
        low + (high - low) * (u * c).sqrt()
    }

    /// `gauss(mu, sigma)`: pairs; the second of a pair waits for the next call.
    pub fn gauss(&mut self, mu: f64, sigma: f64) -> f64 {
        let z = match self.gauss_next.take() {
            Some(z) => z,
            None => {
                let angle = self.random() * std::f64::consts::TAU;
                let radius = (-2.0 * ln(1.0 - self.random())).sqrt();
                self.gauss_next = Some(sin(angle) * radius);
                cos(angle) * radius
            }
        };
        mu + z * sigma
    }

    /// `normalvariate(mu, sigma)` (Kinderman and Monahan).
    pub fn normal(&mut self, mu: f64, sigma: f64) -> f64 {
        let magic = 4.0 * exp(-0.5) / 2_f64.sqrt();
        loop {
            let u = self.random();
            let v = 1.0 - self.random();
            let z = magic * (u - 0.5) / v;
            if z * z / 4.0 <= -ln(v) {
                return mu + z * sigma;
            }
        }
    }

    /// `lognormvariate(mu, sigma)`.
    pub fn lognormal(&mut self, mu: f64, sigma: f64) -> f64 {
        exp(self.normal(mu, sigma))
    }

    /// `expovariate(rate)`.
    pub fn exponential(&mut self, rate: f64) -> Result<f64> {
        let drawn = -ln(1.0 - self.random());
        if rate == 0.0 {
            return Err(Error::zero_division("float division by zero"));
        }
        Ok(drawn / rate)
    }

    /// `gammavariate(alpha, beta)` (Cheng; Ahrens and Dieter below one).
    pub fn gamma(&mut self, alpha: f64, beta: f64) -> Result<f64> {
        if alpha <= 0.0 || beta <= 0.0 {
            return Err(Error::value("gammavariate: alpha and beta must be > 0.0"));
        }
        if alpha > 1.0 {
            let magic = 1.0 + ln(4.5);
            let root = (2.0 * alpha - 1.0).sqrt();
            let (b, c) = (alpha - ln(4.0), alpha + root);
            loop {
                let u = self.random();
                if !(1e-7 < u && u < 0.999_999_9) {
                    continue;
                }
                let w = 1.0 - self.random();
                let v = ln(u / (1.0 - u)) / root;
                let x = alpha * exp(v);
                let z = u * u * w;
                let r = b + c * v - x;
                if r + magic - 4.5 * z >= 0.0 || r >= ln(z) {
                    return Ok(x * beta);
                }
            }
        }
        if alpha == 1.0 {
            return Ok(-ln(1.0 - self.random()) * beta);
        }
        loop {
            let u = self.random();
            let b = (std::f64::consts::E + alpha) / std::f64::consts::E;
            let p = b * u;
            let x = if p <= 1.0 { pow(p, 1.0 / alpha) } else { -ln((b - p) / alpha) };
            let w = self.random();
            if (p > 1.0 && w <= pow(x, alpha - 1.0)) || (p <= 1.0 && w <= exp(-x)) {
                return Ok(x * beta);
            }
        }
    }

    /// `betavariate(alpha, beta)`.
    pub fn beta(&mut self, alpha: f64, beta: f64) -> Result<f64> {
        let y = self.gamma(alpha, 1.0)?;
        if y == 0.0 { Ok(0.0) } else { Ok(y / (y + self.gamma(beta, 1.0)?)) }
    }

    /// `paretovariate(alpha)`.
    pub fn pareto(&mut self, alpha: f64) -> f64 {
        pow(1.0 - self.random(), -1.0 / alpha)
    }

    /// `weibullvariate(alpha, beta)`.
    pub fn weibull(&mut self, alpha: f64, beta: f64) -> f64 {
        alpha * pow(-ln(1.0 - self.random()), 1.0 / beta)
    }
}

/// The first 64 bits behind the point of the `root`-th root of each of the first `count` primes.
fn root_bits(root: u32, count: usize) -> Vec<u64> {
    let is_prime = |n: &u64| (2..*n).take_while(|d| d * d <= *n).all(|d| !n.is_multiple_of(&d));
    (2_u64..)
        .filter(is_prime)
        .take(count)
        .map(|p| (BigUint::from(p) << (64 * root)).nth_root(root).iter_u64_digits().next().unwrap_or(0))
        .collect()
}

/// SHA-512 (FIPS 180-4), which only the seeding with a text needs: its tables are computed, not carried.
fn sha_512(data: &[u8]) -> [u8; 64] {
    let mut hash = root_bits(2, 8);
    let constants = root_bits(3, 80);
    let mut padded = data.to_vec();
    padded.push(0x80);
    padded.resize((padded.len() + 16).next_multiple_of(128) - 16, 0);
    padded.extend((data.len() as u128 * 8).to_be_bytes());
    for block in padded.chunks_exact(128) {
        let mut w: Vec<u64> =
            block.chunks_exact(8).map(|word| word.iter().fold(0, |n, &b| n << 8 | u64::from(b))).collect();
        for i in 16..80 {
            let (x, y) = (w[i - 15], w[i - 2]);
            let low = x.rotate_right(1) ^ x.rotate_right(8) ^ (x >> 7);
            let high = y.rotate_right(19) ^ y.rotate_right(61) ^ (y >> 6);
            w.push(w[i - 16].wrapping_add(low).wrapping_add(w[i - 7]).wrapping_add(high));
        }
        let mut v = hash.clone();
        for (k, w) in constants.iter().zip(&w) {
            let (a, e) = (v[0], v[4]);
            let big_e = e.rotate_right(14) ^ e.rotate_right(18) ^ e.rotate_right(41);
            let choice = (e & v[5]) ^ (!e & v[6]);
            let first = v[7].wrapping_add(big_e).wrapping_add(choice).wrapping_add(*k).wrapping_add(*w);
            let big_a = a.rotate_right(28) ^ a.rotate_right(34) ^ a.rotate_right(39);
            let majority = (a & v[1]) ^ (a & v[2]) ^ (v[1] & v[2]);
            v.rotate_right(1);
            v[4] = v[4].wrapping_add(first);
            v[0] = first.wrapping_add(big_a).wrapping_add(majority);
        }
        for (total, word) in hash.iter_mut().zip(v) {
            *total = total.wrapping_add(word);
        }
    }
    let mut out = [0; 64];
    for (bytes, word) in out.chunks_exact_mut(8).zip(hash) {
        bytes.copy_from_slice(&word.to_be_bytes());
    }
    out
}
