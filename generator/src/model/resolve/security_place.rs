//! Schemes of one set whose credentials a request has one place for.

use super::Resolver;
use crate::diag::{Code, Diagnostic};
use crate::model::{ApiKeyLocation, Requirement, SchemeKind};
use crate::openapi::At;

impl Resolver<'_> {
    /// The sets that a request can show in place of one: of schemes that are shown in one
    /// place, such as the `Authorization` header, it has room for any, but not for all.
    pub(super) fn one_in_each_place(
        &mut self,
        set: Vec<Requirement>,
        at: &At,
    ) -> Vec<Vec<Requirement>> {
        let mut places: Vec<(Option<Place>, Vec<Requirement>)> = Vec::new();
        for requirement in set {
            let place = place(&self.schemes[requirement.scheme.0].kind);
            let same = places
                .iter_mut()
                .find(|(it, _)| it.is_some() && *it == place);
            match same {
                Some((_, schemes)) => schemes.push(requirement),
                None => places.push((place, vec![requirement])),
            }
        }
        let mut sets = vec![Vec::new()];
        for (_, schemes) in places {
            self.report_one_place(&schemes, at);
            let extended = sets.iter().flat_map(|set: &Vec<Requirement>| {
                schemes.iter().map(|scheme| {
                    let set = set.iter().chain([scheme]);
                    set.cloned().collect()
                })
            });
            sets = extended.collect();
        }
        sets
    }

    /// Says once of some schemes that they are shown in one place.
    fn report_one_place(&mut self, schemes: &[Requirement], at: &At) {
        if schemes.len() < 2 {
            return;
        }
        let names = schemes.iter().map(|it| &self.schemes[it.scheme.0].name);
        let names: Vec<_> = names.map(|name| format!("`{name}`")).collect();
        let message = format!(
            "{} are shown in one place, where a request has only one: any of them is taken for enough",
            names.join(" and ")
        );
        if self.report.iter().all(|known| known.message != message) {
            let note = Diagnostic::note(Code::ConflictingFields, message).at(at);
            let help = "write each as an alternative, an entry of its own";
            self.report.push(note.help(help));
        }
    }
}

type Place = (ApiKeyLocation, String);

/// Where credentials are shown in a request.
fn place(kind: &SchemeKind) -> Option<Place> {
    match kind {
        SchemeKind::ApiKey { location, name } => Some(match location {
            ApiKeyLocation::Header => (*location, name.to_ascii_lowercase()),
            ApiKeyLocation::Query | ApiKeyLocation::Cookie => (*location, name.clone()),
        }),
        SchemeKind::MutualTls => None,
        SchemeKind::Bearer
        | SchemeKind::Basic
        | SchemeKind::Digest
        | SchemeKind::OAuth(_)
        | SchemeKind::Token
        | SchemeKind::Http { .. }
        | SchemeKind::Undescribed => Some((ApiKeyLocation::Header, "authorization".to_owned())),
    }
}
