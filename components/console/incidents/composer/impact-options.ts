import { impactLabels, impacts } from "@/domain/shared/words";

/** What the impact of an incident may be: as its services make it, or as somebody says. */
export const impactOptions = [
  { value: "derived", label: "Automatic (from services)" },
  ...impacts.map((impact) => ({ value: impact, label: impactLabels[impact] })),
];
