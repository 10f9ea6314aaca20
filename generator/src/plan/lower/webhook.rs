//! Webhooks and callbacks: a name for the type of each body.

use super::body::kind;
use super::docs::{code, markdown, paragraphs};
use super::place::Use;
use super::{Lowering, TYPE_NAMES};
use crate::diag::{Code, Diagnostic};
use crate::model::{self, Media, MediaKind};
use crate::plan::naming::{Case, Scope};
use crate::plan::{Type, Webhook};

impl Lowering<'_> {
    pub(super) fn lower_webhooks(&mut self) -> Vec<Webhook> {
        let api = self.api;
        let mut names = Scope::reserving(TYPE_NAMES.iter().copied());
        let webhooks = api.webhooks.iter();
        webhooks
            .map(|webhook| self.lower_webhook(webhook, &mut names))
            .collect()
    }

    fn lower_webhook(&mut self, webhook: &model::Webhook, names: &mut Scope) -> Webhook {
        let id = match &webhook.operation {
            Some(operation) => format!("{operation} {}", webhook.name),
            None => webhook.name.clone(),
        };
        let name = names.claim(&id, Case::Type);
        let ty = self.payload(webhook, &Use::root(&id).part("payload"));
        let kind = match &webhook.operation {
            Some(operation) => format!(
                "The callback {} of {}",
                code(&webhook.name),
                code(operation)
            ),
            None => format!("The webhook {}", code(&webhook.name)),
        };
        self.report.push(
            Diagnostic::note(
                Code::WebhookTypesOnly,
                format!(
                    "a request that the API makes: the client has the type of its body, `webhooks::{name}`"
                ),
            )
            .at(webhook.at.name()),
        );
        Webhook {
            docs: paragraphs([
                webhook.summary.as_deref().map(markdown),
                webhook.description.as_deref().map(markdown),
                Some(format!("{kind}: {}", code(webhook.method.as_str()))),
            ]),
            http_method: webhook.method.to_string(),
            name,
            id,
            ty,
        }
    }

    fn payload(&mut self, webhook: &model::Webhook, place: &Use) -> Type {
        let Some(body) = &webhook.body else {
            return Type::UNIT;
        };
        let Some(media) = self.choose(&body.content) else {
            return Type::UNIT;
        };
        match (media.value, kind(media)) {
            (Some(value), MediaKind::Json | MediaKind::Form) => self.nullable_ty(value, place),
            (None, MediaKind::Json | MediaKind::Form) => Type::JSON,
            (_, MediaKind::Text) => Type::STRING,
            (_, MediaKind::Multipart | MediaKind::Xml | MediaKind::Bytes) => Type::BYTES,
        }
    }

    /// The media type that the client reads: JSON where there is a choice.
    fn choose<'m>(&mut self, content: &'m [Media]) -> Option<&'m Media> {
        let chosen = content.iter().min_by_key(|media| kind(media))?;
        for media in content.iter().filter(|media| !std::ptr::eq(*media, chosen)) {
            let message = format!(
                "the client reads {}, not {}",
                code(&chosen.media_type),
                code(&media.media_type)
            );
            // The same value in another spelling is nothing that users miss.
            let is_same = match (media.value, chosen.value) {
                (Some(value), Some(other)) => self.api.schemas.are_alike(value, other),
                (value, other) => value == other,
            };
            let diagnostic = match is_same {
                true => Diagnostic::note(Code::MediaTypeNotUsed, message),
                false => Diagnostic::loss(Code::MediaTypeNotUsed, message),
            };
            self.report.push(diagnostic.at(media.at.name()));
        }
        Some(chosen)
    }
}
