"use strict";

// Rows that are ticked: the box in the heading ticks the page, with Shift a run of rows; says how many. Without this file a link ticks the page.
document.querySelectorAll("[data-tick-all]").forEach(function (all) {
  const form = all.closest("form");
  const count = form ? form.querySelector("[data-tick-count]") : null;
  const boxes = Array.from(form ? form.querySelectorAll("td.tick input") : []);
  if (boxes.length === 0) return;
  let last = -1;
  all.hidden = false;
  form.querySelectorAll("[data-tick-link]").forEach(function (link) { link.hidden = true; });

  function tell() {
    const ticked = boxes.filter(function (box) { return box.checked; }).length;
    all.checked = ticked === boxes.length;
    all.indeterminate = ticked > 0 && ticked < boxes.length;
    if (count) count.textContent = ticked === 0 ? "勾选后办理" : "已勾选" + ticked + "件";
  }

  all.addEventListener("change", function () {
    boxes.forEach(function (box) { box.checked = all.checked; });
    tell();
  });
  boxes.forEach(function (box, place) {
    box.addEventListener("click", function (event) {
      if (event.shiftKey && last >= 0) {
        boxes.slice(Math.min(last, place), Math.max(last, place) + 1).forEach(function (other) { other.checked = box.checked; });
      }
      last = place;
      tell();
    });
  });
  window.addEventListener("pageshow", tell);
  tell();
});
