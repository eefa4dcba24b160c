//! The texts: complete in both languages, each key once, and nothing said outside them.

use bloemenzee::text::{Lang, T};
use bloemenzee_domain::command::NAMES;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

pub fn home(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

pub fn files(folder: &Path, end: &str) -> Vec<(PathBuf, String)> {
    let mut all = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            all.extend(files(&path, end));
        } else if path.extension().is_some_and(|e| e == end) {
            let text = fs::read_to_string(&path).unwrap();
            all.push((path, text));
        }
    }
    all
}

/// Each key with the variables that its text uses, and where it stands.
pub fn keys(lang: &str) -> BTreeMap<String, (BTreeSet<String>, String)> {
    let mut found = BTreeMap::new();
    for (path, text) in files(&home(&format!("texts/{lang}")), "ftl") {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let mut key = String::new();
        for line in text.lines() {
            let begins = line.chars().next().is_some_and(|c| c.is_ascii_alphabetic());
            if let (true, Some((new, _))) = (begins, line.split_once('=')) {
                key = new.trim().to_owned();
                let before = found.insert(key.clone(), (BTreeSet::new(), name.clone()));
                assert!(before.is_none(), "{lang}: {key} stands twice: {name} and {before:?}");
            }
            let variables = line.split('$').skip(1).map(|v| {
                v.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '_' || *c == '-').collect::<String>()
            });
            if let Some((used, _)) = found.get_mut(&key).filter(|_| !line.starts_with('#')) {
                used.extend(variables);
            }
        }
    }
    found
}

#[test]
fn both_languages_have_the_same_keys_with_the_same_parts_and_each_once() {
    let (nl, en) = (keys("nl"), keys("en"));
    let only = |a: &BTreeMap<String, _>, b: &BTreeMap<String, _>| -> Vec<String> {
        a.keys().filter(|k| !b.contains_key(*k)).cloned().collect()
    };
    assert!(nl.len() > 300, "the files are read");
    assert_eq!(only(&nl, &en), Vec::<String>::new(), "only in Dutch");
    assert_eq!(only(&en, &nl), Vec::<String>::new(), "only in English");
    for (key, (parts, file)) in &nl {
        assert_eq!(parts, &en[key].0, "{file}: {key} names other parts in English");
    }
}

/// Every refusal code that the rules use.
fn codes() -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let rules = files(&home("../domain/src"), "rs");
    // The few that need the database, the file of a box, or a rehearsal.
    let outside = ["src/execute.rs", "src/execute/", "src/boxed/", "src/rehearsal/"]
        .map(|place| home(place).display().to_string());
    let stored = files(&home("src"), "rs").into_iter().filter(|(path, _)| {
        let path = path.display().to_string();
        outside.iter().any(|place| path.starts_with(place.trim_end_matches('/')))
    });
    for (path, text) in rules.into_iter().chain(stored) {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        if name == "testing.rs" || name == "tests.rs" {
            continue;
        }
        let source = text.split("#[cfg(test)]\nmod tests {").next().unwrap_or("");
        let code_lines: Vec<&str> = source.lines().filter(|l| !l.trim_start().starts_with("//")).collect();
        let source = code_lines.join("\n");
        for start in ["refuse!(", "refused(", "Refusal::new(", "ensure!("] {
            for call in source.split(start).skip(1) {
                // The code is the first literal in kebab-case of the call.
                let call = &call[..call.find(';').unwrap_or(call.len())];
                let literal = call.split('"').nth(1).unwrap_or("");
                let kebab = !literal.is_empty() && literal.chars().all(|c| c.is_ascii_lowercase() || c == '-');
                if kebab && literal.contains('-') {
                    found.insert(literal.to_owned());
                }
            }
        }
    }
    found
}

#[test]
fn every_refusal_has_its_sentence() {
    let codes = codes();
    assert!(codes.len() > 100, "the codes are found: {}", codes.len());
    for lang in Lang::ALL {
        for code in &codes {
            assert!(T { lang }.has(&format!("refusal-{code}")), "{}: refusal-{code}", lang.tag());
        }
    }
}

