import { z } from "zod";
import { isTimeZone } from "./calendar";
import { limits, line, removableLine, serviceCode } from "./input";

/** What is left out stays; an empty help desk line is removed. */
export const changeSiteInput = z.object({
  name: line("The name", limits.name).optional(),
  timeZone: line("The time zone", 60)
    .refine(isTimeZone, "This time zone is not known. Use a name such as America/New_York.")
    .optional(),
  noticePrefix: serviceCode("The prefix of notices").optional(),
  helpDeskLine: removableLine("The help desk line", limits.headline),
});
export type ChangeSite = z.output<typeof changeSiteInput>;
