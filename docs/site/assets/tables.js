// A table that is wider than the page is scrolled by the arrow keys, too. The theme wraps tables
// when it runs; that changes their size, and so tells of it.
const watch = new ResizeObserver((entries) => {
  for (const { target } of entries) {
    const frame = target.closest(".md-typeset__scrollwrap");
    if (!frame) continue;
    if (target !== frame) watch.observe(frame);
    if (frame.scrollWidth > frame.clientWidth) frame.tabIndex = 0;
    else frame.removeAttribute("tabindex");
  }
});
for (const table of document.querySelectorAll(".md-typeset table")) watch.observe(table);
