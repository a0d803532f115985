// The line to the hub. When it drops the page says so at once and greys itself: an old "cold" is never current.
import { words } from "./words.js";

const QUIET = 12_000; // ms; the hub gives a sign of life every 5 s
const line = document.getElementById("line");
const timeZone = document.body.dataset.zone || undefined; // the production's clock, as on the rest of the page
const clock = (at) => new Date(at).toLocaleTimeString([], { hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZone });

function say(sentence) {
  if (line.textContent !== sentence) line.textContent = sentence;
}

export function listen(address, kind, told) {
  let heard = 0; // when the hub last gave a sign of life; 0 until then
  let opened = 0; // when the present line was asked for
  let source = null;
  let wait = 1_000;
  let again = 0;

  function live() {
    heard = Date.now();
    wait = 1_000;
    document.body.classList.remove("stale");
    say(words.live.replace("{at}", clock(heard)));
  }

  function drop() {
    source?.close();
    source = null;
    document.body.classList.add("stale");
    say(words.old.replace("{at}", heard ? clock(heard) : document.body.dataset.at));
  }

  function retry() {
    drop();
    clearTimeout(again);
    if (document.hidden) return;
    again = setTimeout(open, wait * (0.5 + Math.random()));
    wait = Math.min(wait * 2, 15_000);
  }

  function open() {
    clearTimeout(again);
    source?.close();
    const mine = new EventSource(address);
    source = mine;
    opened = Date.now();
    mine.addEventListener(kind, (event) => {
      if (source !== mine) return;
      told(event.data);
      live();
    });
    mine.addEventListener("asked", (event) => {
      if (source === mine) window.dispatchEvent(new CustomEvent("asked", { detail: event.data }));
    });
    mine.addEventListener("beat", () => source === mine && live());
    mine.addEventListener("error", () => source === mine && retry());
  }

  setInterval(() => {
    if (source && Date.now() - Math.max(heard, opened) > QUIET) retry(); // a line can die without an error
  }, 1_000);
  document.addEventListener("visibilitychange", () => (document.hidden ? drop() : open()));
  window.addEventListener("pageshow", (event) => event.persisted && open());
  window.addEventListener("offline", retry);
  window.addEventListener("online", open);
  drop();
  open();
}
