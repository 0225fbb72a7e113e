import { readUpTo } from "@/app/api/read-up-to";

/** More than every field of the form filled to its limit, in characters that take nine bytes each to send. */
export const largestBody = 64 * 1024;

/**
 * The first value of each field of a form, read from whatever was sent: wrong encodings, files and broken bodies give
 * fewer fields, never an error. What lies beyond the largest body is not read.
 */
export async function readForm(
  request: Request,
): Promise<{ fields: ReadonlyMap<string, string>; isTooLarge: boolean }> {
  const { bytes, isTooLarge } = await readUpTo(request.body, largestBody);
  const fields = new Map<string, string>();
  for (const [name, value] of await parseFields(bytes, request.headers.get("content-type") ?? "")) {
    if (typeof value === "string" && !fields.has(name)) {
      fields.set(name, value);
    }
  }

  return { fields, isTooLarge };
}

async function parseFields(
  bytes: Uint8Array<ArrayBuffer>,
  contentType: string,
): Promise<Iterable<[string, FormDataEntryValue]>> {
  if (!contentType.toLowerCase().startsWith("multipart/form-data")) {
    return new URLSearchParams(new TextDecoder().decode(bytes));
  }
  try {
    return await new Response(bytes, { headers: { "content-type": contentType } }).formData();
  } catch {
    // Cut short, or no multipart at all.
    return [];
  }
}
