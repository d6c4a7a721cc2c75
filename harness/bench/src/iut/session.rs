//! The conversation with one driver process: one request at a time, call-backs served in between, every wait bounded.

use std::time::Duration;

use sekisho_harness_protocol::{
    DriverInfo, ErrorCode, Initialize, Message, PROTOCOL_VERSION, Request, RequestId, Response,
};
use serde_json::Value;

use super::{
    CallBacks, Deadlines, IutCommand, IutFault,
    fault::{LONGEST_QUOTE, shortened},
    process::{Line, Process},
};
use crate::Stopwatch;

/// A driver that has answered `initialize`.
pub(crate) struct Session {
    process: Process,
    info: DriverInfo,
    deadlines: Deadlines,
    next_id: RequestId,
}

impl Session {
    /// Starts the driver and shakes hands.
    ///
    /// # Errors
    /// [`IutFault`].
    pub(crate) fn start(
        command: &IutCommand,
        deadlines: Deadlines,
        stopwatch: &dyn Stopwatch,
    ) -> Result<Self, IutFault> {
        let mut process = Process::start(command)?;
        let hello = Initialize { protocol: PROTOCOL_VERSION.to_owned() };
        let params = serde_json::to_value(hello).unwrap_or_default();
        let mut conversation = Conversation { process: &mut process, stopwatch, deadline: deadlines.start };
        let answer = conversation.call(1, "initialize", params, &mut ()).map_err(|fault| match fault {
            IutFault::MethodNotFound { .. } => IutFault::Protocol {
                problem: "expected the driver's description as the result of `initialize`".to_owned(),
                line: "an error that says that there is no such method; is this a driver?".to_owned(),
            },
            other => other,
        })?;
        let info: DriverInfo = serde_json::from_value(answer.clone()).map_err(|error| IutFault::Protocol {
            problem: format!("expected the driver's description as the result of `initialize`: {error}"),
            line: shortened(&answer.to_string(), 200),
        })?;
        if major(&info.protocol) != major(PROTOCOL_VERSION) {
            return Err(IutFault::Version { theirs: info.protocol, ours: PROTOCOL_VERSION.to_owned() });
        }
        Ok(Self { process, info, deadlines, next_id: 2 })
    }

    /// What the driver said about itself.
    #[must_use]
    pub(crate) fn info(&self) -> &DriverInfo {
        &self.info
    }

    /// Sends a request, serves the call-backs that come, and returns the result.
    ///
    /// # Errors
    /// [`IutFault`]; after anything but `MethodNotFound` and `Error` the session is of no further use.
    pub(crate) fn call(
        &mut self,
        method: &str,
        params: Value,
        call_backs: &mut dyn CallBacks,
        stopwatch: &dyn Stopwatch,
    ) -> Result<Value, IutFault> {
        let id = self.next_id;
        self.next_id += 1;
        let mut conversation = Conversation { process: &mut self.process, stopwatch, deadline: self.deadlines.request };
        conversation.call(id, method, params, call_backs).map_err(|fault| match fault {
            // Whoever declares a method has it; it cannot be denied when the question becomes inconvenient.
            IutFault::MethodNotFound { .. } => IutFault::Protocol {
                problem: format!("expected an answer to `{method}`, which the driver declares"),
                line: "an error that says that there is no such method".to_owned(),
            },
            other => other,
        })
    }
}

fn major(version: &str) -> &str {
    version.split('.').next().unwrap_or_default()
}

struct Conversation<'a> {
    process: &'a mut Process,
    stopwatch: &'a dyn Stopwatch,
    deadline: Duration,
}

impl Conversation<'_> {
    fn call(
        &mut self,
        id: RequestId,
        method: &str,
        params: Value,
        call_backs: &mut dyn CallBacks,
    ) -> Result<Value, IutFault> {
        let start = self.stopwatch.elapsed();
        self.write(&Request::new(id, method, params))?;
        loop {
            let spent = self.stopwatch.elapsed().saturating_sub(start);
            let left = self.deadline.saturating_sub(spent);
            let hang = || IutFault::Hang { method: method.to_owned(), seconds: self.deadline.as_secs() };
            if left.is_zero() {
                return Err(hang());
            }
            let Some(line) = self.process.read_line(left)? else { return Err(hang()) };
            match understood(line)? {
                Message::Response(response) if response.id == id => return finished(method, response),
                Message::Response(response) => {
                    return Err(IutFault::Protocol {
                        problem: format!("expected the answer to request {id}"),
                        line: format!("the answer to request {}", response.id),
                    });
                }
                Message::Request(request) => {
                    let response = match call_backs.call_back(&request.method, request.params) {
                        Ok(result) => Response::result(request.id, result),
                        Err(error) => {
                            Response { jsonrpc: "2.0".to_owned(), id: request.id, result: None, error: Some(error) }
                        }
                    };
                    self.write(&response)?;
                }
            }
        }
    }

    fn write(&mut self, message: &impl serde::Serialize) -> Result<(), IutFault> {
        // Our own messages are maps of strings and numbers: they always have a JSON form.
        serde_json::to_vec(message).map_or(Ok(()), |line| self.process.write_line(line))
    }
}

fn understood(line: Line) -> Result<Message, IutFault> {
    match line {
        Line::Unreadable(start) => {
            Err(IutFault::Protocol { problem: "expected lines of UTF-8 of a bounded length".to_owned(), line: start })
        }
        Line::Text(text) => Message::parse(&text)
            .map_err(|error| IutFault::Protocol { problem: error.to_string(), line: shortened(&text, LONGEST_QUOTE) }),
    }
}

fn finished(method: &str, response: Response) -> Result<Value, IutFault> {
    match response.error {
        None => Ok(response.result.unwrap_or(Value::Null)),
        Some(error) if error.code == ErrorCode::MethodNotFound.number() => {
            Err(IutFault::MethodNotFound { method: method.to_owned() })
        }
        Some(error) => Err(IutFault::Error {
            method: method.to_owned(),
            code: error.code,
            message: shortened(&error.message, LONGEST_QUOTE),
        }),
    }
}
