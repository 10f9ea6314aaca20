//! Types that would contain themselves get a `Box` on the way.

use super::Lowering;
use crate::diag::Code;
use crate::plan::naming::Ident;
use crate::plan::{Item, Type};
use std::collections::{BTreeMap, BTreeSet};

/// What each type holds by value.
type Graph = BTreeMap<Ident, BTreeSet<Ident>>;

impl Lowering<'_> {
    /// Boxes each field on a circle, and makes those optional without which the
    /// circle has no end.
    pub(super) fn box_circles(&mut self) {
        self.cut_aliases();
        let mut losses = Vec::new();
        let circles = circles(&self.graph(held_by_value));
        let together = |a: &Ident, b: &Ident| matches!((circles.get(a), circles.get(b)), (Some(a), Some(b)) if a == b);
        let endless = circles_of_needed(&self.graph(needed), &circles);
        for item in self.items_mut() {
            match item {
                Item::Record(record) => {
                    for field in &mut record.fields {
                        box_type(&mut field.ty, &|name| together(&record.name, name));
                        if is_endless(&record.name, &field.ty, &endless) {
                            field.required = false;
                            field.ty = Type::Option(Box::new(field.ty.clone()));
                            losses.push((record.name.clone(), format!(
                                    "every `{}` needs another in its `{}`: no finite value has that, so the field is optional",
                                    record.name, field.key
                                )));
                        }
                    }
                }
                Item::Union(union) => {
                    for variant in &mut union.variants {
                        box_type(&mut variant.ty, &|name| together(&union.name, name));
                    }
                }
                Item::Enumeration(_) | Item::Alias(_) => {}
            }
        }
        self.report_endless(losses);
    }

    fn report_endless(&mut self, losses: Vec<(Ident, String)>) {
        for (name, message) in losses {
            if let Some(at) = self.place_of(&name) {
                self.loss(Code::EndlessType, message, &at);
            }
        }
    }

    /// Aliases that stand for nothing but themselves, as lists of lists of
    /// themselves do, become any JSON.
    fn cut_aliases(&mut self) {
        let mut graph = Graph::new();
        for item in self.items() {
            if let Item::Alias(alias) = item {
                let mut names = BTreeSet::new();
                alias.ty.named(&mut names);
                graph.insert(alias.name.clone(), names);
            }
        }
        let mut losses = Vec::new();
        let circles = circles(&graph);
        for item in self.items_mut() {
            if let Item::Alias(alias) = item
                && circles.contains_key(&alias.name)
            {
                alias.ty = Type::JSON;
                losses.push((
                    alias.name.clone(),
                    format!(
                        "`{}` is made of nothing but itself: it is any JSON",
                        alias.name
                    ),
                ));
            }
        }
        self.report_endless(losses);
    }

    fn graph(&self, holds: fn(&Item, &mut BTreeSet<Ident>)) -> Graph {
        let nodes = self.items().map(|item| {
            let mut held = BTreeSet::new();
            holds(item, &mut held);
            (item.name().clone(), held)
        });
        nodes.collect()
    }
}

/// The types that a value of this one has inside of it, or may have.
fn held_by_value(item: &Item, held: &mut BTreeSet<Ident>) {
    match item {
        Item::Record(record) => record
            .fields
            .iter()
            .for_each(|field| by_value(&field.ty, held)),
        Item::Union(union) => union
            .variants
            .iter()
            .for_each(|variant| by_value(&variant.ty, held)),
        Item::Alias(alias) => by_value(&alias.ty, held),
        Item::Enumeration(_) => {}
    }
}

/// The types without which there is no value of this one.
fn needed(item: &Item, held: &mut BTreeSet<Ident>) {
    match item {
        Item::Record(record) => record
            .fields
            .iter()
            .for_each(|field| inseparable(&field.ty, held)),
        Item::Alias(alias) => inseparable(&alias.ty, held),
        Item::Union(_) | Item::Enumeration(_) => {}
    }
}

