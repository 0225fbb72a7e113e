import { z } from "zod";
import { basedOnInput, type FieldWords, saying } from "@/domain/shared/changed-since";
import { flag, id, serviceCode } from "@/domain/shared/input";

/** All of it as it shall be. `services`: those that an editor is limited to; none: all of them. */
export const changeUserRightsInput = z.object({
  id: id("This user"),
  services: z
    .array(serviceCode("The service"), { error: "The services are missing. Load the page again." })
    .max(50, "Choose 50 services or fewer, or none for all of them.")
    .transform((codes) => [...new Set(codes)]),
  isDutyLead: flag(),
  /** `userRightsFields` as its author saw them. */
  basedOn: basedOnInput,
});
export type ChangeUserRights = z.output<typeof changeUserRightsInput>;

type UserRights = { services: readonly string[]; isDutyLead: boolean };

/** What the form of a user's rights holds. */
export function userRightsFields({ services, isDutyLead }: UserRights): { services: string[]; isDutyLead: boolean } {
  return { services: services.toSorted(), isDutyLead };
}

export const userRightsFieldWords: FieldWords = {
  services: { label: "Services" },
  isDutyLead: { label: "Duty lead", say: saying({ true: "yes", false: "no" }) },
};
