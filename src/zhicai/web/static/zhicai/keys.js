// The keys of the officer: one letter each, never while something is typed, and they can be put out.
(function () {
  "use strict";

  var STORE = "zhicai-keys-off";
  var WAIT = 1500;
  var wentAt = 0;

  function isOff() { return window.localStorage.getItem(STORE) === "1"; }

  function isTyping(event) {
    var target = event.target;
    return event.isComposing || event.keyCode === 229 || event.ctrlKey || event.metaKey || event.altKey ||
      target.isContentEditable || /^(TEXTAREA|SELECT)$/.test(target.tagName) ||
      (target.tagName === "INPUT" && !/^(checkbox|radio|button|submit)$/.test(target.type));
  }

  function rows() { return Array.prototype.slice.call(document.querySelectorAll("main table tbody tr")); }

  function move(step) {
    var all = rows();
    if (!all.length) { return; }
    var at = all.indexOf(currentRow());
    var next = all[Math.max(0, Math.min(all.length - 1, at + step))];
    next.setAttribute("tabindex", "-1");
    next.focus();
  }

  function currentRow() { return document.activeElement ? document.activeElement.closest("main table tbody tr") : null; }

  function within(selector) {
    var row = currentRow();
    return row ? row.querySelector(selector) : null;
  }

  function go(key) {
    var link = document.querySelector('nav [data-key="' + CSS.escape(key) + '"]');
    if (link) { link.click(); }
  }

  var ACTS = {
    "/": function () { document.getElementById("zc-search-text").focus(); },
    "?": function () { openList(); },
    g: function () { wentAt = Date.now(); },
    j: function () { move(1); },
    k: function () { move(-1); },
    x: function () { var box = within("input[type=checkbox]"); if (box) { box.click(); } },
    e: function () { var link = within("a[href]"); if (link) { link.click(); } }
  };

  function onKey(event) {
    if (isTyping(event) || document.querySelector("dialog[open]") || (isOff() && event.key !== "?")) { return; }
    if (Date.now() - wentAt < WAIT && event.key !== "g") {
      wentAt = 0;
      go(event.key);
      return;
    }
    if (ACTS.hasOwnProperty(event.key)) {
      event.preventDefault();
      ACTS[event.key]();
    }
  }

  function openList() { document.getElementById("zc-keys").showModal(); }

  function ready() {
    var opener = document.getElementById("zc-keys-open");
    if (!opener) { return; }
    var box = document.getElementById("zc-keys-on");
    box.checked = !isOff();
    box.addEventListener("change", function () { window.localStorage.setItem(STORE, box.checked ? "0" : "1"); });
    opener.hidden = false;
    opener.addEventListener("click", openList);
    document.addEventListener("keydown", onKey);
  }

  if (document.readyState === "loading") {
    document.addEventListener("DOMContentLoaded", ready);
  } else {
    ready();
  }
}());
