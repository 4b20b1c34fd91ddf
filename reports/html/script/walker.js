// Walking through time: one step at a time in both sources, both traces and every generator.

/** Its element and show(step). `moved` is told each new step. */
function walker(story, data, moved) {
  const last = story.expected.length - 1;
  let current = -1;
  const go = (step) => {
    const next = Math.min(last, Math.max(0, step));
    if (next === current) return;
    show(next);
    moved(next);
  };
  const slider = h("input", {
    type: "range",
    min: 1,
    max: last + 1,
    step: 1,
    id: "time",
    "aria-label": "Step",
    oninput: () => go(Number(slider.value) - 1),
  });
  const button = (label, text, action) =>
    h("button", { type: "button", "aria-label": label, title: label, onclick: action }, text);
  const back = button("Previous step (left arrow)", "\u2190", () => go(current - 1));
  const forth = button("Next step (right arrow)", "\u2192", () => go(current + 1));
  const jump =
    story.difference === null
      ? null
      : h(
          "button",
          { type: "button", class: "jump", title: "Key: d", onclick: () => go(story.difference) },
          "First difference",
        );
  const rail = h(
    "div",
    { class: "rail", "aria-hidden": "true" },
    story.expected.map((_, number) =>
      h("i", {
        class:
          number === story.difference
            ? "first-difference"
            : story.difference !== null && number > story.difference
              ? "later"
              : "",
      }),
    ),
  );
  const now = h("p", { class: "now" });
  const trace = traceTable(story, go);
  const panel = h("div", { class: "moment" });
  const python = sourcePane(data.file || data.id + ".py", data.text, "python");
  const cpp = data.generated ? sourcePane("translated to C++", data.generated, "cpp") : null;
  const places = translatedLines(data.generated || "");
  const element = h(
    "div",
    { class: "walker" },
    h(
      "div",
      { class: "controls", role: "group", "aria-label": "Walk through the steps" },
      back,
      h("div", { class: "time" }, slider, rail),
      forth,
      now,
      jump,
    ),
    h(
      "div",
      { class: "halves" },
      h(
        "section",
        { "aria-label": "Traces" },
        h("h2", {}, story.observed ? "Both traces" : "The recorded trace"),
        trace.element,
      ),
      h("section", { "aria-label": "At this step" }, h("h2", {}, "At this step"), panel),
    ),
    h(
      "section",
      { "aria-label": "Sources" },
      h("h2", {}, "Sources"),
      sourceKey(story),
      h(
        "div",
        { class: "sources" },
        python.element,
        cpp
          ? cpp.element
          : h("p", { class: "empty" }, "The C++ that this scenario was translated to is not part of the report."),
      ),
    ),
  );
  return { element, show, key };

  function show(step) {
    current = Math.min(last, Math.max(0, step));
    const moment = story.expected[current];
    slider.value = String(current + 1);
    slider.setAttribute("aria-valuetext", `${current + 1} of ${last + 1}: ${visible(stepText(moment))}`);
    back.disabled = current === 0;
    forth.disabled = current === last;
    replace(
      now,
      h("b", {}, `${current + 1}`),
      h("span", { class: "faint" }, ` of ${last + 1} `),
      h("code", {}, stepText(moment)),
    );
    replace(panel, momentPanel(story, current));
    trace.show(current);
    const marks = lineMarks(story, current);
    python.mark(marks);
    if (cpp) cpp.mark(translatedMarks(marks, places));
    announce(spokenStep(story, current));
  }

  /** Whether the key was one of the walker's. */
  function key(name) {
    if (name === "ArrowLeft" || name === "k") go(current - 1);
    else if (name === "ArrowRight" || name === "j") go(current + 1);
    else if (name === "Home") go(0);
    else if (name === "End") go(last);
    else if (name === "d" && story.difference !== null) go(story.difference);
    else return false;
    return true;
  }
}

/** Classes by line of the Python file: the step itself, where generators wait, and where the library says they do. */
function lineMarks(story, step) {
  const marks = new Map();
  const add = (line, kind) => {
    if (!line) return;
    if (!marks.has(line)) marks.set(line, []);
    if (!marks.get(line).includes(kind)) marks.get(line).push(kind);
  };
  const moment = story.expected[step];
  const focus = focusOf(moment);
  add(moment.operation.line, "drive");
  const dropped = moment.operation.op === "drop" ? moment.before.get(moment.operation.name) : null;
  if (dropped) add(dropped.ln, "at"); // where it stood, and what the drop runs into
  for (const [name, snapshot] of moment.generators) {
    add(snapshot.ln, name === focus ? "at" : "waits");
    for (const delegate of delegationChain(snapshot)) add(delegate.ln, name === focus ? "chain" : "waits");
  }
  const observed = story.observed && story.observed[step];
  if (observed)
    for (const [name, snapshot] of observed.generators) {
      const expected = moment.generators.get(name);
      if (snapshot.ln && (!expected || expected.ln !== snapshot.ln)) add(snapshot.ln, "observed");
    }
  return marks;
}

function sourceKey(story) {
  return h(
    "p",
    { class: "legend" },
    h("span", { class: "key" }, h("i", { class: "swatch line-drive", "aria-hidden": "true" }), "this step"),
    " ",
    h("span", { class: "key" }, h("i", { class: "swatch line-at", "aria-hidden": "true" }), "its generator waits here"),
    " ",
    h("span", { class: "key" }, h("i", { class: "swatch line-waits", "aria-hidden": "true" }), "others, and delegates"),
    " ",
    story.observed
      ? h(
          "span",
          { class: "key" },
          h("i", { class: "swatch line-observed", "aria-hidden": "true" }),
          `waits here only in ${story.columnTitle}`,
        )
      : null,
  );
}

function spokenStep(story, step) {
  const moment = story.expected[step];
  const observed = story.observed && story.observed[step];
  const focus = focusOf(moment);
  const state = focus ? `, ${focus} ${describeSnapshot(moment.generators.get(focus))}` : "";
  const outcome = describeOutcome(moment.observation.out);
  let text = `Step ${step + 1} of ${story.expected.length}, ${stepText(moment)}: ${outcome}${state}.`;
  if (step === story.difference)
    text += ` First difference: ${story.columnTitle} ${
      observed ? describeOutcome(observed.observation.out) : story.end
    }.`;
  return text;
}
