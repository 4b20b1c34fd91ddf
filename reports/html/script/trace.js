// Both traces step by step, as a table; the first difference is marked.

/** Its element, and show(step). `observed` null: the recording alone. */
function traceTable(story, select) {
  const { expected, observed, difference, columnTitle: title } = story;
  const rows = expected.map((moment, number) => {
    const seen = observed && observed[number];
    const first = number === difference;
    return h(
      "tr",
      {
        class: first ? "first-difference" : difference !== null && number > difference ? "later" : "",
        onclick: () => {
          if (!String(getSelection())) select(number);
        },
      },
      h(
        "td",
        { class: "number" },
        h(
          "button",
          {
            type: "button",
            class: "step",
            "aria-label": `Step ${number + 1}: ${stepText(moment)}`,
            onclick: (event) => {
              event.stopPropagation();
              select(number);
            },
          },
          String(number + 1),
        ),
      ),
      h(
        "td",
        { class: "operation" },
        moment.operation.op === "#end"
          ? h("span", { class: "faint" }, "disposal at the end")
          : h("code", {}, moment.operation.text),
        first ? h("span", { class: "flag" }, "first difference") : null,
      ),
      h("td", {}, observationParts(moment, first && seen ? differences(moment, seen) : null, false)),
      observed
        ? h(
            "td",
            { class: seen ? "" : "missing" },
            seen
              ? observationParts(seen, first ? differences(moment, seen) : null, true)
              : first
                ? story.end
                : "\u2013",
          )
        : null,
    );
  });
  const table = h(
    "table",
    { class: "trace" },
    h(
      "thead",
      {},
      h(
        "tr",
        {},
        ["", "step", runtimeName(report.oracle), ...(observed ? [title] : [])].map((text, n) =>
          h("th", { scope: "col" }, n ? text : h("span", { class: "unseen" }, "number")),
        ),
      ),
    ),
    h("tbody", {}, rows),
  );
  return { element: h("div", { class: "scroller" }, table), show };

  function show(step) {
    rows.forEach((row, number) => {
      row.classList.toggle("current", number === step);
      if (number === step) row.setAttribute("aria-current", "step");
      else row.removeAttribute("aria-current");
    });
  }
}

function stepText(moment) {
  return moment.operation.op === "#end" ? "disposal at the end" : moment.operation.text;
}

function observationParts(moment, found, quiet) {
  const { observation } = moment;
  const differs = (part) => (found && found.has(part) ? " differs" : "");
  const differing = (name) => Boolean(found) && [...found].some((part) => part.startsWith(name + "/"));
  const snapshots = Object.entries(observation.g || {}).filter(([name, s]) => !quiet || s.st || differing(name));
  return [
    h("div", { class: "outcome" + differs("outcome") }, outcomeElement(observation.out)),
    (observation.log || []).map((entry) => h("div", { class: "log" + differs("log") }, describeLogEntry(entry))),
    found && found.has("log") && !(observation.log || []).length
      ? h("div", { class: "log differs" }, "nothing logged")
      : null,
    snapshots.map(([name, snapshot]) =>
      h(
        "div",
        { class: "snapshot" + (differing(name) ? " differs" : "") },
        h("b", {}, name),
        " ",
        describeSnapshot(snapshot),
      ),
    ),
  ];
}

function outcomeElement(out) {
  const [verb, what] = outcomeParts(out);
  return [
    h("span", { class: "verb" }, verb),
    what ? [" ", h("code", {}, what)] : null,
    out[0] === "raise" ? exceptionChain(out[1]).map((text) => h("div", { class: "links faint" }, text)) : null,
  ];
}
