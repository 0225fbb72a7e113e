// Puts what is wrong on any page; silent while all is well or unknown. How: docs/embedding.md
(() => {
  const script = document.currentScript;
  const { service, position } = script.dataset;
  const colors = { outage: "#a3182b", degraded: "#7a5200", maintenance: "#2f4a8a", archived: "#5a5d65" };
  const host = document.createElement("div");
  const root = host.attachShadow({ mode: "open" });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`
    :host { all: initial; display: block; ${position === "bottom" ? "position: fixed; inset: auto 0 0; z-index: 9999" : ""} }
    div { display: flex; flex-wrap: wrap; align-items: center; gap: 4px 12px; padding: 8px 16px;
      color: #fff; font: 16px/1.4 system-ui, sans-serif }
    a { color: #fff }
    button { margin-left: auto; padding: 8px 12px; color: #fff; font: inherit; background: none;
      border: 1px solid; border-radius: 6px; cursor: pointer }`);
  root.adoptedStyleSheets = [sheet];
  // There from the start: screen readers say what comes into it.
  const status = root.appendChild(element("section"));
  status.role = "status";
  if (position === "here") {
    script.after(host);
  } else {
    document.body.prepend(host);
  }

  let dismissed = [];
  try {
    dismissed = JSON.parse(sessionStorage.allclear ?? "[]");
  } catch {
    // Until the page is left.
  }
  let shown;
  let timer;
  document.addEventListener("visibilitychange", look);
  look();

  async function look() {
    clearTimeout(timer);
    if (document.hidden) {
      return;
    }
    timer = setTimeout(look, 60_000);
    let said = [];
    try {
      const answer = await fetch(new URL("/widget.json", script.src), { credentials: "omit", cache: "no-cache" });
      const { incidents, archived } = await answer.json();
      const isNamed = ({ services }) => services.includes(service.toLowerCase());
      said = service ? [...incidents, ...archived].filter(isNamed) : incidents;
    } catch {
      // Silence.
    }
    show(said);
  }

  function show(incidents) {
    const open = incidents.filter(({ code }) => !dismissed.includes(code));
    const said = JSON.stringify(open);
    if (said !== shown) {
      shown = said;
      status.replaceChildren(...open.slice(0, 1).map((worst) => banner(worst, open.length - 1)));
    }
  }

  function banner({ code, state, text, when, url }, others) {
    const box = element("div");
    box.style.background = colors[state];
    const link = element("a", `More about ${code}`);
    link.href = url;
    const close = element("button", "Dismiss");
    close.onclick = () => {
      dismissed.push(code);
      try {
        sessionStorage.allclear = JSON.stringify(dismissed);
      } catch {}
      look();
    };
    box.append(element("b", text), element("span", when), link, element("span", others && `and ${others} more`), close);
    return box;
  }

  function element(name, text) {
    return Object.assign(document.createElement(name), { textContent: text || "" });
  }
})();
