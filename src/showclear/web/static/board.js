// Keeps the board live. When the line drops it says so at once and greys what it shows: an old "cold" is never current.
const board = document.getElementById("board");
const line = document.getElementById("line");
let last = new Date();
let source = null;

const clock = (at) => at.toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" });

function live() {
  last = new Date();
  document.body.classList.remove("stale");
  line.textContent = `Live, ${clock(last)}`;
}

function stale() {
  document.body.classList.add("stale");
  line.textContent = `As of ${clock(last)}. Not live.`;
}

function listen() {
  source?.close();
  source = new EventSource(document.body.dataset.stream);
  source.addEventListener("board", (event) => {
    board.innerHTML = event.data;
    live();
  });
  source.addEventListener("error", stale);
}

document.addEventListener("visibilitychange", () => {
  if (document.hidden) {
    source?.close();
    stale();
  } else {
    listen();
  }
});
window.addEventListener("offline", stale);
listen();
