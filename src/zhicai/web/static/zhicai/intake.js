// Smooths the way of files and cells; without it every form works all the same.
(function () {
  "use strict";

  // Files dropped on the frame are put into its file input.
  document.querySelectorAll("[data-drop]").forEach(function (zone) {
    var input = zone.querySelector("input[type=file]");
    zone.addEventListener("dragover", function (event) {
      event.preventDefault();
      zone.classList.add("is-over");
    });
    zone.addEventListener("dragleave", function () { zone.classList.remove("is-over"); });
    zone.addEventListener("drop", function (event) {
      event.preventDefault();
      zone.classList.remove("is-over");
      if (event.dataTransfer.files.length) { input.files = event.dataTransfer.files; }
    });
  });

  function boxAt(table, row, column) {
    return table.querySelector("[data-row='" + row + "'][data-column='" + column + "']");
  }

  function isComposing(event) { return event.isComposing || event.keyCode === 229; }

  // At its edge a box lets the arrow keys out to its neighbour.
  function step(event, box) {
    var atStart = box.selectionStart === 0 && box.selectionEnd === 0;
    var atEnd = box.selectionStart === box.value.length && box.selectionEnd === box.value.length;
    var steps = {
      ArrowUp: [-1, 0], ArrowDown: [1, 0], Enter: [1, 0],
      ArrowLeft: atStart ? [0, -1] : null, ArrowRight: atEnd ? [0, 1] : null
    };
    return steps[event.key] || null;
  }

  document.querySelectorAll("form[data-grid]").forEach(function (form) {
    form.addEventListener("keydown", function (event) {
      var box = event.target;
      if (!box.dataset || box.dataset.row === undefined) { return; }
      if (isComposing(event) || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) { return; }
      var by = step(event, box);
      if (!by) { return; }
      event.preventDefault();
      var next = boxAt(box.closest("table"), +box.dataset.row + by[0], +box.dataset.column + by[1]);
      if (next) { next.focus(); next.select(); }
      else if (event.key === "Enter") { form.requestSubmit(form.querySelector("button[type=submit]")); }
    });

    // What was said about a cell is also shown on its box.
    form.addEventListener("htmx:oobAfterSwap", function (event) {
      var said = event.detail.target;
      var box = said && form.querySelector("[aria-describedby='" + said.id + "']");
      if (!box) { return; }
      var isFaulty = Boolean(document.getElementById(said.id).querySelector(".zc-error"));
      box.classList.toggle("is-invalid", isFaulty);
      box.setAttribute("aria-invalid", String(isFaulty));
    });

    // A block copied from a spreadsheet fills the boxes to the right and below.
    form.addEventListener("paste", function (event) {
      var box = event.target;
      if (!box.dataset || box.dataset.row === undefined) { return; }
      var text = event.clipboardData.getData("text/plain").replace(/\r\n?/g, "\n").replace(/\n$/, "");
      if (text.indexOf("\t") < 0 && text.indexOf("\n") < 0) { return; }
      event.preventDefault();
      text.split("\n").forEach(function (line, down) {
        line.split("\t").forEach(function (part, right) {
          var target = boxAt(box.closest("table"), +box.dataset.row + down, +box.dataset.column + right);
          if (!target) { return; }
          target.value = part.trim();
        });
      });
      if (window.htmx) { window.htmx.ajax("POST", form.dataset.grid, { source: form, swap: "none" }); }
    });
  });
}());
