import { z } from "zod";
import { basedOnInput, type FieldWords } from "@/domain/shared/changed-since";
import {
  choice,
  flag,
  limits,
  line,
  optionalLine,
  removableLine,
  serviceCode,
  wholeNumber,
} from "@/domain/shared/input";
import { moveDirections } from "./move";

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

/** What is left out stays; an empty description or group is removed. The code is another form's: people have said it. */
export const changeServiceInput = z.object({
  code: serviceCode("The code"),
  name: line("The name", limits.name).optional(),
  description: removableLine("The description", limits.description),
  groupName: removableLine("The group", limits.name),
  position: position.optional(),
  isArchived: flag().unwrap().optional(),
  /** `serviceFields` as its author saw them. */
  basedOn: basedOnInput,
});
export type ChangeService = z.output<typeof changeServiceInput>;

type ServiceFields = { name: string; description: string | null; groupName: string | null };

/** What the form of a service holds. */
export function serviceFields({ name, description, groupName }: ServiceFields): ServiceFields {
  return { name, description, groupName };
}

export const serviceFieldWords: FieldWords = {
  name: { label: "Name" },
  description: { label: "Description" },
  groupName: { label: "Group" },
};

/** Of a service that was never used: nobody has said its code yet. */
export const changeServiceCodeInput = z.object({ code: serviceCode("The code"), newCode: serviceCode("The new code") });
export type ChangeServiceCode = z.output<typeof changeServiceCodeInput>;

export const deleteServiceInput = z.object({ code: serviceCode("The code") });
export type DeleteService = z.output<typeof deleteServiceInput>;

const direction = choice("The direction", moveDirections);

export const moveServiceInput = z.object({ code: serviceCode("The service"), direction });
export type MoveService = z.output<typeof moveServiceInput>;

const groupName = line("The group", limits.name);

export const renameGroupInput = z.object({ name: groupName, newName: line("The new name", limits.name) });
export type RenameGroup = z.output<typeof renameGroupInput>;

export const moveGroupInput = z.object({ name: groupName, direction });
export type MoveGroup = z.output<typeof moveGroupInput>;
