// The chooser: whom to be.

import { make, word } from "./words.js";

const list = document.getElementById("list");
const search = document.getElementById("search");
const nobody = document.getElementById("nobody");

const plain = (text) => text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "");

/** Draw the people of the page, those found by the search, the chosen one marked. */
export function drawPeople(page, chosen) {
  const wanted = plain(search.value).split(/\s+/).filter(Boolean);
  const found = page.people.filter((person) => {
    const about = plain(`${person.name} ${person.organisation ?? ""} ${person.role} ${person.group}`);
    return wanted.every((part) => about.includes(part));
  });
  const groups = Map.groupBy
    ? Map.groupBy(found, (person) => person.group)
    : found.reduce((all, person) => all.set(person.group, [...(all.get(person.group) ?? []), person]), new Map());
  const sections = [...groups].map(([name, people]) => section(name, people, chosen));
  if (wanted.length === 0) sections.unshift(make("ul", {}, general(page, chosen)));
  list.replaceChildren(...sections);
  nobody.textContent = wanted.length > 0 && found.length === 0 ? word("web-nobody-found") : "";
}

export function onSearch(redraw) {
  search.addEventListener("input", redraw);
}

export function whoIs(page, address) {
  if (address === page.somebody) return { name: word("web-somebody"), organisation: word("web-somebody-hint") };
  return page.people.find((person) => person.id === address);
}

function section(name, people, chosen) {
  return make("section", {}, make("h2", {}, name), make("ul", {}, ...people.map((person) => entry(person, chosen))));
}

function general(page, chosen) {
  return entry({ id: page.somebody, ...whoIs(page, page.somebody) }, chosen);
}

function entry({ id, name, organisation, role }, chosen) {
  const about = [organisation, role].filter(Boolean).join(" · ");
  const initials = name.split(/\s+/).map((part) => [...part][0]);
  const letters = [initials[0], initials.length > 1 ? initials.at(-1) : ""].join("").toUpperCase();
  const anchor = make(
    "a",
    { href: `#as=${encodeURIComponent(id)}`, "aria-current": id === chosen ? "true" : null },
    make("span", { class: "mark", "aria-hidden": "true" }, letters),
    make("span", { class: "who" }, make("strong", {}, name), make("span", { class: "quiet" }, about)),
  );
  return make("li", {}, anchor);
}
