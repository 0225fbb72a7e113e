import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { brotliDecompressSync, gunzipSync } from "node:zlib";

/** Everything under DATA_DIR/published as text: plain files, and what only a compressed copy says. */
export function listPublishedFiles(): { name: string; text: string }[] {
  const folder = path.join(String(process.env.E2E_DATA_DIR), "published");
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());

  return files.flatMap(({ parentPath, name }) => {
    const file = path.join(parentPath, name);
    try {
      return [{ name: path.relative(folder, file), text: decompress(name, readFileSync(file)).toString() }];
    } catch {
      // Replaced while it was read: the one in its place is read the next time.
      return [];
    }
  });
}

function decompress(name: string, bytes: Buffer): Buffer {
  if (name.endsWith(".br")) {
    return brotliDecompressSync(bytes);
  }

  return name.endsWith(".gz") ? gunzipSync(bytes) : bytes;
}
