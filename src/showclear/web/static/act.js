// Turns a form into acts, hands them in, and says what was answered.
// A form names its acts in data-acts; a field named "1.look.chambers.0" sets that place of the second act, "0:reason"
// a text of the first. data-as says what a value is: int, bool, list. data-off is the value of a box left unticked.
// A box with data-absent counts while it is not ticked: a roll names who is missing. data-copy names what the second act says as the first does.
// A part with data-optional is the act of that number, which goes only once something in the part was said; the fields
// in its data-needs must then be answered too.
import { answeredBefore, ask, flush, isUrgent, isWaiting, put, send } from "./outbox.js";
import { words } from "./words.js";

const id = () => [...crypto.getRandomValues(new Uint8Array(16))].map((b) => b.toString(16).padStart(2, "0")).join("");
const make = (tag, className, text) => {
  const one = document.createElement(tag);
  if (className) one.className = className;
  if (text) one.textContent = text;
  return one;
};

function set(root, path, value) {
  const steps = path.split(".");
  const last = steps.pop();
  let at = root;
  steps.forEach((step, n) => {
    const next = steps[n + 1] ?? last;
    at = at[step] ??= /^\d+$/.test(next) ? [] : {};
  });
  at[last] = value;
}

function valueOf(field) {
  if (field.type === "checkbox") {
    if ("absent" in field.dataset) return field.checked ? undefined : field.value;
    if (field.dataset.as === "bool") return field.checked;
    return field.checked ? field.value : field.dataset.off;
  }
  if (field.dataset.as === "call") return calledAt(field);
  if (field.type === "radio") return field.checked && field.value !== "" ? cast(field) : undefined;
  return field.value === "" ? undefined : cast(field);
}

// When somebody is called: their own time, else the crew's; none when neither was given.
function calledAt(field) {
  const time = field.value || field.form.querySelector("[data-crew-call]").value;
  const date = field.form.elements["0.date"].value;
  return time && date ? { person: field.dataset.of, at: instant(`${date}T${time}:00Z`, field.dataset.zone) } : undefined;
}

// A wall clock's time in a zone as µs UTC: what the zone shows at a first guess tells how far off that was.
function instant(shown, zone) {
  const wanted = Date.parse(shown);
  let at = wanted;
  for (let n = 0; n < 2; n += 1) {
    at += wanted - Date.parse(`${new Date(at).toLocaleString("sv-SE", { timeZone: zone }).replace(" ", "T")}Z`);
  }
  return at * 1000;
}

function cast(field) {
  if (field.dataset.as === "int") return Math.round(Number(field.value) * Number(field.dataset.times ?? 1));
  if (field.dataset.as === "bool") return field.value === "true";
  if (field.dataset.as === "json") return JSON.parse(field.value);
  if (field.dataset.as === "counted") return { container: field.dataset.of, count: Number(field.value) };
  if (field.dataset.as === "issued") return { weapon: field.dataset.of, voucher: field.value };
  if (field.dataset.as === "id") return idOf(field);
  if (field.dataset.as === "list") return field.value.split(",").map((one) => one.trim()).filter(Boolean);
  return field.value;
}

// A name as people type it, as an id: `Hero Colt` is w-hero-colt, and so is w-hero-colt.
function idOf({ value, dataset: { prefix } }) {
  const plain = value.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().trim();
  const bare = plain.startsWith(prefix) ? plain.slice(prefix.length) : plain;
  return prefix + bare.replace(/[^a-z0-9]+/g, "-").replace(/^-+|-+$/g, "");
}

function isSaid(part) {
  return [...part.querySelectorAll("input, select, textarea")].some((field) =>
    field.type === "checkbox" || field.type === "radio" ? field.checked : field.value !== "",
  );
}

