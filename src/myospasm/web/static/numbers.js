/* The drawer of numbers: for a part of the figure or a quantity, every number that makes it, with its source. */

import { linked, make } from "./element.js";

const GROUPS = [
  ["Parts of the body", (name, part) => !part.unit],
  ["What is shown", (name, part) => part.unit && !name.startsWith("hours.")],
  ["Stories of hours", (name) => name.startsWith("hours.")],
];
const ALL = "";

/**
 * A drawer in `dialog` (an empty <dialog>). `open(part, setting)` shows the numbers of a part, or all of them ("").
 * `setting` is what POST /api/numbers takes as its body: an object, or JSON as text. The dialog gives the focus back.
 */
export function createNumbers(dialog, { fetchJson }) {
  const drawer = build(dialog);
  let last = { body: null, answer: null };
  let told = null;

  const draw = () => told && show(drawer, told);
  drawer.form.addEventListener("input", draw);
  drawer.form.addEventListener("submit", (event) => event.preventDefault());
  drawer.close.addEventListener("click", () => dialog.close());
  dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());

  /** What the server tells of a setting; only the last one is kept, and one that failed is asked for again. */
  function ask(body) {
    if (last.body !== body) {
      const options = { method: "POST", headers: { "Content-Type": "application/json" }, body };
      const answer = Promise.resolve(fetchJson("/api/numbers", options));
      last = { body, answer };
      answer.catch(() => { if (last.answer === answer) last.body = null; });
    }
    return last.answer;
  }

  async function open(part, setting) {
    if (!dialog.open) dialog.showModal();
    const asked = ask(typeof setting === "string" ? setting : JSON.stringify(setting ?? {}));
    told = null;
    drawer.filter.value = "";
    drawer.assumed.checked = false;
    drawer.list.replaceChildren();
    say(drawer, "Reading the numbers …", "");
    try {
      const answer = await asked;
      if (asked !== last.answer) return; // another setting was asked for since
      told = answer;
    } catch (error) {
      if (asked !== last.answer) return;
      drawer.title.textContent = "Numbers";
      say(drawer, `The numbers could not be read: ${error.message}`, "");
      return;
    }
    fillChoice(drawer.choice, told.shown, part);
    draw();
    drawer.body.scrollTop = 0;
  }

  return { open };
}

/** The drawer's frame, made once. */
function build(dialog) {
  dialog.classList.add("numbers");
  dialog.setAttribute("aria-labelledby", "numbers-title");
  const title = make("h2", { id: "numbers-title", tabindex: "-1" }, "Numbers");
  const close = make("button", { type: "button", class: "numbers-close", "aria-label": "Close the numbers" }, "✕");
  const head = make("div", { class: "numbers-head" });
  head.append(title, close);
  const about = make("p", { class: "numbers-about" });
  const choice = make("select", {});
  const filter = make("input", { type: "search", autocomplete: "off", spellcheck: "false" });
  const assumed = make("input", { type: "checkbox" });
  const form = make("form", { class: "numbers-tools", role: "search", "aria-label": "Numbers" });
  form.append(labeled("Numbers of", choice), labeled("Filter", filter), ticked(assumed, "Only what is assumed"));
  const status = make("p", { class: "numbers-status", role: "status" });
  const list = make("div", { class: "numbers-list" });
  const body = make("div", { class: "numbers-body", tabindex: "0", role: "region", "aria-labelledby": "numbers-title" });
  body.append(about, form, status, list);
  const inside = make("div", { class: "numbers-inside" });
  inside.append(head, body);
  dialog.replaceChildren(inside);
  return { title, close, about, choice, filter, assumed, form, status, list, body };
}

function labeled(words, field) {
  const label = make("label", { class: "numbers-field" });
  label.append(make("span", {}, words), field);
  return label;
}

function ticked(box, words) {
  const label = make("label", { class: "numbers-tick" });
  label.append(box, make("span", {}, words));
  return label;
}

function say(drawer, status, about) {
  drawer.status.textContent = status;
  drawer.about.textContent = about;
}

