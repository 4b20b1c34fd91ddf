// Every scenario on every column, as letters; a list with reasons once there is a single column.

function scenariosView(parameters) {
  const results = filterResults(parameters);
  if (!results.length) return [nothingMatches()];
  const columns = [...new Set(results.map((r) => r.column))];
  const scenarios = new Set(results.map((r) => r.scenario));
  const lead = h(
    "p",
    { class: "lead" },
    plural(results.length, "result"),
    ": ",
    plural(scenarios.size, "scenario"),
    " on ",
    columns.length === 1
      ? [h("b", {}, columns[0].title), ` (${columnTitle(columns[0])})`]
      : plural(columns.length, "column"),
    ".",
  );
  if (columns.length === 1) return [lead, resultTable(results)];
  return [lead, scenarioGrid(results, columns)];
}

function resultTable(results) {
  return h(
    "table",
    { class: "plain results" },
    h(
      "thead",
      {},
      h(
        "tr",
        {},
        ["scenario", "verdict", "reason"].map((t) => h("th", { scope: "col" }, t)),
      ),
    ),
    h(
      "tbody",
      {},
      results.map((result) =>
        h(
          "tr",
          {},
          h(
            "th",
            { scope: "row" },
            resultLink(result, result.scenario.id, `, ${result.column.title}, ${result.column.lane}: ${result.verdict}`),
            h("span", { class: "title" }, result.scenario.title),
          ),
          h("td", {}, h("span", { class: "tag " + result.verdict }, mark(result.verdict), result.verdict)),
          h("td", { class: "reason" }, reasonOf(result), standingTag(result)),
        ),
      ),
    ),
  );
}

/** Rows of scenarios by category, with a letter for each column; lanes side by side. */
function scenarioGrid(results, columns) {
  const rows = new Map();
  for (const result of results) {
    if (!rows.has(result.scenario)) rows.set(result.scenario, new Map());
    rows.get(result.scenario).set(result.column, result);
  }
  const sorted = report.lanes.flatMap((lane) => columns.filter((c) => c.lane === lane));
  const starts = new Set(report.lanes.map((lane) => sorted.find((c) => c.lane === lane)));
  const lanes = report.lanes.map((lane) => [lane, sorted.filter((c) => c.lane === lane).length]).filter(([, n]) => n);
  const head = h(
    "thead",
    {},
    h(
      "tr",
      { class: "lanes" },
      h("td", {}),
      lanes.map(([lane, number]) => h("th", { scope: "colgroup", colspan: number }, h("span", {}, lane))),
    ),
    h(
      "tr",
      {},
      h("th", { scope: "col" }, h("span", {}, "scenario")),
      sorted.map((column) =>
        h(
          "th",
          { scope: "col", class: starts.has(column) ? "start" : "", title: columnTitle(column) },
          h("span", {}, column.title),
        ),
      ),
    ),
  );
  const body = (category) =>
    h(
      "tbody",
      {},
      h("tr", { class: "category" }, h("th", { scope: "rowgroup", colspan: sorted.length + 1 }, words(category))),
      [...rows]
        .filter(([scenario]) => scenario.category === category)
        .map(([scenario, cells]) =>
          h(
            "tr",
            {},
            h(
              "th",
              { scope: "row", title: scenario.title },
              link("scenario", scenario.id, {}, { tabindex: "-1" }, scenarioName(scenario)),
            ),
            sorted.map((column) => gridCell(cells.get(column), starts.has(column))),
          ),
        ),
    );
  const categories = report.categories.filter((c) => [...rows.keys()].some((s) => s.category === c));
  const table = h("table", { class: "grid" }, head);
  appendInTurn(
    table,
    categories.map((category) => () => body(category)),
    60,
  );
  return h(
    "div",
    { class: "scroller", role: "region", "aria-label": "Scenarios by column", tabindex: "0" },
    rove(table),
  );
}

/** The id without its category. */
function scenarioName(scenario) {
  return scenario.id.slice(scenario.category.length + 1) || scenario.id;
}

/** The first rows at once, the others when the page has been shown; all of them before it is printed. */
function appendInTurn(table, makers, atOnce) {
  const more = () => {
    if (makers.length) table.append(makers.shift()());
  };
  while (makers.length && table.rows.length < atOnce) more();
  const later = () => {
    if (!makers.length || !table.isConnected) return removeEventListener("beforeprint", all);
    more();
    setTimeout(later);
  };
  const all = () => {
    while (makers.length) more();
  };
  if (!makers.length) return;
  addEventListener("beforeprint", all);
  setTimeout(later, 30);
}

function gridCell(result, start) {
  if (!result) return h("td", { class: start ? "start" : "" });
  const reason = result.finding ? result.finding.reason : "";
  return h(
    "td",
    { class: start ? "start" : "" },
    h(
      "a",
      {
        href: resultAddress(result.column, result.scenario),
        class: "mark " + result.verdict,
        tabindex: "-1",
        "aria-label": `${result.scenario.id}, ${result.column.title}, ${result.column.lane}: ${result.verdict}`,
        title: `${result.column.title}, ${result.column.lane}: ${result.verdict}${reason ? "\n" + reason : ""}`,
      },
      verdictLetters[result.verdict],
    ),
  );
}
