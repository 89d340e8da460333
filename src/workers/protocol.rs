//! What page and worker say to each other, one short text a message: words apart by a space, and what is free
//! text at the end.

use crate::decimal::{read_exact, write_exact};

use super::job::{Job, JobError, JobValue};

/// From the page: do this.
#[derive(Clone, Debug, PartialEq)]
pub struct Order {
    /// The page's number for it, by which the reports name it.
    pub ticket: u64,
    /// How many rounds of [`work::churn`](super::work::churn) a millisecond has on the page when nothing
    /// else runs. The page measures it, so that every worker does the same work however busy the machine is.
    pub rounds_per_milli: u64,
    /// What to do.
    pub job: Job,
}

/// From a worker: how it stands. Moments are milliseconds since the Unix epoch on the worker's own monotonic
/// clock, which the page sets against its own.
#[derive(Clone, Debug, PartialEq)]
pub enum Report {
    /// It began with the order of this ticket.
    Started {
        /// The order's ticket.
        ticket: u64,
        /// When.
        at: f64,
    },
    /// It is done with it.
    Ended {
        /// The order's ticket.
        ticket: u64,
        /// When.
        at: f64,
        /// What came of it.
        result: Result<JobValue, JobError>,
    },
}

/// A message that is none of these.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unreadable(String);

impl std::fmt::Display for Unreadable {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "a message between page and worker cannot be read: {}", self.0)
    }
}

impl std::error::Error for Unreadable {}

/// The next word and what follows it.
fn word(text: &str) -> (&str, &str) {
    text.split_once(' ').unwrap_or((text, ""))
}

fn number<T: std::str::FromStr>(text: &str) -> Option<(T, &str)> {
    let (number, rest) = word(text);
    Some((number.parse().ok()?, rest))
}

fn exact(text: &str) -> Option<(f64, &str)> {
    let (number, rest) = word(text);
    Some((read_exact(number)?, rest))
}

impl Order {
    /// The order as a message.
    pub fn write(&self) -> String {
        let job = match &self.job {
            Job::Burn { nanos } => format!("burn {nanos}"),
            Job::FetchSync { url } => format!("fetch-sync {url}"),
            Job::Fetch { url } => format!("fetch {url}"),
            Job::Fail { message } => format!("fail {message}"),
            Job::Panic { message } => format!("panic {message}"),
        };
        format!("{} {} {job}", self.ticket, self.rounds_per_milli)
    }

    /// Reads what [`Order::write`] wrote.
    ///
    /// # Errors
    /// If it is no order.
    pub fn read(text: &str) -> Result<Self, Unreadable> {
        let read = || {
            let (ticket, rest) = number(text)?;
            let (rounds_per_milli, rest) = number(rest)?;
            let (kind, rest) = word(rest);
            let free = rest.to_owned();
            let job = match kind {
                "burn" => Job::Burn { nanos: rest.parse().ok()? },
                "fetch-sync" => Job::FetchSync { url: free },
                "fetch" => Job::Fetch { url: free },
                "fail" => Job::Fail { message: free },
                "panic" => Job::Panic { message: free },
                _ => return None,
            };
            Some(Self { ticket, rounds_per_milli, job })
        };
        read().ok_or_else(|| Unreadable(text.to_owned()))
    }
}

impl Report {
    /// The report as a message.
    pub fn write(&self) -> String {
        match self {
            Self::Started { ticket, at } => format!("started {ticket} {}", write_exact(*at)),
            Self::Ended { ticket, at, result } => {
                let result = match result {
                    Ok(JobValue::Done) => "done".to_owned(),
                    Ok(JobValue::Bytes(bytes)) => format!("bytes {bytes}"),
                    Err(JobError::Failed(message)) => format!("failed {message}"),
                    Err(JobError::Lost(why)) => format!("lost {why}"),
                    Err(JobError::Unavailable(sentence)) => format!("unavailable {sentence}"),
                };
                format!("ended {ticket} {} {result}", write_exact(*at))
            }
        }
    }

    /// Reads what [`Report::write`] wrote.
    ///
    /// # Errors
    /// If it is no report.
    pub fn read(text: &str) -> Result<Self, Unreadable> {
        let read = || {
            let (kind, rest) = word(text);
            let (ticket, rest) = number(rest)?;
            let (at, rest) = exact(rest)?;
            match kind {
                "started" => Some(Self::Started { ticket, at }),
                "ended" => {
                    let (kind, rest) = word(rest);
                    let free = rest.to_owned();
                    let result = match kind {
                        "done" => Ok(JobValue::Done),
                        "bytes" => Ok(JobValue::Bytes(rest.parse().ok()?)),
                        "failed" => Err(JobError::Failed(free)),
                        "lost" => Err(JobError::Lost(free)),
                        "unavailable" => Err(JobError::Unavailable(free)),
                        _ => return None,
                    };
                    Some(Self::Ended { ticket, at, result })
                }
                _ => None,
            }
        };
        read().ok_or_else(|| Unreadable(text.to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn messages_come_back_as_they_were() {
        let text = || "a  text\nof two lines, with \u{2014} and \"".to_owned();
        let jobs = [
            Job::Burn { nanos: 500_000_000 },
            Job::FetchSync { url: "https://example.org/?a=1&b=2".to_owned() },
            Job::Fetch { url: String::new() },
            Job::Fail { message: text() },
            Job::Panic { message: text() },
        ];
        for job in jobs {
            let order = Order { ticket: 7, rounds_per_milli: u64::MAX, job };
            assert_eq!(Order::read(&order.write()), Ok(order));
        }
        let results = [
            Ok(JobValue::Done),
            Ok(JobValue::Bytes(0)),
            Err(JobError::Failed(text())),
            Err(JobError::Lost(String::new())),
            Err(JobError::Unavailable(text())),
        ];
        for result in results {
            let report = Report::Ended { ticket: u64::MAX, at: 1_763_871_000_123.456_7, result };
            assert_eq!(Report::read(&report.write()), Ok(report));
        }
        let report = Report::Started { ticket: 0, at: 0.1 };
        assert_eq!(Report::read(&report.write()), Ok(report));
    }

    #[test]
    fn anything_else_is_refused() {
        for text in ["", "1", "1 2", "1 2 sing x", "x 2 burn 1", "1 2 burn", "-1 2 burn 3", "burn 1 2"] {
            assert!(Order::read(text).is_err(), "{text:?}");
        }
        for text in ["", "started", "started 1", "ended 1 2", "ended 1 2 bytes x", "begun 1 2"] {
            assert!(Report::read(text).is_err(), "{text:?}");
        }
    }
}
