// The clock: shows what the server says, and in a demonstration steers it.

import { post } from "./words.js";

const byId = (id) => document.getElementById(id);
const controls = byId("controls");
const moment = byId("moment");
const error = byId("clock-error");

/** `person` tells who is chosen: "before the next item" means that person's. */
export function startClock(person) {
  controls.open = matchMedia("(min-width: 64rem)").matches;
  for (const button of controls.querySelectorAll("button[type=button]")) {
    button.addEventListener("click", () => move(wish(button.dataset), person()));
  }
  moment.addEventListener("input", () => (moment.dataset.edited = "yes"));
  byId("jump").addEventListener("submit", (submitted) => {
    submitted.preventDefault();
    move({ jump: moment.value }, person());
  });
}

export function drawClock(face) {
  byId("there").textContent = face.there;
  byId("home").textContent = face.home;
  controls.hidden = face.speed === undefined;
  if (controls.hidden) return;
  if (!moment.dataset.edited) moment.value = face.field;
  for (const button of controls.querySelectorAll("[data-speed]")) {
    const now = Number(button.dataset.speed) === face.speed;
    button.ariaPressed = String(now);
    if (now) byId("pace").textContent = button.textContent;
  }
}

function wish({ speed, ahead, to }) {
  if (speed !== undefined) return { speed: Number(speed) };
  return ahead === undefined ? { to } : { ahead: Number(ahead) };
}

async function move(body, person) {
  const problem = await post("api/clock", person ? { ...body, as: person } : body);
  error.textContent = problem ?? "";
  if (!problem) delete moment.dataset.edited;
}
