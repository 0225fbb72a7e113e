import { AppError } from "@/domain/shared/errors";

/** Whether a text is a JSON Pointer (RFC 6901): "" for the whole, else steps that each begin with a slash. */
export function isJsonPointer(text: string): boolean {
  return /^(?:\/(?:[^~/]|~[01])*)*$/u.test(text);
}

/** @throws AppError invalid with a sentence for the field */
export function requireJsonPointer(text: string, field: "query" | "timeQuery"): void {
  if (!isJsonPointer(text)) {
    const sentence = "Write it as a JSON Pointer, such as /queues/0/length: each step begins with a slash.";
    throw new AppError("invalid", sentence, { fields: { [field]: sentence } });
  }
}

/** What a pointer points to, as RFC 6901 walks there; undefined when nothing is there. */
export function findByPointer(document: unknown, pointer: string): unknown {
  const steps = pointer.split("/").slice(1);

  return steps.map(unescapeStep).reduce(take, document);
}

// In this order: "~01" is "~1" and no slash.
function unescapeStep(step: string): string {
  return step.replaceAll("~1", "/").replaceAll("~0", "~");
}

function take(value: unknown, step: string): unknown {
  if (Array.isArray(value)) {
    const items: readonly unknown[] = value;

    return /^(?:0|[1-9]\d*)$/.test(step) ? items[Number(step)] : undefined;
  }

  return isObject(value) && Object.hasOwn(value, step) ? value[step] : undefined;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}
