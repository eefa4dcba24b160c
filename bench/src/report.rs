//! Seconds to a report of ten and of two hundred ideas, asked from the server by its address, and the
//! bytes of the pages that grow with the ideas.

use crate::figures::{Figures, median};
use crate::scene::{self, EVENING, Scene, Size};
use crate::server::{self, Server};
use crate::{Fault, Plan, sizes};
use bloemenzee::store::Store;
use std::time::Instant;

/// Measures the report as a page and as PDF, typeset in a process of its own.
///
/// # Errors
/// When a report is not served.
pub fn measure(plan: &Plan, figures: &mut Figures) -> Result<(), Fault> {
    let program = server::build()?;
    let url = format!("sqlite:{}", plan.dir.join("report.sqlite").display());
    let large = Size { tables: 20, ideas: if plan.quick { 20 } else { 200 }, ..EVENING };
    let sizes = [EVENING, large];
    // Its own runtime: the writer and its connections are gone before a server opens the file.
    let routes = tokio::runtime::Runtime::new()?.block_on(async {
        let engine = scene::engine(Store::open(&url).await?)?;
        let mut routes = Vec::new();
        for size in sizes {
            let scene = Scene::make(&engine, size).await?;
            scene.agree().await?;
            scene.finish().await?;
            routes.push((size, scene.route, scene.session().await?));
        }
        Ok::<_, Fault>(routes)
    })?;
    tokio::runtime::Runtime::new()?.block_on(async {
        let server = Server::serve(&program, &plan.dir.join("report"), Some(&url))?;
        for (size, route, token) in &routes {
            let name = format!("{} ideas, {} points", size.ideas, size.ideas * (size.points + 1));
            // The first reading of the route from the log is another figure.
            server.page(&format!("/r/{route}/report"), Some(token)).await?;
            for (what, path, limit) in [
                ("as a page", "report", "building the page"),
                ("as PDF", "report.pdf", "Typst in its own process: layout, and starting it"),
            ] {
                let (mut seconds, mut bytes) = (Vec::new(), 0);
                for _ in 0..plan.times().min(3) {
                    let begin = Instant::now();
                    let page = server.page(&format!("/r/{route}/{path}"), Some(token)).await?;
                    seconds.push(begin.elapsed().as_secs_f64());
                    bytes = page.body.len();
                }
                let note = format!("{} kB", bytes / 1_000);
                figures.add(format!("report of {name}, {what}"), median(seconds), "s", note, limit);
            }
            for path in ["report", "report/topics/1", "screen", "plenary", "meeting"] {
                let address = format!("/r/{route}/{path}");
                sizes::one(&server, figures, &address, &format!("/{path} of {} ideas", size.ideas), Some(token))
                    .await?;
            }
        }
        Ok(())
    })
}
