import { expect, type Page } from "@playwright/test";
import { type Pushed, startPushService } from "@/server/notifications/push/testing/push-service";

/** What takes the place of the push service of a browser's maker, and reads what it is sent as that browser would. */
export function startPushes(): ReturnType<typeof startPushService> {
  return startPushService();
}

/** The service of the browser's maker is out of reach here: another takes its place, and hands out the same kind of address. */
export async function subscribeAt(page: Page, device: { address: string; publicKey: string; authSecret: string }) {
  await page.addInitScript(({ address, publicKey, authSecret }) => {
    const subscription = {
      toJSON: () => ({ endpoint: address, keys: { p256dh: publicKey, auth: authSecret } }),
      unsubscribe: () => {
        sessionStorage.removeItem("subscribed");

        return Promise.resolve(true);
      },
    };
    Object.assign(PushManager.prototype, {
      subscribe: () => {
        sessionStorage.setItem("subscribed", "yes");

        return Promise.resolve(subscription);
      },
      getSubscription: () => Promise.resolve(sessionStorage.getItem("subscribed") ? subscription : null),
    });
  }, device);
}

/**
 * The last step of a push service: the browser hands what was sent to the site's worker. What that shows is caught, since
 * a browser without windows shows nothing.
 */
export async function deliver(page: Page, pushed: Pushed | undefined): Promise<unknown> {
  const [worker] = page.context().serviceWorkers();
  await worker?.evaluate(
    "self.registration.showNotification = async (title, { body, tag, data }) => { self.shown = { title, body, tag, ...data }; }",
  );
  const browser = await page.context().newCDPSession(page);
  const registered = new Promise<string>((resolve) => {
    browser.on("ServiceWorker.workerRegistrationUpdated", ({ registrations }) => {
      const [registration] = registrations;
      if (registration) {
        resolve(registration.registrationId);
      }
    });
  });
  await browser.send("ServiceWorker.enable");
  await browser.send("ServiceWorker.deliverPushMessage", {
    origin: new URL(page.url()).origin,
    registrationId: await registered,
    data: JSON.stringify(pushed?.shown),
  });
  await expect.poll(() => worker?.evaluate("Boolean(self.shown)")).toBe(true);

  return worker?.evaluate("self.shown");
}
