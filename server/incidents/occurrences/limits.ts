import { consumeLimits, type Limit } from "@/server/infra/rate-limit";

// A script that runs wild must not bury an incident; a fault that happens this often needs a person, not a list.
const perAlertSource: Limit = { name: "occurrence-sender", points: 60, seconds: 10 * 60 };

/** Holds back a program that adds too many. @throws AppError rate_limited, unavailable */
export async function limitAlertSource(alertSourceId: string): Promise<void> {
  await consumeLimits([{ limit: perAlertSource, key: alertSourceId }]);
}
