// The frame around the views: head, navigation, keys, and what happens when the address changes.

const listViews = {
  matrix: ["Matrix", matrixView],
  failures: ["Failures", failuresView],
  scenarios: ["Scenarios", scenariosView],
  rules: ["Rules", rulesView],
};
const pageTitles = {
  result: (route) => route.subject,
  scenario: (route) => route.subject,
  rule: (route) => route.subject,
};

let shown = { path: "", bar: null, body: null, story: null };

function masthead() {
  const failures = report.results.filter((r) => failing.has(r.verdict)).length;
  const numbers = { failures, scenarios: report.scenarios.length, rules: report.rules.length };
  const made = [
    `suite ${report.suite}`,
    runtimeName(report.oracle),
    `${plural(report.results.length, "result")} in ${duration(report.seconds)}`,
    report.machine && report.machine.system,
  ]
    .filter(Boolean)
    .join(" \u00b7 ");
  return [
    h(
      "div",
      { class: "bar" },
      h("a", { class: "wordmark", href: "#/" }, "Yieldcheck"),
      h(
        "nav",
        { "aria-label": "Views" },
        Object.entries(listViews).map(([view, [title]]) =>
          h(
            "a",
            { href: address(view), "data-view": view },
            title,
            numbers[view] === undefined ? null : h("span", { class: "faint" }, " ", numbers[view].toLocaleString("en")),
          ),
        ),
      ),
      h("button", { type: "button", class: "plain help", "aria-haspopup": "dialog", onclick: showHelp }, "Keys"),
    ),
    h("p", { class: "made" }, made),
    report.partial
      ? h("p", { class: "warning", role: "note" }, "The run was interrupted: some results are missing.")
      : null,
  ];
}

function showHelp() {
  const keys = [
    ["/", "search"],
    ["\u2190 \u2192, j k", "step back and forth"],
    ["Home, End", "first and last step"],
    ["d", "first difference"],
    ["arrows in a table", "from cell to cell"],
    ["?", "this list"],
  ];
  const dialog = h(
    "dialog",
    { "aria-label": "Keys" },
    h(
      "dl",
      {},
      keys.map(([key, meaning]) => [h("dt", {}, h("kbd", {}, key)), h("dd", {}, meaning)]),
    ),
    h("button", { type: "button", onclick: () => dialog.close() }, "Close"),
  );
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}

function render() {
  const route = readRoute();
  if (!listViews[route.view] && !pageTitles[route.view]) route.view = "matrix";
  const path = [route.view, route.subject, listViews[route.view] ? "" : identity(route.parameters)].join("\n");
  const same = path === shown.path;
  document.title =
    (listViews[route.view] ? listViews[route.view][0] : pageTitles[route.view](route)) + " \u2013 Yieldcheck";
  for (const tab of document.querySelectorAll("[data-view]")) {
    const filters = chosen(route.parameters);
    tab.href = address(tab.dataset.view, "", listViews[route.view] ? filters : {});
    if (tab.dataset.view === route.view) tab.setAttribute("aria-current", "page");
    else tab.removeAttribute("aria-current");
  }
  if (same && shown.story) return shown.story.step(route.parameters);
  if (shown.story) shown.story.leave();
  if (listViews[route.view]) showList(route, path);
  else showPage(route, path, same);
}

/** What tells two pages of one view apart. */
function identity(parameters) {
  return ["adapter", "build", "lane"].map((name) => parameters[name] || "").join("\n");
}

function showList(route, path) {
  const main = document.getElementById("main");
  if (!shown.bar) {
    const bar = filterBar((parameters) => stay(address(readRoute().view, "", chosen(parameters))));
    shown = { bar, body: h("div", { class: "list" }), path: "", story: null };
    replace(main, h("h1", { class: "unseen", tabindex: "-1" }), bar.element, shown.body);
  }
  main.querySelector("h1").textContent = listViews[route.view][0];
  if (path !== shown.path && shown.path) arrive();
  shown.path = path;
  shown.bar.update(route.parameters);
  replace(shown.body, listViews[route.view][1](route.parameters));
  announceList(route);
}

function announceList(route) {
  const results = filterResults(route.parameters);
  if (Object.keys(chosen(route.parameters)).length)
    announce(`${plural(results.length, "result")} match: ${tallyWords(tally(results))}`);
}

async function showPage(route, path) {
  const main = document.getElementById("main");
  const first = !shown.path;
  shown = { path, bar: null, body: null, story: null };
  if (route.view === "rule") {
    replace(main, rulePage(route.subject));
    if (!first) arrive();
    return;
  }
  const current = () => shown.path === path;
  try {
    const story = await (route.view === "result" ? resultPage : scenarioPage)(main, route, current);
    if (!current()) return;
    shown.story = story;
    if (!first) arrive();
  } catch (error) {
    if (current()) replace(main, notFound(error.message + "."));
  }
}

/** A new page begins at its head, for eyes and for those who listen. */
function arrive() {
  scrollTo(0, 0);
  document.querySelector("main h1")?.focus({ preventScroll: true });
}

function onKey(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog[open]")) return;
  const target = event.target;
  const typing = target.matches && target.matches("input[type=search], select, textarea");
  if (typing) return;
  if (event.key === "?") return showHelp();
  if (event.key === "/" && document.getElementById("search")) {
    event.preventDefault();
    return document.getElementById("search").focus();
  }
  const ownKeys =
    target.matches && target.matches("input[type=range], pre, .scroller") && /^(Arrow|Home|End)/.test(event.key);
  if (!ownKeys && shown.story && shown.story.key(event.key)) event.preventDefault();
}

function start(json) {
  receiveReport(json);
  replace(document.getElementById("masthead"), masthead());
  addEventListener("hashchange", render);
  addEventListener("keydown", onKey);
  render();
  requestAnimationFrame(() => setTimeout(() => performance.mark("report shown")));
}

document.querySelector(".skip").addEventListener("click", (event) => {
  event.preventDefault(); // the hash is the page's state
  document.getElementById("main").focus();
});

globalThis.yieldcheck = { report: start, scenario: receiveScenario };
