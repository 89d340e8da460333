//! What a [`Value`](super::Value) holds of truth and floats.
//!
//! Each is one word, like a pointer: a value is then a tag and a word, which travel in two registers. With a `bool` and an
//! `f64` in it a value travels through memory, written in parts and read as a whole, and a processor waits where it does.

/// A truth value.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(u64)]
pub enum Truth {
    /// `False`
    False = 0,
    /// `True`
    True = 1,
}

impl Truth {
    /// As a `bool`.
    #[inline(always)]
    pub fn get(self) -> bool {
        self == Truth::True
    }
}

impl From<bool> for Truth {
    #[inline(always)]
    fn from(b: bool) -> Truth {
        if b { Truth::True } else { Truth::False }
    }
}

impl std::fmt::Display for Truth {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.get().fmt(f)
    }
}

/// A float.
#[derive(Clone, Copy, Debug)]
pub struct Real(u64);

impl Real {
    /// As an `f64`.
    #[inline(always)]
    pub fn get(self) -> f64 {
        f64::from_bits(self.0)
    }
}

impl From<f64> for Real {
    #[inline(always)]
    fn from(x: f64) -> Real {
        Real(x.to_bits())
    }
}

impl From<Truth> for bool {
    #[inline(always)]
    fn from(t: Truth) -> bool {
        t.get()
    }
}

impl From<Truth> for i64 {
    #[inline(always)]
    fn from(t: Truth) -> i64 {
        t as i64
    }
}

impl From<Truth> for u8 {
    #[inline(always)]
    fn from(t: Truth) -> u8 {
        u8::from(t.get())
    }
}

impl From<Truth> for u64 {
    #[inline(always)]
    fn from(t: Truth) -> u64 {
        t as u64
    }
}

impl From<Truth> for usize {
    #[inline(always)]
    fn from(t: Truth) -> usize {
        t as usize
    }
}
