//! Runnable examples of the generated crate.

use super::feature::Feature;
use super::naming::Ident;
use super::paging::Step;
use super::ty::Type;
use crate::config::StepKind;
use std::collections::BTreeSet;

/// An example.
#[derive(Clone, Debug)]
pub struct Example {
    /// The name of its file.
    pub name: Ident,
    /// What it shows, in one line.
    pub title: String,
    /// The features that its operations are behind.
    pub features: BTreeSet<Feature>,
    /// Its calls, one after the other.
    pub steps: Vec<ExampleStep>,
}

/// A call in an example.
#[derive(Clone, Debug)]
pub struct ExampleStep {
    /// The methods that lead from the client to the operation, itself included.
    pub path: Vec<Ident>,
    /// What the answer is called.
    pub variable: Ident,
    /// Whether there is anything in the answer.
    pub has_answer: bool,
    /// How it is called.
    pub kind: StepKind,
    /// What it is called with.
    pub arguments: Vec<Argument>,
}

/// An argument of a call in an example.
#[derive(Clone, Debug)]
pub enum Argument {
    /// An argument of the command line.
    CommandLine {
        /// What it is called.
        name: Ident,
        /// Its type.
        ty: Type,
    },
    /// A part of an earlier answer.
    Answer {
        /// What that answer is called.
        variable: Ident,
        /// The fields that lead to the part.
        steps: Vec<Step>,
        /// The JSON Pointer, for messages.
        pointer: String,
    },
}
