//! Reads a page as far as a person would use it: its number, its forms and its ways on.

/// A form, with what would be sent if nothing were changed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Form {
    /// Where it goes.
    pub action: String,
    /// Its fields in order: hidden ones, what stands in it, what is chosen.
    pub fields: Vec<(String, String)>,
    /// Its buttons that say something of their own.
    pub buttons: Vec<(String, String)>,
}

impl Form {
    /// The value of a field; empty when there is none.
    pub fn value(&self, name: &str) -> &str {
        self.fields.iter().find(|(n, _)| n == name).map_or("", |(_, value)| value)
    }

    /// Fills in a field.
    pub fn set(&mut self, name: &str, value: &str) {
        match self.fields.iter_mut().find(|(n, _)| n == name) {
            Some((_, old)) => value.clone_into(old),
            None => self.fields.push((name.to_owned(), value.to_owned())),
        }
    }
}

/// What stands between the quotes of an attribute.
fn attribute(tag: &str, name: &str) -> Option<String> {
    let at = tag.find(&format!(" {name}=\""))? + name.len() + 3;
    let value = tag.get(at..)?.split('"').next()?;
    Some(plain(value))
}

fn has(tag: &str, name: &str) -> bool {
    tag.split([' ', '>']).any(|word| word == name)
}

/// A text without the escapes of HTML.
fn plain(text: &str) -> String {
    if !text.contains('&') {
        return text.to_owned();
    }
    let pairs = [("&#34;", "\""), ("&quot;", "\""), ("&#39;", "'"), ("&#60;", "<"), ("&lt;", "<"), ("&#62;", ">")];
    let more = [("&gt;", ">"), ("&#38;", "&"), ("&amp;", "&")];
    pairs.iter().chain(&more).fold(text.to_owned(), |text, (from, to)| text.replace(from, to))
}

/// How far the route was when the page was made.
pub fn seq(html: &str) -> Option<i64> {
    let at = html.find("data-seq=\"")? + 10;
    html.get(at..)?.split('"').next()?.parse().ok()
}

/// An address without what only tells of the act before it; the same page (`live.ts`).
pub fn place(at: &str) -> String {
    let (path, query) = at.split('#').next().unwrap_or("").split_once('?').unwrap_or((at, ""));
    let tells = |part: &&str| !["done", "undo", "mark", "clear"].contains(&part.split('=').next().unwrap_or(""));
    let kept: Vec<&str> = query.split('&').filter(|part| !part.is_empty()).filter(tells).collect();
    if kept.is_empty() { path.to_owned() } else { format!("{path}?{}", kept.join("&")) }
}

/// The page without its frame.
pub fn main(html: &str) -> &str {
    let from = html.find("<main").unwrap_or(0);
    let to = html.find("</main>").unwrap_or(html.len());
    html.get(from..to).unwrap_or(html)
}

/// The ways on from the page, in order.
pub fn links(html: &str) -> Vec<String> {
    main(html)
        .split("<a ")
        .skip(1)
        .filter_map(|tag| attribute(&format!(" {}", tag.split('>').next()?), "href"))
        .collect()
}

/// The forms of the page.
pub fn forms(html: &str) -> Vec<Form> {
    let pieces = main(html).split("<form ").skip(1);
    pieces.filter_map(|piece| form(piece.split("</form>").next()?)).collect()
}

/// The form of a command, if the page has one.
pub fn form_of(html: &str, command: &str) -> Option<Form> {
    forms(html).into_iter().find(|form| form.value("command") == command)
}

fn form(text: &str) -> Option<Form> {
    let (head, rest) = text.split_once('>')?;
    let mut form = Form { action: attribute(&format!(" {head}"), "action")?, ..Form::default() };
    let mut choosing: Option<(String, Option<String>)> = None;
    for piece in rest.split('<').skip(1) {
        let (tag, after) = piece.split_once('>').unwrap_or((piece, ""));
        let kind = tag.split([' ', '>']).next().unwrap_or("");
        let (name, value) = (attribute(tag, "name"), attribute(tag, "value").unwrap_or_default());
        match (kind, name) {
            ("input", Some(name)) => {
                let ticks = matches!(attribute(tag, "type").as_deref(), Some("checkbox" | "radio"));
                if !ticks || has(tag, "checked") {
                    form.fields.push((name, value));
                }
            }
            ("textarea", Some(name)) => form.fields.push((name, plain(after))),
            ("button", Some(name)) => form.buttons.push((name, value)),
            ("select", Some(name)) => choosing = Some((name, None)),
            ("option", _) => {
                if let Some((_, chosen)) = &mut choosing
                    && (chosen.is_none() || has(tag, "selected"))
                {
                    *chosen = Some(value);
                }
            }
            ("/select", _) => {
                form.fields.extend(choosing.take().map(|(name, chosen)| (name, chosen.unwrap_or_default())))
            }
            _ => {}
        }
    }
    Some(form)
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = r#"<body data-live="/r/1/stream" data-seq="12"><main id="main"><a class="x" href="/r/1/me?a=1&#38;b=2">verder</a>
<form method="post" action="/r/1/do" data-send><input type="hidden" name="command" value="stance.take"><input type="radio" name="kind" value="a"><input type="radio" name="kind" value="b" checked>
<textarea name="text">een &#38; twee</textarea><select name="petal"><option value="what">Wat</option><option value="how" selected>Hoe</option></select>
<button type="submit" name="stances.0.kind" value="behind">Ja</button></form></main><a href="/privacy">voet</a></body>"#;

    #[test]
    fn what_was_done_makes_no_other_place() {
        assert_eq!(place("/r/1/me?done=stance.take&undo=a%26b"), "/r/1/me");
        assert_eq!(place("/r/1/me?all=1&done=x#said"), "/r/1/me?all=1");
        assert_eq!(place("/r/1/me"), "/r/1/me");
    }

    #[test]
    fn what_a_person_could_send_is_found() {
        assert_eq!(seq(PAGE), Some(12));
        assert_eq!(links(PAGE), ["/r/1/me?a=1&b=2"], "the foot is no way on");
        let form = form_of(PAGE, "stance.take").unwrap();
        assert_eq!(form.action, "/r/1/do");
        let (kind, text, petal) = (form.value("kind"), form.value("text"), form.value("petal"));
        assert_eq!((kind, text, petal), ("b", "een & twee", "how"));
        assert_eq!(form.buttons, [("stances.0.kind".to_owned(), "behind".to_owned())]);
        assert_eq!(form_of(PAGE, "point.add"), None);
    }
}
