/* Names for form controls that Django and select2 leave without one, for screen readers. */
"use strict";

function nameSelects() {
  for (const select of document.querySelectorAll("select.admin-autocomplete")) {
    const label = select.labels && select.labels[0];
    const box = select.nextElementSibling;
    if (!label || !box || !box.classList.contains("select2")) continue;
    label.id ||= `${select.id}_label`;
    const shown = box.querySelector(".select2-selection__rendered");
    if (shown) shown.setAttribute("aria-labelledby", label.id);
    const selection = box.querySelector(".select2-selection");
    if (selection) selection.setAttribute("aria-labelledby", shown ? `${label.id} ${shown.id}` : label.id);
  }
}

function nameCells() {
  for (const table of document.querySelectorAll(".inline-group .tabular table")) {
    const heads = [...table.querySelectorAll("thead th")];
    const first = heads.find((head) => head.classList.contains("original"));
    if (first && !first.textContent.trim()) first.innerHTML = '<span class="visually-hidden">Stored as</span>';
    for (const input of table.querySelectorAll("tbody td input, tbody td select, tbody td textarea")) {
      const column = heads[input.closest("td").cellIndex];
      const name = column ? column.firstChild.textContent.trim() : "";
      if (name && input.type !== "hidden" && !input.labels.length) input.setAttribute("aria-label", name);
    }
  }
}

function nameAll() {
  nameSelects();
  nameCells();
}

/* Django sets its controls up when jQuery says that the page is ready; this comes right after. */
window.nameSelects = nameSelects; // for what is brought into a page later
if (window.django && window.django.jQuery) window.django.jQuery(nameAll);
document.addEventListener("formset:added", nameAll);
