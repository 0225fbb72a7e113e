import type { Metadata } from "next";
import { formOutcome } from "@/app/(visitor)/form-outcome";
import { renderedAt } from "@/app/site";
import { SubscriptionFields } from "@/components/notifications/subscription-fields";
import { UnsubscribeForm } from "@/components/notifications/unsubscribe-form";
import { PageHead } from "@/components/site/page-head";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { ErrorSummary } from "@/components/ui/error-summary";
import { TextField } from "@/components/ui/field";
import { limits } from "@/domain/shared/input";
import { listOpenIncidents } from "@/server/incidents/queries";
import { canSendMail } from "@/server/infra/mail/mail";
import { listServices } from "@/server/services/queries";
import { choosing, chosenBy, chosenIn } from "./chosen-by";

export const metadata: Metadata = { title: "Get email updates" };

/** Where people leave an address. `?incident=MAIL-7` or `?service=MAIL`, as links of other pages name it, is selected already. */
export default async function SubscribePage({ searchParams }: PageProps<"/subscribe">) {
  const query = await searchParams;
  if (query["sent"] !== undefined) {
    return <Sent />;
  }
  if (query["ended"] !== undefined) {
    return <Ended />;
  }
  if (query["leave"] !== undefined) {
    return query["leave"] === "sent" ? <LinkSent /> : <Leave />;
  }
  if (!canSendMail()) {
    return <NotSetUp />;
  }
  const outcome = await formOutcome();
  const refusal = outcome?.refusal;
  const challenge = outcome?.question?.kind === "proof" ? outcome.question.challenge : undefined;
  const now = renderedAt();
  const [services, open] = await Promise.all([listServices(now), listOpenIncidents(now)]);
  const values = outcome ? chosenIn(outcome.typed) : chosenBy(query);
  const errors = refusal?.fields ?? {};

  return (
    <>
      <PageHead
        title="Get email updates"
        lead="We email you when something is wrong, when work is planned, and when it is over. Nothing else is sent, and every email has a link to unsubscribe."
      />
      {refusal && <ErrorSummary message={refusal.message} fields={refusal.fields} />}
      {challenge !== undefined && <ProofWords />}
      <form method="post" action="/api/subscriptions" noValidate data-challenge={challenge} className="max-w-measure">
        {challenge !== undefined && <input type="hidden" name="proof" />}
        <TextField
          name="email"
          type="email"
          label="Your email address"
          hint="We will email you a link to confirm your address."
          value={outcome?.typed.get("email") ?? ""}
          error={errors["email"]}
          maxLength={limits.email}
          autoComplete="email"
        />
        <SubscriptionFields
          values={values}
          services={services.map(({ code, name }) => ({ code, name }))}
          incidents={open.map(({ code, title }) => ({ code, title }))}
          errors={errors}
        />
        <p className="mt-4">
          <Button type="submit">Send me the link</Button>
        </p>
      </form>
      <p className="mt-6">
        You can also <a href={choosing("/notifications", values)}>turn on notifications in this browser</a>, without an
        address.
      </p>
    </>
  );
}

function ProofWords() {
  return (
    <>
      <script src="/prove.js" defer />
      <p role="alert" data-proof-note className="my-4 max-w-measure">
        Many addresses come from your network just now, and programs may be among them: your browser is asked for a
        second of work first. If scripts do not run in it, try again in ten minutes.
      </p>
    </>
  );
}

function Sent() {
  return (
    <>
      <PageHead title="Check your email" />
      <Card>
        <p role="status">
          We have sent a link to the address you gave. Open it, and press the button on its page to confirm your
          subscription.
        </p>
        <p className="mt-3">
          Nothing there after a few minutes? Check your spam folder. A mailbox gets one such email a day, however its
          address is spelled: if you asked before, the link that you already have is the right one, and shows what you
          chose now.
        </p>
      </Card>
    </>
  );
}

function Ended() {
  return (
    <>
      <PageHead title="You have unsubscribed" />
      <Card>
        <p role="status">We will not email you again, and we have deleted your address.</p>
        <p className="mt-3">
          <a href="/subscribe">Subscribe again</a>
        </p>
      </Card>
    </>
  );
}

async function Leave() {
  const outcome = await formOutcome();
  const refusal = outcome?.refusal;

  return (
    <>
      <PageHead
        title="Unsubscribe"
        lead="Each of our emails has a link to unsubscribe. Without one, type in your address."
      />
      {refusal && <ErrorSummary message={refusal.message} fields={refusal.fields} />}
      <UnsubscribeForm email={outcome?.typed.get("email") ?? ""} error={refusal?.fields["email"]} />
    </>
  );
}

function LinkSent() {
  return (
    <>
      <PageHead title="Check your email" />
      <Card>
        <p role="status">
          You are not unsubscribed yet. If this address gets email updates, we have sent it a link: open it, and press
          “Unsubscribe” on its page.
        </p>
        <p className="mt-3">
          Nothing there after a few minutes? Check your spam folder. An address gets one such email a day: if you asked
          before, the link that you already have is the right one.
        </p>
      </Card>
    </>
  );
}

function NotSetUp() {
  return (
    <>
      <PageHead title="Get email updates" />
      <Card>
        <p>This site cannot send email updates: it has not been set up to send email.</p>
        <p className="mt-3">
          Everything is on <a href="/">the front page</a>, which keeps itself up to date while it is open. You can also{" "}
          <a href="/notifications">turn on notifications in this browser</a>, or use{" "}
          <a href="/feeds">a feed reader or a calendar</a>.
        </p>
      </Card>
    </>
  );
}
