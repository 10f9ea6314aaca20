//! A client as the generator writes it.

use crate::TOKEN;
use clientsmith_runtime::runtime::api::{Api, SchemeKind, SecurityScheme};
use clientsmith_runtime::runtime::call::Call;
use clientsmith_runtime::runtime::client::{Client, ClientBuilder};
use clientsmith_runtime::runtime::codec::Nullable;
use clientsmith_runtime::{enumeration, operation, record};

static API: Api = Api {
    name: "bench",
    version: "1",
    server: None,
    schemes: &[SecurityScheme {
        name: "bearer",
        kind: SchemeKind::Bearer,
    }],
    headers: &[],
};

#[derive(Clone)]
pub(crate) struct Side(Client);

impl Side {
    pub(crate) fn new(url: &str) -> Self {
        let builder = ClientBuilder::new(&API).base_url(url);
        Self(builder.credential(0, TOKEN).build().unwrap())
    }
}

impl crate::Side for Side {
    async fn small(&self) -> i64 {
        let call: Call<GetJob> = Call::new(&self.0);
        let job = call.set_text(0, "a7").set_argument(1, &10_i64);
        let job = job.await.unwrap();
        assert_eq!(job.status, Some(Status::Completed));
        job.total.unwrap()
    }

    async fn large(&self) -> usize {
        let call: Call<ListItems> = Call::new(&self.0);
        call.await.unwrap().data.len()
    }
}

operation! {
    type GetJob: "GET" "/jobs/{id}", "getJob", path("id"), query("limit");
    security: &[&[(0, "")]];
    output Job;
}

operation! {
    type ListItems: "GET" "/items", "listItems";
    security: &[&[(0, "")]];
    output Items;
}

struct Job {
    id: String,
    status: Option<Status>,
    total: Option<i64>,
    label: Nullable<String>,
}

record!(Job {
    id = "id",
    status? = "status",
    total? = "total",
    label? = "label",
});

enumeration! {
    pub enum Status {
        Running = "running",
        Completed = "completed",
        .. Unknown
    }
}

struct Items {
    data: Vec<Item>,
}

record!(Items { data = "data", });

struct Item {
    id: String,
    name: String,
    active: bool,
    count: i64,
    ratio: f64,
    tags: Vec<String>,
    note: Nullable<String>,
}

record!(Item {
    id = "id",
    name = "name",
    active = "active",
    count = "count",
    ratio = "ratio",
    tags = "tags",
    note? = "note",
});
