import type { Metadata } from "next";
import { headers } from "next/headers";
import { renderedAt } from "@/app/site";
import { SubscriptionFields } from "@/components/notifications/subscription-fields";
import { PageHead } from "@/components/site/page-head";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { ErrorSummary } from "@/components/ui/error-summary";
import { TextField } from "@/components/ui/field";
import { limits } from "@/domain/shared/input";
import { listOpenIncidents } from "@/server/incidents/queries";
import { canSendMail } from "@/server/infra/mail/mail";
import { listServices } from "@/server/services/queries";
import { choosing, chosenBy } from "./chosen-by";
import { refusedSubscriptionHeader } from "./refused-subscription";

export const metadata: Metadata = { title: "Be told by mail" };

/** Where people leave an address. `?incident=MAIL-7` or `?service=MAIL`, as links of other pages name it, is chosen already. */
export default async function SubscribePage({ searchParams }: PageProps<"/subscribe">) {
  const query = await searchParams;
  if (query["sent"] !== undefined) {
    return <Sent />;
  }
  if (query["ended"] !== undefined) {
    return <Ended />;
  }
  if (!canSendMail()) {
    return <NotSetUp />;
  }
  const refused = refusedSubscriptionHeader.read(await headers());
  const now = renderedAt();
  const [services, open] = await Promise.all([listServices(now), listOpenIncidents(now)]);
  const values = refused?.values ?? { email: "", ...chosenBy(query) };
  const errors = refused?.fields ?? {};

  return (
    <>
      <PageHead
        title="Be told by mail"
        lead="We write to you when something is wrong, when it is planned, and when it is over. Nothing else is sent, and every mail ends it with one click."
      />
      {refused && <ErrorSummary message={refused.message} fields={refused.fields} />}
      <form method="post" action="/api/subscriptions" noValidate className="max-w-measure">
        <TextField
          name="email"
          type="email"
          label="Your e-mail address"
          hint="We send it a link first; you are told from when you have pressed the button there."
          value={values.email}
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
        Rather <a href={choosing("/notifications", values)}>on this phone or computer</a>, without an address?
      </p>
    </>
  );
}

function Sent() {
  return (
    <>
      <PageHead title="Look into your mail" />
      <Card>
        <p role="status">
          We have sent a link to the address you gave. Open it, and press the button on its page: only then are you told
          of anything.
        </p>
        <p className="mt-3">
          Nothing there after a few minutes? Look among what was taken for spam. An address gets one such mail a day: if
          you asked before, the link that you have already is the right one, and shows what you chose now.
        </p>
      </Card>
    </>
  );
}

function Ended() {
  return (
    <>
      <PageHead title="You are not told any more" />
      <Card>
        <p role="status">No mail will come, and we have forgotten your address.</p>
        <p className="mt-3">
          <a href="/subscribe">Subscribe again</a>
        </p>
      </Card>
    </>
  );
}

function NotSetUp() {
  return (
    <>
      <PageHead title="Be told by mail" />
      <Card>
        <p>Nobody can be told by mail here: the people who run this site have not set it up.</p>
        <p className="mt-3">
          <a href="/">Everything is said on the front page</a>, which keeps itself up to date while it is open;{" "}
          <a href="/notifications">be told on this phone or computer</a>; or{" "}
          <a href="/feeds">follow it in a feed reader or a calendar</a>.
        </p>
      </Card>
    </>
  );
}
