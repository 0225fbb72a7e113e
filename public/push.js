/**
 * Turns on web push in this browser, without an address: asks for permission, has the browser's push service give
 * us a place to send to, and hands that on with what the reader chose. Without this script, or where a browser cannot,
 * the page says so and leads elsewhere.
 *
 * It finds: [data-push] with the site's public key · in it [data-push-note], form[data-push-form], [data-push-stop].
 */
(() => {
  "use strict";

  const root = document.querySelector("[data-push]");
  const note = root?.querySelector("[data-push-note]");
  const form = root?.querySelector("[data-push-form]");
  const stop = root?.querySelector("[data-push-stop]");
  if (!note || !form || !stop) {
    return;
  }

  void begin().catch(() => say("This browser cannot be reached just now. Reload the page, or get email updates."));

  async function begin() {
    if (!("serviceWorker" in navigator && "PushManager" in window && "Notification" in window)) {
      say(
        /iPhone|iPad/.test(navigator.userAgent)
          ? "On an iPhone or iPad, first add this site to the Home Screen (Share, then “Add to Home Screen”), and open it from there."
          : "This browser cannot show notifications. Use another one, or get email updates.",
      );
      return;
    }
    const registration = await navigator.serviceWorker.register("/push-worker.js");
    const subscription = await registration.pushManager.getSubscription();
    const state = subscription && (await ask("/api/push-subscriptions/state", subscription));
    if (state?.ok) {
      fill(await state.json());
      say("Notifications are on for what is selected here.");
    } else {
      say("");
    }
    stop.hidden = !state?.ok;
    form.hidden = false;
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      void unlessBusy(() => start(registration));
    });
    stop.addEventListener("click", () => void unlessBusy(() => end(registration)));
  }

  async function start(registration) {
    if ((await Notification.requestPermission()) !== "granted") {
      say("Your browser blocks notifications from this site. Allow them in its settings.");
      return;
    }
    const subscription = await subscribe(registration);
    const answer = await ask("/api/push-subscriptions", subscription, new FormData(form));
    if (!answer.ok) {
      say((await answer.text()) || "This was not saved. Try again in a minute.");
      return;
    }
    stop.hidden = false;
    say("Saved. Notifications are on, also while no page of this site is open.");
  }

  async function end(registration) {
    const subscription = await registration.pushManager.getSubscription();
    if (subscription) {
      const answer = await ask("/api/push-subscriptions/stop", subscription);
      if (!answer.ok) {
        say((await answer.text()) || "This was not saved. Try again in a minute.");
        return;
      }
      await subscription.unsubscribe();
    }
    stop.hidden = true;
    say("Notifications are off, and we have deleted this browser’s address.");
  }

  /** One that was made for another key of this site, long ago, is of no use any more. */
  async function subscribe(registration) {
    const options = { userVisibleOnly: true, applicationServerKey: root.dataset.push };
    try {
      return await registration.pushManager.subscribe(options);
    } catch (error) {
      if (error.name !== "InvalidStateError") {
        throw error;
      }
      await (await registration.pushManager.getSubscription())?.unsubscribe();

      return registration.pushManager.subscribe(options);
    }
  }

  function ask(path, subscription, fields = new FormData()) {
    const { endpoint, keys } = subscription.toJSON();
    fields.set("address", endpoint);
    fields.set("publicKey", keys.p256dh);
    fields.set("authSecret", keys.auth);

    return fetch(path, { method: "POST", body: new URLSearchParams(fields) });
  }

  function fill({ choice, everything, services, incidents }) {
    const names = new Set([
      ...(everything ? ["everything"] : []),
      ...services.map((code) => `service-${code}`),
      ...incidents.map((code) => `incident-${code}`),
    ]);
    for (const field of form.elements) {
      if (field.type === "checkbox") {
        // What a link to this page selected stays selected.
        field.checked ||= names.has(field.name);
        if (field.name === "everything") {
          field.checked = everything;
        }
      } else if (field.type === "radio") {
        field.checked = field.value === choice;
      }
    }
  }

  async function unlessBusy(work) {
    if (form.getAttribute("aria-busy") === "true") {
      return;
    }
    form.setAttribute("aria-busy", "true");
    say("Please wait …");
    try {
      await work();
    } catch {
      say("Your browser’s push service did not answer. Try again in a minute, or get email updates.");
    } finally {
      form.removeAttribute("aria-busy");
    }
  }

  function say(text) {
    note.textContent = text;
  }
})();
