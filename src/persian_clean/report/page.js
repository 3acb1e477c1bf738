"use strict";
const data = JSON.parse(document.getElementById("data").textContent);
const main = document.getElementById("text");
const tip = document.getElementById("tip");
const marks = [...main.querySelectorAll("[data-k]")];
const rows = [...main.querySelectorAll(".row:not(.same)")];
const boxes = [...document.querySelectorAll("#filters input")];
const persian = (number) => number.toLocaleString("fa-IR");

// --- what an edit is, on hover and on focus ---

let current = null;

function element(name, text, className) {
  const made = document.createElement(name);
  made.textContent = text;
  if (className) made.className = className;
  return made;
}

function twin(mark) {
  // The edits of a row stand in the same order on both sides.
  const [side, other] = mark.tagName === "INS" ? ["ins", "del"] : ["del", "ins"];
  const row = mark.closest(".row");
  return row.querySelectorAll(other + "[data-k]")[[...row.querySelectorAll(side + "[data-k]")].indexOf(mark)];
}

function show(mark) {
  if (mark === current || mark.classList.contains("off")) return;
  hide();
  current = mark;
  const kind = data.kinds[mark.dataset.k];
  const points = element("p", (kind.before || "∅") + "  →  " + (kind.after || "∅"), "points");
  tip.replaceChildren(points);
  for (const name of kind.rules) {
    const rule = data.rules[name];
    const line = element("p", "");
    line.append(element("b", name, rule.stage), " ", element("em", rule.stageName));
    tip.append(line, element("p", rule.why));
  }
  tip.hidden = false;
  mark.setAttribute("aria-describedby", "tip");
  for (const one of [mark, twin(mark)]) if (one) one.classList.add("twin");
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

// --- from edit to edit ---

const stops = marks.filter((mark) => mark.tagName === "INS");

function go(step) {
  const open = stops.filter((mark) => !mark.classList.contains("off"));
  if (!open.length) return;
  let at = open.indexOf(document.activeElement);
  if (at < 0) {
    at = open.findIndex((mark) => mark.closest(".row").getBoundingClientRect().top >= 0);
    at = step > 0 ? at - 1 : at;
  }
  const mark = open[(at + step + open.length) % open.length];
  mark.closest(".row").scrollIntoView({ block: "center", behavior: "instant" });
  mark.focus({ preventScroll: true });
  hide();
  show(mark);
}

document.getElementById("next").addEventListener("click", () => go(1));
document.getElementById("previous").addEventListener("click", () => go(-1));
addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "Escape") hide();
  if (event.key === "n") go(1);
  if (event.key === "p") go(-1);
});

// --- the filter ---

function filter() {
  const chosen = new Set(boxes.filter((box) => box.checked).map((box) => box.value));
  const on = data.kinds.map((kind) => kind.rules.some((name) => chosen.has(name)));
  const all = chosen.size === boxes.length;
  let shown = 0;
  const open = new Set();
  for (const mark of marks) {
    const isOn = on[mark.dataset.k];
    mark.classList.toggle("off", !isOn);
    if (mark.tagName !== "INS") continue;
    mark.tabIndex = isOn ? 0 : -1;
    if (isOn) { shown += 1; open.add(mark.closest(".row")); }
  }
  for (const row of rows) row.classList.toggle("filtered", !all && !open.has(row));
  main.classList.toggle("changed-only", !all || document.getElementById("changed-only").checked);
  document.getElementById("shown").textContent = persian(shown);
}

document.getElementById("filters").addEventListener("change", filter);
document.getElementById("changed-only").addEventListener("change", filter);
for (const [id, value] of [["all", true], ["none", false]]) {
  document.getElementById(id).addEventListener("click", () => {
    for (const box of boxes) box.checked = value;
    filter();
  });
}
document.getElementById("invisible").addEventListener("change", (event) => {
  main.classList.toggle("no-invisible", !event.target.checked);
});

// On a narrow screen the text comes first; on paper nothing can be opened.
if (innerWidth < 960) document.querySelector("aside details").open = false;
addEventListener("beforeprint", () => { document.querySelector("aside details").open = true; });
