//! Pages by offsets and numbers, which are counted.

use super::{ByFullPages, ByOffset, ByPage, ByPageFromZero, page, read};

#[tokio::test]
async fn offsets_count_items_to_the_total() {
    let (asked, items) = read::<ByOffset>(
        [
            page(r#"{"data": [1, 2], "meta": {"total": 5}}"#),
            page(r#"{"data": [3, 4], "meta": {"total": 5}}"#),
            page(r#"{"data": [5], "meta": {"total": "5"}}"#),
        ],
        |call| call,
    )
    .await;
    assert_eq!(asked, ["", "?from=2", "?from=4"]);
    assert_eq!(items.unwrap(), [1, 2, 3, 4, 5]);
    // From the one that is set; without a total, to the empty page.
    let (asked, items) = read::<ByOffset>(
        [page(r#"{"data": [1]}"#), page(r#"{"data": null}"#)],
        |call| call.set_argument(0, &40_i64),
    )
    .await;
    assert_eq!(asked, ["?from=40", "?from=41"]);
    assert_eq!(items.unwrap(), [1]);
}

#[tokio::test]
async fn a_page_that_is_not_full_is_the_last_where_the_limit_is_known() {
    let two = || page(r#"{"data": [1, 2]}"#);
    let (asked, items) = read::<ByFullPages>([two(), page(r#"{"data": [3]}"#)], |call| call).await;
    assert_eq!(asked, ["", "?from=2"]);
    assert_eq!(items.unwrap(), [1, 2, 3]);
    let (asked, _) = read::<ByFullPages>([two()], |call| call.set_argument(1, &3_i64)).await;
    assert_eq!(asked, ["?limit=3"]);
}

#[tokio::test]
async fn pages_have_numbers() {
    let (asked, items) = read::<ByPage>(
        [
            page(r#"{"data": [1], "pages": 3}"#),
            page(r#"{"data": [2], "pages": 3}"#),
            page(r#"{"data": [3], "pages": 3}"#),
        ],
        |call| call,
    )
    .await;
    assert_eq!(asked, ["", "?from=2", "?from=3"]);
    assert_eq!(items.unwrap(), [1, 2, 3]);
    let (asked, _) = read::<ByPage>(
        [page(r#"{"data": [1]}"#), page(r#"{"data": []}"#)],
        |call| call.set_argument(0, &7_i64),
    )
    .await;
    assert_eq!(asked, ["?from=7", "?from=8"]);
    // An empty page in the middle, and numbers from zero.
    let (asked, items) = read::<ByPageFromZero>(
        [
            page(r#"{"data": [1], "more": true}"#),
            page(r#"{"data": [], "more": true}"#),
            page(r#"{"data": [2], "more": false}"#),
        ],
        |call| call,
    )
    .await;
    assert_eq!(asked, ["", "?from=1", "?from=2"]);
    assert_eq!(items.unwrap(), [1, 2]);
}

#[tokio::test]
async fn a_server_that_does_not_heed_the_number_is_not_asked_for_ever() {
    let steps = (0..9).map(|_| page(r#"{"data": [{"id": 1}]}"#));
    let (asked, items) = read::<ByPage>(steps, |call| call).await;
    assert_eq!(asked, ["", "?from=2"]);
    assert_eq!(
        items.unwrap_err(),
        "list: the server gives the same page again"
    );
}
