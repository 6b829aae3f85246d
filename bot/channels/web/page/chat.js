// The chat: who is talking (the part of the address after #as=), the live line, and what is typed.

import { bubble } from "./bubbles.js";
import { drawClock, startClock } from "./clock.js";
import { drawPeople, onSearch, whoIs } from "./people.js";
import { hand, loadWords, make, post, word, words } from "./words.js";

const RECONNECT = 2000;
const MARGIN = 12;
const LARGE = [13, 11.5, 10, 9, 8, 7]; // the largest at which a card fits the screen
const NOTICE = 5000;

const byId = (id) => document.getElementById(id);
const log = byId("log");
const say = byId("say");
const card = byId("card");

let person = null;
let source = null;
let pending = 0;
let lost = false;
let language = "";

async function start() {
  await speak("");
  startClock(() => person);
  onSearch(() => drawPeople(words(), person));
  addEventListener("hashchange", () => choose(false));
  byId("skip").addEventListener("click", skip);
  byId("form").addEventListener("submit", submitted);
  say.addEventListener("keydown", sendOnEnter);
  byId("attach").addEventListener("click", () => byId("file").click());
  byId("file").addEventListener("change", attached);
  byId("card-close").addEventListener("click", () => card.close());
  choose(true);
}

/** Load the page's words; "" is the trip's first language. */
async function speak(wanted) {
  language = wanted;
  const page = await loadWords(wanted);
  language = page.language;
  byId("trip").textContent = page.trip;
  byId("quick").replaceChildren(...page.quick.map((question) => press(question, () => send(question))));
  byId("languages").replaceChildren(...page.languages.map((one) => languageButton(one, page)));
  drawPeople(page, person);
  drawHead();
}

function languageButton(one, page) {
  const name = new Intl.DisplayNames([one], { type: "language" }).of(one);
  const button = press(name, async () => {
    await speak(one);
    connect();
    byId("languages").querySelector("[aria-pressed=true]").focus();
  });
  button.lang = one;
  button.ariaPressed = String(one === page.language);
  return button;
}

function press(label, action) {
  const button = make("button", { type: "button" }, label);
  button.addEventListener("click", action);
  return button;
}

function choose(first) {
  const wanted = new URLSearchParams(location.hash.slice(1)).get("as");
  const next = wanted !== null && whoIs(words(), wanted) ? wanted : null;
  if (next === person && !first) return;
  person = next;
  document.body.dataset.view = person === null ? "people" : "chat";
  log.replaceChildren();
  notice("");
  fail("");
  drawPeople(words(), person);
  drawHead();
  connect();
  const typing = !matchMedia("(pointer: coarse)").matches; // on a phone a focused field opens the keyboard
  if (person === null) typing && byId("search").focus();
  else (typing ? say : log).focus();
}

function drawHead() {
  const who = person === null ? null : whoIs(words(), person);
  byId("who").textContent = who ? [who.name, who.organisation].filter(Boolean).join(" · ") : "";
  document.title = who ? `${who.name} – ${word("web-title")}` : word("web-title");
}

/** The live line. A browser that gives up on it (the server was away) is asked to try again. */
function connect() {
  source?.close();
  const chat = person === null ? "" : `as=${encodeURIComponent(person)}&`;
  const opened = new EventSource(`api/stream?${chat}lang=${encodeURIComponent(language)}`);
  source = opened;
  opened.addEventListener("hello", ({ data }) => greeted(JSON.parse(data)));
  opened.addEventListener("entry", ({ data }) => add(JSON.parse(data)));
  opened.addEventListener("clock", ({ data }) => tick(JSON.parse(data)));
  opened.addEventListener("error", () => {
    lost = true;
    notice(word("web-lost"));
    if (opened.readyState === EventSource.CLOSED) setTimeout(() => opened === source && again(), RECONNECT);
  });
}

async function again() {
  await speak(language).then(() => choose(true), connect);
}

function greeted({ anew, untouched }) {
  notice(lost ? word("web-back") : "");
  if (lost) setTimeout(() => lost || notice(""), NOTICE);
  lost = false;
  if (anew) {
    log.ariaBusy = "true"; // what was said before is not read out again
    log.replaceChildren();
  }
  if (person !== null && untouched) waitFor(post("api/open", { as: person }));
}

function tick(face) {
  log.ariaBusy = "false";
  drawClock(face);
  if (person !== null && face.language !== language) speak(face.language);
}

function add(entry) {
  const drawn = bubble(entry, { tap: (action) => tap(action, entry.number), enlarge });
  drawn.id = `entry-${entry.number}`;
  const earlier = byId(drawn.id);
  if (earlier) {
    replace(earlier, drawn);
    return;
  }
  log.append(drawn);
  // As far down as there is, but not past the beginning of what is new.
  log.scrollTop = Math.min(log.scrollHeight, drawn.offsetTop - MARGIN);
}

/** A bubble says something new where it stands; whoever has just tapped in it goes on from there. */
function replace(earlier, drawn) {
  const place = [...earlier.querySelectorAll("button")].indexOf(document.activeElement);
  earlier.replaceWith(drawn);
  if (place < 0) return;
  const buttons = drawn.querySelectorAll("button");
  (buttons[Math.min(place, buttons.length - 1)] ?? log).focus();
}

const tap = (action, on) => waitFor(post("api/tap", { as: person, action, on }));

async function send(text) {
  const problem = await waitFor(post("api/say", { as: person, text }));
  if (problem && !say.value) say.value = text;
}

/** A chosen file goes out with what is typed. */
async function attached({ target }) {
  const [file] = target.files;
  if (!file) return;
  const text = say.value;
  say.value = "";
  const problem = await waitFor(hand("api/hand", { as: person, name: file.name, text }, file));
  if (problem && !say.value) say.value = text;
  target.value = "";
  say.focus();
}

async function waitFor(posted) {
  pending += 1;
  byId("typing").textContent = word("web-typing");
  fail("");
  const problem = await posted;
  pending -= 1;
  if (pending === 0) byId("typing").textContent = "";
  if (problem) fail(problem);
  return problem;
}

function submitted(event) {
  event.preventDefault();
  const text = say.value;
  say.value = "";
  send(text);
  say.focus();
}

function sendOnEnter(event) {
  if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
  event.preventDefault();
  byId("form").requestSubmit();
}

function skip(event) {
  event.preventDefault(); // the part after # names the person
  byId(person === null ? "search" : "say").focus();
}

function enlarge(lines) {
  const text = byId("card-text");
  text.replaceChildren(...lines);
  card.showModal();
  for (const size of LARGE) {
    text.style.setProperty("--size", `${size}vmin`);
    if (text.scrollHeight <= text.clientHeight) break;
  }
}

function notice(text) {
  byId("line").textContent = text;
}

function fail(text) {
  byId("error").textContent = text;
}

start();
