// The worker: Python and the library, beside the page, so that the page never stands still.
//
// Its name is the language of the page.
// In:  {id, text, settings}
// Out: {kind: "progress", share} · {kind: "ready", table} · {kind: "part", id, share, …} ·
//      {kind: "dates", id, dates} · {kind: "failed", id, message}

import { loadPyodide } from "./pyodide/pyodide.mjs";

const PART = 20_000; // characters of text cleaned between two looks at the mailbox

let bridge;
let latest = 0;

// Everything large is fetched through here, so that the progress that is told is real.
async function countBytes(total) {
  const plain = self.fetch.bind(self);
  let got = 0;
  self.fetch = async (...request) => {
    const response = await plain(...request);
    if (!response.ok || !response.body) return response;
    const counter = new TransformStream({
      transform(chunk, out) {
        got += chunk.byteLength;
        postMessage({ kind: "progress", share: Math.min(1, got / total) });
        out.enqueue(chunk);
      },
    });
    return new Response(response.body.pipeThrough(counter), response);
  };
}

async function fetched(name) {
  const response = await self.fetch(new URL(name, import.meta.url));
  if (!response.ok) throw new Error(`${name}: ${response.status} ${response.statusText}`);
  return response;
}

async function start() {
  const { wheels, bytes } = await (await fetched("manifest.json")).json();
  await countBytes(bytes);
  const files = Promise.all(
    wheels.map(async (name) => (await fetched(encodeURIComponent(name))).arrayBuffer()),
  );
  const source = fetched("bridge.py").then((response) => response.text());
  const python = await loadPyodide({ checkAPIVersion: false });
  for (const wheel of await files) python.unpackArchive(wheel, "wheel");
  python.FS.writeFile("/home/pyodide/bridge.py", await source);
  bridge = python.pyimport("bridge");
  return JSON.parse(bridge.table(self.name));
}

// Parts end where a line ends and no empty line is near: no rule reaches across such a place.
function* parts(text) {
  let start = 0;
  const place = /[^\n]\n(?=[^\n])/g;
  while (start < text.length) {
    place.lastIndex = start + PART;
    const end = place.exec(text) ? place.lastIndex : text.length;
    yield [start, end];
    start = end;
  }
  if (!text) yield [0, 0];
}

const breath = () => new Promise((done) => setTimeout(done));

function told(error) {
  // The last line of a Python traceback is the message.
  return String(error.message ?? error).trim().split("\n").at(-1);
}

async function work({ id, text, settings }) {
  const choice = JSON.stringify(settings);
  try {
    for (const [start, end] of parts(text)) {
      const part = JSON.parse(bridge.run(JSON.stringify(text.slice(start, end)), choice));
      const share = text ? end / text.length : 1;
      postMessage({ kind: "part", id, first: start === 0, share, ...part });
      await breath();
      if (id !== latest) return;
    }
    const dates = JSON.parse(bridge.dates(JSON.stringify(text), choice));
    postMessage({ kind: "dates", id, dates });
  } catch (error) {
    postMessage({ kind: "failed", id, message: told(error) });
  }
}

const ready = start();
ready.then(
  (table) => postMessage({ kind: "ready", table }),
  (error) => postMessage({ kind: "failed", id: 0, message: told(error) }),
);

let queue = ready;
self.onmessage = ({ data }) => {
  latest = data.id;
  queue = queue.then(() => (data.id === latest ? work(data) : undefined));
};
