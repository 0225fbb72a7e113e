/**
 * Keeps an open page up to date: numbers in their place, ages, and a note when something new was posted. The page is complete
 * without it. A page of an older build may meet a newer script and newer data: whatever is not found is left alone.
 *
 * It finds: html[data-time-zone][data-published] · [data-live-notice] · [data-metric=ID][data-level] holding [data-value]
 * and [data-note] · [data-confirmed=CODE] · time[datetime], and of these time[data-relative].
 */
(() => {
  "use strict";

  const pollMs = 15_000;
  const longestPauseMs = 120_000;
  const timeLimitMs = 10_000;
  const ageMs = 5_000;
  const dayMs = 86_400_000;
  /** How far from now a distance says something: of what is counted in days, two months, else a day. */
  const reachMs = { days: 60 * dayMs };
  /** Of the data itself: it is written again each minute as long as all is well. */
  const oldDataMs = 180_000;

  const root = document.documentElement;
  const notice = document.querySelector("[data-live-notice]");
  const siteZone = root.dataset.timeZone;
  const publishedAt = Date.parse(root.dataset.published ?? "");

  /** How far this computer's clock is behind the site's. */
  let clockErrorMs = 0;
  let known = null;
  let first = null;
  let failures = 0;
  let lastSuccessAt = Date.now();
  let timer;

  showOwnTimes();
  showAges();
  setInterval(showAges, ageMs);
  document.addEventListener("visibilitychange", () => (document.hidden ? clearTimeout(timer) : poll()));
  if (!document.hidden) {
    poll();
  }

  async function poll() {
    clearTimeout(timer);
    const limit = new AbortController();
    const limitTimer = setTimeout(() => limit.abort(), timeLimitMs);
    try {
      // The browser sends If-None-Match by itself, and gives us what it has when nothing changed.
      const response = await fetch("/live.json", { cache: "no-cache", credentials: "omit", signal: limit.signal });
      if (!response.ok) {
        throw new Error(`/live.json answered ${response.status}`);
      }
      known = await response.json();
      first = first ?? known;
      clockErrorMs = (Date.parse(response.headers.get("date") ?? "") || Date.now()) - Date.now();
      failures = 0;
      lastSuccessAt = Date.now();
    } catch {
      failures += 1;
    }
    clearTimeout(limitTimer);
    show();
    pollLater();
  }

  function pollLater() {
    clearTimeout(timer);
    if (!document.hidden) {
      const pauseMs = Math.min(pollMs * 2 ** failures, longestPauseMs);
      timer = setTimeout(poll, pauseMs * (0.8 + Math.random() * 0.4));
    }
  }

  function show() {
    for (const metric of known?.metrics ?? []) {
      showMetric(metric);
    }
    for (const { code, confirmed } of known?.incidents ?? []) {
      setText(document.querySelector(`[data-confirmed="${CSS.escape(code)}"]`), confirmed?.text ?? "");
    }
    showNotice();
    showAges();
  }

  function showMetric(metric) {
    const place = document.querySelector(`[data-metric="${CSS.escape(metric.id)}"]`);
    const value = place?.querySelector("[data-value]");
    if (!place || !value) {
      return;
    }
    const isOld = isStale(metric);
    setText(value, metric.text);
    setText(place.querySelector("[data-note]"), isOld ? staleNote(metric) : freshNote(metric));
    place.dataset.level = isOld ? "unknown" : metric.level;
  }

  function isStale({ at, staleAfterSeconds }) {
    return at !== null && now() - Date.parse(at) > staleAfterSeconds * 1_000;
  }

  function staleNote({ at, note }) {
    return note.startsWith("no data") ? note : `no data since ${clockTime(at, siteZone)}`;
  }

  /** "of 2,500 · read at 1:45:40 pm" becomes "of 2,500 · 20 s ago". */
  function freshNote({ at, note }) {
    return at === null ? note : note.replace(/read at [^·]*$/, distance(now() - Date.parse(at)));
  }

  function showNotice() {
    if (failures > 1) {
      say(`No connection to the status page since ${clockTime(lastSuccessAt)}. What you see may be out of date.`);
    } else if (hasNews()) {
      say("Something new was posted · ", { text: "Reload", href: location.pathname });
    } else if (known && now() - Date.parse(known.renderedAt) > oldDataMs) {
      say(`No new data since ${clockTime(known.renderedAt)}. What you see may be out of date.`);
    } else {
      say("");
    }
  }

  /** Whether this page would look different now: another update of its incident, on the front page of any. */
  function hasNews() {
    const isHere = ({ url }) => location.pathname === "/" || location.pathname === url;
    const words = (live) => JSON.stringify((live?.incidents ?? []).filter(isHere).map((each) => each.latestUpdate));
    const isNewer = ({ postedAt }) => postedAt !== null && Date.parse(postedAt) > publishedAt;

    return words(known) !== words(first) || (known?.incidents ?? []).filter(isHere).some(isNewer);
  }

  function say(text, link) {
    if (!notice || notice.dataset.said === text) {
      return;
    }
    notice.dataset.said = text;
    notice.textContent = text;
    if (link) {
      const anchor = document.createElement("a");
      anchor.href = link.href;
      anchor.textContent = link.text;
      notice.append(anchor);
    }
  }

  function showAges() {
    for (const time of document.querySelectorAll("time[data-relative]")) {
      const at = Date.parse(time.dateTime);
      if (!Number.isNaN(at) && Math.abs(now() - at) < (reachMs[time.dataset.relative] ?? dayMs)) {
        time.title = time.title || time.textContent;
        setText(time, distance(now() - at));
      }
    }
    for (const metric of known?.metrics ?? []) {
      showMetric(metric);
    }
  }

  /** Puts the reader's time beside the site's, where their clocks differ then. */
  function showOwnTimes() {
    for (const time of siteZone ? document.querySelectorAll("time[datetime]:not([data-relative])") : []) {
      const at = Date.parse(time.dateTime);
      if (Number.isNaN(at) || !/\d\s*[ap]m/i.test(time.textContent) || clockTime(at) === clockTime(at, siteZone)) {
        continue;
      }
      const own = document.createElement("small");
      own.textContent = ` (${clockTime(at)} your time)`;
      time.append(own);
    }
  }

  function distance(ms) {
    const seconds = Math.abs(ms) / 1_000;
    const text =
      seconds < 60
        ? `${Math.round(seconds)} s`
        : seconds < 3_600
          ? `${Math.floor(seconds / 60)} min`
          : seconds < 86_400
            ? `${Math.floor(seconds / 3_600)} h ${Math.floor((seconds % 3_600) / 60)} min`
            : seconds < 172_800
              ? "1 day"
              : `${Math.floor(seconds / 86_400)} days`;

    return ms < 0 ? `in ${text}` : `${text} ago`;
  }

  /** "1:46 pm", with the weekday when that was not in the last hours. */
  function clockTime(at, timeZone) {
    const isLongAgo = Math.abs(now() - new Date(at).getTime()) > 64_800_000;
    const day = isLongAgo ? { weekday: "long" } : {};

    return new Intl.DateTimeFormat("en-US", { ...day, hour: "numeric", minute: "2-digit", timeZone })
      .format(new Date(at))
      .replace(/\s([AP])M$/, (_, half) => ` ${half.toLowerCase()}m`);
  }

  function now() {
    return Date.now() + clockErrorMs;
  }

  /** Touches the page only where it changes, so that nothing flickers and no screen reader speaks twice. */
  function setText(element, text) {
    if (element && element.textContent !== text) {
      element.textContent = text;
    }
  }
})();
