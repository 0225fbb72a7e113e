import { type FieldWords, saying } from "@/domain/shared/changed-since";
import type { AlertPointers } from "./alert-shapes/pointers";
import { durationText } from "./sustained-time";
import type { ChangeMetric, ChangeSource } from "./source-input";

type SourceFields = Pick<ChangeSource, "name" | "url" | "auth" | "authUser" | "intervalSeconds">;

/** What the form of a source holds, but for the secret, which never comes back to a browser. */
export function sourceFields({ name, url, auth, authUser, intervalSeconds }: SourceFields): SourceFields {
  return { name, url, auth, authUser, intervalSeconds };
}

export const sourceFieldWords: FieldWords = {
  name: { label: "Name" },
  url: { label: "Address" },
  auth: { label: "Authentication", say: saying({ none: "None", basic: "User and password", bearer: "Token" }) },
  authUser: { label: "User" },
  intervalSeconds: { label: "Seconds between two polls" },
};

type MetricFields = Omit<ChangeMetric, "id" | "basedOn" | "serviceCode"> & { serviceCode: string | null };

/** What the form of a metric holds, of a metric as pages or verbs have it. */
export function metricFieldsOf(metric: MetricFields): MetricFields {
  const { serviceCode, name, query, timeQuery, unit, direction, capacity, usual, bannerPosition } = metric;
  const { infoAt, degradedAt, degradedForSeconds, degradedClearSeconds } = metric;
  const { criticalAt, criticalForSeconds, criticalClearSeconds } = metric;

  return {
    ...{ serviceCode, name, query, timeQuery, unit, direction, capacity, usual, bannerPosition },
    ...{ infoAt, degradedAt, degradedForSeconds, degradedClearSeconds },
    ...{ criticalAt, criticalForSeconds, criticalClearSeconds },
  };
}

export const metricFieldWords: FieldWords = {
  serviceCode: { label: "Service it speaks for" },
  name: { label: "Name" },
  query: { label: "Query" },
  timeQuery: { label: "Pointer to its time" },
  unit: { label: "Unit" },
  direction: {
    label: "Which way is worse",
    say: saying({ up_is_worse: "More is worse", down_is_worse: "Less is worse" }),
  },
  capacity: { label: "Capacity" },
  usual: { label: "Usual value" },
  infoAt: { label: "Info from" },
  degradedAt: { label: "Degraded from" },
  degradedForSeconds: { label: "Degraded after", say: secondsText },
  degradedClearSeconds: { label: "Degraded: clear after", say: secondsText },
  criticalAt: { label: "Critical from" },
  criticalForSeconds: { label: "Critical after", say: secondsText },
  criticalClearSeconds: { label: "Critical: clear after", say: secondsText },
  bannerPosition: { label: "Place on the banner" },
};

/** What the form of the pointers holds; null: it is empty there. */
export function pointerFieldsOf(pointers: AlertPointers | null): Record<keyof AlertPointers, string | null> {
  const { list = null, fingerprint = null, title = null, status = null, resolvedWords = null } = pointers ?? {};
  const { level = null, description = null, service = null, link = null } = pointers ?? {};
  const { startsAt = null, endsAt = null } = pointers ?? {};

  return { list, fingerprint, title, status, resolvedWords, level, description, service, link, startsAt, endsAt };
}

export const pointerFieldWords: FieldWords = {
  list: { label: "List of alerts" },
  fingerprint: { label: "Fingerprint" },
  title: { label: "Title" },
  status: { label: "Status" },
  resolvedWords: { label: "What the status says when it is over" },
  level: { label: "Level" },
  description: { label: "Description" },
  service: { label: "Service" },
  link: { label: "Link" },
  startsAt: { label: "Beginning" },
  endsAt: { label: "End" },
};

function secondsText(text: string): string {
  return durationText(Number(text));
}
