//! Webhooks and callbacks (OpenAPI 3.1, sections 4.8.1 and 4.8.18).

use super::Resolver;
use crate::model::Webhook;
use crate::openapi::{Operation, PathItem};

impl Resolver<'_> {
    /// The webhooks, then the callbacks in the order of their operations.
    pub(super) fn resolve_webhooks(&mut self) -> Vec<Webhook> {
        let document = self.document;
        let mut webhooks = Vec::new();
        for (name, item) in &document.webhooks {
            webhooks.extend(self.requests(name, None, item));
        }
        webhooks.append(&mut self.callbacks);
        webhooks
    }

    /// Keeps the callbacks of a request that is known by `id`.
    pub(super) fn resolve_callbacks(&mut self, id: &str, operation: &Operation) {
        for (name, callback) in &operation.callbacks {
            let Some(callback) = self.part(callback, "the callback is left out") else {
                continue;
            };
            for item in callback.items.values() {
                let requests = self.requests(name, Some(id), item);
                self.callbacks.extend(requests);
            }
        }
    }

    /// The requests of a path item, whose own callbacks are kept, unless they lead
    /// back to themselves.
    fn requests(&mut self, name: &str, operation: Option<&str>, item: &PathItem) -> Vec<Webhook> {
        let mut requests = Vec::new();
        for item in self.path_items(item) {
            for (method, request) in item.operations {
                if !self.calling.insert(request.at.clone()) {
                    continue;
                }
                let id = request.operation_id.as_deref().unwrap_or(name);
                self.resolve_callbacks(id, &request);
                self.calling.remove(&request.at);
                requests.push(Webhook {
                    at: request.at,
                    name: name.to_owned(),
                    operation: operation.map(str::to_owned),
                    method,
                    summary: request.summary.or_else(|| item.summary.clone()),
                    description: request.description.or_else(|| item.description.clone()),
                    body: request.request_body.and_then(|body| self.body(&body)),
                });
            }
        }
        requests
    }
}
