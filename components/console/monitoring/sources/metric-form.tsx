import { ConsoleForm } from "@/components/console/console-form";
import type { FormAction } from "@/components/console/form-state";
import { metricFieldsOf } from "@/domain/monitoring/edited-fields";
import type { SourceMetricView, SourceView } from "@/domain/monitoring/views";
import { fieldsOf } from "@/domain/shared/changed-since";
import { kindWords } from "./kinds";
import { MetricFields } from "./metric-fields";
import { TryIt } from "./try-it";
import type { TryAction } from "./tried";

type MetricFormProps = {
  source: SourceView;
  /** The metric to change; without it, a new one. */
  metric?: SourceMetricView;
  services: readonly { code: string; name: string }[];
  save: FormAction;
  tryIt: TryAction;
};

/** A metric is tried with the settings of its source, and with the secret that is kept for it. */
export function MetricForm({ source, metric, services, save, tryIt }: MetricFormProps) {
  const { id, kind, url, auth, authUser } = source;
  const asked = { sourceId: id, kind, url: url ?? "", auth, authUser: authUser ?? "" };

  return (
    <ConsoleForm
      action={save}
      submitLabel={metric ? "Save" : "Add"}
      hidden={metric ? { ...asked, id: metric.id } : asked}
      {...(metric ? { basedOn: fieldsOf(metricFieldsOf(metric)) } : {})}
      keepAs={`metric:${metric?.id ?? `new ${id}`}`}
    >
      <MetricFields kind={kind} services={services} {...(metric ? { metric } : {})} />
      {kindWords[kind].query && <TryIt action={tryIt} />}
    </ConsoleForm>
  );
}
