"""Builds all mutants that cargo-mutants lists into one test binary, and runs the tests once for each.

Usage: mutants.py SOURCE LIST FILE...   (see docs/mutants.md)
SOURCE is a copy of the repository, and is changed. LIST is `cargo mutants --list --json`.
A mutant is behind `crate::mutants::on(N)`, which reads the environment variable MUTANT.
"""

import json
import os
import re
import subprocess
import sys

from tree_sitter import Language, Parser
import tree_sitter_rust

source, listed, *files = sys.argv[1:]
parser = Parser(Language(tree_sitter_rust.language()))
skip = ["carousel", "transcript", "text::", "personal_data"]
env = dict(os.environ, PROPTEST_CASES=os.environ.get("PROPTEST_CASES", "8"), CARGO_PROFILE_DEV_DEBUG="false")
switch = """//! Which mutant is on.
/// Whether this one is.
pub fn on(n: u32) -> bool {
    static ON: std::sync::OnceLock<Option<u32>> = std::sync::OnceLock::new();
    *ON.get_or_init(|| std::env::var("MUTANT").ok().and_then(|n| n.parse().ok())) == Some(n)
}
"""

mutants = [dict(m, n=n) for n, m in enumerate(json.load(open(listed))) if m["file"] in files]


def start(text, m):
    lines = text.split(b"\n")
    line, column = m["span"]["start"]["line"], m["span"]["start"]["column"]
    return sum(len(l) + 1 for l in lines[: line - 1]) + len(lines[line - 1].decode()[: column - 1].encode())


def field_list(node):
    return next(c for c in node.children if c.type == "field_initializer_list")


def render(node, text, at, dropped):
    """The text of a node, with its mutants in it."""
    out, last = b"", node.start_byte
    for child in node.children:
        out += text[last:child.start_byte] + render(child, text, at, dropped)
        last = child.end_byte
    out += text[last:node.end_byte]
    for m in at.get((node.start_byte, node.end_byte, node.type), []):
        if m["n"] in dropped:
            continue
        on, to = b"\ncrate::mutants::on(%d)" % m["n"], m["replacement"].encode()
        if m["genre"] == "FnValue":
            out = b"{ if " + on + b" { return " + to + b"; }\n" + out[1:]
        elif m["genre"] == "StructField":
            field = next(c for c in field_list(node).children if c.start_byte == m["at"])
            less = text[node.start_byte:field.start_byte] + text[field.end_byte:node.end_byte].lstrip().removeprefix(b",")
            out = b"(if " + on + b" {" + less + b"}\n else {" + out + b"})"
        elif node.type == "compound_assignment_expr":
            left, _, right = (text[c.start_byte:c.end_byte] for c in node.children)
            out = b"{ if " + on + b" {" + left + b" " + to + b" " + right + b"; }\n else {" + out + b"; } }"
        elif m["genre"] in ("BinaryOperator", "UnaryOperator"):
            parts = [text[c.start_byte:c.end_byte] for c in node.children]
            other = b" ".join([parts[0], to, *parts[2:]]) if m["genre"] == "BinaryOperator" else parts[1]
            out = b"(if " + on + b" {" + other + b"}\n else {" + out + b"})"
        elif m["genre"] == "MatchArmGuard":
            out = b"(if " + on + b" {" + to + b"}\n else {" + out + b"})"
        elif m["genre"] == "MatchArm":
            pattern, _, guard = out.partition(b" if ")
            out = pattern + b" if !" + on + (b" && (" + guard + b")" if guard else b"")
    return out


def place(node, m, begin):
    """The node that a mutant changes."""
    for child in node.children:
        if child.start_byte <= begin < child.end_byte:
            deeper = place(child, m, begin)
            if deeper is not None:
                return deeper
    kind, genre = node.type, m["genre"]
    if genre == "FnValue" and kind == "function_item":
        return node.child_by_field_name("body")
    if genre == "BinaryOperator" and kind == "binary_expression" and node.children[1].start_byte == begin:
        return node
    if genre == "BinaryOperator" and kind == "compound_assignment_expr" and node.children[1].start_byte == begin:
        return node
    if genre == "StructField" and kind == "struct_expression":
        m["at"] = begin
        return node
    if genre == "UnaryOperator" and kind == "unary_expression" and node.start_byte == begin:
        return node
    if genre == "MatchArm" and kind == "match_arm":
        return node.child_by_field_name("pattern")
    if genre == "MatchArmGuard" and kind == "match_pattern":
        return node.child_by_field_name("condition")
    return None


texts = {f: open(os.path.join(source, f), "rb").read() for f in files}
placed = {f: {} for f in files}
dropped, elsewhere = {}, []
for m in mutants:
    node = place(parser.parse(texts[m["file"]]).root_node, m, start(texts[m["file"]], m))
    if node is None:
        elsewhere.append(m)
        continue
    placed[m["file"]].setdefault((node.start_byte, node.end_byte, node.type), []).append(m)

library = os.path.join(source, "crates/domain/src/lib.rs")
text = open(library).read()
if "mod mutants;" not in text:
    open(library, "w").write(text.replace("pub mod answer;", "pub mod answer;\npub mod mutants;", 1))
    open(os.path.join(source, "crates/domain/src/mutants.rs"), "w").write(switch)
build = ["cargo", "test", "-p", "bloemenzee-domain", "--lib", "--no-run", "--message-format=json"]
while True:
    for f in files:
        root = parser.parse(texts[f]).root_node
        open(os.path.join(source, f), "wb").write(render(root, texts[f], placed[f], dropped))
    done = subprocess.run(build, cwd=source, env=env, capture_output=True, text=True)
    messages = [json.loads(line) for line in done.stdout.splitlines() if line.startswith("{")]
    errors = [m["message"] for m in messages if m["reason"] == "compiler-message" and m["message"]["level"] == "error"]
    if done.returncode == 0:
        break
    before = len(dropped)
    for error in errors:
        for span in error["spans"]:
            path = os.path.join(source, span["file_name"])
            upto = open(path).read().split("\n")[: span["line_end"]]
            near = re.findall(r"mutants::on\((\d+)\)", "\n".join(upto[-4:]))
            if near and span["is_primary"]:
                dropped[int(near[-1])] = error["message"].splitlines()[0]
    print(f"{len(dropped)} do not compile", flush=True)
    if len(dropped) == before:
        sys.exit("\n".join(e["rendered"] for e in errors[:5]) + done.stderr[-2000:])

binary = [m["executable"] for m in messages if m.get("executable")][-1]
run = [binary, *[word for name in skip for word in ("--skip", name)]]


def survives(n):
    try:
        told = subprocess.run(run, cwd=os.path.join(source, "crates/domain"), env=dict(env, MUTANT=str(n)),
                              capture_output=True, timeout=120)
        return told.returncode == 0
    except subprocess.TimeoutExpired:
        return False


assert survives(-1), "the tests fail without a mutant"
tried = [m for m in mutants if m["n"] not in dropped and m not in elsewhere]
missed = []
for m in tried:
    if survives(m["n"]):
        missed.append(m)
        print("survives:", m["name"], flush=True)
killed = len(tried) - len(missed)
print(f"{len(mutants)} listed: {killed} killed, {len(missed)} survive, {len(dropped)} unviable, {len(elsewhere)} not built in")
for m in elsewhere:
    print("not built in:", m["name"])
for m in mutants:
    if m["n"] in dropped:
        print("unviable:", m["name"])
