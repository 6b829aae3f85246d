// Choosing a person or a day, and opening all there is to see. Without it the page is complete, only longer.

"use strict";

const form = document.querySelector("#filter");
const people = [...document.querySelectorAll(".person")];

function choose() {
  const { person: who, day: when } = form.elements;
  for (const person of people) {
    const days = [...person.querySelectorAll(".day")];
    for (const day of days) day.hidden = when.value !== "" && day.dataset.day !== when.value;
    const others = who.value !== "" && person.dataset.person !== who.value;
    person.hidden = others || days.every((day) => day.hidden);
    if (who.value || when.value) person.open = !person.hidden;
    if (who.value && when.value) for (const day of days) day.open = !day.hidden;
  }
}

function unfold(wanted) {
  for (const part of document.querySelectorAll("details:is(.person, .day)")) {
    if (!part.closest("[hidden]")) part.open = wanted;
  }
}

form.hidden = false;
form.addEventListener("change", choose);
form.addEventListener("click", ({ target }) => {
  if (target.type === "button") unfold(target.value === "open");
});
document.addEventListener("click", ({ target }) => {
  if (!target.closest('a[href^="#"]')) return; // a link may lead to what is hidden: show everything again
  form.reset();
  choose();
});
choose();
