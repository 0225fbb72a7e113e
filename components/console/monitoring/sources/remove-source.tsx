import { ConsoleForm } from "@/components/console/console-form";
import type { FormAction } from "@/components/console/form-state";

type RemoveSourceProps = { id: string; name: string; metricNames: readonly string[]; remove: FormAction };

/** The button is behind one more tap: what it deletes cannot be brought back. */
export function RemoveSource({ id, name, metricNames, remove }: RemoveSourceProps) {
  return (
    <details className="mt-1">
      <summary>Remove this source</summary>
      <ConsoleForm action={remove} submitLabel={`Remove ${name}`} hidden={{ id }}>
        <p className="text-soft">
          {metricNames.length === 0
            ? "It has no metrics."
            : `Its metrics go with it, with all their numbers: ${metricNames.join(", ")}. Readings in updates stay.`}
        </p>
      </ConsoleForm>
    </details>
  );
}
