//! The print pack by the built program: what is printed opens, and a print that comes to nothing
//! leaves everybody the card they have.

use crate::browser::{Answer, Browser};
use crate::forms::{forms, plain};
use crate::program::{Program, persona};
use crate::site::fresh_postgres;
use serde_json::Value;
use std::path::Path;
use std::process::Command;

/// The lead facilitator at the print pack of the demo.
struct Printer {
    lead: Browser,
    at: String,
}

impl Printer {
    fn new(links: &Value) -> Self {
        let (lead, found) = persona(links, "lead_facilitator");
        Self { lead, at: format!("/r/{}/meeting/pack", found["route"].as_str().unwrap()) }
    }

    /// The page, as plain text.
    async fn page(&self) -> String {
        plain(&self.lead.get(&self.at).await.body)
    }

    /// Sends the first form with these parts of the pack ticked, for `who`.
    async fn print(&self, parts: &[&str], who: &str) -> Answer {
        let page = self.lead.get(&self.at).await;
        let mut form = forms(&page.body).into_iter().find(|f| f.names.iter().any(|n| n == "spare")).expect("a form");
        form.fields.retain(|(name, _)| name != "part");
        parts.iter().for_each(|part| form.fields.push(("part".into(), (*part).into())));
        form.set("who", who);
        self.yes(self.lead.post(&form.action, &form.fields).await).await
    }

    /// Asks for the card of the `n`-th in the list anew, with its own button.
    async fn ask_again(&self, n: usize) -> Answer {
        let page = self.lead.get(&self.at).await;
        let form = forms(&page.body).into_iter().filter(|f| f.names.iter().any(|n| n == "participant"));
        let form = form.filter(|f| f.action == self.at).nth(n).expect("a row with a button");
        self.lead.post(&form.action, &form.fields).await
    }

    /// Prints it, and says yes where a card that works goes.
    async fn again(&self, n: usize) -> Answer {
        self.yes(self.ask_again(n).await).await
    }

    /// Says yes when the page asks whether cards that work may go.
    async fn yes(&self, answer: Answer) -> Answer {
        match forms(&answer.body).into_iter().find(|form| form.value("sure") == "1") {
            Some(form) if answer.status == 200 => self.lead.post(&form.action, &form.fields).await,
            _ => answer,
        }
    }
}

/// The seat codes of a PDF, in its order.
fn codes(answer: &Answer, folder: &Path) -> Vec<String> {
    assert_eq!((answer.status, answer.header("content-type")), (200, "application/pdf"), "{}", answer.body);
    let file = folder.join("pack.pdf");
    std::fs::write(&file, &answer.bytes).unwrap();
    let text =
        Command::new("pdftotext").arg("-raw").arg(&file).arg("-").output().expect("poppler-utils is there").stdout;
    let text = String::from_utf8_lossy(&text).replace('\u{200b}', "");
    let code = |word: &&str| word.len() == 14 && word.split('-').all(|four| four.len() == 4);
    text.split_whitespace().filter(code).map(str::to_owned).collect()
}

