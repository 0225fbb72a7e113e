/**
 * How many fields a form has, counted over its bytes before anything parses it. 0 for JSON and text, which are no forms.
 * Null: its parts cannot be separated.
 */
export function countFields(body: Buffer, contentType: string): number | null {
  const type = contentType.toLowerCase();
  if (type.includes("x-www-form-urlencoded")) {
    return countPairs(body);
  }
  if (type.includes("multipart/form-data")) {
    return countParts(body, contentType);
  }

  // Some handlers read whatever is not multipart as a form.
  return /^(?:application\/(?:[\w.-]+\+)?json|text\/plain)\s*(?:;|$)/.test(type) ? 0 : countPairs(body);
}

function countPairs(body: Buffer): number {
  let count = body.length === 0 ? 0 : 1;
  for (const byte of body) {
    if (byte === ampersand) {
      count += 1;
    }
  }

  return count;
}

const ampersand = 0x26;

/** Each part begins with the boundary, and one more ends the form (RFC 2046 section 5.1.1). */
function countParts(body: Buffer, contentType: string): number | null {
  const [named, ...more] = contentType.matchAll(/boundary\s*=\s*(?:"([^"\\]{1,70})"|([^\s";]{1,70})(?=[\s;]|$))/gi);
  const boundary = named?.[1] ?? named?.[2];
  if (boundary === undefined || more.length > 0) {
    return null;
  }
  const marker = Buffer.from(`--${boundary}`, "latin1");
  let count = 0;
  for (let at = body.indexOf(marker); at !== -1; at = body.indexOf(marker, at + marker.length)) {
    count += 1;
  }

  return Math.max(0, count - 1);
}
