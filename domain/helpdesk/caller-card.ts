import { z } from "zod";
import { incidentStatuses, serviceStatuses } from "@/domain/shared/words";

/** A QR code: `size` modules each way, its border among them, and the dark ones as the path of an SVG. */
const qrCode = z.object({ size: z.int(), path: z.string() });

/**
 * What help desk needs while somebody is on the phone. Times are words, in the site's zone: the card travels as
 * JSON, and is asked for again every few seconds.
 */
const callerCard = z.object({
  /** Distinguishes cards: MAIL-7, or the path of a known error or a service. */
  key: z.string(),
  title: z.string(),
  badge: z.discriminatedUnion("kind", [
    z.object({ kind: z.literal("status"), status: z.enum(incidentStatuses) }),
    z.object({ kind: z.literal("service"), status: z.enum(serviceStatuses) }),
    z.object({ kind: z.literal("error"), state: z.enum(["open", "being_fixed", "fixed"]) }),
  ]),
  /** "Mail: Partial outage · since 1:45 pm" */
  detail: z.string(),
  /** What else is said of an incident, under labels of their own. */
  facts: z.array(z.object({ label: z.string(), text: z.string() })),
  /** Why it was found; null where nothing was looked for. */
  reason: z.string().nullable(),
  script: z.string(),
  /** What staff wrote as the script; null where it is made from what is known. */
  writtenScript: z.string().nullable(),
  /** MAIL-7; null for a known error and a service, which have no code. */
  code: z.string().nullable(),
  /** "MAIL seven" */
  spokenCode: z.string().nullable(),
  /** https://status.example.edu/mail-7 */
  link: z.string(),
  qr: qrCode,
  promise: z.object({ text: z.string(), isLate: z.boolean() }).nullable(),
  /** All that people can do, as the text pipeline made it. */
  workaroundHtml: z.string().nullable(),
  /** The newest update: when, and its beginning. */
  latest: z.object({ at: z.string(), text: z.string() }).nullable(),
  /** What is put on the clipboard. */
  texts: z.object({ phone: z.string(), chat: z.string(), mail: z.string() }),
  /** The incident that a caller is counted for, and how many there are; null where none can be. */
  counting: z.object({ code: z.string(), label: z.string() }).nullable(),
});
export type CallerCard = z.infer<typeof callerCard>;
export type QrCode = z.infer<typeof qrCode>;

const groups = ["open", "planned", "ended", "announced", "found"] as const;
export type CardGroup = (typeof groups)[number];

/** What the box is answered: for an empty one the card of the day, else what was found, the best first. */
export const helpdeskAnswer = z.object({
  query: z.string(),
  /** When it was read: "1:45:40 pm". */
  readAt: z.string(),
  /** How every service is, in their order; none where something was typed. */
  services: z.array(z.object({ code: z.string(), name: z.string(), status: z.enum(serviceStatuses) })),
  groups: z.array(z.object({ name: z.enum(groups), cards: z.array(callerCard) })),
});
export type HelpdeskAnswer = z.infer<typeof helpdeskAnswer>;
