import { answerPushSubscription } from "@/app/api/push-subscriptions/answer-push-subscription";
import { visitor } from "@/domain/accounts/actor";
import { pushAddressInput } from "@/domain/notifications/push-subscription-input";
import { AppError } from "@/domain/shared/errors";
import { parseInput } from "@/domain/shared/input";
import { limitPushSubscriptions } from "@/server/notifications/push/internal";
import { findPushSubscription } from "@/server/notifications/push/queries";

/** What a browser is subscribed to, as JSON; 404 where it is not. A POST, so that its address is in no log. */
export async function POST(request: Request): Promise<Response> {
  return answerPushSubscription(request, async ({ fields, origin }) => {
    const input = parseInput(pushAddressInput, { address: fields.get("address") });
    await limitPushSubscriptions(visitor, origin);
    const subscription = await findPushSubscription(input);
    if (!subscription) {
      throw new AppError("not_found", "Notifications are off in this browser.");
    }

    return subscription;
  });
}
