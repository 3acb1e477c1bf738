"use strict";
const byId = (id) => document.getElementById(id);
const data = JSON.parse(byId("data").textContent);
const main = byId("text");
const tip = byId("tip");
const marks = [...main.querySelectorAll("[data-k]")];
const stops = marks.filter((mark) => mark.tagName === "INS");
const dels = marks.filter((mark) => mark.tagName === "DEL");
const twins = new Map(stops.flatMap((mark, i) => [[mark, dels[i]], [dels[i], mark]])); // one for one, in order
const rows = [...main.querySelectorAll(".row")];
const folds = [...main.querySelectorAll(".fold")];
const boxes = [...document.querySelectorAll("#filters input")];
const persian = (number, options) => number.toLocaleString("fa-IR", options);
const UNSURE = 2.2; // logits: nine to one

// --- what an edit is, on hover and on focus ---

let current = null;

function element(name, text, className) {
  const made = document.createElement(name);
  made.textContent = text;
  if (className) made.className = className;
  return made;
}

function sure(score) {
  const odds = Math.min(1 / (1 + Math.exp(-score)), 0.999);
  return persian(odds, { style: "percent", maximumFractionDigits: odds > 0.99 ? 1 : 0 });
}

function show(mark) {
  if (mark === current || mark.classList.contains("off")) return;
  hide();
  current = mark;
  const kind = data.kinds[mark.dataset.k];
  tip.replaceChildren(element("p", (kind.before || "∅") + "  →  " + (kind.after || "∅"), "points"));
  for (const name of kind.rules) {
    const rule = data.rules[name];
    const line = element("p", "");
    line.append(element("b", name, rule.stage), " ", element("em", rule.stageName));
    const why = element("p", byId("english").checked ? rule.en : rule.fa);
    why.dir = "auto";
    tip.append(line, why);
  }
  if (mark.dataset.s) tip.append(element("p", "اطمینان: " + sure(Number(mark.dataset.s))));
  tip.hidden = false;
  mark.setAttribute("aria-describedby", "tip");
  for (const one of [mark, twins.get(mark)]) one.classList.add("twin");
  const box = mark.getBoundingClientRect();
  const size = tip.getBoundingClientRect();
  const left = Math.min(Math.max(8, box.left + box.width / 2 - size.width / 2), innerWidth - size.width - 8);
  const below = box.bottom + 8 + size.height < innerHeight;
  tip.style.left = left + "px";
  tip.style.top = Math.max(8, below ? box.bottom + 8 : box.top - size.height - 8) + "px";
}

function hide() {
  if (!current) return;
  current.removeAttribute("aria-describedby");
  for (const one of main.querySelectorAll(".twin")) one.classList.remove("twin");
  current = null;
  tip.hidden = true;
}

const markOf = (event) => event.target.closest && event.target.closest("[data-k]");
main.addEventListener("pointerover", (event) => markOf(event) && show(markOf(event)));
main.addEventListener("focusin", (event) => markOf(event) && show(markOf(event)));
main.addEventListener("focusout", hide);
document.addEventListener("pointerover", (event) => {
  if (current && current !== document.activeElement && !markOf(event) && !tip.contains(event.target)) hide();
});
addEventListener("scroll", () => current && current !== document.activeElement && hide(), { passive: true });
byId("english").addEventListener("change", hide);

// --- from edit to edit; only one of them is a tab stop ---

let stop = null;

function makeStop(mark) {
  if (stop) stop.tabIndex = -1;
  stop = mark;
  if (stop) stop.tabIndex = 0;
}

const open = () => stops.filter((mark) => !mark.classList.contains("off") && !mark.closest(".filtered"));

function go(step) {
  const all = open();
  if (!all.length) return;
  let at = all.indexOf(document.activeElement);
  if (at < 0) {
    at = all.findIndex((mark) => mark.closest(".row").getBoundingClientRect().bottom >= 60);
    at = step > 0 ? at - 1 : at;
  }
  at = (at + step + all.length) % all.length;
  makeStop(all[at]);
  stop.closest(".row").scrollIntoView({ block: "center", behavior: "instant" });
  stop.focus({ preventScroll: true });
  hide();
  show(stop);
  byId("status").value = `ویرایش ${persian(at + 1)} از ${persian(all.length)}`;
}

byId("next").addEventListener("click", () => go(1));
byId("previous").addEventListener("click", () => go(-1));
addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "Escape") hide();
  if (event.target.matches?.("[type=search]")) return;
  // On a Persian keyboard the key is known by its place.
  const key = /^[a-z/]$/i.test(event.key) ? event.key.toLowerCase() : { KeyN: "n", KeyP: "p", Slash: "/" }[event.code];
  if (key === "n") go(1);
  if (key === "p") go(-1);
  if (key === "/") {
    event.preventDefault();
    byId("search").focus();
  }
});

