//! The demo's months after the evening: what became of the decisions, told day by day.

use super::data::{self, DataProblem, Deed, Stands, ToDo};
use super::story::Story;
use bloemenzee_domain::command::Command;
use bloemenzee_domain::follow_up::{ActionState, MustStand, NewTerms, Source, Subject, Who};
use bloemenzee_domain::gathering::Presence;
use bloemenzee_domain::id::{ActionId, GatheringId, GroupId, ParticipantId, nth};
use std::collections::BTreeMap;

/// What the months made so far, by what it is called.
#[derive(Default)]
struct Made {
    groups: BTreeMap<String, GroupId>,
    /// With the version that the story last saw.
    actions: BTreeMap<String, (ActionId, u32)>,
    gathering: Option<GatheringId>,
    /// The version of the horizon.
    horizon: u32,
}

fn unknown(name: &str) -> DataProblem {
    DataProblem::Unknown(name.to_owned())
}

impl Made {
    fn group(&self, name: &str) -> Result<GroupId, DataProblem> {
        self.groups.get(name).copied().ok_or_else(|| unknown(name))
    }

    fn action(&self, what: &str) -> Result<(ActionId, u32), DataProblem> {
        self.actions.get(what).copied().ok_or_else(|| unknown(what))
    }

    fn gathering(&self) -> Result<GatheringId, DataProblem> {
        self.gathering.ok_or_else(|| unknown("gathering"))
    }
}

impl Story {
    /// The threads and ideas of these titles.
    pub(super) fn subjects(&self, titles: &[String]) -> Result<Vec<Subject>, DataProblem> {
        let one = |title: &String| match self.threads.get(title) {
            Some(thread) => Ok(Subject::Thread(*thread)),
            None => self.idea(title).map(Subject::Idea),
        };
        titles.iter().map(one).collect()
    }

    fn people(&self, names: &[String]) -> Result<Vec<ParticipantId>, DataProblem> {
        names.iter().map(|name| Ok(self.members[self.member(name)?].id)).collect()
    }

    /// Handed over with a promise, reported in the weeks after it; then all that went on.
    pub(super) fn went_on(&mut self) -> Result<(), DataProblem> {
        let months = data::follow_up()?;
        let answer_by = Some(self.day(months.answer_by, 12, 0));
        self.lead(Command::OutcomeHandOver { answer_by });
        self.on_day(7);
        self.drafted()?;
        self.on_day(22);
        self.made_final();
        let mut made = Made::default();
        for dated in months.steps {
            self.on_day(dated.day);
            self.step(&mut made, dated.step)?;
        }
        Ok(())
    }

    fn step(&mut self, made: &mut Made, step: Deed) -> Result<(), DataProblem> {
        match step {
            Deed::Answer { idea } => self.answered(&idea)?,
            Deed::Action(action) => self.added(made, *action)?,
            Deed::Move { action, state } => self.moved(made, &action, state, String::new())?,
            Deed::Stop { action, because } => self.moved(made, &action, ActionState::Stopped, because)?,
            Deed::Say { action, text } => {
                let (action, _) = made.action(&action)?;
                self.lead(Command::ActionNote { action, text });
            }
            Deed::Horizon { event, on, lines } => self.horizon(made, event, on, &lines)?,
            Deed::Mark { number } => {
                self.lead(Command::HorizonMark { from_version: made.horizon, number, stands: true });
                made.horizon += 1;
            }
            other => self.met(made, other)?,
        }
        Ok(())
    }

