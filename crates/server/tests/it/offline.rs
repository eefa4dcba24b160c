//! What a device may keep to read without a network (docs/decisions/0009-what-a-device-keeps.md): the page says it.

use crate::browser::Browser;
use crate::site::{Site, Way};
use crate::story::Room;

/// Whether this page may be kept; every page says whose it is, nobody's included.
async fn may_keep(browser: &Browser, path: &str) -> bool {
    let answer = browser.get(path).await;
    assert_eq!(answer.status, 200, "{path}: {}", answer.body);
    assert!(answer.body.contains(" data-who=\""), "{path}");
    assert_eq!(answer.header("cache-control"), "no-store", "{path}: nobody but the service worker keeps a page");
    let keep = answer.body.contains("\" data-keep");
    assert_eq!(keep, answer.body.contains("data-kept-line"), "{path}: a page that can be an old one can say so");
    keep
}

#[tokio::test(flavor = "multi_thread")]
async fn a_device_keeps_a_persons_own_pages_and_a_tables() {
    let mut room = Room::open(Site::new().await, Way::Api, "nieuwe-route").await;
    room.prepare().await;
    room.sit().await;
    let (idea, ..) = room.write().await;
    let at = |path: &str| format!("/r/{}{path}", room.route);
    let (_, person) = &room.people[0];
    let tablet = room.site.tablet(room.route, room.tables[0]).await;
    for path in ["/me", &format!("/me/ideas/{idea}"), "/me?from=closing"] {
        assert!(may_keep(person, &at(path)).await, "{path}");
    }
    for path in ["/table", &format!("/table/ideas/{idea}"), "/table/consent"] {
        assert!(may_keep(&tablet, &at(path)).await, "{path}");
    }
    // What was only just done is told once, and undone there.
    for path in ["/me?done=stance.take", "/me?undo=x&mark=y", "/me?clear=x"] {
        assert!(!may_keep(person, &at(path)).await, "{path}");
    }
    // Pages on which links and codes are made, other people's names stand, or nobody is signed in.
    for path in ["/work", "/circle", "/meeting", "/meeting/check-in", "/meeting/pack", "/outbox"] {
        assert!(!may_keep(&room.lead, &at(path)).await, "{path}");
    }
    let nobody = Browser::new(room.site.at);
    for path in ["/", "/sign-in", "/offline", "/link/no-such-link"] {
        assert!(!may_keep(&nobody, path).await, "{path}");
    }
    assert!(nobody.get("/offline").await.body.contains(" data-who=\"\""));
    assert!(!may_keep(person, "/offline").await);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_service_worker_stands_at_the_top_and_knows_this_version() {
    let site = Site::new().await;
    let nobody = Browser::new(site.at);
    let worker = nobody.get("/sw.js").await;
    assert_eq!(worker.status, 200);
    assert_eq!(worker.header("content-type"), "text/javascript; charset=utf-8");
    assert_eq!(worker.header("cache-control"), "no-cache", "asked anew, so that a new version comes");
    assert!(worker.header("content-security-policy").contains("worker-src 'self'"));
    let page = nobody.get("/sign-in").await.body;
    let assets: Vec<&str> = page.split('"').filter(|part| part.starts_with("/assets/")).collect();
    assert_eq!(assets.len(), 2, "style and script: {assets:?}");
    for asset in assets {
        assert!(worker.body.contains(asset), "{asset} is kept");
        assert_eq!(nobody.get(asset).await.header("cache-control"), "public, max-age=31536000, immutable");
    }
    assert_eq!(nobody.get("/assets/sw.js").await.status, 404, "one address");
}