/// Whether a code signs its owner in.
async fn opens(at: &Browser, code: &str) -> bool {
    Browser::new(at.at).post("/sign-in", &[("code".into(), code.into())]).await.status == 303
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_printed_opens_and_printing_one_card_again_voids_that_card_only() {
    for database in [None, Some(fresh_postgres().await)] {
        if database == Some(None) {
            continue;
        }
        let folder = tempfile::tempdir().unwrap();
        let (_program, links) = Program::demo(folder.path(), Some("tables"), database.flatten().as_deref());
        let printer = Printer::new(&links);
        assert!(printer.page().await.contains("nog geen kaart"));
        let papers = printer.print(&["script", "posters", "flowers"], "missing").await;
        assert!(codes(&papers, folder.path()).is_empty(), "no cards were asked for");
        assert!(!printer.page().await.contains("kaart geldig"));

        let first = codes(&printer.print(&["seat_cards"], "missing").await, folder.path());
        assert!(first.len() > 20, "one for each: {first:?}");
        assert!(!printer.page().await.contains("nog geen kaart"));
        assert!(opens(&printer.lead, &first[0]).await && opens(&printer.lead, &first[1].to_lowercase()).await);
        let none = codes(&printer.print(&["seat_cards"], "missing").await, folder.path());
        assert!(none.is_empty() && opens(&printer.lead, &first[0]).await, "nobody is without: nobody's is void");

        let asks = printer.ask_again(0).await;
        assert!(plain(&asks.body).contains("Print u een nieuwe, dan werkt de oude niet meer"), "{}", asks.status);
        assert!(opens(&printer.lead, &first[0]).await, "asking changes nothing");
        let again = codes(&printer.again(0).await, folder.path());
        assert_eq!(again.len(), 1);
        assert!(opens(&printer.lead, &again[0]).await, "the new card");
        assert!(!opens(&printer.lead, &first[0]).await, "the earlier one");
        assert!(opens(&printer.lead, &first[1]).await, "somebody else's card stays");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_print_that_comes_to_nothing_voids_nobodys_card() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().to_str().unwrap();
    let (program, links) = Program::demo(folder.path(), Some("tables"), None);
    let first = codes(&Printer::new(&links).print(&["seat_cards"], "missing").await, folder.path());
    drop(program);
    // No old phone reads a QR code of so long an address: the typesetter refuses it.
    let database = format!("sqlite:{}", folder.path().join("demo.sqlite").display());
    let long = format!("https://{}.example", "voorbeeld".repeat(12));
    let serve =
        ["serve", "--listen", "127.0.0.1:0", "--data-dir", data, "--database", &database, "--public-url", &long];
    let (_program, said) = Program::start(&serve);
    let at = said.lines().find_map(|line| line.strip_prefix("Serving on http://")).expect("it says where");
    let mut printer = Printer::new(&links);
    printer.lead.at = at.trim().parse().unwrap();
    assert!(opens(&printer.lead, &first[0]).await);
    let answer = printer.print(&["seat_cards"], "all").await;
    assert_eq!(answer.status, 500, "{}", answer.body);
    for code in [&first[0], &first[first.len() - 1]] {
        assert!(opens(&printer.lead, code).await, "the card of before");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn of_two_who_print_the_same_cards_at_once_one_holds_those_that_open() {
    let folders = [tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap()];
    let (_program, links) = Program::demo(folders[0].path(), Some("tables"), None);
    let printer = Printer::new(&links);
    let both = tokio::join!(printer.print(&["seat_cards"], "all"), printer.print(&["seat_cards"], "all"));
    let mut open = 0;
    for (answer, folder) in [both.0, both.1].iter().zip(&folders) {
        if answer.status == 303 {
            assert!(answer.header("location").ends_with("?told=meanwhile"));
            continue;
        }
        let codes = codes(answer, folder.path());
        open += usize::from(opens(&printer.lead, &codes[0]).await);
    }
    assert_eq!(open, 1, "the last PDF that was made holds the cards that count");
}

#[tokio::test(flavor = "multi_thread")]
async fn only_who_guides_prints_and_only_with_a_form_of_their_own() {
    let folder = tempfile::tempdir().unwrap();
    let (_program, links) = Program::demo(folder.path(), Some("tables"), None);
    let printer = Printer::new(&links);
    let (resident, _) = persona(&links, "resident");
    assert_eq!(resident.get(&printer.at).await.status, 403);
    let fields = [("part".to_owned(), "seat_cards".to_owned()), ("who".to_owned(), "all".to_owned())];
    assert_eq!(resident.post(&printer.at, &fields).await.status, 403);
    assert_eq!(printer.lead.post(&printer.at, &fields).await.status, 403, "no token");
    assert!(!printer.page().await.contains("kaart geldig"));
}

#[tokio::test(flavor = "multi_thread")]
async fn of_two_prints_at_once_somebody_holds_a_card_that_works() {
    let folder = tempfile::tempdir().unwrap();
    let (_program, links) = Program::demo(folder.path(), Some("tables"), None);
    let printer = Printer::new(&links);
    for round in 0..8 {
        let (one, two) = tokio::join!(printer.again(0), printer.again(0));
        let given = [one, two].into_iter().filter(|answer| answer.header("content-type") == "application/pdf");
        let mut works = 0;
        for answer in given {
            for code in codes(&answer, folder.path()) {
                works += usize::from(opens(&printer.lead, &code).await);
            }
        }
        assert!(works >= 1, "round {round}: no card that was handed out works");
    }
}
