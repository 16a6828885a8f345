// What only a script can do: print, copy, and move focus to the faults.
(function () {
  "use strict";

  function ready() {
    var summary = document.getElementById("error-summary");
    if (summary) { summary.focus(); }
    document.querySelectorAll(".zc-print").forEach(function (button) {
      button.hidden = false;
      button.addEventListener("click", function () { window.print(); });
    });
    document.querySelectorAll("[data-copy]").forEach(function (button) {
      button.hidden = false;
      button.addEventListener("click", function () { copy(button); });
    });
  }

  function copy(button) {
    var source = document.getElementById(button.dataset.copy);
    var text = source.value === undefined ? source.textContent : source.value;
    navigator.clipboard.writeText(text).then(function () {
      var told = document.createElement("span");
      told.setAttribute("role", "status");
      told.textContent = "　已複製";
      button.after(told);
      window.setTimeout(function () { told.remove(); }, 4000);
    });
  }

  if (document.readyState === "loading") {
    document.addEventListener("DOMContentLoaded", ready);
  } else {
    ready();
  }
}());
