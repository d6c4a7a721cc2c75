//! The implementation under test: its process, the conversation with it, and what can go wrong with either.

mod call_back;
mod command;
mod fault;
mod process;
mod session;

pub(crate) use call_back::CallBacks;
pub use command::{Deadlines, IutCommand};
pub use fault::IutFault;
pub(crate) use fault::shortened;
pub(crate) use session::Session;
