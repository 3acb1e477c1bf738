// The choices: a preset, what the text may be either way, and every rule as a switch.

export class Choices {
  constructor(root, say, fill, changed) {
    this.root = root;
    this.say = say;
    this.fillText = fill;
    this.changed = changed;
    this.preset = root.querySelector("select[name=preset]");
    this.grid = root.querySelector(".choices .grid");
    this.list = root.querySelector(".rules > div");
    this.words = ["spellings", "leave"].map((name) => root.querySelector(`[name=${name}]`));
    this.preset.addEventListener("change", () => this.reset(this.preset.value));
    for (const area of this.words) area.addEventListener("change", changed);
  }

  fill(table) {
    this.table = table;
    this.rules = new Map(table.rules.map((rule) => [rule.name, rule]));
    this.preset.replaceChildren(
      ...Object.keys(table.presets).map((name) => new Option(this.say[name] ?? name, name)),
    );
    this.selects = new Map(
      Object.entries(table.choices).map(([name, values]) => [name, this.choice(name, values)]),
    );
    this.reference = document.createElement("input");
    this.reference.type = "date";
    this.reference.addEventListener("change", this.changed);
    this.grid.append(this.labelled(this.say.reference, this.reference));
    this.switches = new Map();
    this.counts = new Map();
    for (const stage of new Set(table.rules.map((rule) => rule.stage))) this.addStage(stage);
    this.take(this.of("standard"));
  }

  // --- what is chosen ---------------------------------------------------------------------------

  of(preset) {
    return { preset, on: [], off: [], choices: {}, reference: "", spellings: [], leave: [] };
  }

  get settings() {
    const { rules, choices } = this.table.presets[this.preset.value];
    const byName = this.table.rules.filter((rule) => !rule.policy && !rule.missing);
    const differ = byName.filter(({ name }) => rules.includes(name) !== this.switches.get(name).checked);
    const names = (on) => differ.map(({ name }) => name).filter((name) => this.switches.get(name).checked === on);
    const other = [...this.selects].filter(([name, select]) => select.value !== choices[name]);
    const [spellings, leave] = this.words.map((area) =>
      area.value.split("\n").map((word) => word.trim()).filter(Boolean),
    );
    return {
      preset: this.preset.value,
      on: names(true),
      off: names(false),
      choices: Object.fromEntries(other.map(([name, select]) => [name, select.value])),
      reference: this.reference.value,
      spellings,
      leave,
    };
  }

  set settings(given) {
    this.take({ ...this.of("standard"), ...given });
  }

  // Names that this version does not know, from an old link, are passed over.
  take({ preset, on, off, choices, reference, spellings, leave }) {
    const base = this.table.presets[preset] ?? this.table.presets.standard;
    this.preset.value = preset in this.table.presets ? preset : "standard";
    for (const [name, select] of this.selects) {
      const wanted = choices[name];
      const known = [...select.options].some((option) => option.value === wanted);
      select.value = known ? wanted : base.choices[name];
    }
    for (const [name, box] of this.switches) {
      box.checked = (base.rules.includes(name) || on.includes(name)) && !off.includes(name) && !box.disabled;
    }
    this.reference.value = reference;
    [spellings, leave].forEach((words, i) => (this.words[i].value = words.join("\n")));
    this.follow();
  }

  reset(preset) {
    this.take(this.of(preset));
    this.changed();
  }

  toggle(name) {
    this.switches.get(name).click();
  }

  // A rule that is one side of a choice shows what is chosen.
  follow() {
    for (const { name, policy } of this.table.rules) {
      if (policy) this.switches.get(name).checked = this.selects.get(policy[0]).value === policy[1];
    }
  }

  switched(rule) {
    if (rule.policy) {
      const [name, value] = rule.policy;
      const select = this.selects.get(name);
      const { checked } = this.switches.get(rule.name);
      select.value = checked ? value : select.options[0].value;
      this.follow();
    }
    this.changed();
  }

  // --- what is shown ----------------------------------------------------------------------------

  labelled(text, control) {
    const label = document.createElement("label");
    label.append(text, " ", control);
    return label;
  }

  choice(name, values) {
    const select = document.createElement("select");
    const words = this.say.choice;
    select.append(...values.map((value) => new Option(words[value] ?? value, value)));
    select.name = name;
    select.addEventListener("change", () => {
      this.follow();
      this.changed();
    });
    this.grid.append(this.labelled(words[name] ?? name, select));
    return select;
  }

  addStage(stage) {
    const group = document.createElement("fieldset");
    group.className = stage;
    const legend = document.createElement("legend");
    legend.textContent = this.say.stages[stage];
    group.append(legend);
    for (const rule of this.table.rules) if (rule.stage === stage) group.append(this.row(rule));
    this.list.append(group);
  }

  row(rule) {
    const row = document.createElement("div");
    const label = document.createElement("label");
    const box = document.createElement("input");
    box.type = "checkbox";
    box.setAttribute("role", "switch");
    box.value = rule.name;
    box.disabled = Boolean(rule.missing);
    box.setAttribute("aria-describedby", `pg-why-${rule.name}`);
    box.addEventListener("change", () => this.switched(rule));
    const name = document.createElement("code");
    name.textContent = rule.name;
    const count = document.createElement("b");
    label.append(box, " ", name, " ", count);
    const why = document.createElement("p");
    why.id = `pg-why-${rule.name}`;
    why.dir = "auto";
    const notes = [rule.why];
    if (rule.safety !== "safe") notes.push(`(${this.say.safety[rule.safety]})`);
    if (rule.policy) notes.push(`[${this.fillText(this.say.with_choice, { choice: rule.policy.join("=") })}]`);
    if (rule.missing) notes.push(`[${this.fillText(this.say.missing, { module: rule.missing })}]`);
    why.textContent = notes.join(" ");
    row.append(label, why);
    this.switches.set(rule.name, box);
    this.counts.set(rule.name, { badge: count, edits: 0 });
    return row;
  }

  // Adds to what is counted; an empty table begins anew.
  count(table) {
    const anew = !Object.keys(table).length;
    for (const [name, count] of this.counts) {
      if (anew) count.edits = 0;
      count.edits += table[name] ?? 0;
      count.badge.textContent = count.edits ? this.fillText("{edits}", count) : "";
      count.badge.title = count.edits ? this.fillText(this.say.count, count) : "";
    }
  }
}
