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
  event.waitUntil(caches.keys().then(others).then(() => self.clients.claim()));
});

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
    if (answer.ok) kept.put(request, answer.clone());
    if (answer.status === 401) await caches.delete(KEPT); // signed out: nothing of theirs stays on the phone
    return answer;
  } catch (error) {
    const found = await kept.match(request);
    if (found) return found;
    throw error;
  }
}
