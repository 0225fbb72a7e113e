import type { z } from "zod";

/** What this device keeps under a name; null when it has nothing that can be read. */
export function readKept<Schema extends z.ZodType>(name: string, schema: Schema): z.output<Schema> | null {
  try {
    const text = localStorage.getItem(name);

    return text === null ? null : (schema.safeParse(JSON.parse(text)).data ?? null);
  } catch {
    // Storage is switched off, or something else wrote there: then this device keeps nothing.
    return null;
  }
}

/** Returns whether the device took it: storage may be full, or switched off. */
export function keep(name: string, value: unknown): boolean {
  try {
    localStorage.setItem(name, JSON.stringify(value));

    return true;
  } catch {
    // Whoever asked says that this device does not keep it.
    return false;
  }
}

export function dropKept(name: string): void {
  try {
    localStorage.removeItem(name);
  } catch {
    // Storage is switched off: there is nothing to drop.
  }
}

/** The names that begin like that. */
export function listKeptNames(prefix: string): string[] {
  try {
    return Object.keys(localStorage).filter((name) => name.startsWith(prefix));
  } catch {
    // Storage is switched off: this device keeps nothing.
    return [];
  }
}