export function envelopeOf(form) {
  const acts = JSON.parse(form.dataset.acts);
  const optional = [...form.querySelectorAll("[data-optional]")];
  const unsaid = optional.filter((part) => !isSaid(part)).map((part) => Number(part.dataset.optional));
  const texts = acts.map(() => ({}));
  const lists = new Map();
  for (const field of form.elements) {
    if (!field.name || field.disabled) continue;
    const value = valueOf(field);
    if (value === undefined) continue;
    const [, n, name] = field.name.match(/^(\d+):(.+)$/) ?? [];
    if (name) texts[n][name] = value;
    else if (field.name.endsWith("[]")) lists.set(field.name, [...(lists.get(field.name) ?? []), value]);
    else set(acts, field.name, value);
  }
  for (const [name, values] of lists) set(acts, name.slice(0, -2), values);
  for (const key of (form.dataset.copy ?? "").split(" ").filter(Boolean)) acts[1][key] = acts[0][key];
  const seen = Number(document.body.dataset.seen);
  const all = acts.map((act, n) => {
    const one = { id: id(), act, texts: texts[n] };
    if (seen >= 0) one.seen = seen;
    const heard = act._heard;
    delete act._heard;
    if (heard) one.via = { how: "SPOKEN", heard };
    return one;
  });
  return all.filter((_, n) => !unsaid.includes(n));
}

const REPORTS = new Set([
  "StopCalled", "ActionCut", "WeaponReturned", "WeaponUnloaded", "WeaponLocked", "WeaponPlaced", "ContainerLocked",
  "LineCollected", "CountTaken", "Quarantined", "TaggedOut", "HandedToAuthority", "LunchBegan", "MoveBegan",
  "CheckedOut", "ArmoryClosed", "LeftUnwrapped", "RoleEnded", "DeviceRevoked", "ShowMeAsked", "Withheld", "Declined",
  "ConcernRaised", "CrewReplaced", "PaperEntered", "Stoppage", "UnintendedDischarge", "StrayRoundFound",
  "UnknownRoundFound", "LiveRoundFound", "WeaponUnattended", "WeaponMissing", "HandedOverOutsideTheGate",
  "PersonInjured",
]);

const isReport = (one) => REPORTS.has(one.act.act);

// Reports that mean nothing without a name: on a shared tablet whoever says one gives their PIN.
const NAMED = new Set(["ShowMeAsked", "Declined", "ConcernRaised"]);

function kept(sentence) {
  return make("p", "kept", sentence);
}

// Asks whoever can cure it. A nudge on their page, not an act. Buttons the hub drew ask in the same way: data-ask.
function askFor(reason, weapon) {
  const button = make("button", "quiet", words.ask.replace("{who}", reason.who.join(", ")));
  button.type = "button";
  button.dataset.ask = JSON.stringify({ rule: reason.rule, weapon });
  return button;
}

document.addEventListener("click", async ({ target }) => {
  const button = target.closest("button[data-ask]");
  if (!button) return;
  button.disabled = true;
  const told = await ask(JSON.parse(button.dataset.ask)).catch(() => null);
  const asked = told?.ok ? (await told.json()).asked : null;
  if (asked === null) button.disabled = false;
  button.textContent = asked === null ? words.noLine : asked.length ? words.askedThem.replace("{who}", asked.join(", ")) : words.nobody;
});

function reasonOf(reason, weapon) {
  const item = make("li");
  item.append(make("p", "", reason.text));
  if (reason.cure) item.append(make("p", "cure", reason.cure));
  const who = reason.who.length ? `${words.by} ${reason.who.join(", ")}. ` : "";
  item.append(make("p", "source", `${who}${reason.cite || ""}`));
  if (reason.who.length) item.append(askFor(reason, weapon));
  return item;
}

const isRefused = (entry) => entry.verdict === "refused";

// `told` holds the reasons that stand above already.
function reasonsOf(entry, weapon, told) {
  const list = make("ul");
  for (const reason of entry.reasons) {
    const key = reason.rule + reason.text;
    if (!told.has(key)) list.append(reasonOf(reason, weapon));
    told.add(key);
  }
  return list;
}

// Each act of one press is decided on its own, so each says what became of it: what is done stays done.
function stepOf(entry, weapon, told) {
  const step = make("li");
  const line = make("p", "step");
  const said = isRefused(entry) ? words.notYet : words.recorded.replace("{n}", entry.index);
  line.append(make("b", "", entry.name), ` ${said}`);
  step.append(line);
  if (isRefused(entry)) step.append(reasonsOf(entry, weapon, told));
  return step;
}

function notYet(entries, weapon) {
  const box = make("div", "not-yet");
  const told = new Set();
  box.append(make("b", "", words.notYet));
  if (!entries.every(isRefused)) box.append(make("p", "", words.partly));
  if (entries.length === 1) {
    box.append(reasonsOf(entries[0], weapon, told));
  } else {
    const steps = make("ol");
    steps.append(...entries.map((entry) => stepOf(entry, weapon, told)));
    box.append(steps);
  }
  return box;
}

