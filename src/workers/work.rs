//! Processor work whose amount does not depend on how long it takes.

/// One round of work after another, and a digest of them, so that none can be left out.
pub fn churn(seed: u64, rounds: u64) -> u64 {
    (0..rounds).fold(seed, |digest, i| {
        // A stray value for the optimiser; the digest is of no use.
        std::hint::black_box(digest.rotate_left(5) ^ i.wrapping_mul(0x9E37_79B9_7F4A_7C15))
    })
}

/// Does the work that takes `nanos` alone, at `rounds_per_milli` rounds a millisecond, by the clock `now`
/// (nanoseconds). It takes longer where others want the processor as well. It never takes less: where the rounds are
/// over early, more are done. Returns how long it took and how many rounds there were.
pub fn burn(nanos: u64, rounds_per_milli: u64, now: impl Fn() -> u64) -> (u64, u64) {
    /// Rounds between two looks at the clock.
    const STRIDE: u64 = 20_000;
    let begin = now();
    let wanted = u128::from(rounds_per_milli) * u128::from(nanos) / 1_000_000;
    let wanted = u64::try_from(wanted).unwrap_or(u64::MAX);
    let (mut done, mut digest) = (0, 0);
    loop {
        let took = now().saturating_sub(begin);
        let left = wanted.saturating_sub(done);
        if left == 0 && took >= nanos {
            std::hint::black_box(digest);
            return (took, done);
        }
        let stride = if left == 0 { STRIDE } else { STRIDE.min(left) };
        digest = churn(digest, stride);
        done = done.saturating_add(stride);
    }
}

/// How many rounds a millisecond has when nothing else runs: the most of several short tries.
pub fn measure(now: impl Fn() -> u64) -> u64 {
    const TRIES: usize = 5;
    const TRY: u64 = 2_000_000;
    let tries = (0..TRIES).map(|_| {
        let (took, rounds) = burn(TRY, 0, &now);
        rounds.saturating_mul(1_000_000) / took.max(1)
    });
    tries.max().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use super::*;

    /// A clock that moves by `step` each time it is read.
    fn clock(step: u64) -> impl Fn() -> u64 {
        let time = Cell::new(0);
        move || time.replace(time.get() + step)
    }

    #[test]
    fn the_amount_does_not_depend_on_the_clock() {
        // 100 rounds a millisecond for 1000 ms, on a machine on which that takes longer.
        let (took, rounds) = burn(1_000_000_000, 100, clock(900_000_000));
        assert_eq!(rounds, 100_000);
        assert!(took > 1_000_000_000, "{took}");
    }

    #[test]
    fn it_never_takes_less_than_was_asked() {
        let (took, rounds) = burn(1_000_000_000, 100, clock(1_000_000));
        assert!(took >= 1_000_000_000 && rounds > 100_000, "{took} {rounds}");
        assert_eq!(burn(0, 100, clock(1)), (1, 0));
    }

    #[test]
    fn a_measure_is_of_rounds_a_millisecond() {
        // A try is over at the second look at the clock, 2 ms and 20,000 rounds after the first.
        assert_eq!(measure(clock(1_000_000)), 10_000);
    }
}
