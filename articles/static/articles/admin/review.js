/* The review queue by key: the next claim is there before the last one is stored. Without this file
   every button posts its form and the next page comes from the server. */
"use strict";

(() => {
  const box = document.getElementById("review-item");
  const told = document.getElementById("review-told");
  const log = document.getElementById("review-log");
  const keysOn = document.getElementById("review-keys-on");
  const $ = window.django && window.django.jQuery;
  let ahead = null; // the next claim, leased to us: {key, address, html}
  let asking = null; // the request that fetches it
  let storing = Promise.resolve(); // decisions are stored one after the other

  const current = () => box.querySelector("[data-key]");
  const heading = () => document.getElementById("review-heading");
  const form = () => box.querySelector(".review-form");

  function say(sentences, refused) {
    told.textContent = sentences.join(" ");
    told.classList.toggle("review-refused", Boolean(refused));
  }

  async function ask(address, options = {}) {
    const headers = { Accept: "application/json" };
    const response = await fetch(address, { headers, credentials: "same-origin", ...options });
    if (!response.ok || response.redirected) throw new Error(`${response.status}`);
    return response.json();
  }

  function prepare() {
    if ($) {
      $(box).find(".admin-autocomplete").not(".select2-hidden-accessible").djangoAdminSelect2();
      $(box).find(".related-widget-wrapper select").trigger("change");
    }
    if (window.nameSelects) window.nameSelects();
  }

  function show(item) {
    if (item) {
      box.innerHTML = item.html;
      history.replaceState(null, "", item.address);
      prepare();
    } else {
      box.replaceChildren(document.getElementById("review-nothing").content.cloneNode(true));
      history.replaceState(null, "", box.dataset.queue);
    }
    heading().focus({ preventScroll: true });
  }

  /* Fetch the claim after the one that is shown. */
  function fetchAhead() {
    const key = current().dataset.key;
    if (!key || ahead || asking) return;
    const address = box.dataset.queue + (box.dataset.queue.includes("?") ? "&" : "?") + `beside=${key}`;
    asking = ask(address)
      .then((answer) => (ahead = answer.next))
      .catch(() => {})
      .finally(() => (asking = null));
  }

  async function decide(verb, data) {
    const left = current();
    const address = left.dataset.address;
    const quick = verb !== "correct" && !isChanged();
    data.set("verb", verb);
    if (asking) await asking;
    const next = ahead;
    data.append("beside", left.dataset.key);
    if (next) data.append("beside", next.key);
    const beside = next ? next.key : "";
    ahead = null;
    if (quick && next) show(next);
    const job = storing.then(() => ask(address, { method: "POST", body: data }));
    storing = job.catch(() => {});
    let answer;
    try {
      answer = await job;
    } catch {
      say([box.dataset.lost, left.dataset.key], true);
      if (!(quick && next)) ahead = next;
      return;
    }
    say(answer.told.length ? answer.told : [""], !answer.stored);
    if (answer.log) log.innerHTML = answer.log;
    if (!answer.stored && answer.again) {
      // what was shown meanwhile comes after it
      if (quick && next && current().dataset.key === beside) ahead = next;
      else if (!quick) ahead = next;
      show(answer.again);
      return;
    }
    if (!(quick && next)) show(next || answer.next);
    if (next && answer.next && answer.next.key !== current().dataset.key) ahead = answer.next;
    if (!ahead) fetchAhead();
  }

  function isChanged() {
    const shown = form();
    if (!shown) return false;
    return [...shown.querySelectorAll(".review-fields input, .review-fields select, .review-fields textarea")].some(
      (field) =>
        field.tagName === "SELECT"
          ? ![...field.options].every((option) => option.selected === option.defaultSelected)
          : field.value !== field.defaultValue,
    );
  }

  async function undo(data, address) {
    await storing;
    try {
      const answer = await ask(address, { method: "POST", body: data });
      say(answer.told, false);
      log.innerHTML = answer.log;
      if (answer.again) {
        ahead = null;
        show(answer.again);
        fetchAhead();
      }
    } catch {
      say([box.dataset.lost], true);
    }
  }

  /* --- clicks: the same buttons as without this file --- */

  if (box) {
    document.addEventListener("submit", (event) => {
      const sent = event.target;
      const button = event.submitter;
      if (sent.closest("#review-item") && sent.classList.contains("review-form") && button && button.name === "verb") {
        event.preventDefault();
        decide(button.value, new FormData(sent));
      } else if (sent.closest("#review-log")) {
        event.preventDefault();
        const data = new FormData(sent);
        if (button && button.name) data.set(button.name, button.value);
        undo(data, sent.action);
      }
    });
    document.addEventListener("keydown", onKey);
    keysOn.checked = localStorage.getItem("review-keys") !== "off";
    keysOn.addEventListener("change", () => localStorage.setItem("review-keys", keysOn.checked ? "on" : "off"));
    window.addEventListener("load", fetchAhead);
  }

  /* --- keys --- */

  function isTyping(target) {
    return target.closest("input:not([type=checkbox]), select, textarea, [contenteditable], .select2-container");
  }

  function onKey(event) {
    const typing = isTyping(event.target);
    if (event.key === "Escape" && typing && !document.querySelector(".select2-container--open")) {
      heading().focus();
      return;
    }
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      press("correct");
      return;
    }
    if (typing || !keysOn.checked || event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
    const key = event.key.toLowerCase();
    const verbs = { a: "accept", r: "reject", u: "unsure", s: "skip" };
    if (verbs[key]) press(verbs[key]);
    else if (key === "c") focusFields();
    else if (key === "g") toggleAlike();
    else if (key === "z") pressUndo();
    else return;
    event.preventDefault();
  }

  function press(verb) {
    const button = box.querySelector(`button[name=verb][value=${verb}]`);
    if (button) form().requestSubmit(button);
  }

  function pressUndo() {
    const button = log.querySelector("button[name=action]");
    if (button) button.form.requestSubmit(button);
  }

  function focusFields() {
    const first = box.querySelector(".review-fields .select2-selection, .review-fields input, .review-fields select");
    if (first) first.focus();
  }

  function toggleAlike() {
    const alike = document.getElementById("id_alike");
    if (alike) alike.checked = !alike.checked;
  }

  /* --- words marked in the text: the claim that the machine missed --- */

  document.addEventListener("selectionchange", () => {
    const marked = document.getSelection();
    const words = marked.toString().trim();
    const node = marked.anchorNode;
    const block = words && node && node.parentElement && node.parentElement.closest("[data-block]");
    if (!block || !block.contains(marked.focusNode)) return;
    const typed = document.querySelector("form[data-review-new]");
    if (typed) {
      typed.elements.exact.value = words;
      typed.elements.block.value = block.dataset.block;
      return;
    }
    const add = document.querySelector("[data-review-add]");
    if (!add) return;
    add.classList.add("review-marked");
    for (const link of add.querySelectorAll("a[data-kind]")) {
      const address = new URL(link.href);
      address.searchParams.set("block", block.dataset.block);
      address.searchParams.set("exact", words);
      link.href = address.pathname + address.search;
    }
  });
})();
