import { visitor } from "@/domain/accounts/actor";
import { subscribeDeviceInput } from "@/domain/notifications/push-subscription-input";
import { parseInput } from "@/domain/shared/input";
import { wishesIn } from "@/domain/notifications/subscription-input";
import { subscribeDevice } from "@/server/notifications/push/subscribe-device";
import { answerDevice } from "./answer";

/** A browser asks to be told, or chooses anew what of: 204. */
export async function POST(request: Request): Promise<Response> {
  return answerDevice(request, async ({ fields, origin }) => {
    const input = parseInput(subscribeDeviceInput, { ...Object.fromEntries(fields), ...wishesIn(fields) });
    await subscribeDevice(visitor, input, origin, new Date());

    return null;
  });
}
