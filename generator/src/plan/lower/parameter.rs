//! Parameters: what is required is an argument, the rest a method of the call.

use super::Lowering;
use super::client::is_header;
use super::docs::parameter_docs;
use super::place::Use;
use crate::model;
use crate::plan::naming::{Case, Ident, Scope};
use crate::plan::{CALL_METHODS, Client, Parameter, SETTERS_MISTAKEN, Type};

/// The names that an operation gives out.
pub(super) struct Names {
    /// Arguments of the method.
    pub(super) arguments: Scope,
    /// Methods of the call.
    pub(super) setters: Scope,
}

impl Names {
    pub(super) fn new() -> Self {
        Self {
            arguments: Scope::default(),
            setters: Scope::reserving(CALL_METHODS.iter().chain(SETTERS_MISTAKEN).copied()),
        }
    }

    /// The name itself, or else another that says more.
    pub(super) fn claim(&mut self, is_argument: bool, text: &str, other: &str) -> Ident {
        let scope = if is_argument {
            &mut self.arguments
        } else {
            &mut self.setters
        };
        scope.claim_or(text, other, Case::Value)
    }
}

impl Lowering<'_> {
    pub(super) fn lower_parameter(
        &mut self,
        parameter: &model::Parameter,
        client: &Client,
        place: &Use,
        names: &mut Names,
    ) -> Parameter {
        let lifted = client
            .headers
            .iter()
            .position(|header| is_header(parameter, &header.name));
        let location = parameter.location.name();
        let made = parameter.takes_made_up_key && lifted.is_none();
        let is_argument = parameter.required && lifted.is_none() && !made;
        let own = match lifted {
            Some(index) => client.headers[index].method.text().to_owned(),
            None => parameter.name.clone(),
        };
        let place = place.part(&parameter.name);
        let (ty, query) = match &parameter.query {
            Some(media) => {
                let (ty, query) = self.lower_query_string(media, &place);
                (ty, Some(query))
            }
            None if made => (Type::STRING, None),
            None => (self.ty(parameter.value, &place), None),
        };
        self.check_parameter_style(parameter);
        Parameter {
            key: parameter.name.clone(),
            location: parameter.location,
            query,
            style: parameter.style,
            explode: parameter.explode,
            allow_reserved: parameter.allow_reserved,
            allow_empty: parameter.allow_empty,
            required: parameter.required,
            lifted,
            made,
            name: match made {
                // The method is the runtime's, the same for all operations.
                true => Scope::default().claim("idempotency_key", Case::Value),
                false => names.claim(is_argument, &own, &format!("{own} {location}")),
            },
            ty: match parameter.allow_empty && ty != Type::STRING {
                true => ty.optional(),
                false => ty,
            },
            docs: parameter_docs(parameter),
            deprecated: parameter.deprecated,
        }
    }
}
