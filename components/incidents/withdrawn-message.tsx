import type { Clock } from "@/components/site/clock";
import { PageHead } from "@/components/site/page-head";
import { ButtonLink } from "@/components/ui/button";
import { Prose } from "@/components/ui/prose";
import { dateTimeInFull } from "@/domain/publishing/picture";
import type { WithdrawalView } from "@/domain/incidents/views";
import { codePath } from "@/domain/shared/codes";

/** In place of an incident that was withdrawn. */
export function WithdrawnMessage({
  withdrawal,
  clock,
}: {
  withdrawal: WithdrawalView;
  clock: Pick<Clock, "timeZone">;
}) {
  const { code, at, html, right } = withdrawal;

  return (
    <>
      <PageHead
        title={`${code} was withdrawn`}
        lead="It was published by mistake. What it said is no longer shown, and counts nowhere."
      />
      <p>
        Withdrawn <time dateTime={at.toISOString()}>{dateTimeInFull(at, clock.timeZone)}</time>, for this reason:
      </p>
      <Prose html={html} />
      {right && (
        <p className="mt-4">
          Go on at{" "}
          <a href={codePath(right.code)}>
            {right.code} · {right.title}
          </a>
        </p>
      )}
      <p className="mt-4 flex flex-wrap gap-2.5">
        <ButtonLink look="primary" href="/">
          Current status
        </ButtonLink>
        <ButtonLink href="/log">Past incidents</ButtonLink>
      </p>
    </>
  );
}
