import { discordMessage } from "@/domain/notifications/chat-discord";
import type { ChatMessage } from "@/domain/notifications/chat-message";
import { slackMessage } from "@/domain/notifications/chat-slack";
import { teamsMessage } from "@/domain/notifications/chat-teams";
import { isEnded } from "@/domain/incidents/statuses";
import { formatMoment, zoneName } from "@/domain/shared/time";
import { toldTitle } from "@/domain/notifications/notification-title";
import { serviceStatusLabels } from "@/domain/shared/words";
import { pushRequest } from "./push-request";
import type { EndpointRequest, EndpointToTell, Telling } from "./request";
import { signedRequest } from "./signed-request";
import type { ToldUpdate } from "./told-update";

/** All that differs by kind: an update as it reads now, as a request to an endpoint. */
export async function endpointRequest(
  endpoint: EndpointToTell,
  update: ToldUpdate,
  telling: Telling,
  now: Date,
): Promise<EndpointRequest> {
  switch (endpoint.kind) {
    case "webhook":
      return signedRequest(endpoint, update, telling, now);
    case "slack":
      return jsonRequest(slackMessage(chatMessage(update, telling, now)));
    case "teams":
      return jsonRequest(teamsMessage(chatMessage(update, telling, now)));
    case "discord":
      return jsonRequest(discordMessage(chatMessage(update, telling, now)));
    case "push":
      return pushRequest(endpoint, update, telling, now);
  }
}

function jsonRequest(message: object): EndpointRequest {
  const body = JSON.stringify(message);

  return { headers: { "content-type": "application/json" }, body, logged: body };
}

function chatMessage(update: ToldUpdate, { edition }: Telling, now: Date): ChatMessage {
  const { services, workaround, nextUpdateBy, site } = update;
  const affected = services.map(({ name, status }) => `${name} (${serviceStatusLabels[status].toLowerCase()})`);

  return {
    title: update.isTest ? `Test of ${site.name}` : toldTitle({ ...update, edition }),
    paragraphs: [
      update.text,
      workaround === null ? "" : `What you can do: ${workaround}`,
      affected.length === 0 ? "" : `Affected: ${affected.join(", ")}`,
      nextUpdateBy === null
        ? ""
        : `Next update by ${formatMoment(nextUpdateBy, site.timeZone, now)} ${zoneName(nextUpdateBy, site.timeZone)}.`,
    ],
    url: update.url,
    urlLabel: update.isTest ? `Open ${site.name}` : `Read on: ${update.code}`,
    siteName: site.name,
    postedAt: update.postedAt,
    isEnded: isEnded(update.status),
  };
}
