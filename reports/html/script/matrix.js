// The first view: categories down, columns across, one table for each lane.

function matrixView(parameters) {
  const results = filterResults(parameters);
  const tables = report.lanes
    .map((lane) =>
      matrixTable(
        lane,
        results.filter((r) => r.column.lane === lane),
        parameters,
      ),
    )
    .filter(Boolean);
  if (!tables.length) return [nothingMatches()];
  return [
    tables,
    h(
      "p",
      { class: "legend" },
      "A cell says how many of the scenarios that the lane can perform are in order; ",
      parameters.verdict
        ? "with a choice of verdicts, how many have one of them. "
        : "a single number means all of them. ",
      "The bar below it shows the shares of ",
      verdicts
        .filter((v) => v !== "unsupported" && report.results.some((r) => r.verdict === v))
        .map((verdict) => [
          h("span", { class: "key" }, h("i", { class: "swatch " + verdict, "aria-hidden": "true" }), verdict),
          " ",
        ]),
    ),
    adapterTable(),
  ];
}

function nothingMatches() {
  return h("p", { class: "empty" }, "Nothing matches these filters.");
}

const laneMeanings = {
  native: "nothing between the suite and the library",
  emulated: "what the library lacks comes through a channel beside it",
};

function matrixTable(lane, results, parameters) {
  const columns = [...new Set(results.map((r) => r.column))];
  const categories = report.categories.filter((c) => results.some((r) => r.scenario.category === c));
  if (!columns.length) return null;
  const cells = new Map();
  for (const result of results) {
    const key = `${result.scenario.category}\n${result.column.number}`;
    if (!cells.has(key)) cells.set(key, []);
    cells.get(key).push(result);
  }
  const caption = h("caption", {}, h("h2", {}, lane), laneMeanings[lane] ? h("span", {}, laneMeanings[lane]) : null);
  const rows = categories.map((category) =>
    h(
      "tr",
      {},
      h("th", { scope: "row" }, link("scenarios", "", { ...chosen(parameters), category, lane }, {}, words(category))),
      h(
        "td",
        { class: "number faint" },
        new Set(results.filter((r) => r.scenario.category === category).map((r) => r.scenario)).size,
      ),
      columns.map((column) =>
        matrixCell(cells.get(`${category}\n${column.number}`) || [], column, category, parameters),
      ),
    ),
  );
  const sums = h(
    "tr",
    { class: "sums" },
    h("th", { scope: "row" }, "all"),
    h("td", { class: "number faint" }, new Set(results.map((r) => r.scenario)).size),
    columns.map((column) =>
      matrixCell(
        results.filter((r) => r.column === column),
        column,
        "",
        parameters,
      ),
    ),
  );
  const table = h(
    "table",
    { class: "matrix" + (columns.length > 9 ? " many" : "") },
    caption,
    h("thead", {}, columnHeads(columns, ["category", "scenarios"])),
    h("tbody", {}, rows),
    h("tfoot", {}, sums),
  );
  return h(
    "div",
    { class: "scroller", role: "region", "aria-label": `Matrix of the ${lane} lane`, tabindex: "0" },
    rove(table),
  );
}

/** One row of heads; a second with the builds where an adapter has several. */
function columnHeads(columns, first) {
  const several = columns.some((c) => c.several);
  const groups = [];
  for (const column of columns) {
    const last = groups[groups.length - 1];
    if (last && last[0].adapter === column.adapter && last[0].lane === column.lane) last.push(column);
    else groups.push([column]);
  }
  const head = (column, text, attributes) =>
    h("th", { scope: "col", title: columnTitle(column), ...attributes }, h("span", {}, text));
  const left = first.map((text, number) =>
    h("th", { scope: "col", class: number ? "number" : "", rowspan: several ? 2 : null }, h("span", {}, text)),
  );
  if (!several)
    return h(
      "tr",
      {},
      left,
      columns.map((column) => head(column, column.adapter, {})),
    );
  return [
    h(
      "tr",
      { class: "groups" },
      left,
      groups.map((group) =>
        h(
          "th",
          { scope: "colgroup", colspan: group.length, title: group[0].hello.library, class: "group" },
          h("span", {}, group[0].adapter),
        ),
      ),
    ),
    h(
      "tr",
      { class: "builds" },
      columns.map((column) => head(column, column.build, {})),
    ),
  ];
}

