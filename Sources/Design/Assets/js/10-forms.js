"use strict";

// Every form works without this file. It only adds comfort.

// Asks before a form with changes is left.
(function () {
  const changed = new Set();
  document.addEventListener("input", function (event) {
    const form = event.target.form;
    if (form && form.hasAttribute("data-unsaved")) changed.add(form);
  });
  document.addEventListener("submit", function (event) {
    changed.delete(event.target);
  });
  document.addEventListener("draft-saved", function (event) {
    changed.delete(event.target);
  });
  window.addEventListener("beforeunload", function (event) {
    if (changed.size === 0) return;
    event.preventDefault();
    event.returnValue = "";
  });
})();

// Asks before a button with data-confirm does its work.
document.addEventListener("click", function (event) {
  const button = event.target.closest("[data-confirm]");
  if (button && !window.confirm(button.getAttribute("data-confirm"))) {
    event.preventDefault();
    event.stopImmediatePropagation();
  }
}, true);

// Sends a filter as soon as one of its lists changes.
document.addEventListener("change", function (event) {
  if (!event.target.matches("select[data-auto]") || !event.target.form) return;
  const form = event.target.form;
  if (form.requestSubmit) form.requestSubmit(); else form.submit();
});

// Brings the current entry into sight where the navigation is wider than the phone.
document.querySelectorAll(".main-nav ul, .tabs ul").forEach(function (list) {
  const current = list.querySelector("[aria-current]");
  if (current) list.scrollLeft = current.offsetLeft - list.offsetLeft - (list.clientWidth - current.offsetWidth) / 2;
});

// Folds filters away on the phone; goes to the summary of errors.
(function () {
  if (window.matchMedia("(max-width: 640px)").matches) {
    document.querySelectorAll('details[data-fold="phone"]').forEach(function (details) { details.open = false; });
  }
  const summary = document.querySelector("[data-focus]");
  if (summary) summary.focus();
})();

// Prints, and copies digests.
(function () {
  document.querySelectorAll("[data-print]").forEach(function (button) {
    button.hidden = false;
    button.addEventListener("click", function () { window.print(); });
  });
  if (!navigator.clipboard) return;
  document.querySelectorAll("[data-copy]").forEach(function (button) {
    button.hidden = false;
    const word = button.firstChild;
    button.addEventListener("click", function () {
      navigator.clipboard.writeText(button.getAttribute("data-copy")).then(
        function () { word.data = "已复制"; },
        function () { word.data = "未能复制"; }
      ).then(function () {
        window.setTimeout(function () { word.data = "复制"; }, 2000);
      });
    });
  });
})();
