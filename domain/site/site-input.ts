import { z } from "zod";
import { isTimeZone } from "@/domain/shared/calendar";
import { usualReservedNames } from "@/domain/comments/reserved-names";
import { limits, line, removableLine, removableParagraphs, serviceCode } from "@/domain/shared/input";

/** What is left out stays; an empty number or empty hours are removed. */
export const changeSiteInput = z.object({
  name: line("The name", limits.name).optional(),
  timeZone: line("The time zone", 60)
    .refine(isTimeZone, "This time zone is not known. Use a name such as America/New_York.")
    .optional(),
  noticePrefix: serviceCode("The prefix of notices").optional(),
  helpDeskPhone: removableLine("The help desk’s number", limits.name),
  helpDeskHours: removableLine("The help desk’s hours", limits.headline),
  /** One a line; removed, or as they come with the product: the usual ones. */
  reservedNames: removableParagraphs("The list of reserved names", limits.comment).transform((names) =>
    names === usualReservedNames ? null : names,
  ),
});
export type ChangeSite = z.output<typeof changeSiteInput>;
