/** Keeps a strip up to date that is on somebody's page all day. Without it the strip is complete, and says as of when. */
(() => {
  "use strict";

  const everyMs = 60_000;
  const publishedAt = document.documentElement.dataset.published;
  let timer;

  document.addEventListener("visibilitychange", wait);
  wait();

  function wait() {
    clearTimeout(timer);
    if (!document.hidden) {
      timer = setTimeout(look, everyMs);
    }
  }

  /** Loads the strip again only when there is one: a frame that says "cannot be reached" would say less than an old one. */
  async function look() {
    try {
      const answer = await fetch(location.pathname, { cache: "no-cache", credentials: "omit" });
      if (answer.ok && !(await answer.text()).includes(`data-published="${publishedAt}"`)) {
        location.reload();
        return;
      }
    } catch {
      // Asked again in a minute.
    }
    wait();
  }
})();
