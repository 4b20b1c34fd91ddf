// Failures by what they share: the operation at the first difference, and the state of its generator before it.

function failuresView(parameters) {
  const failures = filterResults(parameters).filter((r) => failing.has(r.verdict));
  const clusters = clustered(failures);
  const one = clusters.find(({ cause }) => cause === parameters.cause);
  if (one) return clusterPage(one, parameters);
  if (!failures.length)
    return [
      h(
        "p",
        { class: "empty" },
        report.results.some((r) => failing.has(r.verdict)) ? "No failure matches these filters." : "Nothing failed.",
      ),
    ];
  return [
    h(
      "p",
      { class: "lead" },
      `${plural(failures.length, "result")} failed, for ${plural(clusters.length, "cause")}. `,
      "What failures share is the operation at the first difference and the state of its generator before it.",
    ),
    h(
      "ol",
      { class: "clusters" },
      clusters.map((cluster) => clusterRow(cluster, parameters)),
    ),
  ];
}

/** Groups of failures of one cause, the largest first. */
function clustered(failures) {
  const groups = new Map();
  for (const result of failures) {
    const cause = causeOf(result);
    if (!groups.has(cause)) groups.set(cause, []);
    groups.get(cause).push(result);
  }
  return [...groups]
    .map(([cause, results]) => ({ cause, results }))
    .sort((a, b) => b.results.length - a.results.length || (a.cause < b.cause ? -1 : 1));
}

/** "throw before the first next": operation and state in words. */
function causeOf(result) {
  const { operation, state } = result.finding || {};
  const where =
    {
      C: " before the first next",
      S: " while suspended",
      D: " while delegating",
      R: " while running",
      X: " after the end",
    }[state] || "";
  switch (operation) {
    case "next":
      return state === "C" ? "the first next" : "next" + where;
    case "send":
    case "throw":
    case "close":
      return operation + where;
    case "call":
      return "making the generator";
    case "drop":
      return (
        {
          C: "dropping a generator that has not started",
          S: "dropping a suspended generator",
          D: "dropping a generator that delegates",
          X: "dropping a generator that has ended",
        }[state] || "dropping a name"
      );
    case "move":
      return (
        {
          C: "moving a generator that has not started",
          S: "moving a suspended generator",
          D: "moving a generator that delegates",
          X: "moving a generator that has ended",
        }[state] || "moving a value"
      );
    case "list":
      return state === "C"
        ? "iterating from the beginning"
        : state === "X"
          ? "iterating after the end"
          : "iterating the rest";
    case "state":
      return "asking for the state" + (state === "C" ? " before the first next" : where);
    case "code":
      return "a statement of several operations";
    case "#end":
      return "the disposal at the end";
    default:
      return result.verdict === "leaks" ? "objects left behind" : "no step of its own";
  }
}

function clusterRow({ cause, results }, parameters) {
  const columns = [...new Set(results.map((r) => r.column))];
  return h(
    "li",
    {},
    h(
      "h2",
      {},
      link(
        "failures",
        "",
        { ...chosen(parameters), cause },
        {},
        h("b", {}, plural(results.length, "failure")),
        results.length > 1 ? " share: " : ": ",
        cause,
      ),
    ),
    h(
      "p",
      { class: "cluster-facts" },
      verdictTags(results),
      h(
        "span",
        { class: "faint" },
        plural(new Set(results.map((r) => r.scenario)).size, "scenario"),
        " on ",
        columns.length > 4 ? plural(columns.length, "column") : listed(columns.map((c) => `${c.title} ${c.lane}`)),
      ),
    ),
    h("p", { class: "typical" }, typicalReason(results)),
  );
}

function verdictTags(results) {
  const counts = tally(results);
  return verdicts.filter((v) => counts[v]).map((v) => h("span", { class: "tag " + v }, mark(v), `${counts[v]} ${v}`));
}

/** The reason that most of them have, but for names and numbers. */
function typicalReason(results) {
  const groups = new Map();
  for (const result of results) {
    const reason = reasonOf(result).replace(/\bstep \d+, .*?: (?=the )/, "");
    const shape = reason.replace(/'[^']*'|"[^"]*"|<[^>]*>|\([^)]*\)|\d+/g, "\u2026");
    if (!groups.has(shape)) groups.set(shape, []);
    groups.get(shape).push(reason);
  }
  const reasons = [...groups.values()].sort((a, b) => b.length - a.length)[0];
  return reasons.length === results.length ? reasons[0] : `mostly (${reasons.length}): ${reasons[0]}`;
}

function clusterPage({ cause, results }, parameters) {
  const columns = [...new Set(results.map((r) => r.column))];
  return [
    h("p", { class: "crumbs" }, link("failures", "", chosen(parameters), {}, "All causes")),
    h("h2", { class: "cause" }, plural(results.length, "failure"), results.length > 1 ? " share: " : ": ", cause),
    h("p", { class: "cluster-facts" }, verdictTags(results)),
    columns.map((column) =>
      h(
        "section",
        {},
        h("h3", {}, column.title, " ", h("span", { class: "faint" }, column.lane)),
        resultTable(results.filter((r) => r.column === column)),
      ),
    ),
  ];
}

function failureTable(groups) {
  return h(
    "table",
    { class: "plain failures" },
    h(
      "thead",
      { class: "unseen" },
      h(
        "tr",
        {},
        ["scenario", "column", "reason"].map((t) => h("th", { scope: "col" }, t)),
      ),
    ),
    h(
      "tbody",
      {},
      groups.flatMap((results) =>
        results.map((result, number) =>
          h(
            "tr",
            { class: number ? "again" : "" },
            h(
              "th",
              { scope: "row" },
              number
                ? h("span", { class: "unseen" }, result.scenario.id)
                : link("scenario", result.scenario.id, {}, {}, result.scenario.id),
            ),
            h(
              "td",
              { class: "where" },
              resultLink(
                result,
                [mark(result.verdict), " ", result.column.title, " ", h("span", { class: "faint" }, result.column.lane)],
                `: ${result.verdict} in ${result.scenario.id}`,
              ),
            ),
            h("td", { class: "reason" }, reasonOf(result), standingTag(result)),
          ),
        ),
      ),
    ),
  );
}

/** `unseen` is for those who listen: what others see around the link. */
function resultLink(result, children, unseen, attributes = {}) {
  return h(
    "a",
    { href: resultAddress(result.column, result.scenario), ...attributes },
    children,
    h("span", { class: "unseen" }, unseen),
  );
}

function reasonOf(result) {
  return result.finding ? result.finding.reason : "";
}

function standingTag(result) {
  const standing = result.finding && result.finding.standing;
  const cause = result.finding && result.finding.cause;
  return [
    cause && cause !== "library"
      ? h("span", { class: "tag standing", title: "what several builds of it tell" }, "by the ", cause)
      : null,
    standing && standing !== "in order"
      ? h("span", { class: "tag standing", title: "what the baseline says" }, standing)
      : null,
  ];
}
