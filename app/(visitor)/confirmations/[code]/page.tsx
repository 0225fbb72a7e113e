import type { Metadata } from "next";
import { headers } from "next/headers";
import { notFound } from "next/navigation";
import { formOutcome } from "@/app/(visitor)/form-outcome";
import { renderedAt } from "@/app/site";
import { ConfirmationReceipt } from "@/components/confirmations/confirmation-receipt";
import { PageHead } from "@/components/site/page-head";
import { ErrorSummary } from "@/components/ui/error-summary";
import { codePath } from "@/domain/shared/codes";
import { openConfirmationKind, endPostedAt } from "@/domain/confirmations/confirmations";
import type { IncidentView } from "@/domain/incidents/views";
import { findOwnConfirmation, listRoundedCounts } from "@/server/confirmations/queries";
import { findIncident } from "@/server/incidents/queries";
import { findVisitor } from "@/server/infra/crypto/visitor";
import type { Refusal } from "@/server/infra/refusal";

export const metadata: Metadata = { title: "I have this too" };

/** What one person has said about an incident with one tap, and what became of it. */
export default async function ConfirmationPage({ params, searchParams }: PageProps<"/confirmations/[code]">) {
  const incident = await findIncident((await params).code, renderedAt());
  if (!incident) {
    notFound();
  }
  const { code, title } = incident;
  const { counted, saved } = await searchParams;
  const outcome = await formOutcome();
  const challenge = outcome?.question?.kind === "proof" ? outcome.question.challenge : undefined;
  const refused = outcome?.refusal ? refusedTap(outcome.refusal) : null;
  const [{ openKind, own, visitorId }, counts] = await Promise.all([ownOf(incident), listRoundedCounts([incident.id])]);
  const isUnknown = counted !== undefined && visitorId === null && !refused;
  const isCounted = own !== null || isUnknown;

  return (
    <>
      <PageHead
        title={isCounted ? "You are counted" : challenge === undefined ? "You are not counted" : "One more second"}
        lead={`${code}, ${title}`}
        crumbs={[
          { href: "/", label: "Status" },
          { href: codePath(code), label: code },
        ]}
      />
      {challenge !== undefined && <script src="/prove.js" defer />}
      {refused && <ErrorSummary message={refused.message} fields={refused.fields} />}
      {saved !== undefined && own && (
        <p role="status" className="mt-3 font-semibold">
          Saved, thank you.
        </p>
      )}
      <ConfirmationReceipt
        code={code}
        openKind={openKind}
        own={
          own && {
            program: outcome?.typed.get("program") ?? own.program ?? "",
            place: outcome?.typed.get("place") ?? own.place ?? "",
          }
        }
        isUnknown={isUnknown}
        challenge={challenge}
        confirmed={counts.get(incident.id) ?? { affected: 0, stillBroken: 0 }}
        {...(refused ? { errors: refused.fields } : {})}
      />
    </>
  );
}

/** What nobody sees cannot be corrected: what is wrong with it is said on top. */
function refusedTap({ message, fields: { incident, kind, ...fields } }: Refusal) {
  return { message: incident ?? kind ?? message, fields };
}

/** What people are asked about an incident now, and what the one who asks for this page has said. */
async function ownOf(incident: IncidentView) {
  const visitorId = findVisitor((await headers()).get("cookie"));
  const openKind = openConfirmationKind({ ...incident, endPostedAt: endPostedAt(incident.updates) }, renderedAt());
  const own = openKind && visitorId ? await findOwnConfirmation(incident.id, openKind, visitorId) : null;

  return { openKind, own, visitorId };
}
