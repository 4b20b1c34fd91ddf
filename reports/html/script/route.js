// Where the page is: everything that it shows stands in the hash of its address.
//   #/failures?lane=native&verdict=crashes,leaks
//   #/result/send/accumulator?adapter=range_v3&lane=native&step=3

function readRoute(hash = location.hash) {
  const text = hash.replace(/^#\/?/, "");
  const question = text.indexOf("?");
  const path = (question < 0 ? text : text.slice(0, question)).split("/").map(decoded);
  const parameters = Object.fromEntries(new URLSearchParams(question < 0 ? "" : text.slice(question + 1)));
  const view = path.shift() || "matrix";
  return { view, subject: path.join("/"), parameters };
}

function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** The hash for a route; empty parameters are left out. */
function address(view, subject = "", parameters = {}) {
  const path = [view, ...(subject ? subject.split("/") : [])].map(encodeURIComponent).join("/");
  const words = Object.entries(parameters)
    .filter(([, value]) => value !== "" && value !== null && value !== undefined)
    .map(([name, value]) => `${name}=${encodeURIComponent(value).replace(/%2C/g, ",").replace(/%2F/g, "/")}`);
  return "#/" + (path === "matrix" ? "" : path) + (words.length ? "?" + words.join("&") : "");
}

function resultAddress(column, scenario, step) {
  return address("result", scenario.id, {
    adapter: column.adapter,
    build: column.several ? column.build : "",
    lane: column.lane,
    step,
  });
}

/** Goes there without a new entry in the history: for what changes often, such as a search or a step. */
function stay(hash) {
  if (location.hash !== hash) location.replace(hash);
}

function link(view, subject, parameters, attributes, ...children) {
  return h("a", { ...attributes, href: address(view, subject, parameters) }, ...children);
}
