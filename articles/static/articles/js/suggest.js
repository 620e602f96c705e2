// Records offered while somebody types in a search box: an ARIA combobox with a list below it.
// Arrow keys choose, Enter goes there, Escape closes.
"use strict";

const WAIT = 150; // milliseconds without a keystroke before the server is asked
const LEAST = 2; // letters worth asking about

function element(name, properties, ...children) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
}

function offer(input) {
  const id = `${input.id}-offers`;
  const list = element("ul", { id, className: "offers", hidden: true, role: "listbox", ariaLabel: input.dataset.records });
  const told = element("p", { className: "visually-hidden", role: "status" });
  const known = new Map();
  let options = [];
  let chosen = -1;
  let timer = 0;
  let asking = null;

  const state = { role: "combobox", "aria-autocomplete": "list", "aria-controls": id, "aria-expanded": "false" };
  Object.entries(state).forEach(([name, value]) => input.setAttribute(name, value));
  input.autocomplete = "off";
  input.after(list, told);

  function choose(number) {
    chosen = number;
    options.forEach((option, at) => option.setAttribute("aria-selected", String(at === chosen)));
    if (chosen < 0) input.removeAttribute("aria-activedescendant");
    else input.setAttribute("aria-activedescendant", options[chosen].id);
  }

  function close() {
    clearTimeout(timer);
    asking?.abort();
    list.hidden = true;
    input.setAttribute("aria-expanded", "false");
    choose(-1);
  }

  function show(records) {
    options = records.map((record, at) => {
      const name = element("span", { className: "offer-label", textContent: record.label });
      const about = [record.kind, record.note].filter(Boolean).join(" · ");
      const note = element("span", { className: "offer-note", textContent: about });
      const option = element("li", { id: `${id}-${at}`, role: "option" }, name, " ", note);
      option.dataset.address = record.address;
      return option;
    });
    list.replaceChildren(...options);
    list.hidden = !options.length;
    input.setAttribute("aria-expanded", String(!list.hidden));
    choose(-1);
    told.textContent = options.length ? `${input.dataset.offered} ${options.length}` : "";
  }

  async function ask() {
    const words = input.value.trim();
    if (words.length < LEAST) return close();
    if (!known.has(words)) {
      asking?.abort();
      asking = new AbortController();
      try {
        const query = new URLSearchParams({ q: words });
        const answer = await fetch(`${input.dataset.suggest}?${query}`, { signal: asking.signal });
        if (!answer.ok) return close();
        known.set(words, (await answer.json()).suggestions);
      } catch {
        return; // another keystroke came, or there is no connection
      }
    }
    if (words === input.value.trim() && document.activeElement === input) show(known.get(words));
  }

  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(ask, WAIT);
  });
  input.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    if (event.key === "Escape" && !list.hidden) {
      event.preventDefault();
      close();
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (list.hidden) return void ask();
      const count = options.length + 1; // one place more: the box itself
      choose(((chosen + 1 + (event.key === "ArrowDown" ? 1 : count - 1)) % count) - 1);
    } else if (event.key === "Enter" && chosen >= 0) {
      event.preventDefault();
      location.assign(options[chosen].dataset.address);
    }
  });
  input.addEventListener("blur", close);
  list.addEventListener("pointerdown", (event) => event.preventDefault()); // the box keeps the focus
  list.addEventListener("click", (event) => {
    const option = event.target.closest("[role=option]");
    if (option) location.assign(option.dataset.address);
  });
}

document.querySelectorAll("input[data-suggest]").forEach(offer);
