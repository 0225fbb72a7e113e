import { z } from "zod";
import { basedOnInput } from "@/domain/shared/changed-since";
import type { FieldErrors } from "@/domain/shared/errors";
import {
  choice,
  id,
  limits,
  line,
  optionalLine,
  optionalNumber,
  serviceCode,
  wholeNumber,
} from "@/domain/shared/input";
import { defaultIntervalSeconds, settingErrors } from "./source-settings";
import {
  type MetricDirection,
  metricDirections,
  sourceAuths,
  type SourceAuth,
  sourceKinds,
  units,
} from "@/domain/shared/words";

const sourceUrl = z
  .url({
    protocol: /^https?$/,
    error: "The address must be a whole one, such as http://mail.example.edu:9100/metrics.",
  })
  .max(limits.url, `The address is too long. Shorten it to ${limits.url} characters.`)
  .refine(hasNoPassword, "Leave user name and password out of the address.");
// A poll lasts up to 8 s, and one must have ended before the next begins.
const intervalSeconds = wholeNumber("The interval", 10, 3_600);

// Which of them a kind needs says `settingErrors`. Empty counts as left out; an empty secret keeps the stored one.
const access = {
  url: nullable(sourceUrl),
  auth: choice("The sign-in", sourceAuths).default("none"),
  authUser: nullable(
    line("The user", limits.name).refine((user) => !user.includes(":"), "The user must be without a colon."),
  ),
  secret: nullable(
    z
      .string({ error: "The password or token is missing. Type it in." })
      .max(limits.secret, `The password or token is too long; ${limits.secret} characters fit.`)
      .regex(/^\P{Cc}*$/u, "The password or token must be one line. Copy it again."),
  ),
};

export const addSourceInput = z
  .object({
    name: line("The name", limits.name),
    kind: choice("The kind", sourceKinds),
    ...access,
    intervalSeconds: z.union([intervalSeconds, z.literal("").transform(() => undefined)]).optional(),
  })
  .superRefine((source, context) => {
    const errors = settingErrors({ ...source, hasSecret: source.secret !== null });
    refuseFields(context, { ...refusedToken(source), ...errors });
  })
  .transform((source) => ({
    ...source,
    intervalSeconds: source.intervalSeconds ?? defaultIntervalSeconds(source.kind),
  }));
export type AddSource = z.output<typeof addSourceInput>;

/** The kind never changes: the queries of its metrics are written for it. `basedOn`: `sourceFields` as its author saw them. */
export const changeSourceInput = z
  .object({
    id: id("This source"),
    name: line("The name", limits.name),
    ...access,
    intervalSeconds,
    basedOn: basedOnInput,
  })
  .superRefine((source, context) => refuseFields(context, refusedToken(source)));
export type ChangeSource = z.output<typeof changeSourceInput>;

export const removeSourceInput = z.object({ id: id("This source") });
export type RemoveSource = z.output<typeof removeSourceInput>;

export const renewPushTokenInput = z.object({ id: id("This source") });
export type RenewPushToken = z.output<typeof renewPushTokenInput>;

/** Asks once and keeps nothing. With `sourceId` the stored secret of that source is used where none is typed. */
export const trySourceInput = z
  .object({
    sourceId: nullable(id("This source")),
    kind: choice("The kind", sourceKinds),
    ...access,
    query: line("The query", limits.query),
    timeQuery: nullable(line("The pointer to the time", limits.query)),
  })
  .superRefine((source, context) => refuseFields(context, refusedToken(source)));
export type TrySource = z.output<typeof trySourceInput>;

