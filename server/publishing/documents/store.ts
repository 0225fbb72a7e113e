import { log } from "@/server/infra/log";
import type { PackedDocument } from "./document";
import { clearUnfinished, type Folders, readDocuments, removeDocument, writeDocument } from "./files";
import { makeReady, type ServedDocument } from "./reply";

/** Everything that is published: in memory to be served, in files to outlive this process. */
export type Store = {
  get(path: string): ServedDocument | undefined;
  paths(): string[];
  /** Served from the moment of the call; resolves when it is in its files too. */
  put(document: PackedDocument): Promise<void>;
  remove(path: string): Promise<void>;
};

/** Reads what earlier processes published, before anything else is asked. */
export async function openStore(folders: Folders, options: { isSecure: boolean; now: Date }): Promise<Store> {
  const documents = new Map<string, ServedDocument>();
  for (const document of await readDocuments(folders)) {
    documents.set(document.path, makeReady(document, options.isSecure));
  }
  await clearUnfinished(folders, options.now);
  const onDisk = inTurn();

  return {
    get: (path) => documents.get(path),
    paths: () => [...documents.keys()],
    put: async (document) => {
      if (documents.get(document.path)?.hash === document.hash) {
        return;
      }
      documents.set(document.path, makeReady(document, options.isSecure));
      await onDisk(() => writeDocument(folders, document));
    },
    remove: async (path) => {
      if (documents.delete(path)) {
        await onDisk(() => removeDocument(folders, path));
      }
    },
  };
}

/** Runs one task after another: a document removed and written again must end up written. A full disk stops nobody from reading. */
function inTurn(): (task: () => Promise<void>) => Promise<void> {
  let last = Promise.resolve();

  return (task) => {
    last = last.then(task).catch((error: unknown) => {
      log.error({ error }, "A published document could not be written to its file; it is served from memory.");
    });

    return last;
  };
}
