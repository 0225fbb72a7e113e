import type { Clock } from "@/components/site/clock";
import { Time } from "@/components/site/time";
import { Section } from "@/components/ui/section";
import { describeCount, type KnownErrorCount } from "@/domain/known-errors/known-errors";

/** How many accounts it affects and how many are fixed: the latest count, and those before it. */
export function AccountHistory({ counts, clock }: { counts: readonly KnownErrorCount[]; clock: Clock }) {
  const [newest] = counts;
  if (!newest) {
    return null;
  }

  return (
    <Section id="accounts" title="Affected accounts">
      <p className="mt-2 font-semibold tabular-nums">{describeCount(newest)}</p>
      <table className="mt-2 border-collapse text-left text-sm tabular-nums">
        <caption className="sr-only">Affected accounts, newest first</caption>
        <thead className="text-soft">
          <tr>
            {["As of", "Affected", "Fixed"].map((heading) => (
              <th key={heading} scope="col" className={`${cell} font-medium`}>
                {heading}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {counts.map(({ at, affected, fixed }) => (
            <tr key={at.getTime()}>
              <th scope="row" className={`${cell} font-normal`}>
                <Time at={at} clock={clock} as="full" />
              </th>
              <td className={cell}>{affected.toLocaleString("en-US")}</td>
              <td className={cell}>{fixed === null ? "unknown" : fixed.toLocaleString("en-US")}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}

const cell = "border-b border-line py-1.5 pr-4 align-top";
