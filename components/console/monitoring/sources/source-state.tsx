import { Badge } from "@/components/ui/badge";
import { formatDateTime } from "@/domain/shared/time";
import type { SourceView } from "@/domain/monitoring/views";
import { kindWords } from "./kinds";

type SourceStateProps = { source: SourceView; timeZone: string; now: Date };

/** How the last poll went, or when something was sent last. */
export function SourceState({ source, timeZone, now }: SourceStateProps) {
  const { failure, succeededAt, intervalSeconds, url, kind } = source;
  const [good, none] = kind === "push" ? ["Sending", "Nothing sent yet"] : ["Answering", "Not asked yet"];
  const last = succeededAt ? `last number ${formatDateTime(succeededAt, timeZone, now)}` : "no number yet";

  return (
    <>
      <p className="flex flex-wrap items-center gap-2">
        <Badge tone={failure ? "down" : succeededAt ? "ok" : "plain"}>
          {failure ? "Failing" : succeededAt ? good : none}
        </Badge>
        <span className="text-sm text-soft">
          {kindWords[kind].label} · {last} · every {intervalSeconds} s{" "}
          {url && <span className="break-all">· {url}</span>}
        </span>
      </p>
      {failure && <p className="mt-1 text-down">{failure}</p>}
    </>
  );
}
