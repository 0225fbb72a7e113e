import { z } from "zod";
import { startOfDay, addDays } from "@/domain/shared/calendar";

/** What an audit page is asked for: who, what, and on which days; whatever cannot be read is left out. */
export const auditFilterInput = z.object({
  /** The id of a user, or a kind of actor. */
  who: z
    .union([z.uuid(), z.enum(["staff", "visitor", "member", "program", "system"])])
    .optional()
    .catch(undefined),
  /** How the action begins: "user." or "update.posted". */
  what: z
    .string()
    .trim()
    .toLowerCase()
    .regex(/^[a-z_]{1,40}(?:\.[a-z_]{0,40})?$/)
    .optional()
    .catch(undefined),
  /** What it was done to: the id of a user, an incident, a comment. */
  about: z
    .string()
    .trim()
    .regex(/^[\w-]{1,64}$/)
    .optional()
    .catch(undefined),
  from: z.iso.date().optional().catch(undefined),
  to: z.iso.date().optional().catch(undefined),
});
export type AuditFilter = z.output<typeof auditFilterInput>;

/** The instants that the days mean: from the first on, before the day after the last. Null where there is no such end. */
export function auditSpan({ from, to }: AuditFilter, timeZone: string): { from: Date | null; before: Date | null } {
  return {
    from: from === undefined ? null : startOfDay(from, timeZone),
    before: to === undefined ? null : startOfDay(addDays(to, 1), timeZone),
  };
}

/** Where the next page goes on: after this entry. */
export type AuditCursor = { readonly at: Date; readonly id: string };

/** "2006-12-12T10:00:00.000Z_0193a0b2-…", for an address. */
export function formatAuditCursor({ at, id }: AuditCursor): string {
  return `${at.toISOString()}_${id}`;
}

/** Null for what is none. */
export function parseAuditCursor(text: string | undefined): AuditCursor | null {
  const [at = "", id = ""] = (text ?? "").split("_", 2);
  const parsed = cursorParts.safeParse({ at, id });

  return parsed.success ? { at: new Date(parsed.data.at), id: parsed.data.id } : null;
}

const cursorParts = z.object({ at: z.iso.datetime(), id: z.uuid() });
