//! What can be sent off, and what comes back.

use std::time::Duration;

/// A piece of work that does not need the loop.
#[derive(Clone, Debug, PartialEq)]
pub enum Job {
    /// Processor work: as much as takes this many nanoseconds on the page when nothing else runs.
    Burn {
        /// How long it takes alone.
        nanos: u64,
    },
    /// Asks for an address with a request that blocks, and reads the answer to its end.
    FetchSync {
        /// The address; a relative one is the site's.
        url: String,
    },
    /// The same with a request that does not block: the browser does it, and no worker is needed.
    Fetch {
        /// The address; a relative one is the site's.
        url: String,
    },
    /// Fails with this message.
    Fail {
        /// What is said.
        message: String,
    },
    /// Panics with this message. The worker is lost, and another takes its place.
    Panic {
        /// What is said.
        message: String,
    },
}

impl Job {
    /// Processor work that takes this long alone.
    pub fn burn(time: Duration) -> Self {
        Self::Burn { nanos: u64::try_from(time.as_nanos()).unwrap_or(u64::MAX) }
    }

    /// A request that blocks, for an address that may be relative to the site's.
    pub fn fetch_sync(url: &str) -> Self {
        Self::FetchSync { url: url.to_owned() }
    }

    /// Whether it is done by a worker; the browser itself does the others.
    pub fn needs_worker(&self) -> bool {
        !matches!(self, Self::Fetch { .. })
    }
}

/// What a job gave.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum JobValue {
    /// Nothing but the knowledge that it is done.
    Done,
    /// An answer of this many bytes.
    Bytes(u64),
}

/// Why a job gave nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum JobError {
    /// It ended with this message.
    Failed(String),
    /// The worker was lost while it was at it, for this reason.
    Lost(String),
    /// There is nobody to do it; the sentence says why.
    Unavailable(String),
}

impl std::fmt::Display for JobError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Failed(message) => f.write_str(message),
            Self::Lost(why) => write!(f, "the worker was lost: {why}"),
            Self::Unavailable(sentence) => f.write_str(sentence),
        }
    }
}

impl std::error::Error for JobError {}
