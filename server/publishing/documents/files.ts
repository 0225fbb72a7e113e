import { mkdir, readdir, rename, rm, rmdir, stat, writeFile } from "node:fs/promises";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { assemble, type PackedDocument, packDocument, unpack } from "./document";
import { fileOfPath, pathOfFile } from "./paths";

/** Where documents are kept below DATA_DIR: what a web server may serve, and what it must not see. */
export type Folders = {
  readonly published: string;
  /** On the same file system, for names that are not finished yet, and for what the publisher remembers. */
  readonly publishing: string;
};

export function foldersIn(dataDir: string): Folders {
  return { published: join(dataDir, "published"), publishing: join(dataDir, "publishing") };
}

/** Reads every document that is whole; what is damaged is compressed again or left out. */
export async function readDocuments(folders: Folders): Promise<PackedDocument[]> {
  if (!existsSync(folders.published)) {
    return [];
  }
  const documents: PackedDocument[] = [];
  for (const file of listFiles(folders.published)) {
    const path = pathOfFile(file);
    const document = path === null ? null : await readDocument(folders, path, file);
    if (document) {
      documents.push(document);
    }
  }

  return documents;
}

/** Writes all forms of a document; each appears under its name whole or not at all. */
export async function writeDocument(folders: Folders, document: PackedDocument): Promise<void> {
  const target = join(folders.published, requireFile(document.path));
  await mkdir(dirname(target), { recursive: true });
  for (const [ending, bytes] of formsOf(document)) {
    await writeWhole(folders, target + ending, bytes);
  }
}

export async function removeDocument(folders: Folders, path: string): Promise<void> {
  const target = join(folders.published, requireFile(path));
  for (const ending of ["", ".br", ".gz"]) {
    await rm(target + ending, { force: true });
  }
  await removeEmpty(dirname(target), folders.published);
}

/** Writes a file so that a reader, or a process killed while it writes, finds the old one or the new one. */
export async function writeWhole(folders: Folders, target: string, bytes: Buffer | string): Promise<void> {
  await mkdir(folders.publishing, { recursive: true });
  const unfinished = join(folders.publishing, `${process.pid}-${(lastNumber += 1)}.tmp`);
  await writeFile(unfinished, bytes);
  await rename(unfinished, target);
}

/** Removes what processes that were killed left unfinished. */
export async function clearUnfinished(folders: Folders, now: Date): Promise<void> {
  const names = existsSync(folders.publishing) ? await readdir(folders.publishing) : [];
  for (const name of names.filter((each) => each.endsWith(".tmp"))) {
    const file = join(folders.publishing, name);
    const found = await stat(file).catch(() => null);
    // Another process may be writing beside this one: only what is old is nobody's.
    if (found && now.getTime() - found.mtimeMs > 60_000) {
      await rm(file, { force: true });
    }
  }
}

let lastNumber = 0;

function listFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/\.(br|gz)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .map((file) => file.replaceAll("\\", "/"));
}

async function readDocument(folders: Folders, path: string, file: string): Promise<PackedDocument | null> {
  const target = join(folders.published, file);
  const body = readFileSync(target);
  const writtenAt = statSync(target).mtime;
  if (body.length === 0) {
    return null;
  }
  const whole = assemble(path, { body, br: readIfThere(`${target}.br`), gzip: readIfThere(`${target}.gz`) }, writtenAt);

  return whole ?? packDocument(path, body, writtenAt);
}

function readIfThere(file: string): Buffer | null {
  return existsSync(file) ? readFileSync(file) : null;
}

function formsOf(document: PackedDocument): [ending: string, bytes: Buffer][] {
  const { bytes } = document;
  const plain: [string, Buffer] = ["", unpack(document)];

  return bytes.kind === "text" ? [[".br", bytes.br], [".gz", bytes.gzip], plain] : [plain];
}

function requireFile(path: string): string {
  const file = fileOfPath(path);
  if (file === null) {
    throw new Error(`No document may be stored at ${JSON.stringify(path)}.`);
  }

  return file;
}

async function removeEmpty(folder: string, top: string): Promise<void> {
  if (folder === top || (await readdir(folder).catch(() => ["unreadable"])).length > 0) {
    return;
  }
  await rmdir(folder).catch(() => undefined);
  await removeEmpty(dirname(folder), top);
}
