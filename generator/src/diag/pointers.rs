//! Finds the spans of many JSON pointers in one pass over a text, as a scanner
//! of JSON or YAML goes through it.

use std::collections::BTreeMap;
use std::ops::Range;

/// What is looked for in a text, and what was found.
#[derive(Debug)]
pub(super) struct Pointers {
    /// A tree of the steps of all pointers; the first node is the root.
    nodes: Vec<Node>,
    /// The objects and arrays that the scanner is in.
    open: Vec<Container>,
    /// The node of the value that comes next, if it is looked for.
    next: Option<usize>,
    depth_unwanted: usize,
}

#[derive(Debug, Default)]
struct Node {
    children: BTreeMap<String, usize>,
    found: Found,
}

/// Where the last step of a pointer stands in a text; where it stands for the last
/// time, if a key is there twice.
#[derive(Clone, Debug, Default)]
pub(super) struct Found {
    /// The key, unless the value is an item of an array, or the root.
    pub(super) key: Option<Range<usize>>,
    /// The value, if it is a scalar; else where it begins.
    pub(super) value: Option<Range<usize>>,
    /// Whether the value is an object or array.
    pub(super) container: bool,
}

#[derive(Debug)]
struct Container {
    node: usize,
    /// The index of the next item; `None` in an object.
    index: Option<usize>,
}

impl Pointers {
    /// Looks for the root alone.
    pub(super) fn new() -> Pointers {
        Pointers {
            nodes: vec![Node::default()],
            open: Vec::new(),
            next: Some(0),
            depth_unwanted: 0,
        }
    }

    /// Looks for a pointer too.
    pub(super) fn add(&mut self, pointer: &str) {
        let mut node = 0;
        for token in pointer.split('/').skip(1) {
            let fresh = self.nodes.len();
            let token = token.replace("~1", "/").replace("~0", "~");
            node = *self.nodes[node].children.entry(token).or_insert(fresh);
            if node == fresh {
                self.nodes.push(Node::default());
            }
        }
    }

    /// What was found of a pointer, or else of the nearest that it goes through,
    /// and whether it is the pointer itself.
    pub(super) fn found(&self, pointer: &str) -> (&Found, bool) {
        let mut node = 0;
        for token in pointer.split('/').skip(1) {
            let token = token.replace("~1", "/").replace("~0", "~");
            let child = self.nodes[node].children.get(&token);
            match child.filter(|child| self.nodes[**child].found.value.is_some()) {
                Some(child) => node = *child,
                None => return (&self.nodes[node].found, false),
            }
        }
        (&self.nodes[node].found, true)
    }

    /// The scanner is before an object or array.
    pub(super) fn enter(&mut self, span: Range<usize>, array: bool) {
        if self.depth_unwanted > 0 {
            self.depth_unwanted += 1;
            return;
        }
        let Some(node) = self.value_node() else {
            self.depth_unwanted = 1;
            return;
        };
        self.record(node, span, true);
        self.open.push(Container {
            node,
            index: array.then_some(0),
        });
    }

    /// The scanner is after an object or array.
    pub(super) fn leave(&mut self) {
        if self.depth_unwanted > 0 {
            self.depth_unwanted -= 1;
        } else {
            self.open.pop();
        }
    }

    /// The scanner is at a key of the object that it is in.
    pub(super) fn key(&mut self, span: Range<usize>, key: &str) {
        if self.depth_unwanted > 0 {
            return;
        }
        self.next = self
            .open
            .last()
            .and_then(|container| self.nodes[container.node].children.get(key))
            .copied();
        if let Some(node) = self.next {
            self.nodes[node].found.key = Some(span);
        }
    }

    /// The scanner is at a value that is no object or array.
    pub(super) fn scalar(&mut self, span: Range<usize>) {
        if self.depth_unwanted == 0
            && let Some(node) = self.value_node()
        {
            self.record(node, span, false);
        }
    }

    /// Whether keys are looked at: not inside of what nothing is looked for in.
    pub(super) fn wants_keys(&self) -> bool {
        self.depth_unwanted == 0
    }

    /// All spans that were found.
    pub(super) fn spans(&mut self) -> impl Iterator<Item = &mut Range<usize>> {
        self.nodes.iter_mut().flat_map(|node| {
            let found = &mut node.found;
            [&mut found.key, &mut found.value].into_iter().flatten()
        })
    }

    /// The node of the value that the scanner is at, if it is looked for.
    fn value_node(&mut self) -> Option<usize> {
        let Some(Container {
            node,
            index: Some(index),
        }) = self.open.last_mut()
        else {
            return self.next.take();
        };
        let child = self.nodes[*node].children.get(&index.to_string());
        *index += 1;
        child.copied()
    }

    fn record(&mut self, node: usize, span: Range<usize>, container: bool) {
        let found = &mut self.nodes[node].found;
        found.value = Some(span);
        found.container = container;
    }
}
