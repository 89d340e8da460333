//! Promises: set once, awaited by many.

use loopglass::runtime::{AlreadySettled, PromiseError, promise, sleep, spawn, timeout, yield_now};
use loopglass::say;
use loopglass::trace::EventKind;

use crate::support::{check, ms, run};

#[test]
fn it_is_settled_once_in_whatever_way() {
    check(
        |_| {
            let (set, failed, cancelled) =
                (promise("set"), promise::<u8>("failed"), promise::<u8>("cancelled"));
            assert!(!set.is_settled());
            assert_eq!(set.set(1), Ok(()));
            assert_eq!(failed.fail("broken"), Ok(()));
            assert_eq!(cancelled.cancel(), Ok(()));
            for settled in [&set, &failed, &cancelled] {
                assert_eq!(settled.set(9), Err(AlreadySettled));
                assert_eq!(settled.fail("no"), Err(AlreadySettled));
                assert_eq!(settled.cancel(), Err(AlreadySettled));
            }
            assert_eq!(set.result(), Some(Ok(1)));
            spawn(async move {
                say!("{:?} {:?} {:?}", set.await, failed.await, cancelled.await);
            });
            say!("{}; {}", PromiseError::Cancelled, AlreadySettled);
        },
        r#"
        0 the promise was cancelled; the promise is settled already: a value can be set once
        0 Ok(1) Err(Failed("broken")) Err(Cancelled)
        "#,
    );
}

#[test]
fn a_wait_that_was_given_up_is_not_woken() {
    let log = run(|_| {
        let value = promise::<u8>("value");
        let awaited = value.clone();
        spawn(async move {
            assert!(timeout(ms(1), &awaited).await.is_err());
            sleep(ms(100)).await;
        });
        spawn(async move {
            sleep(ms(10)).await;
            value.set(1).unwrap();
        });
    });
    let polls = log.borrow().iter().filter(|e| matches!(e.kind, EventKind::PollStarted { .. })).count();
    assert_eq!(polls, 3 + 2);
}

#[test]
fn who_comes_back_stands_at_the_end() {
    check(
        |_| {
            let value = promise::<u8>("value");
            let (first, second) = (value.clone(), value.clone());
            spawn(async move {
                assert!(timeout(ms(1), &first).await.is_err());
                let _ = first.await;
                say!("came back");
            });
            spawn(async move {
                let _ = second.await;
                say!("stayed");
            });
            spawn(async move {
                sleep(ms(2)).await;
                value.set(1).unwrap();
            });
        },
        "
        2 stayed
        2 came back
        ",
    );
}

#[test]
fn a_value_whose_debug_settles_again_is_refused() {
    #[derive(Clone)]
    struct Eager(std::rc::Rc<std::cell::RefCell<Option<loopglass::runtime::Promise<Eager>>>>);
    impl std::fmt::Debug for Eager {
        fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            if let Some(promise) = self.0.take() {
                assert_eq!(promise.set(self.clone()), Err(AlreadySettled));
            }
            f.write_str("eager")
        }
    }
    check(
        |_| {
            let value = promise("value");
            let eager = Eager(std::rc::Rc::new(std::cell::RefCell::new(Some(value.clone()))));
            assert_eq!(value.set(eager), Ok(()));
            spawn(async move {
                yield_now().await;
                say!("{:?}", value.await.is_ok());
            });
        },
        "0 true",
    );
}
