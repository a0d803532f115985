// What every page does: keeps the line to the hub in view, shows STOPs the moment they stand, hands acts in.
import { csrf, flush, stopWaits, waiting } from "./outbox.js";
import { listen } from "./line.js";
import { prepare } from "./act.js";
import { words } from "./words.js";

const stops = document.getElementById("stops");
const outbox = document.getElementById("outbox");

function showWaiting() {
  const n = waiting().length;
  outbox.hidden = n === 0;
  outbox.textContent = n ? words.kept.replace("{n}", n) : "";
  showKeptStop();
}

// A STOP that was said on this phone, and that nobody else has heard of yet.
function showKeptStop() {
  document.getElementById("kept-stop")?.remove();
  if (!stopWaits()) return;
  const banner = document.createElement("p");
  banner.id = "kept-stop";
  banner.className = "banner";
  banner.setAttribute("role", "alert");
  const word = document.createElement("b");
  word.textContent = "STOP";
  const about = document.createElement("span");
  about.textContent = words.stopKept;
  banner.append(word, " ", about);
  stops.before(banner);
}

function showStops(lines) {
  if (!stops) return;
  stops.replaceChildren(
    ...lines.map((line) => {
      const banner = document.createElement("p");
      banner.className = "banner";
      const word = document.createElement("b");
      word.textContent = "STOP";
      const about = document.createElement("span");
      about.textContent = line;
      banner.append(word, " ", about);
      return banner;
    }),
  );
}

// Somebody else's act may have changed this page. What is being typed is never thrown away, and nothing is drawn anew under
// a finger or a mouse that is down: the press would land on a button that is gone.
let due = 0;
let pressing = false;
for (const kind of ["pointerdown", "pointerup", "pointercancel"]) {
  addEventListener(kind, () => (pressing = kind === "pointerdown"), true);
}
function refreshSoon() {
  if (due || !document.querySelector("[data-refresh]")) return;
  due = setTimeout(() => refresh(), 200 + Math.random() * 600);
}

// What the page says of a weapon must not outlive what is so: parts with data-live are drawn anew whatever is being typed
// beside them, and greyed as soon as the page knows that it could not.
const isBehind = (is) => document.body.classList.toggle("behind", is);

function drawLive(fresh) {
  for (const part of document.querySelectorAll("#main [data-live]")) {
    const now = fresh.getElementById(part.id);
    if (!now) continue;
    part.replaceChildren(...now.childNodes);
    part.className = now.className;
  }
}

// What was written in other forms is put back: only words, for what was looked at may have changed.
function writtenIn(main) {
  const touched = [...main.querySelectorAll("form.act[data-touched]")];
  return touched.map((form) => [form.dataset.acts, [...form.querySelectorAll("textarea")].map((one) => [one.name, one.value])]);
}

function writeBack(main, written) {
  for (const [acts, texts] of written) {
    const form = [...main.querySelectorAll("form.act")].find((one) => one.dataset.acts === acts);
    for (const [name, value] of form && texts.some(([, text]) => text) ? texts : []) {
      form.elements[name].value = value;
      form.dataset.touched = "yes";
    }
  }
}

function draw(main, fresh) {
  const open = [...main.querySelectorAll("details[id]")].filter((d) => d.open).map((d) => d.id);
  const at = main.contains(document.activeElement) && document.activeElement.closest("details[id]")?.id;
  const written = writtenIn(main);
  main.replaceChildren(...fresh.getElementById("main").childNodes);
  document.body.dataset.seen = fresh.body.dataset.seen;
  for (const id of open) document.getElementById(id)?.setAttribute("open", "");
  if (at) document.getElementById(at)?.querySelector("summary").focus({ preventScroll: true }); // where the keyboard was
  writeBack(main, written);
  prepare(main);
}

// True once the page shows what the hub shows now.
async function refresh(force = false) {
  due = 0;
  const main = document.getElementById("main");
  const touched = () =>
    !force &&
    (main.querySelector("form.act[data-touched], form.act .answer:not(:empty)") ||
      (main.contains(document.activeElement) && document.activeElement.matches("input, select, textarea")));
  const live = main.querySelector("[data-live]");
  if (touched() && !live) return false;
  try {
    const answer = await fetch(location.href, { headers: { accept: "text/html" } });
    if (!answer.ok) throw new Error(answer.statusText);
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
    isBehind(false);
    if (Number(fresh.body.dataset.seen) < Number(document.body.dataset.seen)) return true; // a later answer came first
    if (pressing && !force) {
      refreshSoon();
      return false;
    }
    const aged = live && !force && fresh.body.dataset.seen === document.body.dataset.seen; // nothing else is new
    const answering = touched(); // or began to while the page was on its way
    if (answering || aged) drawLive(fresh);
    else draw(main, fresh);
    return !answering;
  } catch {
    isBehind(true); // the line dropped, or this phone is signed out
    due ||= setTimeout(() => refresh(), 3_000);
    return false;
  }
}

// A look grows old though nobody does anything.
setInterval(() => document.querySelector("#main [data-live]") && !document.hidden && refresh(), 30_000);

// Somebody asks whoever holds this phone for something. My page shows it; every other page leads there until it was seen.
const { slug, person } = document.body.dataset;
const ASKED = `showclear-asked-${slug}-${person}`;

async function showAsked(at) {
  if (localStorage.getItem(ASKED) === at) return;
  const mine = `/productions/${slug}/me`;
  if (location.pathname === mine && (await refresh())) {
    localStorage.setItem(ASKED, at);
    return;
  }
  if (document.getElementById("asked")) return;
  const link = document.createElement("a");
  link.id = "asked";
  link.href = mine;
  link.textContent = words.asksYou;
  document.getElementById("main").before(link);
}

function prepareStop() {
  const dialog = document.getElementById("stop-dialog");
  document.getElementById("call-stop")?.addEventListener("click", (event) => {
    event.preventDefault();
    dialog.showModal();
  });
  document.getElementById("no-stop")?.addEventListener("click", () => dialog.close());
  dialog?.addEventListener("recorded", () => dialog.close());
}

// A form that is no act: a PIN, signing out. What it sends goes to its address as JSON.
function preparePlain() {
  for (const form of document.querySelectorAll("form.plain")) {
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      const body = JSON.stringify(Object.fromEntries(new FormData(form)));
      const headers = { "content-type": "application/json", "x-csrf-token": csrf() };
      const answer = await fetch(form.dataset.post, { method: "POST", headers, body }).catch(() => null);
      if (answer?.ok && form.dataset.then) return location.assign(form.dataset.then);
      const told = answer ? await answer.json() : { what: words.noLine };
      form.querySelector(".answer").textContent = answer?.ok ? words.done : `${told.what} ${told.cure ?? ""}`;
    });
  }
}

prepare(document);
prepareStop();
document.body.classList.add("prepared"); // until then a press of an act would be lost
preparePlain();
showWaiting();
window.addEventListener("outbox", showWaiting);
window.addEventListener("changed", () => refresh(true));
window.addEventListener("online", flush);
setInterval(flush, 5_000);
flush();
window.addEventListener("asked", (event) => showAsked(event.detail));
if (!document.getElementById("board") && person) {
  listen(`/api/productions/${slug}/stream?only=stops&person=${person}`, "head", (data) => {
    const told = JSON.parse(data);
    showStops(told.stops);
    if (told.head > Number(document.body.dataset.seen)) refreshSoon(); // less is what this page showed from the start
  });
}
if ("serviceWorker" in navigator && window.isSecureContext) navigator.serviceWorker.register("/sw.js").catch(() => {});
