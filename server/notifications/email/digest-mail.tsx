import { Hr } from "@react-email/hr";
import { Fragment } from "react";
import { dayKey } from "@/domain/shared/calendar";
import type { OutgoingMail } from "@/server/infra/mail/mail";
import { frameHtml, frameText } from "@/server/infra/mail/mail-frame";
import type { EmailDeliveryToSend } from "./delivery";
import { digestMessageId, oneClickUrl, subscriberFoot } from "./mail-parts";
import { type SiteOfMail, updateText, UpdateWords } from "./update-mail";

/** Everything that is queued for one subscriber, oldest first, in one email. */
export function digestMail(
  { email, subscriberId }: EmailDeliveryToSend,
  deliveries: readonly EmailDeliveryToSend[],
  site: SiteOfMail,
  now: Date,
): OutgoingMail {
  const codes = [...new Set(deliveries.map(({ update }) => update.incidentCode))];
  const foot = subscriberFoot(subscriberId, site.name);

  return {
    to: email,
    subject: `[${codes.slice(0, 3).join(", ")}${codes.length > 3 ? ", …" : ""}] Updates since yesterday`,
    text: frameText(deliveries.map(({ update }) => updateText(update, site, now)).join("\n\n* * *\n\n"), foot),
    html: frameHtml(
      <>
        {deliveries.map(({ id, update }, index) => (
          <Fragment key={id}>
            {index > 0 && <Hr />}
            <UpdateWords update={update} site={site} now={now} />
          </Fragment>
        ))}
      </>,
      foot,
    ),
    messageId: digestMessageId(subscriberId, dayKey(now, site.timeZone)),
    inReplyTo: null,
    references: [],
    unsubscribeUrl: oneClickUrl(subscriberId),
    isOneClick: true,
  };
}
