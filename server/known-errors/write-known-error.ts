import type { Actor } from "@/domain/accounts/actor";
import { requireEachService } from "@/domain/accounts/service-rights";
import { type Code, formatCode } from "@/domain/shared/codes";
import { invalid } from "@/domain/shared/input";
import type { AddKnownError, ChangeKnownError } from "@/domain/known-errors/known-error-input";
import { fixedAtOf } from "@/domain/known-errors/known-errors";
import type { Tx } from "@/server/infra/db";
import { resolveCode } from "@/server/incidents/current-code";
import { unknownCodeSentence } from "@/server/incidents/require-incident";
import { renderMarkdown } from "@/server/text/render-markdown";

type Fields = AddKnownError | ChangeKnownError;

/** The columns of a known error. */
export function renderKnownError(input: Fields) {
  return {
    title: input.title,
    state: input.state,
    causeMarkdown: input.cause,
    causeHtml: input.cause === null ? null : renderMarkdown(input.cause, "staff"),
    workaroundMarkdown: input.workaround,
    workaroundHtml: input.workaround === null ? null : renderMarkdown(input.workaround, "staff"),
  };
}

/** When it was fixed, by what is said and what was known. @throws AppError invalid, for a time that lies ahead */
export function requireFixedAt(input: Fields, former: Date | null, now: Date): Date | null {
  const fixedAt = fixedAtOf(input, former, now);
  if (fixedAt && fixedAt > now) {
    throw invalid({ fixedAt: "This time lies ahead. Say that it is fixed once it is." });
  }

  return fixedAt;
}

/**
 * Replaces its messages, services and updates.
 * @throws AppError invalid, when it names what there is not; forbidden, for a service that the actor does not post for
 */
export async function writeKnownErrorRows(tx: Tx, actor: Actor, knownErrorId: string, input: Fields): Promise<void> {
  const [services, updateIds] = [await requireServices(tx, input.services), await requireUpdates(tx, input.updates)];
  const where = { knownErrorId };
  const former = await tx.knownErrorService.findMany({ where, select: { service: { select: serviceParts } } });
  requireEachService(
    actor,
    differing(
      former.map(({ service }) => service),
      services,
    ),
  );
  await tx.knownErrorMessage.deleteMany({ where });
  await tx.knownErrorMessage.createMany({
    data: input.messages.map((text, position) => ({ knownErrorId, position, text })),
  });
  await tx.knownErrorService.deleteMany({ where });
  await tx.knownErrorService.createMany({ data: services.map(({ id }) => ({ knownErrorId, serviceId: id })) });
  await tx.knownErrorUpdate.deleteMany({ where });
  await tx.knownErrorUpdate.createMany({ data: updateIds.map((updateId) => ({ knownErrorId, updateId })) });
}

const serviceParts = { id: true, code: true, name: true } as const;

type Service = { id: string; code: string; name: string };

/** What is added, and what is left out by now. */
function differing(former: readonly Service[], next: readonly Service[]): Service[] {
  return [
    ...former.filter(({ id }) => !next.some((service) => service.id === id)),
    ...next.filter(({ id }) => !former.some((service) => service.id === id)),
  ];
}

async function requireServices(tx: Tx, codes: readonly string[]): Promise<Service[]> {
  const found = await tx.service.findMany({ where: { code: { in: [...codes] } }, select: serviceParts });
  const missing = codes.find((code) => !found.some((service) => service.code === code));
  if (missing !== undefined) {
    throw invalid({ services: `There is no service ${missing}. Choose from the list.` });
  }

  return found;
}

async function requireUpdates(tx: Tx, codes: readonly string[]): Promise<string[]> {
  if (codes.length === 0) {
    return [];
  }
  const named = await Promise.all(codes.map(async (code) => ({ code, place: await resolveCode(tx, code) })));
  const found = await tx.update.findMany({
    where: { OR: named.map(({ place }) => whereOf(place)) },
    select: { id: true, number: true, incident: { select: { prefix: true, number: true } } },
  });
  const known = new Set(found.map(({ incident, number }) => formatCode({ ...incident, update: number })));
  const missing = named.find(({ place }) => !known.has(formatCode(place)));
  if (missing) {
    throw invalid({ updates: unknownCodeSentence(missing.code) });
  }

  return found.map(({ id }) => id);
}

function whereOf({ prefix, number, update }: Code) {
  return { number: update ?? 0, incident: { prefix, number } };
}
