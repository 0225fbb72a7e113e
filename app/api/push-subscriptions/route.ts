import { visitor } from "@/domain/accounts/actor";
import { subscribePushInput } from "@/domain/notifications/push-subscription-input";
import { parseInput } from "@/domain/shared/input";
import { subscriptionScopesIn } from "@/domain/notifications/subscription-input";
import { subscribePush } from "@/server/notifications/push/subscribe-push";
import { answerPushSubscription } from "./answer-push-subscription";

/** A browser subscribes, or changes what it is subscribed to: 204. */
export async function POST(request: Request): Promise<Response> {
  return answerPushSubscription(request, async ({ fields, origin }) => {
    const input = parseInput(subscribePushInput, { ...Object.fromEntries(fields), ...subscriptionScopesIn(fields) });
    await subscribePush(visitor, input, origin, new Date());

    return null;
  });
}