function answered(entries, weapon = "") {
  const shown = make("div");
  if (entries.some(isRefused)) shown.append(notYet(entries, weapon));
  else shown.append(kept(words.recorded.replace("{n}", entries.at(-1).index)));
  for (const advice of entries.flatMap((entry) => entry.advisories)) {
    shown.append(make("p", "advice", `${words.advice}: ${advice.text}`));
  }
  return shown;
}

// Part of what was pressed is done: the page must show the new state, so its forms are drawn anew, and what was answered
// stands above them until the next press.
function sayPartly(told) {
  const said = make("section", "answer");
  said.id = "partly";
  said.setAttribute("role", "status");
  said.append(told);
  document.getElementById("partly")?.remove();
  document.getElementById("main").before(said);
  said.scrollIntoView({ block: "start" });
}

// What was answered outlives the form: it stands above the buttons of the page for a while.
let quiet = 0;
function say(told, entry) {
  const said = document.getElementById("said");
  said.replaceChildren(told);
  said.dataset.entry = entry;
  said.hidden = false;
  clearTimeout(quiet);
  quiet = setTimeout(() => (said.hidden = true), 5_000);
}

// On a shared tablet whoever speaks says so with their PIN. What takes danger away goes without one. Null when they
// went back instead: an empty PIN would count as a wrong one.
function pinOf(acts) {
  const dialog = document.getElementById("pin-dialog");
  if (!dialog || acts.every((one) => isReport(one) && !NAMED.has(one.act.act))) return Promise.resolve({});
  const form = dialog.querySelector("form");
  form.reset();
  dialog.returnValue = "";
  dialog.showModal();
  return new Promise((done) => {
    const close = () => done(dialog.returnValue === "me" ? { by: document.body.dataset.person, pin: form.pin.value } : null);
    dialog.addEventListener("close", close, { once: true });
  });
}

async function handIn(form) {
  document.getElementById("partly")?.remove();
  const answer = form.querySelector(".answer") ?? form.appendChild(Object.assign(make("output", "answer")));
  const buttons = form.querySelectorAll("button");
  const old = form.pending?.every(isReport) && !isWaiting(form.pending); // the hub has that one: this is another
  const acts = (old ? null : form.pending) ?? envelopeOf(form);
  buttons.forEach((one) => (one.disabled = true));
  answer.replaceChildren(kept(words.asked));
  try {
    if (acts.every(isReport) && !(NAMED.has(acts[0].act.act) && document.getElementById("pin-dialog"))) await report(form, acts, answer);
    else await request(form, acts, answer);
  } finally {
    buttons.forEach((one) => (one.disabled = false));
  }
}

async function report(form, acts, answer) {
  form.pending = acts; // pressed again before it is recorded, it is the same report
  put(acts);
  const answers = await flush(acts);
  const entries = acts.map((one) => answers.get(one.id)).filter(Boolean);
  if (entries.length === acts.length) {
    form.pending = undefined;
    done(form, entries, answer);
    return;
  }
  left.set(acts[0].id, { form, answer });
  const { status, told } = answers;
  const cannot = status >= 400 && status < 500 && ![401, 429].includes(status);
  answer.replaceChildren(kept(status === 401 ? words.sayAloud : cannot ? `${told.what ?? ""} ${words.notTaken}` : isUrgent({ acts }) ? words.stopKept : words.said));
}

// What was said without a line, and went out by itself later: its form says so, and the next press is another.
const left = new Map(); // by the id of its first act
window.addEventListener("delivered", ({ detail }) => {
  const waits = left.get(detail.id);
  left.delete(detail.id);
  if (!waits?.form.isConnected || waits.form.pending?.[0].id !== detail.id) return;
  waits.form.pending = undefined;
  delete waits.form.dataset.touched;
  waits.answer.replaceChildren();
  say(answered(detail.entries), detail.entries.at(-1).index);
  if ((waits.form.dataset.then ?? "refresh") === "refresh") window.dispatchEvent(new Event("changed"));
});

