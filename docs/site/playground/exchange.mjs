// What comes in and goes out: links that hold everything, files, the clipboard.

async function through(bytes, stream) {
  const flow = new Blob([bytes]).stream().pipeThrough(stream);
  return new Uint8Array(await new Response(flow).arrayBuffer());
}

// JSON writes a lone surrogate as an escape, so that it outlives UTF-8.
export async function pack(state) {
  const bytes = new TextEncoder().encode(JSON.stringify(state));
  const small = await through(bytes, new CompressionStream("deflate-raw"));
  const chars = Array.from(small, (byte) => String.fromCharCode(byte)).join("");
  return btoa(chars).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}

export async function unpack(packed) {
  const chars = atob(packed.replaceAll("-", "+").replaceAll("_", "/"));
  const small = Uint8Array.from(chars, (char) => char.charCodeAt(0));
  const bytes = await through(small, new DecompressionStream("deflate-raw"));
  const state = JSON.parse(new TextDecoder().decode(bytes));
  if (typeof state?.text !== "string") throw new TypeError("no text");
  return state;
}

// Returns the text, or null for what is no text. Windows-1256 has a character for every byte, so it
// is believed only where the Persian letters outnumber the other signs above ASCII.
export function decode(buffer) {
  const bytes = new Uint8Array(buffer);
  const mark = bytes[0] * 256 + bytes[1];
  const wide = { 0xfffe: "utf-16le", 0xfeff: "utf-16be" }[mark];
  if (!wide && bytes.includes(0)) return null;
  try {
    return new TextDecoder(wide ?? "utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    const text = new TextDecoder("windows-1256").decode(bytes);
    const letters = text.match(/[\u0621-\u06d3]/g)?.length ?? 0;
    const others = text.match(/[\u0080-\u05ff\u2000-\uffff]/g)?.length ?? 0;
    return letters > 2 * others ? text : null;
  }
}

export async function copy(text) {
  if (navigator.clipboard) {
    await navigator.clipboard.writeText(text);
    return;
  }
  const area = document.createElement("textarea"); // a page without TLS has no clipboard
  area.value = text;
  document.body.append(area);
  area.select();
  document.execCommand("copy");
  area.remove();
}
