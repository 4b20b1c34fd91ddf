// The report's data. It comes as scripts, since a page on disk may not fetch: data/report.js with the page, and
// data/scenario/N.js when that scenario is looked at.

const verdicts = ["conforms", "variant", "diverges", "unsupported", "crashes", "hangs", "leaks", "broken"];
const verdictLetters = {
  conforms: "\u2022",
  variant: "v",
  diverges: "d",
  unsupported: "\u2013",
  crashes: "c",
  hangs: "h",
  leaks: "l",
  broken: "b",
};
const verdictMeanings = {
  conforms: "every observation equals the reference trace",
  variant: "does what another recorded runtime does, or what a quirk allows",
  diverges: "some step differs",
  unsupported: "needs a capability that the lane lacks",
  crashes: "the process died, or a sanitizer reported an error",
  hangs: "the time limit passed",
  leaks: "objects were alive after the scenario was cleaned up",
  broken: "the suite or the adapter is at fault",
};
const failing = new Set(["diverges", "crashes", "hangs", "leaks", "broken"]);

let report = null;
const scenarioData = new Map(); // number → promise of its data
const scenarioArrivals = new Map(); // number → resolve

/** What data/report.js calls. */
function receiveReport(json) {
  report = JSON.parse(json);
  report.scenarioNumbers = new Map(report.scenarios.map((s, number) => [s.id, number]));
  report.ruleById = new Map(report.rules.map((rule) => [rule.id, rule]));
  report.scenarios.forEach((scenario, number) => {
    scenario.number = number;
    scenario.category = scenario.id.includes("/") ? scenario.id.slice(0, scenario.id.indexOf("/")) : "other";
  });
  report.categories = [...new Set(report.scenarios.map((s) => s.category))];
  report.lanes = [...new Set(report.columns.map((c) => c.lane))].sort().reverse();
  const builds = new Map();
  for (const adapter of report.adapters) builds.set(adapter.adapter, (builds.get(adapter.adapter) || 0) + 1);
  report.columns.forEach((column, number) => {
    column.number = number;
    column.hello = report.adapters.find((a) => a.adapter === column.adapter && a.build === column.build) || {
      adapter: column.adapter,
      build: column.build,
      library: "",
      version: "",
      compiler: "",
      optimisation: "",
      lanes: {},
    };
    column.several = builds.get(column.adapter) > 1;
    column.title = column.several ? `${column.adapter} (${column.build})` : column.adapter;
    column.findings = new Map();
  });
  for (const finding of report.findings) {
    finding.verdict = verdictOf(report.columns[finding.column], finding.scenario);
    report.columns[finding.column].findings.set(finding.scenario, finding);
  }
  report.results = resultList();
}

function resultList() {
  const results = [];
  for (const column of report.columns)
    for (const scenario of report.scenarios) {
      const verdict = verdictOf(column, scenario.number);
      if (verdict) results.push({ column, scenario, verdict, finding: column.findings.get(scenario.number) || null });
    }
  return results;
}

function verdictOf(column, scenario) {
  return verdicts[column.verdicts.charCodeAt(scenario) - 48]; // undefined: it took no part
}

/** What data/scenario/N.js calls. */
function receiveScenario(number, json) {
  const arrival = scenarioArrivals.get(number);
  if (arrival) arrival(JSON.parse(json));
}

function loadScenario(number) {
  if (!scenarioData.has(number))
    scenarioData.set(
      number,
      new Promise((resolve, reject) => {
        scenarioArrivals.set(number, resolve);
        const script = document.createElement("script");
        script.src = `data/scenario/${number}.js`;
        script.onerror = () => {
          scenarioData.delete(number);
          reject(new Error(`data/scenario/${number}.js cannot be read: copy the report's whole folder`));
        };
        script.onload = () => script.remove();
        document.head.append(script);
      }),
    );
  return scenarioData.get(number);
}

function findColumn(adapter, build, lane) {
  return report.columns.find((c) => c.adapter === adapter && c.lane === lane && (!build || c.build === build)) || null;
}

function findScenario(id) {
  const number = report.scenarioNumbers.get(id);
  return number === undefined ? null : report.scenarios[number];
}

/** How many of `results` have which verdict. */
function tally(results) {
  const counts = Object.fromEntries(verdicts.map((verdict) => [verdict, 0]));
  for (const result of results) ++counts[result.verdict];
  return counts;
}

/** The verdicts of `counts` that occur, in words: "3 diverge, 1 crashes". */
function tallyWords(counts) {
  return verdicts
    .filter((v) => counts[v])
    .map((v) => `${counts[v]} ${v}`)
    .join(", ");
}
