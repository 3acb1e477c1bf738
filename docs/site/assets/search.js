// Whoever types on an Arabic keyboard searches for the same words. Before the search sees it, the
// field has Persian letters; elsewhere what is typed stays.
addEventListener(
  "input",
  (event) => {
    const field = event.composedPath()[0];
    if (!(field instanceof HTMLInputElement) || !event.composedPath().some((at) => at instanceof ShadowRoot)) return;
    const folded = field.value.replace(/[يى]/g, "ی").replaceAll("ك", "ک");
    if (folded === field.value) return;
    const { selectionStart, selectionEnd } = field;
    field.value = folded;
    field.setSelectionRange(selectionStart, selectionEnd);
  },
  true,
);

// The theme's search speaks English only.
const PERSIAN = {
  Search: "جست‌وجو",
  "Close search": "بستن جست‌وجو",
  "Search results": "یافته‌ها",
  Filters: "پالایش",
  Tags: "برچسب‌ها",
  "No results": "چیزی یافت نشد",
  "Loading search…": "جست‌وجو آماده می‌شود…",
};
const count = new Intl.NumberFormat("fa");
const translated = (text) =>
  PERSIAN[text] ?? text.replace(/^([\d,]+) results?$/, (_, digits) => `${count.format(digits.replaceAll(",", ""))} یافته`);

function speakPersian(root) {
  for (const element of root.querySelectorAll("[aria-label], [placeholder]")) {
    for (const name of ["aria-label", "placeholder"]) {
      const said = element.getAttribute(name);
      if (said in PERSIAN) element.setAttribute(name, PERSIAN[said]);
    }
  }
  for (const element of root.querySelectorAll("[role=status], h2, h3, button, legend")) {
    for (const node of element.childNodes) {
      if (node.nodeType !== Node.TEXT_NODE) continue;
      const said = translated(node.data);
      if (said !== node.data) node.data = said;
    }
  }
}

if (document.documentElement.lang === "fa") {
  const known = new WeakSet();
  const attend = () => {
    for (const { shadowRoot: root } of document.body.children) {
      if (!root || known.has(root)) continue;
      known.add(root);
      speakPersian(root);
      new MutationObserver(() => speakPersian(root)).observe(root, { subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: ["aria-label", "placeholder"] });
    }
  };
  attend();
  for (const event of ["click", "keydown", "focusin"]) addEventListener(event, () => setTimeout(attend));
}
