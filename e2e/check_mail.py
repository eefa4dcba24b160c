"""Every mail arrives once: a real mail server that is down, comes up, refuses once, and a program that is stopped.

    check_mail.py PROGRAM    with BLOEMENZEE_TEST_PG set, one of the three routes stands on PostgreSQL

Three demo routes tell their people everything that a route tells: invitation, new frames, stopped; after-round, draft
and final report. Prints what arrived; ends with 1 and a sentence when a mail is missing, or came twice.
"""

import csv
import email
import email.policy
import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
import uuid
from collections import Counter
from pathlib import Path

from aiosmtpd.controller import Controller

DEMO = Path(__file__).resolve().parent.parent / "demo"
SUBJECTS = {
    "Uitnodiging": "invitation",
    "Nieuwe kaders": "new frames",
    "Nog een paar punten": "after-round",
    "Concept van het verslag": "draft report",
    "Het verslag is klaar": "final report",
    "Gestopt": "stopped",
}
FIRST_WAIT = 60  # seconds; mail.rs: BACK_OFF


def must(holds, sentence):
    if not holds:
        raise SystemExit(f"mail: {sentence}")


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def words(mail):
    """The text of a mail; its HTML says the same and fetches nothing."""
    text, html = (mail.get_body((kind,)) for kind in ("plain", "html"))
    must(text is not None and html is not None, f"{mail['subject']} has not both text and HTML")
    page = html.get_content()
    for wrong in ("<img", "<script", "<link", "src=", "url(", "@import"):
        must(wrong not in page, f"{mail['subject']}: the HTML has {wrong}")
    return text.get_content()


class Postbox:
    """What a mail server took in; each address in `busy` is refused the first time, for now."""

    def __init__(self):
        self.mails, self.refused, self.busy = [], [], set()

    async def handle_DATA(self, server, session, envelope):
        mail = email.message_from_bytes(envelope.content, policy=email.policy.default)
        mail.at = time.monotonic()
        mail.raw = envelope.content
        mail.to = envelope.rcpt_tos[0]
        if mail.to in self.busy:
            self.busy.discard(mail.to)
            self.refused.append(mail)
            return "451 try again later"
        self.mails.append(mail)
        return "250 taken in"

    def of(self, sender, kind):
        mine = (m for m in self.mails if sender in m["from"])
        return [m for m in mine if SUBJECTS.get(m["subject"].split(":")[0]) == kind]


