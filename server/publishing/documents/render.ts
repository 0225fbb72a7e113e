import { packDocument, type PackedDocument } from "./document";
import { type FormOutcome, renderWithOutcome } from "./form-outcomes";
import { typeOfPath } from "./paths";
import { stripFramework } from "./strip";

export type Rendering =
  | { kind: "document"; document: PackedDocument; assets: readonly string[] }
  /** There is no such document, or not any more. */
  | { kind: "missing" };

export type Render = (path: string) => Promise<Rendering>;

const timeLimitMs = 10_000;

/** Asks Next, at its internal address, for documents as they shall be published. */
export function renderFrom(internalOrigin: string): Render {
  return async (path) => {
    const renderedAt = new Date();
    const response = await ask(internalOrigin, path, {});
    if (response.status === 404 || response.status === 410) {
      await response.body?.cancel();
      return { kind: "missing" };
    }
    requireDocument(path, response);
    const body = Buffer.from(await response.arrayBuffer());
    if (!isPage(response)) {
      return { kind: "document", document: await packDocument(path, body, renderedAt), assets: [] };
    }
    const page = stripFramework(body.toString());

    return {
      kind: "document",
      document: await packDocument(path, Buffer.from(page.html), renderedAt),
      assets: page.assets,
    };
  };
}

/** What a page may know of the visitor who asks for it. */
export type PageVisitor = {
  readonly cookie?: string | null | undefined;
  /** Of the form that they sent, if the page shows it again. */
  readonly outcome?: FormOutcome | null;
};

export type VisitorPage = { readonly status: number; readonly html: string };

/** A page for one visitor alone, stripped like the published ones and never stored. */
export async function renderVisitorPage(
  internalOrigin: string,
  target: string,
  { cookie, outcome }: PageVisitor,
): Promise<VisitorPage> {
  const own: Record<string, string> = cookie ? { cookie } : {};

  return outcome
    ? renderWithOutcome(outcome, (headers) => askForPage(internalOrigin, target, { ...own, ...headers }))
    : askForPage(internalOrigin, target, own);
}

async function askForPage(
  internalOrigin: string,
  target: string,
  headers: Readonly<Record<string, string>>,
): Promise<VisitorPage> {
  const response = await ask(internalOrigin, target, headers);
  if (response.status >= 500 || !isPage(response)) {
    await response.body?.cancel();
    throw new Error(`The page ${pathOnly(target)} answered ${response.status}.`);
  }

  return { status: response.status, html: stripFramework(await response.text()).html };
}

function ask(internalOrigin: string, target: string, headers: Readonly<Record<string, string>>): Promise<Response> {
  return fetch(internalOrigin + target, {
    // Next completes the head of a page before its body only for those it takes for a bot: whoever has a name.
    headers: { ...headers, "user-agent": "Allclear publisher", "accept-encoding": "identity" },
    redirect: "manual",
    signal: AbortSignal.timeout(timeLimitMs),
  });
}

/** @throws Error unless this answer is the document that belongs at the path */
function requireDocument(path: string, response: Response): void {
  if (response.status !== 200) {
    throw new Error(`Rendering ${path} answered ${response.status}.`);
  }
  const type = mediaType(response.headers.get("content-type"));
  if (type !== mediaType(typeOfPath(path))) {
    throw new Error(`Rendering ${path} gave ${type || "no media type"}, which does not fit its name.`);
  }
}

function isPage(response: Response): boolean {
  return mediaType(response.headers.get("content-type")) === "text/html";
}

function mediaType(contentType: string | null): string {
  const type = (contentType ?? "").split(";")[0]?.trim().toLowerCase() ?? "";

  return type === "application/javascript"
    ? "text/javascript"
    : type === "image/vnd.microsoft.icon"
      ? "image/x-icon"
      : type;
}

/** Private links carry their secret in the path's last part: it stays out of messages and logs. */
function pathOnly(target: string): string {
  return target.replace(/\?.*$/, "").replace(/^(\/[^/]*)\/.*$/, "$1/…");
}
