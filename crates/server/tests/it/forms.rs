//! Reads the forms of a page: what a person could fill in and send.

/// A form, with what stands in it now.
#[derive(Clone, Debug, Default)]
pub struct Form {
    pub action: String,
    /// What would be sent if nothing were changed, in order.
    pub fields: Vec<(String, String)>,
    /// The names of everything that can be filled in or chosen.
    pub names: Vec<String>,
}

impl Form {
    pub fn value(&self, name: &str) -> &str {
        self.fields.iter().find(|(n, _)| n == name).map_or("", |(_, v)| v.as_str())
    }

    /// Fills in a field.
    pub fn set(&mut self, name: &str, value: &str) {
        self.fields.retain(|(n, _)| n != name);
        self.fields.push((name.to_owned(), value.to_owned()));
    }
}

/// The value of an attribute in a tag's inside.
fn attribute(tag: &str, name: &str) -> Option<String> {
    let at = tag.find(&format!(" {name}=\""))? + name.len() + 3;
    let end = tag[at..].find('"')? + at;
    Some(plain(&tag[at..end]))
}

fn has(tag: &str, name: &str) -> bool {
    tag.split_whitespace().any(|word| word.trim_end_matches('/') == name)
}

/// Text without the marks that HTML puts in their place.
pub fn plain(text: &str) -> String {
    let marks = [
        ("&quot;", "\""),
        ("&#34;", "\""),
        ("&#39;", "'"),
        ("&#x27;", "'"),
        ("&lt;", "<"),
        ("&#60;", "<"),
        ("&gt;", ">"),
        ("&#62;", ">"),
        ("&#38;", "&"),
        ("&amp;", "&"),
    ];
    marks.iter().fold(text.to_owned(), |text, (mark, is)| text.replace(mark, is))
}

/// All forms of a page.
pub fn forms(html: &str) -> Vec<Form> {
    let mut found = Vec::new();
    for piece in html.split("<form").skip(1) {
        let inside = piece.split("</form>").next().unwrap_or("");
        let (head, body) = inside.split_once('>').unwrap_or((inside, ""));
        let mut form = Form { action: attribute(head, "action").unwrap_or_default(), ..Form::default() };
        read(body, &mut form);
        found.push(form);
    }
    found
}

fn read(body: &str, form: &mut Form) {
    let mut rest = body;
    while let Some(start) = rest.find('<') {
        rest = &rest[start + 1..];
        let end = rest.find('>').unwrap_or(rest.len());
        let (tag, after) = (&rest[..end], rest.get(end + 1..).unwrap_or(""));
        let Some(name) = attribute(tag, "name") else { continue };
        if has(tag, "disabled") {
            continue;
        }
        if tag.starts_with("input") {
            input(tag, name, form);
        } else if tag.starts_with("textarea") {
            let text = after.split("</textarea>").next().unwrap_or("");
            form.names.push(name.clone());
            form.fields.push((name, plain(text)));
        } else if tag.starts_with("select") {
            let options = after.split("</select>").next().unwrap_or("");
            let all: Vec<&str> = options.split("<option").skip(1).map(|o| o.split('>').next().unwrap_or("")).collect();
            let chosen = all.iter().find(|o| has(o, "selected")).or(all.first());
            form.names.push(name.clone());
            form.fields.push((name, chosen.and_then(|o| attribute(o, "value")).unwrap_or_default()));
        } else if tag.starts_with("button") {
            form.names.push(name);
        }
    }
}

fn input(tag: &str, name: String, form: &mut Form) {
    let kind = attribute(tag, "type").unwrap_or_default();
    let choice = kind == "checkbox" || kind == "radio";
    form.names.push(name.clone());
    if !choice || has(tag, "checked") {
        let otherwise = if choice { "on" } else { "" };
        form.fields.push((name, attribute(tag, "value").unwrap_or_else(|| otherwise.into())));
    }
}