#[test]
fn no_sentence_is_left_of_a_refusal_that_is_gone() {
    let codes = codes();
    for key in keys("nl").keys().filter_map(|k| k.strip_prefix("refusal-")) {
        assert!(codes.contains(key), "no rule refuses with {key}");
    }
}

#[test]
fn every_command_says_what_was_done() {
    for lang in Lang::ALL {
        for name in NAMES {
            let key = format!("done-{}", name.replace(['.', '_'], "-"));
            assert!(T { lang }.has(&key), "{}: {key}", lang.tag());
        }
    }
}

#[test]
fn every_key_that_is_asked_for_exists() {
    let nl = keys("nl");
    let mut asked = 0;
    let all = files(&home("templates"), "html").into_iter().chain(files(&home("src"), "rs"));
    for (path, text) in all {
        for call in ["t.s(\"", "t.n(\"", "t.w(\"", "t.a(\"", "t().s(\"", "t().n(\"", "t().w(\"", "t().a(\""] {
            for piece in text.split(call).skip(1) {
                let key = piece.split('"').next().unwrap_or("");
                // A key that is put together, or of a test, is not a literal.
                if key.is_empty() || key.contains('{') || path.ends_with("text.rs") {
                    continue;
                }
                asked += 1;
                assert!(nl.contains_key(key), "{}: there is no text {key}", path.display());
            }
        }
    }
    assert!(asked > 100, "the calls are found: {asked}");
}

/// What is left of a template without tags, expressions and comments.
fn spoken(template: &str) -> String {
    let mut text = template.to_owned();
    // The first blocks hold the names of classes, `kbd` the mark on a key: neither is a word.
    for (open, close) in [
        ("{% block body_class %}", "{% endblock %}"),
        ("{% block main_class %}", "{% endblock %}"),
        ("<kbd", "</kbd>"),
        ("{#", "#}"),
        ("{%", "%}"),
        ("{{", "}}"),
        ("<!--", "-->"),
    ] {
        while let Some(start) = text.find(open) {
            let end = text[start..].find(close).map_or(text.len(), |e| start + e + close.len());
            text.replace_range(start..end, " ");
        }
    }
    let mut out = String::new();
    let mut tag = false;
    for c in text.chars() {
        match c {
            '<' => tag = true,
            '>' => tag = false,
            c if !tag => out.push(c),
            _ => {}
        }
    }
    out
}

#[test]
fn templates_say_nothing_of_their_own() {
    // `&nbsp;` and the like are no words; the asterisk marks an addition.
    let entity = |word: &str| word.starts_with('&') && word.ends_with(';');
    for (path, text) in files(&home("templates"), "html") {
        for word in spoken(&text).split_whitespace().filter(|w| !entity(w)) {
            let letters: String = word.chars().filter(|c| c.is_alphabetic()).collect();
            assert!(letters.is_empty(), "{}: “{word}” is not in the texts", path.display());
        }
    }
    assert_eq!(spoken("<p class=\"a\">{{ t.s(\"key\") }} Hoi</p>").trim(), "Hoi");
}

#[test]
fn the_guide_for_the_evening_names_buttons_as_they_stand_on_the_screen() {
    let guide = fs::read_to_string(home("../../docs/running-a-meeting.md")).unwrap();
    let texts: String = files(&home("texts/nl"), "ftl").into_iter().map(|(_, text)| text).collect();
    let quoted: Vec<String> = guide
        .split('“')
        .skip(1)
        .map(|piece| piece.split('”').next().unwrap_or("").split_whitespace().collect::<Vec<_>>().join(" "))
        .collect();
    assert!(quoted.len() > 40, "the quotes are found: {}", quoted.len());
    for one in quoted {
        for part in one.split('…').map(str::trim) {
            assert!(texts.contains(part), "the screens say nothing like “{one}”");
        }
    }
}
