use crate::command::NAMES;
use crate::method::{COMMISSIONER_SHORT_LIST, Method, Part, Role, Step};
use crate::testing::{GROEPSGESPREK, NIEUWE_ROUTE};
use std::fmt::Write as _;

fn read(source: &str) -> Method {
    Method::parse(source).unwrap_or_else(|broken| panic!("{broken}"))
}

#[test]
fn both_methods_are_whole() {
    let route = read(NIEUWE_ROUTE);
    assert_eq!(route.phases.len(), 8);
    assert!(route.decides() && route.petals.len() == 6 && route.conversation.len() == 4);
    assert_eq!((route.decision.minimum, route.decision.after_round_days), (3, 7));
    let parts: Vec<_> = route.parts().iter().map(|(p, _)| *p).collect();
    assert_eq!(parts, [Part::Informing, Part::Tables, Part::Carousel, Part::Closing, Part::Plenary]);
    let talk = read(GROEPSGESPREK);
    assert!(!talk.decides() && talk.phase_of(Step::Frames).is_none());
    for method in [&route, &talk] {
        assert!(!method.staff_may_take_part);
        assert_eq!(Role::ALL.map(|r| Role::parse(r.name())), Role::ALL.map(Some));
    }
}

/// The source with one text replaced, and the line on which that stands.
fn spoiled(from: &str, to: &str) -> (String, usize) {
    let at = NIEUWE_ROUTE.find(from).unwrap_or_else(|| panic!("the method file has no `{from}`"));
    (NIEUWE_ROUTE.replacen(from, to, 1), NIEUWE_ROUTE[..at].matches('\n').count() + 1)
}

#[track_caller]
fn refused(from: &str, to: &str, reason: &str) -> (usize, usize) {
    let (source, line) = spoiled(from, to);
    let broken = Method::parse(&source).expect_err("a broken file is refused");
    assert!(broken.reason.contains(reason), "line {}: {}", broken.line, broken.reason);
    assert!(broken.to_string().starts_with(&format!("line {}: ", broken.line)));
    (broken.line, line)
}

#[test]
fn a_broken_file_is_refused_with_line_and_reason() {
    for (from, to, reason) in [
        ("\"closing.*\"", "\"sluiting.*\"", "no command is called `sluiting.*`"),
        ("tablet = [", "tablets = [", "unknown role `tablets`; expected administrator"),
        ("rule = \"unanimity\"", "rule = \"majority\"", "unknown variant `majority`"),
        ("minimum = 3", "minimum = \"three\"", "invalid type"),
        ("petals = [", "petals = [ what, ", ""),
        ("gate = \"topics_present\"", "gates = \"topics_present\"", "gates"),
        ("id = \"tables\"", "id = \"plenary\"", ""),
    ] {
        let (found, expected) = refused(from, to, reason);
        // A part out of order is seen at the part after it, three lines down.
        let last = if from.starts_with("id = \"tables") { expected + 3 } else { expected };
        assert!((expected..=last).contains(&found), "`{to}` on line {expected} was found on line {found}");
    }
}

#[test]
fn no_file_composes_the_laws_away() {
    let phase = |name: &str| {
        let at = NIEUWE_ROUTE.find(&format!("step = \"{name}\"")).expect("the phase is there");
        NIEUWE_ROUTE[..at].matches('\n').count()
    };
    let opening = "commissioner = [\"opening_words.write\", \"item.settle\", \"frames.propose\", \"answer.give\"]";
    let more = "commissioner = [\"opening_words.write\", \"point.reword\"]";
    assert_eq!(
        refused(opening, more, "the commissioner has stepped back here and may not `point.reword`").0,
        phase("gathering")
    );
    // Answering is for after the handover: in an earlier phase nobody could refuse it.
    let early = "commissioner = [\"opening_words.write\", \"frames.propose\", \"item.settle\"]";
    assert_eq!(refused(early, "commissioner = [\"answer.give\"]", "may not `answer.give`").0, phase("conversations"));
    refused(
        "commissioner = [\"route.stop\", \"role.hand_over\"]",
        "commissioner = [\"role.*\"]",
        "may not `role.grant`",
    );
    refused("step = \"gathering\"", "step = \"follow_up\"", "a gathering has parts, another step has none");
    refused("step = \"topics\"", "step = \"circle\"", "steps stand in the order");
    refused("step = \"question\"\ngate", "step = \"frames\"\ngate", "the first phase is the question");
    refused("rule = \"unanimity\"", "rule = \"none\"", "a method that decides has a closing part");
    let first = NIEUWE_ROUTE.find("[[phase.part]]").expect("parts");
    let last = NIEUWE_ROUTE.find("[[phase]]\nstep = \"report\"").expect("the report phase");
    let without = format!("{}{}", &NIEUWE_ROUTE[..first], &NIEUWE_ROUTE[last..]);
    assert!(Method::parse(&without).expect_err("no parts").reason.contains("a gathering has parts"));
    let gathering = NIEUWE_ROUTE.find("[[phase]]\nstep = \"gathering\"").expect("the gathering phase");
    let missing = format!("{}{}", &NIEUWE_ROUTE[..gathering], &NIEUWE_ROUTE[last..]);
    assert_eq!(Method::parse(&missing).expect_err("none").reason, "a method has one gathering phase");
    let petals = "petals = [\"what\", \"how\", \"who\", \"where\", \"when\", \"preconditions\"]";
    refused(petals, "petals = []", "at least one petal");
}

