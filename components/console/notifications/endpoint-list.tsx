import Link from "next/link";
import { Badge } from "@/components/ui/badge";
import { type EndpointChoice, type EndpointKind, endpointKindLabels } from "@/domain/notifications/webhooks";
import { formatMoment } from "@/domain/shared/time";

type ListedEndpoint = {
  id: string;
  kind: EndpointKind;
  name: string;
  host: string;
  isOfSubscriber: boolean;
  services: readonly string[] | null;
  choice: EndpointChoice;
  disabledFor: string | null;
  waiting: number;
  attempts: number;
  failures: number;
  last: { at: Date; responseCode: number | null; failure: string | null } | null;
};

type EndpointListProps = { endpoints: readonly ListedEndpoint[]; timeZone: string; now: Date };

export function EndpointList({ endpoints, timeZone, now }: EndpointListProps) {
  return (
    <ul className="mt-3 space-y-2">
      {endpoints.map((endpoint) => (
        <li key={endpoint.id} className="rounded-card border border-line bg-card px-4 py-3">
          <p className="flex flex-wrap items-center gap-2">
            <StateBadge of={endpoint} />
            <Link href={`/staff/webhooks/${endpoint.id}`} className="min-w-0 py-1 font-bold break-words">
              {endpoint.name}
            </Link>
            {endpoint.isOfSubscriber && <Badge tone="plain">A subscriber’s</Badge>}
          </p>
          <p className="mt-1 text-sm break-words text-soft">
            {endpointKindLabels[endpoint.kind]} · {endpoint.host} · {scopeOf(endpoint)}
          </p>
          <p className="text-sm break-words">{endpoint.disabledFor}</p>
          <p className="text-sm break-words text-soft">{lastAnswer(endpoint, timeZone, now)}</p>
        </li>
      ))}
    </ul>
  );
}

function StateBadge({ of: { disabledFor, last } }: { of: Pick<ListedEndpoint, "disabledFor" | "last"> }) {
  if (disabledFor !== null) {
    return <Badge tone="plain">Off</Badge>;
  }

  return last?.failure ? <Badge tone="down">Failing</Badge> : <Badge tone="ok">On</Badge>;
}

function scopeOf({ services, choice, isOfSubscriber }: ListedEndpoint): string {
  if (isOfSubscriber) {
    return "what its owner asked for";
  }
  const often = choice === "start_and_end" ? "starts and ends" : "every update";

  return `${often} of ${services === null ? "everything" : services.join(", ")}`;
}

function lastAnswer(
  { last, attempts, failures, waiting }: Pick<ListedEndpoint, "last" | "attempts" | "failures" | "waiting">,
  timeZone: string,
  now: Date,
): string {
  if (!last) {
    return waiting > 0 ? `${waiting} waiting. Nothing was sent yet.` : "Nothing was sent yet.";
  }
  const answer = last.responseCode === null ? (last.failure ?? "") : `Answered ${last.responseCode}`;
  const rate = `${failures} of ${attempts} attempts failed in 30 days`;

  return `${answer} ${formatMoment(last.at, timeZone, now)} · ${rate}${waiting > 0 ? ` · ${waiting} waiting` : ""}`;
}
