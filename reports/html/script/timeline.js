// Traces in time: snapshots are recorded when they change, and here carried on from step to step.

/** For each step its observation and the snapshots of all generators then, by name. */
function timeline(drive, steps) {
  let shown = new Map();
  return steps.map((observation, number) => {
    const operation = drive[number] || { op: "#end", text: "" };
    const before = shown;
    shown = new Map(shown);
    if (operation.op === "drop") shown.delete(operation.name);
    if (operation.op === "#end") shown.clear();
    if (operation.to && observation.out[0] === "ret" && !isGenerator(observation.out[1])) shown.delete(operation.to);
    for (const [name, snapshot] of Object.entries(observation.g || {})) shown.set(name, snapshot);
    return { observation, operation, before, generators: shown };
  });
}

function isGenerator(value) {
  return value !== null && typeof value === "object" && typeof value.g === "string";
}

/** The generator that a step is about: the one operated on, or else the first that changed, or the first there is. */
function focusOf(moment) {
  const { operation, observation, generators } = moment;
  for (const name of [operation.on, operation.to, ...Object.keys(observation.g || {}), ...generators.keys()])
    if (name !== undefined && generators.has(name)) return name;
  return null;
}

/** What differs between the two sides of a step: "outcome", "log", and "generator/field". */
function differences(expected, observed) {
  const found = new Set();
  if (!sameOutcome(expected.observation.out, observed.observation.out)) found.add("outcome");
  if (
    neutral((expected.observation.log || []).map(describeLogEntry)) !==
    neutral((observed.observation.log || []).map(describeLogEntry))
  )
    found.add("log");
  for (const [name, snapshot] of expected.generators) {
    const other = observed.generators.get(name);
    if (!other) continue;
    if (other.st && other.st !== snapshot.st) {
      found.add(`${name}/state`);
      continue;
    }
    if (other.st && (other.ln || 0) !== (snapshot.ln || 0)) found.add(`${name}/line`);
    if (other.st && neutral(other.yf) !== neutral(snapshot.yf)) found.add(`${name}/delegates to`);
    for (const local of new Set([...Object.keys(snapshot.loc || {}), ...Object.keys(other.loc || {})]))
      if (neutral((snapshot.loc || {})[local]) !== neutral((other.loc || {})[local])) found.add(`${name}/${local}`);
  }
  return found;
}

/** Text without the numbers of objects, which may differ between two runs. */
function neutral(value) {
  return (JSON.stringify(value) || "").replace(/#\d+/g, "#");
}

function sameOutcome(expected, observed) {
  if (expected[0] === "raise" && observed[0] === "raise") {
    const [one, other] = [expected[1], observed[1]];
    const own = one.interpreter || other.interpreter; // the runtime's own words
    return own
      ? exceptionType(one) === exceptionType(other)
      : neutral(describeException(one)) === neutral(describeException(other)) &&
          neutral(exceptionChain(one)) === neutral(exceptionChain(other));
  }
  return neutral(describeOutcome(expected)) === neutral(describeOutcome(observed));
}

/** The chain that a suspended generator delegates along, the outermost first, without itself. */
function delegationChain(snapshot) {
  const chain = [];
  for (let link = snapshot.yf; link; link = link.yf) {
    chain.push(typeof link === "string" ? { it: link } : link);
    if (typeof link === "string") break;
  }
  return chain;
}
