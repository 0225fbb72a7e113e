import { z } from "zod";
import { id, incidentCode } from "@/domain/shared/input";

export const attachAlertInput = z.object({ id: id("This alert"), incident: incidentCode() });
export type AttachAlert = z.output<typeof attachAlertInput>;

export const dismissAlertInput = z.object({ id: id("This alert") });
export type DismissAlert = z.output<typeof dismissAlertInput>;
