export type SiteView = {
  name: string;
  /** IANA name, such as America/New_York. */
  timeZone: string;
  /** "974-1222" */
  helpDeskPhone: string | null;
  /** "every day, 8 am to 2 am" */
  helpDeskHours: string | null;
};
