// The output: the clean text with its edits, and what is told of the one that is looked at.

const MOST = 20_000; // pieces that are shown; a longer text is cleaned, copied and saved as well

export class Output {
  constructor(root, say, fill, toggle) {
    this.say = say;
    this.fill = fill;
    this.toggle = toggle;
    this.rules = root.dataset.rules;
    this.box = root.querySelector(".output");
    this.card = root.querySelector(".edit");
    this.more = root.querySelector(".more");
    this.was = root.querySelector("input[name=was]");
    this.was.addEventListener("change", () => this.box.classList.toggle("was", this.was.checked));
    this.box.addEventListener("focusin", ({ target }) => this.tell(target));
    this.box.addEventListener("pointerover", ({ target }) => this.tell(target.closest("ins")));
    this.box.addEventListener("click", ({ target }) => target.closest("ins")?.focus());
    this.box.addEventListener("keydown", (event) => this.go(event));
    this.card.addEventListener("keydown", ({ key }) => key === "Escape" && this.current?.focus());
    this.begin();
  }

  set table(table) {
    this.why = new Map(table.rules.map((rule) => [rule.name, rule]));
  }

  begin() {
    this.told = new WeakMap();
    this.marks = [];
    this.shown = 0;
    this.edits = 0;
    this.current = null;
    this.card.hidden = true;
    this.more.hidden = true;
    this.line = this.newLine();
    this.box.replaceChildren(this.line);
  }

  newLine() {
    const line = document.createElement("p");
    line.dir = "auto";
    return line;
  }

  add(pieces) {
    const fresh = document.createDocumentFragment();
    for (const piece of pieces) {
      if (typeof piece !== "string") this.edits += 1;
      if (this.shown >= MOST) {
        this.more.hidden = false;
        continue;
      }
      this.shown += 1;
      if (typeof piece === "string") this.addText(piece, fresh);
      else this.line.append(...this.mark(piece));
    }
    this.box.append(fresh);
  }

  // The strings are HTML that the library wrote: what was in the text is escaped in them.
  addText(html, fresh) {
    const [first, ...rest] = html.split("\n");
    this.line.insertAdjacentHTML("beforeend", first);
    for (const part of rest) {
      this.line = this.newLine();
      this.line.innerHTML = part;
      fresh.append(this.line);
    }
  }

  mark(edit) {
    const { say } = this;
    const mark = document.createElement("ins");
    const was = document.createElement("del");
    const { stage } = this.why.get(edit.rules.at(-1));
    mark.className = was.className = stage;
    mark.innerHTML = edit.after;
    was.innerHTML = edit.before;
    mark.tabIndex = this.marks.length ? -1 : 0;
    mark.setAttribute("role", "button");
    const [before, after] = edit.points.map((points) => points || say.nothing);
    mark.setAttribute("aria-label", `${before} ${say.becomes} ${after}: ${edit.rules.join(", ")}`);
    this.told.set(mark, edit);
    this.marks.push(mark);
    return [was, mark];
  }

  // Left and right are those of the script: the next edit is to the left of this one.
  go(event) {
    const from = this.marks.indexOf(document.activeElement);
    if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      this.card.querySelector("button")?.focus();
      return;
    }
    const last = this.marks.length - 1;
    const to = {
      ArrowLeft: from + 1,
      ArrowDown: from + 1,
      ArrowRight: from - 1,
      ArrowUp: from - 1,
      Home: 0,
      End: last,
    }[event.key];
    if (to === undefined || from < 0) return;
    event.preventDefault();
    this.marks[Math.max(0, Math.min(last, to))].focus();
  }

  tell(mark) {
    const edit = mark && this.told.get(mark);
    if (!edit || mark === this.current) return;
    for (const other of this.marks) if (other.tabIndex === 0) other.tabIndex = -1;
    mark.tabIndex = 0;
    this.current?.classList.remove("current");
    mark.classList.add("current");
    this.current = mark;
    this.card.replaceChildren(this.change(edit), ...edit.rules.map((name) => this.rule(name)));
    if (edit.score !== null) {
      const score = document.createElement("p");
      score.textContent = this.fill(this.say.score, { score: edit.score });
      this.card.append(score);
    }
    this.card.hidden = false;
  }

  change({ before, after, points }) {
    const { say } = this;
    const line = document.createElement("p");
    line.className = "change";
    const side = (tag, html, point) => {
      if (!point) return [];
      const text = document.createElement(tag);
      text.lang = "fa";
      text.dir = "auto";
      text.innerHTML = html;
      const name = document.createElement("small");
      name.dir = "ltr";
      name.textContent = point;
      return [text, " ", name];
    };
    const [from, to] = [side("del", before, points[0]), side("ins", after, points[1])];
    const middle = from.length && to.length ? ` ${say.becomes} ` : "";
    const end = middle ? "" : ` ${to.length ? say.inserted : say.removed}`;
    line.append(...from, middle, ...to, end);
    return line;
  }

  rule(name) {
    const { stage, why } = this.why.get(name);
    const line = document.createElement("p");
    const told = document.createElement("bdi");
    told.textContent = why;
    const link = document.createElement("a");
    link.href = `${this.rules}${name}/`;
    link.dir = "ltr";
    link.textContent = name;
    link.className = `chip ${stage}`;
    const off = document.createElement("button");
    off.type = "button";
    off.textContent = this.fill(this.say.off, { rule: name });
    off.addEventListener("click", () => this.toggle(name));
    line.append(link, " ", told, " ", off);
    return line;
  }
}
