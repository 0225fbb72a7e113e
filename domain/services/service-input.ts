import { z } from "zod";
import { flag, limits, line, optionalLine, removableLine, serviceCode, wholeNumber } from "@/domain/shared/input";

const position = wholeNumber("The place in the list", 0, 1_000);

/** `groupName` names a group that exists, or makes it. */
export const addServiceInput = z.object({
  code: serviceCode("The code"),
  name: line("The name", limits.name),
  description: optionalLine("The description", limits.description),
  groupName: optionalLine("The group", limits.name),
  position: position.default(0),
});
export type AddService = z.output<typeof addServiceInput>;

/** What is left out stays; an empty description or group is removed. The code never changes: people have said it. */
export const changeServiceInput = z.object({
  code: serviceCode("The code"),
  name: line("The name", limits.name).optional(),
  description: removableLine("The description", limits.description),
  groupName: removableLine("The group", limits.name),
  position: position.optional(),
  isArchived: flag().unwrap().optional(),
});
export type ChangeService = z.output<typeof changeServiceInput>;

/** The services in the order they shall have; those left out follow as they were. */
export const orderServicesInput = z.object({
  codes: z.array(serviceCode("The service"), { error: "The order is missing. Load the page again." }).max(500),
});
export type OrderServices = z.output<typeof orderServicesInput>;
