import Link from "next/link";
import { ActionButton } from "@/components/console/action-button";
import { buttonClass } from "@/components/ui/button";
import type { FormAction } from "@/components/console/form-state";
import { Badge } from "@/components/ui/badge";
import { formatDuration } from "@/domain/shared/time";
import type { AlertRuleView } from "@/domain/monitoring/views";
import { alertLevelLabels, serviceStatusLabels } from "@/domain/shared/words";

type RuleListProps = { rules: readonly AlertRuleView[]; remove: FormAction };

export function RuleList({ rules, remove }: RuleListProps) {
  return (
    <ul className="mt-3 space-y-2">
      {rules.map((rule) => (
        <li key={rule.id} className="rounded-box border border-line bg-card px-4 py-3">
          <p className="flex flex-wrap items-center gap-2">
            <Badge tone={rule.isOn ? "ok" : "plain"}>{rule.isOn ? "On" : "Off"}</Badge>
            <b className="min-w-0 break-words">{rule.name}</b>
            {rule.action === "publish" && <Badge tone="slow">Publishes</Badge>}
          </p>
          <p className="mt-1 text-sm break-words text-soft">
            {whenOf(rule)} {thenOf(rule)} {endOf(rule)}
          </p>
          <div className="mt-2 flex flex-wrap gap-2">
            <Link
              href={`/staff/alerts/rules/${rule.id}`}
              aria-label={`Change ${rule.name}`}
              className={buttonClass("secondary")}
            >
              Change
            </Link>
            <ActionButton action={remove} fields={{ id: rule.id }} label={`Remove ${rule.name}`}>
              Remove
            </ActionButton>
          </div>
        </li>
      ))}
    </ul>
  );
}

function whenOf({ alertSourceName, labels, leastLevel, forSeconds }: AlertRuleView): string {
  const named = Object.entries(labels).map(([name, value]) => `${name}=${value}`);
  const which = named.length > 0 ? ` with ${named.join(" and ")}` : "";
  const duration = forSeconds < 60 ? `${forSeconds} s` : formatDuration(forSeconds * 1_000);

  return `When an alert of ${alertSourceName ?? "any alert source"}${which}, at least “${alertLevelLabels[leastLevel]}”, has fired for ${duration}:`;
}

function thenOf({ action, title, serviceName, serviceStatus }: AlertRuleView): string {
  return action === "publish"
    ? `everybody reads “${title}”, and ${serviceName} is shown as “${serviceStatusLabels[serviceStatus]}”.`
    : `a draft “${title}” of ${serviceName} is created.`;
}

function endOf({ saysRecovered }: AlertRuleView): string {
  return saysRecovered ? "When the alert is over, the incident says so." : "";
}
