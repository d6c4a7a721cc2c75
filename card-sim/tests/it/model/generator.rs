//! What a sequence tries next. Single steps are random, their choice is not: it leans towards what the state makes
//! interesting, so that a run verifies, reads, signs, blocks and opens sessions instead of being refused all the time.

use std::thread_local;

use proptest::{
    prelude::*,
    strategy::{BoxedStrategy, Union},
};

use super::{
    layout::{CARD, Kind},
    menu::{Menu, data, enter, noise, power},
    misfit::misfit,
    state::State,
    step::Step,
};

/// What can be tried in an application, and everywhere: made once, since a strategy costs more than a command.
struct Menus {
    applications: Vec<Menu>,
    enter: Vec<BoxedStrategy<Step>>,
    noise: BoxedStrategy<Step>,
    power: BoxedStrategy<Step>,
    on: BoxedStrategy<Step>,
    data: BoxedStrategy<Step>,
    misfit: BoxedStrategy<Step>,
}

thread_local! {
    static MENUS: Menus = Menus {
        applications: (0..CARD.applications.len()).map(Menu::of).collect(),
        enter: (0..=CARD.applications.len()).map(enter).collect(),
        noise: noise(),
        power: power(),
        on: Just(Step::PowerOn).boxed(),
        data: data(),
        misfit: misfit(vec![0x01, 0x18]),
    };
}

/// How worn the references are when a sequence begins.
pub(super) fn worn() -> BoxedStrategy<Vec<u8>> {
    let count = CARD.references.len();
    let tries = prop_oneof![6 => Just(u8::MAX), 2 => Just(1), 1 => Just(2), 1 => Just(0)];
    prop_oneof![1 => Just(vec![u8::MAX; count]), 1 => prop::collection::vec(tries, count)].boxed()
}

/// The next step.
pub(super) fn step(state: &State) -> BoxedStrategy<Step> {
    MENUS.with(|menus| Union::new_weighted(choices(menus, state)).boxed())
}

/// What may come, with weights.
fn choices(menus: &Menus, state: &State) -> Vec<(u32, BoxedStrategy<Step>)> {
    if !state.powered {
        return vec![(4, menus.on.clone()), (1, menus.noise.clone()), (1, menus.power.clone())];
    }
    let mut choices = vec![(4, menus.noise.clone()), (2, menus.power.clone())];
    let Some(here) = state.application else {
        // After a reset the way back is the interesting one.
        let back = state.verified_in.filter(|_| state.was_reset);
        choices.extend([(6, menus.data.clone()), (6, menus.misfit.clone())]);
        choices.extend(menus.enter.iter().map(|enter| (6, enter.clone())));
        choices.extend(back.map(|back| (60, menus.enter[back].clone())));
        return choices;
    };
    let menu = &menus.applications[here];
    choices.extend(menus.enter.iter().map(|enter| (1, enter.clone())));
    choices.push((3, menus.enter[here].clone()));
    choices.extend([
        (8, menu.select.clone()),
        (12, menu.read.clone()),
        (5, menus.data.clone()),
        (10, menu.misfit.clone()),
    ]);
    let is_open = !state.verified.is_empty();
    if let Some(verify) = &menu.verify {
        choices.push((if is_open { 14 } else { 26 }, verify.clone()));
        choices.push((if is_open { 10 } else { 3 }, menu.change.clone()));
    }
    if let Some(sign) = &menu.sign {
        choices.push((if is_open { 14 } else { 6 }, sign.clone()));
    }
    if let Some(terminal) = &menu.terminal {
        let waits = state.terminal_body.is_some();
        choices.push((if waits { 40 } else { 8 }, terminal.clone()));
    }
    choices.extend(menu.service.as_ref().map(|service| (20, service.clone())));
    let in_reach = menu.opens_session && is_open;
    let weight = if in_reach { 14 } else { 2 };
    choices.push((if state.session.is_some() { 10 } else { weight }, menu.session.clone()));
    choices.push((if state.session.is_some() { 150 } else { 2 }, menu.secure.clone()));
    if let Some((file, current)) = state.file.and_then(|file| Some((file, menu.current[file].as_ref()?))) {
        let is_authority = matches!(CARD.applications[here].files[file].kind, Kind::TerminalAuthority);
        choices.push((if is_authority { 80 } else { 14 }, current.clone()));
    }
    choices
}
