"use server";

import { unstable_rethrow } from "next/navigation";
import { z } from "zod";
import { openInputFrom, updateInputFrom } from "@/components/console/incidents/composer/input-from";
import type { PostAnswer, PostRequest } from "@/components/console/incidents/composer/post-answer";
import type { PreviewAnswer, PreviewText } from "@/components/console/incidents/composer/preview";
import { type ComposerValues, composerValues } from "@/components/console/incidents/composer/values";
import type { Actor } from "@/domain/accounts/actor";
import { parseCode } from "@/domain/shared/codes";
import { questions } from "@/domain/incidents/judge-update";
import { openIncidentInput, postUpdateInput } from "@/domain/incidents/incident-input";
import { limits, optionalParagraphs, parseInput } from "@/domain/shared/input";
import { requirePermission } from "@/domain/accounts/permissions";
import { StaleError } from "@/domain/incidents/others-changes";
import { findSeenIncident } from "@/server/incidents/seen-incident";
import { openIncident } from "@/server/incidents/open-incident";
import { postUpdate } from "@/server/incidents/post-update";
import { toRefusal } from "@/server/infra/refusal";
import { findSite } from "@/server/site/queries";
import { renderMarkdown } from "@/server/text/render-markdown";
import { currentActor } from "@/app/staff/session";
import { sayChanges } from "./missed-changes";
import { listMissedUpdates } from "./missed-updates";
import { refusedPost } from "./refused-post";
import { readingsOfNow } from "./readings-of-now";

/** Opens an incident or adds an update to one. */
export async function postEntry(request: PostRequest): Promise<PostAnswer> {
  const now = new Date();
  try {
    return await post(parseInput(postRequest, request), now);
  } catch (error) {
    unstable_rethrow(error);

    return refusedPost(error);
  }
}

async function post(request: z.output<typeof postRequest>, now: Date): Promise<PostAnswer> {
  const actor = await currentActor();
  const { timeZone } = await findSite();
  const { values, incidentCode, idempotencyKey } = request;
  const { basedOn } = values;
  const frozen = { readings: values.addsReadings ? await readingsOfNow(codesOf(values), now) : [], idempotencyKey };

  if (incidentCode === null) {
    const draft = request.draftId === null ? {} : { draftId: request.draftId };
    const said = { ...openInputFrom(values, { timeZone, now }), ...frozen, ...draft };
    const input = parseInput(openIncidentInput, said);
    const { code, updateCode } = await openIncident(actor, input, now);

    return { outcome: "posted", incidentCode: code, updateCode, updateNumber: 1 };
  }

  const { confirmed } = request;
  const said = { ...updateInputFrom(values, { timeZone, now }), ...frozen, code: incidentCode, basedOn, confirmed };
  try {
    const { code } = await postUpdate(actor, parseInput(postUpdateInput, said), now);

    return { outcome: "posted", incidentCode, updateCode: code, updateNumber: parseCode(code)?.update ?? basedOn };
  } catch (error) {
    if (!(error instanceof StaleError)) {
      throw error;
    }

    return outdated(actor, error, { values, incidentCode }, { timeZone, now });
  }
}

/** What was posted since, and what the incident is now. Who is faster than this is found by the next attempt. */
async function outdated(
  actor: Actor,
  { changes, lastUpdateNumber }: StaleError,
  { values, incidentCode }: { values: ComposerValues; incidentCode: string },
  clock: { timeZone: string; now: Date },
): Promise<PostAnswer> {
  const [missed, seen] = await Promise.all([
    listMissedUpdates(incidentCode, values.basedOn, clock),
    findSeenIncident(actor, incidentCode),
  ]);

  return {
    ...{ outcome: "outdated", missed, lastUpdateNumber },
    changes: sayChanges(changes, values, clock),
    seen: seen ?? values,
  };
}

function codesOf({ services }: ComposerValues): string[] {
  return services.map(({ code }) => code);
}

/** Renders by the pipeline that publishes. */
export async function previewText(text: PreviewText): Promise<PreviewAnswer> {
  try {
    const { body, workaround } = parseInput(previewInput, text);
    requirePermission(await currentActor(), "draft.save");

    return {
      bodyHtml: renderMarkdown(body ?? "", "staff"),
      workaroundHtml: workaround === undefined ? null : renderMarkdown(workaround, "staff"),
    };
  } catch (error) {
    unstable_rethrow(error);

    return { refusal: `No preview. ${toRefusal(error).message}` };
  }
}

const postRequest = z.object({
  values: composerValues,
  incidentCode: z.string().max(20).nullable(),
  draftId: z.uuid().nullable(),
  idempotencyKey: z.uuid(),
  confirmed: z.array(z.enum(questions)).default([]),
});

const previewInput = z.object({
  body: optionalParagraphs("What is happening", limits.body),
  workaround: optionalParagraphs("What people can do", limits.workaround),
});
