// Keeps what is typed at each change, hides the page when nobody is there, opens the menu by Esc.
// Every page works without it.
"use strict";

const KEEP_EVERY_MS = 150;
const LOOK_AT_CLOCK_MS = 5000;

const form = document.querySelector("form[action=answer]");

function send(path, fields) {
  const { view, about } = form.elements;
  const body = new URLSearchParams({ view: view.value, about: about.value, ...fields });
  return fetch(path, { method: "POST", body, redirect: "manual", cache: "no-store" });
}

function keeper(field) {
  const state = document.querySelector("[data-state]");
  const count = document.querySelector("[data-count]");
  let kept = field.value;
  let sending = null;
  let waiting = 0;

  function tell(isKept) {
    if (!state) return;
    const text = isKept ? field.dataset.saved : field.dataset.lost;
    if (state.textContent === text) return;
    state.textContent = text;
    if (isKept) state.removeAttribute("role");
    else state.setAttribute("role", "alert");
  }

  function countWords() {
    if (!count) return;
    const words = field.value.trim() ? field.value.trim().split(/\s+/u).length : 0;
    count.textContent = field.dataset.words.replace("{n}", words);
  }

  async function keep() {
    clearTimeout(waiting);
    waiting = 0;
    if (sending) await sending;
    if (field.value === kept) return;
    const text = field.value;
    sending = send("draft", { [field.name]: text })
      .then((answer) => {
        if (answer.ok) kept = text;
        tell(answer.ok);
      })
      .catch(() => tell(false))
      .finally(() => {
        sending = null;
      });
    await sending;
  }

  field.addEventListener("input", () => {
    countWords();
    if (!waiting) waiting = setTimeout(keep, KEEP_EVERY_MS);
  });
  field.setSelectionRange(field.value.length, field.value.length);
  countWords();
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
    await send("lock", {}).catch(() => {});
    location.reload();
  }, LOOK_AT_CLOCK_MS);
}

window.addEventListener("pageshow", (event) => {
  if (event.persisted) location.reload();
});

if (form) {
  const keepers = [...form.querySelectorAll("[data-keeps]")].map(keeper);
  const seconds = Number(document.body.dataset.lockSeconds || 0);
  if (seconds) lockWhenIdle(seconds, keepers);
  document.addEventListener("keydown", (event) => {
    const menu = document.getElementById("menu");
    if (event.key !== "Escape" || !menu) return;
    menu.open = !menu.open;
    (menu.open ? menu.querySelector("button") : menu.querySelector("summary")).focus();
  });
}
