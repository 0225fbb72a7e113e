import { AppError } from "@/domain/shared/errors";
import { readFormTree } from "./form-tree";
import { parseBody } from "./parse-body";

/**
 * What a program posted, whatever it calls it: JSON, a form (`data[value]=3` is nested), or JSON within a form.
 * @throws AppError malformed, invalid
 */
export async function parsePayload(body: string, contentType: string): Promise<unknown> {
  if (/^multipart\/form-data/i.test(contentType)) {
    return unwrap(readFormTree(await readMultipart(body, contentType)));
  }
  const text = body.replace(/^\uFEFF/, "").trim();
  if (/^[[{]/.test(text) || !/^[^\s={}]+=/.test(text)) {
    return parseBody(isEncodedJson(text) ? decodeForm(text) : text);
  }
  if (text.length > maxFormLength) {
    throw new AppError("invalid", "This form is longer than a form may be. Send JSON, or send it in parts.");
  }

  return unwrap(readFormTree(new URLSearchParams(text)));
}

// Many small fields cost much more than their length.
const maxFormLength = 256 * 1024;

async function readMultipart(body: string, contentType: string): Promise<Iterable<[string, string]>> {
  try {
    const form = await new Response(body, { headers: { "content-type": contentType } }).formData();

    return [...form].flatMap(([name, value]): [string, string][] => (typeof value === "string" ? [[name, value]] : []));
  } catch (cause) {
    throw new AppError("malformed", "The form cannot be read. Send it whole, or send JSON.", { cause });
  }
}

/** PRTG encodes JSON as if it were a form. */
function isEncodedJson(text: string): boolean {
  return /^%[57]b/i.test(text);
}

function decodeForm(text: string): string {
  return [...new URLSearchParams(`json=${text.replaceAll("&", "%26")}`).values()].join("");
}

/** Uptime Kuma has its JSON in the field `data`, others in `payload`. */
function unwrap(form: Readonly<Record<string, unknown>>): unknown {
  const [name, value] = Object.entries(form)[0] ?? [];
  const isWrapped = Object.keys(form).length === 1 && (name === "data" || name === "payload" || name === "json");

  return isWrapped && typeof value === "string" && /^\s*[[{]/.test(value) ? parseBody(value) : form;
}