function columnTitle(column) {
  const { library, version, compiler, optimisation } = column.hello;
  return [
    [library, version].filter(Boolean).join(" "),
    [compiler, optimisation].filter(Boolean).join(" "),
    column.lane + " lane",
  ]
    .filter(Boolean)
    .join(", ");
}

function matrixCell(results, column, category, parameters) {
  const counts = tally(results);
  const run = results.length - counts.unsupported;
  const good = counts.conforms + counts.variant;
  const text = parameters.verdict ? String(results.length) : good === run ? String(run) : `${good}/${run}`;
  if (!results.length || (!run && !parameters.verdict))
    return h(
      "td",
      { class: "none" },
      h("span", { title: results.length ? `${results.length} unsupported` : null }, results.length ? "\u2013" : ""),
    );
  const label =
    `${category ? words(category) : "all"}, ${column.title}, ${column.lane}: ` +
    `${text} ${parameters.verdict ? "chosen" : "in order"}; ${tallyWords(counts)}`;
  const target = {
    ...chosen(parameters),
    category: category || parameters.category,
    lane: column.lane,
    adapter: column.title,
  };
  return h(
    "td",
    { class: good < run ? "bad" : "good" },
    link(
      "scenarios",
      "",
      target,
      { class: "cell", "aria-label": label, title: tallyWords(counts) },
      h("span", { class: "count" }, text),
      good < run ? shares(counts) : null,
    ),
  );
}

/** A bar of verdicts, each as wide as its share. */
function shares(counts) {
  const bar = h("span", { class: "shares", "aria-hidden": "true" });
  for (const verdict of verdicts) {
    if (!counts[verdict] || verdict === "unsupported") continue;
    const part = h("i", { class: verdict });
    part.style.flexGrow = String(counts[verdict]);
    bar.append(part);
  }
  return bar;
}

/** Names of categories are file names. */
function words(name) {
  return name.replaceAll("_", " ");
}

function adapterTable() {
  const capabilities = ["next", "send", "throw", "close", "return value", "delegation", "state"];
  const rows = report.adapters.map((hello) => {
    const native = (hello.lanes || {}).native || [];
    return h(
      "tr",
      {},
      h("th", { scope: "row" }, hello.adapter),
      h("td", {}, hello.library, " ", hello.version),
      h(
        "td",
        {},
        [hello.compiler, hello.optimisation, ...(hello.sanitizers || [])].join(" "),
        hello.toolchain ? `, ${hello.toolchain}` : "",
      ),
      capabilities.map((c) =>
        h(
          "td",
          { class: "tick" },
          native.includes(c)
            ? h("span", { role: "img", "aria-label": "yes" }, "\u2713")
            : h("span", { class: "faint", role: "img", "aria-label": "no" }, "\u2013"),
        ),
      ),
    );
  });
  return h(
    "section",
    { "aria-labelledby": "adapters" },
    h("h2", { id: "adapters" }, "Adapters"),
    h(
      "div",
      { class: "scroller", tabindex: "0", role: "region", "aria-label": "Adapters and what they can do" },
      h(
        "table",
        { class: "plain adapters" },
        h(
          "thead",
          {},
          h(
            "tr",
            {},
            ["adapter", "library", "build", ...capabilities].map((text) => h("th", { scope: "col" }, text)),
          ),
        ),
        h("tbody", {}, rows),
      ),
    ),
    h("p", { class: "legend" }, "A tick: the library can do it by itself. The emulated lane supplies the rest."),
  );
}
