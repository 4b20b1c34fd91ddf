// One step in full: what happened, what was logged, and every generator with its state, locals and delegation.

function momentPanel(story, step) {
  const expected = story.expected[step];
  const observed = story.observed ? story.observed[step] : undefined;
  const found = step === story.difference && observed ? differences(expected, observed) : new Set();
  const sides = [runtimeName(report.oracle), ...(story.observed ? [story.columnTitle] : [])];
  const focus = focusOf(expected);
  const names = [...new Set([...expected.generators.keys(), ...(observed ? observed.generators.keys() : [])])].sort(
    (a, b) => (b === focus) - (a === focus),
  );
  return [
    sideTable(h("span", { class: "unseen" }, "Outcome and log"), sides, [
      [
        "outcome",
        outcomeElement(expected.observation.out),
        observed ? outcomeElement(observed.observation.out) : missingSide(story, step),
        found.has("outcome"),
      ],
      ["log", logElement(expected), observed ? logElement(observed) : "", found.has("log")],
    ]),
    names.map((name) => generatorCard(story, name, expected, observed, found, sides)),
    absence(story, step, names.length > 0),
  ];
}

/** What is to be said of generators that are not there. */
function absence(story, step, others) {
  const moment = story.expected[step];
  const say = (text) => h("p", { class: "faint" }, text);
  if (moment.operation.op === "#end") return say("All generators are gone.");
  const dropped = moment.operation.op === "drop" ? moment.before.get(moment.operation.name) : null;
  if (dropped) return say(`${moment.operation.name} is dropped here; it was ${describeSnapshot(dropped)}.`);
  if (others) return null;
  return say(story.expected.slice(0, step).some((m) => m.generators.size) ? "No generator is left." : "No generator yet.");
}

function missingSide(story, step) {
  if (!story.observed) return "";
  return step === story.difference || step === story.observed.length
    ? h("span", { class: "differs" }, story.end)
    : "\u2013";
}

function logElement(moment) {
  const entries = moment.observation.log || [];
  return entries.length
    ? h(
        "ol",
        { class: "log-entries" },
        entries.map((e) => h("li", {}, describeLogEntry(e))),
      )
    : h("span", { class: "faint" }, "nothing");
}

/** Rows of [name, expected, observed, differs]. */
function sideTable(caption, sides, rows, attributes = {}) {
  return h(
    "table",
    { class: "sides", ...attributes },
    h("caption", {}, caption),
    h(
      "thead",
      {},
      h(
        "tr",
        {},
        h("td", {}),
        sides.map((side) => h("th", { scope: "col" }, side)),
      ),
    ),
    h(
      "tbody",
      {},
      rows.map(([name, ...cells]) =>
        h(
          "tr",
          { class: cells[2] ? "differs" : "" },
          h("th", { scope: "row" }, name),
          cells.slice(0, sides.length).map((cell) => h("td", {}, cell)),
        ),
      ),
    ),
  );
}

function generatorCard(story, name, expected, observed, found, sides) {
  const one = expected.generators.get(name);
  const other = observed && observed.generators.get(name);
  const before = expected.before.get(name);
  const resumed =
    expected.operation.on === name && before && (before.st === "S" || (one && one.ln)) && before.st !== "X";
  const label = `${name}: ${sides[0]} ${stateOf(one)}` + (observed ? `, ${sides[1]} ${stateOf(other)}` : "");
  const locals = [...new Set([...Object.keys((one && one.loc) || {}), ...Object.keys((other && other.loc) || {})])];
  const row = (field, pick) => [field, one ? pick(one) : "", other ? pick(other) : "", found.has(`${name}/${field}`)];
  const local = (local) => (snapshot) =>
    local in (snapshot.loc || {})
      ? h("code", {}, describeValue(snapshot.loc[local]))
      : h("span", { class: "faint" }, "unbound");
  const rows = [
    row("state", (s) => (s.st ? stateNames[s.st] : h("span", { class: "faint" }, "cannot tell"))),
    ...(waits(one) || waits(other) ? [row("line", (s) => (s.ln ? String(s.ln) : ""))] : []),
    ...locals.map((l) => row(l, local(l))),
    ...((one && one.yf) || (other && other.yf) ? [row("delegates to", (s) => chainElement(s))] : []),
  ];
  return h(
    "section",
    { class: "generator", "aria-label": `Generator ${name}` },
    sideTable(h("code", {}, name), sides, rows),
    stateDiagram(label, before && before.st, one && one.st, other ? other.st : undefined, Boolean(resumed)),
  );
}

function waits(snapshot) {
  return Boolean(snapshot && snapshot.ln);
}

function stateOf(snapshot) {
  if (!snapshot) return "not there";
  return snapshot.st ? stateNames[snapshot.st] : "cannot tell";
}

function chainElement(snapshot) {
  const chain = delegationChain(snapshot);
  if (!chain.length) return "";
  return h(
    "ol",
    { class: "delegation" },
    chain.map((link) =>
      h(
        "li",
        {},
        h("code", {}, delegateName(link)),
        link.ln ? h("span", { class: "faint" }, ` line ${link.ln}`) : null,
      ),
    ),
  );
}
