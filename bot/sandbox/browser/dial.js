// The clock: what time it is, how it is turned, and what the bot has promised.

import { ask, clock, days, differs, hours, make, notice } from "./door.js";

// What stands on the bot's calendar, in the words of whoever waits for it.
const KINDS = {
  cue: "the reminder",
  head_start: "the early reminder of a promise",
  kept_back: "the reminder, after a quiet day",
  end: "word that the minutes are over",
  out: "word that the time outside is over",
  follow_up: "the question afterwards",
  hello: "the hello that was asked for",
  line: "a message leaves for a friend",
  news: "news from the other phone",
  reminder: "a reminder to send a hello",
  quiet_week: "a hello after a quiet week",
  quiet_month: "one question after a quiet month",
  date: "the morning of a date that matters",
  week: "the end of the week, and a look back at it if wanted",
  weekly_look: "a look back at the week",
};
// What brings no message to this phone.
const HOUSEKEEPING = new Set(["pause", "fold", "breath", "tidy", "unanswered", "gone"]);
const element = (id) => document.getElementById(id);
const narrow = matchMedia("(max-width: 56rem)");
let playing = false;

export function wire() {
  const turn = async (deed) => {
    element("clock").setAttribute("aria-busy", "true");
    await ask("/page/dial", deed);
    element("clock").removeAttribute("aria-busy");
    fold();
  };
  for (const one of document.querySelectorAll("[data-seconds]")) {
    one.onclick = () => turn({ seconds: Number(one.dataset.seconds) });
  }
  const unfold = () => (element("further").open = !narrow.matches);
  narrow.onchange = unfold;
  unfold();
  element("further").onkeydown = (event) => {
    if (event.key === "Escape") fold();
  };
  element("next").onclick = () => turn({ next: true });
  element("morning").onclick = () => turn({ seconds: secondsToMorning() });
  element("play").onclick = () => turn({ play: playing ? 0 : 60 });
  element("real").onclick = () => backToNow(turn);
  element("set").onsubmit = (event) => {
    event.preventDefault();
    turn({ to: new Date(element("set").querySelector("input").value).getTime() / 1000 });
  };
}

// In a narrow window the rest of the clock lies over the phone, until the clock was turned.
function fold() {
  if (!narrow.matches || !element("further").open) return;
  element("further").open = false;
  element("further").firstElementChild.focus();
}

function backToNow(turn) {
  if (Math.abs(clock.ahead) < 1500) return notice("It is now.");
  return turn({ to: Date.now() / 1000 });
}

function secondsToMorning() {
  const now = new Date(clock.now());
  const morning = new Date(now);
  morning.setDate(now.getDate() + 1);
  morning.setHours(9, 0, 0, 0);
  return (morning - now) / 1000;
}

export function drawDial(state) {
  clock.ahead = state.now * 1000 - Date.now();
  playing = state.playing;
  element("play").setAttribute("aria-pressed", String(playing));
  element("play").textContent = playing ? "Rest" : "Play ×60";
  const owed = state.owed.filter(({ kind }) => !HOUSEKEEPING.has(kind));
  const today = days.format(new Date(clock.now()));
  if (!differs(element("owed"), [owed, today])) return tick();
  element("owed").replaceChildren(...(owed.length ? owed.map(drawOwed) : [nothing()]));
  tick();
}

function nothing() {
  return make("li", "none", "Nothing just now.");
}

function drawOwed({ at, kind, name }) {
  const item = make("li");
  const when = new Date(at * 1000);
  const today = days.format(when) === days.format(new Date(clock.now()));
  const day = today ? "" : ` ${days.format(when)}`;
  item.append(make("time", "", `${hours.format(when)}${day}`));
  item.append(make("span", "", `${name}: ${KINDS[kind] ?? "a message"}`));
  return item;
}

export function tick() {
  const now = new Date(clock.now());
  for (const [id, text] of [["time", hours.format(now)], ["day", days.format(now)]]) {
    if (element(id).textContent !== text) element(id).textContent = text;
  }
}
