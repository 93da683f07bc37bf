// What is typed on a phone: words, an answer to a message, a changed message, a command.

import { button, differs, make } from "./door.js";

const BEGUN = 60;

export class Writing {
  constructor(phone) {
    this.phone = phone;
    this.aim = {};
    this.commands = [];
    this.box = phone.find("textarea");
    this.list = phone.find(".commands");
    this.slash = phone.find(".slash");
    this.about = phone.find(".about");
    this.slash.onclick = () => this.showCommands(this.list.hidden);
    this.about.querySelector("button").onclick = () => this.aimAt({});
    this.box.oninput = () => this.showCommands(/^\/\w*$/.test(this.box.value));
    this.box.onkeydown = (event) => this.key(event);
    phone.find(".say").onsubmit = (event) => {
      event.preventDefault();
      this.send();
    };
  }

  // Enter sends; an arrow up changes the last own message, with Ctrl it answers the bot's last.
  key(event) {
    if (event.isComposing) return;
    if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      this.send();
    } else if (event.key === "ArrowUp" && !this.box.value) {
      event.preventDefault();
      const last = this.phone.newest((message) => message.mine !== event.ctrlKey);
      if (last) this.aimAt(event.ctrlKey ? { answered: last } : { changed: last });
    }
  }

  async send() {
    const text = this.box.value.trim();
    if (!text) return;
    const { changed, answered } = this.aim;
    this.aim = {};
    this.box.value = "";
    this.rest();
    const taken = changed
      ? await this.phone.do("edit", { message: changed.id, text })
      : await this.phone.do("say", { text, reply_to: answered?.id });
    if (!taken && !this.box.value) this.box.value = text;
    this.phone.toEnd();
  }

  // Nothing is open beside the box.
  rest() {
    this.aimAt({});
    this.showCommands(false);
  }

  // A message that the next words change, or answer.
  aimAt(aim) {
    if (this.aim.changed && !aim.changed) this.box.value = "";
    this.aim = aim;
    const message = aim.changed ?? aim.answered;
    this.about.hidden = !message;
    if (!message) return;
    const what = aim.changed ? "Changing" : "Answering";
    this.about.firstElementChild.textContent = `${what}: ${message.text.slice(0, BEGUN)}`;
    if (aim.changed) this.box.value = message.text;
    this.box.focus();
  }

  // The menu behind "/", as far as it fits what is typed.
  showCommands(show) {
    const begun = this.box.value.slice(1);
    const fit = this.commands.filter(({ command }) => command.startsWith(begun));
    this.list.replaceChildren(...fit.map(({ command, description }) => {
      const one = button(`/${command}`, () => this.choose(command));
      one.append(make("span", "", description));
      return one;
    }));
    this.list.hidden = !show || !fit.length;
    this.slash.setAttribute("aria-expanded", String(!this.list.hidden));
  }

  choose(command) {
    this.box.value = `/${command}`;
    this.send();
    this.box.focus();
  }

  // A reply keyboard, which stands below the box until it is taken away.
  drawKeyboard(rows) {
    const place = this.phone.find(".keyboard");
    if (!differs(place, rows)) return;
    place.hidden = !rows.length;
    place.replaceChildren(...rows.map((row) => {
      const keys = make("div", "keys");
      keys.append(...row.map((text) => button(text, () => this.phone.do("say", { text }))));
      return keys;
    }));
  }
}
