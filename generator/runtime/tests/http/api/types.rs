//! What the operations send and answer.

use crate::runtime::codec::Nullable;

#[derive(Clone, Debug, PartialEq)]
pub struct JobEnvelope {
    pub data: Job,
}

crate::record!(JobEnvelope { data = "data", });

#[derive(Clone, Debug, PartialEq)]
pub struct Job {
    pub id: String,
    pub status: Option<Status>,
    pub total: Option<i64>,
    pub ended_at: Nullable<String>,
}

crate::record!(Job {
    id = "id",
    status? = "status",
    total? = "total",
    ended_at? = "ended_at",
});

crate::enumeration! {
    pub enum Status {
        Running = "running",
        Completed = "completed",
        .. Unknown
    }
}

#[derive(Clone, Debug, PartialEq)]
pub struct JobList {
    pub data: Vec<Job>,
    pub pagination: Option<Pagination>,
}

crate::record!(JobList {
    data = "data",
    pagination? = "pagination",
});

#[derive(Clone, Debug, PartialEq)]
pub struct Pagination {
    pub next_page_token: Option<String>,
}

crate::record!(Pagination {
    next_page_token? = "next_page_token",
});

#[derive(Clone, Debug, Default, PartialEq)]
pub struct StartJob {
    pub name: Option<String>,
    pub expires: Nullable<String>,
}

crate::record!(StartJob {
    name? = "name",
    expires? = "expires",
});

#[derive(Clone, Debug, PartialEq)]
pub struct ApiError {
    pub message: Option<String>,
}

crate::record!(ApiError {
    message? = "message",
});
