// The page of the guest room: follows what happens, and draws its parts.

import { drawDial, tick as tickDial, wire as wireDial } from "./dial.js";
import { ask, notice } from "./door.js";
import { Phone } from "./phone.js";
import { drawTabs, wire as wireTabs } from "./tabs.js";

const AGAIN_AFTER = 1000;
const phones = [];
const element = (id) => document.getElementById(id);
let sitting = null;

function draw(state) {
  if (sitting !== null && sitting !== state.sitting) return location.reload();
  sitting = state.sitting;
  state.phones.forEach((seen, index) => {
    phones[index] ??= add(index, seen.name);
    phones[index].draw(seen);
  });
  document.body.classList.toggle("down", !state.bot);
  coach(state.tried);
  drawDial(state);
  drawTabs(state);
}

// Each line is ticked once it is done; when all are, they go.
function coach(tried) {
  const lines = [...element("coach").children];
  for (const line of lines) line.classList.toggle("done", tried.includes(line.dataset.try));
  element("coach").classList.toggle("over", lines.every((line) => line.matches(".done")));
}

function add(index, name) {
  const phone = new Phone(index, name);
  element("row").append(phone.section);
  if (index > 1) phone.section.scrollIntoView({ inline: "end", block: "nearest" });
  return phone;
}

async function follow() {
  let seen = -1;
  for (;;) {
    try {
      const answer = await fetch(`/page/state?seen=${seen}`);
      const state = await answer.json();
      if (document.body.classList.replace("closed", "open")) notice("");
      draw(state);
      seen = state.number;
    } catch {
      document.body.classList.add("closed");
      notice("The guest room is closed. Open it again, and this page begins anew.");
      await new Promise((resolve) => setTimeout(resolve, AGAIN_AFTER));
    }
  }
}

function wireTop() {
  element("add").onclick = () => element("newcomer").showModal();
  element("newcomer").onclose = () => {
    const box = element("newcomer").querySelector("input");
    if (element("newcomer").returnValue === "add") ask("/page/person", { name: box.value });
    box.value = "";
  };
  element("nobody").onclick = () => element("newcomer").close("");
  element("anew").onclick = () => element("sure").showModal();
  element("sure").onclose = () => {
    if (element("sure").returnValue === "anew") ask("/page/anew");
  };
  const theme = element("theme");
  const dark = matchMedia("(prefers-color-scheme: dark)").matches;
  const set = (on) => {
    document.documentElement.dataset.theme = on ? "dark" : "light";
    theme.setAttribute("aria-pressed", String(on));
  };
  set(dark);
  theme.onclick = () => set(theme.getAttribute("aria-pressed") !== "true");
}

wireTop();
wireDial();
wireTabs();
setInterval(() => {
  tickDial();
  phones.forEach((phone) => phone.lock.tick());
}, 1000);
follow();
