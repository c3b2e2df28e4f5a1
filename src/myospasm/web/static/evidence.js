/* The evidence view: every published row beside what the model gives, failures in plain sight. */

import { linked, make } from "./element.js";

const FILTERS = {
  all: ["All rows", () => true],
  misses: ["Misses", (row) => !row.holds],
  predictions: ["Predictions", (row) => row.role === "predict"],
  fits: ["Fitted rows", (row) => row.role === "fit"],
};
const KINDS = { fit: "fitted", predict: "predicted" };
const HEADS = ["Result", "Quantity", "Published", "Model", "Kind"];
const LEAD =
  "Published experiments, replayed on virtual people. A row holds when the model lies within the published bounds, or, " +
  "for an effect, on the published side of zero. Fitted rows were used to set the model's numbers; predictions were " +
  "not. What misses is information, and each paper says why if it is known.";

/** Fill `container` with the table. `fetchJson(path)` and `fetchText(path)` give what the server tells. */
export async function createEvidence(container, { fetchJson, fetchText = textOf }) {
  const status = make("p", { class: "evidence-status", role: "status" }, "Reading the table …");
  container.replaceChildren(status);
  try {
    const told = await fetchJson("/api/evidence");
    container.replaceChildren(...view(told, fetchText));
  } catch (error) {
    const again = make("button", { type: "button", class: "evidence-again" }, "Try again");
    again.addEventListener("click", () => createEvidence(container, { fetchJson, fetchText }));
    const said = make("p", { class: "evidence-status", role: "alert" }, `The evidence could not be read: ${error.message}`);
    container.replaceChildren(said, again);
  }
}

async function textOf(path) {
  const answer = await fetch(path);
  if (!answer.ok) throw new Error(`the server answered ${answer.status}`);
  return answer.text();
}

/** Everything of the view, from top to bottom. */
function view(told, fetchText) {
  const groups = told.papers.map((paper) => groupOf(paper, told, fetchText));
  const table = tableOf(groups);
  const none = make("p", { class: "evidence-none", hidden: "" }, "No row matches.");
  const count = make("p", { class: "evidence-status", role: "status" });
  const tools = toolsOf(told, (chosen, words) => {
    const shown = groups.map((group) => group.choose(FILTERS[chosen][1], words));
    const rows = shown.reduce((sum, number) => sum + number, 0);
    const papers = shown.filter((number) => number > 0).length;
    count.textContent = `Showing ${plural(rows, "row")} of ${plural(papers, "replay")}.`;
    table.hidden = rows === 0;
    none.hidden = rows > 0;
  });
  return [headOf(told), tools, count, table, none];
}

/** How much holds, of all, of the predictions and of what was fitted. */
function headOf(told) {
  const cards = make("div", { class: "evidence-scores" });
  cards.append(
    cardOf(`rows of ${told.sources} papers hold`, told),
    cardOf("predictions hold", told.predictions),
    cardOf("fitted rows hold", told.fits),
  );
  const head = make("header", { class: "evidence-head" });
  head.append(make("h2", {}, "Evidence"), make("p", { class: "evidence-lead" }, LEAD), cards);
  return head;
}

function cardOf(words, score) {
  const card = make("p", { class: "evidence-card" });
  const bar = make("span", { class: "evidence-bar", "aria-hidden": "true" });
  const part = make("span", { class: "evidence-part" });
  part.style.width = `${(100 * score.holding) / score.rows}%`;
  bar.append(part);
  card.append(
    make("span", { class: "evidence-number" }, `${score.holding} of ${score.rows} `),
    make("span", { class: "evidence-words" }, words),
    bar,
    make("span", { class: "evidence-missing" }, `✕ ${score.rows - score.holding} miss`),
  );
  return card;
}

/** The choice of rows and the search; `change(filter, words)` is called at once and whenever they change. */
function toolsOf(told, change) {
  const rows = told.papers.flatMap((paper) => paper.rows);
  const choice = make("fieldset", { class: "evidence-choice" });
  choice.append(make("legend", {}, "Show"));
  for (const [name, [words, keeps]] of Object.entries(FILTERS)) {
    const radio = make("input", { type: "radio", name: "evidence-filter", value: name });
    radio.checked = name === "all";
    const label = make("label", { class: "evidence-option" });
    label.append(radio, make("span", {}, `${words} `), make("span", { class: "evidence-of" }, String(rows.filter(keeps).length)));
    choice.append(label);
  }
  const search = make("input", { type: "search", autocomplete: "off", spellcheck: "false" });
  search.placeholder = "cramp, H reflex, potassium …";
  const label = make("label", { class: "evidence-search" });
  label.append(make("span", {}, "Search papers and quantities"), search);
  const tools = make("form", { class: "evidence-tools", role: "search", "aria-label": "Rows of evidence" });
  tools.append(choice, label);
  const tell = () => change(choice.querySelector("input:checked").value, wordsOf(search.value));
  tools.addEventListener("input", tell);
  tools.addEventListener("submit", (event) => event.preventDefault());
  queueMicrotask(tell);
  return tools;
}

function wordsOf(text) {
  return text.toLowerCase().split(/\s+/).filter(Boolean);
}

/** One table, so that its columns stand under each other; its roles are said, as a narrow page lays it out as cards. */
function tableOf(groups) {
  const table = make("table", { class: "evidence-table", role: "table" });
  const heads = make("tr", { role: "row" });
  heads.append(...HEADS.map((head) => make("th", { scope: "col", role: "columnheader" }, head)));
  const head = make("thead", { role: "rowgroup" });
  head.append(heads);
  table.append(make("caption", {}, "Published against model, paper by paper"), head, ...groups.map((group) => group.body));
  return table;
}