/// The matrix of a method as a page: per phase a table, a row per command, a column per role.
fn matrix(methods: &[&Method]) -> String {
    let mut page = String::from(
        "# Who may give which command, when\n\n\
         Generated from `methods/*.toml` and reviewed by hand. `cargo test -p bloemenzee-domain matrix` compares it cell by\n\
         cell with what the code permits; `UPDATE=1` writes it anew, and then it is to be read again before it is committed.\n\
         A dot is a no. What a rule refuses besides (whose point it is, whether the tables are open) stands with the rule.\n",
    );
    for method in methods {
        let _ = write!(page, "\n## {}\n", method.id);
        for (n, phase) in method.phases.iter().enumerate() {
            let _ = write!(page, "\n### {} {}\n\n| command |", n, phase.step.name());
            let _ = write!(page, " {} |\n|---|", Role::ALL.map(Role::name).join(" | "));
            let _ = writeln!(page, "{}", "---|".repeat(Role::ALL.len()));
            for name in NAMES {
                let cells = Role::ALL.map(|role| if method.permits(n, &[role].into(), name) { "yes" } else { "·" });
                if cells.contains(&"yes") {
                    let _ = writeln!(page, "| `{name}` | {} |", cells.join(" | "));
                }
            }
        }
        let never: Vec<_> = NAMES
            .iter()
            .filter(|name| !(0..method.phases.len()).any(|n| method.permits(n, &Role::ALL.into(), name)))
            .map(|name| format!("`{name}`"))
            .collect();
        let never = if never.is_empty() { "none".to_owned() } else { never.join(", ") };
        let _ = write!(page, "\nNever, by nobody: {never}.\n");
    }
    page
}

#[test]
#[expect(clippy::disallowed_methods, reason = "UPDATE=1 rewrites the reviewed page; a test has no configuration")]
fn the_access_matrix_is_as_reviewed() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/states/access-commands.md");
    let page = matrix(&[&read(NIEUWE_ROUTE), &read(GROEPSGESPREK)]);
    if std::env::var("UPDATE").is_ok_and(|v| v == "1") {
        std::fs::write(path, &page).expect("the page can be written");
    }
    let reviewed = std::fs::read_to_string(path).unwrap_or_default();
    for (n, (is, was)) in page.lines().zip(reviewed.lines()).enumerate() {
        assert_eq!(is, was, "line {} of docs/states/access-commands.md: review it, then UPDATE=1", n + 1);
    }
    assert_eq!(page.lines().count(), reviewed.lines().count(), "docs/states/access-commands.md has another length");
}

#[test]
fn what_matters_most_in_the_matrix_is_said_again_by_hand() {
    let route = read(NIEUWE_ROUTE);
    let may = |step, role: Role| {
        let phase = &route.phases[route.phase_of(step).expect("a step of this method")];
        phase.may.get(&role).cloned().unwrap_or_default()
    };
    for step in [Step::Topics, Step::Circle, Step::Conversations] {
        assert!(may(step, Role::Commissioner).iter().all(|c| COMMISSIONER_SHORT_LIST.contains(c)));
    }
    for n in 0..route.phases.len() {
        for role in [Role::Facilitator, Role::Participant, Role::Tablet, Role::Commissioner, Role::Administrator] {
            for command in ["closing.close", "outcome.hand_over", "frames.reopen", "point.erase"] {
                assert!(!route.permits(n, &[role].into(), command), "{} may {command}", role.name());
            }
        }
        for command in ["stance.take", "point.add", "attendance.withdraw", "idea.drop"] {
            for role in [Role::Commissioner, Role::Administrator] {
                assert!(!route.permits(n, &[role].into(), command), "{} may {command}", role.name());
            }
        }
        let gathering = route.phases[n].step == Step::Gathering;
        assert_eq!(route.permits(n, &[Role::Participant].into(), "stance.take"), gathering);
        assert!(!route.permits(n, &[Role::Participant].into(), "attendance.check_in"));
        assert!(!route.permits(n, &[].into(), "point.add"));
    }
    assert!(!route.permits(99, &Role::ALL.into(), "route.stop"));
}