// --- what is shown: some rules, doubtful edits, lines with some words ---

const plain = (text) =>
  text.replace(/[\u200c\u064b-\u0652\u0670]/g, "").replace(/[يى]/g, "ی").replace(/ك/g, "ک").toLowerCase();
let texts = null;

function filter() {
  const chosen = new Set(boxes.filter((box) => box.checked).map((box) => box.value));
  const unsure = byId("unsure").checked;
  const words = plain(byId("search").value.trim());
  const on = data.kinds.map((kind) => kind.rules.some((name) => chosen.has(name)));
  const some = unsure || chosen.size < boxes.length;
  const held = new Set();
  let kept = [];
  for (const mark of stops) {
    const isOn = on[mark.dataset.k] && (!unsure || Number(mark.dataset.s) < UNSURE);
    for (const one of [mark, twins.get(mark)]) one.classList.toggle("off", !isOn);
    if (isOn) kept.push(mark);
    if (isOn) held.add(mark.closest(".row"));
  }
  if (words && !texts) texts = rows.map((row) => plain([...row.querySelectorAll("p")].map((cell) => cell.textContent).join("\n")));
  let shown = 0;
  rows.forEach((row, i) => {
    const isShown = (!some || held.has(row)) && (!words || texts[i].includes(words));
    row.classList.toggle("filtered", !isShown);
    shown += isShown;
  });
  for (const fold of folds) {
    fold.classList.toggle("filtered", !fold.querySelector(".row:not(.filtered)"));
    fold.open = byId("unchanged").checked || words !== "" || !stops.length;
  }
  highlight(words);
  if (words) kept = kept.filter((mark) => !mark.closest(".filtered"));
  const total = kept.length < stops.length ? `${persian(kept.length)} از ${persian(stops.length)}` : persian(stops.length);
  const lines = words ? shown : new Set(kept.map((mark) => mark.closest(".row"))).size;
  byId("status").value = `${total} ویرایش، ${persian(lines)} سطر`;
  makeStop(kept.includes(stop) ? stop : kept[0] || null);
}

function highlight(words) {
  if (!globalThis.Highlight) return;
  CSS.highlights.delete("found");
  if (!words) return;
  const ranges = [];
  for (const cell of main.querySelectorAll(".row:not(.filtered) > p")) {
    // Each letter that counts, and where it is.
    const places = [];
    let text = "";
    const walker = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      [...walker.currentNode.data].reduce((at, char) => {
        for (const letter of plain(char)) {
          places.push([walker.currentNode, at, at + char.length]);
          text += letter;
        }
        return at + char.length;
      }, 0);
    }
    for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + words.length)) {
      const range = new Range();
      range.setStart(...places[at].slice(0, 2));
      const [node, , end] = places[at + words.length - 1];
      range.setEnd(node, end);
      ranges.push(range);
    }
    if (ranges.length > 2000) break;
  }
  CSS.highlights.set("found", new Highlight(...ranges));
}

let waiting;
byId("search").addEventListener("input", () => {
  clearTimeout(waiting);
  waiting = setTimeout(filter, 150);
});
for (const id of ["filters", "unsure", "unchanged"]) byId(id).addEventListener("change", filter);
for (const [id, value] of [["all", true], ["none", false]]) {
  byId(id).addEventListener("click", () => {
    for (const box of boxes) box.checked = value;
    filter();
  });
}
byId("invisible").addEventListener("change", (event) => {
  main.classList.toggle("no-invisible", !event.target.checked);
});

// --- the clean text, with the characters that HTML cannot hold ---

function textOf(cell) {
  const walker = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
  let text = "";
  while (walker.nextNode()) {
    const node = walker.currentNode;
    if (node.nodeType === Node.TEXT_NODE) text += node.data;
    else if (node.dataset.c) text += String.fromCodePoint(parseInt(node.dataset.c, 16));
  }
  return text;
}

const cleanText = () => rows.map((row) => textOf(row.lastElementChild)).join("\n") + data.end;

async function copy() {
  const text = cleanText();
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    const area = element("textarea", text);
    document.body.append(area);
    area.select();
    document.execCommand("copy");
    area.remove();
  }
  byId("status").value = `رونوشت ${persian(rows.length)} سطر برداشته شد`;
}

byId("copy").addEventListener("click", copy);

// --- folds ---

for (const fold of folds) fold.firstElementChild.tabIndex = -1; // the box above opens all of them
function unfold() {
  const row = location.hash && document.getElementById(location.hash.slice(1));
  if (row && row.closest(".fold")) row.closest(".fold").open = true;
}
addEventListener("hashchange", unfold);
unfold();

// On a narrow screen the text comes first; on paper nothing can be opened.
if (innerWidth < 960) for (const details of document.querySelectorAll("aside details")) details.open = false;
addEventListener("beforeprint", () => { for (const details of document.querySelectorAll("aside details")) details.open = true; });
filter();
