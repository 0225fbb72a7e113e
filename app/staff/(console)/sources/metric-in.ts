import { typedIn } from "@/app/staff/answer-form";
import { sustainSeconds } from "@/domain/monitoring/sustained-time";

/** What was typed of a metric, with durations in seconds; no service is none. */
export function metricIn(form: FormData): Record<string, string | null> {
  const typed = typedIn(form);
  const durations = Object.entries(typed).filter(([name]) => /(For|Clear)Seconds$/.test(name));

  return {
    ...typed,
    ...Object.fromEntries(durations.map(([name, value]) => [name, sustainSeconds(value)])),
    serviceCode: typed.serviceCode || null,
  };
}
