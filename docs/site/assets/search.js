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
