// The page of the guest room: draws the phones, follows what happens, passes on what is done.
"use strict";

const phones = [];
const clock = document.getElementById("now");
const shortTime = new Intl.DateTimeFormat(undefined, { hour: "2-digit", minute: "2-digit" });
const longTime = new Intl.DateTimeFormat(undefined, {
  weekday: "long", day: "numeric", month: "long", hour: "2-digit", minute: "2-digit",
});
let aheadOfThisMachine = 0;

function make(tag, className, text) {
  const element = document.createElement(tag);
  if (className) element.className = className;
  if (text !== undefined) element.textContent = text;
  return element;
}

async function post(path, body) {
  const answer = await fetch(path, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error((await answer.json()).error);
}

// Offsets of entities count UTF-16 units, and so do JavaScript's strings.
function fillText(bubble, text, entities) {
  let place = 0;
  const spoilers = entities.filter((entity) => entity.type === "spoiler");
  for (const { offset, length } of spoilers) {
    bubble.append(text.slice(place, offset));
    const hidden = text.slice(offset, offset + length);
    const cover = make("button", "spoiler", "▒".repeat(Math.min(length, 40)));
    cover.setAttribute("aria-label", "Hidden words. Show them");
    cover.onclick = () => cover.replaceWith(hidden);
    bubble.append(cover);
    place = offset + length;
  }
  bubble.append(text.slice(place));
}

// An address of the bot with a payload, be it inside Telegram's own "share" address.
function payloadOf(address) {
  const outer = new URL(address);
  const inner = outer.searchParams.get("url");
  return (inner ? new URL(inner) : outer).searchParams.get("start");
}

// What is shared on one phone arrives on the others, to be followed there or not.
function share(phone, address) {
  const payload = payloadOf(address);
  if (!payload) {
    phone.note.textContent = address;
    return;
  }
  phone.note.textContent = "Sent to the other phone.";
  for (const other of phones.filter((one) => one !== phone)) {
    const open = make("button", "link", "Open the link");
    open.onclick = () => {
      other.note.textContent = "";
      return post("/page/start", { phone: other.index, payload });
    };
    other.note.replaceChildren("A link came in. ", open);
  }
}

function drawButton(phone, message, key) {
  const button = make("button", "", key.text);
  button.onclick = async () => {
    try {
      if (key.copy_text) await navigator.clipboard.writeText(key.copy_text.text);
      if (key.url) share(phone, key.url);
      await post("/page/tap", { phone: phone.index, message: message.id, label: key.text });
    } catch (error) {
      phone.note.textContent = error.message;
    }
  };
  return button;
}

function drawMessage(phone, message) {
  const item = make("li", message.mine ? "mine" : "");
  const bubble = make("div", "bubble");
  if (message.image) {
    const image = make("img");
    image.src = message.file;
    image.alt = message.text || "A picture";
    bubble.append(image);
  } else if (message.file) {
    const link = make("a", "", message.kind);
    link.href = message.file;
    bubble.append(link, "\n");
  } else if (message.kind) {
    bubble.append(`(${message.kind}) `);
  }
  fillText(bubble, message.text, message.entities);
  const time = shortTime.format(new Date(message.date * 1000));
  const marks = [message.silent ? "silent" : "", message.edited ? "edited" : "", time];
  bubble.append(make("span", "time", marks.filter(Boolean).join(" · ")));
  item.append(bubble);
  for (const row of message.rows) {
    const keys = make("div", "keys");
    keys.append(...row.map((key) => drawButton(phone, message, key)));
    item.append(keys);
  }
  return item;
}

// Only what changed is drawn anew, so that focus and opened spoilers stay.
function drawChat(phone, messages) {
  const atEnd = phone.chat.scrollHeight - phone.chat.scrollTop - phone.chat.clientHeight < 60;
  const wanted = new Map(messages.map((message) => [message.id, message]));
  for (const [id, drawn] of phone.drawn) {
    if (!wanted.has(id)) {
      drawn.item.remove();
      phone.drawn.delete(id);
    }
  }
  for (const message of messages) {
    const look = JSON.stringify(message);
    const drawn = phone.drawn.get(message.id);
    if (drawn && drawn.look === look) continue;
    const item = drawMessage(phone, message);
    if (drawn) drawn.item.replaceWith(item);
    else phone.chat.append(item);
    phone.drawn.set(message.id, { look, item });
  }
  if (atEnd) phone.chat.scrollTop = phone.chat.scrollHeight;
}

function note(phone, state) {
  const alert = state.alerts.slice(phone.alerts).join(" ");
  if (alert) phone.note.textContent = alert;
  else if (state.typing > phone.typing) phone.note.textContent = "typing…";
  else if (state.messages.length !== phone.count) phone.note.textContent = "";
  phone.alerts = state.alerts.length;
  phone.typing = state.typing;
  phone.count = state.messages.length;
}

function addPhone(index, name) {
  const section = document.getElementById("phone").content.cloneNode(true).firstElementChild;
  const phone = {
    index, drawn: new Map(), alerts: 0, typing: 0, count: 0,
    chat: section.querySelector(".chat"),
    note: section.querySelector(".note"),
    form: section.querySelector(".say"),
    start: section.querySelector(".start"),
  };
  section.setAttribute("aria-label", `${name}: phone`);
  section.querySelector("h2").textContent = name;
  phone.start.onclick = () => post("/page/start", { phone: index });
  const box = section.querySelector("textarea");
  phone.form.onsubmit = async (event) => {
    event.preventDefault();
    const text = box.value.trim();
    box.value = "";
    if (text) await post("/page/say", { phone: index, text });
  };
  box.onkeydown = (event) => {
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      phone.form.requestSubmit();
    }
  };
  document.getElementById("phones").append(section);
  phones.push(phone);
  return phone;
}

function draw(state) {
  aheadOfThisMachine = state.now * 1000 - Date.now();
  state.phones.forEach((seen, index) => {
    const phone = phones[index] ?? addPhone(index, seen.name);
    phone.start.hidden = seen.open;
    phone.form.hidden = !seen.open;
    drawChat(phone, seen.messages);
    note(phone, seen);
  });
  tick();
}

function tick() {
  const text = longTime.format(new Date(Date.now() + aheadOfThisMachine));
  if (clock.textContent !== text) clock.textContent = text;
}

function secondsToMorning() {
  const now = new Date(Date.now() + aheadOfThisMachine);
  const morning = new Date(now);
  morning.setDate(now.getDate() + 1);
  morning.setHours(9, 0, 0, 0);
  return (morning - now) / 1000;
}

for (const button of document.querySelectorAll(".turns button")) {
  button.onclick = () => post("/page/dial", {
    seconds: "morning" in button.dataset ? secondsToMorning() : Number(button.dataset.seconds),
  });
}

async function follow() {
  let seen = -1;
  for (;;) {
    try {
      const answer = await fetch(`/page/state?seen=${seen}`);
      const state = await answer.json();
      seen = state.number;
      draw(state);
    } catch {
      clock.textContent = "stopped. Start it again and this page goes on.";
      seen = -1;
      await new Promise((resolve) => setTimeout(resolve, 1000));
    }
  }
}

setInterval(tick, 1000);
follow();
