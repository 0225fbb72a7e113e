import { z } from "zod";
import { isTimeZone } from "@/domain/shared/calendar";
import { usualReservedNames } from "@/domain/comments/reserved-names";
import { basedOnInput, type FieldWords, saying } from "@/domain/shared/changed-since";
import { limits, line, removableLine, removableParagraphs, serviceCode } from "@/domain/shared/input";

export const secondFactorChoices = {
  false: "Asked of who has set one up",
  true: "Asked of all staff",
};

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
  /** Of all staff who sign in with a password. */
  asksSecondFactor: z
    .union([z.boolean(), z.enum(["true", "false"]).transform((value) => value === "true")], {
      error: "Who is asked for a second factor is not one of the choices. Choose one of them.",
    })
    .optional(),
  /** The other fields as their author saw them. */
  basedOn: basedOnInput,
});
export type ChangeSite = z.output<typeof changeSiteInput>;

export const siteFieldWords: FieldWords = {
  name: { label: "Name" },
  timeZone: { label: "Time zone" },
  noticePrefix: { label: "Prefix of notices" },
  helpDeskPhone: { label: "Help desk’s number" },
  helpDeskHours: { label: "Help desk’s hours" },
  reservedNames: { label: "Reserved names" },
  asksSecondFactor: { label: "Second factor", say: saying(secondFactorChoices) },
};
