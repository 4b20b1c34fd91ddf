// The four states of a generator as a small drawing, with the way that the step took.

const diagramNodes = { C: [46, 38], R: [150, 38], X: [254, 38], S: [150, 92] };
const diagramEdges = {
  CR: "M91 38 H101",
  RX: "M195 38 H205",
  RS: "M143 50 V76",
  SR: "M157 80 V54",
  CX: "M46 26 V14 H254 V22",
  SX: "M195 92 H254 V54",
};

/** States: null for one that cannot be told, undefined for no generator. `before` is the state at the step's begin. */
function stateDiagram(label, before, expected, observed, resumed) {
  const used = new Set(way(before, expected, resumed));
  const differs = observed !== undefined && observed !== null && observed !== expected;
  return svg(
    "svg",
    { class: "diagram", viewBox: "0 0 300 108", role: "img", "aria-label": label },
    Object.entries(diagramEdges).map(([name, path]) =>
      svg("g", { class: used.has(name) ? "edge used" : "edge" }, svg("path", { d: path }), arrowHead(path)),
    ),
    Object.entries(diagramNodes).map(([state, [x, y]]) =>
      svg(
        "g",
        {
          class: ["node", state === expected ? "expected" : "", differs && state === observed ? "observed" : ""].join(
            " ",
          ),
        },
        svg("rect", { x: x - 45, y: y - 12, width: 90, height: 24, rx: 4 }),
        svg("text", { x, y: y + 3.4, "text-anchor": "middle" }, stateNames[state]),
      ),
    ),
  );
}

/** The edges between two states; a generator that was resumed has run in between. */
function way(before, after, resumed) {
  if (before === undefined || after === undefined || before === null) return [];
  if (before === after && !resumed) return [];
  if (before === "C" && after === "X" && !resumed) return ["CX"];
  if (before === "X" || after === "C") return [];
  if (after === "R") return [before + "R"];
  if (before === "R") return ["R" + after];
  return [before + "R", "R" + after];
}

function arrowHead(path) {
  const [x, y, direction] = end(path);
  const points = {
    H: [
      [0, 0],
      [-5, -3],
      [-5, 3],
    ],
    V: [
      [0, 0],
      [-3, -5],
      [3, -5],
    ],
    U: [
      [0, 0],
      [-3, 5],
      [3, 5],
    ],
  }[direction]
    .map(([dx, dy]) => `${x + dx},${y + dy}`)
    .join(" ");
  return svg("polygon", { points });
}

/** Where a path of M, H and V ends, and which way it points there. */
function end(path) {
  let x = 0,
    y = 0,
    direction = "H";
  for (const [, command, first, second] of path.matchAll(/([MHV])([\d.]+)(?: ([\d.]+))?/g)) {
    if (command === "M") [x, y] = [Number(first), Number(second)];
    if (command === "H") {
      x = Number(first) + 4;
      direction = "H";
    }
    if (command === "V") {
      direction = Number(first) < y ? "U" : "V";
      y = Number(first) + (direction === "U" ? -4 : 4);
    }
  }
  return [x, y, direction];
}
