// While a report is typed: open incidents and known errors that it looks like. And a key for its form, which a published
// page cannot bring: sent twice, it is one comment. Without it the form is complete.
(() => {
  const waitMs = 700;
  const shortest = 8;

  for (const place of document.querySelectorAll("[data-suggestions]")) {
    const form = place.closest("form");
    if (form) {
      giveKey(form);
      watch(form, place);
    }
  }

  function giveKey({ elements: { formKey } }) {
    if (formKey && !formKey.value && window.crypto?.randomUUID) {
      formKey.value = crypto.randomUUID();
    }
  }

  function watch(form, place) {
    let timer;
    let asked = "";
    let isOver = false;
    form.addEventListener("input", ({ target }) => {
      if (isOver || (target.name !== "what" && target.name !== "error")) {
        return;
      }
      clearTimeout(timer);
      timer = setTimeout(ask, waitMs);
    });

    async function ask() {
      const text = [form.elements.what.value, form.elements.error.value].join("\n").trim();
      if (text === asked || text.length < shortest) {
        return;
      }
      asked = text;
      try {
        const response = await fetch("/api/suggestions", { method: "POST", body: text });
        // Too many people type at once, or the database is away: nobody has to know.
        isOver = !response.ok;
        const { suggestions = [] } = response.ok ? await response.json() : {};
        if (text === asked && response.ok) {
          noteOffered(form);
          show(
            place,
            suggestions.filter(({ code }) => !code || code !== form.elements.incident.value),
          );
        }
      } catch {
        isOver = true;
      }
    }
  }

  /** Who has seen them here is not asked again when it is sent. */
  function noteOffered(form) {
    for (const button of form.querySelectorAll("button[name=answered]")) {
      button.value = [...new Set(["known", ...button.value.split(" ")])].join(" ").trim();
    }
  }

  function show(place, suggestions) {
    place.replaceChildren(...(suggestions.length > 0 ? [heading(), list(suggestions)] : []));
  }

  function heading() {
    const line = document.createElement("p");
    line.className = "font-semibold";
    line.textContent = "This may be known already:";

    return line;
  }

  function list(suggestions) {
    const items = document.createElement("ul");
    items.className = "list-disc pl-6";
    items.append(
      ...suggestions.map(({ code, title, path, advice }) => {
        const item = document.createElement("li");
        const link = document.createElement("a");
        link.href = path;
        link.textContent = code ? `${code}: ${title}` : title;
        item.append("This looks like ", link, ".", advice ? ` What to do: ${advice}` : "");

        return item;
      }),
    );

    return items;
  }
})();
