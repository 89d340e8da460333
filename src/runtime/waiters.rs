//! Who waits for something that happens once.

use std::cell::{Cell, RefCell};
use std::task::Waker;

/// Wakers in the order in which their waits began. Each wait has a ticket of its own, so that one which
/// is given up leaves nothing behind that could wake its task later, for nothing
/// (asyncio's `remove_done_callback`).
#[derive(Default)]
pub(super) struct Waiters {
    waiting: RefCell<Vec<(u32, Waker)>>,
    next: Cell<u32>,
}

/// A wait's place among the others: none until it has been polled.
#[derive(Default)]
pub(super) struct Ticket(Option<u32>);

impl Ticket {
    /// Whether the wait has begun.
    pub(super) fn is_taken(&self) -> bool {
        self.0.is_some()
    }
}

impl Waiters {
    /// Notes that `waker` is to be woken for the wait of this ticket.
    pub(super) fn wait(&self, ticket: &mut Ticket, waker: &Waker) {
        let mut waiting = self.waiting.borrow_mut();
        if let Some(number) = ticket.0
            && let Ok(place) = waiting.binary_search_by_key(&number, |(number, _)| *number)
        {
            waiting[place].1.clone_from(waker);
            return;
        }
        let number = self.next.get();
        self.next.set(number.wrapping_add(1));
        ticket.0 = Some(number);
        waiting.push((number, waker.clone()));
    }

    /// Forgets the wait of this ticket.
    pub(super) fn leave(&self, ticket: &Ticket) {
        let Some(number) = ticket.0 else { return };
        let mut waiting = self.waiting.borrow_mut();
        let place = waiting.binary_search_by_key(&number, |(number, _)| *number);
        let waker = place.ok().map(|place| waiting.remove(place));
        // A waker's drop may run code of others.
        drop(waiting);
        drop(waker);
    }

    /// Wakes everyone, in the order in which they came.
    pub(super) fn wake_all(&self) {
        let waiting = std::mem::take(&mut *self.waiting.borrow_mut());
        for (_, waker) in waiting {
            waker.wake();
        }
    }

    #[cfg(test)]
    pub(super) fn len(&self) -> usize {
        self.waiting.borrow().len()
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;
    use std::sync::Mutex;
    use std::task::Wake;

    use super::*;

    struct Note(u32, Arc<Mutex<Vec<u32>>>);

    impl Wake for Note {
        fn wake(self: Arc<Self>) {
            self.1.lock().unwrap().push(self.0);
        }
    }

    #[test]
    fn wakes_in_order_of_arrival_and_forgets_who_left() {
        let woken = Arc::new(Mutex::new(Vec::new()));
        let waiters = Waiters::default();
        let mut tickets: Vec<Ticket> = (0..4).map(|_| Ticket::default()).collect();
        for (i, ticket) in tickets.iter_mut().enumerate() {
            waiters.wait(ticket, &Waker::from(Arc::new(Note(i as u32, woken.clone()))));
        }
        waiters.leave(&tickets[1]);
        waiters.leave(&tickets[1]);
        // A second poll of the same wait keeps its place and takes the new waker.
        waiters.wait(&mut tickets[0], &Waker::from(Arc::new(Note(10, woken.clone()))));
        assert_eq!(waiters.len(), 3);
        waiters.wake_all();
        assert_eq!(*woken.lock().unwrap(), [10, 2, 3]);
        assert_eq!(waiters.len(), 0);
    }
}
