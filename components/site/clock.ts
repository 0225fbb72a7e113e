/** When a page is rendered, and where its readers' clocks hang. */
export type Clock = { readonly now: Date; readonly timeZone: string };
