import { answerWithForm } from "@/app/api/answer-with-form";
import { readForm } from "@/app/api/form-body";
import { requireOwnOrigin } from "@/app/api/require-same-origin";
import { visitor } from "@/domain/accounts/actor";
import { addOwnWebhookInput, ownWebhookInput } from "@/domain/notifications/webhook-input";
import { AppError } from "@/domain/shared/errors";
import { parseInput } from "@/domain/shared/input";
import { addOwnWebhook } from "@/server/notifications/webhooks/add-webhook";
import { removeOwnWebhook } from "@/server/notifications/webhooks/remove-webhook";
import { resumeOwnWebhook } from "@/server/notifications/webhooks/pause-webhook";
import { testOwnWebhook } from "@/server/notifications/webhooks/test-webhook";
import { toRefusal } from "@/server/infra/refusal";

type Typed = Record<string, string>;
type Done = { message: string; secret: string | null };

/**
 * The forms of a subscriber's webhooks. Each is answered with the page: 200 with what was done (a secret is shown in no
 * other answer), else with the reason and what was typed.
 */
export async function POST(
  request: Request,
  { params }: { params: Promise<{ token: string; action: string }> },
): Promise<Response> {
  const { token, action } = await params;
  const path = `/subscriptions/${encodeURIComponent(token)}/webhooks`;
  const typed = await readForm(request);
  try {
    requireOwnOrigin(request);
    const done = await actionOf(action)({ ...Object.fromEntries(typed), token });

    return await answerWithForm(path, { refusal: null, done, typed: new Map() });
  } catch (error) {
    return answerWithForm(path, { refusal: toRefusal(error), typed });
  }
}

const actions = new Map<string, (typed: Typed) => Promise<Done>>([
  [
    "add",
    async (typed) => {
      const { secret } = await addOwnWebhook(visitor, parseInput(addOwnWebhookInput, typed), new Date());

      return { message: "Added. Send it a test.", secret };
    },
  ],
  [
    "test",
    async (typed) => {
      const message = await testOwnWebhook(visitor, parseInput(ownWebhookInput, typed), () => new Date());

      return { message, secret: null };
    },
  ],
  [
    "resume",
    async (typed) => {
      await resumeOwnWebhook(visitor, parseInput(ownWebhookInput, typed), new Date());

      return { message: "Resumed.", secret: null };
    },
  ],
  [
    "remove",
    async (typed) => {
      await removeOwnWebhook(visitor, parseInput(ownWebhookInput, typed), new Date());

      return { message: "Removed.", secret: null };
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
