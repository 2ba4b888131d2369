"use strict";
(() => {
  const byId = (id) => document.getElementById(id);
  const filters = ["d", "s", "l", "q"].map(byId);
  const [dept, section, light, query] = filters;
  const rows = [...document.querySelectorAll("tr[data-id]")];
  const count = byId("n");

  // As Python's casefold: texts are alike whatever their case.
  const fold = (text) => text.toUpperCase().toLowerCase().replace(/\u03c2/g, "\u03c3");

  // What a search looks at in each row; read when somebody searches.
  const texts = new Map();
  const textOf = (row) => {
    if (!texts.has(row)) {
      const parts = [...row.querySelectorAll(".q")].map((part) => part.textContent);
      texts.set(row, fold(parts.join("\n")));
    }
    return texts.get(row);
  };

  // A text that no task holds may be a list: any of its parts is looked for.
  const wanted = (text) => {
    const parts = text.split(/[,\uff0c\u3001]/).map((part) => part.trim()).filter(Boolean);
    const isList = parts.length > 1 && !rows.some((row) => textOf(row).includes(fold(text)));
    return (isList ? parts : [text].filter(Boolean)).map(fold);
  };

  const fits = (row, words) =>
    (!dept.value || row.dataset.d.split(" ").includes(String(dept.selectedIndex - 1))) &&
    (!section.value || row.dataset.s === String(section.selectedIndex - 1)) &&
    (!light.value || row.className === light.value) &&
    (!words.length || words.some((word) => textOf(row).includes(word)));

  const show = (unknown) => {
    const words = wanted(query.value.trim());
    let shown = 0;
    for (const row of rows) {
      row.hidden = unknown.length > 0 || !fits(row, words);
      shown += !row.hidden;
    }
    const said = [count.dataset.many.replace("{n}", shown)];
    if (unknown.length) said.push(count.dataset.unknown.replace("{n}", unknown.join(", ")));
    count.textContent = said.join(" \u00b7 ");
  };

  // The filters stand in the address, so that a link opens filtered: #d=NAME&l=yellow
  const keep = () => {
    const kept = new URLSearchParams();
    for (const filter of filters) if (filter.value) kept.set(filter.id, filter.value);
    history.replaceState(null, "", "#" + kept);
    show([]);
  };
  const read = () => {
    const asked = new URLSearchParams(location.hash.slice(1));
    const unknown = [];
    for (const filter of filters) {
      const value = asked.get(filter.id) || "";
      const options = filter.options ? [...filter.options] : [{ value }];
      const names = (option) => [option.value, option.text, (option.text || "").split(" ").pop()];
      const holding = options.filter((option) => option.value && (option.text || "").includes(value));
      const only = holding.length === 1 ? holding[0] : undefined;
      const found = options.find((option) => names(option).includes(value)) || only;
      filter.value = found ? found.value : "";
      if (!found) unknown.push(value);
    }
    show(unknown);
  };

  for (const filter of filters) {
    filter.addEventListener("input", keep);
    filter.addEventListener("change", keep);
  }
  byId("x").addEventListener("click", () => {
    for (const filter of filters) filter.value = "";
    keep();
  });
  addEventListener("hashchange", read);
  byId("f").hidden = false;
  read();

  // How old the page is on the day on which it is opened.
  const age = byId("age");
  const [year, month, day] = document.querySelector("time").dateTime.split("-").map(Number);
  const now = new Date();
  const today = Date.UTC(now.getFullYear(), now.getMonth(), now.getDate());
  const days = Math.round((today - Date.UTC(year, month - 1, day)) / 864e5);
  if (days > 0) {
    age.textContent = (days === 1 ? age.dataset.one : age.dataset.many).replace("{n}", days);
    age.hidden = false;
  }
})();
