// One phone: its chat, its menus, and what is said to it.

import { button, days, differs, make, post } from "./door.js";
import { Lock } from "./lock.js";
import { drawMessage } from "./message.js";
import { Writing } from "./writing.js";

const NEAR_END = 80;
const TYPING_LASTS = 5000;
const template = document.getElementById("phone").content;

export class Phone {
  constructor(index, name) {
    this.index = index;
    this.name = name;
    this.messages = new Map();
    // What was before this window is not news.
    this.typed = Infinity;
    this.alerts = Infinity;
    this.section = template.cloneNode(true).firstElementChild;
    this.section.setAttribute("aria-label", `${name}'s phone`);
    this.find("h2").textContent = name;
    this.chat = this.find(".chat");
    this.note = this.find(".note");
    this.writing = new Writing(this);
    this.lock = new Lock(this.section, () => this.toEnd());
    this.wire();
  }

  find(selector) {
    return this.section.querySelector(selector);
  }

  wire() {
    this.find(".start").onclick = () => this.do("start");
    this.find(".unblock").onclick = () => this.do("unblock");
    this.find(".block").onclick = () => this.do(this.blocked ? "unblock" : "block");
    const more = this.find(".more");
    for (const one of more.querySelectorAll("[data-deed]")) {
      one.onclick = () => this.do(one.dataset.deed);
    }
    more.addEventListener("click", (event) => {
      if (event.target.closest(".list")) more.open = false;
    });
    this.section.onkeydown = (event) => {
      if (event.key !== "Escape") return;
      more.open = false;
      this.writing.rest();
    };
    this.chat.onclick = (event) => this.touched(event);
  }

  async do(deed, more = {}) {
    try {
      const said = await post(`/page/${deed}`, { phone: this.index, ...more });
      if (said.note) this.note.textContent = said.note;
      return true;
    } catch (error) {
      this.note.textContent = error.message;
      return false;
    }
  }

  newest(wanted) {
    return [...this.messages.values()].map(({ message }) => message).reverse().find(wanted);
  }

  // A touch on a bubble shows what can be done with it.
  touched({ target }) {
    const item = target.closest("li[data-id]");
    if (!item || !target.closest(".bubble") || target.closest("button, a")) return;
    const open = item.querySelector(".acts");
    if (open) return open.remove();
    const { message } = this.messages.get(Number(item.dataset.id));
    const acts = make("div", "acts");
    acts.append(button("Answer", () => this.writing.aimAt({ answered: message })));
    if (message.mine && !message.kind) {
      acts.append(button("Change", () => this.writing.aimAt({ changed: message })));
    }
    item.append(acts);
  }

  async tap(message, key) {
    if (key.copy_text) {
      await navigator.clipboard?.writeText(key.copy_text.text).catch(() => {});
      this.note.textContent = "Copied.";
    }
    await this.do("tap", { message: message.id, label: key.text });
  }

  draw(seen) {
    const held = this.find(":is(.start, .link button):focus");
    this.blocked = seen.blocked;
    this.section.classList.toggle("asleep", seen.asleep);
    this.find(".start").hidden = seen.open || seen.asleep || seen.link;
    this.find(".about-bot").hidden = this.find(".start").hidden || !seen.description;
    this.find(".about-bot").textContent = seen.description;
    this.drawLink(seen.link);
    this.find(".say").hidden = !seen.open || seen.blocked;
    this.find(".unblock").hidden = !seen.blocked;
    this.find(".block").textContent = seen.blocked ? "Unblock the bot" : "Block the bot";
    this.drawChat(seen);
    this.drawPinned(seen.pinned);
    this.drawState(seen);
    this.writing.commands = seen.commands;
    this.writing.drawKeyboard(seen.keyboard);
    this.lock.draw(seen.pushes);
    if (held && !held.offsetParent) this.find(seen.open ? "textarea" : ".start").focus();
  }

  // Only what changed is drawn anew, so that focus and opened spoilers stay.
  drawChat({ messages, gone }) {
    const { scrollHeight, scrollTop, clientHeight } = this.chat;
    const atEnd = scrollHeight - scrollTop - clientHeight < NEAR_END;
    let focus = false;
    for (const id of gone) {
      this.messages.get(id)?.item.remove();
      this.messages.delete(id);
    }
    const fresh = document.createDocumentFragment();
    for (const message of messages) {
      const drawn = this.messages.get(message.id);
      const item = drawMessage(message, (key) => this.tap(message, key));
      if (drawn) {
        focus ||= drawn.item.contains(document.activeElement);
        drawn.item.replaceWith(item);
      } else {
        this.drawDay(message, fresh);
        fresh.append(item);
      }
      this.messages.set(message.id, { message, item });
    }
    this.chat.append(fresh);
    if (focus) this.focusNewest();
    if (atEnd && (messages.length || gone.length)) this.toEnd();
  }

  drawDay(message, fresh) {
    const day = days.format(new Date(message.date * 1000));
    if (day === this.day) return;
    this.day = day;
    fresh.append(make("li", "day", day));
  }

  // Whoever tapped with the keyboard goes on where the talk goes on.
  focusNewest() {
    const keys = [...this.chat.querySelectorAll(".keys")].at(-1)?.parentElement;
    const next = keys?.querySelector(".keys button") ?? this.writing.box;
    next.focus({ preventScroll: true });
  }

  toEnd() {
    this.chat.scrollTop = this.chat.scrollHeight;
  }

  drawPinned(id) {
    const pinned = this.messages.get(id)?.message;
    this.find(".pinned").hidden = !pinned;
    this.find(".pinned").textContent = pinned ? `Pinned: ${pinned.text}` : "";
  }

  // What the bot is doing, and its short words in answer to taps.
  drawState({ typing, alerts, messages }) {
    const state = this.find(".state");
    if (typing > this.typed) {
      state.textContent = "typing…";
      clearTimeout(this.resting);
      this.resting = setTimeout(() => (state.textContent = ""), TYPING_LASTS);
    } else if (messages.length) {
      state.textContent = "";
    }
    const alert = alerts.slice(this.alerts).join(" ");
    if (alert) this.note.textContent = alert;
    else if (messages.length) this.note.textContent = "";
    this.typed = typing;
    this.alerts = alerts.length;
  }

  // A link that somebody sent, to be opened here or not.
  drawLink(link) {
    const place = this.find(".link");
    if (!differs(place, link)) return;
    place.hidden = !link;
    if (!link) return;
    place.replaceChildren(
      make("p", "", `${link.from}: ${link.text || "a link"}`),
      button("Open the link", () => this.do("link", { open: true }), "chief"),
      button("Leave it", () => this.do("link", { open: false })),
    );
    this.section.scrollIntoView({ block: "nearest", inline: "nearest" });
  }
}
