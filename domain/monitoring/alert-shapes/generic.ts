import { AppError } from "@/domain/shared/errors";
import type { IncomingAlert } from "@/domain/monitoring/alerts";
import { isFields, labelsFrom, levelOf, requireFields, stateOf, textOf, toAlert, webAddress } from "./fields";
import type { AlertShape, ReadingContext } from "./shape";

/** What docs/operations.md asks of a program of one’s own: `{"alert": {…}}`, `{"alert": […]}`, or a list. */
export const genericShape: AlertShape = {
  name: "this program",
  isOf: (payload) => isFields(payload) && typeof payload.alert === "object" && payload.alert !== null,
  readersOf: (payload, context) => listOf(payload).map((alert) => () => readGenericAlert(alert, context)),
};

/** One alert, with `fingerprint`, `title` and `status` at least. @throws AppError invalid */
function readGenericAlert(value: unknown, context: ReadingContext): IncomingAlert {
  const alert = requireFields(value, context);
  const labels = labelsFrom(alert.labels, context);
  const state = stateOf(alert.status);
  if (state === null) {
    throw new AppError("invalid", `The status of an alert of ${context.name} must be “firing” or “resolved”.`);
  }
  if (textOf(alert.title).trim() === "") {
    throw new AppError("invalid", "An alert has no title. Say in a few words what is wrong.");
  }
  if (textOf(alert.link) !== "" && webAddress(alert.link) === null) {
    throw new AppError("invalid", "A link must begin with http:// or https:// and have at most 2000 characters.");
  }

  return toAlert(
    {
      fingerprint: textOf(alert.fingerprint),
      state,
      level: levelOf(textOf(alert.level) || labels.severity),
      title: textOf(alert.title),
      description: textOf(alert.description),
      labels,
      links: [alert.link],
      startsAt: alert.startsAt,
      endsAt: alert.endsAt,
    },
    context,
  );
}

function listOf(payload: unknown): readonly unknown[] {
  const given = isFields(payload) ? payload.alert : payload;
  if (Array.isArray(given)) {
    const list: readonly unknown[] = given;

    return list;
  }
  if (!isFields(given)) {
    throw new AppError("invalid", 'Send {"alert": {…}}, or a list of alerts.');
  }

  return [given];
}
