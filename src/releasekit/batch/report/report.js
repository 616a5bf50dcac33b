"use strict";
(() => {
  const PICKS = ["outcome", "language", "issuer", "issued", "doubt"];
  const LOOK = 30;
  const MOST_OPTIONS = 500;
  const MARKS = /\p{M}/gu;
  const byId = (id) => document.getElementById(id);
  const data = JSON.parse(byId("data").textContent);
  const { words, languages, outcomes } = data;
  const at = Object.fromEntries(data.fields.map((name, index) => [name, index]));
  const collator = new Intl.Collator("en", { numeric: true });
  const body = byId("table").tBodies[0];
  const heads = [...document.querySelectorAll("[data-sort]")];
  const state = { query: "", sort: "", page: 1, rows: 50 };
  let shown = [];
  let haystacks = null;

  const number = (value) => String(value).replace(/\B(?=(\d{3})+$)/g, "\u202f");
  const plain = (text) => text.normalize("NFKD").replace(MARKS, "").toLowerCase();

  function element(tag, name, ...inside) {
    const made = document.createElement(tag);
    if (name) made.className = name;
    made.append(...inside);
    return made;
  }

  const isKnown = (tag) => Object.hasOwn(languages, tag.split("-")[0]);
  const language = (tag) => (isKnown(tag) ? `${languages[tag.split("-")[0]]} (${tag})` : tag);
  const sentence = (text) => text.charAt(0).toUpperCase() + text.slice(1);
  const issuerOf = (row) => words[row[at.issuer]];
  const languageOf = (row) => words[row[at.language]];
  const reasonOf = (row) => (row[at.error] ? words[row[at.error][1]] : "");

  // What rows may be chosen by, and whether a row is one of those chosen.
  const matches = {
    outcome: (row, wanted) =>
      wanted === "look" ? row[at.urgency] >= LOOK : outcomes[row[at.outcome]].toLowerCase() === wanted,
    language: (row, wanted) => languageOf(row) === wanted,
    issuer: (row, wanted) =>
      !row[at.error] && (issuerOf(row) || "-").toLowerCase() === wanted.toLowerCase(),
    issued: (row, wanted) =>
      wanted === "-" ? !row[at.error] && !row[at.issued] : row[at.issued].startsWith(wanted),
    doubt: (row, wanted) => row[at.doubtful].some((index) => words[index] === wanted),
  };

  const keys = {
    outcome: (row) => -row[at.outcome],
    title: (row) => row[at.title] || row[at.input],
    issuer: issuerOf,
    language: languageOf,
    issued: (row) => row[at.issued],
    urgency: (row) => row[at.urgency],
  };

  function haystack(row) {
    const parts = [row[at.title], row[at.input], issuerOf(row), row[at.issued], reasonOf(row)];
    if (row[at.error]) parts.push(row[at.error][0], words[row[at.error][2]]);
    parts.push(...row[at.why].map((index) => words[index]));
    return plain(parts.join("\n"));
  }

  function chosen() {
    const terms = plain(state.query).split(/\s+/).filter(Boolean);
    if (terms.length && !haystacks) haystacks = data.rows.map(haystack);
    const picks = PICKS.filter((name) => state[name]);
    const found = [];
    data.rows.forEach((row, index) => {
      if (picks.every((name) => matches[name](row, state[name])) &&
          terms.every((term) => haystacks[index].includes(term))) {
        found.push(index);
      }
    });
    return found;
  }

  function sorted(found) {
    const falling = state.sort.startsWith("-");
    const key = keys[state.sort.replace("-", "")];
    if (!key) return found;
    const values = new Map(found.map((index) => [index, key(data.rows[index])]));
    const sign = falling ? -1 : 1;
    return found.sort((one, other) => {
      const [a, b] = [values.get(one), values.get(other)];
      // What has no value comes last, whichever way.
      if ((a === "") !== (b === "")) return a === "" ? 1 : -1;
      const order = typeof a === "number" ? a - b : collator.compare(a, b);
      return sign * order || one - other;
    });
  }

  function titleCell(row) {
    const cell = element("td", "");
    const title = element("span", row[at.title] ? "title" : "title none", row[at.title] || (row[at.error] ? "" : "untitled"));
    title.dir = "auto";
    const tongue = languageOf(row);
    if (isKnown(tongue) && tongue !== "und") title.lang = tongue;
    if (title.textContent) cell.append(title);
    cell.append(element("span", "input", element("bdi", "", row[at.input])));
    const also = [issuerOf(row), languageOf(row)].filter(Boolean).join(" · ");
    if (also) cell.append(element("span", "also", also));
    if (row[at.error]) {
      cell.append(element("span", "failure", sentence(reasonOf(row)), " ",
        element("span", "code", row[at.error][0])));
      const remedy = words[row[at.error][2]];
      if (remedy) cell.append(element("span", "remedy", remedy));
    } else if (row[at.urgency] >= LOOK) {
      const reasons = row[at.why].map((index) => words[index]).join("; ");
      cell.append(element("span", "why", sentence(reasons)));
    }
    return cell;
  }

  function fileCell(row) {
    const cell = element("td", "files");
    const [same, ...outputs] = row[at.outputs];
    for (let index = 0; index < outputs.length; index += 2) {
      const name = words[outputs[index]];
      const rest = outputs[index + 1];
      const link = element(rest === 0 ? "span" : "a", "", name);
      if (rest !== 0) link.setAttribute("href", same + rest);
      cell.append(link, " ");
    }
    return cell;
  }

  function line(row) {
    const outcome = outcomes[row[at.outcome]];
    const look = row[at.urgency] >= LOOK;
    const dash = (text) => text || "–";
    const issuer = element("td", "aside", row[at.error] ? "" : dash(issuerOf(row)));
    issuer.dir = "auto";
    return element("tr", "",
      element("td", "", element("span", `badge ${outcome.toLowerCase()}`, outcome)),
      titleCell(row),
      issuer,
      element("td", "aside", languageOf(row)),
      element("td", "date", row[at.error] ? "" : dash(row[at.issued])),
      element("td", look ? "score high" : "score", row[at.error] ? "" : String(row[at.doubt])),
      fileCell(row));
  }

  function draw() {
    const pages = Math.max(1, Math.ceil(shown.length / state.rows));
    state.page = Math.min(Math.max(1, state.page), pages);
    const start = (state.page - 1) * state.rows;
    const part = shown.slice(start, start + state.rows);
    body.replaceChildren(...part.map((index) => line(data.rows[index])));
    const all = data.rows.length;
    byId("count").textContent = shown.length === all
      ? `${number(all)} rows`
      : `${number(shown.length)} of ${number(all)} rows`;
    byId("place").textContent = shown.length
      ? `${number(start + 1)}–${number(start + part.length)} of ${number(shown.length)}`
      : "nothing matches";
    for (const [id, disabled] of [
      ["first", state.page === 1], ["previous", state.page === 1],
      ["next", state.page === pages], ["last", state.page === pages],
    ]) byId(id).disabled = disabled;
    for (const head of heads) {
      const name = head.dataset.sort;
      const way = state.sort === name ? "ascending" : state.sort === `-${name}` ? "descending" : "";
      if (way) head.parentElement.setAttribute("aria-sort", way);
      else head.parentElement.removeAttribute("aria-sort");
    }
    remember();
  }

  function refresh() {
    shown = sorted(chosen());
    draw();
  }

  // The place is kept in the address, so that a view can be sent to somebody.
  function remember() {
    const kept = new URLSearchParams();
    for (const name of ["query", ...PICKS, "sort"]) if (state[name]) kept.set(name, state[name]);
    if (state.page > 1) kept.set("page", state.page);
    const wanted = kept.size || location.hash.includes("=") ? `#${kept}` : location.hash;
    if (wanted !== location.hash) history.replaceState(null, "", wanted || "#releases");
  }

  function recall() {
    const kept = new URLSearchParams(location.hash.slice(1));
    if (!location.hash.includes("=")) return false;
    for (const name of ["query", ...PICKS, "sort"]) state[name] = kept.get(name) || "";
    state.page = Number(kept.get("page")) || 1;
    byId("query").value = state.query;
    for (const name of PICKS) offer(byId(name), state[name], state[name]);
    for (const name of PICKS) byId(name).value = state[name];
    return true;
  }

  function offer(select, value, label) {
    if ([...select.options].some((option) => option.value === value)) return;
    select.append(new Option(label, value));
  }

  function counted(valuesOf) {
    const counts = new Map();
    for (const row of data.rows) {
      for (const value of valuesOf(row)) counts.set(value, (counts.get(value) || 0) + 1);
    }
    return counts;
  }

  function fill(id, counts, order, label = (value) => value) {
    const entries = [...counts].sort(order).slice(0, MOST_OPTIONS);
    byId(id).append(...entries.map(
      ([value, count]) => new Option(`${label(value)}  ${number(count)}`, value)));
  }

  function fillAll() {
    const often = (one, other) => other[1] - one[1] || collator.compare(one[0], other[0]);
    const late = (one, other) => collator.compare(other[0], one[0]);
    const done = (row) => !row[at.error];
    fill("outcome", counted((row) => [outcomes[row[at.outcome]].toLowerCase()]), often, sentence);
    const looks = data.rows.filter((row) => row[at.urgency] >= LOOK).length;
    if (looks) offer(byId("outcome"), "look", `Needs a look  ${number(looks)}`);
    fill("language", counted((row) => (done(row) ? [languageOf(row)] : [])), often, language);
    const names = new Map();
    const issuers = counted((row) => {
      if (!done(row)) return [];
      const key = issuerOf(row).toLowerCase() || "-";
      if (!names.has(key)) names.set(key, issuerOf(row) || "not known");
      return [key];
    });
    fill("issuer", issuers, often, (key) => names.get(key));
    fill("issued", counted((row) => (done(row) ? [row[at.issued].slice(0, 4) || "-"] : [])),
      late, (year) => (year === "-" ? "no date" : year));
    fill("doubt", counted((row) => row[at.doubtful].map((index) => words[index])), often,
      (name) => name.replaceAll("_", " "));
  }

  function listen() {
    let waiting = 0;
    byId("query").addEventListener("input", (event) => {
      clearTimeout(waiting);
      waiting = setTimeout(() => {
        state.query = event.target.value;
        state.page = 1;
        refresh();
      }, 120);
    });
    for (const name of PICKS) {
      byId(name).addEventListener("change", (event) => {
        state[name] = event.target.value;
        state.page = 1;
        refresh();
      });
    }
    for (const head of heads) {
      head.addEventListener("click", () => {
        const name = head.dataset.sort;
        state.sort = state.sort === name ? `-${name}` : state.sort === `-${name}` ? "" : name;
        state.page = 1;
        refresh();
      });
    }
    byId("clear").addEventListener("click", () => {
      for (const name of ["query", ...PICKS, "sort"]) state[name] = "";
      for (const name of ["query", ...PICKS]) byId(name).value = "";
      state.page = 1;
      refresh();
      byId("query").focus();
    });
    byId("rows").addEventListener("change", (event) => {
      state.rows = Number(event.target.value);
      draw();
    });
    const turn = (id, page) => byId(id).addEventListener("click", () => {
      state.page = page();
      draw();
    });
    turn("first", () => 1);
    turn("previous", () => state.page - 1);
    turn("next", () => state.page + 1);
    turn("last", () => Infinity);
    window.addEventListener("hashchange", () => {
      if (!recall()) return;
      refresh();
      byId("releases").scrollIntoView();
    });
  }

  // Names in charts become links to the releases that they stand for.
  function link() {
    for (const cell of document.querySelectorAll("[data-pick]")) {
      const made = element("a", "", ...cell.childNodes);
      made.setAttribute("href", `#${cell.dataset.pick}`);
      cell.append(made);
    }
  }

  fillAll();
  listen();
  link();
  byId("finder").hidden = false;
  if (recall()) byId("releases").scrollIntoView();
  refresh();
})();
