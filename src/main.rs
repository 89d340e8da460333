//! The page: a panic hook and the mount, nothing else.

fn main() {}