/// The types without which there is no value of a type.
fn inseparable(ty: &Type, held: &mut BTreeSet<Ident>) {
    match ty {
        Type::Named(name) => {
            held.insert(name.clone());
        }
        Type::Boxed(inner) | Type::Array(inner, _) => inseparable(inner, held),
        Type::Tuple(items) => items.iter().for_each(|item| inseparable(item, held)),
        Type::Path(_)
        | Type::List(_)
        | Type::Map(_)
        | Type::Event(_)
        | Type::Sequence(_)
        | Type::Option(_)
        | Type::Nullable(_) => {}
    }
}

fn by_value(ty: &Type, held: &mut BTreeSet<Ident>) {
    match ty {
        Type::Named(name) => {
            held.insert(name.clone());
        }
        Type::Option(inner) | Type::Nullable(inner) | Type::Array(inner, _) => {
            by_value(inner, held);
        }
        Type::Tuple(items) => items.iter().for_each(|item| by_value(item, held)),
        Type::Path(_)
        | Type::List(_)
        | Type::Map(_)
        | Type::Event(_)
        | Type::Sequence(_)
        | Type::Boxed(_) => {}
    }
}

/// Boxes each type in this one, held by value, of which that is asked.
pub(super) fn box_type(ty: &mut Type, is_asked: &dyn Fn(&Ident) -> bool) {
    match ty {
        Type::Named(name) if is_asked(name) => *ty = Type::Boxed(Box::new(ty.clone())),
        Type::Option(inner) | Type::Nullable(inner) | Type::Array(inner, _) => {
            box_type(inner, is_asked);
        }
        Type::Tuple(items) => items.iter_mut().for_each(|item| box_type(item, is_asked)),
        Type::Named(_)
        | Type::Path(_)
        | Type::List(_)
        | Type::Map(_)
        | Type::Event(_)
        | Type::Sequence(_)
        | Type::Boxed(_) => {}
    }
}

fn is_endless(owner: &Ident, ty: &Type, endless: &BTreeMap<Ident, usize>) -> bool {
    let mut held = BTreeSet::new();
    inseparable(ty, &mut held);
    held.iter()
        .any(|name| matches!((endless.get(owner), endless.get(name)), (Some(a), Some(b)) if a == b))
}

fn circles_of_needed(needed: &Graph, circles: &BTreeMap<Ident, usize>) -> BTreeMap<Ident, usize> {
    match circles.is_empty() {
        true => BTreeMap::new(),
        false => self::circles(needed),
    }
}

/// The types that lie on circles, with the number of their circle: the strongly
/// connected components of more than one type, or of one that holds itself
/// (Kosaraju's algorithm, without recursion).
fn circles(graph: &Graph) -> BTreeMap<Ident, usize> {
    let mut reversed: BTreeMap<&Ident, Vec<&Ident>> = BTreeMap::new();
    for (from, held) in graph {
        for to in held {
            reversed.entry(to).or_default().push(from);
        }
    }
    let mut component: BTreeMap<Ident, usize> = BTreeMap::new();
    let mut seen = BTreeSet::new();
    for (number, start) in finishing_order(graph).into_iter().rev().enumerate() {
        let mut members = Vec::new();
        let mut stack = vec![start];
        while let Some(node) = stack.pop() {
            if seen.insert(node) {
                members.push(node);
                stack.extend(reversed.get(node).into_iter().flatten());
            }
        }
        let holds_itself = |node: &Ident| graph.get(node).is_some_and(|held| held.contains(node));
        if members.len() > 1 || members.iter().any(|node| holds_itself(node)) {
            component.extend(members.into_iter().map(|node| (node.clone(), number)));
        }
    }
    component
}

/// Each type after all that can be reached from it.
fn finishing_order(graph: &Graph) -> Vec<&Ident> {
    let mut order = Vec::new();
    let mut seen = BTreeSet::new();
    for start in graph.keys() {
        let mut stack = vec![(start, false)];
        while let Some((node, is_done)) = stack.pop() {
            if is_done {
                order.push(node);
            } else if seen.insert(node) {
                stack.push((node, true));
                stack.extend(
                    graph
                        .get(node)
                        .into_iter()
                        .flatten()
                        .map(|next| (next, false)),
                );
            }
        }
    }
    order
}
