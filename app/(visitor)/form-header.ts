import type { z } from "zod";

/**
 * A header of our own in which the handler of a form tells the page that shows it again what was typed and why it was
 * refused. Nobody else can send it: the front takes every header of ours out of what comes from outside.
 */
export function formHeader<Schema extends z.ZodType>(name: `x-allclear-${string}`, schema: Schema) {
  return {
    write: (form: z.output<Schema>): Record<string, string> => ({
      [name]: Buffer.from(JSON.stringify(form)).toString("base64url"),
    }),
    /** Null when there is none: the page is simply read. */
    read: (headers: { get: (name: string) => string | null }): z.output<Schema> | null => {
      const text = headers.get(name);
      if (!text) {
        return null;
      }
      try {
        return schema.parse(JSON.parse(Buffer.from(text, "base64url").toString()));
      } catch (error) {
        throw new Error(`The header ${name} is not what the handler of the form writes.`, { cause: error });
      }
    },
  };
}
