import { readForm } from "@/app/api/form-body";
import { isOwnOrigin } from "@/app/api/same-origin";
import { seeOther } from "@/app/api/see-other";
import { visitor } from "@/domain/accounts/actor";
import { addOwnWebhookInput, ownWebhookInput } from "@/domain/notifications/webhook-input";
import { AppError } from "@/domain/shared/errors";
import { parseInput } from "@/domain/shared/input";
import { addOwnWebhook } from "@/server/notifications/webhooks/add-own-webhook";
import { removeOwnWebhook } from "@/server/notifications/webhooks/remove-own-webhook";
import { resumeOwnWebhook } from "@/server/notifications/webhooks/resume-own-webhook";
import { testOwnWebhook } from "@/server/notifications/webhooks/test-own-webhook";
import { env } from "@/server/infra/env";
import { toRefusal } from "@/server/infra/refusal";
import { answerPage } from "./answer-page";

type Typed = Record<string, string>;
type Done = { said: string; secret: string | null };

/**
 * The forms of a subscriber's webhooks. Each is answered with the page: 200 with what was done (a secret is shown in no
 * other answer), else with the reason and what was typed. 303 to the page where nothing is at this address.
 */
export async function POST(
  request: Request,
  { params }: { params: Promise<{ token: string; action: string }> },
): Promise<Response> {
  const { token, action } = await params;
  const fields = await readForm(request);
  const typed = { ...Object.fromEntries(fields), token };
  const path = `/subscriptions/${encodeURIComponent(token)}/webhooks`;
  try {
    if (!isOwnOrigin(request.headers, env().ORIGIN)) {
      throw new AppError("forbidden", "This form was sent from another site. Look it over and send it from here.");
    }
    const done = await actionOf(action)(typed);

    return await answerPage(path, { ...done, refusal: null, values: { url: "", kind: "webhook" } }, 200);
  } catch (error) {
    const refusal = toRefusal(error);
    if (refusal.code === "not_found") {
      return seeOther(path, null);
    }
    const values = { url: kept(fields.get("url")), kind: kept(fields.get("kind")) };

    return answerPage(path, { said: null, secret: null, refusal, values }, refusal.code);
  }
}

const actions = new Map<string, (typed: Typed) => Promise<Done>>([
  [
    "add",
    async (typed) => {
      const { secret } = await addOwnWebhook(visitor, parseInput(addOwnWebhookInput, typed), new Date());

      return { said: "Added. Send it a test.", secret };
    },
  ],
  [
    "test",
    async (typed) => {
      const said = await testOwnWebhook(visitor, parseInput(ownWebhookInput, typed), () => new Date());

      return { said, secret: null };
    },
  ],
  [
    "resume",
    async (typed) => {
      await resumeOwnWebhook(visitor, parseInput(ownWebhookInput, typed), new Date());

      return { said: "Resumed.", secret: null };
    },
  ],
  [
    "remove",
    async (typed) => {
      await removeOwnWebhook(visitor, parseInput(ownWebhookInput, typed), new Date());

      return { said: "Removed.", secret: null };
    },
  ],
]);

/** @throws AppError not_found */
function actionOf(name: string): (typed: Typed) => Promise<Done> {
  const action = actions.get(name);
  if (!action) {
    throw new AppError("not_found", "There is no such form.");
  }

  return action;
}

/** More than a header can carry is no form of ours. */
function kept(typed: string | undefined): string {
  return (typed ?? "").replace(/\p{Cc}/gu, "").slice(0, 1_000);
}
