//! One binary for all integration tests: helpers act as users, through public addresses only.

mod access;
mod behaviour;
mod browser;
mod durability;
mod forms;
mod listening;
mod site;
mod story;
mod texts;
