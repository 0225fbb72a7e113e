import { AppError } from "@/domain/shared/errors";
import { firstText, isFields, levelOf, requireFields, stateOf, textOf, toAlert } from "./fields";
import type { AlertNews, AlertShape, ReadingContext } from "./shape";

/** The placeholders of Gatus’s custom alerts, under their names. https://gatus.io/docs */
export const gatusShape: AlertShape = {
  name: "Gatus",
  isOf: (payload) => isFields(payload) && "endpoint_name" in payload,
  readersOf: (payload, context) => [() => readCheck(payload, context)],
};

function readCheck(payload: unknown, context: ReadingContext): AlertNews {
  const sent = requireFields(payload, context);
  const state = stateOf(firstText(sent.status, sent.alert_triggered_or_resolved));
  const name = textOf(sent.endpoint_name);
  if (state === null || name === "") {
    const sentence =
      "An alert of Gatus needs endpoint_name, and TRIGGERED or RESOLVED as its status. Compare its body with the example.";
    throw new AppError("invalid", sentence);
  }
  const group = textOf(sent.endpoint_group);

  return toAlert(
    {
      fingerprint: group === "" ? name : `${group}/${name}`,
      state,
      level: levelOf(firstText(sent.level, sent.severity, "critical")),
      title: `${name} is ${state === "firing" ? "failing" : "healthy"}`,
      description: firstText(sent.alert_description, sent.description, sent.result_errors),
      labels: {
        check: name,
        ...(group === "" ? {} : { group }),
        service: firstText(sent.service, name),
      },
      links: [sent.endpoint_url],
      startsAt: null,
      endsAt: null,
    },
    context,
  );
}
