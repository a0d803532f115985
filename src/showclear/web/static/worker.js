// Keeps pages and their parts for when there is no line. A page from here is marked by the page itself as old: it shows
// when it was drawn and greys itself, because its stream does not answer. Nothing here ever answers an act.
const STATIC = "{{ static }}"; // filled in by the hub: it changes with every new style or script
const KEPT = `showclear${STATIC}`;
const PARTS = ["app.css", "app.js", "act.js", "board.js", "line.js", "outbox.js", "words.js", "icon.svg"];

self.addEventListener("install", (event) => {
  self.skipWaiting();
  event.waitUntil(caches.open(KEPT).then((kept) => kept.addAll(PARTS.map((part) => `${STATIC}/${part}`))));
});

self.addEventListener("activate", (event) => {
  const others = (names) => Promise.all(names.filter((name) => name !== KEPT).map((name) => caches.delete(name)));
  event.waitUntil(caches.keys().then(others).then(() => self.clients.claim()).then(keepWhereOpened));
});

// The page that brought this here came before it and was not kept.
async function keepWhereOpened() {
  const kept = await caches.open(KEPT);
  const opened = (await self.clients.matchAll()).map((client) => client.url).filter((url) => new URL(url).pathname.startsWith("/productions/"));
  if (opened.length) await fetchMain(kept, opened[0]);
}

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const { pathname } = new URL(request.url);
  const page = request.mode === "navigate" && pathname.startsWith("/productions/") && !pathname.endsWith(".zip");
  if (request.method !== "GET" || !(page || pathname.startsWith("/static/"))) return;
  event.respondWith(page ? fromHub(request) : fromPhone(request));
});

// What has a version in its address never changes.
async function fromPhone(request) {
  return (await caches.match(request)) ?? fetch(request);
}

async function fromHub(request) {
  const kept = await caches.open(KEPT);
  try {
    const answer = await fetch(request);
    if (answer.ok) {
      await kept.put(request, answer.clone());
      fetchMain(kept, request.url);
    }
    if (answer.status === 401) await caches.delete(KEPT); // signed out: nothing of theirs stays on the phone
    return answer;
  } catch (error) {
    const found = await kept.match(request);
    if (found) return found;
    const board = inProduction(request.url, "");
    if (await kept.match(board)) return Response.redirect(board);
    throw error;
  }
}

// What may be needed first without a line: the five of every page, and what to do when it went off.
const MAIN = ["", "/me", "/day", "/more", "/stop", "/trouble"];
const inProduction = (url, path) => new URL(`/productions/${new URL(url).pathname.split("/")[2]}${path}`, url).href;

async function fetchMain(kept, url) {
  for (const page of MAIN.map((path) => inProduction(url, path))) {
    if (await kept.match(page)) continue;
    try {
      const answer = await fetch(page);
      if (answer.ok && !answer.redirected) await kept.put(page, answer);
    } catch {
      return; // the line went: the next page that arrives tries again
    }
  }
}
