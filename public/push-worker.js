/*
 * Shows what the site pushes to this browser, also while no page of it is open. A push is JSON: title, body, tag (the
 * incident's code: a newer update takes the place of an older one) and url.
 */
self.addEventListener("push", (event) => {
  const { title, body, tag, url } = event.data.json();
  event.waitUntil(
    self.registration.showNotification(title, {
      body,
      tag,
      // The place of the older one is taken, and still the phone says that there is something new.
      renotify: true,
      icon: "/favicon.svg",
      data: { url },
    }),
  );
});

self.addEventListener("notificationclick", (event) => {
  event.notification.close();
  event.waitUntil(open(event.notification.data.url));
});

async function open(url) {
  const pages = await self.clients.matchAll({ type: "window" });
  const page = pages.find((each) => each.url.split("#", 1)[0] === url.split("#", 1)[0]);

  return page ? page.focus() : self.clients.openWindow(url);
}