async function request(form, acts, answer) {
  const who = await pinOf(acts);
  if (who === null) {
    answer.replaceChildren();
    return;
  }
  let told;
  try {
    told = await send(acts, who);
  } catch {
    form.pending = acts; // the same ids again: if the hub has it already, it answers what it answered
    answer.replaceChildren(kept(words.noAnswer));
    const first = acts.findIndex((one) => !isReport(one));
    if (first > 0 && !who.pin) put(acts.slice(0, first)); // what was told is kept; what was asked is not
    settle(form, acts, who, answer);
    return;
  }
  form.pending = undefined;
  if (told.ok) return done(form, (await told.json()).entries, answer);
  const { what, cure } = await told.json().catch(() => ({ what: told.statusText, cure: "" }));
  const tooOld = told.status === 403 && !document.getElementById("pin-dialog");
  answer.replaceChildren(kept(told.status === 401 ? words.signIn : tooOld ? words.lost : `${what} ${cure}`));
}

// Asks, once there is a line again, whether the hub has what got no answer. It is never sent again by itself: what was
// true when it was pressed may not be true any more.
async function settle(form, acts, who, answer) {
  while (form.pending === acts && form.isConnected) {
    await new Promise((go) => setTimeout(go, 2_000));
    const told = await answeredBefore(acts, who).catch(() => null);
    if (form.pending !== acts) return;
    if (!told?.ok) continue;
    const { entries } = await told.json();
    form.pending = undefined;
    if (entries.length === acts.length) done(form, entries, answer);
    else answer.replaceChildren(kept(words.notArrived));
  }
}

// The plan that a form was about: the one that was named in it, else the one it came with.
function planOf(form) {
  const named = form.elements["0.plan"];
  return named ? idOf(named) : JSON.parse(form.dataset.acts)[0].plan;
}

function done(form, entries, answer) {
  const weapon = JSON.parse(form.dataset.acts).find((one) => one.weapon)?.weapon;
  const then = (form.dataset.then ?? "refresh").replace("{0.plan}", () => planOf(form)); // before the form is emptied
  answer.replaceChildren(answered(entries, weapon));
  delete form.dataset.touched;
  const refused = entries.some(isRefused);
  if (!refused) {
    form.reset(); // nothing that was ticked for one act is there for the next
    follow(form);
  }
  form.dispatchEvent(new CustomEvent(refused ? "refused" : "recorded", { bubbles: true }));
  if (refused && !entries.every(isRefused)) {
    sayPartly(answered(entries, weapon));
    window.dispatchEvent(new Event("changed"));
    return;
  }
  if (refused) {
    answer.querySelector(".not-yet").scrollIntoView({ block: "nearest" });
    return;
  }
  say(answered(entries), entries.at(-1).index);
  if (then === "refresh") window.dispatchEvent(new Event("changed"));
  else if (then !== "stay") location.assign(then);
}

// Shows the parts of a form that belong to what was chosen: data-when="0.kind=DUMMY".
function follow(form) {
  for (const part of form.querySelectorAll("[data-when]")) {
    const [name, wanted] = part.dataset.when.split("=");
    const chosen = [...form.elements].find((f) => f.name === name && (f.type !== "radio" || f.checked))?.value ?? "";
    const shows = wanted.split("|").includes(chosen);
    part.hidden = !shows;
    for (const field of part.querySelectorAll("input, select, textarea")) field.disabled = !shows;
  }
  for (const part of form.querySelectorAll("[data-marks]")) {
    const [marked, kind] = [part.querySelector("input:checked"), part.querySelector("select")];
    if (marked && kind.value === "") {
      kind.value = part.dataset.marks; // a hole or a rattle is what makes it a dummy
      kind.dataset.byMark = "yes";
    } else if (!marked && kind.dataset.byMark && kind.value === part.dataset.marks) {
      kind.value = kind.dataset.byMark = "";
    }
    kind.setCustomValidity(!marked && kind.value === part.dataset.marks ? words.unmarked : "");
  }
  for (const part of form.querySelectorAll("[data-optional]")) {
    for (const name of (part.dataset.needs ?? "").split(" ").filter(Boolean)) form.elements[name].required = isSaid(part);
  }
}

// What still has to be answered may stand in a closed part of the page: it can't be shown there before it is opened.
function openUp(event) {
  for (let part = event.target.closest("details"); part; part = part.parentElement.closest("details")) part.open = true;
}

export function prepare(root) {
  for (const form of root.querySelectorAll("form.act")) {
    follow(form);
    form.addEventListener("invalid", openUp, true);
    form.addEventListener("input", () => {
      form.dataset.touched = "yes";
      form.pending = undefined;
      follow(form);
    });
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      handIn(form);
    });
  }
}
