// Keeps the board live. When the line drops it says so at once and greys what it shows: an old "cold" is never current.
const QUIET = 12_000; // ms; the hub gives a sign of life every 5 s
const board = document.getElementById("board");
const line = document.getElementById("line");
const news = document.getElementById("news");
let heard = Date.now(); // when the hub last gave a sign of life
let opened = 0; // when the present line was asked for
let source = null;
let wait = 1_000;
let again = 0;

const clock = (at) => new Date(at).toLocaleTimeString([], { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
const stops = () => [...board.querySelectorAll(".banner")].map((one) => one.textContent.trim()).join(" ");
const say = (words) => {
  if (line.textContent !== words) line.textContent = words;
};

function live() {
  heard = Date.now();
  wait = 1_000;
  document.body.classList.remove("stale");
  say(`Live, ${clock(heard)}`);
}

function stale() {
  document.body.classList.add("stale");
  say(`As of ${clock(heard)}, not live`);
}

function drop() {
  source?.close();
  source = null;
  stale();
}

function retry() {
  drop();
  clearTimeout(again);
  if (document.hidden) return;
  again = setTimeout(listen, wait * (0.5 + Math.random()));
  wait = Math.min(wait * 2, 15_000);
}

function listen() {
  clearTimeout(again);
  source?.close();
  const mine = new EventSource(document.body.dataset.stream);
  source = mine;
  opened = Date.now();
  mine.addEventListener("board", (event) => {
    if (source !== mine) return;
    const before = stops();
    board.innerHTML = event.data; // drawn and escaped by the hub; no script can run here
    if (stops() !== before) news.textContent = stops();
    live();
  });
  mine.addEventListener("beat", () => source === mine && live());
  mine.addEventListener("error", () => source === mine && retry());
}

setInterval(() => {
  if (source && Date.now() - Math.max(heard, opened) > QUIET) retry(); // a line can die without an error
}, 1_000);
document.addEventListener("visibilitychange", () => (document.hidden ? drop() : listen()));
window.addEventListener("pageshow", (event) => event.persisted && listen());
window.addEventListener("offline", retry);
window.addEventListener("online", listen);
stale();
listen();
