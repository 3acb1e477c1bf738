// The page: what is typed, pasted, dropped or linked goes to the worker, and what comes back is shown.

import { Choices } from "./choices.mjs";
import { copy, decode, pack, unpack } from "./exchange.mjs";
import { Output } from "./output.mjs";

const root = document.querySelector(".playground");
const say = JSON.parse(root.querySelector("script[type='application/json']").textContent);
const language = document.documentElement.lang;
const SHOWN = 20_000; // characters of a long file that are shown
const LONG = 100_000; // characters from which a file is shown by its beginning only
const PAUSE = 150; // milliseconds without a key, after which the text is cleaned

const $ = (selector) => root.querySelector(selector);
const numbers = new Intl.NumberFormat(language);
const fill = (text, values) =>
  text.replace(/\{(\w+)\}/g, (_, name) =>
    typeof values[name] === "number" ? numbers.format(values[name]) : values[name],
  );

const area = $("#pg-text");
const status = $(".status");
const failure = $(".failure");
const takers = root.querySelectorAll("button[name=copy], button[name=download]");
const output = new Output(root, say, fill, (rule) => choices.toggle(rule));
const choices = new Choices(root, say, fill, changed);

let name = null; // of the file, if the text came from one
let held = null; // its text: the text area has only its beginning, or other line ends
let id = 0;
let clean = "";
let timer;
let table;

const text = () => held ?? area.value;

function fail(message) {
  failure.textContent = message;
  failure.hidden = !message;
}

// --- the worker ---------------------------------------------------------------------------------

const worker = new Worker(new URL("worker.mjs", import.meta.url), {
  name: language,
  type: "module",
});
const progress = $("#pg-progress");

worker.onerror = (event) => fail(fill(say.no_python, { message: event.message ?? "" }));

const hear = {
  progress({ share }) {
    progress.value = share;
    if (share === 1) {
      progress.removeAttribute("value");
      root.querySelector(".loading label").textContent = say.starting;
    }
  },
  ready(message) {
    table = message.table;
    $(".loading").hidden = true;
    output.table = table;
    choices.fill(table);
    root.dataset.ready = "";
    open(location.hash).then(run);
  },
  part(part) {
    if (part.first) {
      clean = "";
      output.begin();
      choices.count({});
    }
    clean += part.text;
    for (const button of takers) button.disabled = part.share < 1;
    output.add(part.pieces);
    choices.count(part.counts);
    status.textContent = fill(say.working, { percent: Math.round(100 * part.share) });
    if (part.share === 1) status.textContent = summary();
  },
  dates({ dates }) {
    const rows = dates.map(({ text, iso, calendar, resolved_by, issues }) => {
      const how = [say.resolved[calendar], say.resolved[resolved_by], ...issues];
      return [text, iso ?? "–", how.filter(Boolean).join(" · ")];
    });
    $(".found").hidden = !rows.length;
    $(".found tbody").replaceChildren(...rows.map(tableRow));
    root.dataset.done = id; // for who waits until all is shown
  },
  failed({ message }) {
    fail(fill(table ? say.failed : say.no_python, { message }));
    $(".loading").hidden = true;
    root.dataset.done = id;
  },
};

worker.onmessage = ({ data }) => {
  if (data.id === undefined || data.id === 0 || data.id === id) hear[data.kind](data);
};

function tableRow([written, iso, how]) {
  const row = document.createElement("tr");
  for (const [content, dir] of [[written, "auto"], [iso, "ltr"], [how, ""]]) {
    const cell = row.insertCell();
    const inner = document.createElement("bdi");
    if (dir) inner.dir = dir;
    inner.textContent = content;
    cell.append(inner);
  }
  return row;
}

function summary() {
  const { edits } = output;
  const count = edits === 0 ? say.done_none : edits === 1 ? say.done_one : fill(say.done, { edits });
  const missing = table.rules.filter((rule) => rule.missing);
  if (!missing.length) return `${count} ${fill(say.ready, table)}`;
  const names = (key) => [...new Set(missing.map((rule) => rule[key]))].join(", ");
  return `${count} ${fill(say.done_missing, { rules: names("name"), modules: names("missing") })}`;
}

// --- what changes the result --------------------------------------------------------------------

function changed() {
  fail("");
  run();
}

function run() {
  if (!table) return;
  id += 1;
  worker.postMessage({ id, text: text(), settings: choices.settings });
}

function settle() {
  clearTimeout(timer);
  timer = setTimeout(changed, PAUSE);
}

function replace(content, from = null) {
  const long = content.length > LONG;
  [name, held] = [from, content];
  area.value = long ? content.slice(0, SHOWN) : content;
  area.readOnly = long;
  const note = $(".file");
  note.hidden = !long;
  if (long) {
    const lines = content.split("\n").length;
    const shown = { name: name ?? say.source, lines };
    note.querySelector("span").textContent = fill(say.file, shown);
  }
  changed();
}

async function take(dropped) {
  const content = decode(await dropped.arrayBuffer());
  if (content === null) fail(fill(say.not_text, { name: dropped.name }));
  else replace(content, dropped.name);
}

area.addEventListener("input", () => {
  held = null;
  settle();
});

// --- files --------------------------------------------------------------------------------------

const picker = $("input[type=file]");
picker.addEventListener("change", () => {
  if (picker.files.length) take(picker.files[0]);
  picker.value = "";
});
root.addEventListener("dragover", (event) => {
  event.preventDefault();
  root.classList.add("dropping");
});
root.addEventListener("dragleave", () => root.classList.remove("dropping"));
root.addEventListener("drop", (event) => {
  event.preventDefault();
  root.classList.remove("dropping");
  const [dropped] = event.dataTransfer.files;
  if (dropped) take(dropped);
  else if (event.dataTransfer.getData("text")) replace(event.dataTransfer.getData("text"));
});

function download() {
  const link = document.createElement("a");
  const [, stem, suffix] = (name ?? "text.txt").match(/^(.+?)(\.[^.]*)?$/);
  link.download = `${stem}.clean${suffix ?? ""}`;
  link.href = URL.createObjectURL(new Blob([clean], { type: "text/plain;charset=utf-8" }));
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href));
}

// --- links --------------------------------------------------------------------------------------

async function open(hash) {
  const packed = new URLSearchParams(hash.slice(1)).get("s");
  if (packed === null) {
    if (!area.value) area.value = say.sample;
    return;
  }
  try {
    const saved = await unpack(packed);
    choices.settings = saved.settings;
    replace(saved.text);
  } catch (error) {
    fail(fill(say.bad_link, { reason: error.message }));
  }
}

async function link() {
  const address = new URL(location.href);
  address.hash = `s=${await pack({ text: text(), settings: choices.settings })}`;
  history.replaceState(null, "", address);
  await copy(address.href);
  status.textContent = fill(say.link_copied, { length: address.href.length });
}

addEventListener("hashchange", () => open(location.hash));

// --- buttons ------------------------------------------------------------------------------------

const press = {
  open: () => picker.click(),
  example: () => replace(say.sample),
  clear: () => (replace(""), area.focus()),
  close: () => (replace(""), area.focus()),
  link,
  copy: async () => {
    await copy(clean);
    status.textContent = say.copied;
  },
  download,
};

root.addEventListener("click", (event) => {
  const name = event.target.closest("button[name]")?.name;
  if (name in press) press[name]();
});
