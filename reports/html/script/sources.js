// Source text with line numbers, coloured words and marks.

const pythonWords = new Set(
  (
    "and as assert async await break class continue def del elif else except finally for from global if " +
    "import in is lambda None nonlocal not or pass raise return True False try while with yield"
  ).split(" "),
);
const cppWords = new Set(
  (
    "auto break case catch class co_await co_return co_yield const constexpr continue do else false for goto if " +
    "namespace new nullptr operator return static struct switch this throw true try typename using void while bool int long"
  ).split(" "),
);
const cppSuspensions = new Set(["YIELD", "RETURN", "DELEGATE", "AWAIT"]);

const pythonTokens =
  /#[^\n]*|[rbfRBF]{0,2}("""[^]*?"""|'''[^]*?'''|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*')|\b\d[\w.]*|[A-Za-z_]\w*|[^\w#"']+|[^]/g;
const cppTokens =
  /\/\/[^\n]*|\/\*[^]*?\*\/|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|\b\d[\w.]*|[A-Za-z_]\w*|[^\w/"']+|[^]/g;

/** [class, text] for each token. */
function tokens(text, language) {
  const words = language === "python" ? pythonWords : cppWords;
  return [...text.matchAll(language === "python" ? pythonTokens : cppTokens)].map(([token]) => {
    if (/^(#|\/\/|\/\*)/.test(token) && (language === "python" ? token[0] === "#" : token[0] === "/"))
      return ["comment", token];
    if (/^[rbfRBF]{0,2}["']/.test(token) && token.length > 1) return ["string", token];
    if (/^\d/.test(token)) return ["digits", token];
    if (words.has(token)) return ["keyword", token];
    if (language === "cpp" && cppSuspensions.has(token)) return ["suspension", token];
    return ["", token];
  });
}

/** A pane: its element, and mark(), which takes classes by line number and scrolls to the first of them. */
function sourcePane(title, text, language) {
  const lines = [[]];
  for (const [kind, token] of tokens(text.replace(/\n$/, ""), language))
    token.split("\n").forEach((part, number) => {
      if (number) lines.push([]);
      if (part)
        lines[lines.length - 1].push(kind ? h("span", { class: kind }, part) : document.createTextNode(visible(part)));
    });
  const rows = lines.map((parts, number) =>
    h(
      "span",
      { class: "line", "data-line": number + 1 },
      h("span", { class: "gutter", "aria-hidden": "true" }, String(number + 1)),
      h("code", {}, parts, "\n"),
    ),
  );
  const pane = h("pre", { tabindex: "0", "aria-label": title }, rows);
  return { element: h("figure", { class: "source " + language }, h("figcaption", {}, title), pane), mark: markLines };

  function markLines(classes) {
    const marked = [];
    rows.forEach((row, index) => {
      const kinds = classes.get(index + 1) || [];
      row.className = ["line", ...kinds].join(" ");
      if (kinds.includes("at")) row.setAttribute("aria-current", "true");
      else row.removeAttribute("aria-current");
      if (kinds.length) marked.push(row);
    });
    bringIntoView(pane, marked, marked.find((row) => row.classList.contains("at")) || marked[0]);
  }
}

/** Scrolls a pane, and nothing around it: to all of the rows if they fit, or else to the one that matters most. */
function bringIntoView(pane, rows, most) {
  if (!most || pane.scrollHeight <= pane.clientHeight) return;
  const [first, last] = [rows[0], rows[rows.length - 1]];
  const fits = last.offsetTop + last.offsetHeight - first.offsetTop <= pane.clientHeight - 2 * most.offsetHeight;
  const [from, to] = fits ? [first, last] : [most, most];
  const middle = (from.offsetTop + to.offsetTop + to.offsetHeight) / 2;
  pane.scrollTop = Math.max(0, middle - pane.clientHeight / 2);
}

/** Lines of the generated C++ by the line of Python that they say they come from. */
function translatedLines(text) {
  const lines = new Map();
  const add = (python, number, waits) => {
    if (!lines.has(python)) lines.set(python, []);
    lines.get(python).push({ number, waits });
  };
  text.split("\n").forEach((line, index) => {
    const waits = /\b(?:YIELD|DELEGATE|AWAIT)\w*\((\d+),/.exec(line);
    const comment = /\/\/ (\d+)(?::|\s*$)/.exec(line);
    if (waits) add(Number(waits[1]), index + 1, true);
    else if (comment) add(Number(comment[1]), index + 1, false);
  });
  return lines;
}

/** Marks for the C++ pane from those for the Python one; where a line waits, only what waits is marked. */
function translatedMarks(marks, lines) {
  const result = new Map();
  for (const [python, kinds] of marks) {
    const places = lines.get(python) || [];
    const waiting = places.filter((p) => p.waits);
    for (const { number } of waiting.length ? waiting : places)
      result.set(
        number,
        kinds.filter((k) => k !== "drive"),
      );
  }
  return result;
}
