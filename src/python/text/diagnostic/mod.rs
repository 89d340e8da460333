//! What a traceback adds to a bare message.
//!
//! [`carets`] draws the markers under a frame's source, [`suggest`] finds what a misspelt name may have meant,
//! [`report`] lays out chains and groups of exceptions.

pub mod carets;
pub mod report;
pub mod suggest;
