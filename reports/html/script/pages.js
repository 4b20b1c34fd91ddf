// The page of one scenario on one column, and of one scenario on all of them.

/** Fills `place` when the data has come. Returns what keys and a new step are to be told to, once it is there. */
async function resultPage(place, route, current) {
  const scenario = findScenario(route.subject);
  const column = findColumn(route.parameters.adapter, route.parameters.build, route.parameters.lane);
  if (!scenario || !column || !verdictOf(column, scenario.number)) {
    replace(
      place,
      notFound(
        `There is no such result in this report: ${route.subject} on ${route.parameters.adapter || "no adapter"}.`,
      ),
    );
    return null;
  }
  const data = await loadScenario(scenario.number);
  if (!current()) return null;
  const entry = data.results.find((r) => r.column === column.number);
  const verdict = verdictOf(column, scenario.number);
  const expected = timeline(data.drive, data.steps);
  const steps = entry.trace === 0 ? data.steps : data.traces[entry.trace];
  const result = { column, scenario, verdict, finding: column.findings.get(scenario.number) || null };
  const different = failing.has(verdict) || verdict === "variant" || verdict === "unsupported";
  const story = {
    expected,
    observed: steps && timeline(data.drive, steps),
    difference: different && entry.step !== undefined && entry.step < expected.length ? entry.step : null,
    end: endOf(verdict, entry),
    columnTitle: column.title,
  };
  return showStory(
    place,
    route,
    scenario,
    data,
    story,
    [
      crumbs(scenario, link("scenario", scenario.id, {}, {}, shortName(scenario)), neighbours(result)),
      h("h1", { tabindex: "-1" }, scenario.title),
      h(
        "p",
        { class: "verdict-line" },
        h("span", { class: "tag big " + verdict }, mark(verdict), verdict),
        h("b", {}, column.title),
        h("span", { class: "faint" }, columnTitle(column)),
        ruleLinks(scenario),
        levelTag(scenario.level),
        standingTag({ finding: { cause: (result.finding || {}).cause } }),
      ),
      entry.reason ? h("p", { class: "reason-line" }, entry.reason) : null,
      entry.variant ? h("p", { class: "reason-line" }, "As ", runtimeName(entry.variant), " does.") : null,
      standingLine(entry),
      otherColumns(scenario, column),
    ],
    [
      entry.note ? h("p", { class: "legend" }, entry.note) : null,
      entry.stderr
        ? h(
            "section",
            {},
            h("h2", {}, "Standard error"),
            h("pre", { class: "output", tabindex: "0", "aria-label": "Standard error" }, entry.stderr),
          )
        : null,
      h(
        "section",
        {},
        h("h2", {}, "Reproduce"),
        h("div", { class: "command" }, h("code", {}, entry.command), copyButton(entry.command, "Copy the command")),
      ),
    ],
  );
}

async function scenarioPage(place, route, current) {
  const scenario = findScenario(route.subject);
  if (!scenario) {
    replace(place, notFound(`There is no scenario ${route.subject} in this report.`));
    return null;
  }
  const data = await loadScenario(scenario.number);
  if (!current()) return null;
  const results = report.results.filter((r) => r.scenario === scenario);
  const story = {
    expected: timeline(data.drive, data.steps),
    observed: null,
    difference: null,
    end: "",
    columnTitle: "",
  };
  return showStory(
    place,
    route,
    scenario,
    data,
    story,
    [
      crumbs(scenario, shortName(scenario)),
      h("h1", { tabindex: "-1" }, scenario.title),
      h(
        "p",
        { class: "verdict-line" },
        ruleLinks(scenario),
        levelTag(scenario.level),
        scenario.source ? h("span", { class: "faint" }, scenario.source) : null,
      ),
      otherColumns(scenario, null),
    ],
    [
      results.some((r) => r.finding)
        ? h("section", {}, h("h2", {}, "Not as recorded"), failureTable([results.filter((r) => r.finding)]))
        : null,
    ],
  );
}

/** A scenario's name within its category. */
function shortName(scenario) {
  return scenario.id.slice(scenario.id.indexOf("/") + 1);
}

/** Where a page stands: its category, and what is given. */
function crumbs(scenario, ...rest) {
  const category = link("scenarios", "", { category: scenario.category }, {}, words(scenario.category));
  return h("p", { class: "crumbs" }, category, " / ", ...rest);
}

function showStory(place, route, scenario, data, story, head, tail) {
  const stepOf = (parameters) => {
    const step = Number(parameters.step);
    return step >= 1 ? Math.min(story.expected.length, Math.floor(step)) - 1 : story.difference || 0;
  };
  let timer = 0;
  const moved = (step) => {
    clearTimeout(timer);
    timer = setTimeout(() => stay(address(route.view, route.subject, { ...route.parameters, step: step + 1 })), 120);
  };
  if (!story.expected.length) {
    replace(place, head, h("p", { class: "empty" }, `Nothing was recorded with ${runtimeName(report.oracle)}.`), tail);
    return { key: () => false, step: () => {}, leave: () => {} };
  }
  const walk = walker(story, data, moved);
  replace(place, h("header", { class: "story" }, head), walk.element, tail);
  walk.show(stepOf(route.parameters));
  return { key: walk.key, step: (parameters) => walk.show(stepOf(parameters)), leave: () => clearTimeout(timer) };
}

function endOf(verdict, entry) {
  return (
    {
      unsupported: "not performed: the lane lacks it",
      crashes: "the process died here",
      hangs: "no answer in time",
      broken: "the adapter is at fault",
    }[verdict] ||
    entry.reason ||
    ""
  );
}

function ruleLinks(scenario) {
  return scenario.rules.map((id) =>
    link("rule", id, {}, { class: "rule", title: (report.ruleById.get(id) || {}).sentence }, id),
  );
}

function standingLine(entry) {
  const { standing } = entry;
  if (!standing || !standing.reason) return null;
  return h(
    "p",
    { class: "reason-line" },
    h("span", { class: "faint" }, `${standing.standing} by ${standing.place}: `),
    standing.reason,
    " ",
    standing.ticket ? outerLink(standing.ticket) : null,
  );
}

/** The failures before and behind this one on the same column. */
function neighbours(result) {
  const failures = report.results.filter(
    (r) => r.column === result.column && (failing.has(r.verdict) || r.scenario === result.scenario),
  );
  const at = failures.findIndex((r) => r.scenario === result.scenario);
  const step = (other, text) =>
    other ? h("a", { href: resultAddress(other.column, other.scenario), title: other.scenario.id }, text) : null;
  if (failures.length < 2) return null;
  return h(
    "span",
    { class: "neighbours" },
    step(failures[at - 1], "\u2190 previous failure"),
    " ",
    step(failures[at + 1], "next failure \u2192"),
  );
}

function otherColumns(scenario, current) {
  const results = report.results.filter((r) => r.scenario === scenario);
  return h(
    "nav",
    { class: "columns", "aria-label": "This scenario on all columns" },
    report.lanes.map((lane) => {
      const own = results.filter((r) => r.column.lane === lane);
      if (!own.length) return null;
      return h(
        "div",
        {},
        h("span", { class: "faint" }, lane),
        own.map((result) =>
          resultLink(result, [mark(result.verdict), result.column.title], `, ${lane}: ${result.verdict}`, {
            class: "column",
            "aria-current": result.column === current ? "page" : null,
            title: result.finding ? result.finding.reason : result.verdict,
          }),
        ),
      );
    }),
  );
}
