import { z } from "zod";
import { id } from "@/domain/shared/input";

/** Adds an ignored email as a comment after all. */
export const addIgnoredMailInput = z.object({ id: id("This email") });

export type AddIgnoredMail = z.output<typeof addIgnoredMailInput>;
