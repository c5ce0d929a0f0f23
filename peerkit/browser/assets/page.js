// Keeps what is typed at each change, hides the page when nobody is there, opens the menu by Esc.
// Every page works without it.
"use strict";

const KEEP_EVERY_MS = 150;
const LOOK_AT_CLOCK_MS = 5000;
const LONGEST_LAST_BYTES = 60000; // browsers send no more than 64 KiB for a page that is gone

const LOOKED_MS = 400; // sooner than that nobody has read a page: the second half of a double click
const shownAt = performance.now();

const form = document.querySelector("form[action=answer]");

function send(path, pairs, isLast = false) {
  const { view, about } = form.elements;
  const body = new URLSearchParams([["view", view.value], ["about", about.value], ...pairs]);
  const keepalive = isLast && body.toString().length < LONGEST_LAST_BYTES;
  return fetch(path, { method: "POST", body, redirect: "manual", cache: "no-store", keepalive });
}

const board = document.querySelector(".state");
const lost = new Set();
let isGone = false;

function tell(field, isKept) {
  if (isKept) lost.delete(field);
  else lost.add(field);
  const state = board.querySelector("[data-state]");
  const text = !lost.size ? board.dataset.saved : isGone ? board.dataset.gone : board.dataset.lost;
  if (state.textContent === text) return;
  state.textContent = text;
  if (lost.size) state.setAttribute("role", "alert");
  else state.removeAttribute("role");
}

function countWords(text) {
  const place = board.querySelector("[data-count]");
  if (!place) return;
  const count = text.trim() ? text.trim().split(/\s+/u).length : 0;
  place.textContent = board.dataset.words.replace("{n}", count);
}

function filledIn(field) {
  if (!field.elements) return [[field.name, field.value]];
  const parts = [...field.elements].filter((one) => one.tagName === "SELECT" || one.checked);
  return [["chosen", field.dataset.keeps], ...parts.map((one) => [one.name, one.value])];
}

function keeper(field) {
  const isWords = field.tagName === "TEXTAREA";
  let kept = JSON.stringify(filledIn(field));
  let sending = null;
  let waiting = 0;

  async function keep(isLast = false) {
    clearTimeout(waiting);
    waiting = 0;
    if (sending && !isLast) await sending;
    const pairs = filledIn(field);
    const now = JSON.stringify(pairs);
    if (now === kept) return;
    sending = send("draft", pairs, isLast)
      .then((answer) => {
        if (answer.ok) kept = now;
        isGone = false;
        tell(field, answer.ok);
      })
      .catch(() => {
        isGone = true;
        tell(field, false);
      })
      .finally(() => {
        sending = null;
      });
    await sending;
  }

  field.addEventListener("input", () => {
    if (isWords) countWords(field.value);
    if (!waiting) waiting = setTimeout(() => keep(), KEEP_EVERY_MS);
  });
  if (isWords) countWords(field.value);
  if (!field.elements) field.setSelectionRange(field.value.length, field.value.length);
  return keep;
}

function lockWhenIdle(seconds, keepers) {
  let last = Date.now();
  const seen = () => {
    last = Date.now();
  };
  for (const kind of ["keydown", "pointerdown", "input"]) document.addEventListener(kind, seen);
  setInterval(async () => {
    if (Math.abs(Date.now() - last) < seconds * 1000) return;
    seen();
    await Promise.all(keepers.map((keep) => keep()));
    await send("lock", []).catch(() => {});
    location.reload();
  }, LOOK_AT_CLOCK_MS);
}

// A page that is sent to nobody is lost with all that stands on it: first look who is there.
async function sendIfHeard(event) {
  if (!isGone) return;
  event.preventDefault();
  try {
    await send("draft", []);
    isGone = false;
    form.requestSubmit(event.submitter);
  } catch {
    board.scrollIntoView({ block: "center" });
  }
}

function leaveUnmeant(event) {
  const isSoon = performance.now() - shownAt < LOOKED_MS;
  if (event.detail && isSoon && event.target.closest("button")) event.preventDefault();
}

window.addEventListener("pageshow", (event) => {
  if (event.persisted) location.reload();
});

if (form) {
  const keepers = [...form.querySelectorAll("[data-keeps]")].map(keeper);
  const seconds = Number(document.body.dataset.lockSeconds || 0);
  if (seconds) lockWhenIdle(seconds, keepers);
  form.addEventListener("submit", sendIfHeard);
  document.addEventListener("click", leaveUnmeant, true);
  window.addEventListener("pagehide", () => keepers.forEach((keep) => keep(true)));
  document.addEventListener("keydown", (event) => {
    const menu = document.getElementById("menu");
    if (event.key !== "Escape" || !menu) return;
    menu.open = !menu.open;
    (menu.open ? menu.querySelector("button") : menu.querySelector("summary")).focus();
  });
}
