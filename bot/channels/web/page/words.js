// The page's words in its present language, and the requests it makes.

let page = { words: {}, language: "" };

export const words = () => page;

export const word = (id) => page.words[id] ?? "";

export async function loadWords(language) {
  const response = await fetch(`api/page?lang=${encodeURIComponent(language)}`);
  if (!response.ok) throw new Error(`page: ${response.status}`);
  page = await response.json();
  document.documentElement.lang = page.language;
  for (const element of document.querySelectorAll("[data-word]")) element.textContent = word(element.dataset.word);
  for (const element of document.querySelectorAll("[data-label]")) element.ariaLabel = word(element.dataset.label);
  for (const element of document.querySelectorAll("[data-hint]")) element.placeholder = word(element.dataset.hint);
  return page;
}

/** Post a JSON body; resolves to null, or to the words that say why it failed. */
export const post = (path, body) => send(path, {}, "application/json", JSON.stringify(body));

/** Post a file with what is said about it; resolves likewise. */
export const hand = (path, about, file) => send(path, about, file.type || "application/octet-stream", file);

async function send(path, about, type, body) {
  try {
    const query = new URLSearchParams({ ...about, lang: page.language });
    const response = await fetch(`${path}?${query}`, { method: "POST", headers: { "Content-Type": type }, body });
    return response.ok ? null : (await response.json()).error.text;
  } catch {
    return word("web-unreachable");
  }
}

/** An element with attributes and children; strings become text, never markup. */
export function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== null && value !== undefined) element.setAttribute(name, value);
  }
  element.append(...children.filter((child) => child !== null));
  return element;
}
