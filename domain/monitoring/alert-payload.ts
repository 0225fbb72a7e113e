import { z } from "zod";
import type { IncomingAlert } from "./alerts";
import { choice, instant, invalid, limits, parseInput, tidyLine, tidyText } from "@/domain/shared/input";
import { type AlertLevel, alertLevels, type AlertSourceKind } from "@/domain/shared/words";

/** Reads what a sender of this kind posts. @throws AppError invalid, with what is wrong about it */
export function parseAlerts(kind: AlertSourceKind, payload: unknown, now: Date): IncomingAlert[] {
  const alerts =
    kind === "alertmanager"
      ? parseInput(alertmanagerInput, payload)
      : parseInput(genericInput, { alert: parseInput(genericEnvelope, payload) }).alert;
  refuseFuture(alerts, now);

  return alerts;
}

/** The level that the label `severity` names. */
export function levelOf(severity: string | undefined): AlertLevel {
  return severities.get(severity?.toLowerCase() ?? "") ?? "degraded";
}

const severities: ReadonlyMap<string, AlertLevel> = new Map([
  ["critical", "critical"],
  ["page", "critical"],
  ["warning", "degraded"],
  ["info", "info"],
  ["none", "info"],
]);

const maxAlerts = 2_000;
const longestFingerprint = 200;
const longestLink = 2_000;
const longestAheadMs = 60 * 60_000;

// What a machine says is cut where a person would be asked to shorten it: news must not be lost for their length.
const words = (max: number) => z.string().transform((value) => tidyLine(value.slice(0, max)));
const paragraphs = (max: number) => z.string().transform((value) => tidyText(value.slice(0, max)));

const labelsSentence = 'Labels must be an object of texts, such as {"service": "MAIL"}.';
const labels = z
  .record(z.string(), z.string({ error: labelsSentence }), { error: labelsSentence })
  .transform((given) =>
    Object.fromEntries(
      Object.entries(given).map(([name, value]) => [tidyLine(name), tidyText(value.slice(0, limits.errorMessage))]),
    ),
  );

const fingerprint = z
  .string({ error: "An alert has no fingerprint. Give each one a text of its own that stays the same." })
  .transform(tidyLine)
  .refine(
    (value) => value.length >= 1 && value.length <= longestFingerprint,
    `A fingerprint must have 1 to ${longestFingerprint} characters.`,
  );

const status = z.enum(["firing", "resolved"], { error: "The status of an alert must be “firing” or “resolved”." });

/** Version 4 of https://prometheus.io/docs/alerting/latest/configuration/#webhook_config */
const alertmanagerInput = z
  .object(
    {
      version: z.literal("4", { error: "This is not version 4 of Alertmanager’s webhook. Update Alertmanager." }),
      externalURL: z.string().default(""),
      alerts: z
        .array(
          z.object({
            fingerprint,
            status,
            labels,
            annotations: labels.default({}),
            startsAt: instant("The startsAt of an alert"),
            // Year 1 while it is firing.
            endsAt: z.string().default(""),
            generatorURL: z.string().default(""),
          }),
          { error: "This is not Alertmanager’s webhook: it has no list of alerts." },
        )
        .max(maxAlerts, `At most ${maxAlerts} alerts are taken at once. Set max_alerts in alertmanager.yml.`),
    },
    { error: "This is not Alertmanager’s webhook: its body must be a JSON object." },
  )
  .transform(({ alerts, externalURL }) =>
    alerts.map(
      ({
        fingerprint: key,
        status: state,
        labels: given,
        annotations,
        startsAt,
        endsAt,
        generatorURL,
      }): IncomingAlert => ({
        fingerprint: key,
        state,
        level: levelOf(given.severity),
        title: titleFrom(annotations.summary || annotations.title || given.alertname || ""),
        description: (annotations.description || annotations.message || "").slice(0, limits.workaround) || null,
        labels: given,
        link: webAddress(generatorURL) ?? webAddress(externalURL),
        startsAt,
        endsAt: state === "resolved" ? instantOrNull(endsAt) : null,
      }),
    ),
  );

const genericEnvelope = z
  .union(
    [z.array(z.unknown()), z.object({ alert: z.union([z.array(z.unknown()), z.record(z.string(), z.unknown())]) })],
    {
      error: 'Send {"alert": {…}}, or a list of alerts.',
    },
  )
  .transform((given) => (Array.isArray(given) ? given : [given.alert].flat()));

const genericAlert = z
  .object(
    {
      fingerprint,
      title: z
        .string({ error: "An alert has no title. Say in a few words what is wrong." })
        .pipe(words(limits.title))
        .refine((value) => value !== "", "An alert has no title. Say in a few words what is wrong."),
      status,
      // Programs that were set up before the lowest level had its name of today go on as they are.
      level: z.preprocess((given) => (given === "notice" ? "info" : given), choice("The level", alertLevels).nullish()),
      description: paragraphs(limits.workaround).nullish(),
      labels: labels.nullish(),
      link: z
        .url({ protocol: /^https?$/, error: "A link must begin with http:// or https://." })
        .max(longestLink, `A link is too long. Shorten it to ${longestLink} characters.`)
        .nullish(),
      startsAt: instant("The startsAt of an alert").nullish(),
      endsAt: instant("The endsAt of an alert").nullish(),
    },
    { error: "An alert must be an object with fingerprint, title and status." },
  )
  .transform(
    ({ status: state, level, description, labels: given, link, startsAt, endsAt, ...rest }): IncomingAlert => ({
      ...rest,
      state,
      level: level ?? levelOf(given?.severity),
      description: description || null,
      labels: given ?? {},
      link: link ?? null,
      startsAt: startsAt ?? null,
      endsAt: state === "resolved" ? (endsAt ?? null) : null,
    }),
  );

const genericInput = z.object({
  alert: z.array(genericAlert).max(maxAlerts, `At most ${maxAlerts} alerts are taken at once. Send them in parts.`),
});

/** One that has not begun would outweigh every true one until its time comes. */
function refuseFuture(alerts: readonly IncomingAlert[], now: Date): void {
  const latest = now.getTime() + longestAheadMs;
  if (alerts.some(({ startsAt, endsAt }) => [startsAt, endsAt].some((at) => (at?.getTime() ?? 0) > latest))) {
    throw invalid({ alert: "An alert is of a time that is yet to come. Set the clock of the machine that sends it." });
  }
}

function titleFrom(text: string): string {
  return tidyLine(text.slice(0, limits.title)) || "An alert without a name";
}

function webAddress(text: string): string | null {
  return /^https?:\/\//i.test(text) && URL.canParse(text) && text.length <= longestLink ? tidyLine(text) : null;
}

function instantOrNull(text: string): Date | null {
  const result = instant("The endsAt of an alert").safeParse(text);

  return result.success ? result.data : null;
}
