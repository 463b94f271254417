"use strict";

// Suggests who or what is meant while one types, from the address that the button 查找 asks too. Without this file the button does it.
(function () {
  const waiting = 150;
  let count = 0;

  document.querySelectorAll("[data-picker][data-source]").forEach(prepare);
  // Rows added later bring pickers with them.
  document.addEventListener("row-added", function (event) {
    event.target.querySelectorAll("[data-picker][data-source]").forEach(prepare);
  });

  function prepare(picker) {
    const input = picker.querySelector("input[type=text]");
    const button = picker.querySelector("[data-find]");
    if (!input || picker.hasAttribute("data-ready")) return;
    picker.setAttribute("data-ready", "");
    if (button) button.hidden = true;
    const isSeveral = picker.hasAttribute("data-several");
    const list = document.createElement("ul");
    count += 1;
    list.id = "picker-" + count;
    list.className = "suggestions";
    list.setAttribute("role", "listbox");
    list.setAttribute("aria-label", picker.querySelector("label").textContent);
    list.hidden = true;
    const status = document.createElement("p");
    status.className = "help picker-status";
    status.setAttribute("role", "status");
    input.parentNode.after(list, status);
    input.setAttribute("role", "combobox");
    input.setAttribute("aria-autocomplete", "list");
    input.setAttribute("aria-expanded", "false");
    input.setAttribute("aria-controls", list.id);
    let items = [];
    let active = -1;
    let timer = 0;
    let asked = 0;

    function hidden() {
      return picker.querySelector("input[name^='pick.']");
    }

    function close() {
      list.hidden = true;
      active = -1;
      input.setAttribute("aria-expanded", "false");
      input.removeAttribute("aria-activedescendant");
    }

    function mark(index) {
      active = index;
      Array.from(list.children).forEach(function (option, place) {
        option.setAttribute("aria-selected", String(place === index));
        if (place === index) {
          input.setAttribute("aria-activedescendant", option.id);
          option.scrollIntoView({ block: "nearest" });
        }
      });
    }

    function show(answer) {
      items = answer.items;
      list.replaceChildren();
      items.forEach(function (item, place) {
        const option = document.createElement("li");
        option.id = list.id + "-" + place;
        option.setAttribute("role", "option");
        option.setAttribute("aria-selected", "false");
        option.append(item.name);
        if (item.note) {
          const note = document.createElement("span");
          note.className = "choice-note";
          note.textContent = item.note;
          option.append(note);
        }
        // The box keeps the focus while one clicks.
        option.addEventListener("mousedown", function (event) { event.preventDefault(); });
        option.addEventListener("click", function () { take(place); });
        list.append(option);
      });
      list.hidden = items.length === 0;
      input.setAttribute("aria-expanded", String(items.length > 0));
      const words = items.length === 0 ? "没有找到可以选的" : items.length + "项，用上下键选择";
      status.textContent = words + (answer.note ? "。" + answer.note : "");
      active = -1;
      input.removeAttribute("aria-activedescendant");
    }

    function ask() {
      const text = input.value.trim();
      asked += 1;
      const own = asked;
      if (text === "") {
        status.textContent = "";
        return close();
      }
      const address = new URL(picker.getAttribute("data-source"), window.location.href);
      address.searchParams.set("field", picker.getAttribute("data-picker"));
      address.searchParams.set("q", text);
      fetch(address, { credentials: "same-origin", redirect: "error", headers: { Accept: "application/json" } }).then(function (response) {
        if (!response.ok) throw new Error(String(response.status));
        return response.json();
      }).then(function (answer) {
        if (own === asked) show(answer);
      }).catch(function () {
        // What is typed is understood when the form is sent; the button asks for the same.
        if (own !== asked) return;
        close();
        if (button) button.hidden = false;
      });
    }

    function take(place) {
      const item = items[place];
      if (!item) return;
      asked += 1;
      window.clearTimeout(timer);
      if (isSeveral) {
        add(item);
        input.value = "";
      } else {
        input.value = item.name;
        const field = hidden();
        if (field) field.value = item.id;
      }
      forget();
      close();
      status.textContent = "已选" + item.name;
      input.focus();
      input.dispatchEvent(new Event("input", { bubbles: true }));
    }

    // What the server found for an earlier text is no longer to be chosen from.
    function forget() {
      picker.querySelectorAll(".found, input[name^='asked.']").forEach(function (element) { element.remove(); });
    }

    function add(item) {
      const place = picker.querySelector("[data-chosen]");
      const known = Array.from(place.querySelectorAll("input")).find(function (box) { return box.value === item.id; });
      if (known) {
        known.checked = true;
        return;
      }
      const row = document.createElement("div");
      row.className = "tick";
      const box = document.createElement("input");
      box.type = "checkbox";
      box.name = input.name;
      box.value = item.id;
      box.checked = true;
      count += 1;
      box.id = "picked-" + count;
      const label = document.createElement("label");
      label.htmlFor = box.id;
      label.textContent = item.name;
      row.append(box, label);
      place.append(row);
    }

    input.addEventListener("input", function (event) {
      // Not what the script itself put in.
      if (!event.isTrusted) return;
      const field = hidden();
      if (field) field.value = "";
      if (event.isComposing) return;
      window.clearTimeout(timer);
      timer = window.setTimeout(ask, waiting);
    });
    input.addEventListener("compositionend", function () {
      window.clearTimeout(timer);
      timer = window.setTimeout(ask, waiting);
    });
    input.addEventListener("blur", close);
    input.addEventListener("keydown", function (event) {
      if (event.isComposing) return;
      const isOpen = !list.hidden;
      if (event.key === "ArrowDown" && !isOpen) {
        ask();
      } else if (event.key === "ArrowDown" && isOpen) {
        mark((active + 1) % items.length);
      } else if (event.key === "ArrowUp" && isOpen) {
        mark((active - 1 + items.length) % items.length);
      } else if (event.key === "Enter" && isOpen) {
        take(active < 0 ? 0 : active);
      } else if (event.key === "Escape" && isOpen) {
        close();
      } else if (event.key === "Tab" && isOpen && active >= 0) {
        take(active);
        return;
      } else {
        return;
      }
      event.preventDefault();
    });
  }
})();

// Shows what goes with a choice: the rest waits in templates, and is not sent.
(function () {
  function settle(choice) {
    const form = choice.form;
    if (!form) return;
    const chosen = form.querySelector("[name='" + CSS.escape(choice.name) + "']:checked, select[name='" + CSS.escape(choice.name) + "']");
    const code = chosen ? chosen.value : "";
    form.querySelectorAll("[data-with='" + CSS.escape(choice.name) + "']").forEach(function (place) {
      const isAsked = place.getAttribute("data-codes").split(" ").includes(code);
      const template = place.querySelector(":scope > template");
      if (isAsked && template) {
        template.replaceWith(template.content);
      } else if (!isAsked && !template) {
        const waits = document.createElement("template");
        waits.content.append(...place.childNodes);
        place.append(waits);
      }
    });
  }

  document.addEventListener("change", function (event) {
    if (event.target.matches("input[type=radio], select")) settle(event.target);
  });
  // What the server drew without knowing the choice, as a page that a browser restores.
  document.querySelectorAll("[data-with]").forEach(function (place) {
    const name = place.getAttribute("data-with");
    const first = place.closest("form") && place.closest("form").querySelector("[name='" + CSS.escape(name) + "']");
    if (first) settle(first);
  });
})();
