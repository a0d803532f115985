// Reports, STOPs and concerns wait here until the hub has recorded them. Nothing is deleted before. Nothing here grants
// anything: requests never wait, because what was true when they were pressed may not be true any more.
const { slug, person } = document.body.dataset;
const KEY = `showclear-outbox-${slug}-${person}`;
let busy = false;

export const csrf = () => document.querySelector('meta[name="csrf"]')?.content ?? "";
export const waiting = () => JSON.parse(localStorage.getItem(KEY) ?? "[]");

function keep(envelopes) {
  localStorage.setItem(KEY, JSON.stringify(envelopes));
  window.dispatchEvent(new Event("outbox"));
}

export function put(acts) {
  const now = Date.now() * 1000;
  keep([...waiting(), { acts: acts.map((one) => ({ ...one, occurred: one.occurred ?? now })) }]);
}

const PATIENCE = 180; // ms; on a good line the answer is there long before, and a lost packet takes longer than this
const late = Symbol("no answer yet");

function post(body) {
  return fetch(`/api/productions/${slug}/acts`, {
    method: "POST",
    headers: { "content-type": "application/json", "x-csrf-token": csrf() },
    body,
  });
}

// `who` names the person and their PIN, on a shared tablet. What has no answer yet is said once more beside: the ids are
// the same, so it happens once, and whichever answer comes first is the answer. A PIN is said once: each wrong one counts.
export async function send(acts, who = {}) {
  const body = JSON.stringify({ acts, ...who });
  const first = post(body);
  if (who.pin) return first;
  if ((await Promise.race([first, new Promise((go) => setTimeout(go, PATIENCE, late))])) !== late) return first;
  const again = post(body);
  const good = again.then((answer) => (answer.ok ? answer : Promise.reject(answer)));
  return Promise.any([first, good]).catch(() => again); // a line that broke, and an answer that says no: the no counts
}

// Two lines are kept open beside the live one: a press that had to open its own would take three round trips, not one.
function keepOpen() {
  if (document.hidden || !navigator.onLine) return;
  for (let n = 0; n < 2; n += 1) fetch("/manifest.webmanifest", { cache: "no-store" }).catch(() => {});
}
if (person) {
  keepOpen();
  setInterval(keepOpen, 60_000);
  document.addEventListener("visibilitychange", keepOpen);
}

export async function ask(about) {
  return fetch(`/api/productions/${slug}/asks`, {
    method: "POST",
    headers: { "content-type": "application/json", "x-csrf-token": csrf() },
    body: JSON.stringify(about),
  });
}

// Sends what waits, oldest first. Returns the answers by act id, for whoever asked a moment ago.
export async function flush() {
  const answers = new Map();
  if (busy || !person) return answers;
  busy = true;
  try {
    for (const envelope of waiting()) {
      const answer = await send(envelope.acts);
      // It stays either way. What the hub can't take as it is never stands before a STOP that came after it; when we are
      // signed out, too quick, or the hub is in trouble, there is no use in trying the next.
      if ([400, 404, 409, 413, 415].includes(answer.status)) continue;
      if (!answer.ok) break;
      for (const entry of (await answer.json()).entries) answers.set(entry.id, entry);
      const first = envelope.acts[0].id;
      keep(waiting().filter((one) => one.acts[0].id !== first));
    }
  } catch {
    // No line. It stays.
  } finally {
    busy = false;
  }
  return answers;
}
