// The rules of the protocol: all of them, and one with its witnesses and who violates it.

function rulesView(parameters) {
  const results = filterResults(parameters);
  const byRule = new Map();
  for (const result of results)
    for (const id of result.scenario.rules) {
      if (!byRule.has(id)) byRule.set(id, []);
      byRule.get(id).push(result);
    }
  const rules = report.rules.filter((rule) => byRule.has(rule.id));
  if (!rules.length) return [nothingMatches()];
  const categories = [...new Set(rules.map((r) => r.category))];
  return [
    h("p", { class: "lead" }, plural(rules.length, "rule"), " with their witnesses among the results."),
    h(
      "table",
      { class: "plain rules" },
      h(
        "thead",
        {},
        h(
          "tr",
          {},
          [["rule"], ["sentence"], ["witnesses", "number"], ["violated by", "number"]].map(([text, kind]) =>
            h("th", { scope: "col", class: kind }, text),
          ),
        ),
      ),
      categories.map((category) =>
        h(
          "tbody",
          {},
          h("tr", { class: "category" }, h("th", { colspan: "4", scope: "rowgroup" }, words(category))),
          rules.filter((rule) => rule.category === category).map((rule) => ruleRow(rule, byRule.get(rule.id))),
        ),
      ),
    ),
  ];
}

function ruleRow(rule, results) {
  const violators = new Set(results.filter((r) => failing.has(r.verdict)).map((r) => r.column));
  return h(
    "tr",
    {},
    h("th", { scope: "row" }, link("rule", rule.id, {}, {}, rule.id)),
    h("td", {}, rule.sentence, levelTag(rule.level)),
    h("td", { class: "number" }, new Set(results.map((r) => r.scenario)).size),
    h(
      "td",
      { class: "number" },
      violators.size ? plural(violators.size, "column") : h("span", { class: "faint" }, "none"),
    ),
  );
}

const levelMeanings = {
  core: "every generator has to do this",
  "beyond-contract": "CPython defines it; in C++ the call breaks the contract of iterators",
  quirk: "CPython's own accident",
  compiler: "a matter of the compiler, whatever the library",
};

function levelTag(level) {
  return level && level !== "core" ? h("span", { class: "tag level", title: levelMeanings[level] }, level) : null;
}

function rulePage(id) {
  const rule = report.ruleById.get(id);
  if (!rule) return notFound(`There is no rule ${id} in this report.`);
  const results = report.results.filter((r) => r.scenario.rules.includes(id));
  const failures = results.filter((r) => failing.has(r.verdict));
  const columns = [...new Set(failures.map((r) => r.column))];
  return [
    h("p", { class: "crumbs" }, link("rules", "", {}, {}, "Rules"), " / ", words(rule.category)),
    h("h1", { tabindex: "-1" }, rule.id),
    h("blockquote", { class: "sentence" }, rule.sentence),
    h(
      "dl",
      { class: "facts" },
      fact("Level", [rule.level, h("span", { class: "faint" }, " — ", levelMeanings[rule.level] || "")]),
      fact("Source", [rule.source, rule.link ? [" \u00b7 ", outerLink(rule.link)] : null]),
      fact("Note", rule.note),
      fact(
        "Varies",
        rule.varies && rule.varies.length ? listed([].concat(rule.varies).map(runtimeName)) + " do otherwise" : "",
      ),
    ),
    h("h2", {}, "Who violates it"),
    columns.length
      ? h(
          "table",
          { class: "plain violators" },
          h(
            "thead",
            { class: "unseen" },
            h(
              "tr",
              {},
              ["column", "lane", "witnesses", "verdicts"].map((t) => h("th", { scope: "col" }, t)),
            ),
          ),
          h(
            "tbody",
            {},
            columns.map((column) =>
              violatorRow(
                rule,
                column,
                results.filter((r) => r.column === column),
              ),
            ),
          ),
        )
      : h("p", {}, results.length ? "No column of this report." : "No scenario of this report witnesses it."),
    results.length
      ? [h("h2", {}, "Witnesses"), scenarioGrid(results, [...new Set(results.map((r) => r.column))])]
      : null,
  ];
}

function violatorRow(rule, column, results) {
  const failures = results.filter((r) => failing.has(r.verdict));
  const narrowed = { rule: rule.id, adapter: column.title, lane: column.lane };
  return h(
    "tr",
    {},
    h("th", { scope: "row" }, link("scenarios", "", narrowed, {}, column.title)),
    h("td", { class: "faint" }, column.lane),
    h("td", {}, `${failures.length} of ${plural(results.length, "witness", "witnesses")}`),
    h("td", { class: "cluster-facts" }, verdictTags(failures)),
  );
}

function fact(name, content) {
  if (content === "" || content === null || content === undefined) return null;
  return [h("dt", {}, name), h("dd", {}, content)];
}

function notFound(sentence) {
  return [
    h("h1", { tabindex: "-1" }, "Not here"),
    h("p", { class: "empty" }, sentence, " ", link("matrix", "", {}, {}, "To the matrix")),
  ];
}
