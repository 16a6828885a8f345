// Asks the device for a passkey and sends its answer with the form; nothing is fetched.
(function () {
  "use strict";

  var form = document.querySelector("form[data-passkey]");
  if (!form || !window.PublicKeyCredential || !navigator.credentials) { return; }
  var button = form.querySelector("button[type=submit]");
  var problem = form.querySelector("[data-passkey-problem]");
  form.querySelector("[data-passkey-off]").hidden = true;
  button.hidden = false;

  function toBytes(text) {
    var plain = atob(text.replace(/-/g, "+").replace(/_/g, "/"));
    return Uint8Array.from(plain, function (letter) { return letter.charCodeAt(0); });
  }

  function toText(buffer) {
    var plain = String.fromCharCode.apply(null, new Uint8Array(buffer));
    return btoa(plain).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
  }

  function withBytes(list) {
    return (list || []).map(function (one) { return Object.assign({}, one, {id: toBytes(one.id)}); });
  }

  function asked() {
    var options = JSON.parse(form.dataset.options).publicKey;
    options.challenge = toBytes(options.challenge);
    if (options.user) { options.user.id = toBytes(options.user.id); }
    if (options.excludeCredentials) { options.excludeCredentials = withBytes(options.excludeCredentials); }
    if (options.allowCredentials) { options.allowCredentials = withBytes(options.allowCredentials); }
    return {publicKey: options};
  }

  function answerOf(made) {
    var response = {};
    ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"].forEach(function (name) {
      if (made.response[name]) { response[name] = toText(made.response[name]); }
    });
    return {id: made.id, rawId: toText(made.rawId), type: made.type, response: response, clientExtensionResults: {}};
  }

  form.addEventListener("submit", function (event) {
    if (form.elements.answer.value) { return; }
    event.preventDefault();
    button.disabled = true;
    problem.hidden = true;
    var device = navigator.credentials;
    var work = form.dataset.passkey === "create" ? device.create(asked()) : device.get(asked());
    work.then(function (made) {
      form.elements.answer.value = JSON.stringify(answerOf(made));
      form.submit();
    }).catch(function () {
      problem.textContent = "裝置沒有完成：可能已取消、逾時，或這把金鑰已經加入過。可以再按一次，或改用其他方式；沒有變更任何資料。";
      problem.hidden = false;
      button.disabled = false;
    });
  });
})();
