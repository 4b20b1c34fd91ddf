// Words and values as people read them. The wording of outcomes is that of the terminal reports.

/** Control characters and those that turn the direction of text become visible, so that no text can pose as another. */
function visible(text) {
  return String(text).replace(
    /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]/g,
    (c) => {
      const code = c.codePointAt(0);
      if (code < 0x20) return String.fromCodePoint(0x2400 + code);
      if (code === 0x7f) return "\u2421";
      return "\\u" + code.toString(16).padStart(4, "0");
    },
  );
}

function plural(number, noun, several = noun + "s") {
  return `${number.toLocaleString("en")} ${number === 1 ? noun : several}`;
}

function listed(words) {
  if (words.length < 2) return words.join("");
  return words.slice(0, -1).join(", ") + " and " + words[words.length - 1];
}

function duration(seconds) {
  if (seconds < 0.0095) return `${(seconds * 1000).toFixed(1)} ms`;
  if (seconds < 0.95) return `${Math.round(seconds * 1000)} ms`;
  if (seconds < 90) return `${seconds.toFixed(1)} s`;
  return `${Math.round(seconds / 60)} min`;
}

function quotedText(text) {
  const quote = text.includes("'") && !text.includes('"') ? '"' : "'";
  const escaped = text.replace(/[\\\n\t\r\u0000-\u001f\u007f'"]/g, (c) => {
    if (c === "\n") return "\\n";
    if (c === "\t") return "\\t";
    if (c === "\r") return "\\r";
    if (c === "\\") return "\\\\";
    if (c === "'" || c === '"') return c === quote ? "\\" + c : c;
    return "\\x" + c.charCodeAt(0).toString(16).padStart(2, "0");
  });
  return quote + escaped + quote;
}

function codeUnits(units) {
  return (
    "'" +
    units
      .map((code) => {
        if (code >= 0x20 && code < 0x7f) return String.fromCharCode(code);
        return code > 0xffff ? "\\U" + code.toString(16).padStart(8, "0") : "\\u" + code.toString(16).padStart(4, "0");
      })
      .join("") +
    "'"
  );
}

/** An encoded value (docs/json-lines.md) as Python would print it. */
function describeValue(value) {
  if (value === null) return "None";
  if (value === true) return "True";
  if (value === false) return "False";
  if (typeof value === "string") return quotedText(value);
  if (typeof value === "number") return String(value);
  if (Array.isArray(value)) return "[" + value.map(describeValue).join(", ") + "]";
  const fields = Object.entries(value);
  if (fields.length !== 1) return JSON.stringify(value);
  const [tag, content] = fields[0];
  const items = Array.isArray(content) ? content : null;
  const joined = items ? items.map(describeValue).join(", ") : "";
  const text = typeof content === "string" ? content : JSON.stringify(content);
  if (tag === "i" || tag === "f" || tag === "c") return text;
  if (tag === "u" && items) return codeUnits(items);
  if (tag === "b") return "b'" + text.replace(/../g, "\\x$&") + "'";
  if (tag === "t" && items) return "(" + joined + (items.length === 1 ? ",)" : ")");
  if (tag === "d" && items) return "{" + items.map((p) => p.map(describeValue).join(": ")).join(", ") + "}";
  if (tag === "set" && items) return items.length ? "{" + joined + "}" : "set()";
  if (tag === "frozenset" && items) return "frozenset({" + joined + "})";
  if (tag === "g") return "<generator " + text + ">";
  if (tag === "ty") return "<class " + text + ">";
  if (tag === "fn") return "<function " + text + ">";
  if (tag === "cyc") return "...";
  return "<" + text + ">";
}

function exceptionType(exception) {
  return exception.id.replace(/#\d+$/, "");
}

function describeException(exception) {
  if (!exception.args) return exceptionType(exception);
  return exceptionType(exception) + "(" + exception.args.map(describeValue).join(", ") + ")";
}

/** The exception, and what it was raised from or while handling. */
function exceptionChain(exception) {
  const links = [];
  for (let link = exception; link && links.length < 8;) {
    if (link.cause) {
      link = link.cause;
      links.push("from " + describeException(link));
    } else if (link.ctx) {
      const suppressed = link.sup ? " (suppressed)" : "";
      link = link.ctx;
      links.push("while handling " + describeException(link) + suppressed);
    } else {
      if (link.sup) links.push("from None");
      break;
    }
  }
  return links;
}

/** An outcome in two parts: what happened, and with what. */
function outcomeParts(out) {
  const [kind, value] = out;
  if (kind === "yield") return ["yielded", describeValue(value)];
  if (kind === "stop") return value === null ? ["stopped", ""] : ["stopped with", describeValue(value)];
  if (kind === "ret") return ["returned", describeValue(value)];
  if (kind === "raise") return ["raised", describeException(value)];
  return ["done", ""];
}

function describeOutcome(out) {
  return outcomeParts(out).join(" ").trim();
}

const stateNames = { C: "GEN_CREATED", R: "GEN_RUNNING", S: "GEN_SUSPENDED", X: "GEN_CLOSED" };
const stateWords = { C: "created", R: "running", S: "suspended", X: "closed" };

function describeSnapshot(snapshot) {
  let text = stateWords[snapshot.st] || "in unknown state";
  if (snapshot.ln) text += " at line " + snapshot.ln;
  for (const [name, value] of Object.entries(snapshot.loc || {})) text += `, ${name} = ${describeValue(value)}`;
  if (snapshot.yf) text += ", delegating to " + delegateName(snapshot.yf);
  return text;
}

function delegateName(delegate) {
  return typeof delegate === "string" ? delegate : delegate.n || delegate.it || "...";
}

function describeLogEntry(entry) {
  if (Array.isArray(entry)) return "noted " + entry.map(describeValue).join(", ");
  if (entry !== null && typeof entry === "object") {
    if (entry.snap !== undefined) return `saw ${entry.snap} ${describeSnapshot(entry.is)}`;
    if (entry.unraisable) return "reported " + describeException(entry.unraisable) + " as unraisable";
  }
  return "printed " + describeValue(entry);
}

/** "cpython-3.13" as its authors write it. */
function runtimeName(runtime) {
  return runtime.replace(/^cpython-/, "CPython ").replace(/^pypy-/, "PyPy ");
}
