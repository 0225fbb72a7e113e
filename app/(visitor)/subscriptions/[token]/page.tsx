import type { Metadata } from "next";
import { formOutcome } from "@/app/(visitor)/form-outcome";
import { chosenIn } from "@/app/(visitor)/subscribe/chosen-by";
import { renderedAt } from "@/app/site";
import { SubscriptionFields } from "@/components/notifications/subscription-fields";
import { PageHead } from "@/components/site/page-head";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { ErrorSummary } from "@/components/ui/error-summary";
import { Section } from "@/components/ui/section";
import { listServices } from "@/server/services/queries";
import { findSubscriberByToken, hasEnded, type SubscriberView } from "@/server/notifications/email/queries";
import { UnknownLink } from "./unknown-link";

// The address is the key to this page: no other page learns it.
export const metadata: Metadata = { title: "Your email updates", referrer: "no-referrer" };

/** A subscriber's private page. Opening it changes nothing: scanners of email open links too. Its buttons do. */
export default async function SubscriptionPage({ params, searchParams }: PageProps<"/subscriptions/[token]">) {
  const { token } = await params;
  const subscriber = await findSubscriberByToken(token);
  if (!subscriber) {
    return (await hasEnded(token)) ? <NotSubscribed /> : <UnknownLink />;
  }
  const { saved } = await searchParams;
  const outcome = await formOutcome();
  const refusal = outcome?.refusal;
  const services = await listServices(renderedAt());
  const action = `/api/subscriptions/${token}`;

  return (
    <>
      <PageHead title={subscriber.isConfirmed ? "Your email updates" : "Confirm your subscription"} />
      {refusal && <ErrorSummary message={refusal.message} fields={refusal.fields} />}
      {saved !== undefined && !outcome && (
        <Card>
          <p role="status" className="font-semibold">
            Saved. We will email {subscriber.addressHint} from now on.
          </p>
        </Card>
      )}
      <Suspended of={subscriber} />
      <form method="post" action={`${action}/change`} noValidate className="max-w-measure">
        <p className="mt-2">For {subscriber.addressHint}</p>
        {subscriber.isWaiting && (
          <p className="mt-2">
            Something was requested after you last saved this. It is selected below; save to accept it.
          </p>
        )}
        <SubscriptionFields
          values={outcome ? chosenIn(outcome.typed) : valuesOf(subscriber)}
          services={services.map(({ code, name }) => ({ code, name }))}
          incidents={subscriber.incidents}
          errors={refusal?.fields ?? {}}
        />
        <p className="mt-4">
          <Button type="submit">{subscriber.isConfirmed ? "Save" : "Confirm"}</Button>
        </p>
      </form>
      {subscriber.isConfirmed && (
        <Section id="webhooks" title="Updates in a chat or a program">
          <p className="max-w-measure">
            The same updates can go to Slack, Microsoft Teams, Discord or a program of yours.{" "}
            <a href={`/subscriptions/${token}/webhooks`}>Your webhooks</a>
          </p>
        </Section>
      )}
      <Section id="end" title="Unsubscribe">
        <form method="post" action={`${action}/unsubscribe`} className="max-w-measure">
          <p>We then delete your address. You can subscribe again at any time.</p>
          <p className="mt-3">
            <Button type="submit" look="secondary">
              Unsubscribe
            </Button>
          </p>
        </form>
      </Section>
    </>
  );
}

/** The link of an old email, after its owner unsubscribed. */
function NotSubscribed() {
  return (
    <>
      <PageHead title="You are not subscribed any more" />
      <Card>
        <p>We do not email you, and we have deleted your address.</p>
        <p className="mt-3">
          <a href="/subscribe">Subscribe again</a>
        </p>
      </Card>
    </>
  );
}

function Suspended({ of: { suspendedFor } }: { of: SubscriberView }) {
  return suspendedFor === null ? null : (
    <Card>
      <p>
        <b>Your mail server refused our emails for good, so no more are sent.</b> It said: {suspendedFor} Once this is
        fixed, save below, and we will try again.
      </p>
    </Card>
  );
}

function valuesOf({ choice, everything, services, incidents }: SubscriberView) {
  return { choice, everything, services, incidents: incidents.map(({ code }) => code) };
}
