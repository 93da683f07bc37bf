// The other views: every sentence, the story so far, and what can be broken.

import { ask, button, differs, make, notice } from "./door.js";

const element = (id) => document.getElementById(id);
const tabs = [...document.querySelectorAll("[role=tab]")];
const FAULTS = [
  ["Too many messages (429), three times", { kind: "too_many", times: 3 }],
  ["An error of Telegram's (500), three times", { kind: "error_500", times: 3 }],
  ["No answer, and nothing was done", { kind: "timeout_before", times: 1, seconds: 5 }],
  ["No answer, and all was done", { kind: "timeout_after", times: 1, seconds: 5 }],
  ["The connection breaks before", { kind: "reset_before", times: 1 }],
  ["The connection breaks after", { kind: "reset_after", times: 1 }],
  ["An update that comes twice", { kind: "duplicate_updates" }],
  ["Updates in the wrong order", { kind: "reorder_updates" }],
  ["An update nobody can read", { kind: "poison" }],
];
let up = true;
let sentences;

export function wire() {
  for (const tab of tabs) {
    tab.onclick = () => choose(tab);
    tab.onkeydown = (event) => {
      const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
      if (!step) return;
      const other = tabs[(tabs.indexOf(tab) + step + tabs.length) % tabs.length];
      choose(other);
      other.focus();
    };
  }
  element("find").oninput = find;
  element("copy").onclick = copyStory;
  element("mend").onclick = () => ask("/faults", { clear: true });
  element("switches").replaceChildren(
    ...FAULTS.map(([label, fault]) => button(label, () => breakIt(fault))),
    outage(),
    button("Kill the bot", () => ask("/page/bot", { kill: up }), "kill"),
  );
}

async function breakIt(fault) {
  await ask("/faults", fault);
  notice("Done. It shows with the next message.");
}

function outage() {
  const form = make("form", "outage");
  const seconds = make("input");
  Object.assign(seconds, { type: "number", min: 1, max: 600, value: 20, required: true });
  const label = make("label", "", "An outage, in seconds: ");
  label.append(seconds);
  const go = make("button", "", "Begin it");
  form.append(label, go);
  form.onsubmit = (event) => {
    event.preventDefault();
    ask("/faults", { kind: "outage", lasting: Number(seconds.value) });
  };
  return form;
}

function choose(chosen) {
  for (const tab of tabs) {
    const on = tab === chosen;
    tab.setAttribute("aria-selected", String(on));
    tab.tabIndex = on ? 0 : -1;
    element(tab.getAttribute("aria-controls")).hidden = !on;
  }
  if (chosen.id === "tab-words") drawWords();
  if (chosen.id === "tab-story") drawStory();
}

// Every sentence, with a note on when it is said.
async function drawWords() {
  if (sentences) return;
  element("sentences").textContent = "Looking them up …";
  const answer = await fetch("/page/words").catch(() => null);
  if (!answer?.ok) {
    element("sentences").textContent = "They could not be looked up. Try again.";
    return;
  }
  sentences = await answer.json();
  element("sentences").replaceChildren(...sentences.map(drawChapter));
}

function drawChapter({ title, about, lines }) {
  const chapter = make("section", "chapter");
  chapter.append(make("h2", "", title), make("p", "hint", about));
  for (const { key, note, texts } of lines) {
    const line = make("article");
    line.append(make("p", "hint", note));
    const looks = note.startsWith("Button") ? "bubble tapped" : "bubble";
    line.append(...texts.map((text) => make("p", looks, text)));
    line.append(make("code", "", key));
    chapter.append(line);
  }
  return chapter;
}

function find() {
  const wanted = element("find").value.trim().toLowerCase();
  for (const chapter of document.querySelectorAll(".chapter")) {
    let found = 0;
    for (const line of chapter.querySelectorAll("article")) {
      line.hidden = !line.textContent.toLowerCase().includes(wanted);
      found += !line.hidden;
    }
    chapter.hidden = !found;
  }
}

async function drawStory() {
  const zone = encodeURIComponent(Intl.DateTimeFormat().resolvedOptions().timeZone ?? "UTC");
  const answer = await fetch(`/page/story?zone=${zone}`).catch(() => null);
  const told = answer?.ok ? await answer.text() : element("transcript").textContent;
  if (told !== element("transcript").textContent) element("transcript").textContent = told;
}

async function copyStory() {
  try {
    await navigator.clipboard.writeText(element("transcript").textContent);
    notice("Copied.");
  } catch {
    getSelection().selectAllChildren(element("transcript"));
    notice("Press Ctrl+C to copy it.");
  }
}

export function drawTabs(state) {
  up = state.bot;
  document.querySelector(".kill").textContent = up ? "Kill the bot" : "Start the bot again";
  const on = state.faults.map(({ kind, times, met }) => {
    const left = times === null ? "" : `, ${times} more`;
    return make("li", "", `${kind.replaceAll("_", " ")}: met ${met}${left}`);
  });
  if (!up) on.unshift(make("li", "", `the bot is down, ${state.waiting} wait for it`));
  if (differs(element("broken"), [state.faults, up, state.waiting])) element("broken").replaceChildren(...(on.length ? on : [make("li", "none", "Nothing.")]));
  if (!element("story").hidden) drawStory();
}

