// Narrowing what is shown. The filters are parameters of the address and mean the same in all views.

const filterNames = ["q", "verdict", "lane", "adapter", "compiler", "category", "rule", "level", "standing"];

function chosen(parameters) {
  return Object.fromEntries(filterNames.filter((n) => parameters[n]).map((n) => [n, parameters[n]]));
}

/** The results that the parameters let through; `except` names one of them that is left aside. */
function filterResults(parameters, except = "") {
  const wanted = (name) => (name === except ? "" : parameters[name] || "");
  const kinds = new Set(wanted("verdict") ? wanted("verdict").split(",") : verdicts);
  const scenarios = new Set(report.scenarios.filter((scenario) => scenarioMatches(scenario, wanted)));
  const columns = new Set(report.columns.filter((column) => columnMatches(column, wanted)));
  const words = wanted("q").toLowerCase().split(/\s+/).filter(Boolean);
  return report.results.filter(
    (result) =>
      columns.has(result.column) &&
      scenarios.has(result.scenario) &&
      kinds.has(result.verdict) &&
      (!wanted("standing") || (result.finding && result.finding.standing === wanted("standing"))) &&
      (!words.length || matchesWords(result, words)),
  );
}

function scenarioMatches(scenario, wanted) {
  return (
    (!wanted("category") || scenario.category === wanted("category")) &&
    (!wanted("rule") || scenario.rules.includes(wanted("rule"))) &&
    (!wanted("level") || scenario.level === wanted("level"))
  );
}

function columnMatches(column, wanted) {
  return (
    (!wanted("lane") || column.lane === wanted("lane")) &&
    (!wanted("adapter") || column.title === wanted("adapter") || column.adapter === wanted("adapter")) &&
    (!wanted("compiler") || compilerOf(column) === wanted("compiler"))
  );
}

function compilerOf(column) {
  return column.hello.compiler || column.build;
}

function matchesWords(result, words) {
  const scenario = result.scenario;
  if (!scenario.searchText) {
    const sentences = scenario.rules.map((id) => (report.ruleById.get(id) || {}).sentence || "");
    scenario.searchText = [scenario.id, scenario.title, ...scenario.rules, ...sentences].join(" ").toLowerCase();
  }
  const own =
    `${result.column.title} ${result.column.lane} ${result.finding ? result.finding.reason : ""}`.toLowerCase();
  return words.every((word) => scenario.searchText.includes(word) || own.includes(word));
}

/** The bar of controls. `go` is told the new parameters; update() shows others. */
function filterBar(go) {
  let current = {};
  const change = (name, value) => go({ ...current, [name]: value });
  const search = h("input", {
    type: "search",
    id: "search",
    placeholder: "scenario, rule, words of a reason",
    autocomplete: "off",
    spellcheck: "false",
    oninput: () => change("q", search.value.trim()),
  });
  const chips = h("div", { class: "chips", role: "group", "aria-label": "Verdicts" });
  const selects = selections().map(([name, label, options]) => {
    const select = h(
      "select",
      { id: "filter-" + name, onchange: () => change(name, select.value) },
      h("option", { value: "" }, "all"),
      options.map(([value, text]) => h("option", { value }, text)),
    );
    return { name, select, element: h("label", { class: "field", for: select.id }, h("span", {}, label), select) };
  });
  const clear = h(
    "button",
    {
      type: "button",
      class: "plain",
      onclick: () => {
        go({});
        search.focus();
      },
    },
    "Clear",
  );
  const more = h(
    "details",
    { class: "more", open: matchMedia("(min-width: 48rem)").matches },
    h("summary", {}, "Filters"),
    h(
      "div",
      { class: "fields" },
      selects.map((s) => s.element),
    ),
  );
  const element = h(
    "form",
    { class: "filters", role: "search", "aria-label": "Filters", onsubmit: (event) => event.preventDefault() },
    h("label", { class: "field wide", for: "search" }, h("span", {}, "Search"), search),
    more,
    chips,
    clear,
  );
  return { element, update };

  function update(parameters) {
    current = chosen(parameters);
    if (document.activeElement !== search) search.value = current.q || "";
    for (const { name, select } of selects) select.value = current[name] || "";
    if (selects.some(({ name }) => current[name])) more.open = true;
    clear.hidden = !Object.keys(current).length;
    drawChips();
  }

  function drawChips() {
    const counts = tally(filterResults(current, "verdict"));
    const picked = new Set((current.verdict || "").split(",").filter(Boolean));
    const focused = chips.contains(document.activeElement) ? document.activeElement.dataset.verdict : null;
    replace(
      chips,
      verdicts
        .filter((v) => counts[v] || picked.has(v))
        .map((verdict) =>
          h(
            "button",
            {
              type: "button",
              class: "chip " + verdict,
              "data-verdict": verdict,
              "aria-pressed": String(picked.has(verdict)),
              title: verdictMeanings[verdict],
              onclick: () => {
                picked.has(verdict) ? picked.delete(verdict) : picked.add(verdict);
                change("verdict", verdicts.filter((v) => picked.has(v)).join(","));
              },
            },
            mark(verdict),
            h("b", {}, counts[verdict].toLocaleString("en")),
            " ",
            verdict,
          ),
        ),
    );
    if (focused) chips.querySelector(`[data-verdict="${focused}"]`)?.focus();
  }
}

function selections() {
  const distinct = (values) => [...new Set(values)].map((value) => [value, value]);
  const titles = report.columns.map((c) => c.title);
  const standings = [...new Set(report.findings.map((f) => f.standing).filter(Boolean))];
  return [
    ["lane", "Lane", distinct(report.lanes)],
    ["adapter", "Adapter", distinct([...new Set([...titles, ...report.columns.map((c) => c.adapter)])].sort())],
    ["compiler", "Compiler", distinct(report.columns.map(compilerOf).sort())],
    ["category", "Category", distinct(report.categories)],
    ["rule", "Rule", report.rules.map((rule) => [rule.id, rule.id])],
    ["level", "Level", distinct(report.scenarios.map((s) => s.level))],
    ...(standings.length > 1 ? [["standing", "Baseline", distinct(standings)]] : []),
  ].filter(([, , options]) => options.length > 1);
}

/** The verdict as a small coloured letter. */
function mark(verdict) {
  return h("span", { class: "mark " + verdict, "aria-hidden": "true" }, verdictLetters[verdict]);
}
