//! A Web Worker with this very program in it.
//!
//! The worker is handed the page's compiled module, so that starting one costs neither a download nor a
//! compilation; it runs an instance of its own, with its own memory. Page and worker speak in short texts through a port.

use std::cell::RefCell;
use std::panic::PanicHookInfo;

use js_sys::{Array, Object, Reflect};
use wasm_bindgen::prelude::*;
use web_sys::{
    DedicatedWorkerGlobalScope, ErrorEvent, MessageChannel, MessageEvent, MessagePort, Performance, Worker,
    WorkerOptions, WorkerType,
};

use super::request::request_blocking;
use crate::runtime::count;
use crate::workers::{Job, JobError, JobValue, Order, Report, work};

#[wasm_bindgen]
extern "C" {
    type ImportMeta;
    #[wasm_bindgen(method, getter)]
    fn url(this: &ImportMeta) -> String;
    /// Of the script that the bundler made: whatever its name is, it knows its own address.
    #[wasm_bindgen(thread_local_v2, js_namespace = import, js_name = meta)]
    static IMPORT_META: ImportMeta;
}

/// What hears its messages and its errors.
type Listeners = (Closure<dyn FnMut(MessageEvent)>, Closure<dyn FnMut(ErrorEvent)>);

/// A worker of the page, and the line to it. Dropping it ends the worker, whatever it is at.
pub struct WorkerHandle {
    worker: Worker,
    port: MessagePort,
    /// The browser may be in the middle of calling one of them: they go when it is done.
    listeners: Option<Listeners>,
}

impl WorkerHandle {
    /// Starts a worker, which calls the exported function `entry` with its end of the line and `given`.
    /// `hear` gets each text that it sends, `lost` why it cannot go on.
    ///
    /// # Errors
    /// If this browser gives the page no workers, in a sentence.
    pub fn start(
        entry: &str,
        given: Option<&Object>,
        mut hear: impl FnMut(&str) + 'static,
        mut lost: impl FnMut(String) + 'static,
    ) -> Result<Self, String> {
        let refused =
            |error: JsValue| format!("this browser gives the page no workers: {}", described(&error));
        if !Reflect::has(&js_sys::global(), &"Worker".into()).unwrap_or(false) {
            return Err("this browser gives the page no workers: it does not know them".to_owned());
        }
        let options = WorkerOptions::new();
        options.set_type(WorkerType::Module);
        // The text is a part of the script that the bundler makes, so that page and worker are never of different
        // versions, whatever a cache holds; its address is a blob's, which the content security policy allows.
        let address = wasm_bindgen::link_to!(module = "/js/worker.js");
        let worker = Worker::new_with_options(&address, &options).map_err(refused)?;
        let channel = MessageChannel::new().map_err(refused)?;
        let (port, theirs) = (channel.port1(), channel.port2());

        let on_message = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
            if let Some(text) = event.data().as_string() {
                hear(&text);
            }
        });
        let on_error = Closure::<dyn FnMut(ErrorEvent)>::new(move |event: ErrorEvent| {
            // It is told to whom it concerns, and need not stand in the console as well.
            event.prevent_default();
            let message = event.message();
            lost(if message.is_empty() { "its script could not be loaded".to_owned() } else { message });
        });
        port.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
        worker.set_onerror(Some(on_error.as_ref().unchecked_ref()));
        count(|c| {
            c.workers += 1;
            c.closures += 2;
        });
        let handle = Self { worker, port, listeners: Some((on_message, on_error)) };

        let arguments = Array::of1(&theirs);
        let transferred = Array::of1(&theirs);
        if let Some(given) = given {
            arguments.push(given);
            transferred.push(given);
        }
        let message = Object::new();
        let script = IMPORT_META.with(ImportMeta::url);
        let parts: [(&str, JsValue); 4] = [
            ("script", script.into()),
            ("module", wasm_bindgen::module()),
            ("entry", entry.into()),
            ("given", arguments.into()),
        ];
        for (name, part) in parts {
            Reflect::set(&message, &name.into(), &part).map_err(refused)?;
        }
        handle.worker.post_message_with_transfer(&message, &transferred).map_err(refused)?;
        Ok(handle)
    }

    /// Sends the worker a text. It hears it once it has started.
    pub fn send(&self, text: &str) {
        // A text can always be sent.
        let _ = self.port.post_message(&text.into());
    }
}