    /// What people do together: gatherings and groups.
    fn met(&mut self, made: &mut Made, step: Deed) -> Result<(), DataProblem> {
        match step {
            Deed::Plan { on, topics } => {
                let (at, place) = (self.day(on, 19, 30), self.data.place.clone());
                let (gathering, every_weeks, times) = (None, None, None);
                let told = self.lead(Command::FollowUpPlan {
                    gathering,
                    at,
                    minutes: Some(120),
                    place,
                    topics,
                    every_weeks,
                    times,
                });
                made.gathering = Some(nth(told, 0));
            }
            Deed::Attend { who } => {
                let (gathering, presence) = (made.gathering()?, Some(Presence::TakingPart));
                for participant in self.people(&who)? {
                    self.lead(Command::FollowUpAttend { gathering, participant, presence });
                }
            }
            Deed::Note { text } => {
                let gathering = made.gathering()?;
                self.lead(Command::FollowUpNote { gathering, text });
            }
            Deed::Group { name, about, members } => {
                let (about, members) = (self.subjects(&about)?, self.people(&members)?);
                let told = self.lead(Command::GroupForm { name: name.clone(), about, members });
                made.groups.insert(name, nth(told, 0));
            }
            Deed::AskDriver { group, who } => {
                let (group, participant) = (made.group(&group)?, self.members[self.member(&who)?].id);
                self.lead(Command::GroupAskDriver { group, participant });
            }
            Deed::Accept { group, who } => self.own(&who, |participant| {
                let channel = None;
                Ok(Command::GroupAccept { group: made.group(&group)?, participant, channel })
            })?,
            Deed::StepDown { group, who } => {
                self.own(&who, |participant| Ok(Command::GroupStepDown { group: made.group(&group)?, participant }))?
            }
            other => return Err(unknown(&format!("{other:?}"))),
        }
        Ok(())
    }

    /// Somebody gives a command about themself.
    fn own(
        &mut self,
        name: &str,
        command: impl FnOnce(ParticipantId) -> Result<Command, DataProblem>,
    ) -> Result<(), DataProblem> {
        let n = self.member(name)?;
        let command = command(self.members[n].id)?;
        let (who, _) = self.acting(n);
        self.say(who, command);
        Ok(())
    }

    fn added(&mut self, made: &mut Made, action: ToDo) -> Result<(), DataProblem> {
        let (source, on) = match (self.threads.get(&action.of), action.note) {
            (Some(thread), _) => (Source::Thread { thread: *thread }, None),
            (None, None) => {
                let idea = self.idea(&action.of)?;
                (Source::Idea { idea }, Some(idea))
            }
            (None, note) => (Source::Gathering { gathering: made.gathering()?, note }, None),
        };
        let points = action.points.iter().map(|text| match on {
            Some(idea) => self.line_on(idea, text),
            None => Err(unknown(text)),
        });
        let points = points.collect::<Result<_, _>>()?;
        let who = match (action.person.as_str(), &action.organisation, &action.words) {
            ("", organisation, _) if !organisation.is_empty() => Some(Who::Organisation(organisation.clone())),
            ("", _, words) => Some(Who::Words(words.clone())).filter(|_| !words.is_empty()),
            (name, ..) => Some(Who::Participant(self.members[self.member(name)?].id)),
        };
        let group = if action.group.is_empty() { None } else { Some(made.group(&action.group)?) };
        let by = action.by.map(|day| self.day(day, 12, 0));
        let ToDo { what, by_words, cost, means, yields, .. } = action;
        let terms = NewTerms { what: what.clone(), who, by, by_words, cost, means, yields, group };
        let told = self.lead(Command::ActionAdd { source, points, terms });
        made.actions.insert(what, (nth(told, 0), 1));
        Ok(())
    }

    fn moved(&mut self, made: &mut Made, what: &str, state: ActionState, reason: String) -> Result<(), DataProblem> {
        let (action, from_version) = made.action(what)?;
        self.lead(Command::ActionMove { action, from_version, state, reason });
        made.actions.insert(what.to_owned(), (action, from_version + 1));
        Ok(())
    }

    fn horizon(&mut self, made: &mut Made, event: String, on: u32, lines: &[Stands]) -> Result<(), DataProblem> {
        let line = |line: &Stands| {
            let actions = line.actions.iter().map(|what| Ok(made.action(what)?.0));
            let actions = actions.collect::<Result<_, DataProblem>>()?;
            Ok(MustStand { text: line.text.clone(), actions, stands: None })
        };
        let must_stand = lines.iter().map(line).collect::<Result<_, DataProblem>>()?;
        let on = Some(self.day(on, 12, 0));
        self.lead(Command::HorizonSet { from_version: made.horizon, event, on, must_stand });
        made.horizon += 1;
        Ok(())
    }
}
