import type { Role } from "@/domain/shared/words";

/** A service that a limited editor posts for. */
export type OwnService = { readonly id: string; readonly code: string; readonly name: string };

/** Who is doing it. Passed in, never ambient. */
export type Actor =
  | { readonly kind: "visitor" }
  /** Somebody of the organisation, known by the address that its sign-in has verified. Has no account here. */
  | { readonly kind: "member"; readonly email: string }
  | {
      readonly kind: "staff";
      readonly id: string;
      readonly name: string;
      readonly role: Role;
      /** What an editor is limited to; left out or empty: all services. */
      readonly postsFor?: readonly OwnService[];
    }
  /** A program with a secret of its own: a push source, or who sends alerts. `id` is that of its row. */
  | { readonly kind: "program"; readonly id: string; readonly name: string }
  /** A job, the start-up, or the demo story: what Allclear does by itself. */
  | { readonly kind: "system" };

export const visitor: Actor = { kind: "visitor" };
export const system: Actor = { kind: "system" };

/** The account that rows name as their author; null for what no account did. */
export function staffId(actor: Actor): string | null {
  return actor.kind === "staff" ? actor.id : null;
}
