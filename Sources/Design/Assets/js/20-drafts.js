"use strict";

// Keeps a draft of a form with data-draft two seconds after the last change. A failure is said and tried again with the next change.
document.querySelectorAll("form[data-draft]").forEach(function (form) {
  const status = form.querySelector(".draft-status");
  const token = form.elements.namedItem("csrf");
  let timer = 0;
  let edits = 0;
  let isSending = false;

  function say(text) {
    if (status) status.textContent = text;
  }

  // Files and passwords never go into a draft.
  function content() {
    const body = new URLSearchParams();
    new FormData(form).forEach(function (value, name) {
      const field = form.elements.namedItem(name);
      const isSecret = field && field.type === "password";
      if (typeof value === "string" && name !== "csrf" && !isSecret) body.append(name, value);
    });
    return body;
  }

  function wait() {
    window.clearTimeout(timer);
    timer = window.setTimeout(save, 2000);
  }

  function save() {
    if (isSending) return wait();
    isSending = true;
    const saved = edits;
    say("正在保存草稿…");
    fetch(form.getAttribute("data-draft"), {
      method: "POST",
      credentials: "same-origin",
      redirect: "error",
      headers: { "X-CSRF-Token": token ? token.value : "" },
      body: content()
    }).then(function (response) {
      if (!response.ok) throw new Error(String(response.status));
      const now = new Date();
      say("草稿已保存 " + String(now.getHours()).padStart(2, "0") + ":" + String(now.getMinutes()).padStart(2, "0"));
      if (saved === edits) form.dispatchEvent(new CustomEvent("draft-saved", { bubbles: true }));
    }).catch(function () {
      say("草稿未保存");
    }).then(function () {
      isSending = false;
    });
  }

  form.addEventListener("input", function () {
    edits += 1;
    wait();
  });
  form.addEventListener("submit", function () { window.clearTimeout(timer); });
});
