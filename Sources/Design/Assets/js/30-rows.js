"use strict";

// Adds and removes rows of sub-records in place. Without this file the same buttons ask the server.
document.querySelectorAll("[data-repeated]").forEach(function (group) {
  const name = group.getAttribute("data-repeated");
  const noun = group.getAttribute("data-noun");
  const maximum = Number(group.getAttribute("data-maximum"));
  const template = group.querySelector(":scope > template");
  const list = group.querySelector(".rows");
  const add = group.querySelector("button[data-add]");
  if (!template || !list) return;

  function rows() {
    return Array.from(list.children);
  }

  // Names have dots between their parts; ids may have hyphens there.
  const stems = [name + ".", name.split(".").join("-") + "-"].map(function (stem) {
    return { stem: stem, from: new RegExp("^((?:pick\\.|choose\\.|asked\\.)?)" + stem.replace(/[.*+?^${}()|[\]\\]/g, "\\$&") + "(?:\\d+|__n__)(?=[.-]|$)") };
  });

  function renamed(word, index) {
    const found = stems.find(function (known) { return known.from.test(word); });
    return found ? word.replace(found.from, "$1" + found.stem + index) : word;
  }

  // Names keep no gaps: parties.0, parties.1, …
  function rename(part, index) {
    ["id", "name", "for", "list", "value", "aria-describedby", "data-with", "data-picker"].forEach(function (attribute) {
      part.querySelectorAll("[" + attribute + "]").forEach(function (element) {
        if (attribute === "value" && !element.hasAttribute("data-remove") && !element.hasAttribute("data-find")) return;
        const words = element.getAttribute(attribute).split(" ");
        element.setAttribute(attribute, words.map(function (word) { return renamed(word, index); }).join(" "));
      });
    });
    // What waits for a choice lies in templates.
    part.querySelectorAll("template").forEach(function (template) { rename(template.content, index); });
  }

  function number(row, index) {
    rename(row, index);
    row.querySelector(".row-number").textContent = String(index + 1);
    const spoken = row.querySelector("[data-remove] .away");
    if (spoken) spoken.textContent = noun + (index + 1);
  }

  function settle() {
    const all = rows();
    all.forEach(number);
    if (add) add.hidden = all.length >= maximum;
    // A row more or less is a change like any other.
    const field = group.closest("form").elements[0];
    if (field) field.dispatchEvent(new Event("input", { bubbles: true }));
  }

  group.addEventListener("click", function (event) {
    const button = event.target.closest("button");
    if (!button || button.closest("[data-repeated]") !== group) return;
    if (button.hasAttribute("data-add")) {
      event.preventDefault();
      list.appendChild(template.content.cloneNode(true));
      settle();
      list.lastElementChild.dispatchEvent(new CustomEvent("row-added", { bubbles: true }));
      const first = list.lastElementChild.querySelector("input:not([type=hidden]), select, textarea");
      if (first) first.focus();
    } else if (button.hasAttribute("data-remove")) {
      event.preventDefault();
      const row = button.closest("fieldset.row");
      const next = row.nextElementSibling || row.previousElementSibling;
      row.remove();
      settle();
      const target = next ? next.querySelector("[data-remove]") : add;
      if (target) target.focus();
    }
  });
});
