/**
 * The first value of each field of a form, read from whatever was sent: wrong encodings, files and broken bodies give
 * fewer fields, never an error. How much there can be is for server/http/body-limits.ts to say.
 */
export async function readForm(request: Request): Promise<ReadonlyMap<string, string>> {
  const fields = new Map<string, string>();
  for (const [name, value] of await parseFields(request)) {
    if (typeof value === "string" && !fields.has(name)) {
      fields.set(name, value);
    }
  }

  return fields;
}

async function parseFields(request: Request): Promise<Iterable<[string, FormDataEntryValue]>> {
  if (!request.headers.get("content-type")?.toLowerCase().startsWith("multipart/form-data")) {
    return new URLSearchParams(await request.text());
  }
  try {
    return await request.formData();
  } catch {
    // Cut short, or no multipart at all.
    return [];
  }
}
