import { z } from "zod";
import { basedOnInput, type FieldWords } from "@/domain/shared/changed-since";
import { id, limits, line, paragraphs } from "@/domain/shared/input";

const words = {
  name: line("The name", limits.name),
  body: paragraphs("The answer", limits.comment),
};

export const addTemplateInput = z.object(words);
export type AddTemplate = z.output<typeof addTemplateInput>;

/** `basedOn`: the name and the body as their author saw them. */
export const changeTemplateInput = z.object({ ...words, id: id("This template"), basedOn: basedOnInput });
export type ChangeTemplate = z.output<typeof changeTemplateInput>;

export const templateFieldWords: FieldWords = { name: { label: "Name" }, body: { label: "The answer" } };

export const removeTemplateInput = z.object({ id: id("This template") });
export type RemoveTemplate = z.output<typeof removeTemplateInput>;

/** The templates in the order they shall have; those left out follow as they were. */
export const orderTemplatesInput = z.object({
  ids: z.array(id("A template"), { error: "The order is missing. Load the page again." }).max(500),
});
export type OrderTemplates = z.output<typeof orderTemplatesInput>;
