export type Encoding = "br" | "gzip" | "identity";

// Ours, best first: equal weights are decided in this order.
const offered: readonly Encoding[] = ["br", "gzip", "identity"];

// Browsers send a handful of distinct values; whoever sends others must not grow this without bound.
const remembered = new Map<string, Encoding>();
const maxRemembered = 256;

/** The encoding to answer with, RFC 9110 section 12.5.3. Never refuses: identity is what remains. */
export function chooseEncoding(acceptEncoding: string | undefined): Encoding {
  if (acceptEncoding === undefined) {
    return "identity";
  }
  const known = remembered.get(acceptEncoding);
  if (known !== undefined) {
    return known;
  }

  const chosen = weigh(acceptEncoding);
  if (remembered.size < maxRemembered && acceptEncoding.length < 128) {
    remembered.set(acceptEncoding, chosen);
  }

  return chosen;
}

function weigh(acceptEncoding: string): Encoding {
  const weights = new Map<string, number>();
  for (const part of acceptEncoding.toLowerCase().split(",")) {
    const [coding = "", ...parameters] = part.split(";").map((piece) => piece.trim());
    weights.set(coding === "x-gzip" ? "gzip" : coding, weightOf(parameters));
  }

  let best: Encoding = "identity";
  let bestWeight = 0;
  for (const encoding of offered) {
    const weight = weights.get(encoding) ?? weights.get("*") ?? 0;
    if (weight > bestWeight) {
      best = encoding;
      bestWeight = weight;
    }
  }

  return best;
}

/** From 0 to 1; 1 when not said, 0 when it is not a weight. */
function weightOf(parameters: readonly string[]): number {
  const said = parameters.find((parameter) => parameter.startsWith("q="));
  if (said === undefined) {
    return 1;
  }

  return /^q=(?:0(?:\.\d{0,3})?|1(?:\.0{0,3})?)$/.test(said) ? Number(said.slice(2)) : 0;
}

/** Whether If-None-Match names this tag: a list, weak tags, or `*` (RFC 9110 section 13.1.2). */
export function isNamed(ifNoneMatch: string, etag: string): boolean {
  if (ifNoneMatch === etag || ifNoneMatch.trim() === "*") {
    return true;
  }

  return [...ifNoneMatch.matchAll(/"[^"]*"/g)].some(([tag]) => tag === etag);
}
