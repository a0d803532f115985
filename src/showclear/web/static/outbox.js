// Reports, STOPs and concerns wait here until the hub has recorded them. Nothing is deleted before. Nothing here grants
// anything: requests never wait, because what was true when they were pressed may not be true any more.
const { slug, person, shared } = document.body.dataset;
// On a shared tablet a report speaks for nobody, so what waits is the tablet's, whoever is chosen.
const KEY = `showclear-outbox-${slug}-${shared ? "shared" : person}`;
let busy = false;
let inMemory = null; // what waits, where the phone's storage is full or shut

export const csrf = () => document.querySelector('meta[name="csrf"]')?.content ?? "";

export function waiting() {
  if (inMemory) return inMemory;
  try {
    return JSON.parse(localStorage.getItem(KEY) ?? "[]");
  } catch {
    return [];
  }
}

function keep(envelopes) {
  try {
    localStorage.setItem(KEY, JSON.stringify(envelopes));
    inMemory = null;
  } catch {
    inMemory = envelopes; // it must go out all the same
  }
  window.dispatchEvent(new Event("outbox"));
}

export const isWaiting = (acts) => waiting().some((one) => one.acts[0].id === acts[0].id);

// Puts these in; what waits already under the same id waits once.
export function put(acts) {
  const now = Date.now() * 1000;
  if (isWaiting(acts)) return;
  keep([...waiting(), { acts: acts.map((one) => ({ ...one, occurred: one.occurred ?? now })) }]);
}

const PATIENCE = 180; // ms; on a good line the answer is there long before, and a lost packet takes longer than this
const GIVES_UP = 8_000; // ms; a line that never answers must not hold up what waits behind
const late = Symbol("no answer yet");

function post(body, where = "acts") {
  const line = new AbortController();
  const timer = setTimeout(() => line.abort(), GIVES_UP);
  return fetch(`/api/productions/${slug}/${where}`, {
    method: "POST",
    headers: { "content-type": "application/json", "x-csrf-token": csrf() },
    body,
    signal: line.signal,
  }).finally(() => clearTimeout(timer));
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

// What the hub answered to these, if it has them: it records nothing.
export const answeredBefore = (acts, who = {}) => post(JSON.stringify({ acts, ...who }), "answered");

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

// What never waits behind anything: it goes at once, beside whatever else is on its way.
const URGENT = new Set(["StopCalled", "PersonInjured", "UnintendedDischarge", "LiveRoundFound", "UnknownRoundFound"]);
export const isUrgent = (envelope) => envelope.acts.some((one) => URGENT.has(one.act.act));
const CANNOT = [400, 404, 409, 413, 415]; // what the hub can't take as it is, now or later
const hurrying = new Map(); // by the id of its first act: what is on its way

// Hands in one envelope, and drops it from the phone once it is recorded. Adds the entries to `answers`, and under
// `status` and `told` what the hub said.
async function deliver(envelope, answers) {
  const answer = await send(envelope.acts);
  answers.status = answer.status;
  if (!answer.ok) {
    answers.told = await answer.json().catch(() => ({}));
    return answer;
  }
  const { entries } = await answer.json();
  for (const entry of entries) answers.set(entry.id, entry);
  const { id } = envelope.acts[0];
  keep(waiting().filter((one) => one.acts[0].id !== id));
  window.dispatchEvent(new CustomEvent("delivered", { detail: { id, entries } }));
  return answer;
}

function hurry(envelope) {
  const id = envelope.acts[0].id;
  if (!hurrying.has(id)) {
    const answers = new Map();
    const gone = deliver(envelope, answers).catch(() => {}).then(() => answers);
    hurrying.set(id, gone.finally(() => hurrying.delete(id)));
  }
  return hurrying.get(id);
}

// Sends what waits: what is urgent at once, the rest oldest first. Returns the answers by act id, for whoever pressed a
// moment ago; `acts` are theirs.
export async function flush(acts = []) {
  const answers = new Map();
  if (!person && !shared) return answers;
  const urgent = waiting().filter(isUrgent).map((envelope) => [envelope.acts[0].id, hurry(envelope)]);
  const mine = urgent.find(([id]) => id === acts[0]?.id);
  if (mine) return mine[1];
  if (busy) return answers;
  busy = true;
  try {
    for (const envelope of waiting().filter((one) => !isUrgent(one))) {
      const answer = await deliver(envelope, answers);
      // It stays either way. What the hub can't take stands before nothing else; when we are signed out, too quick, or the
      // hub is in trouble, there is no use in trying the next.
      if (!answer.ok && !CANNOT.includes(answer.status)) break;
    }
  } catch {
    // No line. It stays.
  } finally {
    busy = false;
  }
  return answers;
}

// Whether something that stops was said on this phone, and the hub has not got it.
export const stopWaits = () => waiting().some(isUrgent);
