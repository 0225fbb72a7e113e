/**
 * Does the work that the form was given, when Send is pressed or at once, and sends it. Without this script, or where
 * the browser cannot do the work (no https), the form is sent as it is and takes the slower way.
 *
 * The work is ALTCHA's, with PBKDF2: find the counter whose key begins with the prefix. https://altcha.org
 * It finds: form[data-challenge] holding input[name=proof] · [data-proof-note].
 */
(() => {
  "use strict";

  const form = document.querySelector("form[data-challenge]");
  const proof = form?.querySelector("input[name=proof]");
  const note = form?.querySelector("[data-proof-note]");
  if (!proof || !window.crypto?.subtle) {
    return;
  }
  const challenge = JSON.parse(form.dataset.challenge);
  const typed = textOf(form);

  void work();

  async function work() {
    if (note) {
      note.textContent = "Your browser is doing a second of work, so that programs cannot flood us. Then it is sent.";
    }
    const solution = await solve(challenge.parameters);
    if (solution === null) {
      return;
    }
    proof.value = JSON.stringify({
      challenge: { parameters: challenge.parameters, signature: challenge.signature },
      solution,
    });
    if (textOf(form) === typed) {
      form.querySelector("button[type=submit]").click();
    } else if (note) {
      note.textContent = "Press Send when you are ready.";
    }
  }

  async function solve({ nonce, salt, cost, keyLength, keyPrefix }) {
    const begun = performance.now();
    const password = new Uint8Array([...bytesOf(nonce), 0, 0, 0, 0]);
    const counterOf = new DataView(password.buffer);
    const parameters = { name: "PBKDF2", hash: "SHA-256", salt: bytesOf(salt), iterations: cost };
    for (let counter = 0; counter < 10_000; counter += 1) {
      counterOf.setUint32(password.length - 4, counter, false);
      const key = await crypto.subtle.importKey("raw", password, "PBKDF2", false, ["deriveBits"]);
      const derivedKey = hexOf(await crypto.subtle.deriveBits(parameters, key, keyLength * 8));
      if (derivedKey.startsWith(keyPrefix)) {
        return { counter, derivedKey, time: Math.round(performance.now() - begun) };
      }
    }

    return null;
  }

  function textOf(each) {
    return [...each.querySelectorAll("textarea, input:not([name=proof]), select")].map(({ value }) => value).join("\n");
  }

  function bytesOf(hex) {
    return Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
  }

  function hexOf(buffer) {
    return [...new Uint8Array(buffer)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  }
})();
