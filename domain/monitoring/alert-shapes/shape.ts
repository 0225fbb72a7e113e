import type { IncomingAlert } from "@/domain/monitoring/alerts";

/** What one part of a delivery says: an alert, or nothing that is one, and why. */
export type AlertNews = IncomingAlert | { readonly ignored: string };

/** What readers are given besides the body. `name`: how sentences name the program that sends it. */
export type ReadingContext = { readonly name: string; readonly now: Date };

/** How one kind of program writes alerts. */
export type AlertShape = {
  readonly name: string;
  /** Whether a body can be nobody else's. */
  readonly isOf: (payload: unknown) => boolean;
  /** One reader for each alert, so that a bad one leaves the others alone. @throws AppError invalid when there is no list of them */
  readonly readersOf: (payload: unknown, context: ReadingContext) => readonly (() => AlertNews)[];
};
