"use strict";

// Keys: / search, g d desk, j and k along a list, ? help. None while one types.
(function () {
  const keys = [
    ["/", "搜索"],
    ["g d", "工作台"],
    ["j", "下一行"],
    ["k", "上一行"],
    ["Enter", "打开所在行"],
    ["x", "勾选所在行"],
    ["?", "键盘说明"]
  ];
  let isAfterG = false;
  let timer = 0;

  function isTyping(target) {
    return target.isContentEditable || /^(INPUT|SELECT|TEXTAREA)$/.test(target.tagName);
  }

  function move(step) {
    const links = Array.from(document.querySelectorAll("tr[data-row] .row-link"));
    if (links.length === 0) return;
    const place = links.indexOf(document.activeElement);
    const next = place < 0 ? (step > 0 ? 0 : links.length - 1) : Math.min(Math.max(place + step, 0), links.length - 1);
    links[next].focus();
    links[next].scrollIntoView({ block: "nearest" });
  }

  function help() {
    let dialog = document.querySelector("dialog.keys");
    if (!dialog) {
      dialog = document.createElement("dialog");
      dialog.className = "keys";
      dialog.setAttribute("aria-labelledby", "keys-title");
      const title = document.createElement("h2");
      title.id = "keys-title";
      title.textContent = "键盘说明";
      const list = document.createElement("dl");
      keys.forEach(function (key) {
        const term = document.createElement("dt");
        key[0].split(" ").forEach(function (part) {
          const cap = document.createElement("kbd");
          cap.textContent = part;
          term.append(cap, " ");
        });
        const meaning = document.createElement("dd");
        meaning.textContent = key[1];
        list.append(term, meaning);
      });
      const form = document.createElement("form");
      form.method = "dialog";
      const close = document.createElement("button");
      close.className = "button";
      close.textContent = "关闭";
      form.append(close);
      dialog.append(title, list, form);
      document.body.append(dialog);
    }
    if (dialog.showModal && !dialog.open) dialog.showModal();
  }

  document.addEventListener("keydown", function (event) {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || isTyping(event.target)) return;
    if (document.querySelector("dialog[open]")) return;
    const wasAfterG = isAfterG;
    isAfterG = false;
    window.clearTimeout(timer);
    const search = document.getElementById("search");
    if (event.key === "/" && search) {
      search.focus();
      search.select();
    } else if (event.key === "g") {
      isAfterG = true;
      timer = window.setTimeout(function () { isAfterG = false; }, 1500);
      return;
    } else if (event.key === "d" && wasAfterG) {
      window.location.assign("/desk");
    } else if (event.key === "j") {
      move(1);
    } else if (event.key === "k") {
      move(-1);
    } else if (event.key === "x") {
      const row = document.activeElement ? document.activeElement.closest("tr[data-row]") : null;
      const box = row ? row.querySelector(".tick input") : null;
      if (!box) return;
      box.click();
    } else if (event.key === "?") {
      help();
    } else {
      return;
    }
    event.preventDefault();
  });
})();

// A click beside the account card closes it, and so does Escape.
(function () {
  const account = document.querySelector("details.account");
  if (!account) return;
  document.addEventListener("click", function (event) {
    if (!account.contains(event.target)) account.open = false;
  });
  account.addEventListener("keydown", function (event) {
    if (event.key !== "Escape") return;
    account.open = false;
    account.querySelector("summary").focus();
  });
})();
