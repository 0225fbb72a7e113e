import type { Actor } from "@/domain/accounts/actor";
import { parseInput } from "@/domain/shared/input";
import { addServiceInput } from "@/domain/services/service-input";
import { changeSiteInput } from "@/domain/site/site-input";
import { addService } from "@/server/services/add-service";
import { changeSite } from "@/server/site/change-site";
import type { ServiceCode } from "./language";
import { campusTimeZone, instantOf } from "./story-time";

/** Sets the site up as an admin would have in November 2006. @param told instants at which that was done already */
export async function setUpCampus(admin: Actor, loaded: ReadonlySet<number>): Promise<void> {
  const siteAt = campusInstant(site.at);
  if (!loaded.has(siteAt.getTime())) {
    await changeSite(admin, parseInput(changeSiteInput, site), siteAt);
  }
  for (const [index, { at, ...service }] of services.entries()) {
    const addedAt = campusInstant(at);
    if (!loaded.has(addedAt.getTime())) {
      await addService(admin, parseInput(addServiceInput, { ...service, position: index + 1 }), addedAt);
    }
  }
}

function campusInstant(time: string): Date {
  return instantOf(time, new Date(0));
}

const site = {
  at: "2006-11-01 8:00 am",
  name: "Campus IT status",
  timeZone: campusTimeZone,
  helpDeskPhone: "555-0142",
  helpDeskHours: "every day, 8 am to 9 pm",
};

type Service = { at: string; code: ServiceCode; name: string; description: string; groupName: string };

const services: readonly Service[] = [
  {
    at: "2006-11-01 8:05 am",
    code: "MAIL",
    name: "Mail",
    description: "Sending and receiving in Outlook, Eudora and every other program.",
    groupName: "Mail",
  },
  {
    at: "2006-11-01 8:06 am",
    code: "WEBMAIL",
    name: "WebMail",
    description: "Mail in the browser, at webmail.example.edu.",
    groupName: "Mail",
  },
  {
    at: "2006-11-01 8:07 am",
    code: "COURSES",
    name: "Courses",
    description: "The course system: material, assignments, grades.",
    groupName: "Teaching",
  },
  {
    at: "2006-11-01 8:08 am",
    code: "WIFI",
    name: "Wi-Fi",
    description: "The wireless network, in buildings and on the lawns.",
    groupName: "Campus",
  },
  {
    at: "2006-11-01 8:09 am",
    code: "ACCOUNTS",
    name: "Accounts",
    description: "Signing in, and changing a password.",
    groupName: "Campus",
  },
];
