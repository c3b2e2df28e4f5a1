/* Elements without HTML in strings: what comes from data stays text. */

/** An element with attributes and text. */
export function make(name, attributes = {}, text = "") {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  if (text) element.textContent = text;
  return element;
}

/** A reference; as a link to the paper where its address is known, with words for who cannot see that it opens a tab. */
export function linked(text, url) {
  if (!url) return make("span", {}, text);
  const link = make("a", { href: url, rel: "noopener noreferrer", target: "_blank" }, text);
  link.append(make("span", { class: "unseen" }, " (opens in a new tab)"));
  return link;
}
