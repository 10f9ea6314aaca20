//! What somebody would write who uses the API without a client for it.

use crate::TOKEN;
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use reqwest::RequestBuilder;
use reqwest::header::ACCEPT;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use std::time::Duration;

#[derive(Clone)]
pub(crate) struct Side {
    client: reqwest::Client,
    url: String,
}

#[derive(Deserialize)]
#[allow(dead_code, reason = "read by nobody, but decoded")]
struct Job {
    id: String,
    status: Option<Status>,
    total: Option<i64>,
    label: Option<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
enum Status {
    Running,
    Completed,
}

#[derive(Deserialize)]
struct Items {
    data: Vec<Item>,
}

#[derive(Deserialize)]
#[allow(dead_code, reason = "read by nobody, but decoded")]
struct Item {
    id: String,
    name: String,
    active: bool,
    count: i64,
    ratio: f64,
    tags: Vec<String>,
    note: Option<String>,
}

impl Side {
    pub(crate) fn new(url: &str) -> Self {
        let client = reqwest::Client::builder()
            .user_agent("by-hand/1")
            .redirect(reqwest::redirect::Policy::none())
            .connect_timeout(Duration::from_secs(10))
            .timeout(Duration::from_secs(60));
        Self {
            client: client.build().unwrap(),
            url: url.to_owned(),
        }
    }

    async fn get<T: DeserializeOwned>(&self, request: RequestBuilder) -> T {
        let request = request.bearer_auth(TOKEN);
        let request = request.header(ACCEPT, "application/json");
        let response = request.send().await.unwrap().error_for_status().unwrap();
        let body = response.bytes().await.unwrap();
        serde_json::from_slice(&body).unwrap()
    }
}

impl crate::Side for Side {
    async fn small(&self) -> i64 {
        // Arguments are encoded, as whoever writes a call with care does it.
        let id = utf8_percent_encode("a7", NON_ALPHANUMERIC);
        let request = self.client.get(format!("{}/jobs/{id}", self.url));
        let job: Job = self.get(request.query(&[("limit", 10)])).await;
        assert!(matches!(job.status, Some(Status::Completed)));
        job.total.unwrap()
    }

    async fn large(&self) -> usize {
        let request = self.client.get(format!("{}/items", self.url));
        let items: Items = self.get(request).await;
        items.data.len()
    }
}