/** The rows of one paper under its name, which opens to tell more. */
function groupOf(paper, told, fetchText) {
  const body = make("tbody", { role: "rowgroup" });
  const top = make("tr", { role: "row", class: "evidence-paper" });
  const name = make("th", { scope: "rowgroup", role: "rowheader", colspan: String(HEADS.length) });
  name.append(detailsOf(paper, told, fetchText));
  top.append(name);
  const rows = paper.rows.map(rowOf);
  body.append(top, ...rows);
  const about = [paper.paper, paper.title, paper.reference, paper.about].join(" ").toLowerCase();
  const texts = paper.rows.map((row) => `${about} ${row.id} ${row.quantity} ${row.unit}`.toLowerCase());
  const choose = (keeps, words) => {
    let shown = 0;
    paper.rows.forEach((row, i) => {
      rows[i].hidden = !(keeps(row) && words.every((word) => texts[i].includes(word)));
      shown += rows[i].hidden ? 0 : 1;
    });
    body.hidden = shown === 0;
    return shown;
  };
  return { body, choose };
}

function rowOf(row) {
  const line = make("tr", { role: "row", class: row.holds ? "evidence-holds" : "evidence-misses" });
  const result = make("td", { role: "cell", class: "evidence-result" });
  result.append(make("span", { class: "evidence-mark", "aria-hidden": "true" }, row.holds ? "●" : "✕"), ` ${row.verdict}`);
  const quantity = make("th", { scope: "row", role: "rowheader", class: "evidence-quantity" }, `${row.quantity} `);
  quantity.append(make("span", { class: "evidence-id" }, row.id));
  line.append(
    result,
    quantity,
    labeled("Published", row.published_words),
    labeled("Model", row.model_words),
    make("td", { role: "cell", class: "evidence-kind" }, KINDS[row.role] ?? row.role),
  );
  return line;
}

function labeled(head, text) {
  return make("td", { role: "cell", class: "evidence-value", "data-head": head }, text);
}

/** A paper's name, which opens to its picture, why rows miss, and its reference; made when it is first opened. */
function detailsOf(paper, told, fetchText) {
  const details = make("details", { class: "evidence-details", id: `evidence-${paper.name}` });
  const summary = make("summary");
  const names = make("span", { class: "evidence-names" });
  names.append(
    make("span", { class: "evidence-title" }, `${paper.title} `),
    make("span", { class: "evidence-authors" }, paper.authors),
  );
  const held = make("span", { class: "evidence-held" });
  const marks = paper.rows.map((row) =>
    make("span", { class: row.holds ? "evidence-holds" : "evidence-misses" }, row.holds ? "●" : "✕"),
  );
  const shown = make("span", { class: "evidence-marks", "aria-hidden": "true" });
  shown.append(...marks);
  held.append(shown, make("span", {}, `${paper.holding} of ${paper.rows.length} hold`));
  summary.append(names, held);
  details.append(summary);
  const fill = () => {
    if (details.open && details.children.length === 1) details.append(moreOf(paper, told, fetchText));
  };
  details.addEventListener("toggle", fill);
  return details;
}

function moreOf(paper, told, fetchText) {
  const more = make("div", { class: "evidence-more" });
  const figure = make("figure", { class: "evidence-figure" });
  const place = make("div", { class: "evidence-picture" }, "Drawing …");
  figure.append(place, make("figcaption", {}, told.key));
  drawInto(place, paper.name, fetchText);
  const said = make("div", { class: "evidence-said" });
  said.append(make("p", {}, paper.about));
  said.append(topic("What was done", `${paper.protocol}. Simulated people: ${paper.people}.`));
  if (paper.why) said.append(topic("Where the replay departs, and why rows miss", paper.why));
  const notes = paper.rows.filter((row) => row.note);
  if (notes.length) {
    const list = make("ul", {});
    list.append(...notes.map((row) => make("li", {}, `${row.id}: ${row.note}`)));
    said.append(make("p", { class: "evidence-topic" }, "Notes on rows"), list);
  }
  const source = make("p", { class: "evidence-reference" });
  source.append(make("span", { class: "evidence-topic" }, "Source: "), linked(paper.reference, paper.url));
  said.append(source, replayed(paper.name));
  more.append(said, figure);
  return more;
}

function topic(topic, text) {
  const said = make("p", {});
  said.append(make("span", { class: "evidence-topic" }, `${topic}: `), text);
  return said;
}

function replayed(name) {
  const said = make("p", { class: "evidence-replay" });
  said.append(make("span", { class: "evidence-topic" }, "Replay it: "), make("code", {}, `myospasm validate ${name}`));
  return said;
}

/** The server's SVG as part of the page, so that it takes the page's colors. */
async function drawInto(place, name, fetchText) {
  try {
    const text = await fetchText(`/api/evidence/${encodeURIComponent(name)}.svg`);
    const drawn = new DOMParser().parseFromString(text, "image/svg+xml").documentElement;
    if (drawn.localName !== "svg") throw new Error("that is no picture");
    place.replaceChildren(document.importNode(drawn, true));
  } catch (error) {
    place.replaceChildren(`The picture could not be drawn: ${error.message}`);
  }
}

function plural(number, word) {
  return `${number} ${word}${number === 1 ? "" : "s"}`;
}
