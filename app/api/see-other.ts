/** On to another page of ours, which is then asked for with GET. */
export function seeOther(location: string, setCookie: string | null): Response {
  const headers = new Headers({ location, "cache-control": "no-store" });
  if (setCookie !== null) {
    headers.set("set-cookie", setCookie);
  }

  return new Response(null, { status: 303, headers });
}
