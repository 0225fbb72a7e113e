import { answerDevice } from "@/app/api/devices/answer";
import { visitor } from "@/domain/accounts/actor";
import { deviceAddressInput } from "@/domain/notifications/push-subscription-input";
import { parseInput } from "@/domain/shared/input";
import { unsubscribeDevice } from "@/server/notifications/push/unsubscribe-device";

/** A browser is to be told no more: 204, whether or not it was. */
export async function POST(request: Request): Promise<Response> {
  return answerDevice(request, async ({ fields, origin }) => {
    await unsubscribeDevice(
      visitor,
      parseInput(deviceAddressInput, { address: fields.get("address") }),
      origin,
      new Date(),
    );

    return null;
  });
}
