// The weapons board, live. The hub draws and escapes it; no script can run in what it sends.
import { listen } from "./line.js";

const board = document.getElementById("board");
const stops = document.getElementById("stops");
const said = () => [...board.querySelectorAll(".banner")].map((one) => one.textContent.trim()).join(" ");

const { person } = document.body.dataset;

listen(person ? `${board.dataset.stream}?person=${person}` : board.dataset.stream, "board", (drawn) => {
  const before = said();
  board.innerHTML = drawn;
  if (said() !== before) {
    const news = document.createElement("p");
    news.className = "heard";
    news.textContent = said();
    stops.replaceChildren(news);
  }
});
