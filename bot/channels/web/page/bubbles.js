// One entry of the transcript → one bubble.

import { make, word } from "./words.js";

const SIGN = /(\p{Extended_Pictographic}\uFE0F?) (?=\S)/gu; // a sign never stays behind at the end of a line
const OUTSIDE = { target: "_blank", rel: "noreferrer noopener" };

/** `tap` is called with a tapped button's action, `enlarge` with the elements of a card. */
export function bubble(entry, { tap, enlarge }) {
  const own = entry.said !== undefined;
  const author = make("span", { class: "unseen" }, `${word(own ? "web-you" : "web-annai")}: `);
  const time = make("time", {}, entry.time);
  const body = own
    ? [make("p", {}, entry.said)]
    : [...entry.lines.map(line), card(entry.lines, enlarge), venue(entry.venue), file(entry.file)];
  const box = make("div", { class: "bubble" }, author, ...body, time);
  if (own) return make("article", { class: "turn own" }, box);
  return make("article", { class: "turn", lang: entry.language }, box, buttons(entry.buttons, tap));
}

function link(href, ...children) {
  const page = href.startsWith("http");
  const hint = page ? make("span", { class: "unseen" }, ` ${word("web-new-window")}`) : null;
  return make("a", { href, ...(page ? OUTSIDE : { rel: OUTSIDE.rel }) }, ...children, hint);
}

function line({ text, style, link: href, language }) {
  if (!text.trim()) return make("p", { class: "gap" });
  const shown = text.replace(SIGN, "$1\u00a0");
  const words = style === "struck" ? make("s", {}, shown) : style === "strong" ? make("strong", {}, shown) : shown;
  return make("p", { class: style, lang: language }, href ? link(href, words) : words);
}

function card(lines, enlarge) {
  const large = lines.filter(({ style }) => style === "large");
  if (large.length === 0) return null;
  const show = make("button", { type: "button", class: "filled" }, word("web-show-large"));
  show.addEventListener("click", () => enlarge(large.map(line)));
  const copy = make("button", { type: "button" }, word("web-copy"));
  const done = make("span", { class: "quiet", role: "status" });
  copy.addEventListener("click", async () => {
    const text = large.map((one) => one.text).join("\n");
    done.textContent = await navigator.clipboard.writeText(text).then(
      () => word("web-copied"),
      () => word("web-copy-failed"),
    );
  });
  return make("div", { class: "row" }, show, copy, done);
}

function venue(place) {
  if (!place) return null;
  const address = place.address ? make("span", { class: "quiet" }, place.address) : null;
  const box = link(place.link, make("strong", {}, place.name), address, make("span", { class: "go" }, word("web-map")));
  box.className = "box";
  return box;
}

function file(offered) {
  if (!offered) return null;
  const go = make("span", { class: "go" }, word("web-download"));
  return make("a", { class: "box", href: offered.link, download: offered.name }, make("strong", {}, offered.name), go);
}

function buttons(rows, tap) {
  if (rows.length === 0) return null;
  const drawn = rows.map((row) => make("div", { class: "row" }, ...row.map((one) => button(one, tap))));
  return make("div", { class: "buttons" }, ...drawn);
}

function button({ label, action, link: href }, tap) {
  if (href) {
    const anchor = link(href, label);
    anchor.className = "button";
    return anchor;
  }
  const element = make("button", { type: "button" }, label);
  element.addEventListener("click", () => tap(action));
  return element;
}
