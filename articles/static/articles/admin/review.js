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
  let waiting = false; // for the claim that is shown: its decision is on its way

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

  /* Decide on the claim that is shown. The next one is shown at once, while this one is being stored;
     a correction is shown again until the server has taken it. */
  async function decide(verb, data) {
    if (waiting) return;
    waiting = true;
    const left = current();
    const quick = verb !== "correct" && !isChanged();
    if (!ahead) await storing; // the answer to the decision before brings the next claim
    if (!ahead && asking) await asking;
    const next = ahead;
    ahead = null;
    data.set("verb", verb);
    for (const item of [left.dataset.key, next && next.key]) if (item) data.append("beside", item);
    const isAway = quick && next;
    if (isAway) {
      show(next);
      waiting = false;
    }
    const job = storing.then(() => ask(left.dataset.address, { method: "POST", body: data }));
    storing = job.then((answer) => stored(answer, next, isAway)).catch(() => lost(left, next, isAway));
    await storing;
    if (!isAway) waiting = false;
  }

  function stored(answer, next, isAway) {
    say(answer.told, !answer.stored);
    if (answer.log) log.innerHTML = answer.log;
    if (answer.again) {
      // what came after it comes after it again
      if (next && (!isAway || current().dataset.key === next.key)) ahead = next;
      show(answer.again);
      return;
    }
    if (!isAway) show(next || answer.next);
    const shown = current().dataset.key;
    if (!ahead && answer.next && answer.next.key !== shown) ahead = answer.next;
    fetchAhead();
  }

  function lost(left, next, isAway) {
    say([box.dataset.lost, left.dataset.key], true);
    if (!isAway) ahead = next;
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
        undo(data, sent.getAttribute("action")); // a button is named “action”, too
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