impl Drop for WorkerHandle {
    fn drop(&mut self) {
        self.port.set_onmessage(None);
        self.port.close();
        self.worker.set_onerror(None);
        self.worker.terminate();
        count(|c| {
            c.workers -= 1;
            c.closures -= 2;
        });
        let listeners = self.listeners.take();
        wasm_bindgen_futures::spawn_local(async move { drop(listeners) });
    }
}

/// An error of the browser's in its own words.
pub fn described(error: &JsValue) -> String {
    let message = Reflect::get(error, &"message".into()).ok().and_then(|message| message.as_string());
    message.or_else(|| error.as_string()).unwrap_or_else(|| "it does not say why".to_owned())
}

/// Whether this runs in a worker: its program must not mount a page.
pub fn in_worker() -> bool {
    js_sys::global().is_instance_of::<DedicatedWorkerGlobalScope>()
}

/// The surroundings of a worker.
fn scope() -> DedicatedWorkerGlobalScope {
    js_sys::global().unchecked_into()
}

/// Milliseconds since the Unix epoch on a monotonic clock, so that those of page and worker can be compared.
pub fn epoch_millis(performance: &Performance) -> f64 {
    performance.time_origin() + performance.now()
}

/// Has `hear` called with every text that the page sends through the port, for as long as the worker lives.
pub fn listen(port: &MessagePort, mut hear: impl FnMut(&str) + 'static) {
    let on_message = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
        if let Some(text) = event.data().as_string() {
            hear(&text);
        }
    });
    port.set_onmessage(Some(on_message.into_js_value().unchecked_ref()));
}

thread_local! {
    /// The order that this worker is at, for the last words of a panic.
    static AT_WORK: RefCell<Option<(u64, MessagePort, Performance)>> = const { RefCell::new(None) };
}

/// Sends the page a report.
fn report(port: &MessagePort, report: &Report) {
    // A text can always be sent.
    let _ = port.post_message(&report.write().into());
}

/// After a panic this instance cannot go on; the page hears why before the trap ends it.
fn last_words(info: &PanicHookInfo<'_>) {
    let message = info.payload_as_str().unwrap_or("a panic without a message").to_owned();
    if let Some((ticket, port, performance)) = AT_WORK.take() {
        let at = epoch_millis(&performance);
        report(&port, &Report::Ended { ticket, at, result: Err(JobError::Lost(message)) });
    }
}

/// What a worker of the pool runs: it does each order and reports. Only `js/worker.js` calls this.
#[wasm_bindgen]
pub fn job_worker(port: MessagePort) {
    std::panic::set_hook(Box::new(last_words));
    let Some(performance) = scope().performance() else { return };
    let answers = port.clone();
    listen(&port, move |text| {
        // The page sends nothing else.
        let Ok(Order { ticket, rounds_per_milli, job }) = Order::read(text) else { return };
        AT_WORK.set(Some((ticket, answers.clone(), performance.clone())));
        report(&answers, &Report::Started { ticket, at: epoch_millis(&performance) });
        let result = perform(&job, rounds_per_milli, || (performance.now() * 1e6) as u64);
        AT_WORK.set(None);
        report(&answers, &Report::Ended { ticket, at: epoch_millis(&performance), result });
    });
}

fn perform(job: &Job, rounds_per_milli: u64, now: impl Fn() -> u64) -> Result<JobValue, JobError> {
    match job {
        Job::Burn { nanos } => {
            work::burn(*nanos, rounds_per_milli, now);
            Ok(JobValue::Done)
        }
        Job::FetchSync { url } | Job::Fetch { url } => {
            request_blocking(url).map(JobValue::Bytes).map_err(JobError::Failed)
        }
        Job::Fail { message } => Err(JobError::Failed(message.clone())),
        Job::Panic { message } => panic!("{message}"),
    }
}