/** Every part that has numbers, in groups; `part` is chosen. */
function fillChoice(select, shown, part) {
  const all = make("option", { value: ALL }, "Everything");
  const groups = GROUPS.map(([words, belongs]) => {
    const group = make("optgroup", { label: words });
    const names = Object.keys(shown).filter((name) => belongs(name, shown[name]));
    group.append(...names.map((name) => make("option", { value: name }, shown[name].title)));
    return group;
  });
  select.replaceChildren(all, ...groups);
  select.value = part in shown ? part : ALL;
}

/** The numbers of the chosen part that pass the filter. */
function show(drawer, told) {
  const name = drawer.choice.value;
  const part = told.shown[name] ?? { title: "All numbers", about: "Every cited number that runs in this person.", unit: "" };
  drawer.title.textContent = part.title;
  const unit = part.unit === "1" ? " It has no unit." : part.unit ? ` Its unit: ${part.unit}.` : "";
  const words = drawer.filter.value.toLowerCase().split(/\s+/).filter(Boolean);
  const own = [];
  const groups = [];
  for (const organ of told.organs) {
    for (const piece of organ.parts) {
      const mine = piece.numbers.filter((number) => name === ALL || number.shown.includes(name));
      own.push(...mine);
      const kept = mine.filter((number) => passes(number, piece, words, drawer.assumed.checked));
      if (kept.length) groups.push(groupOf(organ, piece, kept));
    }
  }
  const assumed = own.filter((number) => number.assumed).length;
  const defined = own.filter((number) => number.source === "definition").length;
  const found = own.length - assumed - defined;
  const by = defined ? `, ${defined} by definition` : "";
  const shown = groups.reduce((sum, group) => sum + group.count, 0);
  const some = shown < own.length ? ` Showing ${shown}.` : "";
  say(drawer, `${found} cited, ${assumed} assumed${by}.${some}`, part.about + unit);
  drawer.list.replaceChildren(...groups.map((group) => group.element));
}

function passes(number, piece, words, onlyAssumed) {
  if (onlyAssumed && !number.assumed) return false;
  const text = [number.path, number.name, number.note, number.reference, piece.title, number.unit].join(" ").toLowerCase();
  return words.every((word) => text.includes(word));
}

function groupOf(organ, piece, numbers) {
  const element = make("section", { class: "numbers-group" });
  element.append(make("h3", {}, piece.title), make("p", { class: "numbers-organ" }, [organ.title, piece.about].filter(Boolean).join(". ")));
  const list = make("ul", {});
  list.append(...[...numbers].sort((a, b) => b.changed - a.changed).map(itemOf));
  element.append(list);
  return { element, count: numbers.length };
}

function itemOf(number) {
  const item = make("li", { class: number.changed ? "numbers-item numbers-changed" : "numbers-item" });
  const top = make("p", { class: "numbers-top" });
  const value = make("span", { class: "numbers-value" }, number.now_text);
  if (number.unit === "1") value.append(make("span", { class: "numbers-soft" }, " no unit"));
  top.append(make("span", { class: "numbers-name" }, number.name), value);
  item.append(top);
  if (number.note) item.append(make("p", { class: "numbers-note" }, number.note));
  item.append(...number.changed_by.map((by) => changeOf(number, by)), sourceOf(number));
  return item;
}

/** What a cause, a remedy or someone's nature did to a number. */
function changeOf(number, by) {
  const said = make("p", { class: "numbers-change" });
  const whose = by.of.length ? ` (${by.of.join(", ")})` : "";
  const why = by.note ? `: ${by.note}` : "";
  said.append(make("strong", {}, by.title), `${whose}: ${by.how}; usually ${number.text}. Source of the change: `);
  said.append(...cited(by), why);
  return said;
}

function sourceOf(number) {
  const said = make("p", { class: "numbers-source" });
  const source = make("span", {}, "Source: ");
  source.append(...cited(number));
  said.append(source);
  const range = number.source === "definition" ? "Range" : "Published range";
  if (number.range_text) said.append(make("span", { class: "numbers-range" }, `${range}: ${number.range_text}`));
  said.append(make("code", { class: "numbers-path" }, number.path));
  return said;
}

/** A source: the word "assumed" where there is none, else the paper, as a link where its address is known. */
function cited({ assumed, reference, url, source }) {
  if (assumed) return [make("span", { class: "numbers-assumed" }, "assumed")];
  return [linked(reference || source, url)];
}
