import { type FormerAddresses, formerAddresses, formerAddressesPath } from "@/domain/publishing/former-addresses";
import { formatCode, parseCode } from "@/domain/shared/codes";
import { type PackedDocument, unpack } from "@/server/publishing/documents/document";
import type { Store } from "@/server/publishing/documents/store";

export type FormerAddress =
  /** Its incident has another code by now. */
  | { kind: "moved"; path: string; fragment: string }
  /** Its incident was withdrawn. @property code MAIL-7 */
  | { kind: "withdrawn"; code: string }
  /** It was a known error's, or that of a service which was never used. */
  | { kind: "removed" };

/** What has become of the address of an incident, its feeds, its picture or its card, of a known error or of a service; null: nothing that is known. */
export function findFormerAddress(store: Pick<Store, "get">, path: string): FormerAddress | null {
  const [, folder = "", named = "", rest = ""] = formerFolder.exec(path) ?? [];
  const document = folder === "" ? undefined : store.get(formerAddressesPath);
  if (!document) {
    return null;
  }
  const { moved, withdrawn, removed, recoded, deleted } = addressesIn(document);
  if (folder === "/known-errors") {
    return removed.has(named) ? { kind: "removed" } : null;
  }
  if (folder === "/services") {
    const today = recoded.get(named.toLowerCase());
    if (today !== undefined) {
      return { kind: "moved", path: `${folder}/${today}${rest}`, fragment: "" };
    }

    return deleted.has(named.toLowerCase()) ? { kind: "removed" } : null;
  }
  const parsed = parseCode(named);
  if (!parsed) {
    return null;
  }
  const code = formatCode({ ...parsed, update: null });
  const current = moved.get(code.toLowerCase());
  if (current !== undefined) {
    const fragment = parsed.update === null ? "" : `#update-${parsed.update}`;

    return { kind: "moved", path: `${folder}/${current}${rest}`, fragment };
  }

  // Staff still see it, and may restore it.
  return withdrawn.has(code.toLowerCase()) && folder !== staffFolder ? { kind: "withdrawn", code } : null;
}

const formerFolder = /^(\/known-errors|\/services|\/incidents|\/d|\/confirmations|\/staff\/incidents)\/([^/]+)(\/.*)?$/;

const staffFolder = "/staff/incidents";

type Read = {
  moved: ReadonlyMap<string, string>;
  withdrawn: ReadonlySet<string>;
  removed: ReadonlySet<string>;
  recoded: ReadonlyMap<string, string>;
  deleted: ReadonlySet<string>;
};

const read = new WeakMap<PackedDocument, Read>();

/** It is read once, and again when it was published again. */
function addressesIn(document: PackedDocument): Read {
  const known = read.get(document);
  if (known) {
    return known;
  }
  const found: FormerAddresses = formerAddresses.parse(JSON.parse(unpack(document).toString()));
  const addresses = {
    moved: new Map(Object.entries(found.moved)),
    withdrawn: new Set(found.withdrawn),
    removed: new Set(found.removed),
    recoded: new Map(Object.entries(found.recoded)),
    deleted: new Set(found.deleted),
  };
  read.set(document, addresses);

  return addresses;
}
