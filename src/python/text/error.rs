//! The error of the pure functions: which exception to raise, and its text.

use std::borrow::Cow;
use std::fmt;

/// Which of Python's exception classes the caller is to raise.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// `TypeError`
    Type,
    /// `ValueError`
    Value,
    /// `OverflowError`
    Overflow,
    /// `ZeroDivisionError`
    ZeroDivision,
    /// `KeyError`
    Key,
    /// `IndexError`
    Index,
    /// `AttributeError`
    Attribute,
    /// `LookupError`
    Lookup,
    /// `MemoryError`
    Memory,
    /// `UnicodeEncodeError`
    UnicodeEncode,
    /// `UnicodeDecodeError`
    UnicodeDecode,
}

impl Kind {
    /// The name of the exception's class.
    pub fn name(self) -> &'static str {
        match self {
            Kind::Type => "TypeError",
            Kind::Value => "ValueError",
            Kind::Overflow => "OverflowError",
            Kind::ZeroDivision => "ZeroDivisionError",
            Kind::Key => "KeyError",
            Kind::Index => "IndexError",
            Kind::Attribute => "AttributeError",
            Kind::Lookup => "LookupError",
            Kind::Memory => "MemoryError",
            Kind::UnicodeEncode => "UnicodeEncodeError",
            Kind::UnicodeDecode => "UnicodeDecodeError",
        }
    }
}

/// A Python exception that has not been made yet: its class and `str()` of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Error {
    /// The class to raise.
    pub kind: Kind,
    /// CPython's message.
    pub message: Cow<'static, str>,
}

/// What the functions of this folder return.
pub type Result<T> = std::result::Result<T, Error>;

impl Error {
    /// An error of `kind` with `message`.
    pub fn new(kind: Kind, message: impl Into<Cow<'static, str>>) -> Self {
        Self { kind, message: message.into() }
    }

    /// A `ValueError`.
    pub fn value(message: impl Into<Cow<'static, str>>) -> Self {
        Self::new(Kind::Value, message)
    }

    /// A `TypeError`.
    pub fn type_(message: impl Into<Cow<'static, str>>) -> Self {
        Self::new(Kind::Type, message)
    }

    /// An `OverflowError`.
    pub fn overflow(message: impl Into<Cow<'static, str>>) -> Self {
        Self::new(Kind::Overflow, message)
    }

    /// A `ZeroDivisionError`.
    pub fn zero_division(message: impl Into<Cow<'static, str>>) -> Self {
        Self::new(Kind::ZeroDivision, message)
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.kind.name(), self.message)
    }
}

impl std::error::Error for Error {}
