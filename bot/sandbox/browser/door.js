// What the page asks of the sandbox, and small things that every part of the page needs.

export function make(tag, className, text) {
  const element = document.createElement(tag);
  if (className) element.className = className;
  if (text !== undefined) element.textContent = text;
  return element;
}

export function button(label, act, className) {
  const made = make("button", className, label);
  made.type = "button";
  made.onclick = act;
  return made;
}

// Raises an Error whose message may be shown.
export async function post(path, body = {}) {
  const answer = await fetch(path, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
  }).catch(() => {
    throw new Error("The guest room does not answer. Is it still open?");
  });
  const said = await answer.json();
  if (!answer.ok) throw new Error(said.error);
  return said;
}

const drawn = new WeakMap();

// Whether a place has to be drawn anew for this: what is drawn again loses focus and selection.
export function differs(place, what) {
  const look = JSON.stringify(what);
  if (drawn.get(place) === look) return false;
  drawn.set(place, look);
  return true;
}

const place = document.getElementById("notice");
let clearing;

// A word over the page, gone again after a while.
export function notice(text) {
  place.textContent = text;
  clearTimeout(clearing);
  clearing = setTimeout(() => (place.textContent = ""), 8000);
}

export async function ask(path, body) {
  try {
    const said = await post(path, body);
    if (said.note) notice(said.note);
  } catch (error) {
    notice(error.message);
  }
}

export const hours = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit" });
export const days = new Intl.DateTimeFormat("en-GB", {
  weekday: "long", day: "numeric", month: "long",
});

// The sandbox's time in milliseconds: this machine's, and what the dial is ahead.
export const clock = {
  ahead: 0,
  now: () => Date.now() + clock.ahead,
};
