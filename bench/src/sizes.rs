//! Bytes of every page that a person opens, as they are and as they come over the line, on the demo's
//! last evening.

use crate::figures::Figures;
use crate::server::{self, Links, Server};
use crate::{Fault, Plan};

/// Persona, and the address after `/r/{route}`; `{idea}` is the first idea that the page before it
/// leads to.
const PAGES: &[(&str, &str)] = &[
    ("", ""),
    ("resident", "/me"),
    ("resident", "/me/ideas/{idea}"),
    ("resident", "/me/closing"),
    ("tablet", "/table"),
    ("tablet", "/table/ideas/{idea}"),
    ("screen", "/screen"),
    ("screen", "/plenary"),
    ("lead_facilitator", "/work"),
    ("lead_facilitator", "/circle"),
    ("lead_facilitator", "/talks"),
    ("lead_facilitator", "/meeting"),
    ("lead_facilitator", "/meeting/coverage"),
    ("lead_facilitator", "/meeting/closing"),
    ("lead_facilitator", "/outbox"),
    ("commissioner", "/commissioner"),
];

/// Measures the demo's pages in its closing round, its report when it is done, and the two files
/// that every page shares.
///
/// # Errors
/// When the demo does not start.
#[expect(clippy::print_stdout, reason = "a benchmark speaks on the standard streams")]
pub fn measure(plan: &Plan, figures: &mut Figures) -> Result<(), Fault> {
    let program = server::build()?;
    tokio::runtime::Runtime::new()?.block_on(async {
        let (server, links) = Server::demo(&program, &plan.dir.join("sizes-closing"), "closing")?;
        let sign_in = one(&server, figures, "/sign-in", "/sign-in", None).await?;
        for file in shared_files(&sign_in) {
            one(&server, figures, &file, file.split('?').next().unwrap_or(&file), None).await?;
        }
        let mut before = String::new();
        for (persona, path) in PAGES {
            let path = path.replace("{idea}", &idea_in(&before).unwrap_or_default());
            let token = if persona.is_empty() { None } else { Some(links.token(persona)?) };
            match one(&server, figures, &format!("/r/{}{path}", links.route), &named(persona, &path), token).await {
                Ok(text) => before = text,
                Err(error) => println!("not measured: {error}"),
            }
        }
        drop(server);
        let (server, links) = Server::demo(&program, &plan.dir.join("sizes-done"), "done")?;
        report(&server, &links, figures).await
    })
}

async fn report(server: &Server, links: &Links, figures: &mut Figures) -> Result<(), Fault> {
    let token = links.token("lead_facilitator")?;
    one(server, figures, &format!("/r/{}/report", links.route), "report, when it is final", Some(token)).await?;
    Ok(())
}

fn named(persona: &str, path: &str) -> String {
    let plain: Vec<&str> = path.split('/').map(|word| if word.len() == 36 { "{idea}" } else { word }).collect();
    let who = if persona.is_empty() { "anybody".to_owned() } else { persona.replace('_', " ") };
    format!("/r/{{route}}{}, {who}", plain.join("/"))
}

/// Measures one page, and answers its text.
///
/// # Errors
/// When it is not served.
pub async fn one(
    server: &Server,
    figures: &mut Figures,
    path: &str,
    name: &str,
    token: Option<&str>,
) -> Result<String, Fault> {
    let page = server.page(path, token).await?;
    let line = server.bytes(path, token).await?;
    let note = format!("{:.1} kB over the line", line as f64 / 1_000.0);
    figures.add(name, page.body.len() as f64 / 1_000.0, "kB", note, "");
    Ok(page.text()?.to_owned())
}

/// The stylesheet and the script that a page names.
fn shared_files(text: &str) -> Vec<String> {
    let quoted = text.split('"').filter(|word| word.starts_with("/assets/"));
    let wanted = |word: &&str| word.contains(".css") || word.contains(".js");
    let mut all: Vec<String> = quoted.filter(wanted).map(str::to_owned).collect();
    all.sort();
    all.dedup();
    all
}

/// The first idea that a page leads to.
fn idea_in(text: &str) -> Option<String> {
    let (_, rest) = text.split_once("/ideas/")?;
    rest.get(..36).map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_found_and_named_without_ids() {
        let id = "6d616e74-656c-8000-8000-776573746572";
        let text = format!(r#"<link href="/assets/app.1.css"><a href="/r/x/me/ideas/{id}">"#);
        assert_eq!(shared_files(&text), ["/assets/app.1.css"]);
        assert_eq!(idea_in(&text).as_deref(), Some(id));
        assert_eq!(
            named("lead_facilitator", &format!("/me/ideas/{id}")),
            "/r/{route}/me/ideas/{idea}, lead facilitator"
        );
        assert_eq!(named("", ""), "/r/{route}, anybody");
    }
}
