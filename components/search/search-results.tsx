import { Fragment } from "react";
import type { Clock } from "@/components/site/clock";
import { Time } from "@/components/site/time";
import { Code } from "@/components/ui/code";
import { stateLabelOf } from "@/domain/search/ranking";
import { reasonText, type SearchResult, type Segment } from "@/domain/search/search";
import { searchKindLabels } from "@/domain/shared/words";

/** What was found, each with why. */
export function SearchResults({ results, clock }: { results: readonly SearchResult[]; clock: Clock }) {
  if (results.length === 0) {
    return (
      <section aria-labelledby="found" className="mt-6">
        <h2 id="found" className="text-xl">
          Nothing found
        </h2>
        <p className="mt-2 max-w-measure">
          Nothing here matches these words. Try fewer of them, or another filter. If you see a problem that is not
          listed, <a href="/report">report it</a>.
        </p>
      </section>
    );
  }

  return (
    <section aria-labelledby="found" className="mt-6">
      <h2 id="found" className="text-xl">
        {results.length === 1 ? "1 result" : `${results.length} results`}
      </h2>
      <ol className="mt-2">
        {results.map((result) => (
          <Result key={result.id} result={result} clock={clock} />
        ))}
      </ol>
    </section>
  );
}

function Result({ result, clock }: { result: SearchResult; clock: Clock }) {
  const { code, kind, place, places, path, at, services, reasons, titleSegments, snippet } = result;
  const isAlone = kind === "update" || kind === "comment";
  const about = [
    kind === "service" ? "Service" : searchKindLabels[kind],
    isAlone ? null : stateLabelOf(result.state),
    at && <Time key="at" at={at} clock={clock} as="full" />,
    kind === "service" || services.length === 0 ? null : services.join(", "),
  ].filter((part) => part !== null);

  return (
    <li className="my-4 rounded-box border border-line bg-card p-4 sm:p-5">
      <h3 className="text-lg">
        {code && (
          <>
            <Code>{code}</Code>{" "}
          </>
        )}
        <a href={path}>
          <Segments segments={titleSegments} />
        </a>
      </h3>
      <p className="mt-1 text-sm text-soft">
        {about.map((part, index) => (
          <Fragment key={index}>
            {index > 0 && " · "}
            {part}
          </Fragment>
        ))}
      </p>
      {snippet.length > 0 && (
        <p className="mt-2 max-w-measure wrap-anywhere">
          {place !== kind && <span className="text-soft">In {placeNames[place]}: </span>}
          <Segments segments={snippet} />
        </p>
      )}
      <p className="mt-2 text-sm text-soft">
        Why: {reasons.map(reasonText).join(" ")}
        {places > 1 && place !== "known_error" && ` In ${places} places.`}
      </p>
    </li>
  );
}

const placeNames: Record<SearchResult["place"], string> = {
  incident: "its heading",
  maintenance: "its heading",
  notice: "its heading",
  known_error: "its description",
  update: "an update",
  comment: "a comment",
  service: "its description",
};

/** What matches is marked, so that screen readers can say so too. */
function Segments({ segments }: { segments: readonly Segment[] }) {
  return segments.map(({ text, isMatch }, index) =>
    isMatch ? (
      <mark key={index} className="rounded-[3px] bg-slow-bg font-semibold text-ink underline">
        {text}
      </mark>
    ) : (
      <span key={index}>{text}</span>
    ),
  );
}
