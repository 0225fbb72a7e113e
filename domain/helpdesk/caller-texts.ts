type TextFacts = {
  script: string;
  /** MAIL-7, and "MAIL seven"; both null for what has no code. */
  code: string | null;
  spokenCode: string | null;
  /** https://status.example.edu/mail-7 */
  link: string;
  /** "The next update comes by 3:30 pm."; null where none is promised, or it is late. */
  promise: string | null;
  site: { name: string; helpDeskPhone: string | null; helpDeskHours: string | null };
};

/** What is copied for a caller, by the way in which it reaches them. */
export function callerTexts(facts: TextFacts): { phone: string; chat: string; mail: string } {
  return { phone: phoneText(facts), chat: chatText(facts), mail: mailText(facts) };
}

/** To be read out: nothing in it that cannot be said. */
function phoneText({ script, spokenCode, link, promise }: TextFacts): string {
  const place = spokenAddress(link);
  const where =
    spokenCode === null
      ? `You can read it at ${place}.`
      : `The code to remember is ${spokenCode}; you can look it up at ${place}.`;

  return joined(" ", oneLine(script), where, promise);
}

/** One short message that ends in the link. */
function chatText({ script, code, link, promise }: TextFacts): string {
  return joined(" ", oneLine(script), promise, code === null ? link : `${code}: ${link}`);
}

function mailText({ script, code, link, promise, site }: TextFacts): string {
  const { name, helpDeskPhone, helpDeskHours } = site;
  const reachable = helpDeskPhone && helpDeskHours ? `${helpDeskPhone} (${helpDeskHours})` : helpDeskPhone;
  const mention = code === null ? null : `If you write or call again, please mention ${code}.`;

  return joined(
    "\n\n",
    "Hello,",
    script.trim(),
    promise,
    `This page is kept up to date:\n${link}`,
    mention,
    joined("\n", "Help desk", name, reachable),
  );
}

/** "status.example.edu slash mail dash 7" */
function spokenAddress(link: string): string {
  const { host, pathname } = new URL(link);

  return `${host}${pathname.replaceAll("/", " slash ").replaceAll("-", " dash ")}`;
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}

function joined(separator: string, ...parts: readonly (string | null)[]): string {
  return parts.filter((part) => part !== null && part !== "").join(separator);
}
