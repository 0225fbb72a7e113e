import { answerDevice } from "@/app/api/devices/answer";
import { visitor } from "@/domain/accounts/actor";
import { deviceAddressInput } from "@/domain/notifications/push-subscription-input";
import { AppError } from "@/domain/shared/errors";
import { parseInput } from "@/domain/shared/input";
import { limitDevices } from "@/server/notifications/push/limits";
import { findDevice } from "@/server/notifications/push/queries";

/** What a browser is told of, as JSON; 422 where it is told of nothing. A POST, so that its address stands in no log. */
export async function POST(request: Request): Promise<Response> {
  return answerDevice(request, async ({ fields, origin }) => {
    const input = parseInput(deviceAddressInput, { address: fields.get("address") });
    await limitDevices(visitor, origin);
    const device = await findDevice(input);
    if (!device) {
      throw new AppError("not_found", "This device is told of nothing.");
    }

    return device;
  });
}
