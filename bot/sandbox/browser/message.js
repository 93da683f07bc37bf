// One message in a chat: its words, spoilers, files and buttons. What people write is only text.

import { button, hours, make } from "./door.js";

const WRAPS = {
  bold: "strong", italic: "em", underline: "u", strikethrough: "s", code: "code", pre: "code",
  blockquote: "q", expandable_blockquote: "q", date_time: "time",
};
const LONGEST_VEIL = 40;

// Offsets of entities count UTF-16 units, and so do JavaScript's strings.
function words(text, entities) {
  const drawn = document.createDocumentFragment();
  let place = 0;
  // A spoiler covers whatever else stands in it or around it.
  const veils = entities.filter(({ type }) => type === "spoiler");
  const bare = entities.filter((one) => !veils.some((veil) => one.offset < veil.offset + veil.length
    && veil.offset < one.offset + one.length));
  const apart = [...veils, ...bare].sort((one, other) => one.offset - other.offset);
  for (const { type, offset, length } of apart) {
    if (offset < place || !(type === "spoiler" || type in WRAPS)) continue;
    const part = text.slice(offset, offset + length);
    drawn.append(text.slice(place, offset));
    drawn.append(type === "spoiler" ? veil(part) : make(WRAPS[type], "", part));
    place = offset + length;
  }
  drawn.append(text.slice(place));
  return drawn;
}

function veil(hidden) {
  const cover = button("▒".repeat(Math.min(hidden.length, LONGEST_VEIL)), () => {
    const shown = make("span", "", hidden);
    shown.tabIndex = -1;
    cover.replaceWith(shown);
    shown.focus();
  }, "spoiler");
  cover.setAttribute("aria-label", "Hidden words. Show them");
  return cover;
}

function file(message) {
  if (message.image) {
    const picture = make("img");
    picture.src = message.file;
    picture.alt = message.text || "A picture";
    const link = make("a");
    link.href = message.file;
    link.download = "picture";
    link.append(picture);
    if (!message.veiled) return link;
    const cover = button("A hidden picture. Show it", () => cover.replaceWith(link), "veil");
    return cover;
  }
  if (message.file) {
    const link = make("a", "file", message.name || message.kind);
    link.href = message.file;
    link.download = message.name;
    return link;
  }
  return make("span", "kind", message.kind);
}

// act is given the key that was tapped.
export function drawMessage(message, act) {
  const item = make("li", message.mine ? "mine" : "");
  item.dataset.id = message.id;
  const bubble = make("div", "bubble");
  bubble.append(make("span", "hidden", message.mine ? "You: " : "Small Steps: "));
  if (message.reply) bubble.append(make("q", "reply", message.reply));
  if (message.kind) bubble.append(file(message));
  bubble.append(words(message.text, message.entities));
  if (message.reaction) bubble.append(make("span", "reaction", message.reaction));
  const marks = [message.silent && "silent", message.kept && "not to forward",
    message.edited && "edited"];
  const time = hours.format(new Date(message.date * 1000));
  bubble.append(make("span", "time", [...marks, time].filter(Boolean).join(" · ")));
  item.append(bubble);
  for (const row of message.rows) {
    const keys = make("div", "keys");
    keys.append(...row.map((key) => button(key.text, () => act(key), key.style || "")));
    item.append(keys);
  }
  return item;
}
