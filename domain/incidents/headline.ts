import type { IncidentSummary } from "./views";

export type Headlined = Pick<IncidentSummary, "headline" | "title">;

/** What people notice, in their words; the title where nobody has said it. */
export function headlineOf({ headline, title }: Headlined): string {
  return headline ?? title;
}
