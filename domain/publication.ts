/** What happened that a published document may show. Carried by NOTIFY and kept in publication_events. */
export type PublicationEvent =
  /** An incident was opened, got an update, or was edited: everything that may show it. */
  | { kind: "incident_changed"; incident: PublishedIncident }
  /** A comment became visible, was hidden or was answered. */
  | { kind: "comments_changed"; incident: Pick<PublishedIncident, "code"> }
  /** A service was added, renamed, moved or archived. */
  | { kind: "service_changed"; serviceCode: string }
  /** Name, time zone or help desk line. */
  | { kind: "site_changed" }
  /** A poll brought values, or a source fell silent or came back. */
  | { kind: "readings_changed" }
  /** The clock alone: a promise fell due, a maintenance began or ended. */
  | { kind: "moment_reached"; incident: PublishedIncident }
  /** Midnight in the site's time zone. */
  | { kind: "day_began" };

export type PublishedIncident = {
  /** MAIL-7 */
  code: string;
  serviceCodes: readonly string[];
  /** Months in which it stands in the log, in the site's time zone: "2006/12". Includes those it stood in before the change. */
  months: readonly string[];
};
