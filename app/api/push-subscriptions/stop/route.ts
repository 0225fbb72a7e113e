import { answerPushSubscription } from "@/app/api/push-subscriptions/answer-push-subscription";
import { visitor } from "@/domain/accounts/actor";
import { pushAddressInput } from "@/domain/notifications/push-subscription-input";
import { parseInput } from "@/domain/shared/input";
import { unsubscribePush } from "@/server/notifications/push/subscribe-push";

/** Ends the subscription of a browser: 204, whether or not there was one. */
export async function POST(request: Request): Promise<Response> {
  return answerPushSubscription(request, async ({ fields, origin }) => {
    await unsubscribePush(
      visitor,
      parseInput(pushAddressInput, { address: fields.get("address") }),
      origin,
      new Date(),
    );

    return null;
  });
}
