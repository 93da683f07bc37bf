// A phone's lock screen: each notification as it would appear, so that the looks can be judged.

import { ask, button, clock, days, differs, hours, make } from "./door.js";

const EARLIER = 5;

export class Lock {
  // opened is called when the phone is unlocked.
  constructor(section, opened) {
    this.section = section;
    this.opened = opened;
    this.since = null;
    this.pushes = [];
    this.switch = section.querySelector(".lock");
    this.switch.onclick = () => (this.since === null ? this.lock() : this.unlock());
    section.querySelector(".unlock").onclick = () => this.unlock();
  }

  lock() {
    this.since = this.pushes.at(-1)?.number ?? 0;
    this.turn(true);
    this.draw(this.pushes);
    this.section.querySelector(".unlock").focus();
    ask("/page/lock");
  }

  unlock() {
    this.since = null;
    this.turn(false);
    this.opened();
    this.switch.focus();
  }

  turn(on) {
    this.section.querySelector(".open").hidden = on;
    this.section.querySelector(".locked").hidden = !on;
    this.switch.setAttribute("aria-pressed", String(on));
  }

  draw(pushes) {
    this.pushes = pushes;
    const place = this.section.querySelector(".pushes");
    if (this.since === null || !differs(place, [this.since, pushes])) return;
    const came = pushes.filter((push) => push.number > this.since).reverse();
    const earlier = pushes.filter((push) => push.number <= this.since).slice(-EARLIER).reverse();
    const shown = came.map((push) => this.card(push));
    if (!came.length) shown.push(make("li", "earlier", "Nothing since it was locked"));
    if (earlier.length) {
      shown.push(make("li", "earlier", "Before it was locked"));
      shown.push(...earlier.map((push) => this.card(push, "seen")));
    }
    place.replaceChildren(...shown);
    this.tick();
  }

  card(push, className = "") {
    const item = make("li", className);
    const card = button("", () => this.unlock(), "push");
    const when = hours.format(new Date(push.at * 1000));
    card.append(make("span", "from", `Small Steps · ${when}${push.silent ? " · no sound" : ""}`));
    card.append(make("span", "text", push.text));
    item.append(card);
    return item;
  }

  tick() {
    if (this.since === null) return;
    const now = new Date(clock.now());
    this.section.querySelector(".big time").textContent = hours.format(now);
    this.section.querySelector(".big span").textContent = days.format(now);
  }
}
