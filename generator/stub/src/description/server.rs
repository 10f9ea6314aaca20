//! Servers -> the paths that come before those of `paths`.

use super::node::Node;
use super::template::Template;

/// The paths at which an operation is served: by its own servers, and by those of the document,
/// since a client that is told where the stub is no longer looks at the description's hosts.
pub(super) fn bases(operation: &Node<'_>, item: &Node<'_>, root: &Node<'_>) -> Vec<Template> {
    let mut bases = Vec::new();
    for owner in [operation, item, root] {
        for server in owner.get("servers").iter().flat_map(Node::items) {
            if let Ok(base) = Template::parse(&path(&server, false))
                && !bases.contains(&base)
            {
                bases.push(base);
            }
        }
    }
    if bases.is_empty() {
        bases.extend(Template::parse(""));
    }
    bases
}

/// The path of the document's first server, its variables at their defaults, without a slash at
/// its end.
pub(super) fn default_path(root: &Node<'_>) -> String {
    let servers = root.get("servers");
    let first = servers.and_then(|all| all.items().next());
    first.map_or_else(String::new, |server| path(&server, true))
}

/// The path of a server's URL, without a slash at its end.
fn path(server: &Node<'_>, with_defaults: bool) -> String {
    let mut url = server.text("url").unwrap_or_default().to_owned();
    for (name, variable) in server.get("variables").iter().flat_map(Node::entries) {
        let default = variable.text("default").unwrap_or_default();
        // A segment of a template is no more than one.
        if with_defaults || default.contains('/') {
            url = url.replace(&format!("{{{name}}}"), default);
        }
    }
    let path = match url.split_once("://") {
        Some((_, rest)) => rest.find('/').map_or("", |start| &rest[start..]),
        None => &url,
    };
    let path = path.split(['?', '#']).next().unwrap_or_default();
    let path = path.trim_matches('/');
    match path {
        "" => String::new(),
        path => format!("/{path}"),
    }
}
