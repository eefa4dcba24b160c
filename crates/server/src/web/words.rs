//! Dates and numbers in words, in the Netherlands' own time.

use crate::text::{Lang, T};
use bloemenzee_domain::time::Moment;

/// `maandag 8 november 2021`.
pub fn date(t: T, moment: Moment) -> String {
    let Some(at) = moment.local() else { return String::new() };
    let day = t.s(&format!("day-{}", at.weekday().to_monday_one_offset()));
    let month = t.s(&format!("month-{}", at.month()));
    format!("{day} {} {month} {}", at.day(), at.year())
}

/// `maandag 8 november 2021, 19.30 uur`.
pub fn date_time(t: T, moment: Moment) -> String {
    let Some(at) = moment.local() else { return String::new() };
    let clock = match t.lang {
        Lang::Nl => format!("{:02}.{:02} uur", at.hour(), at.minute()),
        Lang::En => format!("{:02}:{:02}", at.hour(), at.minute()),
    };
    format!("{}, {clock}", date(t, moment))
}

/// `19.30`.
pub fn clock(t: T, moment: Moment) -> String {
    let Some(at) = moment.local() else { return String::new() };
    match t.lang {
        Lang::Nl => format!("{:02}.{:02}", at.hour(), at.minute()),
        Lang::En => format!("{:02}:{:02}", at.hour(), at.minute()),
    }
}

/// The same day at this time; the moment itself where the calendar cannot say.
pub fn on_day(moment: Moment, hour: i8, minute: i8) -> Moment {
    let at = moment.local().and_then(|at| at.with().hour(hour).minute(minute).second(0).build().ok());
    at.map_or(moment, |at| Moment(at.timestamp().as_second()))
}

/// As a browser's date and time field takes it: `2026-11-21T19:30`.
pub fn field(moment: Moment) -> String {
    moment.local().map_or_else(String::new, |at| at.datetime().strftime("%Y-%m-%dT%H:%M").to_string())
}

/// As a browser's date field takes it: `2026-11-21`.
pub fn day_field(moment: Moment) -> String {
    moment.local().map_or_else(String::new, |at| at.date().strftime("%Y-%m-%d").to_string())
}
