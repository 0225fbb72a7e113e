import type { ServiceCode } from "./language";
import { campusTimeZone } from "./story-time";

/** The campus of the demo, as an admin would have set it up. */
export const campus = {
  setUpAt: "2006-11-01 8:00 am",
  site: {
    name: "Campus IT status",
    timeZone: campusTimeZone,
    helpDeskLine: "Help Desk 555-0142, open until 9:00 pm",
  },
} as const;

export const services: readonly {
  code: ServiceCode;
  name: string;
  description: string;
  groupName: string;
  addedAt: string;
}[] = [
  {
    code: "MAIL",
    name: "Mail",
    description: "Sending and receiving in Outlook, Eudora and every other program.",
    groupName: "Mail",
    addedAt: "2006-11-01 8:05 am",
  },
  {
    code: "WEBMAIL",
    name: "WebMail",
    description: "Mail in the browser, at webmail.example.edu.",
    groupName: "Mail",
    addedAt: "2006-11-01 8:06 am",
  },
  {
    code: "COURSES",
    name: "Courses",
    description: "The course system: material, assignments, grades.",
    groupName: "Teaching",
    addedAt: "2006-11-01 8:07 am",
  },
  {
    code: "WIFI",
    name: "Wi-Fi",
    description: "The wireless network in buildings and on the lawns.",
    groupName: "Campus",
    addedAt: "2006-11-01 8:08 am",
  },
  {
    code: "ACCOUNTS",
    name: "Accounts",
    description: "Signing in, and changing a password.",
    groupName: "Campus",
    addedAt: "2006-11-01 8:09 am",
  },
];