// `query` is PromQL for a Prometheus server, `name{label="value"}` for a metrics page, a JSON Pointer for json, a host
// for a certificate, and nothing for push: whether it fits the source, `metricRow` says.
const metricFields = {
  serviceCode: serviceCode("The service").nullish(),
  name: line("The name", limits.name),
  query: optionalLine("The query", limits.query).transform((query) => query ?? ""),
  timeQuery: nullable(line("The pointer to the time", limits.query)),
  unit: choice("The unit", units),
  direction: choice("The direction", metricDirections).default("up_is_worse"),
  capacity: optionalNumber("The capacity").refine(
    (value) => value === null || value > 0,
    "The capacity must be above 0.",
  ),
  usual: optionalNumber("The usual value"),
  infoAt: optionalNumber("The limit for a notice"),
  degradedAt: optionalNumber("The limit for degraded"),
  degradedForSeconds: heldSeconds("The time until degraded counts"),
  degradedClearSeconds: heldSeconds("The time until degraded is over"),
  criticalAt: optionalNumber("The limit for critical"),
  criticalForSeconds: heldSeconds("The time until critical counts"),
  criticalClearSeconds: heldSeconds("The time until critical is over"),
  bannerPosition: optionalNumber("The place on the banner").refine(
    (value) => value === null || (Number.isInteger(value) && value >= 1 && value <= 100),
    "The place on the banner must be a whole number from 1 to 100.",
  ),
};

export const addMetricInput = z
  .object({ sourceId: id("This source"), ...metricFields })
  .superRefine(requireLimitsInOrder);
export type AddMetric = z.output<typeof addMetricInput>;

/** The whole metric as it shall be; it stays with its source. `basedOn`: `metricFieldsOf` as its author saw them. */
export const changeMetricInput = z
  .object({ id: id("This metric"), ...metricFields, basedOn: basedOnInput })
  .superRefine(requireLimitsInOrder);
export type ChangeMetric = z.output<typeof changeMetricInput>;

export const removeMetricInput = z.object({ id: id("This metric") });
export type RemoveMetric = z.output<typeof removeMetricInput>;

/** Null, left out or empty for none. */
function nullable<Schema extends z.ZodType>(schema: Schema) {
  return z.preprocess((value) => (value === "" || value === undefined ? null : value), schema.nullable());
}

function refuseFields(context: z.RefinementCtx, fields: FieldErrors): void {
  for (const [field, message] of Object.entries(fields)) {
    context.addIssue({ code: "custom", path: [field], message });
  }
}

// RFC 6750: what a Bearer token is made of.
function refusedToken({ auth, secret }: { auth: SourceAuth; secret: string | null }): FieldErrors {
  return auth === "bearer" && secret !== null && !/^[\x21-\x7e]+$/.test(secret)
    ? { secret: "A token has no spaces and no accented letters. Copy it again." }
    : {};
}

function hasNoPassword(address: string): boolean {
  const url = URL.canParse(address) ? new URL(address) : null;

  return !url?.username && !url?.password;
}

/** Seconds from none to a week; an empty field is none. */
function heldSeconds(label: string) {
  return optionalNumber(label)
    .transform((value) => value ?? 0)
    .refine(
      (value) => Number.isInteger(value) && value >= 0 && value <= 604_800,
      `${label} must be a whole number of seconds, from 0 to 604,800, which is a week.`,
    );
}

type Limits = Readonly<Record<"infoAt" | "degradedAt" | "criticalAt", number | null>> & {
  readonly direction: MetricDirection;
};

/** Each limit that is there must be worse than, or equal to, the milder ones. */
function requireLimitsInOrder(limits: Limits, context: z.RefinementCtx): void {
  const names = { infoAt: "a notice", degradedAt: "degraded", criticalAt: "critical" } as const;
  const given = (["infoAt", "degradedAt", "criticalAt"] as const).flatMap((field) => {
    const at = limits[field];

    return at === null ? [] : [{ field, badness: limits.direction === "up_is_worse" ? at : -at }];
  });
  for (const [index, worse] of given.entries()) {
    const milder = given[index - 1];
    if (milder && worse.badness < milder.badness) {
      context.addIssue({
        code: "custom",
        path: [worse.field],
        message: `The limit for ${names[worse.field]} must be worse than that for ${names[milder.field]}. Exchange them, or change the direction.`,
      });
    }
  }
}