class Route:
    """A demo that runs, and the people who give its commands."""

    def __init__(self, program, name, stage, mail_port, database=None, more=()):
        self.folder = tempfile.TemporaryDirectory(prefix="bloemenzee-mail-")
        self.sender = f"gemeente@{name}.example"
        self.listen = f"127.0.0.1:{free_port()}"
        self.links_file = Path(self.folder.name) / "links.json"
        self.command = [
            program, "demo", "--listen", self.listen, "--data-dir", self.folder.name,
            "--links-json", str(self.links_file), "--smtp", f"smtp://127.0.0.1:{mail_port}",
            "--mail-from", f"Gemeente <{self.sender}>", *(["--database", database] if database else []), *more,
        ]
        self.start(*(["--stage", stage] if stage else []))

    def start(self, *more):
        self.process = subprocess.Popen([*self.command, *more], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        said = []
        for line in self.process.stdout:
            said.append(line)
            if line.startswith("Serving on"):
                break
        else:
            raise SystemExit(f"the program does not serve: {''.join(said)}")
        links = json.loads(self.links_file.read_text())
        self.route = links["route"]
        self.personas = links["personas"]
        self.bearers = {one["persona"]: one["bearer"] for one in links["personas"]}

    def stop(self, how):
        self.process.send_signal(how)
        self.process.stdout.read()
        self.process.wait()

    def ask(self, who, path, data=None):
        headers = {"authorization": f"Bearer {self.bearers[who]}", "content-type": "application/json"}
        headers["cookie"] = f"bloemenzee={self.bearers[who]}" if data is None else ""
        request = urllib.request.Request(f"http://{self.listen}{path}", data=data, headers=headers)
        with urllib.request.urlopen(request) as answer:
            return answer.read().decode()

    def tell(self, who, name, **fields):
        body = {"route": self.route, "id": str(uuid.uuid4()), "name": name, "fields": fields}
        self.ask(who, "/api/v1/commands", json.dumps(body).encode())

    def read(self, path):
        return json.loads(self.ask("lead_facilitator", f"/api/v1/routes/{self.route}{path}"))

    def outbox(self):
        return self.ask("lead_facilitator", f"/r/{self.route}/outbox")


def wait(until, most, sentence):
    end = time.monotonic() + most
    while not until():
        must(time.monotonic() < end, sentence() if callable(sentence) else sentence)
        time.sleep(0.2)


def fresh_postgres():
    server = os.environ.get("BLOEMENZEE_TEST_PG")
    if not server:
        return None
    name = f"mail_{uuid.uuid4().hex}"
    subprocess.run(["psql", server, "-qc", f"CREATE DATABASE {name}"], check=True)
    return f"{server.rsplit('/', 1)[0]}/{name}"


def frames_change(route):
    """What is told when the frames change before the meeting, and when the route stops."""
    frames = [{"text": "Het past binnen de begroting.", "strength": "hard"}]
    route.tell("commissioner", "frames.propose", frames=frames, reason="Er is minder geld.")
    route.tell("lead_facilitator", "frames.reopen")
    route.tell("commissioner", "route.stop", reason="De raad heeft het geld nodig voor iets anders.")


def round_goes_on(route):
    """What is told when the closing round gets an after-round."""
    route.tell("lead_facilitator", "closing.after_round", days=7)


def evening_ends(route):
    """What is told of the report."""
    route.tell("lead_facilitator", "closing.close")
    route.tell("lead_facilitator", "part.start", part="plenary")
    route.tell("lead_facilitator", "outcome.hand_over")
    for idea in route.read("/ideas")["ideas"]:
        if idea["decision"]:
            route.tell("commissioner", "answer.give", idea=idea["id"], answer={"kind": "within_frames"}, text="Dit nemen we over.")
    route.tell("lead_facilitator", "phase.open", to=6)
    route.tell("lead_facilitator", "report.draft", next_steps="We werken het uit.")
    route.tell("lead_facilitator", "report.finalise", reason="Iedereen heeft het gelezen.")


def expected():
    """Who is told what, read from the demo's own data: addresses by route and kind."""
    people = list(csv.DictReader((DEMO / "people.csv").open(encoding="utf-8")))
    data = json.loads((DEMO / "westerkwartier.json").read_text(encoding="utf-8"))
    reachable = {one["name"]: one["email"] for one in people if one["email"]}
    everyone = set(reachable.values())
    coming = {one["email"] for one in people if one["email"] and one["reply"] != "no"}
    open_still = {one["who"] for one in data["doubts"] + data["unanswered"]}
    asked = {reachable[name] for name in open_still if name in reachable}
    return {
        ("frames", "invitation"): everyone,
        ("frames", "new frames"): coming,
        ("frames", "stopped"): coming,
        ("round", "invitation"): everyone,
        ("round", "after-round"): asked,
        ("report", "invitation"): everyone,
        ("report", "draft report"): coming,
        ("report", "final report"): coming,
    }, {one["email"]: one["name"] for one in people}


def look_at(postbox, wanted, names):
    """Every mail once, to its own person, with an identity of its own."""
    for (name, kind), addresses in wanted.items():
        came = Counter(mail.to for mail in postbox.of(f"@{name}.", kind))
        twice = [to for to, times in came.items() if times > 1]
        must(not twice, f"{kind} came more than once to {twice}")
        must(set(came) == addresses, f"{kind} of {name}: missing {addresses - set(came)}, too many {set(came) - addresses}")
        print(f"   {name:<10}{kind:<14}{len(came):>3} mails, each once")
    must(len(postbox.mails) == sum(map(len, wanted.values())), "something else was sent too")
    ids = Counter(mail["message-id"] for mail in postbox.mails)
    must(max(ids.values()) == 1, "two mails have one Message-ID")
    for mail in postbox.mails:
        text = words(mail)
        must(names[mail.to] in text, f"{mail['subject']} does not greet its own person")
        others = [name for address, name in names.items() if address != mail.to and name in text]
        must(not others, f"{mail['subject']} names somebody else")
        stopped = SUBJECTS[mail["subject"].split(":")[0]] == "stopped"
        must(("/link/" in text) != stopped, f"{mail['subject']}: a way in where something is asked, and only there")


def main():
    program = sys.argv[1]
    wanted, names = expected()
    postbox, port = Postbox(), free_port()
    routes = [
        Route(program, "frames", "conversations", port),
        Route(program, "round", "closing", port),
        Route(program, "report", "closing", port, fresh_postgres()),
    ]
    server = Controller(postbox, hostname="127.0.0.1", port=port)
    try:
        # Nobody answers: every invitation is tried once, and waits.
        tried = lambda: all(route.outbox().count("De mailserver was niet te bereiken") >= len(wanted[("report", "invitation")]) for route in routes)
        wait(tried, 30, "not every invitation was tried while the mail server was down")
        down = time.monotonic()
        postbox.busy = {next(iter(sorted(wanted[("round", "after-round")])))}
        server.start()
        for route, tell in zip(routes, (frames_change, round_goes_on, evening_ends)):
            tell(route)
        complete = lambda: len(postbox.mails) >= sum(map(len, wanted.values()))
        wait(complete, FIRST_WAIT + 60, lambda: f"{len(postbox.mails)} of {sum(map(len, wanted.values()))} mails came")
        early = [m for m in postbox.of("@", "invitation") if m.at < down + FIRST_WAIT - 20]
        must(not early, "an invitation was tried again without waiting")
        (refused,) = postbox.refused
        again = [m for m in postbox.mails if m["message-id"] == refused["message-id"]]
        must(len(again) == 1 and again[0].at - refused.at >= FIRST_WAIT - 5, "what was refused for now comes later, as the same mail")
        # Stopped politely or by a power cut: nothing is sent a second time.
        time.sleep(2)
        for route, how in zip(routes, (signal.SIGTERM, signal.SIGKILL, signal.SIGKILL)):
            route.stop(how)
            route.start()
        time.sleep(7)
        look_at(postbox, wanted, names)
        print(f"{len(postbox.mails)} mails arrived, each once")
    finally:
        for route in routes:
            route.stop(signal.SIGKILL)
        if server.loop.is_running():
            server.stop()


if __name__ == "__main__":
    main()
