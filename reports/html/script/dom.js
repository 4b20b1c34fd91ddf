// Building the page. Content only ever becomes text nodes and attribute values: no markup is parsed.

/** An element. Attributes that begin with "on" are listeners; null, undefined and false leave one out. */
function h(tag, attributes, ...children) {
  return filled(document.createElement(tag), attributes, children);
}

function svg(tag, attributes, ...children) {
  return filled(document.createElementNS("http://www.w3.org/2000/svg", tag), attributes, children);
}

function filled(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes || {})) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? "" : visible(value));
  }
  append(element, children);
  return element;
}

function append(element, children) {
  for (const child of children) {
    if (child === null || child === undefined || child === false || child === "") continue;
    if (Array.isArray(child)) append(element, child);
    else element.append(child instanceof Node ? child : visible(child));
  }
}

function replace(element, ...children) {
  element.textContent = "";
  append(element, children);
}

/** A link to an address outside of the report; only for the web, all else stays text. */
function outerLink(address) {
  let url = null;
  try {
    url = new URL(address);
  } catch {
    /* no address */
  }
  if (!url || !/^https?:$/.test(url.protocol)) return address;
  return h("a", { href: url.href, rel: "noreferrer noopener" }, address);
}

/** Says it to those who listen to the page. */
function announce(text) {
  document.getElementById("announcer").textContent = visible(text);
}

/** One stop of the tab key for all links of a table; the arrow keys go from cell to cell. */
function rove(table) {
  const links = () => [...table.querySelectorAll("td a, th a")];
  const all = links();
  if (!all.length) return table;
  for (const link of all) link.tabIndex = -1;
  all[0].tabIndex = 0;
  table.addEventListener("focusin", (event) => {
    const current = table.querySelector('a[tabindex="0"]');
    if (event.target.tagName !== "A" || event.target === current) return;
    if (current) current.tabIndex = -1;
    event.target.tabIndex = 0;
  });
  table.addEventListener("keydown", (event) => {
    const cell = event.target.closest && event.target.closest("td, th");
    if (!cell || event.ctrlKey || event.metaKey || event.altKey) return;
    const next = neighbour(table, cell, event.key);
    if (!next) return;
    event.preventDefault();
    next.focus();
  });
  return table;
}

function neighbour(table, cell, key) {
  const rows = [...table.rows];
  let row = rows.indexOf(cell.parentElement);
  let column = cell.cellIndex;
  const step = { ArrowRight: [0, 1], ArrowLeft: [0, -1], ArrowDown: [1, 0], ArrowUp: [-1, 0] }[key];
  if (!step) return null;
  for (;;) {
    row += step[0];
    column += step[1];
    const target = rows[row] && (column < 0 || column >= rows[row].cells.length ? null : rows[row].cells[column]);
    if (!rows[row] || (step[1] && !target)) return null;
    const link = target && target.querySelector("a");
    if (link) return link;
  }
}

/** A button that copies `text`. */
function copyButton(text, label) {
  const button = h("button", { type: "button", class: "copy", "aria-label": label }, "Copy");
  button.addEventListener("click", async () => {
    const done = await copied(text);
    button.textContent = done ? "Copied" : "Press Ctrl+C";
    announce(done ? "Copied" : "The text is selected; copy it with the keyboard");
    setTimeout(() => {
      button.textContent = "Copy";
    }, 2000);
  });
  return button;

  async function copied(value) {
    try {
      await navigator.clipboard.writeText(value);
      return true;
    } catch {
      const code = button.parentElement.querySelector("code");
      if (code) getSelection().selectAllChildren(code);
      return document.execCommand("copy");
    }
  }
}
